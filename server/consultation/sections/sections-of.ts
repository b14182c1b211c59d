import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Stance, TakenStance } from '#shared/export.ts';
import type { Section, SectionStance } from '#shared/section-stances.ts';
import { namesOf } from '../../people/accounts.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { conditionOf } from '../condition-of.ts';
import { sectionTables } from './tables.ts';

/** The sections that a round asks a stance for, in the order of the text. */
export async function sectionsOf(from: Reader, roundId: string): Promise<Section[]> {
  const { sections } = sectionTables(from);
  const rows = await from.select().from(sections).where(eq(sections.roundId, roundId)).orderBy(asc(sections.ordinal));
  return rows.map(({ id, frozenDocumentId, documentTitle, block, clauseNumber, clauseHeading, required }) => ({ id, documentId: frozenDocumentId, document: documentTitle, block, number: clauseNumber, heading: clauseHeading, required }));
}

/** What a response says of them; a stance that was taken back is none and keeps its version. */
export async function sectionStancesOf(from: Reader, responseId: string): Promise<SectionStance[]> {
  const { sections, sectionStances } = sectionTables(from);
  const rows = (await from.select({ its: sectionStances }).from(sectionStances).innerJoin(sections, eq(sections.id, sectionStances.sectionId)).where(eq(sectionStances.responseId, responseId)).orderBy(asc(sections.ordinal))).map(({ its }) => its);
  const names = await namesOf(from, rows.map(({ by }) => by));
  return rows.map(({ sectionId, stance, condition, version, by }) => ({ sectionId, stance: stance as Stance | null, condition, version, by: names.get(by) ?? '' }));
}

/** Of these responses: the stances that they take on sections, in the order of the text. A response that takes none is not there. */
export async function stancesTaken(from: Reader, responseIds: readonly string[]): Promise<Map<string, TakenStance[]>> {
  const { sections, sectionStances } = sectionTables(from);
  const taken = new Map<string, TakenStance[]>();
  // A statement carries a bounded number of values in either database.
  for (let at = 0; at < responseIds.length; at += 500) {
    const rows = await from.select({ its: sectionStances, section: sections }).from(sectionStances).innerJoin(sections, eq(sections.id, sectionStances.sectionId)).where(and(inArray(sectionStances.responseId, responseIds.slice(at, at + 500)), isNotNull(sectionStances.stance))).orderBy(asc(sections.ordinal));
    for (const { its, section } of rows) {
      const { id, documentTitle, clauseNumber, clauseHeading } = section;
      taken.set(its.responseId, [...(taken.get(its.responseId) ?? []), { section: id, document: documentTitle, number: clauseNumber, heading: clauseHeading, stance: its.stance as Stance, condition: conditionOf(its) }]);
    }
  }
  return taken;
}

/** What is evidence of them in one response. */
export const stancesTakenIn = async (from: Reader, responseId: string): Promise<TakenStance[]> => (await stancesTaken(from, [responseId])).get(responseId) ?? [];
