/** Real files that nobody in this project made (`../shared/fixtures/docx`); skipped with a line where they are absent. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import type { DocxReading } from '../../server/export/docx-reader/read.ts';
import { Refusal } from '#shared/refusals.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { checked, form, formOf, found, texts } from './docx-reader/build-docx.ts';

const folder = fileURLToPath(new URL('../../../shared/fixtures/docx/', import.meta.url));
const present = existsSync(folder);
if (!present) console.log('The Word files of other projects are not read: ../shared/fixtures/docx is absent.');
const files = present ? readdirSync(folder).filter(name => name.endsWith('.docx')).toSorted() : [];
const revised = files.filter(name => name.startsWith('openxmlpowertools-') && !/-(Accepted|Rejected)\.docx$/.test(name));
const open = (name: string): DocxReading => checked(readDocx(readFileSync(folder + name)));
const hasPandoc = (() => { try { execFileSync('pandoc', ['--version'], { stdio: 'ignore' }); return true; } catch { return false; } })();
if (!hasPandoc) console.log('The words are not compared with pandoc: it is not installed.');

function outcome(name: string): string {
  try {
    open(name);
    return 'read';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
}

describe.runIf(present)('real Word files', () => {
  it('with tracked changes read like their accepted twins, in text and in form', () => {
    const different = revised.filter(name => {
      const [given, twin] = [open(name), open(name.replace('.docx', '-Accepted.docx'))];
      return plainText(given.content) !== plainText(twin.content) || formOf(given) !== formOf(twin);
    });
    console.log(`Accepted twins: ${revised.length - different.length} of ${revised.length} equal in text and form.`);
    expect(different).toEqual([]);
    expect(revised.length).toBeGreaterThan(0);
  });

  it('are all read, but for the hostile and broken ones, which are refused with their reason', () => {
    const refused = files.map(name => [name, outcome(name)] as const).filter(([, why]) => why !== 'read');
    console.log(`Read: ${files.length - refused.length} of ${files.length}; refused: ${refused.map(([name, why]) => `${name} (${why})`).join(', ')}.`);
    expect(refused.every(([name]) => name.startsWith('poi-'))).toBe(true);
    expect(Object.fromEntries(refused)['poi-ExternalEntityInText.docx']).toBe('import.refused.unsafe-xml');
    expect(refused.filter(([name]) => name.includes('clusterfuzz')).length).toBe(4);
  });

  it('are read or refused whichever byte of them is damaged', () => {
    let seed = 20_270_924;
    const random = (below: number) => { seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0; return seed % below; };
    for (const name of files.filter(each => each.startsWith('mammoth-'))) for (let round = 0; round < 20; round++) {
      const bytes = new Uint8Array(readFileSync(folder + name));
      for (let fault = 0; fault < 4; fault++) bytes[random(bytes.length)] = random(256);
      try {
        checked(readDocx(bytes));
      } catch (error) {
        expect(error, `${name}, round ${round}`).toBeInstanceOf(Refusal);
      }
    }
  });

  it('with one feature each give that feature', () => {
    expect(formOf(open('mammoth-simple-list.docx'))).toBe('bulletList(listItem(Apple) listItem(Banana))');
    expect(formOf(open('mammoth-tables.docx'))).toBe('Above table(tableRow(tableCell(Top left) tableCell(Top right)) tableRow(tableCell(Bottom left) tableCell(Bottom right))) Below');
    expect(open('mammoth-footnotes.docx').content.content.at(-1)?.type).toBe('footnotes');
    expect(found(open('mammoth-endnotes.docx'), 'endnote')?.count).toBe(2);
    expect(found(open('mammoth-comments.docx'), 'comment')?.count).toBe(2);
    const pictured = open('mammoth-tiny-picture.docx');
    expect([pictured.images.length, pictured.content.content.filter(({ type }) => type === 'image').length, found(pictured, 'image')]).toEqual([1, 1, undefined]);
    expect(found(open('mammoth-strikethrough.docx'), 'strikethrough')?.count).toBe(1);
    expect(texts(open('mammoth-text-box.docx'))).toEqual(['Datum plane']);
    expect(texts(open('mammoth-strict-format.docx')).join('')).not.toBe('');
    expect(texts(open('mammoth-utf8-bom.docx'))).toEqual(['This XML has a byte order mark.']);
    expect(JSON.stringify(open('mammoth-underline.docx').content)).toContain('"underline"');
    expect(JSON.stringify(open('mammoth-footnote-hyperlink.docx').content)).toContain('"href":"http://www.example.com"');
  });

  it('in Strict form read like the same file in Transitional form', () => {
    const headings = (reading: DocxReading) => reading.content.content.filter(({ type }) => type === 'heading').map(form);
    const [strict, transitional] = [open('openxmlsdk-Strict01.docx'), open('openxmlsdk-Complex01.docx')];
    expect(headings(strict)).toEqual(headings(transitional));
    expect(strict.content.content.length).toBe(transitional.content.content.length);
  });

  it.runIf(hasPandoc)('with tracked changes hold the words that pandoc finds', () => {
    const low = revised.map(name => [name, agreement(words(plainText(open(name).content)), words(pandocText(folder + name)))] as const).filter(([, share]) => share < 0.97);
    console.log(`Words as pandoc: ${revised.length - low.length} of ${revised.length} files above 97 %${low.map(([name, share]) => `; ${name} ${(share * 100).toFixed(1)} %`).join('')}.`);
    // Pandoc also prints list numbers and tables of contents, and sets equations with other signs: looked at one by one.
    expect(low.length).toBeLessThanOrEqual(revised.length * 0.15);
  });
});

function pandocText(path: string): string {
  return execFileSync('pandoc', ['--track-changes=accept', '--from=docx', '--to=plain', '--wrap=none', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function words(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  // Note marks and list markers of pandoc are digits in brackets or alone.
  for (const word of text.replace(/\[\d+\]/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? []) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Dice coefficient of two word bags. */
function agreement(some: Map<string, number>, others: Map<string, number>): number {
  const size = (bag: Map<string, number>) => [...bag.values()].reduce((sum, count) => sum + count, 0);
  let shared = 0;
  for (const [word, count] of some) shared += Math.min(count, others.get(word) ?? 0);
  const both = size(some) + size(others);
  return both === 0 ? 1 : (2 * shared) / both;
}
