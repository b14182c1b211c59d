/** How many comments each place of the texts has, and how they stand: what is shown beside the consulted text. */
import { type AnswerRow, lacksDecision } from '#shared/answers.ts';
import type { CountedPlace } from '#shared/answers-matrix.ts';
import { inNumbers, outside, withAbove } from './matrix.ts';

/**
 * Each figure is the number of comments that the bench shows for the same text and clause. What is said of all texts together comes first, then the
 * texts in their order, each by clause. `headings`: by clause, of each text by its title.
 */
export function countedPlaces(rows: readonly AnswerRow[], headings: ReadonlyMap<string, ReadonlyMap<string, string>>): CountedPlace[] {
  const places = new Map<string, CountedPlace>();
  const placeOf = (document: string | null, clause: string | null): CountedPlace => {
    const key = JSON.stringify([document, clause]);
    const place = places.get(key) ?? { document, clause, heading: headings.get(document ?? '')?.get(clause ?? '') ?? '', comments: 0, withBelow: 0, byStance: {}, withoutStance: 0, byDisposition: {}, undecided: 0, withdrawn: 0, replaced: 0 };
    places.set(key, place);
    return place;
  };
  for (const row of rows) {
    for (const clause of withAbove(row.clauseNumber)) placeOf(row.documentTitle, clause === outside ? null : clause).withBelow += 1;
    addTo(placeOf(row.documentTitle, row.clauseNumber), row);
  }
  // A title that a correction changed comes after those of the text as it counts now.
  const order = [...headings.keys()];
  const at = ({ document }: CountedPlace): number => (document === null ? -1 : order.includes(document) ? order.indexOf(document) : order.length);
  return [...places.values()].sort((a, b) => at(a) - at(b) || (a.document ?? '').localeCompare(b.document ?? '', 'sv') || inNumbers(a.clause ?? '', b.clause ?? ''));
}

function addTo(place: CountedPlace, row: AnswerRow): void {
  place.comments += 1;
  if (row.stance === null) place.withoutStance += 1;
  else place.byStance[row.stance] = (place.byStance[row.stance] ?? 0) + 1;
  if (row.state === 'withdrawn') place.withdrawn += 1;
  else if (row.state === 'replaced') place.replaced += 1;
  else if (lacksDecision(row) || row.disposition === null) place.undecided += 1;
  else place.byDisposition[row.disposition] = (place.byDisposition[row.disposition] ?? 0) + 1;
}
