import { expect, test } from 'vitest';
import { compare } from '#shared/agreement/compare.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { writeRedlineHtml } from '../../server/export/write-redline-html.ts';
import { chanceOf } from '../agreement/chance.ts';
import { aText, changedText, idsOf } from '../support/two-versions.ts';

const redline = (before: AgreementContent, after: AgreementContent) => ({
  locale: 'sv' as const, letterhead: { authority: 'RSS Granmark', unit: null, registryNumber: 'RSS 2027/00118', contact: null }, title: 'Överenskommelse <om> vård', label: 'Remissversion 1 mot utkastet',
  date: '2027-06-01', documentId: 'd', author: 'Arbetsgruppen', at: '2027-06-01T10:00:00Z', comparison: compare(before, after),
});
const text = (...blocks: [id: string, type: 'heading' | 'paragraph', words: string, level?: 1 | 3][]): AgreementContent => ({
  type: 'doc', content: blocks.map(([id, type, words, level = 1]) => (type === 'heading' ? { type, attrs: { id: `b${id.padStart(15, '0')}`, level }, content: [{ type: 'text', text: words }] } : { type, attrs: { id: `b${id.padStart(15, '0')}` }, content: [{ type: 'text', text: words }] })),
});
const pageOf = async (before: AgreementContent, after: AgreementContent) => new TextDecoder().decode(await writeRedlineHtml(redline(before, after)));

test('the page says what is compared, and what came and went to eye and ear alike, under headings that skip no level', async () => {
  const before = text(['1', 'heading', 'Ansvar'], ['2', 'paragraph', 'Kommunen svarar inom sex veckor.'], ['3', 'paragraph', 'Det här stycket utgår helt.'], ['4', 'heading', 'Kostnader', 3]);
  const after = text(['1', 'heading', 'Ansvar'], ['2', 'paragraph', 'Kommunen svarar inom tre månader.'], ['4', 'heading', 'Kostnader', 3], ['5', 'paragraph', 'Ett nytt <stycke>.']);
  const page = await pageOf(before, after);
  expect(page).toContain('<p>Remissversion 1 mot utkastet</p>');
  expect(page).toContain('<del><span class="heard"> borttaget: </span>sex veckor<span class="heard"> slut på det borttagna. </span></del>');
  expect(page).toContain('<ins><span class="heard"> tillagt: </span>tre månader<span class="heard"> slut på det tillagda. </span></ins>');
  expect(page).toContain('</span>Det här stycket utgår helt.<span');
  expect(page).toContain('Ett nytt &#60;stycke&#62;.');
  expect([...page.matchAll(/<h(\d)>/g)].map(([, level]) => level)).toEqual(['1', '2', '3']);
  expect(page).not.toMatch(/<script|https?:|<link|<img/u);
});

test('any two versions, with tables, lists and notes, give a page whose tags close, the same to the byte each time', async () => {
  const chance = chanceOf(71);
  const id = idsOf(chance);
  const before = aText(chance, id, 60);
  const given = redline(before, changedText(chance, before, { acts: 40, id }));
  const [once, again] = [await writeRedlineHtml(given), await writeRedlineHtml(given)];
  expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
  const open: string[] = [];
  for (const [, closes, name = ''] of new TextDecoder().decode(once).replace(/<style>.*?<\/style>/su, '').matchAll(/<(\/?)([a-z]\w*)[^>]*>/gu)) {
    if (['meta', 'br'].includes(name)) continue;
    if (closes === '') open.push(name);
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
});
