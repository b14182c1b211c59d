/** A list of consultees as authorities keep it in a spreadsheet: which column is what, and what each row says or lacks. */
import { z } from 'zod';
import { dayTyped } from './calendar.ts';
import { categoryWords, heads, type ListField, listFields, no, yes } from './consultee-list-words.ts';
import { type ConsulteeCategory, consulteeCategories } from './export.ts';
import { limits } from './limits.ts';
import { email, type OrganisationKind, registrationNumber } from './people.ts';

const kindOfCategory: Record<ConsulteeCategory, OrganisationKind> = { municipal_body: 'municipality', regional_body: 'region', state_agency: 'state_agency', association: 'association', user_organisation: 'association', private_person: 'other', other: 'other' };
/** What a new organisation is, when a list names only its category. */
export const kindOf = (category: ConsulteeCategory): OrganisationKind => kindOfCategory[category];
/** What an organisation usually answers as. */
export const categoryOf = (kind: OrganisationKind): ConsulteeCategory => (kind === 'municipality' ? 'municipal_body' : kind === 'region' ? 'regional_body' : kind === 'state_agency' ? 'state_agency' : kind === 'association' ? 'association' : 'other');

const listFaults = ['organisation-missing', 'text-too-long', 'registration-number-invalid', 'category-unknown', 'category-missing', 'obliged-unclear', 'email-missing', 'email-invalid', 'date-invalid', 'row-repeated', 'number-of-another'] as const;
export type ListFaultCode = (typeof listFaults)[number];

/** `row` as the spreadsheet numbers it, the head being row 1; `said` is what stands there, `other` the earlier row or the organisation it clashes with. */
const listFaultSchema = z.object({ row: z.number(), field: z.enum(listFields), code: z.enum(listFaults), said: z.string(), other: z.string().nullable() });
export type ListFault = z.infer<typeof listFaultSchema>;

/** `listed`: stands on the round's list already, and is left as it is. */
const listRowSchema = z.object({
  row: z.number(), name: z.string(), organisation: z.string(), isNewOrganisation: z.boolean(), category: z.enum(consulteeCategories), obliged: z.boolean(), officialMail: z.string(), contactName: z.string().nullable(), contactMail: z.string().nullable(), outcome: z.enum(['add', 'listed']),
});
export const listPreviewSchema = z.object({
  rows: z.array(listRowSchema), faults: z.array(listFaultSchema),
  /** What each column was read as, in the words of the file. */
  columns: z.array(z.object({ field: z.enum(listFields), head: z.string() })), ignored: z.array(z.string()),
  added: z.number(),
});
export type ListPreview = z.infer<typeof listPreviewSchema>;

/** One row with what it says; null where it says nothing. */
export interface ListedRow {
  row: number;
  organisation: string;
  registrationNumber: string | null;
  body: string | null;
  category: ConsulteeCategory | null;
  obliged: boolean;
  officialMail: string | null;
  contactName: string | null;
  contactMail: string | null;
  meetingOn: string | null;
  note: string;
}

export interface ReadList {
  rows: ListedRow[];
  faults: ListFault[];
  columns: { field: ListField; head: string }[];
  ignored: string[];
}

const plain = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').replace(/[:*]+$/, '').trim().toLocaleLowerCase('sv');
const oneLine = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/**
 * Reads a table whose first row that is not empty names the columns; empty rows are skipped and still counted. Null when no column names
 * the organisation. What the house knows is not asked here: an organisation may lend its own mailbox and category to a row without them.
 */
export function readConsulteeList(table: readonly (readonly string[])[]): ReadList | null {
  const at = table.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const head = table[at]?.map(oneLine) ?? [];
  const place = new Map<ListField, number>();
  for (const field of listFields) {
    const column = heads[field].map((name) => head.findIndex((cell, n) => plain(cell) === name && ![...place.values()].includes(n))).find((n) => n !== -1);
    if (column !== undefined) place.set(field, column);
  }
  if (!place.has('organisation')) return null;
  const faults: ListFault[] = [];
  const rows: ListedRow[] = [];
  table.forEach((cells, n) => {
    if (n <= at || cells.every((cell) => cell.trim() === '')) return;
    const row = n + 1;
    const said = (field: ListField): string => { const column = place.get(field); return column === undefined ? '' : cells[column]?.trim() ?? ''; };
    rows.push(rowOf(row, said, (field, code) => faults.push({ row, field, code, said: said(field).slice(0, 200), other: null })));
  });
  const used = new Set(place.values());
  return { rows, faults, columns: listFields.flatMap((field) => { const column = place.get(field); return column === undefined ? [] : [{ field, head: head[column] ?? '' }]; }), ignored: head.filter((name, n) => name !== '' && !used.has(n)) };
}

function rowOf(row: number, said: (field: ListField) => string, fault: (field: ListField, code: ListFaultCode) => void): ListedRow {
  const words = (field: ListField, longest: number): string => {
    const text = oneLine(said(field));
    if (text.length > longest) fault(field, 'text-too-long');
    return text;
  };
  const address = (field: 'officialMail' | 'contactMail'): string | null => {
    if (said(field) === '') return null;
    const parsed = email.safeParse(said(field));
    if (!parsed.success) fault(field, 'email-invalid');
    return parsed.data ?? null;
  };
  const organisation = words('organisation', limits.name);
  if (organisation === '') fault('organisation', 'organisation-missing');
  const number = said('registrationNumber') === '' ? null : registrationNumber.safeParse(said('registrationNumber'));
  if (number?.success === false) fault('registrationNumber', 'registration-number-invalid');
  const category = plain(said('category'));
  const known = consulteeCategories.find((one) => one === category || categoryWords[one].includes(category)) ?? null;
  if (category !== '' && known === null) fault('category', 'category-unknown');
  const obliged = plain(said('obliged'));
  if (!yes.includes(obliged) && !no.includes(obliged)) fault('obliged', 'obliged-unclear');
  const meetingOn = said('meetingOn') === '' ? null : dayTyped(said('meetingOn'));
  if (said('meetingOn') !== '' && meetingOn === null) fault('meetingOn', 'date-invalid');
  if (said('note').length > 2000) fault('note', 'text-too-long');
  return {
    row, organisation, registrationNumber: number?.data ?? null, body: words('body', limits.name) || null, category: known, obliged: yes.includes(obliged), officialMail: address('officialMail'),
    contactName: words('contactName', limits.name) || null, contactMail: address('contactMail'), meetingOn, note: said('note'),
  };
}
