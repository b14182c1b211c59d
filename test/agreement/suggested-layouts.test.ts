/** What is proposed of how lines are laid out: deeper and shallower in lists, how lists count, where pages begin. */
import { TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { liftListItem, sinkListItem } from '@tiptap/pm/schema-list';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { togglePageBreak } from '#shared/agreement/editing.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import { countFrom, countListAs, countOn } from '#shared/agreement/numbering-lists.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { layoutProposal } from '#shared/agreement/suggesting.ts';
import { meantPageBreak } from '#shared/agreement/suggesting-layouts.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { block } from '../support/agreement-text.ts';
import { positionOf, Proposer, written } from './proposer.ts';

const item = (text: string) => ({ type: 'listItem' as const, attrs: { id: block(`i${text}`) }, content: [{ type: 'paragraph' as const, attrs: { id: block(`p${text}`) }, content: [{ type: 'text' as const, text }] }] });
const line = (text: string) => ({ type: 'paragraph' as const, attrs: { id: block(`l${text}`) }, content: [{ type: 'text' as const, text }] });
const agreement: AgreementContent = {
  type: 'doc',
  content: [
    line('Inledning'), { type: 'orderedList', attrs: { id: block('l1'), start: 1 }, content: ['ett', 'två', 'tre'].map(item) },
    line('Mellan'), { type: 'orderedList', attrs: { id: block('l2'), start: 1 }, content: ['fyra', 'fem'].map(item) }, line('Slut'),
  ],
};
const start = written(agreement);
const open = (client = 7) => new Proposer(client, start);
const later = (one: Proposer, client = 8) => new Proposer(client, Y.encodeStateAsUpdate(one.ydoc));
const { listItem } = agreementSchema.nodes;
const [deeper, shallower] = [sinkListItem(listItem), liftListItem(listItem)];

/** As the keys do it in the suggesting mode, over the words from the first to the last. */
function proposes(one: Proposer, words: string, command: Command): boolean {
  one.at(words, 'before');
  let ran = false;
  command(one.state, (tr) => { ran = one.propose(tr); });
  return ran;
}

function presses(one: Proposer, words: string, change: 'deeper' | 'shallower' | 'page'): boolean {
  one.at(words, 'before');
  let edit = null;
  (change === 'deeper' ? deeper : change === 'shallower' ? shallower : togglePageBreak)(one.state, (tr) => { edit = tr; });
  const tr = layoutProposal(one.state, edit, { change, author: { client: one.ydoc.clientID, at: 1_800_000_000_000 } });
  if (tr) one.write(tr);
  return tr !== null;
}

/** Lines with their depth and number: `1. ett`, `  1. två`, `| Slut` on a new page. */
function lines(content: AgreementContent): string[] {
  const found: string[] = [];
  agreementSchema.nodeFromJSON(content).descendants((node, position) => {
    if (!node.isTextblock) return true;
    const $at = agreementSchema.nodeFromJSON(content).resolve(position + 1);
    const list = $at.depth > 2 ? $at.node(-2) : null;
    const sign = list === null ? '' : `${'  '.repeat(($at.depth - 3) / 2)}${Number(list.attrs['start']) + $at.index(-2)}${list.attrs['numbers'] === 'letters' ? ')' : '.'} `;
    found.push(`${node.attrs['pageBreak'] === true ? '| ' : ''}${sign}${node.textContent}`);
    return false;
  });
  return found;
}
const standing = (one: Proposer) => lines(toContent(one.ydoc));
const accepted = (one: Proposer) => standing(later(one, 99).resolve('accept'));
const parts = ({ state }: Proposer) => suggestionsIn(state.doc).flatMap((one) => one.parts.map(({ layout }) => layout && (layout.value === null ? layout.change : `${layout.change} ${layout.value}`)));
const base = lines(agreement);

describe('how a line is laid out, as a proposal', () => {
  test.each<[string, string, Command, string[], string[]]>([
    ['an item one level in', 'två', deeper, ['deeper'], ['Inledning', '1. ett', '  1. två', '2. tre', 'Mellan', '1. fyra', '2. fem', 'Slut']],
    ['a list that counts from five', 'fyra', countFrom(5), ['countFrom 5'], ['Inledning', '1. ett', '2. två', '3. tre', 'Mellan', '5. fyra', '6. fem', 'Slut']],
    ['a list that begins anew in the middle', 'två', countFrom(1), ['countFrom 1'], ['Inledning', '1. ett', '1. två', '2. tre', 'Mellan', '1. fyra', '2. fem', 'Slut']],
    ['a list that goes on from the one before', 'fyra', countOn, ['countOn'], ['Inledning', '1. ett', '2. två', '3. tre', 'Mellan', '4. fyra', '5. fem', 'Slut']],
    ['a list that counts in letters', 'ett', countListAs('letters'), ['countAs letters'], ['Inledning', '1) ett', '2) två', '3) tre', 'Mellan', '1. fyra', '2. fem', 'Slut']],
    ['a page that begins', 'Mellan', togglePageBreak, ['pageBreak'], ['Inledning', '1. ett', '2. två', '3. tre', '| Mellan', '1. fyra', '2. fem', 'Slut']],
  ])('%s is not so before it is accepted, and leaves no trace when it is rejected', (_, words, command, said, then) => {
    const eva = open();
    const runs = runsOf(eva.ydoc);
    expect(proposes(eva, words, command)).toBe(true);
    expect(parts(eva)).toEqual(said);
    expect(toContent(eva.ydoc)).toEqual(agreement);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    const bo = later(eva).resolve('accept');
    expect(standing(bo)).toEqual(then);
    // Not a letter was written anew.
    expect(runsOf(bo.ydoc)).toEqual(runs);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreement);
  });

  test('several items go in together under the same one, and come out again', () => {
    const eva = open();
    eva.state = eva.state.apply(eva.state.tr.setSelection(TextSelection.create(eva.state.doc, positionOf(eva.state.doc, 'två'), positionOf(eva.state.doc, 'tre') + 3)));
    deeper(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
    expect(parts(eva)).toEqual(['deeper', 'deeper']);
    const bo = later(eva).resolve('accept');
    expect(standing(bo).slice(1, 4)).toEqual(['1. ett', '  1. två', '  2. tre']);
    const before = toContent(bo.ydoc);
    expect(proposes(bo, 'två', shallower)).toBe(true);
    expect(toContent(bo.ydoc)).toEqual(before);
    expect(accepted(bo).slice(1, 4)).toEqual(['1. ett', '2. två', '  1. tre']);
    expect(toContent(bo.resolve('reject').ydoc)).toEqual(before);
  });

  test('is taken back by the key for the contrary, and a second number is in place of the first', () => {
    const eva = open();
    expect(presses(eva, 'två', 'deeper')).toBe(true);
    expect(presses(eva, 'två', 'shallower')).toBe(true);
    expect(parts(eva)).toEqual([]);
    presses(eva, 'Slut', 'page');
    expect(meantPageBreak(false, eva.state.selection.$from.parent)).toBe(true);
    presses(eva, 'Slut', 'page');
    expect(parts(eva)).toEqual([]);
    proposes(eva, 'fyra', countFrom(5));
    proposes(eva, 'fyra', countFrom(7));
    expect(parts(eva)).toEqual(['countFrom 7']);
    expect(toContent(eva.ydoc)).toEqual(agreement);
    expect(accepted(eva)).toContain('7. fyra');
  });

  test('is said of a line that others write in meanwhile, and comes to nothing where it no longer applies', () => {
    const [eva, bo] = [open(7), open(8)];
    proposes(eva, 'två', deeper);
    bo.at('två', 'after');
    bo.write(bo.state.tr.insertText(' och en halv'));
    Y.applyUpdate(eva.ydoc, Y.encodeStateAsUpdate(bo.ydoc), 'network');
    expect(accepted(eva)).toContain('  1. två och en halv');
    // The item before it is taken out of the list: there is nothing to go in under.
    eva.at('ett', 'before');
    shallower(eva.state, (tr) => eva.write(tr));
    expect(accepted(eva)).toEqual(['Inledning', 'ett', '1. två och en halv', '2. tre', 'Mellan', '1. fyra', '2. fem', 'Slut']);
    expect(base).toHaveLength(8);
  });

  test('is refused in a line that is itself only proposed', () => {
    const eva = open().at('två', 'after').enter().type('ny');
    const edit = eva.state.tr;
    expect(layoutProposal(eva.state, edit, { change: 'deeper', author: { client: 7, at: 1_800_000_000_000 } })).toBeNull();
  });
});
