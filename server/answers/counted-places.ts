/** How many comments each place of the texts has, and how they stand: what is shown beside the consulted text. */
import { type AnswerRow, lacksDecision } from '#shared/answers.ts';
import type { CountedPlace } from '#shared/answers-matrix.ts';
import { outside, withAbove } from './matrix.ts';

/** Each figure is the number of comments that the bench shows for the same text and clause. In the order of the texts. */
export function countedPlaces(rows: readonly AnswerRow[]): CountedPlace[] {
  const places = new Map<string, CountedPlace & { ordinal: number }>();
  for (const row of rows) {
    for (const clause of withAbove(row.clauseNumber)) {
      const place = placeFor(places, { document: row.documentTitle, clause: clause === outside ? null : clause, ordinal: row.ordinal });
      place.withBelow += 1;
      if (place.clause === row.clauseNumber) addTo(place, row);
    }
  }
  return [...places.values()].sort((a, b) => a.ordinal - b.ordinal || depthOf(a) - depthOf(b)).map(({ ordinal: _ordinal, ...place }) => place);
}

function placeFor(places: Map<string, CountedPlace & { ordinal: number }>, { document, clause, ordinal }: { document: string | null; clause: string | null; ordinal: number }): CountedPlace {
  const key = JSON.stringify([document, clause]);
  const place = places.get(key) ?? { document, clause, comments: 0, withBelow: 0, byStance: {}, withoutStance: 0, byDisposition: {}, undecided: 0, withdrawn: 0, ordinal };
  place.ordinal = Math.min(place.ordinal, ordinal);
  places.set(key, place);
  return place;
}

function addTo(place: CountedPlace, row: AnswerRow): void {
  place.comments += 1;
  if (row.stance === null) place.withoutStance += 1;
  else place.byStance[row.stance] = (place.byStance[row.stance] ?? 0) + 1;
  if (row.state === 'withdrawn') place.withdrawn += 1;
  else if (lacksDecision(row) || row.disposition === null) place.undecided += 1;
  else place.byDisposition[row.disposition] = (place.byDisposition[row.disposition] ?? 0) + 1;
}

/** A clause comes before its sub-clauses, also where the first comment of both is the same. */
const depthOf = ({ clause }: CountedPlace): number => clause?.split('.').length ?? 0;
