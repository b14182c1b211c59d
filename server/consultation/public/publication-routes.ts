import { Hono } from 'hono';
import { z } from 'zod';
import { publicationInput, publicationSchema, publishedResponsesInput, whyNotPublish, whyNotPublishReport, withdrawalInput } from '#shared/publication.ts';
import { id } from '#shared/people.ts';
import { stillTeam } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { type SignedIn, signedIn } from '../../people/actor.ts';
import { pdfType } from '../../platform/files/file-type.ts';
import type { StoredFile } from '../../platform/files/files.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { validated } from '../../platform/http/validated.ts';
import { dayOf } from '../../matters/matters.ts';
import { consultationPaper } from '../letter-file.ts';
import { roundFor, stateOf } from '../rounds.ts';
import { hideResponse, publishedReport, publishReport, publishResponses, publishRound, type RoundEnd, shownOf, standingPublication, viewPublication, withdrawPublication } from './publication.ts';
import { publicConsultees } from './public-round.ts';

const byId = validated('param', z.object({ id }));
const byResponse = validated('param', z.object({ id, responseId: id }));

/** The same report as a file, and without head and title for a page of ours. */
export interface WrittenForPublic { pdf: Uint8Array; page: Uint8Array }

/** Names both for the act; kept before it. */
export async function keptForPublic(house: House, { pdf, page }: WrittenForPublic): Promise<{ file: StoredFile; page: StoredFile }> {
  return { file: await house.files.keep(pdf, pdfType), page: await house.files.keep(page, 'text/html; charset=utf-8') };
}

/** How a round ended, and its report as the public may read it; the room of answers knows both. */
export interface PublicEnd extends RoundEnd {
  writeForPublic(house: House, of: { roundId: string; number: number }): Promise<WrittenForPublic>;
}

export function publicationRoutes(house: House, end: PublicEnd) {
  const documented = documenting(house);
  const { store } = house;

  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn)
    .get('/rounds/:id/publication', documented('What the public may read of a round, and what its privacy check found', publicationSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await viewPublication(store.read, actor, round.id, end), 200);
    })
    .post('/rounds/:id/publication', documented('Publish the page of a round, each finding confirmed', publicationSchema), byId, validated('json', publicationInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const state = stateOf(round);
      // Asked before the paper is set, which takes a while; the act asks again.
      refuse(whyNotPublish(actor, { state, shown: shownOf(round, await standingPublication(store.read, round.id)) }));
      const bytes = state === 'planned' ? null : await consultationPaper(house, round, { consultees: await publicConsultees(store.read, round.id, 'sv'), at: actor.at });
      const papers = bytes === null ? null : { file: await house.files.keep(bytes, pdfType), packageId: round.packageId };
      await store.write(`matter:${actor.matterId}`, async (tx) => publishRound(tx, await stillTeam(tx, actor), { roundId: round.id, ...c.req.valid('json'), papers }));
      return c.json(await viewPublication(store.read, actor, round.id, end), 200);
    })
    .post('/rounds/:id/publication/withdrawal', documented('Take the page of a round away, with the reason', publicationSchema), byId, validated('json', withdrawalInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => withdrawPublication(tx, await stillTeam(tx, actor), { roundId: round.id, ...c.req.valid('json') }));
      return c.json(await viewPublication(store.read, actor, round.id, end), 200);
    })
    .post('/rounds/:id/published-responses', documented('Publish responses, each finding in them confirmed', publicationSchema), byId, validated('json', publishedResponsesInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => publishResponses(tx, await stillTeam(tx, actor), { roundId: round.id, ...c.req.valid('json') }));
      return c.json(await viewPublication(store.read, actor, round.id, end), 200);
    })
    .delete('/rounds/:id/published-responses/:responseId', documented('Take a response off the public page', publicationSchema), byResponse, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => hideResponse(tx, await stillTeam(tx, actor), { roundId: round.id, responseId: c.req.valid('param').responseId }));
      return c.json(await viewPublication(store.read, actor, round.id, end), 200);
    })
    .post('/rounds/:id/published-reports', documented('Publish the final report, private persons without their names', publicationSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const number = await end.finalReport(store.read, round.id);
      refuse(whyNotPublishReport(actor, { shown: shownOf(round, await standingPublication(store.read, round.id)), made: number !== null, published: number !== null && (await publishedReport(store.read, round.id))?.number === number, confidentialUntil: await end.confidentialUntil(store.read, round.id), today: dayOf(actor.at) }));
      const kept = await keptForPublic(house, await end.writeForPublic(house, { roundId: round.id, number: number ?? 0 }));
      await store.write(`matter:${actor.matterId}`, async (tx) => publishReport(tx, await stillTeam(tx, actor), { roundId: round.id, number: number ?? 0, ...kept, end }));
      return c.json(await viewPublication(store.read, actor, round.id, end), 200);
    });
}
