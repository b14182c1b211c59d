import { expect, test } from 'vitest';
import { linkFrom, isAllowedLink } from '../../client/editor/links.ts';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { sliceForPaste } from '#shared/agreement/pasting-blocks.ts';
import { blocksFromPdf } from '#shared/agreement/pdf-text.ts';
import { sliceFromPdf, withoutInlineStyles } from '../../client/editor/pasting.ts';
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

test('text from a PDF is put in as paragraphs and lists, and its first words join the paragraph that it is pasted into', () => {
  const blocks = blocksFromPdf(['parterna kommer överens om att samverka för att barn och unga i', 'länet ska få det stöd som de behöver, i rätt tid och på rätt nivå, och', 'utan dröjsmål:', 'a) i hemmet', 'b) i skolan', '', 'Sedan följs det upp.'].join('\n'));
  const state = EditorState.create({ doc: schema.nodeFromJSON(contentOf('Därför ')) });
  const at = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 8)));
  const { doc } = at.tr.replaceSelection(sliceForPaste(sliceFromPdf(schema, blocks ?? []), at.selection.$from));
  doc.check();
  expect(doc.textBetween(0, doc.content.size, '|')).toBe('Därför parterna kommer överens om att samverka för att barn och unga i länet ska få det stöd som de behöver, i rätt tid och på rätt nivå, och utan dröjsmål:|i hemmet|i skolan|Sedan följs det upp.');
  expect(doc.child(1).attrs).toMatchObject({ start: 1, numbers: 'letters' });
});
