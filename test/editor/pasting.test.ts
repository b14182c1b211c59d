import { expect, test } from 'vitest';
import { linkFrom, isAllowedLink } from '../../client/editor/links.ts';
import { withoutInlineStyles } from '../../client/editor/pasting.ts';

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
