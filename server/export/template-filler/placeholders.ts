/**
 * Placeholders such as `{{diarienummer}}` in a part of a Word file, found and filled where they stand. The part is kept letter by letter but for them:
 * a template is the sender's own paper, and nothing of it is written anew.
 */
import { SaxesParser } from 'saxes';
import { refusedFile } from '../docx-reader/refuse.ts';
import { depthLimit } from '../docx-reader/limits.ts';

/** What is put in the place of a placeholder: words in the line, or paragraphs of their own. */
export type Filling = string | readonly FilledParagraph[];
export interface FilledParagraph { text: string; bold?: boolean; italic?: boolean }

/** As it is written in the template, without braces: small letters, single spaces. */
export const nameOf = (written: string): string => written.replace(/\s+/gu, ' ').trim().toLocaleLowerCase('sv');

const placeholder = /\{\{([^{}]*)\}\}/gu;

/** Offsets in the part's text. `from` and `to` hold the words between `<w:t>` and `</w:t>`; `properties` are the run's own, if it has any. */
interface Words { from: number; to: number; text: string; properties: string }
interface Paragraph { from: number; to: number; properties: string; words: Words[] }

/** The names in a part, in the order they stand; and what opens or closes without its other half, as it is written there. */
export function placeholdersIn(part: string): { names: string[]; broken: string[] } {
  const names: string[] = [];
  const broken: string[] = [];
  for (const { words } of paragraphsIn(part)) {
    const text = words.map((one) => one.text).join('');
    for (const [, name = ''] of text.matchAll(placeholder)) names.push(nameOf(name));
    const rest = text.replace(placeholder, '');
    for (const mark of ['{{', '}}']) if (rest.includes(mark)) broken.push(rest.slice(Math.max(0, rest.indexOf(mark) - 20), rest.indexOf(mark) + 22).trim());
  }
  return { names, broken };
}

/** Every placeholder with the words that stand before it in its paragraph, at most forty characters of them. */
export function placesIn(part: string): { name: string; after: string }[] {
  return paragraphsIn(part).flatMap(({ words }) => {
    const text = words.map((one) => one.text).join('');
    return [...text.matchAll(placeholder)].map((match) => ({ name: nameOf(match[1] ?? ''), after: text.slice(Math.max(0, match.index - 40), match.index).trim() }));
  });
}

/** The part with every placeholder filled; one that `fill` does not know stays as it is. */
export function filledPart(part: string, fill: (name: string) => Filling | undefined): string {
  let filled = '';
  let at = 0;
  for (const paragraph of outermostFirst(paragraphsIn(part))) {
    if (paragraph.from < at) continue;
    const written = filledParagraph(part, paragraph, fill);
    if (written === null) continue;
    filled += part.slice(at, paragraph.from) + written;
    at = paragraph.to;
  }
  return filled + part.slice(at);
}

/** Text boxes hold paragraphs inside a paragraph: each is filled by itself, the inner ones where no outer one was. */
const outermostFirst = (paragraphs: Paragraph[]): Paragraph[] => [...paragraphs].sort((a, b) => a.from - b.from);

function filledParagraph(part: string, { from, to, properties, words }: Paragraph, fill: (name: string) => Filling | undefined): string | null {
  const text = words.map((one) => one.text).join('');
  const found = [...text.matchAll(placeholder)].flatMap((match) => { const value = fill(nameOf(match[1] ?? '')); return value === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, value }]; });
  if (found.length === 0) return null;
  const [alone] = found;
  if (alone && typeof alone.value !== 'string' && text.trim() === text.slice(alone.start, alone.end)) return paragraphsOf(alone.value, { properties, run: runAt(words, alone.start) });
  let written = '';
  let at = from;
  let offset = 0;
  for (const one of words) {
    written += part.slice(at, one.from) + wordsWithin(one, offset, found);
    at = one.to;
    offset += one.text.length;
  }
  return written + part.slice(at, to);
}

/** The words of one run when placeholders that may reach over several runs are filled: the value stands where the placeholder begins. */
function wordsWithin({ text }: Words, offset: number, found: readonly { start: number; end: number; value: Filling }[]): string {
  let written = '';
  let at = 0;
  for (const { start, end, value } of found) {
    const [begins, ends] = [Math.max(0, start - offset), Math.min(text.length, end - offset)];
    if (ends <= 0 || begins >= text.length) continue;
    written += escaped(text.slice(at, begins));
    if (start >= offset) written += lines(typeof value === 'string' ? value : value.map((one) => one.text).join('\n'));
    at = ends;
  }
  return written + escaped(text.slice(at));
}

