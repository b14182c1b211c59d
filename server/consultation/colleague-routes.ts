import { Hono } from 'hono';
import { z } from 'zod';
import { codeTypedInput, colleagueCodeInput, colleagueCodeMade, colleaguesSchema, entryInput, entryPreview } from '#shared/colleagues.ts';
import { commentSchema, committeeDecisionInput, committeeInput, meetingChangeInput, mergerInput, responseSchema, standingInput, voiceInput } from '#shared/consultation.ts';
import { id } from '#shared/people.ts';
import type { SignedIn, Visited } from '../people/actor.ts';
import type { Sessions } from '../people/sessions.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { allowance } from '../platform/http/security.ts';
import { validated } from '../platform/http/validated.ts';
import { colleaguesOf, makeColleagueCode, removeColleague, revokeColleagueCode } from './colleague-codes.ts';
import { enterAsColleague, previewEntry, tryColleagueCode } from './colleague-entry.ts';
import { makeReturnLink, returning, takeBackReturnLink } from './colleague-return.ts';
import { enterDecision, enterMeetingChanges, handToCommittee, takeBackFromCommittee } from './committee.ts';
import { commentView, responseOfComment } from './comments.ts';
import { mergeComments, settleComments, speakUp, takeBackVoice } from './comment-standing.ts';
import { responseFor, viewResponse } from './responses.ts';

const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
const byCode = validated('param', z.object({ id, codeId: id }));
const byColleague = validated('param', z.object({ id, colleagueId: id }));

