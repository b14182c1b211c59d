import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import { changeReference, clauseRefsPlugin, insertReference, referenceAt, removeReference, usualForm } from '../../client/editor/clause-refs.ts';
import { headingsOf } from '../../client/editor/headings.ts';
import { contentOf, meet, startOf, Writer } from './writer.ts';

const names = (clause: { number: string } | null): string => clause?.number ?? 'borta';

function act(writer: Writer, command: Command): boolean {
  return command(writer.state, (made) => writer.do(() => made));
}

function toHeading(writer: Writer, words: string): void {
  const type = writer.state.schema.nodes['heading'];
  const at = writer.find(words);
  if (!type) throw new Error('no heading');
  writer.do((tr) => tr.setBlockType(at, at, type, { level: 1, id: tr.doc.resolve(at).parent.attrs['id'] }));
}

function pair(): [Writer, Writer] {
  const start = startOf(contentOf('Syfte', 'Ansvar', 'Det gäller enligt'));
  const writers: [Writer, Writer] = [new Writer(start, [clauseRefsPlugin(names)]), new Writer(start, [clauseRefsPlugin(names)])];
  for (const words of ['Syfte', 'Ansvar']) toHeading(writers[0], words);
  meet(...writers);
  return writers;
}

const clause = (writer: Writer, words: string): string => headingsOf(writer.state.doc).find(({ text }) => text === words)?.id ?? '';

/** The number that every reference shows. */
function numbers(writer: Writer): string[] {
  const found: string[] = [];
  for (const plugin of writer.state.plugins) {
    const drawn: unknown = plugin.getState(writer.state);
    if (drawn instanceof DecorationSet) for (const one of drawn.find()) found.push((one as unknown as { type: { attrs: Record<string, string> } }).type.attrs['data-number'] ?? '');
  }
  return found;
}

function refer(writer: Writer, words: string): void {
  writer.do((tr) => tr.setSelection(TextSelection.atEnd(tr.doc)));
  act(writer, insertReference(clause(writer, words), 'avsnitt'));
}

test('a reference is written after its word, with a space where words would run together', () => {
  const [eva, bo] = pair();
  expect(usualForm(eva.state)).toBe('avsnitt');
  refer(eva, 'Ansvar');
  meet(eva, bo);
  expect(bo.text).toBe('Syfte|Ansvar|Det gäller enligt avsnitt\u00A0*');
  expect(numbers(bo)).toEqual(['2']);
});

test('the number follows while another takes the clause before it away, and tells when the clause itself is gone', () => {
  const [eva, bo] = pair();
  refer(eva, 'Ansvar');
  meet(eva, bo);
  bo.do((tr) => tr.delete(0, 7));
  meet(eva, bo);
  expect(numbers(eva)).toEqual(['1']);
  bo.do((tr) => tr.delete(0, 8));
  meet(eva, bo);
  expect(numbers(eva)).toEqual(['[avsnittet är borttaget]']);
});

test('a reference is changed to another clause, and taken away', () => {
  const [eva, bo] = pair();
  refer(eva, 'Ansvar');
  const at = referenceAt(eva.state)?.at ?? -1;
  act(eva, changeReference(at, clause(eva, 'Syfte')));
  meet(eva, bo);
  expect(numbers(bo)).toEqual(['1']);
  eva.do((tr) => tr.setSelection(NodeSelection.create(tr.doc, at)));
  act(eva, removeReference);
  meet(eva, bo);
  expect(bo.text).toBe('Syfte|Ansvar|Det gäller enligt avsnitt\u00A0');
});
