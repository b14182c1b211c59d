/** What is proposed of the words' looks: bold, a link and the like. */
import { toggleMark } from '@tiptap/pm/commands';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent, Inline } from '#shared/agreement/content.ts';
import { setLink } from './plain-commands.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import type { Format, FormatValue } from '#shared/agreement/proposed-formats.ts';
import { formatProposal, meantFormatIn } from '#shared/agreement/suggesting-formats.ts';
import { madeBy } from '#shared/agreement/suggestion-authors.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { block } from '../support/agreement-text.ts';
import { Proposer, written } from './proposer.ts';

const agreement: AgreementContent = {
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { id: block('p') }, content: [{ type: 'text', text: 'Kommunen ansvarar ' }, { type: 'text', text: 'alltid', marks: [{ type: 'bold' }] }, { type: 'text', text: ' för skolan.' }] }],
};
const start = written(agreement);
const open = (client = 7) => new Proposer(client, start);
const later = (one: Proposer, client = 8) => new Proposer(client, Y.encodeStateAsUpdate(one.ydoc));
const parts = ({ state }: Proposer) => suggestionsIn(state.doc).map((one) => one.parts.map(({ proposal, text, look }) => [proposal, text, look]));

/** As the keys and the tools do it in the suggesting mode. */
function proposes(one: Proposer, words: string, format: Format, wanted: FormatValue): boolean {
  one.at(words, 'over');
  const tr = formatProposal(one.state, one.state.selection, { format, wanted, author: { client: one.ydoc.clientID, at: 1_800_000_000_000 } });
  if (tr) one.write(tr);
  return tr !== null;
}

/** The words with their looks, as they stand: `Kommunen *alltid*`. */
function shown(one: Proposer): string {
  const [line] = toContent(one.ydoc).content;
  const signs = { bold: '*', italic: '/', underline: '_', definition: '"', highlight: '=', link: '@' };
  const inline: Inline[] = line?.type === 'paragraph' ? line.content ?? [] : [];
  return inline.map((node) => {
    const around = (node.marks ?? []).map(({ type }) => signs[type]).join('');
    return around + (node.type === 'text' ? node.text : '') + around;
  }).join('');
}

const stands = 'Kommunen ansvarar *alltid* för skolan.';

describe('a look that is proposed', () => {
  test.each<[Format, FormatValue, string]>([
    ['bold', true, 'Kommunen *ansvarar alltid* för skolan.'], ['italic', true, 'Kommunen /ansvarar/ *alltid* för skolan.'], ['underline', true, 'Kommunen _ansvarar_ *alltid* för skolan.'],
    ['definition', true, 'Kommunen "ansvarar" *alltid* för skolan.'], ['highlight', true, 'Kommunen =ansvarar= *alltid* för skolan.'], ['link', 'https://example.org/', 'Kommunen @ansvarar@ *alltid* för skolan.'],
  ])('%s: is not the words’ own before it is accepted, and leaves no trace when it is rejected', (format, wanted, accepted) => {
    const eva = open();
    const runs = runsOf(eva.ydoc);
    expect(proposes(eva, format === 'bold' ? 'ansvarar ' : 'ansvarar', format, wanted)).toBe(true);
    expect(toContent(eva.ydoc)).toEqual(agreement);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    expect(parts(eva)).toEqual([[[format, format === 'bold' ? 'ansvarar ' : 'ansvarar', wanted]]]);
    expect(madeBy(eva.ydoc, 7)).toEqual(new Set(suggestionsIn(eva.state.doc).map(({ id }) => id)));
    const bo = later(eva).resolve('accept');
    expect(shown(bo)).toBe(accepted);
    // Not a letter was written anew.
    expect(runsOf(bo.ydoc)).toEqual(runs);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreement);
  });

  test('may be that words lose one', () => {
    const eva = open();
    expect(proposes(eva, 'alltid', 'bold', null)).toBe(true);
    expect(shown(eva)).toBe(stands);
    expect(shown(later(eva).resolve('accept'))).toBe('Kommunen ansvarar alltid för skolan.');
    expect(shown(eva.resolve('reject'))).toBe(stands);
  });

  test('may be another address of a link', () => {
    const eva = open();
    setLink('https://example.org/a')(eva.at('skolan', 'over').state, (tr) => eva.write(tr));
    const before = toContent(eva.ydoc);
    expect(proposes(eva, 'skolan', 'link', 'https://example.org/b')).toBe(true);
    expect(toContent(eva.ydoc)).toEqual(before);
    expect(JSON.stringify(toContent(later(eva).resolve('accept').ydoc))).toBe(JSON.stringify(before).replace('example.org/a', 'example.org/b'));
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(before);
  });

  test('is withdrawn by its author as it was made, and shown to be there meanwhile', () => {
    const eva = open();
    proposes(eva, 'skolan', 'bold', true);
    expect(meantFormatIn(eva.at('skolan', 'over').state, 'bold')).toBe(true);
    expect(proposes(eva, 'skolan', 'bold', null)).toBe(true);
    expect(parts(eva)).toEqual([]);
    proposes(eva, 'alltid', 'bold', null);
    proposes(eva, 'alltid', 'bold', true);
    expect(parts(eva)).toEqual([]);
    expect(toContent(eva.ydoc)).toEqual(agreement);
  });

  test('is the words’ own at once where they are a proposal of the same author', () => {
    const eva = open().at('skolan', 'after').type(' och fritids');
    expect(proposes(eva, 'fritids', 'bold', true)).toBe(true);
    expect(suggestionsIn(eva.state.doc)).toHaveLength(1);
    expect(shown(later(eva).resolve('accept'))).toBe('Kommunen ansvarar *alltid* för skolan och *fritids*.');
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreement);
  });

  test('is not overwritten by another’s: that is refused, and the same once more says nothing new', () => {
    const eva = open();
    proposes(eva, 'skolan', 'link', 'https://example.org/a');
    const bo = later(eva);
    expect(proposes(bo, 'skolan', 'link', 'https://example.org/b')).toBe(false);
    expect(proposes(bo, 'skolan', 'link', 'https://example.org/a')).toBe(true);
    expect(proposes(bo, 'skolan', 'bold', true)).toBe(true);
    expect(suggestionsIn(bo.state.doc).map(({ claims }) => claims?.client).toSorted()).toEqual([7, 8]);
  });
});

