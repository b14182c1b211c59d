/**
 * Text copied from a PDF, where every line of the page ends: lines become paragraphs again, words that were divided are mended, page numbers and
 * what is repeated on every page are left out, signs and numbers at line starts become lists. Pure; guesses only where the lines say enough.
 */

export type PdfBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; number: string; text: string }
  | { kind: 'item'; list: 'bullet' | 'decimal' | 'letters'; value: number; text: string };

/** Null when the text is not broken at the width of a page. */
export function blocksFromPdf(text: string): PdfBlock[] | null {
  const pages = plainSigns(text).split('\f').map((page) => page.split('\n').map((line) => line.replace(/[ \t]+/g, ' ').trim()));
  // Where pages are told apart one line that goes on is enough.
  if (!isBroken(pages.flat(), pages.length > 1 ? 1 : 2)) return null;
  return gather(withoutRepeats(pages));
}

const ligatures: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl' };

function plainSigns(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[ﬀ-ﬄ]/g, (sign) => ligatures[sign] ?? sign).replace(/[\u00AD\u2010](?=\s*\n)/g, '-').replaceAll('\u00AD', '').replaceAll('\u00A0', ' ');
}

/** Long lines without an end that go on in small letters on the next: no writer breaks lines so. */
function isBroken(lines: readonly string[], least: number): boolean {
  const pairs = lines.slice(0, -1).map((line, at) => [line, lines[at + 1] ?? ''] as const).filter(([line, next]) => line.length > 30 && next !== '');
  const goingOn = pairs.filter(([line, next]) => !endsSentence(line) && /^[\p{Ll}\d(]/u.test(next));
  return goingOn.length >= least && goingOn.length >= pairs.length * 0.2 || pairs.some(([line, next]) => /\p{Ll}-$/u.test(line) && /^\p{Ll}/u.test(next));
}

const endsSentence = (line: string): boolean => /[.!?:;]["”’)\]]?$/.test(line);
const isPageNumber = (line: string): boolean => /^(?:[-–]\s*)?(?:sid(?:a|an)?\.?\s*)?\d{1,4}(?:\s*(?:\(\s*\d{1,4}\s*\)|(?:av|of|\/)\s*\d{1,4}))?(?:\s*[-–])?$/i.test(line);
const pattern = (line: string): string => line.replace(/\d+/g, '#');

/** How many lines at a page's edges may be repeated on every page. */
const edge = 3;
/** A line that was left out: the text goes on over it. */
const seam = null;

/** Page by page where the pages are told apart; else what stands by page numbers that count upwards. */
function withoutRepeats(pages: readonly (readonly string[])[]): (string | typeof seam)[] {
  if (pages.length > 1) {
    const edges = pages.map((lines) => {
      const filled = lines.flatMap((line, at) => (line === '' ? [] : [at]));
      return new Set([...filled.slice(0, edge), ...filled.slice(-edge)]);
    });
    const seen = new Map<string, number>();
    pages.forEach((lines, page) => { for (const key of new Set([...edges[page] ?? []].map((at) => pattern(lines[at] ?? '')))) seen.set(key, (seen.get(key) ?? 0) + 1); });
    const repeats = (line: string): boolean => (seen.get(pattern(line)) ?? 0) >= Math.max(2, pages.length / 2) && !startsItem(line);
    return pages.flatMap((lines, page) => [...lines.map((line, at) => (edges[page]?.has(at) === true && repeats(line) ? seam : line)), seam]);
  }
  const lines = pages[0] ?? [];
  const numbers = lines.flatMap((line, at) => (isPageNumber(line) ? [{ at, value: Number(/\d+/.exec(line)?.[0]) }] : []));
  const isCounting = numbers.length > 1 && numbers.every(({ value }, at) => at === 0 || value === (numbers[at - 1]?.value ?? 0) + 1);
  const places = new Map<string, number[]>();
  lines.forEach((line, at) => { places.set(pattern(line), [...(places.get(pattern(line)) ?? []), at]); });
  const numbered = new Set(isCounting ? numbers.map(({ at }) => at) : []);
  // A heading of the page stands by its number every time, or carries the number itself.
  const isBy = (at: number): boolean => [-2, -1, 1, 2].some((way) => numbered.has(at + way));
  const carries = (line: string): boolean => /(?:sid(?:a|an)?\.?\s*)?\d{1,4}(?:\s*\(\d{1,4}\)|\s*(?:av|\/)\s*\d{1,4})$/i.test(line);
  const isRepeated = (line: string): boolean => {
    const found = places.get(pattern(line)) ?? [];
    return found.length > 1 && (carries(line) || found.every(isBy));
  };
  const out = lines.map((line, at) => numbered.has(at) || line.length > 3 && !startsItem(line) && isRepeated(line));
  return lines.map((line, at) => (out[at] === true ? seam : line));
}

function startsItem(line: string): boolean {
  return itemAt(line) !== null;
}

const bullets = /^(?:[•▪◦‣●○■□·*\uF0B7\uF0A7]|[-–—])\s+(?=\S)/u;

function itemAt(line: string): Extract<PdfBlock, { kind: 'item' }> | null {
  const bullet = bullets.exec(line);
  if (bullet !== null) return { kind: 'item', list: 'bullet', value: 1, text: line.slice(bullet[0].length) };
  const number = /^(\d{1,3})[.)]\s+(?=\S)/.exec(line);
  if (number !== null) return { kind: 'item', list: 'decimal', value: Number(number[1]), text: line.slice(number[0].length) };
  const letter = /^([a-z])\)\s+(?=\S)/.exec(line);
  return letter === null ? null : { kind: 'item', list: 'letters', value: (letter[1] ?? 'a').charCodeAt(0) - 96, text: line.slice(letter[0].length) };
}

