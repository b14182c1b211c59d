import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { judgeStructure, repairStructure } from '#shared/agreement/flat-judge.ts';
import { openFlatText, toContent, toDoc } from '#shared/agreement/flat-text.ts';
import { below, chanceOf, pick, prose } from './chance.ts';
import type { Chance } from './chance.ts';
import type { Clipboard } from './commands.ts';
import { pickAct } from './commands.ts';
import { Fault } from './writer.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 800);
const first = Number(process.env['FUZZ_SEED'] ?? 1);
const ids = ['baaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb', 'bccccccccccccccc', 'bddddddddddddddd', 'not an id', '', 7, null];
const types = ['paragraph', 'heading', 'table', 'footnote', 'bulletList', 'image', 5, undefined] as const;
const containers = ['bulletList', 'orderedList', 'listItem', 'table', 'quote', 4];

/** A text no editor of ours would write. Returns every character that must be shown. */
function cook(ydoc: Y.Doc, chance: Chance): string {
  const { text, footnotes, grids } = { text: ydoc.getText('text'), footnotes: ydoc.getText('footnotes'), grids: ydoc.getMap('grids') };
  let words = soup(text, chance) + soup(footnotes, chance);
  for (const id of ids) {
    if (chance() < 0.5 || typeof id !== 'string') continue;
    if (chance() < 0.15) { grids.set(id, pick<unknown>(chance, ['words', 3, null, new Y.Array()])); continue; }
    const grid = new Y.Map<unknown>();
    grids.set(id, grid);
    grid.set('rows', chance() < 0.2 ? 'no list' : Y.Array.from([pick(chance, ids), 'r2', 'r2', 'r3']));
    if (chance() < 0.8) grid.set('columns', Y.Array.from(['c1', pick(chance, ids), 'c3']));
    if (chance() < 0.8) grid.set('gone', new Y.Map([['r2', true], ['c1', chance() < 0.5]]));
    grid.set('cells', pick<unknown>(chance, [new Y.Map([['r2/c1', { header: 'yes', id: 4 }], ['r3/c3', null]]), 9]));
    const texts = new Y.Map<unknown>();
    grid.set('texts', texts);
    for (const key of ['r2/c1', 'r9/c9/x', 'nothing', '/', 'r3/c3/a', 'r3/c3/b']) {
      if (chance() < 0.4) continue;
      const cell = new Y.Text();
      texts.set(key, cell);
      words += soup(cell, chance);
    }
  }
  ydoc.getMap('containers').set('baaaaaaaaaaaaaaa/type', pick<unknown>(chance, ['orderedList', 'table', 8]));
  ydoc.getMap('containers').set('baaaaaaaaaaaaaaa/start', pick<unknown>(chance, [4, 'four', 1.5]));
  ydoc.getMap('containers').set('baaaaaaaaaaaaaaa/numbers', pick<unknown>(chance, ['letters', 'greek', 2]));
  ydoc.getMap('about').set('footnotes', pick<unknown>(chance, ['baaaaaaaaaaaaaaa', 12]));
  return words;
}

function soup(text: Y.Text, chance: Chance): string {
  let words = '';
  for (let left = below(chance, 14); left > 0; left--) {
    const kind = chance();
    const attributes = pick<Record<string, unknown>>(chance, [{}, { bold: true }, { link: 'no' }, { link: { href: 'https://example.org/' } }, { comment: 4 }]);
    const at = chance() < 0.8 ? text.length : below(chance, text.length + 1);
    if (kind < 0.35) {
      const value = prose(chance, 2);
      text.insert(at, value, attributes);
      words += value;
    } else if (kind < 0.55) text.insert(at, '\n'.repeat(1 + below(chance, 2)), {});
    else if (kind < 0.65) {
      text.insertEmbed(at, pick<object>(chance, [{ type: 'hardBreak' }, { type: 'footnoteRef', note: 'x' }, { type: 'footnoteRef' }, { type: 'clauseRef', clause: 'b000000000000001' }, { type: 'clauseRef', clause: 7 }, { image: 'x' }]), attributes);
      words += '\uFFFC';
    } else {
      const marker = new Y.Map<unknown>();
      marker.set('id', pick(chance, ids));
      marker.set('type', types[below(chance, types.length)]);
      if (chance() < 0.3) marker.set('level', pick<unknown>(chance, [0, 3, 99, 'two']));
      if (chance() < 0.5) marker.set('path', chance() < 0.1 ? 'path' : Array.from({ length: below(chance, 7) }, (_, step) => (step % 2 ? pick<unknown>(chance, ids) : pick<unknown>(chance, containers))));
      text.insertEmbed(at, marker);
    }
  }
  return words;
}

const sorted = (text: string): string => [...text].sort().join('');

test('whatever is stored gives a lawful document with every word in it, and can be worked in', () => {
  for (let seed = first; seed < first + runs; seed++) {
    const chance = chanceOf(seed);
    const ydoc = new Y.Doc();
    const words = cook(ydoc, chance);
    try {
      const doc = toDoc(ydoc);
      doc.check();
      expect(sorted(doc.textBetween(0, doc.content.size, '', '\uFFFC'))).toBe(sorted(words));
      const ids = new Set<unknown>();
      let nodes = 0;
      doc.descendants((node) => { if (!node.isInline) { nodes++; ids.add(node.attrs['id']); } });
      expect(ids.size).toBe(nodes);
      judgeStructure(ydoc);
      const text = openFlatText(ydoc);
      const clipboard: Clipboard = { cut: null };
      for (let turn = 0; turn < 6; turn++) {
        const tr = pickAct(chance).on(EditorState.create({ doc: text.doc }), chance, clipboard);
        if (!tr) continue;
        const back = EditorState.create({ doc: tr.doc }).tr;
        for (const step of text.applyLocal(tr.doc, tr.mapping.maps, 'hand', { cut: tr.getMeta('uiEvent') === 'cut' })) back.step(step);
        expect(back.doc.eq(text.doc)).toBe(true);
        expect(toDoc(ydoc).eq(text.doc)).toBe(true);
        text.doc.check();
      }
      const before = sorted(text.doc.textContent);
      repairStructure(ydoc, 'server');
      expect(sorted(text.doc.textContent)).toBe(before);
      expect(judgeStructure(ydoc).some(({ kind }) => kind === 'repeated-id' || kind === 'unlawful-id')).toBe(false);
      text.close();
    } catch (error) {
      throw new Fault(`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}\n${JSON.stringify(toContent(ydoc)).slice(0, 2000)}`);
    }
  }
}, 600_000);
