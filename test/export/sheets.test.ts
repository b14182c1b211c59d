import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { metaSheet, readSheet, writeSheet } from '../../server/export/sheets.ts';
import type { WrittenBook } from '../../server/export/sheets.ts';
import { writeCsv } from '../../server/export/write-csv.ts';
import { all, converted, openParts, part, present } from './write-reading.ts';

const dangerous = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '=cmd|\' /C calc\'!A0', '=HYPERLINK("http://evil.example";"öppna")', '\t=1+1', '\'=1+1'];
const texts = [...dangerous, 'åäö ÅÄÖ é', '👍🏽 🇸🇪', '\u202eשלום', 'rad\nrad', '  inledande blanksteg', '_x0041_ står det', '<b>&amp;', '0123'];
const at = new Date('2027-09-24T10:00:00Z');
const book = (rows: (string | number | null)[][], choices: string[] = ['Antas', 'Avslås, med skäl']): WrittenBook => ({
  title: 'Sammanställning', creator: 'Granmark', at, meta: { round: 'r1' },
  sheets: [{ name: 'Synpunkter', columns: [{ title: 'Id', hidden: true }, { title: 'Text', width: 60 }, { title: 'Bedömning', editable: true, choices }], rows }],
});

describe('a spreadsheet that we write', () => {
  it('gives back every text as it was, and none of them as a formula', async () => {
    const bytes = await writeSheet(book(texts.map((text, index) => [`c${index}`, text, null])));
    expect(all(part(openParts(bytes), 'xl/worksheets/sheet1.xml'), 'f')).toEqual([]);
    const [sheet] = await readSheet(bytes);
    expect(sheet?.rows.slice(1).map((row) => row[1])).toEqual(texts);
  });

  it('has a frozen first row, a filter, wrapped text, a hidden column, a drop-down and locked columns', async () => {
    const xml = part(openParts(await writeSheet(book([['c1', 'Text', 'Antas']]))), 'xl/worksheets/sheet1.xml');
    expect(all(xml, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
    expect(all(xml, 'autoFilter')[0]?.attributes['ref']).toBe('A1:C2');
    expect(all(xml, 'col').map(({ attributes }) => attributes['hidden'] ?? 'false')).toEqual(['true', 'false', 'false']);
    expect(all(xml, 'dataValidation')[0]?.attributes).toMatchObject({ type: 'list', sqref: 'C2:C2' });
    expect(all(xml, 'formula1')[0]?.children.join('')).toBe("'_lists'!$A$1:$A$2");
    expect(all(xml, 'sheetProtection')[0]?.attributes).toMatchObject({ sheet: '1', autoFilter: '0', sort: '0', formatColumns: '0' });
  });

  it('keeps what the program needs in a sheet that nobody is shown', async () => {
    const tables = await readSheet(await writeSheet(book([['c1', 'Text', null]])));
    expect(tables.find(({ name }) => name === metaSheet)).toEqual({ name: metaSheet, hidden: true, rows: [['round', 'r1']] });
    expect(tables.filter(({ hidden }) => !hidden).map(({ name }) => name)).toEqual(['Synpunkter']);
  });

  it('goes on in a further column where a text is longer than a cell holds', async () => {
    const long = `${'å'.repeat(32_766)}👍${'ä'.repeat(20_000)}`;
    const [sheet] = await readSheet(await writeSheet(book([['c1', long, 'Antas'], ['c2', 'kort', null]])));
    expect(sheet?.rows[0]).toEqual(['Id', 'Text', 'Text (2)', 'Bedömning']);
    expect(`${sheet?.rows[1]?.[1]}${sheet?.rows[1]?.[2]}`).toBe(long);
    expect(Math.max(...(sheet?.rows[1] ?? []).map((text) => text.length))).toBeLessThanOrEqual(32_767);
    expect(sheet?.rows[1]?.[3]).toBe('Antas');
  });

  it('is the same to the byte when made again', async () => {
    expect(Buffer.from(await writeSheet(book([['c1', 'Text', null]]))).equals(Buffer.from(await writeSheet(book([['c1', 'Text', null]]))))).toBe(true);
  });

  it.skipIf(!present('soffice'))('runs no formula in LibreOffice, which saves it so that we read the same', async () => {
    const bytes = await writeSheet(book(texts.map((text, index) => [`c${index}`, text, index === 0 ? 'Antas' : null])));
    const [flat = Buffer.alloc(0), saved = Buffer.alloc(0)] = [...await converted([{ name: 'in.xlsx', bytes }], 'fods'), ...await converted([{ name: 'in.xlsx', bytes }], 'xlsx')];
    expect(flat.toString('utf8')).not.toMatch(/table:formula=/u);
    const [sheet] = await readSheet(saved);
    expect(sheet?.rows.slice(1).map((row) => row[1])).toEqual(texts);
    expect(sheet?.rows[1]?.[2]).toBe('Antas');
  });
});

describe('a spreadsheet that someone sends', () => {
  it('is read as CSV too: from Excel on Windows, with our own guard before formulas taken off', async () => {
    const [own] = await readSheet(writeCsv(['Namn', 'Antal'], [['=1+1', 3], ['Örebro; län', null]]));
    expect(own?.rows).toEqual([['Namn', 'Antal'], ['=1+1', '3'], ['Örebro; län', '']]);
    const [windows] = await readSheet(Uint8Array.from(Buffer.from('Namn;Ort\r\nVård;Åmål\r\n', 'latin1')));
    expect(windows?.rows).toEqual([['Namn', 'Ort'], ['Vård', 'Åmål']]);
  });

  it('gives days as days and numbers as digits', async () => {
    const [sheet] = await readSheet(await writeSheet(book([['c1', 12.5, null]])));
    expect(sheet?.rows[1]?.[1]).toBe('12.5');
  });

  const parts = (extra: Record<string, Uint8Array>) => zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), ...extra });
  const old = Uint8Array.from([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'not-a-spreadsheet'],
    ['an empty file', new Uint8Array(), 'not-a-spreadsheet'],
    ['a Word file', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'not-a-spreadsheet'],
    ['the old format', old, 'old-xls'],
    ['a file with a password', Uint8Array.from([...old, ...Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    ['a file without its sheets', parts({}), 'broken'],
    ['half a file', parts({ 'xl/a.xml': strToU8('x'.repeat(500)) }).subarray(0, 150), 'broken'],
    ['more than 200 MB unpacked', parts({ 'xl/a.xml': new Uint8Array(200 * 2 ** 20), 'xl/b.xml': new Uint8Array(2 ** 20) }), 'too-large'],
    ['six thousand entries', zipSync(Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`x${index}`, strToU8('x')]))), 'too-large'],
  ])('is refused with the reason: %s', async (_, bytes, fault) => {
    await expect(readSheet(bytes)).rejects.toMatchObject({ name: 'Refusal', code: `sheet.refused.${fault}` });
  });

  it('is refused when it has more rows than a round can have', async () => {
    const bytes = await writeSheet({ title: '', creator: '', at, sheets: [{ name: 'A', columns: [{ title: 'A' }], rows: Array.from({ length: 50_001 }, () => ['x']) }] });
    await expect(readSheet(bytes)).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('is refused when only its corners make it large', async () => {
    const bytes = await writeSheet(book([['c1', 'Text', null]]));
    const entries = unzipSync(bytes);
    entries['xl/worksheets/sheet1.xml'] = strToU8(strFromU8(entries['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).replace('</sheetData>', '<row r="40000"><c r="XFD40000" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'));
    await expect(readSheet(zipSync(entries))).rejects.toMatchObject({ code: expect.stringMatching(/^sheet\.refused\.(?:too-large|broken)$/u) });
  });
});
