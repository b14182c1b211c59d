/** Comment tables of eight columns: fetched empty for a round, filled in outside, and read back for review like any other file. */
import type { Letterhead } from '#shared/export.ts';
import type { Locale } from '#shared/messages/format.ts';
import { Refusal } from '#shared/refusals.ts';
import type { WordAnswer } from '#shared/word-answers.ts';
import { frozenBlocksOf, viewPackage } from '../../drafting/frozen.ts';
import { letterheadOf } from '../../drafting/render.ts';
import { readCommentTable, type TableRow } from '../../export/comment-table/read.ts';
import { metaSheet, readSheet } from '../../export/sheets.ts';
import { commentTableFormat, emptyTable, writeCommentTableDocx, writeCommentTableXlsx } from '../../export/write-comment-table.ts';
import { dayOf } from '../../matters/matters.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { sectionsOf } from '../sections/sections-of.ts';
import { stancesOfTable } from './table-stances.ts';
import { clauseLabels, tableItems, type TableText } from './table-items.ts';

type Round = { id: string; matterId: string; packageId: string; title: string };

/** By its bytes; only a file without any sign of its own is known by its name. */
export const isSheet = ({ name, bytes }: { name: string; bytes: Uint8Array }): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/workbook.xml') || (bytes[0] !== 0x50 && /\.(?:csv|xlsx?)$/i.test(name));

/** `version`: the checksum of the package that the workbook was made for. Refuses `sheet.refused.*` and `comment-table-missing`. */
export async function tableOfSheet(bytes: Uint8Array): Promise<{ rows: TableRow[]; version: string | null }> {
  const sheets = await readSheet(bytes);
  const meta = new Map((sheets.find(({ name, hidden }) => hidden && name === metaSheet)?.rows ?? []).map(([name = '', value = '']) => [name, value]));
  for (const { hidden, rows } of sheets) {
    const found = hidden ? null : readCommentTable(rows);
    if (found !== null) return { rows: found, version: meta.get('format') === commentTableFormat ? meta.get('version') ?? null : null };
  }
  throw new Refusal('invalid', 'comment-table-missing');
}

/** Nothing is stored, and no row counts before somebody has chosen it. Refuses `not-found` when the round has no text. */
export async function readTableAnswer(from: Reader, round: Round, { name, rows, version }: { name: string; rows: readonly TableRow[]; version: string | null }): Promise<WordAnswer> {
  const { texts, hash } = await textsOf(from, round.packageId);
  const [first] = texts;
  if (first === undefined) throw new Refusal('not-found', 'not-found');
  const { form, comments, faults } = stancesOfTable(rows, await sectionsOf(from, round.id));
  const items = tableItems(comments, texts);
  return { file: name, documentId: first.id, documentTitle: first.title, isThisVersion: version === null ? null : version === hash, found: items.found, form, faults: [...faults, ...items.faults] };
}

/** The empty table of a round, with its clauses to choose from. */
export async function writeEmptyTable(from: Reader, round: Round, { organisation, format, locale, at }: { organisation: string; format: 'docx' | 'xlsx'; locale: Locale; at: Date }): Promise<Uint8Array> {
  const { texts, hash } = await textsOf(from, round.packageId);
  const { letterhead }: { letterhead: Letterhead } = await letterheadOf(from, round.matterId);
  const table = emptyTable({ locale, letterhead, subject: round.title, organisation, sections: await sectionsOf(from, round.id), clauses: clauseLabels(texts), origin: { round: round.id, version: hash }, day: dayOf(at) }, format);
  return format === 'docx' ? writeCommentTableDocx(table) : writeCommentTableXlsx(table);
}

async function textsOf(from: Reader, packageId: string): Promise<{ texts: TableText[]; hash: string }> {
  const { documents, hash } = await viewPackage(from, packageId);
  return { hash, texts: await Promise.all(documents.map(async ({ id, title }) => ({ id, title, blocks: await frozenBlocksOf(from, id) }))) };
}