/** Below `/responses/*`, whose routes ask who is present. */
export function colleagueRoutes(house: House, doors: { sessions: Sessions }) {
  const documented = documenting(house);
  const { store } = house;
  const origin = () => house.origins[0] ?? '';

  const inviting = new Hono<SignedIn>()
    .get('/responses/:id/colleagues', documented('Colleagues without accounts, and the codes that let them in', colleaguesSchema), byId, async (c) => c.json(await colleaguesOf(store.read, await responseFor(store.read, c.get('person'), c.req.valid('param').id)), 200))
    // Never through `once`: a remembered answer would keep the secret.
    .post('/responses/:id/colleague-codes', documented('A new code for colleagues, told this once', colleagueCodeMade, 201), byId, validated('json', colleagueCodeInput), async (c) => {
      const responseId = c.req.valid('param').id;
      return c.json(await store.write(`response:${responseId}`, async (tx) => makeColleagueCode(tx, await responseFor(tx, c.get('person'), responseId), { ...c.req.valid('json'), origin: origin() })), 201);
    })
    .delete('/responses/:id/colleague-codes/:codeId', documented('Close a code; whoever came in by it is out', done), byCode, async (c) => {
      const { id: responseId, codeId } = c.req.valid('param');
      await store.write(`response:${responseId}`, async (tx) => revokeColleagueCode(tx, await responseFor(tx, c.get('person'), responseId), codeId));
      return c.json({ done: true as const }, 200);
    })
    .delete('/responses/:id/colleagues/:colleagueId', documented('End the access of one colleague', done), byColleague, async (c) => {
      const { id: responseId, colleagueId } = c.req.valid('param');
      await store.write(`response:${responseId}`, async (tx) => removeColleague(tx, await responseFor(tx, c.get('person'), responseId), colleagueId));
      return c.json({ done: true as const }, 200);
    });

  const keeping = new Hono<SignedIn>()
    // Never through `once`: a remembered answer would keep the secret.
    .post('/responses/:id/return-link', documented('A colleague’s own link back, told this once; the one before leads nowhere', z.object({ link: z.string() }), 201), byId, async (c) => {
      const responseId = c.req.valid('param').id;
      return c.json({ link: await store.write(`response:${responseId}`, async (tx) => makeReturnLink(tx, await responseFor(tx, c.get('person'), responseId), origin())) }, 201);
    })
    .delete('/responses/:id/return-link', documented('Take back one’s own link', done), byId, async (c) => {
      const responseId = c.req.valid('param').id;
      await store.write(`response:${responseId}`, async (tx) => takeBackReturnLink(tx, await responseFor(tx, c.get('person'), responseId)));
      return c.json({ done: true as const }, 200);
    });

  const settling = new Hono<SignedIn>()
    .post('/responses/:id/comment-standings', documented('Let comments stand in the response, or leave them out', responseSchema), byId, validated('json', standingInput), async (c) => {
      const responseId = c.req.valid('param').id;
      await store.write(`response:${responseId}`, async (tx) => settleComments(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')));
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .post('/comments/:id/merger', documented('Say several comments as one', responseSchema), byId, validated('json', mergerInput), async (c) => {
      const commentId = c.req.valid('param').id;
      const responseId = await responseOfComment(store.read, commentId);
      await store.write(`response:${responseId}`, async (tx) => mergeComments(tx, await responseFor(tx, c.get('person'), responseId), commentId, c.req.valid('json')));
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .put('/comments/:id/voice', documented('Support a comment of one’s own organisation, or object to it', commentSchema), byId, validated('json', voiceInput), async (c) => {
      const commentId = c.req.valid('param').id;
      const responseId = await responseOfComment(store.read, commentId);
      await store.write(`response:${responseId}`, async (tx) => speakUp(tx, await responseFor(tx, c.get('person'), responseId), commentId, c.req.valid('json')));
      return c.json(await commentView(store.read, commentId, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .delete('/comments/:id/voice', documented('Take back what one has said of a comment', commentSchema), byId, async (c) => {
      const commentId = c.req.valid('param').id;
      const responseId = await responseOfComment(store.read, commentId);
      await store.write(`response:${responseId}`, async (tx) => takeBackVoice(tx, await responseFor(tx, c.get('person'), responseId), commentId));
      return c.json(await commentView(store.read, commentId, await responseFor(store.read, c.get('person'), responseId)), 200);
    });

  const deciding = new Hono<SignedIn>()
    .post('/responses/:id/committee', documented('Hand the response to the body that decides on it', responseSchema), byId, validated('json', committeeInput), async (c) => {
      const responseId = c.req.valid('param').id;
      await store.write(`response:${responseId}`, async (tx) => handToCommittee(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')));
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .delete('/responses/:id/committee', documented('Take the response back from the body that decides on it', responseSchema), byId, async (c) => {
      const responseId = c.req.valid('param').id;
      await store.write(`response:${responseId}`, async (tx) => takeBackFromCommittee(tx, await responseFor(tx, c.get('person'), responseId)));
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .post('/responses/:id/committee/changes', documented('Enter what was changed at the meeting', responseSchema), byId, validated('json', meetingChangeInput), async (c) => {
      const responseId = c.req.valid('param').id;
      await store.write(`response:${responseId}`, async (tx) => enterMeetingChanges(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')));
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .post('/responses/:id/committee/decision', documented('Enter the decision: decided, not yet dispatched', responseSchema), byId, validated('json', committeeDecisionInput), async (c) => {
      const responseId = c.req.valid('param').id;
      await store.write(`response:${responseId}`, async (tx) => enterDecision(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')));
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    });

  const strangers = allowance(300, 15 * 60, house.clock);
  // Each entry is a new person: a whole unit may come at once, and a code that has leaked fills nothing.
  const entries = allowance(200, 3600, house.clock);
  // Four hundred colleagues of one morning are let in, and a stranger who guesses at 80 bits gets nowhere in the age of the world.
  const returns = allowance(600, 15 * 60, house.clock);
  const entering = new Hono<Visited>()
    .post('/colleague-returns', documented('Come back as a colleague by one’s own link', z.object({ consulteeId: z.string() }), 201), validated('json', codeTypedInput), async (c) => {
      // Counted before it is looked for: tries at the same moment count too.
      returns.take('nobody');
      const { personId, consulteeId, lasts } = await returning(store.read, c.req.valid('json').code, house.clock());
      const visitor = c.get('visitor');
      if (visitor) await doors.sessions.end(visitor.sessionId);
      c.header('set-cookie', await doors.sessions.start(personId, lasts));
      return c.json({ consulteeId }, 201);
    })
    .post('/colleague-entries/preview', documented('What a colleague’s code leads to', entryPreview), validated('json', codeTypedInput), async (c) => {
      const code = await tryColleagueCode(store, c.req.valid('json').code, { strangers, clock: house.clock });
      return c.json(await previewEntry(store.read, code, house.clock()), 200);
    })
    .post('/colleague-entries', documented('Come in as a colleague by a code', z.object({ consulteeId: z.string() }), 201), validated('json', entryInput), async (c) => {
      const { code: typed, ...input } = c.req.valid('json');
      const code = await tryColleagueCode(store, typed, { strangers, clock: house.clock });
      entries.take(code.id);
      const visitor = c.get('visitor');
      const { personId, consulteeId, lasts } = await store.write(`response:${code.responseId}`, (tx) => enterAsColleague(tx, code, { ...input, before: visitor?.kind === 'guest' ? visitor.id : null, at: house.clock() }));
      if (visitor) await doors.sessions.end(visitor.sessionId);
      c.header('set-cookie', await doors.sessions.start(personId, lasts));
      return c.json({ consulteeId }, 201);
    });

  return new Hono<SignedIn>().route('/', inviting).route('/', keeping).route('/', settling).route('/', deciding).route('/', entering);
}
