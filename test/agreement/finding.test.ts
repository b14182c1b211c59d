import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent, Inline } from '#shared/agreement/content.ts';
import { findWords } from '#shared/agreement/finding.ts';
import type { Query } from '#shared/agreement/finding.ts';
import { contentOf, openFlatText, runsOf, toContent, toDoc, writeContent } from '#shared/agreement/flat-text.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { casedLike, proposeWords, replaceWords } from '#shared/agreement/replacing.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { resolveSuggestions } from '#shared/agreement/suggestion-verdicts.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { agreementText, block } from '../support/agreement-text.ts';

const paragraph = (...content: Inline[]): AgreementContent => ({ type: 'doc', content: [{ type: 'paragraph', attrs: { id: block('only') }, content }] });
const docOf = (content: AgreementContent): Node => agreementSchema.nodeFromJSON(content);
const words = (text: string, mark?: 'bold' | 'italic'): Inline => ({ type: 'text', text, ...(mark ? { marks: [{ type: mark }] } : {}) });
const query = (sought: string, more: Partial<Query> = {}): Query => ({ words: sought, matchCase: false, wholeWord: false, ...more });
const found = (content: AgreementContent, sought: Query): string[] => findWords(docOf(content), sought).map((one) => one.words);

describe('words are found', () => {
  test('in headings, running text, lists, table cells and footnotes, in reading order', () => {
    expect(found(agreementText, query('barn'))).toEqual(['barn', 'barn', 'barn', 'barn', 'barn']);
    expect(found(agreementText, query('första linjen'))).toEqual(['Första linjen']);
    expect(found(agreementText, query('varje människa'))).toEqual(['varje människa']);
  });

  test.each<[string, Query, number]>([
    ['without regard to case', query('KOMMUN'), 2],
    ['with regard to case', query('Kommun', { matchCase: true }), 1],
    ['as whole words', query('kommun', { wholeWord: true }), 1],
    ['not in nothing', query(''), 0],
    ['over a no-break space', query('en kommun'), 1],
  ])('%s', (_how, sought, count) => {
    expect(found(paragraph(words('Kommunens del, en\u00a0kommun.')), sought)).toHaveLength(count);
  });

  test('when marks, a soft hyphen, a line break or a note mark stand in them', () => {
    const note = 'bnote00000000000';
    const content = paragraph(words('över', 'bold'), words('ens\u00adkommelse'), { type: 'hardBreak' }, words('gäller'), { type: 'footnoteRef', attrs: { note } }, words(' alla'));
    expect(found(content, query('överenskommelse gäller alla'))).toHaveLength(1);
    expect(found(content, query('gäller', { wholeWord: true }))).toHaveLength(1);
    expect(found(paragraph(words('regionens ”ansvar”')), query('"ansvar"'))).toEqual(['"ansvar"']);
  });

  test('without overlap', () => {
    expect(found(paragraph(words('aaaa')), query('aa'))).toHaveLength(2);
  });
});

/** A text that is written in, and an editor state over it. */
function opened(content: AgreementContent) {
  const ydoc = new Y.Doc({ gc: false });
  writeContent(ydoc, content, 'server');
  const text = openFlatText(ydoc);
  let state = EditorState.create({ doc: text.doc });
  return {
    ydoc,
    get doc() { return state.doc; },
    write(make: (tr: EditorState['tr']) => EditorState['tr']): void {
      const tr = make(state.tr);
      tr.doc.check();
      const steps = text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
      state = state.apply(tr);
      const back = state.tr;
      for (const step of steps) back.step(step);
      state = state.apply(back);
      expect(state.doc.eq(text.doc)).toBe(true);
    },
  };
}

const idsOf = (ydoc: Y.Doc): string[] => runsOf(ydoc).flatMap(({ runs }) => runs.flatMap((run) => Array.from({ length: run.length }, (_, at) => `${run.client}:${run.clock + at}`)));

describe('other words', () => {
  test('stand in the place of all in one transaction, in cells and notes too, and letters that both have stay the same letters', () => {
    const text = opened(agreementText);
    const before = idsOf(text.ydoc);
    const all = findWords(text.doc, query('regionen'));
    expect(all).toHaveLength(3);
    text.write((tr) => replaceWords(tr, all, (one) => casedLike(one.words, 'regionerna', query('regionen'))));
    expect(plainText(toContent(text.ydoc))).toBe(plainText(agreementText).replaceAll('Regionen', 'Regionerna'));
    const after = new Set(idsOf(text.ydoc));
    // Only the last letter of each was anything but the old word's own.
    expect(before.filter((id) => !after.has(id)).length).toBeLessThanOrEqual(all.length);
  });

  test('get the marks of the first letter, and leave a note mark where it stood', () => {
    const content = paragraph(words('en '), words('gammal', 'bold'), words(' sak'), { type: 'hardBreak' }, words('slut'));
    const text = opened(content);
    text.write((tr) => replaceWords(tr, findWords(tr.doc, query('gammal sak slut')), () => 'ny'));
    expect(contentOf(toDoc(text.ydoc)).content[0]).toMatchObject({ content: [{ text: 'en ' }, { text: 'ny', marks: [{ type: 'bold' }] }] });
    const noted = opened(agreementText);
    noted.write((tr) => replaceWords(tr, findWords(tr.doc, query('tjugo år.')), () => 'arton år'));
    expect(toContent(noted.ydoc).content[2]).toMatchObject({ content: [{ text: 'Överenskommelsen gäller barn och unga från noll till och med arton år' }, { type: 'footnoteRef' }] });
  });

  test('nothing in their place takes them away', () => {
    const text = opened(paragraph(words('Parterna ska alltid samverka.')));
    text.write((tr) => replaceWords(tr, findWords(tr.doc, query(' alltid')), () => ''));
    expect(plainText(toContent(text.ydoc))).toBe('Parterna ska samverka.');
  });

  test.each([
    ['Kommun', 'region', false, 'Region'], ['KOMMUN', 'region', false, 'REGION'], ['kommun', 'region', false, 'region'],
    ['Kommun', 'region', true, 'region'], ['kommun', 'Region', false, 'Region'], ['K', 'region', false, 'Region'], ['17', 'sjutton', false, 'sjutton'],
  ])('for %s come as %s (case kept apart: %s): %s', (stood, other, matchCase, written) => {
    expect(casedLike(stood, other, query(stood, { matchCase }))).toBe(written);
  });

  test('are proposals each of its own in suggesting mode, and the text says the same until they are accepted', () => {
    const text = opened(agreementText);
    text.write((tr) => proposeWords(tr, findWords(tr.doc, query('barn')), () => 'ungdom', { client: text.ydoc.clientID, at: 1_800_000_000_000 }));
    expect(plainText(toContent(text.ydoc))).toBe(plainText(agreementText));
    const proposals = suggestionsIn(text.doc);
    expect(proposals).toHaveLength(5);
    // What is struck is not found again, what is proposed is.
    expect(findWords(text.doc, query('barn'))).toHaveLength(0);
    expect(findWords(text.doc, query('ungdom'))).toHaveLength(5);
    text.write((tr) => resolveSuggestions(tr, new Set(proposals.slice(0, 1).map(({ id }) => id)), 'accept'));
    text.write((tr) => resolveSuggestions(tr, new Set(proposals.slice(1).map(({ id }) => id)), 'reject'));
    expect(plainText(toContent(text.ydoc))).toBe(plainText(agreementText).replace('barn', 'ungdom'));
  });
});
