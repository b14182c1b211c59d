import { Hono } from 'hono';
import { z } from 'zod';
import { responseSchema, roundSchema } from '#shared/consultation.ts';
import { id, listOf } from '#shared/people.ts';
import { sectionPositionSchema, sectionsInput, sectionStanceInput } from '#shared/section-stances.ts';
import { stillTeam } from '../../matters/actor.ts';
import { present, type SignedIn, signedIn } from '../../people/actor.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { validated } from '../../platform/http/validated.ts';
import { responseFor, viewResponse } from '../responses.ts';
import { type Concluded, roundFor, viewRound } from '../rounds.ts';
import { sectionPositionsWithNames } from './positions.ts';
import { chooseSections, takeStance } from './stances.ts';

const byId = validated('param', z.object({ id }));
const bySection = validated('param', z.object({ id, sectionId: id }));

export function sectionRoutes(house: House, doors: { isConcluded: Concluded }) {
  const documented = documenting(house);
  const { store } = house;
  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn).use('/responses/*', present)
    .put('/rounds/:id/sections', documented('Choose the sections that a planned round asks a stance for', roundSchema), byId, validated('json', sectionsInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => chooseSections(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')));
      return c.json(await viewRound(store.read, actor, round, doors.isConcluded), 200);
    })
    .get('/rounds/:id/section-positions', documented('Where the submitted responses stand on each section that the round asks for', listOf(sectionPositionSchema)), byId, async (c) => {
      const { round } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await sectionPositionsWithNames(store.read, round.id), next: null }, 200);
    })
    .put('/responses/:id/section-stances/:sectionId', documented('Take a stance on a section', responseSchema), bySection, validated('json', sectionStanceInput), async (c) => {
      const { id: responseId, sectionId } = c.req.valid('param');
      await store.write(`response:${responseId}`, async (tx) => takeStance(tx, await responseFor(tx, c.get('person'), responseId), sectionId, c.req.valid('json')));
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    });
}
