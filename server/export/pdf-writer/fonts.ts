/** The fonts of the printed papers, and which signs they have. Only these are used: with the machine's own, two machines would print two papers. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const files = [
  'source-serif-4/400Regular/SourceSerif4_400Regular.ttf', 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  'source-serif-4/700Bold/SourceSerif4_700Bold.ttf', 'source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf',
  'source-sans-3/400Regular/SourceSans3_400Regular.ttf', 'source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  'source-sans-3/700Bold/SourceSans3_700Bold.ttf', 'source-sans-3/700Bold_Italic/SourceSans3_700Bold_Italic.ttf',
  'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
];

/** Those that every text falls back to, whatever its weight: a sign must be in one of them. */
const always = ['source-sans-3/400Regular/', 'noto-emoji/'];

export interface Fonts { blobs: Buffer[]; has(codePoint: number): boolean }

export function paperFonts(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const blobs = files.map((file) => readFileSync(resolve(`@expo-google-fonts/${file}`)));
  const held = blobs.filter((_, at) => always.some((name) => files[at]?.startsWith(name))).map(rangesOf);
  return { blobs, has: (codePoint) => held.some((ranges) => within(ranges, codePoint)) };
}

type Ranges = [from: number, to: number][];

function within(ranges: Ranges, codePoint: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] ?? [0, 0];
    if (codePoint < from) high = middle - 1;
    else if (codePoint > to) low = middle + 1;
    else return true;
  }
  return false;
}

/** The code points of a font's `cmap` table, from its subtable 12 (OpenType 1.9, cmap) or, where it has none, 4. */
function rangesOf(font: Buffer): Ranges {
  const tables = font.readUInt16BE(4);
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) !== 'cmap') continue;
    const cmap = font.subarray(font.readUInt32BE(at + 8));
    const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.subarray(cmap.readUInt32BE(8 + index * 8)));
    const full = subtables.find((table) => table.readUInt16BE(0) === 12);
    if (full) return Array.from({ length: full.readUInt32BE(12) }, (_, group) => [full.readUInt32BE(16 + group * 12), full.readUInt32BE(20 + group * 12)]);
    const basic = subtables.find((table) => table.readUInt16BE(0) === 4);
    if (basic) return segmentsOf(basic);
  }
  return [];
}

function segmentsOf(table: Buffer): Ranges {
  const bytes = table.readUInt16BE(6);
  const found: Ranges = [];
  for (let at = 0; at < bytes; at += 2) {
    const [to, from] = [table.readUInt16BE(14 + at), table.readUInt16BE(16 + bytes + at)];
    if (from !== 0xFFFF) found.push([from, to]);
  }
  return found;
}
