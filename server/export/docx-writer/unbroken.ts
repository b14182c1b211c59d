/** Addresses, file names and checksums are copied and compared sign by sign: they are never divided with a hyphen. */
import { TextRun } from 'docx';

const machineMark = /@|:\/\/|[\p{L}\d]\.[\p{Ll}\d]|_/u;
const checksum = /[0-9a-f]{16,}/g;

/**
 * What is no word of a language, with its place: `anna@almfors.example`, `remissvar-01a2.json`, `overens.example/kvittens`, a checksum.
 * Word by word: one pattern over the whole text reads 50,000 characters without a space over again from each of them, for half a minute.
 */
function* machineWords(text: string): Generator<{ index: number; word: string }> {
  for (const { index, 0: word } of text.matchAll(/\S+/gu)) {
    if (machineMark.test(word)) yield { index, word };
    else for (const found of word.matchAll(checksum)) yield { index: index + found.index, word: found[0] };
  }
}

/** Text as runs of Word; one that is not proofread is not hyphenated either (ECMA-376 part 1, 17.3.2.21, and as Word and LibreOffice do). */
export function plainRuns(text: string, options: { bold?: boolean; break?: number } = {}): TextRun[] {
  const runs: TextRun[] = [];
  const { break: lineBreak, ...look } = options;
  const add = (part: string, noProof: boolean) => {
    if (part !== '') runs.push(new TextRun({ text: part, ...look, ...(noProof ? { noProof } : {}), ...(runs.length === 0 && lineBreak !== undefined ? { break: lineBreak } : {}) }));
  };
  let from = 0;
  for (const { index, word } of machineWords(text)) {
    add(text.slice(from, index), false);
    add(word, true);
    from = index + word.length;
  }
  add(text.slice(from), false);
  return runs.length === 0 && lineBreak !== undefined ? [new TextRun({ text: '', break: lineBreak })] : runs;
}
