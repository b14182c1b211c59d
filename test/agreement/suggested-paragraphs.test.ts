/** What is proposed of paragraphs: that they come, go, are divided, joined or become another kind. */
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { setBlockType } from '@tiptap/pm/commands';
import { wrapInList } from '@tiptap/pm/schema-list';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sameShape, setKind } from '#shared/agreement/block-kinds.ts';
import type { BlockKind } from '#shared/agreement/block-kinds.ts';
import { moveBlock, moveNodes } from '#shared/agreement/moving-blocks.ts';
import { clausesIn } from '#shared/agreement/moving-clauses.ts';
import { insertImage } from '#shared/agreement/editing.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import { freeOfStrikes, withoutLostNotes } from '#shared/agreement/suggesting.ts';
import { isLawfulSign, readSign } from '#shared/agreement/suggestion-signs.ts';
import { wordsAround } from '#shared/agreement/suggestion-words.ts';
import { withAllAccepted } from '#shared/agreement/suggestion-verdicts.ts';
import { signsOf } from '#shared/agreement/suggestion-words.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { agreementText, block, sentences } from '../support/agreement-text.ts';
import { chanceOf, seedsOf } from './chance.ts';
import { pickAct } from './commands.ts';
import { positionOf, Proposer, written } from './proposer.ts';
import { lines, nodeOf, together } from './proposing-together.ts';

const start = written(agreementText);
const open = (client = 7) => new Proposer(client, start);
const later = (one: Proposer, client = 8) => new Proposer(client, Y.encodeStateAsUpdate(one.ydoc));
const parts = ({ state }: Proposer) => suggestionsIn(state.doc).map((one) => one.parts.map(({ proposal, kind, whole }) => `${proposal}${kind === null ? '' : ` ${kind}`}${whole ? ' whole' : ''}`));

const standing = (one: Proposer) => lines(nodeOf(toContent(one.ydoc)));
const accepted = (one: Proposer) => standing(later(one, 99).resolve('accept'));
const base = lines(open().state.doc);

/** The block in which these words stand. */
function whole(one: Proposer, words: string): { from: number; to: number } {
  const $at = one.state.doc.resolve(positionOf(one.state.doc, words));
  return { from: $at.before(), to: $at.after() };
}

function become(one: Proposer, words: string, kind: BlockKind): boolean {
  const { tr } = one.state;
  setKind(tr, whole(one, words).from, kind);
  return one.propose(tr);
}

