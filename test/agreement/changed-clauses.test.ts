/** Which clauses a comparison touches: the unit in which a round on the changes is read. */
import { expect, test } from 'vitest';
import type { AgreementContent, Block } from '#shared/agreement/content.ts';
import { compare } from '#shared/agreement/compare.ts';
import { changedClauses } from '#shared/agreement/changed-clauses.ts';
import { isOutsideChanges } from '#shared/changes-only.ts';
import { agreementText, agreementWith, block } from '../support/agreement-text.ts';

const told = (before: AgreementContent, after: AgreementContent) => changedClauses(compare(before, after)).map(({ fate, clause, clauseBefore, heading }) => [fate, clauseBefore, clause, heading]);
const at = (id: string) => agreementText.content.findIndex((one) => one.attrs.id === block(id));
const heading = (name: string, text: string): Block => ({ type: 'heading', attrs: { id: block(name), level: 2 }, content: [{ type: 'text', text }] });
const paragraph = (name: string, text: string): Block => ({ type: 'paragraph', attrs: { id: block(name) }, content: [{ type: 'text', text }] });
const withContent = (content: AgreementContent['content']): AgreementContent => ({ ...agreementText, content });
const { content } = agreementText;

test('a clause in which words changed is told whole, and its neighbours are not', () => {
  const [one, ...others] = changedClauses(compare(agreementText, agreementWith('duty', 'Kommunen svarar för en plan.')));
  expect(others).toEqual([]);
  expect(one).toMatchObject({ fate: 'changed', clause: '2.1', heading: 'Kommunens ansvar', first: block('municipal'), above: [block('tasks')] });
  expect(one?.blocks).toEqual(expect.arrayContaining([block('municipal'), block('duty'), block('first'), block('second')]));
  expect(one?.comparison.body.map(({ fate }) => fate)).toEqual(['same', 'changed', 'same', 'same']);
  expect(one?.comparison.changes).toHaveLength(1);
});

test('a clause that was added, and what only got another number because of it', () => {
  const added = withContent([...content.slice(0, at('municipal')), heading('new', 'Gemensamt ansvar'), paragraph('newwords', 'Båda svarar för samverkan.'), ...content.slice(at('municipal'))]);
  expect(told(agreementText, added)).toEqual([['added', null, '2.1', 'Gemensamt ansvar']]);
});

test('a clause that was struck is told with the number it had, and stands nowhere to comment on', () => {
  const struck = withContent([...content.slice(0, at('municipal')), ...content.slice(at('regional'))]);
  expect(told(agreementText, struck)).toEqual([['struck', '2.1', null, 'Kommunens ansvar']]);
  expect(changedClauses(compare(agreementText, struck))[0]).toMatchObject({ first: null, blocks: expect.arrayContaining([block('municipal'), block('duty')]) });
});

test('words struck from a clause that stands are told in that clause', () => {
  const without = withContent(content.filter((one) => one.attrs.id !== block('region')));
  expect(told(agreementText, without)).toEqual([['changed', '2.2', '2.2', 'Regionens ansvar']]);
});

test('a clause that moved is told once, where it stands now', () => {
  const moved = withContent([...content.slice(0, at('municipal')), ...content.slice(at('regional'), at('footnotes')), ...content.slice(at('municipal'), at('regional')), ...content.slice(at('footnotes'))]);
  const found = told(agreementText, moved);
  expect(found).toHaveLength(1);
  expect(found[0]?.[0]).toBe('moved');
  expect([found[0]?.[1], found[0]?.[2]].sort()).toEqual(['2.1', '2.2']);
});

test('a footnote that changed is told with the clause it hangs on', () => {
  const changed = withContent(content.map((one) => (one.type === 'footnotes' ? { ...one, content: one.content.map((note) => ({ ...note, content: [{ type: 'text' as const, text: 'Med barn avses var och en under arton år.' }] })) } : one)));
  expect(told(agreementText, changed)).toEqual([['changed', '1', '1', 'Inledning']]);
});

test('a comment stands outside the changes only when neither it nor a clause below its heading changed', () => {
  const [one] = changedClauses(compare(agreementText, agreementWith('duty', 'Kommunen svarar för en plan.')));
  const parts = [{ documentId: 'd', whole: false, blocks: [...(one?.blocks ?? []), ...(one?.above ?? [])] }];
  const on = (name: string, documentId: string | null = 'd') => ({ documentId, from: { block: block(name), offset: 0 }, to: null });
  expect(isOutsideChanges(parts, on('duty'))).toBe(false);
  expect(isOutsideChanges(parts, on('tasks')), 'the heading above it').toBe(false);
  expect(isOutsideChanges(parts, on('region'))).toBe(true);
  expect(isOutsideChanges(parts, on('duty', 'another'))).toBe(true);
  expect(isOutsideChanges([{ documentId: 'd', whole: true, blocks: [] }], on('region')), 'a text that is new').toBe(false);
  expect(isOutsideChanges(parts, { documentId: 'd', from: null, to: null }), 'the text as a whole').toBe(false);
});
