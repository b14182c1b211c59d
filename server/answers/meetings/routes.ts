import { Hono } from 'hono';
import { z } from 'zod';
import { awaitingSchema, meetingChange, meetingDecisionInput, meetingInput, meetingSchema, meetingSummarySchema } from '#shared/answer-meetings.ts';
import type { AnswerRow } from '#shared/answers.ts';
import { id, listOf } from '#shared/people.ts';
import { writeMeetingList, meetingListTypes } from '../../export/write-meeting-list.ts';
import { roundById, roundFor } from '../../consultation/rounds.ts';
import { letterheadOf } from '../../drafting/render.ts';
import { stillTeam } from '../../matters/actor.ts';
import { dayOf, matterById } from '../../matters/matters.ts';
import { type SignedIn, signedIn } from '../../people/actor.ts';
import type { Person } from '../../people/person.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { fileName, inLanguage } from '../../platform/http/file-names.ts';
import { once } from '../../platform/http/idempotency.ts';
import { allowance } from '../../platform/http/security.ts';
import { download } from '../../platform/http/upload.ts';
import { validated } from '../../platform/http/validated.ts';
import { changeMeetingList, decideMeeting, makeMeetingList, meetingFor, removeMeetingList } from './meetings.ts';
import { awaitingMeeting, meetingsOf, viewMeeting } from './views.ts';

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
type Rows = (round: { id: string; matterId: string }) => Promise<readonly AnswerRow[]>;

/** Lists of proposals that a meeting decides together. */
export function meetingRoutes(house: House, { rows }: { rows: Rows }) {
  const documented = documenting(house);
  const { store } = house;
  const exporting = allowance(60, 3600, house.clock);
  const view = async (person: Person, meetingId: string) => {
    const found = await meetingFor(store.read, person, meetingId);
    return viewMeeting(store.read, found, await rows(await roundById(store.read, found.meeting.roundId)));
  };

  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn).use('/meetings/*', signedIn)
    .get('/rounds/:id/meetings', documented('Meeting lists of a round', listOf(meetingSummarySchema)), byId, async (c) => {
      const { round } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await meetingsOf(store.read, round.id), next: null }, 200);
    })
    .get('/rounds/:id/proposals', documented('Proposed answers that stand on no list waiting for its meeting', awaitingSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await awaitingMeeting(store.read, { actor, roundId: round.id }, await rows(round)), 200);
    })
    .post('/rounds/:id/meetings', documented('Gather proposed answers into a list for a meeting', created, 201), byId, validated('json', meetingInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await makeMeetingList(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')) })), 201);
    })
    .get('/meetings/:id', documented('A meeting list with how each proposal stands now', meetingSchema), byId, async (c) => c.json(await view(c.get('person'), c.req.valid('param').id), 200))
    .put('/meetings/:id', documented('Change a meeting list', meetingSchema), byId, validated('json', meetingChange), async (c) => {
      const meetingId = c.req.valid('param').id;
      const { actor } = await meetingFor(store.read, c.get('person'), meetingId);
      await store.write(`matter:${actor.matterId}`, async (tx) => changeMeetingList(tx, await meetingFor(tx, c.get('person'), meetingId), c.req.valid('json')));
      return c.json(await view(c.get('person'), meetingId), 200);
    })
    .delete('/meetings/:id', documented('Give up a meeting list that is not decided', done), byId, async (c) => {
      const meetingId = c.req.valid('param').id;
      const { actor } = await meetingFor(store.read, c.get('person'), meetingId);
      await store.write(`matter:${actor.matterId}`, async (tx) => removeMeetingList(tx, await meetingFor(tx, c.get('person'), meetingId)));
      return c.json({ done: true as const }, 200);
    })
    .post('/meetings/:id/decision', documented('Decide a meeting list in one act, with exceptions', meetingSchema), byId, validated('json', meetingDecisionInput), async (c) => {
      const meetingId = c.req.valid('param').id;
      const { actor } = await meetingFor(store.read, c.get('person'), meetingId);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await decideMeeting(tx, await meetingFor(tx, c.get('person'), meetingId), c.req.valid('json')); return { done: true }; });
      return c.json(await view(c.get('person'), meetingId), 200);
    })
    .get('/meetings/:id/list/:format', documented('The meeting list as docx or pdf (PDF/A-2a)', 'application/octet-stream'), validated('param', z.object({ id, format: z.enum(['docx', 'pdf']) })), validated('query', inLanguage), async (c) => {
      const { id: meetingId, format } = c.req.valid('param');
      const { locale } = c.req.valid('query');
      const meeting = await view(c.get('person'), meetingId);
      exporting.take(c.get('person').id);
      const round = await roundById(store.read, meeting.roundId);
      const matter = await matterById(store.read, round.matterId);
      const { letterhead } = await letterheadOf(store.read, round.matterId);
      const bytes = await writeMeetingList({ meeting, matter: matter?.title ?? '', round: round.title, locale, letterhead, preparedOn: dayOf(house.clock()) }, format);
      return download(c, { name: fileName(locale, { key: 'file.meeting', values: { body: meeting.body, day: meeting.heldOn }, ending: format }), type: meetingListTypes[format], bytes });
    });
}
