/** Footnotes that are proposed: a new one with its words, and one that goes. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import { signsOf } from '#shared/agreement/suggestion-words.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { block } from '../support/agreement-text.ts';
import { insertFootnote, removeFootnote } from './plain-commands.ts';
import { Proposer, written } from './proposer.ts';

const plain: AgreementContent = { type: 'doc', content: [{ type: 'paragraph', attrs: { id: block('p') }, content: [{ type: 'text', text: 'Kommunen ansvarar för skolan.' }] }] };
const noted: AgreementContent = {
  type: 'doc',
  content: [
    { type: 'paragraph', attrs: { id: block('p') }, content: [{ type: 'text', text: 'Kommunen' }, { type: 'footnoteRef', attrs: { note: block('n') } }, { type: 'text', text: ' ansvarar.' }] },
    { type: 'footnotes', attrs: { id: block('list') }, content: [{ type: 'footnote', attrs: { id: block('n') }, content: [{ type: 'text', text: 'Enligt skollagen.' }] }] },
  ],
};
const open = (content = plain, client = 7) => new Proposer(client, written(content));
const later = (one: Proposer, client = 8) => new Proposer(client, Y.encodeStateAsUpdate(one.ydoc));
const notes = (one: Proposer): string[] => toContent(one.ydoc).content.flatMap((node) => (node.type === 'footnotes' ? node.content.map((note) => (note.content ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('')) : []));
const said = (one: Proposer) => suggestionsIn(one.state.doc).map((all) => [signsOf(all).map(({ code }) => code), all.parts.map(({ text }) => text).join('')]);
const meet = (one: Proposer, other: Proposer) => { Y.applyUpdate(one.ydoc, Y.encodeStateAsUpdate(other.ydoc), 'network'); };

function proposesNote(one: Proposer, after: string, words: string): Proposer {
  one.at(after, 'after');
  insertFootnote(one.state, (tr) => expect(one.propose(tr)).toBe(true));
  return one.type(words);
}

describe('a footnote that is proposed', () => {
  test('is one suggestion with its words: no part of the text before it is accepted, and gone with them when it is rejected', () => {
    const eva = open();
    const runs = runsOf(eva.ydoc);
    proposesNote(eva, 'Kommunen', 'Enligt ').type('skollagen.');
    expect(said(eva)).toEqual([[['newNote'], 'Enligt skollagen.']]);
    expect(toContent(eva.ydoc)).toEqual(plain);
    expect(runsOf(eva.ydoc).map(({ block: id, runs: own }) => [id, own.reduce((sum, { length }) => sum + length, 0)])).toEqual(runs.map(({ block: id, runs: own }) => [id, own.reduce((sum, { length }) => sum + length, 0)]));
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    const bo = later(eva).resolve('accept');
    expect(notes(bo)).toEqual(['Enligt skollagen.']);
    expect(JSON.stringify(toContent(bo.ydoc))).toContain('"footnoteRef"');
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(plain);
    expect(eva.state.doc.lastChild?.type.name).toBe('paragraph');
  });

  test('stands among the notes of the text, each with its own words', () => {
    const eva = proposesNote(open(noted), 'ansvarar', 'Hela året.');
    expect(toContent(eva.ydoc)).toEqual(noted);
    expect(notes(later(eva).resolve('accept'))).toEqual(['Enligt skollagen.', 'Hela året.']);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(noted);
  });

  test('goes when its author takes the reference back, and when the note is taken away', () => {
    const eva = proposesNote(open(), 'Kommunen', 'Enligt skollagen.');
    const at = suggestionsIn(eva.state.doc)[0]?.parts[0]?.from ?? 0;
    const bo = later(eva, 7);
    expect(eva.propose(eva.state.tr.delete(at, at + 1))).toBe(true);
    removeFootnote(String(bo.state.doc.nodeAt(at)?.attrs['note']))(bo.state, (tr) => expect(bo.propose(tr)).toBe(true));
    for (const one of [eva, bo]) {
      expect(suggestionsIn(one.state.doc)).toEqual([]);
      expect(toContent(one.ydoc)).toEqual(plain);
    }
  });

  test('that is rejected leaves what another wrote in it outright, in a note to which nothing leads', () => {
    const eva = proposesNote(open(), 'Kommunen', 'Enligt skollagen.');
    const bo = later(eva).at('Enligt', 'before');
    bo.write(bo.state.tr.insertText('Jfr. '));
    expect(notes(bo)).toEqual(['Jfr. ']);
    expect(notes(bo.resolve('reject'))).toEqual(['Jfr. ']);
  });
});

describe('a footnote that is proposed to go', () => {
  const goes = (one: Proposer) => removeFootnote(block('n'))(one.state, (tr) => expect(one.propose(tr)).toBe(true));

  test('stays with its words until that is accepted', () => {
    const eva = open(noted);
    const runs = runsOf(eva.ydoc);
    goes(eva);
    expect(said(eva)).toEqual([[['noNote'], 'Enligt skollagen.']]);
    expect(toContent(eva.ydoc)).toEqual(noted);
    expect(runsOf(eva.ydoc)).toEqual(runs);
    const bo = later(eva).resolve('accept');
    expect(bo.words()).toBe('Kommunen ansvarar.');
    expect(bo.state.doc.childCount).toBe(1);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(noted);
  });

  test('is what striking the last reference to it proposes, alone or among words', () => {
    const eva = open(noted);
    expect(eva.propose(eva.state.tr.delete(1, 12))).toBe(true);
    expect(said(eva)).toEqual([[['noNote'], 'Kommunen aEnligt skollagen.']]);
    expect(later(eva).resolve('accept').words()).toBe('nsvarar.');
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(noted);
  });

  test('keeps the words that another wrote in it at the same moment', () => {
    for (const [first, second] of [[7, 8], [8, 7]] as const) {
      const [eva, bo] = [open(noted, first), open(noted, second)];
      const start = Y.encodeStateAsUpdate(eva.ydoc);
      const cia = new Proposer(second, start);
      goes(eva);
      cia.at('Enligt', 'after');
      cia.write(cia.state.tr.insertText(' 2 kap.'));
      meet(eva, cia);
      meet(cia, eva);
      expect(cia.state.doc.eq(eva.state.doc)).toBe(true);
      expect(notes(eva.resolve('accept'))).toEqual([' 2 kap.']);
      expect(bo.words()).toContain('Enligt skollagen.');
    }
  });
});
