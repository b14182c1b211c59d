/** Sorting many comments at once: a preview, the act that was agreed to, and its undoing. */
import { Hono } from 'hono';
import { z } from 'zod';
import { whyNotTriage } from '#shared/answers.ts';
import { type ChosenComments, sortedTogetherSchema, togetherAgreed, togetherInput, togetherPreviewSchema, undoneTogetherSchema } from '#shared/answers-together.ts';
import { id } from '#shared/people.ts';
import { roundFor } from '../consultation/rounds.ts';
import { stillTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { validated } from '../platform/http/validated.ts';
import { asksForAnchors, noStates } from './anchor-states.ts';
import { isConcluded } from './conclusion.ts';
import type { Drafts } from './places.ts';
import type { Readings } from './readings.ts';
import { planTogether, sortTogether, undoTogether } from './sorting-together.ts';

const byRound = validated('param', z.object({ id }));

export function togetherRoutes(house: House, { readings, drafts }: { readings: Readings; drafts: Drafts }) {
  const documented = documenting(house);
  const { store } = house;
  const statesFor = (round: { id: string; matterId: string }, chosen: ChosenComments) => (chosen.kind === 'all' && asksForAnchors(chosen.filter) ? readings.anchors(round, drafts) : noStates);

  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn)
    .post('/rounds/:id/sorting-previews', documented('What sorting the chosen comments would change; nothing is changed', togetherPreviewSchema), byRound, validated('json', togetherInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotTriage(actor, { concluded: await isConcluded(store.read, round.id) }));
      const { of: _of, ...preview } = planTogether(await readings.rows(round, drafts), { ...c.req.valid('json'), states: await statesFor(round, c.req.valid('json').chosen) });
      return c.json(preview, 200);
    })
    .post('/rounds/:id/sortings', documented('Sort the chosen comments, all that the preview said or none', sortedTogetherSchema), byRound, validated('json', togetherAgreed), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const rows = await readings.rows(round, drafts);
      const states = await statesFor(round, c.req.valid('json').chosen);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => sortTogether(tx, await stillTeam(tx, actor), { roundId: round.id, rows, states, ...c.req.valid('json') })), 200);
    })
    .post('/rounds/:id/sortings/:sorting/undoing', documented('Give each comment what it had before', undoneTogetherSchema), validated('param', z.object({ id, sorting: id })), async (c) => {
      const { id: roundId, sorting: sortingId } = c.req.valid('param');
      const { round, actor } = await roundFor(store.read, c.get('person'), roundId);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => undoTogether(tx, await stillTeam(tx, actor), { roundId: round.id, sortingId })), 200);
    });
}
