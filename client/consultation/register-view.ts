/** Which rows of the register are shown, and in what order. */
import type { Consultee } from '#shared/consultation.ts';
import { isUndelivered, isUnregistered, lastDayOf, registerStatus, registerStatuses } from '#shared/consultee-register.ts';
import type { RegisterFilter, RegisterSearch } from './register-search.ts';

/** When it is: the round's last day and today, as `2027-09-24`. */
export interface When { deadline: string; today: string }

export function fitsFilter(row: Consultee, filter: RegisterFilter, when: When): boolean {
  switch (filter) {
    case 'all': return true;
    // As the round counts them (`domain.md` rule 1): invited = answered (of which late) + waiting, and who was not invited beside them.
    case 'answered': return row.response !== null && !row.unsolicited;
    case 'waiting': return row.response === null && !row.unsolicited;
    case 'overdue': return registerStatus(row, when.deadline, when.today) === 'overdue';
    case 'unopened': return row.response === null && row.openedAt === null && row.invitedAt !== null;
    case 'late': return row.response?.late === true && !row.unsolicited;
    case 'extended': return row.extension !== null;
    case 'undelivered': return isUndelivered(row);
    case 'unregistered': return isUnregistered(row);
    case 'unsolicited': return row.unsolicited && row.response !== null;
  }
}

/** The rows that fit the selection and the words sought, in its order; what has no day comes last, and equals stand by name. */
export function shownRows(rows: readonly Consultee[], search: RegisterSearch & { sought: string }, when: When): Consultee[] {
  const sought = search.sought.trim().toLocaleLowerCase('sv');
  const fits = (row: Consultee) => fitsFilter(row, search.show ?? 'all', when) && (search.category === undefined || row.category === search.category)
    && [row.name, row.contactName ?? '', row.ownRegistryNumber, row.response?.registryNumber ?? ''].some((words) => words.toLocaleLowerCase('sv').includes(sought));
  const names = new Intl.Collator('sv');
  const key = (row: Consultee): string => {
    switch (search.sort ?? 'name') {
      case 'name': return '';
      case 'status': return String(registerStatuses.indexOf(registerStatus(row, when.deadline, when.today)));
      case 'lastDay': return row.unsolicited ? '9999' : lastDayOf(when.deadline, row.extension);
      case 'meeting': return row.meetingOn ?? '9999';
      case 'received': return row.response?.receivedOn ?? '9999';
    }
  };
  return rows.filter(fits).map((row) => ({ row, key: key(row) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : names.compare(a.row.name, b.row.name))).map(({ row }) => row);
}
