/** Who is of which opinion about which part of the text. */
import type { AnswerRow } from '#shared/answers.ts';
import type { Matrix, MatrixCell } from '#shared/answers-matrix.ts';
import type { FrozenBlock } from '#shared/drafting.ts';
import type { Stance } from '#shared/export.ts';

/** The comments of one line of the matrix. */
class Line {
  readonly #all = new Tally();
  readonly #byStance = new Map<Stance, Tally>();
  readonly clause: string;

  constructor(clause: string) {
    this.clause = clause;
  }

  add({ stance }: AnswerRow, speaking: readonly string[]): void {
    this.#all.add(speaking);
    if (stance === null) return;
    const tally = this.#byStance.get(stance) ?? new Tally();
    tally.add(speaking);
    this.#byStance.set(stance, tally);
  }

  told(): { byStance: Partial<Record<Stance, MatrixCell>>; all: MatrixCell } {
    return { byStance: Object.fromEntries([...this.#byStance].map(([stance, tally]) => [stance, tally.told()])), all: this.#all.told() };
  }
}

class Tally {
  #comments = 0;
  readonly #organisations = new Set<string>();

  add(speaking: readonly string[]): void {
    this.#comments += 1;
    for (const consulteeId of speaking) this.#organisations.add(consulteeId);
  }

  told(): MatrixCell {
    return { comments: this.#comments, organisations: this.#organisations.size };
  }
}

/** Each figure is the number of comments that the bench shows for the same clause and position. `headings`: what the consulted texts call their clauses. `spokenFor`: by consultee, the others that its joint statement counts for; its comments are theirs too, and counted once. */
export function positionsByClause(rows: readonly AnswerRow[], headings: ReadonlyMap<string, string>, spokenFor: ReadonlyMap<string, readonly string[]> = new Map()): Pick<Matrix, 'clauses' | 'sums'> {
  const lines = new Map<string, Line>();
  const whole = new Line('');
  for (const row of rows) {
    const speaking = [row.consulteeId, ...(spokenFor.get(row.consulteeId) ?? [])];
    whole.add(row, speaking);
    for (const clause of withAbove(row.clauseNumber)) {
      const line = lines.get(clause) ?? new Line(clause);
      lines.set(clause, line);
      line.add(row, speaking);
    }
  }
  const sorted = [...lines.values()].sort((a, b) => Number(b.clause === outside) - Number(a.clause === outside) || inNumbers(a.clause, b.clause));
  return { clauses: sorted.map((line) => ({ clause: line.clause, heading: headings.get(line.clause) ?? '', depth: line.clause.split('.').length - 1, ...line.told() })), sums: whole.told() };
}

/** By number; one that stands in several of the texts with another heading has both. */
export function headingsOf(texts: readonly { blocks: readonly Pick<FrozenBlock, 'kind' | 'clauseNumber' | 'text'>[] }[]): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { kind, clauseNumber, text } of texts.flatMap(({ blocks }) => blocks)) {
    if (kind === 'heading' && clauseNumber !== null) found.set(clauseNumber, (found.get(clauseNumber) ?? new Set()).add(text));
  }
  return new Map([...found].map(([clause, names]) => [clause, [...names].join(' / ')]));
}

/** As the bench's filter names what stands in no numbered clause. */
export const outside = 'none';

/** `2.1.3` stands in 2, in 2.1 and in itself. */
export function withAbove(clause: string | null): string[] {
  if (clause === null) return [outside];
  const parts = clause.split('.');
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
}

export const inNumbers = (a: string, b: string): number => a.localeCompare(b, 'sv', { numeric: true });
