/** The clauses that a comparison touches, for those who read only what changed. Pure. */
import { linesOf, summaryOf } from './compare-summary.ts';
import type { LineFace } from './compare-lines.ts';
import type { Compared, ComparedLine, Comparison } from './compare-value.ts';

/** A clause with its own words, without the clauses below it; see `changedClauseSchema`. */
export interface ChangedClause {
  fate: 'changed' | 'added' | 'struck' | 'moved'; clause: string | null; clauseBefore: string | null; heading: string; first: string | null; blocks: string[]; above: string[]; comparison: Comparison;
}

interface Group { key: string; headingRow: Compared | null; rows: Compared[]; notes: ComparedLine[]; above: string[] }

/** The clauses in which something came, went, moved or reads otherwise, in reading order. What only changed its number is not among them. */
export function changedClauses({ body, footnotes }: Comparison): ChangedClause[] {
  const groups = grouped(body);
  for (const note of footnotes) {
    const its = groups.find(({ rows }) => rows.some((row) => linesOf(row).some(({ parts }) => parts.some(({ inline }) => inline.type === 'footnoteRef' && (inline.attrs.note === note.after?.id || inline.attrs.note === note.before?.id)))));
    its?.notes.push(note);
  }
  return groups.filter(({ rows, notes }) => [...rows, ...notes].some(({ fate }) => fate !== 'same')).map(clauseOf);
}

/** By the clause that each line stands in now; of a struck clause, in which it stood. */
function grouped(body: readonly Compared[]): Group[] {
  const here = new Set(body.filter(({ fate }) => fate === 'moved-here').flatMap((row) => row.before?.id ?? []));
  // A heading that was reworded is the same clause: what went from it is told there.
  const became = new Map(body.flatMap((row) => (isHeading(row) && row.before !== null && row.after !== null ? [[row.before.id, row.after.id] as const] : [])));
  const groups = new Map<string, Group>();
  const stack: { level: number; id: string }[] = [];
  let now = '';
  let was = '';
  for (const row of body) {
    if (isHeading(row) && row.before !== null && row.fate !== 'moved-here') was = row.before.id;
    if (isHeading(row) && row.after !== null) {
      now = row.after.id;
      while ((stack.at(-1)?.level ?? 0) >= row.after.level) stack.pop();
      stack.push({ level: row.after.level, id: row.after.id });
    }
    if (row.fate === 'moved-away' && here.has(row.before?.id ?? '')) continue;
    const key = row.after !== null ? now : was === '' ? now : became.get(was) ?? `struck ${was}`;
    const group = groups.get(key) ?? { key, headingRow: null, rows: [], notes: [], above: key === now ? stack.slice(0, -1).map(({ id }) => id) : [] };
    if (isHeading(row) && (row.after !== null || key.startsWith('struck '))) group.headingRow = row;
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const isHeading = (row: Compared): row is ComparedLine => row.kind === 'line' && ((row.after ?? row.before)?.type === 'heading');

function clauseOf({ headingRow, rows, notes, above }: Group): ChangedClause {
  const copies = { body: structuredClone(rows), footnotes: structuredClone(notes) };
  for (const row of [...copies.body, ...copies.footnotes]) row.change = null;
  const standing = rows.filter(({ after }) => after !== null);
  const face = (side: 'before' | 'after'): { clause: string | null; heading: string } | null => headingRow?.[side] ?? rows.find((row) => row[side] !== null)?.[side] ?? null;
  const [after, before] = [face('after'), face('before')];
  const fate: ChangedClause['fate'] = standing.length === 0 ? 'struck' : headingRow?.fate === 'inserted' || rows.every((row) => row.fate === 'inserted') ? 'added' : headingRow?.fate === 'moved-here' ? 'moved' : 'changed';
  return {
    fate, clause: after?.clause ?? null, clauseBefore: fate === 'added' ? null : before?.clause ?? null, heading: (after ?? before)?.heading ?? '',
    first: standing.map(firstOf).find((id) => id !== null) ?? null, blocks: [...new Set(rows.flatMap(idsOf))], above, comparison: { ...copies, ...summaryOf(copies.body, copies.footnotes) },
  };
}

/** A table is no paragraph: its first cell's is. */
const firstOf = (row: Compared): string | null => (row.kind === 'line' ? row.after?.id ?? null : linesOf(row).map(({ after }) => after?.id ?? null).find((id) => id !== null) ?? null);

const idsOf = (row: Compared): string[] => [row, ...linesOf(row)].flatMap(({ before, after }) => [before, after].flatMap((face: Pick<LineFace, 'id'> | null) => face?.id ?? []));