describe('a paragraph that is proposed', () => {
  test('is no part of the text before it is accepted, whatever it is to be', () => {
    const eva = open();
    const { nodes } = eva.state.schema;
    const text = (words: string) => eva.state.schema.text(words);
    const fresh = [nodes.heading?.create({ level: 2 }, text('Samverkan')), nodes.paragraph?.create(null, text('Parterna möts.')), nodes.bulletList?.create(null, [nodes.listItem?.create(null, nodes.paragraph?.create(null, text('Varje månad.')))].flatMap((node) => node ?? []))].flatMap((node) => node ?? []);
    expect(eva.propose(eva.state.tr.insert(whole(eva, sentences.duty).from, fresh))).toBe(true);
    expect(standing(eva)).toEqual(base);
    const at = base.indexOf(sentences.duty);
    expect(accepted(eva)).toEqual([...base.slice(0, at), '2 Samverkan', 'Parterna möts.', '- Varje månad.', ...base.slice(at)]);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreementText);
  });

  test('before a heading leaves the heading its name, and before a line that line its name', () => {
    for (const words of ['Kommunens ansvar', sentences.duty]) {
      const eva = open().at(words, 'before').enter().at(words, 'before');
      const id = eva.state.selection.$from.parent.attrs['id'];
      const bo = later(eva).resolve('accept');
      expect(bo.state.doc.resolve(positionOf(bo.state.doc, words)).parent.attrs['id']).toBe(id);
      expect(standing(bo).filter((line) => !base.includes(line))).toEqual(['']);
    }
  });

  test('goes again when its author takes its sign away', () => {
    const eva = open().at('samordnad individuell', 'before').enter();
    const sign = suggestionsIn(eva.state.doc)[0]?.parts[0]?.from ?? 0;
    expect(eva.propose(eva.state.tr.delete(sign, sign + 1))).toBe(true);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
    expect(toContent(eva.ydoc)).toEqual(agreementText);
  });

  test('becomes a heading or an item when its author says so before it is accepted', () => {
    const eva = open().at(sentences.duty, 'after').enter().type('Uppföljning');
    const heading = eva.state.schema.nodes['heading'];
    if (!heading) throw new Error('no heading');
    setBlockType(heading, { level: 3 })(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
    expect(accepted(eva)).toContain('3 Uppföljning');
    expect(accepted(eva)).toContain(sentences.duty);
    const list = eva.state.schema.nodes['bulletList'];
    if (!list) throw new Error('no list');
    wrapInList(list)(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
    expect(accepted(eva)).toContain('- Uppföljning');
    expect(parts(eva)).toHaveLength(1);
  });
});

describe('a picture that is proposed', () => {
  const image = insertImage({ hash: 'ab'.repeat(32), media: 'png', width: 10, height: 8, alt: 'Karta', share: 50 });
  const pictures = (one: Proposer) => toContent(one.ydoc).content.flatMap((node) => (node.type === 'image' ? [{ ...node.attrs, id: '', caption: node.content }] : []));

  test('is no part of the text before it is accepted, and takes its caption along when it is rejected', () => {
    const eva = open().at(sentences.duty, 'after');
    image(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
    eva.type('Länets kommuner');
    expect(suggestionsIn(eva.state.doc).map((one) => one.parts.map(({ proposal, picture, text }) => [proposal, picture, text]))).toEqual([[['break', 'Karta', ''], ['words', null, 'Länets kommuner']]]);
    expect(toContent(eva.ydoc)).toEqual(agreementText);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    const bo = later(eva).resolve('accept');
    expect(pictures(bo)).toEqual([{ id: '', hash: 'ab'.repeat(32), media: 'png', width: 10, height: 8, alt: 'Karta', share: 50, caption: [{ type: 'text', text: 'Länets kommuner' }] }]);
    expect(standing(bo)).toEqual(base.flatMap((line) => (line === sentences.duty ? [line, 'Länets kommuner'] : [line])));
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreementText);
  });

  test('is put before a line where nothing can be divided before it', () => {
    const eva = open().at('Planen följs', 'after');
    const bo = open().at('Planen följs', 'after');
    image(bo.state, (tr) => bo.write(tr));
    const proposed = (() => { let done = false; image(eva.state, (tr) => { done = eva.propose(tr); }); return done; })();
    expect(proposed).toBe(true);
    expect(toContent(eva.ydoc)).toEqual(agreementText);
    expect(sameShape(nodeOf(toContent(eva.resolve('accept').ydoc)), nodeOf(toContent(bo.ydoc)))).toBe(true);
  });

  test('is nothing that its sign does not say lawfully', () => {
    for (const picture of [null, 'x', { hash: 'zz' }, { hash: 'ab'.repeat(32), media: 'svg', width: 1, height: 1 }]) {
      expect(readSign({ type: 'proposedBreak', suggestion: 's7.a.b', kind: 'image', picture })?.attributes).toEqual({ suggestion: 's7.a.b', kind: null, before: false, picture: null });
      expect(isLawfulSign({ type: 'proposedBreak', suggestion: 's7.a.b', kind: 'image', picture })).toBe(false);
    }
  });
});

describe('a paragraph that is proposed to go', () => {
  test('stays until that is accepted, and what stands after it keeps its kind and its name', () => {
    const eva = open();
    const { from, to } = whole(eva, 'Kommunens ansvar');
    expect(eva.propose(eva.state.tr.delete(from, to))).toBe(true);
    expect(parts(eva)).toEqual([['strike', 'join whole']]);
    expect(standing(eva)).toEqual(base);
    const bo = later(eva).resolve('accept');
    expect(standing(bo)).toEqual(base.filter((line) => line !== '2 Kommunens ansvar'));
    expect(bo.state.doc.resolve(positionOf(bo.state.doc, sentences.duty)).parent.attrs['id']).toBe(block('duty'));
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreementText);
  });

  test('takes its item and its list along when it was all of them', () => {
    const eva = open();
    for (const words of ['Planen skrivs', 'Planen följs']) {
      const $at = eva.state.doc.resolve(positionOf(eva.state.doc, words));
      expect(eva.propose(eva.state.tr.delete($at.before(2), $at.after(2)))).toBe(true);
    }
    expect(accepted(eva)).toEqual(base.filter((line) => !line.startsWith('- ')));
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreementText);
  });

  test('may be a picture with its caption, which stays for as long as somebody writes in the caption', () => {
    const eva = open();
    eva.at(sentences.duty, 'after');
    insertImage({ hash: 'ab'.repeat(32), media: 'png', width: 10, height: 8, alt: 'Karta' })(eva.state, (tr) => eva.write(tr));
    eva.write(eva.state.tr.insertText('Länets kommuner'));
    const before = toContent(eva.ydoc);
    const { from, to } = whole(eva, 'Länets kommuner');
    expect(eva.propose(eva.state.tr.delete(from, to))).toBe(true);
    expect(parts(eva)).toEqual([['strike', 'join whole']]);
    expect(suggestionsIn(eva.state.doc).map(signsOf)).toEqual([[{ code: 'pictureGone', level: 0 }]]);
    expect(toContent(eva.ydoc)).toEqual(before);
    expect(toContent(later(eva).resolve('accept').ydoc)).toEqual(agreementText);
    const bo = later(eva).at('kommuner', 'before');
    const typed = bo.state.tr.insertText('sju ');
    bo.write(freeOfStrikes(typed) ?? typed);
    expect(accepted(bo)).toContain('sju ');
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(before);
    // Half of one cannot go.
    expect(eva.propose(eva.state.tr.delete(from - 4, from + 5))).toBe(false);
  });

  test('goes with the words that another had proposed to strike in it', () => {
    const eva = open().at('inom tre veckor', 'over').strike();
    const bo = later(eva);
    const words = eva.ids();
    const { from, to } = whole(bo, sentences.duty);
    bo.propose(bo.state.tr.delete(from, to));
    const paragraph = new Set([...bo.ids()].filter((id) => !words.has(id)));
    expect(standing(later(bo, 9).resolve('reject', paragraph))).toEqual(base);
    expect(standing(bo.resolve('accept', paragraph))).toEqual(base.filter((line) => line !== sentences.duty));
    expect(suggestionsIn(bo.state.doc)).toEqual([]);
  });

  test('keeps the words that another wrote in it afterwards, also when a third person proposes to strike them', () => {
    const eva = open();
    const { from, to } = whole(eva, sentences.duty);
    eva.propose(eva.state.tr.delete(from, to));
    const paragraph = eva.ids();
    eva.at('Planen skrivs', 'before').type('Nytt. ');
    const byEva = eva.ids();
    expect(byEva.size).toBe(2);
    const bo = later(eva).at('inom tre veckor', 'before');
    const typed = bo.state.tr.insertText('senast ');
    bo.write(freeOfStrikes(typed) ?? typed);
    const cilla = later(bo, 9).at('senast ', 'over').strike();
    const then = base.map((line) => (line === sentences.duty ? 'senast ' : line));
    expect(standing(later(cilla, 10).resolve('accept', paragraph).resolve('reject'))).toEqual(then);
    expect(standing(later(cilla, 10).resolve('accept', byEva).resolve('reject'))).toEqual(then.map((line) => line.replace('Planen skrivs', 'Nytt. Planen skrivs')));
    expect(standing(cilla.resolve('accept'))).toEqual(accepted(eva));
  });

  test.each<[string, 'accept' | 'reject']>([['strikes', 'accept'], ['proposes', 'reject']])('is held by words that another %s in it, and goes once they are gone', (how, verdict) => {
    const eva = open();
    const { from, to } = whole(eva, sentences.duty);
    eva.propose(eva.state.tr.delete(from, to));
    const paragraph = eva.ids();
    const bo = later(eva).at('inom tre veckor', 'before');
    const typed = bo.state.tr.insertText('senast ');
    if (how === 'strikes') {
      bo.write(freeOfStrikes(typed) ?? typed);
      bo.at('senast ', 'over').strike();
    } else expect(bo.propose(typed)).toBe(true);
    const words = new Set([...bo.ids()].filter((id) => !paragraph.has(id)));
    bo.resolve('accept', paragraph);
    expect(bo.ids()).toEqual(new Set([...words, ...paragraph]));
    const kept = later(bo, 9).resolve(verdict === 'accept' ? 'reject' : 'accept', words).resolve('accept', paragraph);
    expect([standing(kept).includes('senast '), kept.ids().size]).toEqual([true, 0]);
    expect(standing(bo.resolve(verdict, words).resolve('accept', paragraph))).toEqual(base.filter((line) => line !== sentences.duty));
    expect(bo.ids().size).toBe(0);
  });

  test('keeps the words that another wrote in it afterwards', () => {
    const eva = open();
    const { from, to } = whole(eva, sentences.duty);
    eva.propose(eva.state.tr.delete(from, to));
    const bo = later(eva).at('inom tre veckor', 'before');
    const typed = bo.state.tr.insertText('senast ');
    bo.write(freeOfStrikes(typed) ?? typed);
    Y.applyUpdate(eva.ydoc, Y.encodeStateAsUpdate(bo.ydoc), 'network');
    expect(accepted(eva)).toEqual(base.map((line) => (line === sentences.duty ? 'senast ' : line)));
    expect(standing(eva.resolve('reject'))).toContain(sentences.duty.replace('inom', 'senast inom'));
  });

  test('keeps the words that another wrote in it at the same moment, wherever in it they stand', () => {
    for (const [eva, bo] of [[open(7), open(8)], [open(8), open(7)]] as const) {
      const { from, to } = whole(eva, sentences.duty);
      eva.propose(eva.state.tr.delete(from, to));
      for (const [words, side] of [['inom tre veckor', 'before'], ['Kommunen svarar', 'before']] as const) {
        bo.at(words, side);
        bo.write(bo.state.tr.insertText('snarast '));
      }
      Y.applyUpdate(eva.ydoc, Y.encodeStateAsUpdate(bo.ydoc), 'network');
      Y.applyUpdate(bo.ydoc, Y.encodeStateAsUpdate(eva.ydoc), 'network');
      expect(bo.state.doc.eq(eva.state.doc)).toBe(true);
      expect(accepted(bo)).toEqual(base.map((line) => (line === sentences.duty ? 'snarast snarast ' : line)));
    }
  });

  test('is one with its neighbour when only its end is struck', () => {
    const eva = open();
    const [end, start] = [positionOf(eva.state.doc, sentences.duty) + sentences.duty.length, positionOf(eva.state.doc, 'Planen skrivs')];
    expect(eva.propose(eva.state.tr.setSelection(TextSelection.create(eva.state.doc, positionOf(eva.state.doc, 'i hela länet.'), positionOf(eva.state.doc, 'gäller barn'))).deleteSelection())).toBe(true);
    expect(start).toBeGreaterThan(end);
    expect(accepted(eva)).toContain('Parterna samverkar för barns och ungas hälsa gäller barn och unga från noll till och med tjugo år.');
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreementText);
  });
});

