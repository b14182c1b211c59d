/** A list of consultees from a spreadsheet: looked through first, then put on the round's list whole or not at all. */
import { and, eq } from 'drizzle-orm';
import { categoryOf, kindOf, type ListedRow, type ListFault, type ListPreview, readConsulteeList } from '#shared/consultee-list.ts';
import type { ConsulteeCategory } from '#shared/export.ts';
import { limits } from '#shared/limits.ts';
import type { Organisation } from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import { readSheet } from '../export/sheets.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { addOrganisation, allOrganisations } from '../people/organisations.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { addConsultee, consulteeName } from './consultees.ts';
import { consultationTables } from './tables.ts';

type Table = readonly (readonly string[])[];

/** The first sheet that holds anything and is not hidden. Refuses `sheet.refused.*`, `list-empty`. */
export async function tableOf(bytes: Uint8Array): Promise<Table> {
  const found = (await readSheet(bytes)).find(({ hidden, rows }) => !hidden && rows.some((row) => row.some((cell) => cell.trim() !== '')));
  if (!found) throw new Refusal('invalid', 'list-empty');
  return found.rows;
}

interface Examined { row: ListedRow; known: Organisation | null; category: ConsulteeCategory; officialMail: string; listed: boolean }

/** What the list would do, with every fault in it; nothing is written. Refuses `list-head-missing`, `list-empty`, `list-too-long`. */
export async function examineList(from: Reader, roundId: string, table: Table): Promise<ListPreview> {
  const { examined, faults, columns, ignored } = await examine(from, roundId, table);
  return {
    columns, ignored, faults, added: 0,
    rows: examined.map(({ row, known, category, officialMail, listed }) => ({
      row: row.row, name: consulteeName(known?.name ?? row.organisation, row.body), organisation: known?.name ?? row.organisation, isNewOrganisation: known === null, category, obliged: row.obliged, officialMail,
      contactName: row.contactName, contactMail: row.contactMail, outcome: listed ? 'listed' : 'add',
    })),
  };
}

/**
 * Puts every row on the list that is not there, or none: one fault refuses them all with `list-has-faults`. Who stands on the list is left
 * as it is. In an open round each is invited at once. Refuses what {@link addConsultee} and {@link examineList} refuse.
 */
export async function importConsultees(tx: Writer, actor: Actor, input: { roundId: string; table: Table; origin: string }): Promise<number> {
  const { consultees } = consultationTables(tx);
  const { examined, faults } = await examine(tx, input.roundId, input.table);
  if (faults.length > 0) throw new Refusal('invalid', 'list-has-faults', { values: { n: faults.length } });
  const made = new Map<string, string>();
  let added = 0;
  for (const { row, known, category, officialMail, listed } of examined) {
    if (listed) continue;
    const organisationId = known?.id ?? made.get(folded(row.organisation)) ?? await addOrganisation(tx, actor, { name: row.organisation, kind: kindOf(category), registrationNumber: row.registrationNumber, officialMail, registryMail: null });
    if (known === null) made.set(folded(row.organisation), organisationId);
    const id = await addConsultee(tx, actor, input.roundId, { organisationId, organisation: null, body: row.body, category, obliged: row.obliged, officialMail, contactName: row.contactName, contactMail: row.contactMail, unsolicited: false }, input.origin);
    if (row.meetingOn !== null || row.note !== '') await tx.update(consultees).set({ meetingOn: row.meetingOn, note: row.note }).where(and(eq(consultees.id, id), eq(consultees.roundId, input.roundId)));
    added += 1;
  }
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'consultees-imported', matterId: actor.matterId, subject: 'round', subjectId: input.roundId, details: { count: added, listed: examined.length - added }, at: actor.at });
  return added;
}

async function examine(from: Reader, roundId: string, table: Table): Promise<{ examined: Examined[]; faults: ListFault[]; columns: ListPreview['columns']; ignored: string[] }> {
  const list = readConsulteeList(table);
  if (list === null) throw new Refusal('invalid', 'list-head-missing');
  if (list.rows.length === 0) throw new Refusal('invalid', 'list-empty');
  if (list.rows.length > limits.consulteeList) throw new Refusal('too-large', 'list-too-long', { values: { most: limits.consulteeList } });
  const { consultees } = consultationTables(from);
  const organisations = await allOrganisations(from);
  const byName = new Map(organisations.map((one) => [folded(one.name), one]));
  const byNumber = new Map(organisations.flatMap((one): [string, Organisation][] => (one.registrationNumber === null ? [] : [[one.registrationNumber, one]])));
  const onTheList = new Set((await from.select({ organisationId: consultees.organisationId, body: consultees.body }).from(consultees).where(eq(consultees.roundId, roundId))).map((one) => same(one.organisationId, one.body)));
  const seen = new Map<string, number>();
  const newNumbers = new Map<string, string>();
  const faults = [...list.faults];
  const examined = list.rows.map((row): Examined => {
    const fault = (field: ListFault['field'], code: ListFault['code'], said: string, other: string | null = null) => faults.push({ row: row.row, field, code, said, other });
    const named = byName.get(folded(row.organisation));
    const numbered = row.registrationNumber === null ? undefined : byNumber.get(row.registrationNumber);
    // A number that is known speaks: the name may be spelt in another way.
    const known = numbered ?? named ?? null;
    const otherNumber = named && row.registrationNumber !== null && named.registrationNumber !== null && named.registrationNumber !== row.registrationNumber;
    if (numbered && named && numbered.id !== named.id) fault('registrationNumber', 'number-of-another', row.registrationNumber ?? '', numbered.name);
    else if (!numbered && otherNumber) fault('registrationNumber', 'number-of-another', row.registrationNumber ?? '', `${named.name}, ${named.registrationNumber}`);
    if (known === null && row.registrationNumber !== null) {
      const first = newNumbers.get(row.registrationNumber);
      if (first !== undefined && folded(first) !== folded(row.organisation)) fault('registrationNumber', 'number-of-another', row.registrationNumber, first);
      else newNumbers.set(row.registrationNumber, row.organisation);
    }
    const has = (field: ListFault['field']) => list.faults.some((one) => one.row === row.row && one.field === field);
    const category = row.category ?? (known ? categoryOf(known.kind) : null);
    if (category === null && !has('category')) fault('category', 'category-missing', '');
    const officialMail = row.officialMail ?? known?.officialMail ?? null;
    if (officialMail === null && !has('officialMail')) fault('officialMail', 'email-missing', '');
    const key = same(known?.id ?? folded(row.organisation), row.body);
    const earlier = seen.get(key);
    if (earlier !== undefined && row.organisation !== '') fault('organisation', 'row-repeated', consulteeName(row.organisation, row.body), String(earlier));
    else seen.set(key, row.row);
    return { row, known, category: category ?? 'other', officialMail: officialMail ?? '', listed: onTheList.has(key) };
  });
  return { examined, faults: faults.sort((a, b) => a.row - b.row), columns: list.columns, ignored: list.ignored };
}

const folded = (name: string): string => name.trim().toLocaleLowerCase('sv');
const same = (organisation: string, body: string | null): string => JSON.stringify([organisation, folded(body ?? '')]);
