/** The response register as a table for a spreadsheet: every fact that stands on the screen, one row per consultee. */
import type { Consultee } from '#shared/consultation.ts';
import { commentsOf, isUnreached, lastDayOf, registerStatus } from '#shared/consultee-register.ts';
import { type DocumentMessage, isoDay, type PaperLocale, type Words, wordsIn } from './docx-writer/words.ts';
import { type CsvValue, writeCsv } from './write-csv.ts';

export interface RegisterTable {
  locale: PaperLocale;
  /** The round's own last day, `2027-09-24`. */
  deadline: string;
  today: string;
  rows: readonly Consultee[];
}

type Head = DocumentMessage & `documents.register.${string}`;

const columns: readonly [Head, (row: Consultee, words: Words, table: RegisterTable) => CsvValue][] = [
  ['documents.register.consultee', (row) => row.name],
  ['documents.register.organisation', (row) => row.organisation],
  ['documents.register.body', (row) => row.body],
  ['documents.register.category', (row, words) => words.say(`documents.category.${row.category}`)],
  ['documents.register.party', (row, words) => words.say(row.party ? 'documents.yes' : 'documents.no')],
  ['documents.register.asked', (row, words) => words.say(`documents.register.asked.${row.unsolicited ? 'unsolicited' : row.obliged ? 'obliged' : 'invited'}`)],
  ['documents.register.contact', (row) => row.contactName],
  ['documents.register.contactMail', (row) => row.contactMail],
  ['documents.register.officialMail', (row) => row.officialMail],
  ['documents.register.coordinators', (row) => row.coordinators.map(({ name, email }) => name ?? email).join(', ')],
  ['documents.register.invited', (row) => day(row.invitedAt)],
  ['documents.register.opened', (row) => day(row.openedAt)],
  ['documents.register.reminders', (row) => row.reminders.length],
  ['documents.register.lastReminder', (row) => day(row.reminders.at(-1)?.at ?? null)],
  ['documents.register.unreached', (row) => [...new Set(row.letters.filter(isUnreached).map(({ recipient }) => recipient))].join(', ')],
  ['documents.register.meeting', (row) => row.meetingOn],
  ['documents.register.lastDay', (row, _words, { deadline }) => (row.unsolicited ? null : lastDayOf(deadline, row.extension))],
  ['documents.register.extension', (row) => row.extension?.reason ?? null],
  ['documents.register.status', (row, words, { deadline, today }) => words.say(`documents.register.status.${registerStatus(row, deadline, today)}`)],
  ['documents.register.stance', (row, words) => (row.response?.stance && row.response.withdrawn === null ? words.say(`documents.stance.${row.response.stance}`) : null)],
  ['documents.register.authored', (row) => row.response?.authoredOn ?? null],
  ['documents.register.received', (row) => row.response?.receivedOn ?? null],
  ['documents.register.late', (row, words) => (row.response ? words.say(row.response.late ? 'documents.yes' : 'documents.no') : null)],
  ['documents.register.channel', (row, words) => (row.response ? words.say(`documents.register.channel.${row.response.channel}`) : null)],
  ['documents.register.comments', commentsOf],
  ['documents.register.jointWith', (row) => row.response?.jointWith ?? null],
  ['documents.register.supplements', (row) => (row.response ? row.response.supplements.filter(({ withdrawn }) => !withdrawn).length : null)],
  ['documents.register.withdrawn', (row) => row.response?.withdrawn?.on ?? null],
  ['documents.register.theirNumber', (row) => row.response?.registryNumber ?? null],
  ['documents.register.ownNumber', (row) => row.ownRegistryNumber],
  ['documents.register.note', (row) => row.note],
];

const day = (at: string | null): string | null => (at === null ? null : isoDay(at));

/** Head and rows as values, in the order given; days as `2027-09-24`. For every kind of table file. */
function registerTable(table: RegisterTable): { head: string[]; rows: CsvValue[][] } {
  const words = wordsIn(table.locale);
  return { head: columns.map(([key]) => words.say(key)), rows: table.rows.map((row) => columns.map(([, value]) => value(row, words, table))) };
}

/** Bytes: UTF-8 with byte order mark, `;`, CRLF; text that a spreadsheet would run gets an apostrophe before it. */
export function writeRegisterCsv(table: RegisterTable): Uint8Array {
  const { head, rows } = registerTable(table);
  return writeCsv(head, rows);
}