describe('a paragraph that is proposed to become another kind', () => {
  test.each<[string, BlockKind, string]>([
    [sentences.duty, 'heading3', `3 ${sentences.duty}`], ['Kommunens ansvar', 'paragraph', 'Kommunens ansvar'], ['Kommunens ansvar', 'heading1', '1 Kommunens ansvar'],
    [sentences.region, 'orderedList', `# ${sentences.region}`], ['Planen skrivs', 'paragraph', 'Planen skrivs tillsammans med barnet.'], ['Planen följs', 'heading2', '2 Planen följs upp efter sex månader.'],
  ])('%s: %s', (words, kind, line) => {
    const eva = open();
    const runs = runsOf(eva.ydoc);
    expect(become(eva, words, kind)).toBe(true);
    expect(parts(eva)).toEqual([[`kind ${kind}`]]);
    expect(standing(eva)).toEqual(base);
    const bo = later(eva).resolve('accept');
    expect(standing(bo)).toContain(line);
    // Not a letter was written anew.
    expect(runsOf(bo.ydoc).map(({ runs: all }) => all)).toEqual(runs.map(({ runs: all }) => all));
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreementText);
  });

  test('makes one list of the paragraphs that were listed together', () => {
    const eva = open();
    const list = eva.state.schema.nodes['orderedList'];
    if (!list) throw new Error('no list');
    eva.state = eva.state.apply(eva.state.tr.setSelection(TextSelection.create(eva.state.doc, positionOf(eva.state.doc, 'Parterna'), positionOf(eva.state.doc, 'Överenskommelsen'))));
    wrapInList(list)(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
    expect(parts(eva)).toEqual([['kind orderedList', 'kind orderedList']]);
    const { content } = toContent(later(eva).resolve('accept').ydoc);
    expect(content.flatMap((node) => (node.type === 'orderedList' ? [node.content.length] : []))).toEqual([2]);
  });

  test('says it once: a second word of one’s own is in place of the first, and the old kind withdraws it', () => {
    const eva = open();
    become(eva, sentences.duty, 'heading2');
    const heading = eva.state.schema.nodes['heading'];
    if (!heading) throw new Error('no heading');
    eva.at('samordnad', 'before');
    setBlockType(heading, { level: 4 })(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
    expect(parts(eva)).toEqual([['kind heading4']]);
    const bo = later(eva).at('samordnad', 'before');
    setBlockType(heading, { level: 1 })(bo.state, (tr) => expect(bo.propose(tr)).toBe(true));
    expect(accepted(bo)).toContain(`1 ${sentences.duty}`);
    expect(toContent(bo.resolve('reject').ydoc)).toEqual(agreementText);
  });
});

describe('blocks that are proposed to stand elsewhere', () => {
  const clause = (one: Proposer) => clausesIn(one.state.doc).find(({ id }) => id === block('municipal'));
  const dragged = (one: Proposer) => {
    const found = clause(one);
    if (!found) throw new Error('no clause');
    let done = false;
    moveNodes(found.from, found.to, 0)(one.state, (tr) => { done = one.propose(tr); });
    return done;
  };

  test('stand where they stood until that is accepted, and are then moved as a person moves them: not a letter is written anew', () => {
    const eva = open();
    const runs = runsOf(eva.ydoc);
    expect(dragged(eva)).toBe(true);
    expect(suggestionsIn(eva.state.doc).map(({ parts: own }) => own.map(({ move }) => move?.first))).toEqual([[block('municipal')]]);
    expect(wordsAround(eva.state.doc, suggestionsIn(eva.state.doc)[0] ?? { id: '', claims: null, block: '', parts: [] })).toBe('Kommunens ansvar');
    expect(toContent(eva.ydoc)).toEqual(agreementText);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    const bo = later(eva).resolve('accept');
    expect(standing(bo).slice(0, 2)).toEqual(['2 Kommunens ansvar', sentences.duty]);
    expect(standing(bo).toSorted()).toEqual(base.toSorted());
    const byBlock = (all: ReturnType<typeof runsOf>) => all.toSorted((a, b) => (a.block < b.block ? -1 : 1));
    expect(byBlock(runsOf(bo.ydoc))).toEqual(byBlock(runs));
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreementText);
  });

  test('go with what others wrote in them meanwhile, and once where two propose the same', () => {
    const [eva, bo] = [open(7), open(8)];
    expect(dragged(eva)).toBe(true);
    expect(dragged(bo)).toBe(true);
    bo.at('inom tre veckor', 'before');
    bo.write(bo.state.tr.insertText('senast '));
    Y.applyUpdate(eva.ydoc, Y.encodeStateAsUpdate(bo.ydoc), 'network');
    eva.resolve('accept');
    expect(standing(eva).filter((line) => line.includes('Kommunens ansvar'))).toHaveLength(1);
    expect(standing(eva)[1]).toBe(sentences.duty.replace('inom', 'senast inom'));
  });

  test('are said once by one author, and come to nothing where they are gone', () => {
    const eva = open().at(sentences.duty, 'before');
    for (const _ of [1, 2]) moveBlock('before')(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
    expect(suggestionsIn(eva.state.doc)).toHaveLength(1);
    const { from, to } = whole(eva, sentences.duty);
    eva.write(eva.state.tr.delete(from, to));
    expect(accepted(eva)).toEqual(base.filter((line) => line !== sentences.duty));
  });

  test('are items within their list too: they go with what others wrote in them', () => {
    const [eva, bo] = [open(7).at('Planen följs', 'before'), open(8)];
    moveBlock('before')(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
    expect(toContent(eva.ydoc)).toEqual(agreementText);
    const [first, second] = ['Planen skrivs tillsammans med barnet.', 'Planen följs upp efter sex månader.'];
    expect(wordsAround(eva.state.doc, suggestionsIn(eva.state.doc)[0] ?? { id: '', claims: null, block: '', parts: [] })).toBe(second);
    bo.at('efter sex', 'before');
    bo.write(bo.state.tr.insertText('senast '));
    Y.applyUpdate(eva.ydoc, Y.encodeStateAsUpdate(bo.ydoc), 'network');
    eva.resolve('accept');
    expect(standing(eva).flatMap((line) => /Planen.*/.exec(line) ?? [])).toEqual([second?.replace('efter', 'senast efter'), first]);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
  });

  test('are not items that become numbered as they go: that is refused whole', () => {
    const eva = open();
    let first: number | undefined;
    eva.state.doc.descendants((node, at) => { if (node.type.name === 'listItem') first ??= at; });
    if (first === undefined) throw new Error('no item');
    const before = eva.state.doc;
    const item = before.nodeAt(first);
    if (!item) throw new Error('no item');
    const list = before.type.schema.nodes['orderedList'];
    if (!list) throw new Error('no list');
    const { tr } = eva.state;
    tr.delete(first, first + item.nodeSize).insert(0, list.create(null, item));
    expect(eva.propose(tr)).toBe(false);
    expect(eva.state.doc.eq(before)).toBe(true);
  });
});

/** As it would be, were it written: words typed among struck ones are not struck, and a note goes with its last reference. */
function meantBy(before: Node, edit: Transaction): Node {
  const { doc } = edit;
  return withAllAccepted(withoutLostNotes(before, freeOfStrikes(edit)?.doc ?? doc));
}

test('whatever one person proposes, accepting all gives the text as if it had been written, and rejecting all the text as it was', () => {
  const proposed = new Map<string, number>();
  for (const seed of seedsOf(60)) {
    const chance = chanceOf(seed);
    const eva = open(10 + seed);
    for (let turn = 0; turn < 12; turn++) {
      const act = pickAct(chance);
      const edit = act.on(eva.state, chance, eva.clipboard);
      if (!edit?.docChanged) continue;
      const before = eva.state.doc;
      // A line that is not there yet becomes another kind alone, not with the line it is to leave.
      const divides = suggestionsIn(eva.state.doc).some((one) => one.parts.some(({ proposal }) => proposal === 'break'));
      if (!eva.propose(edit)) continue;
      proposed.set(act.name, (proposed.get(act.name) ?? 0) + 1);
      // The same blocks moved once more: what was said of them first is taken back.
      const again = act.moves === true && suggestionsIn(before).some((one) => one.parts.some(({ move }) => move !== null));
      if ((!divides || !act.structural) && !again) expect(sameShape(withAllAccepted(eva.state.doc), act.moves === true ? withAllAccepted(edit.doc) : meantBy(before, edit)), `seed ${seed}, turn ${turn}: ${act.name}`).toBe(true);
      expect(toContent(eva.ydoc), `seed ${seed}, turn ${turn}: ${act.name}`).toEqual(agreementText);
    }
    const meant = withAllAccepted(eva.state.doc);
    expect(sameShape(later(eva, 9).resolve('accept').state.doc, meant), `seed ${seed}: accepted`).toBe(true);
    expect(toContent(eva.resolve('reject').ydoc), `seed ${seed}: rejected`).toEqual(agreementText);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
  }
  for (const name of ['split', 'join', 'heading', 'bullet list', 'delete a block', 'paste paragraphs', 'delete across blocks', 'bold', 'italic', 'underline', 'definition', 'link', 'lift item', 'page break', 'footnote', 'remove footnote', 'image', 'row', 'column', 'delete row', 'delete column', 'drag blocks', 'drag item', 'move up or down']) expect(proposed.get(name), name).toBeGreaterThan(0);
}, 300_000);

test('whoever writes while others propose, no word is lost or doubled by a verdict, and rejecting all leaves what was written', () => {
  for (const seed of seedsOf(60)) together(seed, start);
}, 300_000);
