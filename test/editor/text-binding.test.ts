import { describe, expect, test } from 'vitest';
import { splitBlock } from '@tiptap/pm/commands';
import { TextSelection } from '@tiptap/pm/state';
import { moveBlock } from '#shared/agreement/moving-blocks.ts';
import { pasteWhole, wholeBlocks } from '#shared/agreement/pasting-blocks.ts';
import { contentOf, meet, together } from './writer.ts';

describe('two people writing', () => {
  test('see the same words', () => {
    const [eva, bo] = together(contentOf('Kommunen ansvarar.', 'Regionen ansvarar.'));
    if (!eva || !bo) throw new Error('two writers');
    eva.type(' alltid', 'Kommunen');
    bo.type(' ibland', 'Regionen');
    meet(eva, bo);
    expect(eva.text).toBe('Kommunen alltid ansvarar.|Regionen ibland ansvarar.');
    expect(bo.text).toBe(eva.text);
    expect([eva.inStep, bo.inStep]).toEqual([true, true]);
  });

  test('who write at the very same place each write a sentence of their own', () => {
    const [eva, bo] = together(contentOf('Parterna samverkar.'));
    if (!eva || !bo) throw new Error('two writers');
    const end = eva.find('.') + 1;
    for (const writer of [eva, bo]) writer.do((tr) => tr.setSelection(TextSelection.create(tr.doc, end)));
    const hers = ' Skolan har märkt det.';
    const his = ' Vården har det med.';
    for (let at = 0; at < hers.length; at += 1) {
      eva.do((tr) => tr.insertText(hers[at] ?? ''));
      if (at % 3 === 0) meet(eva, bo);
      if (at < his.length) bo.do((tr) => tr.insertText(his[at] ?? ''));
      if (at % 4 === 0) meet(eva, bo);
    }
    meet(eva, bo);
    expect([`Parterna samverkar.${hers}${his}`, `Parterna samverkar.${his}${hers}`]).toContain(eva.text);
    expect(bo.text).toBe(eva.text);
  });

  test('a selection keeps to its words when the other writes at its ends', () => {
    const [eva, bo] = together(contentOf('Kommunen ansvarar.'));
    if (!eva || !bo) throw new Error('two writers');
    const from = eva.find('ansvarar');
    eva.do((tr) => tr.setSelection(TextSelection.create(tr.doc, from, from + 'ansvarar'.length)));
    bo.type('nog ', 'Kommunen ');
    meet(eva, bo);
    bo.type(' helt', 'ansvarar');
    meet(eva, bo);
    const { selection } = eva.state;
    expect(eva.state.doc.textBetween(selection.from, selection.to)).toBe('ansvarar');
  });

  test('a key of the other is one small step', () => {
    const [eva, bo] = together(contentOf('Ett.', 'Två.', 'Tre.'));
    if (!eva || !bo) throw new Error('two writers');
    bo.type('x', 'Två');
    meet(eva, bo);
    const sizes = eva.takenIn.at(-1)?.steps.map((step) => { let size = 0; step.getMap().forEach((from, to, newFrom, newTo) => { size += to - from + newTo - newFrom; }); return size; });
    expect(sizes).toEqual([1]);
  });

  test('a split gets a fresh id and the halves meet both hands', () => {
    const [eva, bo] = together(contentOf('Hej från Eva. Hej från Bo.'));
    if (!eva || !bo) throw new Error('two writers');
    eva.do((tr) => tr.setSelection(TextSelection.create(tr.doc, eva.find(' Hej från Bo'))));
    const split = (writer: typeof eva): void => { splitBlock(writer.state, (made) => writer.do(() => made)); };
    split(eva);
    bo.do((tr) => tr.setSelection(TextSelection.create(tr.doc, bo.find(' Bo.'))));
    split(bo);
    meet(eva, bo);
    expect(eva.text).toBe('Hej från Eva.| Hej från| Bo.');
    expect(bo.text).toBe(eva.text);
    const ids = eva.state.doc.children.map((node) => node.attrs['id']);
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => typeof id === 'string')).toBe(true);
  });
});

