import { Hono } from 'hono';
import { z } from 'zod';
import { remarkInput, remarkSchema, replyChange, replyInput, replyVersionSchema, settleInput, settleQuery, whyNotSettle } from '#shared/discussion.ts';
import { whyNotRemark } from '#shared/drafting.ts';
import { id, listOf } from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import { type Actor, stillTeam } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { type SignedIn, signedIn } from '../../people/actor.ts';
import type { Person } from '../../people/person.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { isRepeated, once } from '../../platform/http/idempotency.ts';
import { allowance } from '../../platform/http/security.ts';
import { validated } from '../../platform/http/validated.ts';
import { documentFor } from '../documents.ts';
import type { DraftPlaces } from '../draft-places.ts';
import { placeNow, takePlace } from './remark-anchors.ts';
import { remarksOf } from './remark-views.ts';
import { raiseRemark, remarkFor, reopenRemark, settleRemark } from './remarks.ts';
import { changeReply, replyHistory, replyRow, replyToRemark, withdrawReply } from './replies.ts';

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));

export function discussionRoutes(house: House, places: DraftPlaces) {
  const documented = documenting(house);
  const { store } = house;
  const speaking = allowance(60, 60, house.clock);
  const chain = (actor: Actor) => `matter:${actor.matterId}`;
  const replyFor = async (person: Person, replyId: string) => remarkFor(store.read, person, (await replyRow(store.read, replyId)).remarkId);

  return new Hono<SignedIn>()
    .use('/documents/:id/remarks', signedIn).use('/remarks/*', signedIn).use('/remark-replies/*', signedIn)
    .get('/documents/:id/remarks', documented('Margin discussion', listOf(remarkSchema)), byId, async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await remarksOf(store.read, actor, document.id), next: null }, 200);
    })
    .post('/documents/:id/remarks', documented('Raise a thread on exact words of the draft', created, 201), byId, validated('json', remarkInput), async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      speaking.take(actor.id);
      refuse(whyNotRemark(actor));
      const { text, mentions, ...place } = c.req.valid('json');
      // A repeat gets its first answer, even if the words have changed since.
      const taken = (await isRepeated(c, house)) ? null : takePlace(await places(document.id), place);
      return c.json(await once(c, house, chain(actor), async (tx) => {
        if (taken === null) throw new Refusal('conflict', 'remark-words-changed');
        return { id: await raiseRemark(tx, await stillTeam(tx, actor), document.id, { place: taken, text: text.trim(), mentions }) };
      }), 201);
    })
    .post('/remarks/:id/replies', documented('Answer in a thread', created, 201), byId, validated('json', replyInput), async (c) => {
      const { actor, remark } = await remarkFor(store.read, c.get('person'), c.req.valid('param').id);
      speaking.take(actor.id);
      refuse(whyNotRemark(actor));
      const draft = await places(remark.documentId);
      const answered = { wording: (await placeNow(draft, remark)).text, wordingSeq: draft.seq };
      const { text, mentions } = c.req.valid('json');
      return c.json(await once(c, house, chain(actor), async (tx) => ({ id: await replyToRemark(tx, await stillTeam(tx, actor), remark.id, { text: text.trim(), mentions, ...answered }) })), 201);
    })
    .post('/remarks/:id/resolution', documented('Mark a thread as settled', done), byId, validated('json', settleInput), async (c) => {
      const { actor, remark } = await remarkFor(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotSettle(actor, { raisedById: remark.raisedBy }));
      await once(c, house, chain(actor), async (tx) => settleRemark(tx, await stillTeam(tx, actor), remark.id, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .delete('/remarks/:id/resolution', documented('Open a thread again', done), byId, validated('query', settleQuery), async (c) => {
      const { actor, remark } = await remarkFor(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotSettle(actor, { raisedById: remark.raisedBy }));
      await once(c, house, chain(actor), async (tx) => reopenRemark(tx, await stillTeam(tx, actor), remark.id, c.req.valid('query')));
      return c.json({ done: true as const }, 200);
    })
    .patch('/remark-replies/:id', documented('Change what one said', done), byId, validated('json', replyChange), async (c) => {
      const { id: replyId } = c.req.valid('param');
      const { actor } = await replyFor(c.get('person'), replyId);
      speaking.take(actor.id);
      const { text, mentions, version } = c.req.valid('json');
      await once(c, house, chain(actor), async (tx) => changeReply(tx, await stillTeam(tx, actor), replyId, { text: text.trim(), mentions, version }));
      return c.json({ done: true as const }, 200);
    })
    .post('/remark-replies/:id/withdrawal', documented('Take back what one said', done), byId, validated('json', settleInput), async (c) => {
      const { id: replyId } = c.req.valid('param');
      const { actor } = await replyFor(c.get('person'), replyId);
      await once(c, house, chain(actor), async (tx) => withdrawReply(tx, await stillTeam(tx, actor), replyId, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .get('/remark-replies/:id/history', documented('Every wording of a reply, oldest first', listOf(replyVersionSchema)), byId, async (c) => {
      const { id: replyId } = c.req.valid('param');
      const { actor } = await replyFor(c.get('person'), replyId);
      return c.json({ items: await replyHistory(store.read, actor, replyId), next: null }, 200);
    });
}
