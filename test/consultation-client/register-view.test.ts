import { expect, test } from 'vitest';
import type { Consultee } from '#shared/consultation.ts';
import { registerFilters, registerSearch } from '../../client/consultation/register-search.ts';
import { fitsFilter, shownRows } from '../../client/consultation/register-view.ts';

const when = { deadline: '2027-06-01', today: '2027-06-02' };
const answer = { id: 'r', stance: 'supports', receivedOn: '2027-05-20', authoredOn: null, late: false, afterConclusion: false, channel: 'online', comments: 2, jointWith: null, earlierComments: 0, preliminary: false, registryNumber: 'SN 27/3', withdrawn: null, confirmed: null, replaces: null, supplements: [] } satisfies Consultee['response'];
const consultee = (name: string, facts: Partial<Consultee> = {}): Consultee => ({
  id: name, name, organisation: name, body: null, category: 'municipal_body', party: false, obliged: false, unsolicited: false, officialMail: 'x@x.example', contactName: null, contactMail: null,
  invitedAt: '2027-03-01T10:00:00Z', openedAt: null, extension: null, reminders: [], letters: [], meetingOn: null, ownRegistryNumber: '', note: '', response: null, namedBy: [], coordinators: [], registering: null, refusals: {}, ...facts,
});
const letter = (state: Consultee['letters'][number]['state']) => ({ id: 'l', kind: 'invitation' as const, at: '2027-03-01T10:00:00Z', recipient: 'x@x.example', state, returned: null, refusals: { sendAgain: null, correct: null } });
const rows = [
  consultee('Almfors', { response: answer, ownRegistryNumber: 'RG 27/9' }),
  consultee('Örnvik', { openedAt: '2027-03-02T10:00:00Z', meetingOn: '2027-06-09', extension: { until: '2027-06-15', by: 'x', reason: 'x' } }),
  consultee('Zinkgruvan', { letters: [letter('refused')], meetingOn: '2027-05-01', category: 'other' }),
  consultee('Unga Röster', { unsolicited: true, invitedAt: null, response: { ...answer, late: true, receivedOn: '2027-06-02' } }),
];
const shown = (search: Parameters<typeof shownRows>[1]) => shownRows(rows, search, when).map(({ name }) => name);

test('every filter finds its rows, and answered and waiting make up all who were asked', () => {
  const found = Object.fromEntries(registerFilters.map((filter) => [filter, rows.filter((row) => fitsFilter(row, filter, when)).map(({ name }) => name)]));
  expect(found).toEqual({
    all: ['Almfors', 'Örnvik', 'Zinkgruvan', 'Unga Röster'], answered: ['Almfors'], waiting: ['Örnvik', 'Zinkgruvan'], overdue: ['Zinkgruvan'], unopened: ['Zinkgruvan'], late: [], extended: ['Örnvik'], undelivered: ['Zinkgruvan'], unregistered: ['Unga Röster'], unsolicited: ['Unga Röster'],
  });
});

test('who counts by a joint statement has answered, and its record is registered with the sender', () => {
  const joint = consultee('Björkvattna', { response: { ...answer, comments: 0, jointWith: 'Almfors' } });
  expect(registerFilters.filter((filter) => fitsFilter(joint, filter, when))).toEqual(['all', 'answered']);
});

test('rows stand in the order asked for, those without a day last, and by Swedish name', () => {
  expect(shown({ sought: '' })).toEqual(['Almfors', 'Unga Röster', 'Zinkgruvan', 'Örnvik']);
  expect(shown({ sought: '', sort: 'meeting' })).toEqual(['Zinkgruvan', 'Örnvik', 'Almfors', 'Unga Röster']);
  expect(shown({ sought: '', sort: 'received' })).toEqual(['Almfors', 'Unga Röster', 'Zinkgruvan', 'Örnvik']);
  expect(shown({ sought: '', sort: 'lastDay' })).toEqual(['Almfors', 'Zinkgruvan', 'Örnvik', 'Unga Röster']);
  expect(shown({ sought: '', sort: 'status' })).toEqual(['Örnvik', 'Zinkgruvan', 'Almfors', 'Unga Röster']);
});

test('a consultee is found by name, type or either registry number', () => {
  expect(shown({ sought: 'örn' })).toEqual(['Örnvik']);
  expect(shown({ sought: 'rg 27/9' })).toEqual(['Almfors']);
  expect(shown({ sought: 'SN 27' })).toEqual(['Almfors', 'Unga Röster']);
  expect(shown({ sought: '', category: 'other' })).toEqual(['Zinkgruvan']);
});

test('an address gives the selection it holds, and what it does not know is left out', () => {
  expect(registerSearch({ show: 'late', category: 'other', sort: 'meeting', view: 'full' })).toEqual({ show: 'late', category: 'other', sort: 'meeting', view: 'full' });
  expect(registerSearch({ show: 'alla', category: 3, sort: ['name'], view: 'x', more: 'y' })).toEqual({});
});
