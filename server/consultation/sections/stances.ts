/** A stance per section is asked for while the round is planned, frozen with it, and taken in each response (`domain.md` 2.3). */
import { and, eq } from 'drizzle-orm';
import { whyNotWriteResponse } from '#shared/consultation.ts';
import { whyNotChangeRound } from '#shared/round-rules.ts';
import { Refusal } from '#shared/refusals.ts';
import type { SectionsInput, SectionStanceInput } from '#shared/section-stances.ts';
import { frozenBlocksOf, viewPackage } from '../../drafting/frozen.ts';
import { verifiedPlace } from '../../drafting/frozen-place.ts';
import { record } from '../../journal/journal.ts';
import type { Actor } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { namesOf } from '../../people/accounts.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import type { ResponseActor } from '../response-actor.ts';
import { roundById, stateOf } from '../rounds.ts';
import { sectionTables } from './tables.ts';
import { sectionsOf } from './sections-of.ts';

/** Asks for these sections instead of those chosen before. Refuses `lead-only`, `round-opened`, and `anchor-invalid` for what is no numbered heading of the round's text. */
export async function chooseSections(tx: Writer, actor: Actor, roundId: string, { sections: chosen, required }: SectionsInput): Promise<void> {
  const { sections } = sectionTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotChangeRound(actor, { state: stateOf(round) }));
  const places = await Promise.all(chosen.map((one) => headingPlace(tx, round.packageId, one)));
  await tx.delete(sections).where(eq(sections.roundId, roundId));
  for (const place of places) await tx.insert(sections).values({ id: newId(actor.at), roundId, ...place, required });
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'sections-chosen', matterId: actor.matterId, subject: 'round', subjectId: roundId, details: { number: round.number, sections: places.map(({ clauseNumber }) => clauseNumber).join(', '), required }, at: actor.at });
}

async function headingPlace(from: Reader, packageId: string, { documentId, block }: SectionsInput['sections'][number]) {
  const { documents } = await viewPackage(from, packageId);
  const document = documents.find(({ id }) => id === documentId);
  const heading = document && (await frozenBlocksOf(from, documentId)).find((one) => one.block === block && one.kind === 'heading');
  if (!document || !heading?.clauseNumber) throw new Refusal('invalid', 'anchor-invalid');
  const { ordinal } = await verifiedPlace(from, packageId, { scope: 'block', documentId, from: { block, offset: 0 }, to: null, quote: '' });
  return { frozenDocumentId: documentId, documentTitle: document.title, block, clauseNumber: heading.clauseNumber, clauseHeading: heading.text, ordinal };
}

/** Autosave is no act (design D9). Refuses as {@link writeStance} does, and what `whyNotWriteResponse` says. */
export async function takeStance(tx: Writer, acting: ResponseActor, sectionId: string, taken: SectionStanceInput): Promise<void> {
  refuse(whyNotWriteResponse(acting.who, acting.response));
  await writeStance(tx, acting, sectionId, taken);
}

/**
 * What was said of the section before; null when nothing changes. Asks nobody whether it may be written. Refuses `section-stance-changed` with who when somebody has
 * taken another stance since `version`, and `not-found` for a section that the round does not ask for.
 */
export async function writeStance(tx: Writer, { person, response }: ResponseActor, sectionId: string, { stance, condition, version }: SectionStanceInput): Promise<{ stance: string | null; condition: string } | null> {
  const { sectionStances } = sectionTables(tx);
  // A supplement says something more and leaves the position as it is.
  if (response.follows !== null || !(await sectionsOf(tx, response.roundId)).some(({ id }) => id === sectionId)) throw new Refusal('not-found', 'not-found');
  const its = and(eq(sectionStances.responseId, response.id), eq(sectionStances.sectionId, sectionId));
  const [row] = await tx.select().from(sectionStances).where(its);
  const before = { stance: row?.stance ?? null, condition: row?.condition ?? '' };
  if (before.stance === stance && before.condition === condition) return null;
  if ((row?.version ?? 0) !== version) throw new Refusal('conflict', 'section-stance-changed', { values: { by: (await namesOf(tx, row ? [row.by] : [])).get(row?.by ?? '') ?? '' } });
  const said = { stance, condition, version: version + 1, by: person.id, at: person.at };
  if (row) await tx.update(sectionStances).set(said).where(its);
  else await tx.insert(sectionStances).values({ responseId: response.id, sectionId, ...said });
  return before;
}
