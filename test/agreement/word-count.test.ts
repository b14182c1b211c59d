import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import type { Inline } from '#shared/agreement/content.ts';
import { findWords } from '#shared/agreement/finding.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { proposeWords } from '#shared/agreement/replacing.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { lengthBetween, lengthOf, wordsIn } from '#shared/agreement/word-count.ts';
import { agreementText, block } from '../support/agreement-text.ts';

const docOf = (...content: Inline[]): Node => agreementSchema.nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph', attrs: { id: block('only') }, content }] });

test('words are counted as a version counts them, characters with and without spaces', () => {
  expect(lengthOf(docOf({ type: 'text', text: 'Parterna ' }, { type: 'text', text: 'sam', marks: [{ type: 'bold' }] }, { type: 'text', text: 'verkar 😀.' }, { type: 'hardBreak' }, { type: 'text', text: 'Ja.' }))).toEqual({ words: 3, characters: 24, charactersWithoutSpaces: 22 });
  expect(lengthOf(agreementSchema.nodeFromJSON(agreementText)).words).toBe(wordsIn(plainText(agreementText)));
});

test('a selection is counted by itself, over paragraphs, cells and notes', () => {
  const doc = agreementSchema.nodeFromJSON(agreementText);
  expect(lengthBetween(doc, 0, doc.content.size)).toEqual(lengthOf(doc));
  const [first, last] = [findWords(doc, { words: 'barns och ungas', matchCase: false, wholeWord: false })[0], findWords(doc, { words: 'noll till', matchCase: false, wholeWord: false })[0]];
  expect(lengthBetween(doc, first?.from ?? 0, first?.to ?? 0)).toEqual({ words: 3, characters: 15, charactersWithoutSpaces: 13 });
  expect(lengthBetween(doc, first?.from ?? 0, last?.to ?? 0).words).toBe(wordsIn('barns och ungas hälsa i hela länet. Överenskommelsen gäller barn och unga från noll till'));
});

test('what is only proposed is not counted yet, what is proposed to go still is', () => {
  const doc = agreementSchema.nodeFromJSON(agreementText);
  const { tr } = EditorState.create({ doc });
  proposeWords(tr, findWords(doc, { words: 'barn', matchCase: false, wholeWord: true }), () => 'barn och unga vuxna', { client: 7, at: 1 });
  expect(tr.docChanged).toBe(true);
  expect(lengthOf(tr.doc)).toEqual(lengthOf(doc));
});