describe('an input method', () => {
  test('keeps its paragraph to itself until it is done, and nothing is lost', () => {
    const [eva, bo] = together(contentOf('Kommunen ansvarar.', 'Regionen ansvarar.'));
    if (!eva || !bo) throw new Error('two writers');
    eva.do((tr) => tr.setSelection(TextSelection.create(tr.doc, eva.find(' ansvarar'))));
    eva.composing = true;
    eva.type(' ね', 'Kommunen');
    bo.type('!', 'Kommunen ansvarar.');
    bo.type(' X', 'Regionen');
    meet(eva, bo);
    expect(eva.text).toBe('Kommunen ね ansvarar.|Regionen ansvarar.');
    eva.type('こ', 'Kommunen ね');
    expect(eva.text).toBe('Kommunen ねこ ansvarar.|Regionen ansvarar.');
    expect(eva.binding.waiting(eva.state)).toHaveLength(1);
    eva.composing = false;
    eva.settle();
    meet(eva, bo);
    expect(eva.text).toBe('Kommunen ねこ ansvarar.!|Regionen X ansvarar.');
    expect(bo.text).toBe(eva.text);
    expect([eva.inStep, bo.inStep]).toEqual([true, true]);
    expect(eva.binding.waiting(eva.state)).toHaveLength(0);
  });

  test('does not hold up what others write elsewhere', () => {
    const [eva, bo] = together(contentOf('Kommunen ansvarar.', 'Mitten.', 'Regionen ansvarar.'));
    if (!eva || !bo) throw new Error('two writers');
    eva.do((tr) => tr.setSelection(TextSelection.create(tr.doc, 3)));
    eva.composing = true;
    bo.type(' X', 'Regionen');
    meet(eva, bo);
    expect(eva.text).toBe('Kommunen ansvarar.|Mitten.|Regionen X ansvarar.');
  });

  test('keeps the caret where the composed word stands', () => {
    const [eva, bo] = together(contentOf('Kommunen ansvarar.'));
    if (!eva || !bo) throw new Error('two writers');
    eva.composing = true;
    bo.type('Nu: ', '');
    meet(eva, bo);
    eva.do((tr) => tr.insertText('b', eva.find(' ansvarar')).setSelection(TextSelection.create(tr.doc, 10)));
    expect(eva.text).toBe('Kommunenb ansvarar.');
    eva.composing = false;
    eva.settle();
    expect(eva.text).toBe('Nu: Kommunenb ansvarar.');
    expect(eva.state.selection.head).toBe(14);
  });
});

describe('moving', () => {
  test('a clause that is cut and pasted here keeps what the other types in it there', () => {
    const [eva, bo] = together(contentOf('Ett.', 'Två.', 'Tre.'));
    if (!eva || !bo) throw new Error('two writers');
    const start = eva.find('Två');
    eva.do((tr) => tr.setSelection(TextSelection.create(tr.doc, start, start + 4)));
    const cut = wholeBlocks(eva.state);
    if (cut === null) throw new Error('a whole paragraph');
    eva.do((tr) => tr.deleteSelection().setMeta('uiEvent', 'cut'));
    bo.type(' och', 'Två');
    expect(eva.text).toBe('Ett.||Tre.');
    eva.do((tr) => tr.setSelection(TextSelection.create(tr.doc, 1)));
    pasteWhole(cut)(eva.state, (made) => eva.do(() => made));
    meet(eva, bo);
    expect(eva.text).toBe('Två och.|Ett.||Tre.');
    expect(bo.text).toBe(eva.text);
    expect([eva.inStep, bo.inStep]).toEqual([true, true]);
  });

  test('who stands in a clause that the other moves goes with it', () => {
    const [eva, bo] = together(contentOf('Ett.', 'Två.', 'Tre.'));
    if (!eva || !bo) throw new Error('two writers');
    bo.do((tr) => tr.setSelection(TextSelection.create(tr.doc, bo.find('vå.'))));
    eva.do((tr) => tr.setSelection(TextSelection.create(tr.doc, eva.find('Två'))));
    moveBlock('after')(eva.state, (made) => eva.do(() => made));
    meet(eva, bo);
    expect(bo.text).toBe('Ett.|Tre.|Två.');
    expect(bo.state.selection.head).toBe(bo.find('vå.'));
  });
});

describe('many hands at random', () => {
  test('end with the same text, nothing held back', () => {
    let seed = 7;
    const random = (below: number): number => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 8) % below; };
    for (let run = 0; run < 20; run++) {
      const writers = together(contentOf('Parterna är överens om att', 'samverka kring barn och unga', 'i hela länet.'), 3);
      for (let turn = 0; turn < 60; turn++) {
        const writer = writers[random(3)];
        if (!writer) continue;
        const place = 1 + random(writer.state.doc.content.size - 1);
        const selection = TextSelection.near(writer.state.doc.resolve(place));
        writer.do((tr) => tr.setSelection(selection));
        const act = random(6);
        if (act === 0) splitBlock(writer.state, (made) => writer.do(() => made));
        else if (act === 1) writer.composing = !writer.composing;
        else if (act === 2 && !selection.$from.parent.eq(selection.$to.parent)) continue;
        else writer.do((tr) => tr.insertText(`<${run}.${turn}>`, selection.from));
        if (random(4) === 0) meet(...writers);
      }
      for (const writer of writers) { writer.composing = false; writer.settle(); }
      meet(...writers);
      const [first, ...others] = writers;
      for (const other of others) expect(other.text).toBe(first?.text);
      for (const writer of writers) { expect(writer.inStep).toBe(true); writer.state.doc.check(); }
    }
  });
});
