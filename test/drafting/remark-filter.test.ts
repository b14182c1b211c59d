import { expect, test } from 'vitest';
import { openRemarksOnly, passes, type Remark, type RemarkFilter } from '#shared/discussion.ts';

const anchor = { from: { block: 'b00', offset: 0 }, to: { block: 'b00', offset: 1 }, quote: 'x', before: '', after: '', ids: [] };
const reply = (byId: string, mentioned: string[] = []) => ({ id: byId, byId, by: byId, as: 'working_group' as const, at: '', text: 'x', wording: 'x', wordingSeq: 1, version: 1, changedAt: null, withdrawnAt: null, mentions: mentioned.map((personId) => ({ personId, name: personId })), refusals: {} });
const thread: Remark = { id: 't', version: 1, quote: 'x', seq: 1, anchor, moved: false, clauseNumber: '2.1', clauseHeading: null, raisedById: 'eva', raisedBy: 'Eva', raisedAs: 'working_group', raisedAt: '', resolvedAt: null, resolvedBy: null, replies: [reply('eva', ['lena'])], refusals: {} };
const shown = (filter: Partial<RemarkFilter>, by: { as?: Partial<Remark>; now?: { state: 'same' | 'gone' | 'uncertain'; clauseNumber: string | null }; me?: string } = {}) => passes({ ...thread, ...by.as }, by.now ?? { state: 'same', clauseNumber: '3.2.1' }, { ...openRemarksOnly, ...filter }, by.me ?? 'eva');

test('open ones, closed ones, or all', () => {
  const closed = { resolvedAt: '2027-03-01T08:00:00Z' };
  expect([shown({}), shown({}, { as: closed }), shown({ show: 'resolved' }, { as: closed }), shown({ show: 'resolved' }), shown({ show: 'all' }, { as: closed })]).toEqual([true, false, true, false, true]);
});

test('one’s own, those that mention one, and the reference group’s', () => {
  expect([shown({ whose: 'mine' }), shown({ whose: 'mine' }, { me: 'lena' }), shown({ whose: 'mentions' }, { me: 'lena' }), shown({ whose: 'mentions' })]).toEqual([true, false, true, false]);
  expect([shown({ whose: 'reference' }), shown({ whose: 'reference' }, { as: { raisedAs: 'reference_group' } })]).toEqual([false, true]);
});

test('by the clause they stand in now; lost ones by the clause they stood in', () => {
  expect([shown({ clause: '3' }), shown({ clause: '3.2' }), shown({ clause: '3.2.1' }), shown({ clause: '3.21' }), shown({ clause: '2' })]).toEqual([true, true, true, false, false]);
  expect(shown({ clause: '2' }, { now: { state: 'gone', clauseNumber: null } })).toBe(true);
});

test('only those without a certain place', () => {
  expect([shown({ unplaced: true }), shown({ unplaced: true }, { now: { state: 'gone', clauseNumber: null } }), shown({ unplaced: true }, { now: { state: 'uncertain', clauseNumber: null } })]).toEqual([false, true, true]);
});
