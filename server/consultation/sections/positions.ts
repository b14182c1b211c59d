/** How many of the answers that stand take which stance on each section that a round asks for: the one count for screen and report (invariant I8). */
import { type ReportedSection, stances } from '#shared/export.ts';
import type { SectionPosition } from '#shared/section-stances.ts';
import { allOrganisations } from '../../people/organisations.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { consulteeName } from '../consultees.ts';
import { sectionsOf, stancesTaken } from './sections-of.ts';
import { answersOfRound } from '../the-record.ts';

/** In the order of the text; none when the round asks for a stance on the whole only. `asOf`: as it stood when the round was concluded then. */
export async function sectionPositions(from: Reader, roundId: string, asOf: Date | null = null): Promise<ReportedSection[]> {
  return (await positionsOf(from, roundId, asOf)).map(({ taken, standing, ...section }) => {
    const byStance = Object.fromEntries(stances.map((stance) => [stance, taken.filter((one) => one.stance === stance).length])) as ReportedSection['byStance'];
    return { ...section, byStance, notTaken: standing - taken.length };
  });
}

/** The same with who says what, by name. */
export async function sectionPositionsWithNames(from: Reader, roundId: string): Promise<SectionPosition[]> {
  const counted = await sectionPositions(from, roundId);
  if (counted.length === 0) return [];
  const organisations = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  const order = new Intl.Collator('sv');
  const said = new Map((await positionsOf(from, roundId)).map(({ id, taken }) => [id, taken.map(({ consultee, stance, condition }) => ({ consultee: consulteeName(organisations.get(consultee.organisationId) ?? '', consultee.body), stance, condition })).sort((a, b) => order.compare(a.consultee, b.consultee))]));
  return counted.map((section) => ({ ...section, said: said.get(section.id) ?? [] }));
}

async function positionsOf(from: Reader, roundId: string, asOf: Date | null = null) {
  const sections = await sectionsOf(from, roundId);
  if (sections.length === 0) return [];
  const standing = (await answersOfRound(from, roundId, asOf)).flatMap(({ consultee, response, withdrawn }) => (response === null || withdrawn ? [] : [{ consultee, responseId: response.id }]));
  const taken = await stancesTaken(from, standing.map(({ responseId }) => responseId));
  const all = standing.flatMap(({ consultee, responseId }) => (taken.get(responseId) ?? []).map((one) => ({ consultee, ...one })));
  return sections.map(({ id, document, number, heading }) => ({ id, document, number, heading, standing: standing.length, taken: all.filter(({ section }) => section === id) }));
}
