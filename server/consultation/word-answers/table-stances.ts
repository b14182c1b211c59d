/** The stances that a returned comment table takes: read into the same form as a Word file's, for review. */
import { type Stance, stances } from '#shared/export.ts';
import { documentsEn } from '#shared/messages/documents.en.ts';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import type { Section } from '#shared/section-stances.ts';
import type { TableFault, WordForm } from '#shared/word-answers.ts';
import type { TableRow } from '../../export/comment-table/read.ts';
import { stanceRowsOf } from '../../export/comment-table/stance-rows.ts';

const empty = { stance: null, decisionLevel: null, condition: '', summary: '', decidingBody: '', decidedOn: null, paragraph: '', registryNumber: '', sections: [], unread: [] } satisfies WordForm;

/** Characters, as on the page (`sectionStanceInput`). */
const longestCondition = 5_000;

/** `comments`: the rows that hold no stance. A stance that cannot be read, or that an earlier row took, is a fault, told by its row. `form` null: no stance is taken. */
export function stancesOfTable(rows: readonly TableRow[], sections: readonly Section[]): { form: WordForm | null; comments: TableRow[]; faults: TableFault[] } {
  const comments: TableRow[] = [];
  const faults: TableFault[] = [];
  const taken = new Map<number, { stance: Stance | null; condition: string }>();
  for (const row of rows) {
    const [at, ...alike] = stanceRowsOf(row.clause, sections);
    if (at === undefined) { comments.push(row); continue; }
    if (row.comment === '' && row.proposed === '') continue;
    const fault = (column: TableFault['column'], code: TableFault['code'], said: string) => faults.push({ row: row.row, column, code, said: said.slice(0, 200) });
    if (alike.length > 0) { fault('clause', 'stance-unclear', row.clause); continue; }
    if (taken.has(at)) { fault('clause', 'stance-twice', row.clause); continue; }
    const stance = stanceIn(row.comment);
    if (row.comment !== '' && stance === null) fault('comment', 'unknown-stance', row.comment);
    const isTooLong = row.proposed.length > longestCondition;
    if (isTooLong) fault('proposed', 'condition-too-long', `${row.proposed.slice(0, 60)} …`);
    taken.set(at, { stance, condition: isTooLong ? '' : row.proposed });
  }
  if ([...taken.values()].every(({ stance, condition }) => stance === null && condition === '')) return { form: null, comments, faults };
  const whole = taken.get(0);
  const onSections = sections.flatMap(({ id }, at) => { const its = taken.get(at + 1); return its === undefined || (its.stance === null && its.condition === '') ? [] : [{ sectionId: id, ...its }]; });
  return { form: { ...empty, stance: whole?.stance ?? null, condition: whole?.condition ?? '', sections: onSections }, comments, faults };
}

function stanceIn(said: string): Stance | null {
  const words = plain(said);
  return words === '' ? null : stances.find((one) => [documentsSv[`documents.stance.${one}`], documentsEn[`documents.stance.${one}`]].some((known) => plain(known) === words)) ?? null;
}

const plain = (text: string): string => text.toLocaleLowerCase('sv').replace(/\s+/g, ' ').replace(/[.:…\s]+$/u, '').replace(/ (?:att|that)$/u, '');
