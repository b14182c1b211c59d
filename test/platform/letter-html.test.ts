import { expect, test } from 'vitest';
import { letterHtml } from '../../server/platform/mail/letter-html.ts';
import { outboxOf } from '../support/mail.ts';
import { openAt, submitted } from '../support/stages.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Every pair of ink and ground that an element sets; one that names only one of them leaves the other to chance. */
function pairs(page: string): [string, string][] {
  return [...page.matchAll(/style="([^"]*)"/g)].flatMap(([, style = '']) => {
    const ink = /(?:^|;)color:([^;]+)/.exec(style)?.[1];
    const ground = /background(?:-color)?:([^;]+)/.exec(style)?.[1];
    if (ink === undefined && ground === undefined) return [];
    return [[ink ?? 'none', ground ?? 'none'] as [string, string]];
  });
}

/** What a reader sees of it: the words of the body, links by their own text. */
const readIn = (page: string): string => page.replace(/^[\s\S]*<body[^>]*>/, '').replace(/<br>/g, '\n').replace(/<\/(?:p|li|ul)>\n*/g, '\n\n').replace(/<[^>]+>/g, '').replace(/&#(\d+);/g, (_sign, code: string) => String.fromCharCode(Number(code))).trim();
const words = (text: string): string[] => text.split(/\s+/).filter((one) => one !== '');

test('every letter of a round says the same in HTML as in plain text, in colours that everybody can read', async () => {
  const app = await openAt(submitted);
  const letters = await outboxOf(app);
  expect(letters.length).toBeGreaterThan(5);
  for (const letter of letters) {
    const page = letterHtml(letter);
    expect(words(readIn(page)), letter.subject).toEqual(words(letter.body));
    const found = pairs(page);
    expect(found.length).toBeGreaterThan(2);
    for (const [ink, ground] of found) {
      expect([ink, ground], 'both are named').toEqual([expect.stringMatching(/^#[0-9a-f]{6}$/), expect.stringMatching(/^#[0-9a-f]{6}$/)]);
      expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(7);
    }
    expect(page, 'nothing is fetched when the letter is opened').not.toMatch(/<(?:img|link|script|iframe|style)|url\(/i);
    expect(page).toContain(`<html lang="${letter.language}">`);
  }
});

test('what anybody wrote stays words, and addresses become links that end where they end', () => {
  const page = letterHtml({ language: 'sv', subject: 'En <b>fet</b> rad', body: 'Hej <script>alert(1)</script>!\n\nLänk: http://localhost:3000/inbjudan#aB-9_x.\nSkriv till (anna@rss.granmark.example).\n\n- ett\n- två "citat"' });
  expect(page).not.toMatch(/<script|<b>/);
  expect(page).toContain('<title>En &#60;b&#62;fet&#60;/b&#62; rad</title>');
  expect([...page.matchAll(/href="([^"]+)"[^>]*>([^<]+)</g)].map(([, to, said]) => [to, said])).toEqual([['http://localhost:3000/inbjudan#aB-9_x', 'http://localhost:3000/inbjudan#aB-9_x'], ['mailto:anna@rss.granmark.example', 'anna@rss.granmark.example']]);
  expect(page.match(/<li>/g)).toHaveLength(2);
  expect(page).toContain('.<br>Skriv till');
});

test('the measure of contrast is the standard’s', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