const runAt = (words: readonly Words[], position: number): string => {
  let offset = 0;
  for (const one of words) {
    if (position < offset + one.text.length) return one.properties;
    offset += one.text.length;
  }
  return '';
};

/** Each with the paragraph's own look. A cell holds at least one paragraph, so nothing gives an empty one. */
function paragraphsOf(given: readonly FilledParagraph[], { properties, run }: { properties: string; run: string }): string {
  const between = properties.replace(/<w:sectPr[\s\S]*?<\/w:sectPr>|<w:sectPr[^>]*\/>/gu, '');
  const all = given.length === 0 ? [{ text: '' }] : given;
  return all.map((one, n) => `<w:p>${n === all.length - 1 ? properties : between}<w:r>${looking(run, one)}<w:t xml:space="preserve">${lines(one.text)}</w:t></w:r></w:p>`).join('');
}

/** In the order of the schema (ECMA-376 part 1, 17.3.2.28): style, fonts, bold, italic, and what the run had. */
function looking(run: string, { bold = false, italic = false }: FilledParagraph): string {
  if (!bold && !italic) return run;
  const inner = run.replace(/^<w:rPr[^>]*>|<\/w:rPr>$/gu, '').replace(/<w:(?:b|i)(?:\s[^>]*)?\/>/gu, '');
  const first = /^(?:<w:rStyle[^>]*\/>)?(?:<w:rFonts[^>]*\/>)?/u.exec(inner)?.[0] ?? '';
  return `<w:rPr>${first}${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${inner.slice(first.length)}</w:rPr>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** A line break within a run ends the words before it and begins new ones. */
const lines = (text: string): string => text.split(/\r\n|\r|\n/u).map(escaped).join('</w:t><w:br/><w:t xml:space="preserve">');

const wordNamespaces = new Set(['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main']);

/** Every paragraph with its words. Throws Refusal `unsafe-xml` for a DOCTYPE or too deep nesting, `broken` for what is not well-formed, or names WordprocessingML otherwise than Word does. */
function paragraphsIn(part: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const open: (Paragraph & { propertiesFrom: number })[] = [];
  let run = { from: -1, properties: '' };
  let words: { from: number; text: string } | null = null;
  let depth = 0;
  const parser = new SaxesParser({ xmlns: true });
  // Attribute values hold no "<", so the tag begins at the last one before its end.
  const beginning = (): number => part.lastIndexOf('<', parser.position - 1);
  parser.on('doctype', () => { throw refusedFile('unsafe-xml'); });
  parser.on('error', () => { throw refusedFile('broken'); });
  parser.on('opentag', ({ uri, local, prefix, isSelfClosing }) => {
    if (++depth > depthLimit) throw refusedFile('unsafe-xml');
    if (!wordNamespaces.has(uri)) return;
    if (prefix !== 'w') throw refusedFile('broken');
    const at = beginning();
    if (local === 'p' && !isSelfClosing) open.push({ from: at, to: -1, properties: '', words: [], propertiesFrom: -1 });
    else if (local === 'pPr' && !isSelfClosing && open.at(-1)?.properties === '') Object.assign(open.at(-1) ?? {}, { propertiesFrom: at });
    else if (local === 'r') run = { from: -1, properties: '' };
    else if (local === 'rPr' && !isSelfClosing) run.from = at;
    else if (local === 't' && !isSelfClosing) words = { from: parser.position, text: '' };
  });
  parser.on('text', (text) => { if (words) words.text += text; });
  parser.on('cdata', () => { throw refusedFile('broken'); });
  parser.on('closetag', ({ uri, local, isSelfClosing }) => {
    depth -= 1;
    if (!wordNamespaces.has(uri) || isSelfClosing) return;
    const here = open.at(-1);
    if (local === 'p') { const closed = open.pop(); if (closed) paragraphs.push({ from: closed.from, to: parser.position, properties: closed.properties, words: closed.words }); }
    else if (local === 'pPr' && here && here.propertiesFrom >= 0) { here.properties = part.slice(here.propertiesFrom, parser.position); here.propertiesFrom = -1; }
    else if (local === 'rPr' && run.from >= 0 && (here?.propertiesFrom ?? -1) < 0) run.properties = part.slice(run.from, parser.position);
    else if (local === 't' && words) { here?.words.push({ from: words.from, to: part.lastIndexOf('<', parser.position - 1), text: words.text, properties: run.properties }); words = null; }
  });
  parser.write(part).close();
  return paragraphs;
}