test('the keys for bold propose it, and words typed among words that are to be bold are bold when they are accepted', () => {
  const eva = open().at('skolan', 'over');
  const bold = eva.state.schema.marks['bold'];
  if (!bold) throw new Error('no bold');
  toggleMark(bold)(eva.state, (tr) => expect(eva.propose(tr)).toBe(true));
  expect(shown(eva)).toBe(stands);
  eva.at('olan', 'before').type('-o-');
  expect(shown(later(eva).resolve('accept'))).toBe('Kommunen ansvarar *alltid* för *sk-o-olan*.');
  expect(toContent(eva.resolve('reject').ydoc)).toEqual(agreement);
});

test('two who propose looks of the same words at once both stand, each accepted or rejected by itself', () => {
  const [eva, bo] = [open(7), open(8)];
  proposes(eva, 'ansvarar', 'italic', true);
  proposes(bo, 'Kommunen ansvarar', 'underline', true);
  Y.applyUpdate(eva.ydoc, Y.encodeStateAsUpdate(bo.ydoc), 'network');
  expect(parts(eva)).toEqual([[['underline', 'Kommunen ansvarar', true]], [['italic', 'ansvarar', true]]]);
  const [bos = '', evas = ''] = suggestionsIn(eva.state.doc).map(({ id }) => id);
  eva.resolve('accept', new Set([evas])).resolve('reject', new Set([bos]));
  expect(shown(eva)).toBe('Kommunen /ansvarar/ *alltid* för skolan.');
});

test('what is struck while its look is proposed goes when the strike is accepted, and has the look when it is not', () => {
  const eva = open();
  proposes(eva, 'skolan', 'italic', true);
  const bo = later(eva).at('skolan', 'over').strike();
  expect(shown(later(bo, 9).resolve('accept'))).toBe('Kommunen ansvarar *alltid* för .');
  const looks = new Set(suggestionsIn(bo.state.doc).filter(({ parts: own }) => own.some(({ proposal }) => proposal === 'italic')).map(({ id }) => id));
  expect(shown(bo.resolve('accept', looks).resolve('reject'))).toBe('Kommunen ansvarar *alltid* för /skolan/.');
});

test('a selection of words with different looks has the look when all are to have it', () => {
  const eva = open();
  const over = (from: number, to: number) => { eva.state = eva.state.apply(eva.state.tr.setSelection(TextSelection.create(eva.state.doc, from, to))); return meantFormatIn(eva.state, 'bold'); };
  expect(over(19, 25)).toBe(true);
  expect(over(10, 25)).toBeNull();
  proposes(eva, 'ansvarar ', 'bold', true);
  expect(over(10, 25)).toBe(true);
});
