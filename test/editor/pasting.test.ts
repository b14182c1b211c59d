import { Fragment, Slice } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { linkFrom, isAllowedLink } from '../../client/editor/links.ts';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { sliceForPaste } from '#shared/agreement/pasting-blocks.ts';
import { blocksFromPdf } from '#shared/agreement/pdf-text.ts';
import { fittedSlice } from '../../client/editor/pasting-in-cells.ts';
import { sliceFromPdf } from '../../client/editor/pasting-pdf.ts';
import { withoutInlineStyles } from '../../client/editor/pasting.ts';
import { contentOf, schema } from './writer.ts';

test('no inline style is left for the page to report', () => {
  const html = `<p class="x" style="mso-list:l0 level1 lfo1">a</p><span style='font-weight:700'>b</span><td width="1>2" STYLE=color:red>c</td>`;
  expect(withoutInlineStyles(html)).toBe(`<p class="x" data-style="mso-list:l0 level1 lfo1">a</p><span data-style='font-weight:700'>b</span><td width="1>2" data-style=color:red>c</td>`);
});

test('words about style are left alone', () => {
  expect(withoutInlineStyles('<p>Skriv style="x" så här</p>')).toBe('<p>Skriv style="x" så här</p>');
});

test("Word's own parts are left out", () => {
  expect(withoutInlineStyles('<!--[if gte mso 9]><xml>1</xml><![endif]--><style>p{}</style><p>Text<o:p></o:p></p>')).toBe('<p>Text</p>');
});

test('a link leads to a website or an e-mail address, nowhere else', () => {
  expect(linkFrom('www.regionen.se/avtal')).toBe('https://www.regionen.se/avtal');
  expect(linkFrom('registrator@kommun.se')).toBe('mailto:registrator@kommun.se');
  expect(linkFrom(' https://kommun.se ')).toBe('https://kommun.se');
  for (const wrong of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc', 'hej', '', 'https://']) expect(linkFrom(wrong)).toBe(null);
  expect(isAllowedLink('JavaScript:alert(1)')).toBe(false);
});

describe('into a cell', () => {
  const plain = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const one = (...content: object[]) => ({ type: 'tableCell', content });
  const table = (...cells: object[]) => ({ type: 'table', content: [{ type: 'tableRow', content: cells }] });
  const item = (...content: object[]) => ({ type: 'listItem', content });
  const doc = schema.nodeFromJSON({ type: 'doc', content: [table(one(plain('Vem')), one(plain('Vad')))] });
  const fitted = (content: object[]) => fittedSlice(new Slice(Fragment.fromJSON(schema, content), 0, 0), doc.resolve(7)).slice.content.content;
  const pasted = (content: object[], depth = 1) => {
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, 7) });
    const { slice, left } = fittedSlice(new Slice(Fragment.fromJSON(schema, content), depth, depth), state.selection.$from);
    const { tr } = state;
    tr.replaceSelection(slice).doc.check();
    return { cells: tr.doc.child(0).child(0).children.map((cell) => cell.children.map((line) => line.textContent).join('/')), blocks: tr.doc.childCount, left: [...left] };
  };

  test('a page becomes paragraphs with the signs of its lists, and a table in it is told', () => {
    const page = [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Rubrik' }] },
      { type: 'orderedList', attrs: { start: 3 }, content: [item(plain('tre'), { type: 'orderedList', content: [item(plain('under'))] }), item(plain('fyra'))] },
      { type: 'bulletList', content: [item(plain('punkt'))] }, table(one(plain('a')), one(plain('b'))), plain('sist'),
    ];
    expect(pasted(page)).toEqual({ cells: ['VemRubrik/3. tre/a) under/4. fyra/– punkt/a/b/sist', 'Vad'], blocks: 1, left: ['tables'] });
  });

  test('words out of an item are not the item, and paragraphs are as they were', () => {
    expect(pasted([{ type: 'bulletList', content: [item(plain('ord'))] }], 3)).toEqual({ cells: ['Vemord', 'Vad'], blocks: 1, left: [] });
    expect(pasted([plain('ett'), plain('två')])).toEqual({ cells: ['Vemett/två', 'Vad'], blocks: 1, left: [] });
  });

  test('words out of an item are not the item when they have a footnote either', () => {
    const words = { type: 'paragraph', content: [{ type: 'text', text: 'ord' }, { type: 'footnoteRef', attrs: { note: 'n1' } }] };
    const note = { type: 'footnotes', content: [{ type: 'footnote', content: [{ type: 'text', text: 'noten' }] }] };
    expect(fitted([{ type: 'bulletList', content: [item(words)] }, note]).map(({ textContent }) => textContent)).toEqual(['ord', 'noten']);
  });

  test('elsewhere everything stays as it was copied', () => {
    const body = schema.nodeFromJSON(contentOf('Därför'));
    const slice = new Slice(Fragment.fromJSON(schema, [table(one(plain('a')))]), 0, 0);
    expect(fittedSlice(slice, body.resolve(1)).slice).toBe(slice);
  });
});

test('into a footnote lists and tables go as words, items with their signs, and a table is told', () => {
  const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const page = [line('Se'), { type: 'orderedList', content: ['ett', 'två'].map((text) => ({ type: 'listItem', content: [line(text)] })) }, { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [line('a')] }, { type: 'tableCell', content: [line('b')] }] }] }];
  const doc = schema.nodeFromJSON({ type: 'doc', content: [line('Text'), { type: 'footnotes', content: [{ type: 'footnote', content: [{ type: 'text', text: 'Noten. ' }] }] }] });
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 15) });
  const { slice, left } = fittedSlice(new Slice(Fragment.fromJSON(schema, page), 1, 0), state.selection.$from);
  const { doc: pasted } = state.tr.replaceSelection(slice);
  pasted.check();
  expect(pasted.children.map(({ textContent }) => textContent)).toEqual(['Text', 'Noten. Se 1. ett 2. två a b']);
  expect([...left]).toEqual(['tables']);
});

test('text from a PDF is put in as paragraphs and lists, and its first words join the paragraph that it is pasted into', () => {
  const blocks = blocksFromPdf(['parterna kommer överens om att samverka för att barn och unga i', 'länet ska få det stöd som de behöver, i rätt tid och på rätt nivå, och', 'utan dröjsmål:', 'a) i hemmet', 'b) i skolan', '', 'Sedan följs det upp.'].join('\n'));
  const state = EditorState.create({ doc: schema.nodeFromJSON(contentOf('Därför ')) });
  const at = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 8)));
  const { doc } = at.tr.replaceSelection(sliceForPaste(sliceFromPdf(schema, blocks ?? []), at.selection.$from));
  doc.check();
  expect(doc.textBetween(0, doc.content.size, '|')).toBe('Därför parterna kommer överens om att samverka för att barn och unga i länet ska få det stöd som de behöver, i rätt tid och på rätt nivå, och utan dröjsmål:|i hemmet|i skolan|Sedan följs det upp.');
  expect(doc.child(1).attrs).toMatchObject({ start: 1, numbers: 'letters' });
});
