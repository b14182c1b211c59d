/** Items that are proposed to stand in another list, on another level, or outside their list. */
import type { Node } from '@tiptap/pm/model';
import { splitBlock } from '@tiptap/pm/commands';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sameShape } from '#shared/agreement/block-kinds.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import { moveNodes, wholeRange } from '#shared/agreement/moving-blocks.ts';
import { isLawfulSign, readSign } from '#shared/agreement/suggestion-signs.ts';
import { signsOf, wordsAround } from '#shared/agreement/suggestion-words.ts';
import { withAllAccepted } from '#shared/agreement/suggestion-verdicts.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { block } from '../support/agreement-text.ts';
import { below, chanceOf, pick, seedsOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { acts, pickAct } from './commands.ts';
import type { Act } from './commands.ts';
import { positionOf, Proposer, written } from './proposer.ts';
import { nodeOf, together } from './proposing-together.ts';

const line = (text: string) => ({ type: 'paragraph', attrs: { id: block(`p${text}`) }, content: [{ type: 'text', text }] });
const item = (text: string, ...more: object[]) => ({ type: 'listItem', attrs: { id: block(`i${text}`) }, content: [line(text), ...more] });
const list = (name: string, type: 'bulletList' | 'orderedList', ...content: object[]) => ({ type, attrs: { id: block(`l${name}`), ...(type === 'orderedList' ? { start: 1, numbers: null } : {}) }, content });
const raw = { type: 'doc', content: [
  line('Kommunen ska'),
  list('a', 'bulletList', item('kalla till möte'), item('leda arbetet', list('b', 'bulletList', item('i länet'), item('i kommunen'))), item('betala')),
  line('Regionen ska'),
  list('c', 'orderedList', item('ge vård'), item('dela uppgifter')),
  line('Båda följer upp.'),
] } as unknown as AgreementContent;
const start = written(raw);
const text = toContent(new Proposer(1, start).ydoc);
const open = (client = 7) => new Proposer(client, start);
const later = (one: Proposer, client = 8) => new Proposer(client, Y.encodeStateAsUpdate(one.ydoc));
const meet = (one: Proposer, other: Proposer) => { Y.applyUpdate(one.ydoc, Y.encodeStateAsUpdate(other.ydoc), 'network'); };

/** Each line with the lists around it: `-` and `#`. */
function outline(content: AgreementContent): string[] {
  const found: string[] = [];
  const walk = (node: Node, signs: string): void => {
    if (node.isTextblock) found.push(`${signs}${signs === '' ? '' : ' '}${node.textContent}`);
    else node.forEach((child) => walk(child, signs + (node.type.name === 'bulletList' ? '-' : node.type.name === 'orderedList' ? '#' : '')));
  };
  walk(nodeOf(content), '');
  return found;
}
const standing = (one: Proposer) => outline(toContent(one.ydoc));
const base = outline(text);

/** The item in which these words stand; `end`: the place behind it. */
function itemOf(doc: Node, words: string): { at: number; end: number } {
  const $at = doc.resolve(positionOf(doc, words));
  return { at: $at.before(-1), end: $at.after(-1) };
}
function dragged(one: Proposer, words: string, target: (doc: Node) => number): boolean {
  const { at, end } = itemOf(one.state.doc, words);
  let done = false;
  moveNodes(at, end, target(one.state.doc))(one.state, (tr) => { done = one.propose(tr); });
  return done;
}
const after = (words: string) => (doc: Node) => itemOf(doc, words).end;
const before = (words: string) => (doc: Node) => itemOf(doc, words).at;
const behind = (words: string) => (doc: Node) => doc.resolve(positionOf(doc, words)).after(1);

describe('an item that is proposed to stand', () => {
  const without = (words: string) => base.filter((one) => !one.endsWith(words));
  const put = (words: string, { sign, after: at }: { sign: string; after: string }) => without(words).flatMap((one) => (one.endsWith(at) ? [one, `${sign} ${words}`] : [one]));
  test.each<[string, string, (doc: Node) => number, string[]]>([
    ['in another list, last', 'betala', after('dela uppgifter'), put('betala', { sign: '#', after: 'dela uppgifter' })],
    ['in another list, first', 'betala', before('ge vård'), put('betala', { sign: '#', after: 'Regionen ska' })],
    ['in another list, in the midst', 'kalla till möte', after('ge vård'), put('kalla till möte', { sign: '#', after: 'ge vård' })],
    ['a level in, under another item', 'betala', after('i länet'), put('betala', { sign: '--', after: 'i länet' })],
    ['a level out', 'i länet', after('betala'), put('i länet', { sign: '-', after: 'betala' })],
    ['a level out, after the item that it is in', 'i länet', after('leda arbetet'), put('i länet', { sign: '-', after: 'i kommunen' })],
    ['outside every list, after a paragraph', 'betala', behind('Båda följer'), put('betala', { sign: '-', after: 'följer upp.' })],
    ['outside every list, numbered as it was', 'dela uppgifter', () => 0, ['# dela uppgifter', ...without('dela uppgifter')]],
  ])('%s stays until that is accepted, and goes as a person moves it: not a letter is written anew', (_, words, target, then) => {
    const eva = open();
    const runs = runsOf(eva.ydoc);
    expect(dragged(eva, words, target)).toBe(true);
    const [suggestion] = suggestionsIn(eva.state.doc);
    expect(suggestion && signsOf(suggestion).map(({ code }) => code)).toEqual(['moved']);
    expect(suggestion && wordsAround(eva.state.doc, suggestion)).toContain(words);
    expect(toContent(eva.ydoc)).toEqual(text);
    expect(runsOf(eva.ydoc)).toEqual(runs);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    const bo = later(eva).resolve('accept');
    expect(standing(bo)).toEqual(then);
    const byBlock = (all: ReturnType<typeof runsOf>) => all.toSorted((a, b) => (a.block < b.block ? -1 : 1));
    expect(byBlock(runsOf(bo.ydoc))).toEqual(byBlock(runs));
    expect(suggestionsIn(bo.state.doc)).toEqual([]);
    expect(toContent(later(eva, 9).resolve('reject').ydoc)).toEqual(text);
  });

  test('elsewhere goes with what others wrote in it meanwhile, and once where two propose different places', () => {
    for (const [first, second] of [[7, 8], [8, 7]] as const) {
      const [eva, bo] = [open(first), open(second)];
      expect(dragged(eva, 'betala', after('ge vård'))).toBe(true);
      expect(dragged(bo, 'betala', behind('Båda följer'))).toBe(true);
      bo.at('betala', 'after');
      bo.write(bo.state.tr.insertText(' allt'));
      meet(eva, bo);
      meet(bo, eva);
      expect(bo.state.doc.eq(eva.state.doc)).toBe(true);
      expect(toContent(later(eva, 99).resolve('reject').ydoc).content).toHaveLength(text.content.length);
      eva.resolve('accept');
      expect(standing(eva).filter((one) => one.includes('betala'))).toHaveLength(1);
      expect(standing(eva).join(' ')).toContain('betala allt');
      expect(suggestionsIn(eva.state.doc)).toEqual([]);
    }
  });

  test('elsewhere is said once by one author, and comes to nothing where the item or its place is gone', () => {
    const eva = open();
    expect(dragged(eva, 'betala', after('ge vård'))).toBe(true);
    expect(dragged(eva, 'betala', after('dela uppgifter'))).toBe(true);
    expect(suggestionsIn(eva.state.doc)).toHaveLength(1);
    const { at, end } = itemOf(eva.state.doc, 'betala');
    const bo = later(eva);
    bo.write(bo.state.tr.delete(at, end));
    expect(standing(bo.resolve('accept'))).toEqual(without('betala'));
    expect(suggestionsIn(bo.state.doc)).toEqual([]);
  });

  test('elsewhere follows its neighbour out of the list', () => {
    const eva = open();
    expect(dragged(eva, 'betala', after('dela uppgifter'))).toBe(true);
    const bo = later(eva);
    const { at, end } = itemOf(bo.state.doc, 'dela uppgifter');
    moveNodes(at, end, 0)(bo.state, (tr) => bo.write(tr));
    meet(eva, bo);
    expect(standing(eva.resolve('accept')).slice(0, 2)).toEqual(['# dela uppgifter', '# betala']);
  });

  test('goes as an item, and as a paragraph where the item holds more', () => {
    const goes = (words: string, last = words): string[] => {
      const eva = open();
      const from = positionOf(eva.state.doc, words);
      const range = wholeRange(eva.state.apply(eva.state.tr.setSelection(TextSelection.create(eva.state.doc, from, positionOf(eva.state.doc, last) + last.length))));
      expect(range !== null && eva.propose(eva.state.tr.deleteRange(range.from, range.to))).toBe(true);
      return suggestionsIn(eva.state.doc).flatMap((one) => signsOf(one).map(({ code }) => code));
    };
    expect(goes('betala')).toEqual(['itemGone']);
    expect(goes('leda arbetet', 'i kommunen')).toEqual(['itemGone']);
    expect(goes('Båda följer upp.')).toEqual(['gone']);
    // What comes into the item meanwhile stays, and the item with it.
    const [eva, bo] = [open(), open(8)];
    const { at, end } = itemOf(eva.state.doc, 'betala');
    expect(eva.propose(eva.state.tr.delete(at, end))).toBe(true);
    bo.at('betala', 'after');
    splitBlock(bo.state, (tr) => bo.write(tr));
    meet(eva, bo);
    expect(suggestionsIn(eva.state.doc).flatMap((one) => signsOf(one).map(({ code }) => code))).toEqual(['gone']);
  });

  test('is nothing that its sign does not say lawfully', () => {
    const sign = { type: 'proposedMove', suggestion: 's7.a.b', first: block('ibetala'), last: block('ibetala') };
    expect(isLawfulSign({ ...sign, elsewhere: true })).toBe(true);
    expect(isLawfulSign({ ...sign, elsewhere: 'yes' })).toBe(false);
    expect(readSign({ ...sign, elsewhere: 'yes' })?.attributes).toMatchObject({ elsewhere: false });
  });
});

/** An item dragged out of every list. */
function dragOut(state: EditorState, chance: Chance): Transaction | null {
  const items: { at: number; end: number }[] = [];
  const places = [0];
  state.doc.descendants((node, at) => { if (node.type.name === 'listItem') items.push({ at, end: at + node.nodeSize }); return !node.isTextblock; });
  state.doc.forEach((node, at) => places.push(at + node.nodeSize));
  if (items.length === 0) return null;
  const { at, end } = pick(chance, items);
  const made: Transaction[] = [];
  moveNodes(at, end, places[below(chance, places.length)] ?? 0)(state, (tr) => made.push(tr));
  return made[0] ?? null;
}
const listActs: readonly Act[] = [...acts.filter(({ cells, name }) => cells !== true && !/row|column|table|cell/.test(name)), { name: 'drag item out', structural: true, moves: true, weight: 4, on: dragOut }].map((act) => (act.name === 'drag item' ? { ...act, weight: 8 } : act));

test('whatever is proposed of lists, accepting all gives the text as if it had been written, and rejecting all the text as it was', () => {
  const proposed = new Map<string, number>();
  for (const seed of seedsOf(60)) {
    const chance = chanceOf(seed);
    const eva = open(10 + seed);
    for (let turn = 0; turn < 12; turn++) {
      const act = pickAct(chance, listActs);
      const edit = act.on(eva.state, chance, eva.clipboard);
      if (!edit?.docChanged) continue;
      const was = eva.state.doc;
      const first = suggestionsIn(was).length === 0;
      if (!eva.propose(edit)) continue;
      proposed.set(act.name, (proposed.get(act.name) ?? 0) + 1);
      if (first && act.moves === true) expect(sameShape(withAllAccepted(eva.state.doc), edit.doc), `seed ${seed}, turn ${turn}: ${act.name}`).toBe(true);
      expect(toContent(eva.ydoc), `seed ${seed}, turn ${turn}: ${act.name}`).toEqual(text);
    }
    expect(sameShape(later(eva, 9).resolve('accept').state.doc, withAllAccepted(eva.state.doc)), `seed ${seed}: accepted`).toBe(true);
    expect(toContent(eva.resolve('reject').ydoc), `seed ${seed}: rejected`).toEqual(text);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
  }
  for (const name of ['drag item', 'drag item out']) expect(proposed.get(name), name).toBeGreaterThan(0);
}, 300_000);

test('whoever writes while others propose to move items, no word is lost or doubled by a verdict', () => {
  for (const seed of seedsOf(60)) together(seed, start, listActs);
}, 300_000);
