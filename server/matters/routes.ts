import { setMaxListeners } from 'node:events';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { journalEntrySchema } from '#shared/journal.ts';
import { matterChange, matterInput, matterRowSchema, matterSchema, participantInput, stateInput, timetableInput } from '#shared/matters.ts';
import { id, listOf } from '#shared/people.ts';
import { entriesOf } from '../journal/journal.ts';
import { namesOf } from '../people/accounts.ts';
import { present, type SignedIn, signedIn } from '../people/actor.ts';
import { postInvitation } from '../people/letters.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { allowance } from '../platform/http/security.ts';
import { validated } from '../platform/http/validated.ts';
import { asTeam, stillTeam } from './actor.ts';
import { feedEvents, type Hears } from './events.ts';
import { changeMatter, changeState, createMatter, mattersOf, setTimetable, viewMatter } from './matters.ts';
import { addParticipant, inviteParticipantAgain, removeParticipant } from './participants.ts';
import { postRoleLetter } from './role-letter.ts';

export interface MatterDoors {
  hears: Hears;
  /** A role ended: sockets that relied on it are closed and judged again. */
  roleEnded: (personId: string) => void;
  stopping: AbortSignal;
}

const created = z.object({ id: z.string() });
const params = z.object({ id });

export function matterRoutes(house: House, doors: MatterDoors) {
  const documented = documenting(house);
  const { store } = house;
  const inviting = allowance(60, 60, house.clock);
  const byMatter = validated('param', params);
  // One listener per open stream: many are no leak.
  setMaxListeners(0, doors.stopping);

  return new Hono<SignedIn>()
    .use('/matters', signedIn).use('/matters/*', signedIn).use('/events', present)
    .get('/matters', documented('The matters I take part in', listOf(matterRowSchema)), async (c) => c.json({ items: await mattersOf(store.read, c.get('person').id), next: null }, 200))
    .post('/matters', documented('Start a matter', created, 201), validated('json', matterInput), async (c) => {
      const input = c.req.valid('json');
      return c.json(await once(c, house, 'house', async (tx) => ({ id: await createMatter(tx, c.get('person'), input) })), 201);
    })
    .get('/matters/:id', documented('One matter', matterSchema), byMatter, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await viewMatter(store.read, actor), 200);
    })
    .patch('/matters/:id', documented('Change a matter', matterSchema), byMatter, validated('json', matterChange), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => changeMatter(tx, await stillTeam(tx, actor), c.req.valid('json')));
      return c.json(await viewMatter(store.read, actor), 200);
    })
    .put('/matters/:id/timetable', documented('Set planned dates', matterSchema), byMatter, validated('json', timetableInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => setTimetable(tx, await stillTeam(tx, actor), c.req.valid('json').timetable));
      return c.json(await viewMatter(store.read, actor), 200);
    })
    .post('/matters/:id/phase', documented('Move the matter to another state', matterSchema), byMatter, validated('json', stateInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => changeState(tx, await stillTeam(tx, actor), c.req.valid('json')));
      return c.json(await viewMatter(store.read, actor), 200);
    })
    .post('/matters/:id/participants', documented('Give a person a role', created, 201), byMatter, validated('json', participantInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      inviting.take(actor.id);
      const input = c.req.valid('json');
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => {
        const added = await addParticipant(tx, await stillTeam(tx, actor), input);
        const to = { email: input.email, name: added.name, origin: house.origins[0] ?? '' };
        if (added.invited) await postInvitation(tx, added.invited, { ...to, invitedBy: actor }, actor.at);
        else if (added.personId !== null) await postRoleLetter(tx, actor, { ...to, personId: added.personId, role: input.role });
        return { id: added.id };
      }), 201);
    })
    .post('/matters/:id/participants/:participantId/invitation', documented('Invite once more somebody who has not come yet', created, 201), validated('param', params.extend({ participantId: id })), async (c) => {
      const { id: matterId, participantId } = c.req.valid('param');
      const actor = await asTeam(store.read, c.get('person'), matterId);
      inviting.take(actor.id);
      return c.json(await once(c, house, `matter:${matterId}`, async (tx) => {
        const { email, name, invited } = await inviteParticipantAgain(tx, await stillTeam(tx, actor), participantId);
        await postInvitation(tx, invited, { email, name, origin: house.origins[0] ?? '', invitedBy: actor }, actor.at);
        return { id: invited.id };
      }), 201);
    })
    .delete('/matters/:id/participants/:participantId', documented('End a role', matterSchema), validated('param', params.extend({ participantId: id })), async (c) => {
      const { id: matterId, participantId } = c.req.valid('param');
      const actor = await asTeam(store.read, c.get('person'), matterId);
      const personId = await store.write(`matter:${matterId}`, async (tx) => removeParticipant(tx, await stillTeam(tx, actor), participantId));
      if (personId) doors.roleEnded(personId);
      return c.json(await viewMatter(store.read, actor), 200);
    })
    .get('/matters/:id/journal', documented('What has happened', listOf(journalEntrySchema)), byMatter, validated('query', z.object({ before: id.optional() })), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      const most = 50;
      const rows = await entriesOf(store.read, actor.matterId, { reader: 'team', before: c.req.valid('query').before, most: most + 1 });
      const names = await namesOf(store.read, rows.flatMap((row) => row.actorId ?? []));
      const items = rows.slice(0, most).map((row) => ({ id: row.id, at: row.at.toISOString(), actor: row.actorId === null ? null : names.get(row.actorId) ?? null, act: row.act, subject: row.subject, subjectId: row.subjectId, details: row.details }));
      return c.json({ items, next: rows.length > most ? items.at(-1)?.id ?? null : null }, 200);
    })
    .get('/events', documented('Live events', 'text/event-stream'), (c) => streamSSE(c, async (stream) => {
      const person = c.get('person');
      const stop = feedEvents(house.signal, person, doors.hears, { send: ({ id: eventId, data }) => void stream.writeSSE({ event: 'changed', id: eventId, data: JSON.stringify(data) }).catch(() => {}) });
      // A returning reader may have missed something: it asks again for all it shows.
      if (c.req.header('last-event-id')) await stream.writeSSE({ event: 'changed', data: JSON.stringify({ matter: null, subject: 'everything', id: '' }) });
      await stream.writeSSE({ event: 'ready', data: '{}' });
      await new Promise<void>((resolve) => {
        const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '{}' }).catch(() => {}), 25_000);
        const end = () => {
          clearInterval(beat);
          doors.stopping.removeEventListener('abort', end);
          stop();
          resolve();
        };
        stream.onAbort(end);
        doors.stopping.addEventListener('abort', end, { once: true });
      });
    }));
}