function headingAt(line: string, width: number): PdfBlock | null {
  const found = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(\p{Lu}.*)$/u.exec(line);
  const [, number = '', text = ''] = found ?? [];
  // `1. Words` is an item: only `1 Words` and `1.1 Words` are told from one.
  if (found === null || line.length > width * 0.8 || endsSentence(text) || !number.includes('.') && line.startsWith(`${number}.`)) return null;
  const depth = number.split('.').length;
  return { kind: 'heading', level: depth === 1 || depth === 2 || depth === 3 ? depth : 4, number, text };
}

function gather(lines: readonly (string | typeof seam)[]): PdfBlock[] {
  const lengths = lines.flatMap((line) => (line === seam || line === '' ? [] : [line.length])).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  const blocks: PdfBlock[] = [];
  let last: PdfBlock | null = null;
  /** The last line as it stood, and what has come since. */
  let [before, gap]: [string, 'none' | 'blank' | 'seam'] = ['', 'none'];
  for (const line of lines) {
    if (line === seam || line === '') {
      if (line === seam) gap = 'seam';
      else if (gap === 'none') gap = 'blank';
      continue;
    }
    const heading = headingAt(line, width);
    const item = itemAt(line);
    if (heading !== null) blocks.push(last = heading);
    else if (item !== null && mayBegin(item, { last, before, gap })) blocks.push(last = item);
    else if (last !== null && goesOn(line, { last, before, gap, width })) last.text = joined(last.text, line);
    else blocks.push(last = { kind: 'paragraph', text: line });
    [before, gap] = [line, 'none'];
  }
  return blocks;
}

interface Above { last: PdfBlock | null; before: string; gap: 'none' | 'blank' | 'seam' }

/** A number or dash in the middle of a sentence that happens to begin a line is none. */
function mayBegin(item: Extract<PdfBlock, { kind: 'item' }>, { last, before, gap }: Above): boolean {
  if (last === null || gap !== 'none' || endsSentence(before) || before.endsWith(',')) return true;
  if (last.kind === 'item' && last.list === item.list) return item.list === 'bullet' || item.value === last.value + 1;
  return item.list === 'bullet' || item.value === 1 || last.kind === 'heading';
}

function goesOn(line: string, { last, before, gap, width }: Above & { last: PdfBlock; width: number }): boolean {
  if (last.kind === 'heading') return false;
  const small = /^[\p{Ll}(]/u.test(line);
  const isShort = before.length < width * 0.7;
  if (gap === 'blank') return false;
  // Over the edge of a page only what is clearly the same sentence.
  if (gap === 'seam') return !endsSentence(before) && (small || before.endsWith('-'));
  if (before.endsWith('-') || small) return true;
  return !isShort;
}

/** `över-` + `enskommelse` is one word; `hälso-` + `och sjukvård`, `e-` + `legitimation` and `SIP-` + `mötet` keep their hyphen. */
function joined(text: string, line: string): string {
  const divided = /([\p{L}\p{N}]+)-$/u.exec(text);
  if (divided === null) return `${text} ${line}`;
  if (/^(?:och|eller|samt|respektive|till|men|and|or)\b/i.test(line)) return `${text} ${line}`;
  const [, head = ''] = divided;
  const keeps = !/^\p{Ll}/u.test(line) || head.length === 1 || /\p{N}$/u.test(head) || head.length > 1 && head === head.toUpperCase();
  return keeps ? text + line : text.slice(0, -1) + line;
}
