/** Placeholders in somebody's own Word file: found wherever Word has cut them, filled, and all the rest of the file left as it was. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fillTemplateInWorker, inspectTemplateInWorker } from '../../server/export/fill-template.ts';
import { filledPart, placeholdersIn } from '../../server/export/template-filler/placeholders.ts';
import { buildDocx, namespaces, p } from './docx-reader/build-docx.ts';
import { openParts, part, shown } from './write-reading.ts';

const inBody = (inner: string): string => `<w:document ${namespaces}><w:body>${inner}</w:body></w:document>`;
const bodyOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document2.xml'] ?? new Uint8Array());

describe('a placeholder', () => {
  test('is found however Word has cut it into runs, in any letters and with any spaces', () => {
    const cut = '<w:p><w:r><w:t>Dnr: {</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ Diarie</w:t></w:r><w:r><w:t xml:space="preserve">nummer }} och {{SISTA  svarsdag}}</w:t></w:r></w:p>';
    expect(placeholdersIn(inBody(cut))).toEqual({ names: ['diarienummer', 'sista svarsdag'], broken: [] });
    const filled = filledPart(inBody(cut), (name) => ({ diarienummer: 'SN 27/3 & <4>', 'sista svarsdag': '1 juni' })[name]);
    expect(filled).toContain('<w:t>Dnr: SN 27/3 &amp; &lt;4&gt;</w:t>');
    expect(filled).toContain('<w:t xml:space="preserve"> och 1 juni</w:t>');
  });

  test('that lacks its braces at one end is told in its words', () => {
    expect(placeholdersIn(inBody(p('Dnr {{diarienummer och slut')))).toEqual({ names: [], broken: ['Dnr {{diarienummer och slu'] });
    expect(placeholdersIn(inBody(p('Dnr diarienummer}}'))).broken).toHaveLength(1);
  });

  test('alone in its paragraph becomes paragraphs that look like it; in a line the words stand in the line', () => {
    const styled = '<w:p><w:pPr><w:pStyle w:val="Brödtext"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Gill Sans"/><w:i/><w:sz w:val="20"/></w:rPr><w:t>{{yttrande}}</w:t></w:r></w:p>';
    const value = [{ text: 'Rubrik', bold: true }, { text: 'Rad ett\nrad två' }];
    const filled = filledPart(inBody(styled), () => value);
    expect(filled.match(/<w:pStyle w:val="Brödtext"\/>/g)).toHaveLength(2);
    expect(filled).toContain('<w:rPr><w:rFonts w:ascii="Gill Sans"/><w:b/><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">Rubrik</w:t>');
    expect(filled).toContain('Rad ett</w:t><w:br/><w:t xml:space="preserve">rad två');
    expect(filledPart(inBody(p('Se {{yttrande}}.')), () => value)).toContain('Se Rubrik</w:t><w:br/>');
  });

  test('in a cell, a text box and a table of one cell never leaves them empty', () => {
    const cell = `<w:tbl><w:tr><w:tc>${p('{{tomt}}')}</w:tc></w:tr></w:tbl>`;
    expect(filledPart(inBody(cell), () => [])).toContain('<w:tc><w:p><w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:tc>');
    const box = `<w:p><w:r><w:t>Utanför {{a}}</w:t></w:r></w:p><w:p><w:r><w:txbxContent>${p('Innanför {{b}}')}</w:txbxContent></w:r></w:p>`;
    const filled = filledPart(inBody(box), (name) => name.toUpperCase());
    expect(filled).toContain('Utanför A');
    expect(filled).toContain('Innanför B');
  });
});

describe('a template', () => {
  test('is filled in text, heads and feet, and every other part stays to the byte', async () => {
    const file = buildDocx({ body: p('{{ärende}}'), header: `<w:p><w:r><w:t>{{diarienummer}}</w:t></w:r></w:p>`, files: { 'word/media/vapen.png': new Uint8Array([137, 80, 78, 71, 1, 2, 3]) } });
    expect(await inspectTemplateInWorker(file)).toMatchObject({ names: ['ärende', 'diarienummer'], broken: [] });
    const filled = await fillTemplateInWorker(file, { ärende: 'Barns hälsa', diarienummer: 'SN 27/3' });
    expect(shown(part(openParts(filled), 'word/document2.xml')).trim()).toBe('Barns hälsa');
    expect(shown(part(openParts(filled), 'word/header1.xml')).trim()).toBe('SN 27/3');
    const [before, after] = [unzipSync(file), unzipSync(filled)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(after['word/media/vapen.png']).toEqual(before['word/media/vapen.png']);
  });

  test('leaves a placeholder that has no value as it is, also one that is called as something every object has', async () => {
    expect(bodyOf(await fillTemplateInWorker(buildDocx({ body: p('{{constructor}} {{okänd}}') }), { ärende: 'x' }))).toContain('{{constructor}} {{okänd}}');
  });

  test.each([
    ['a DOCTYPE', { files: { 'word/document2.xml': '<!DOCTYPE a><a/>' } }, 'import.refused.unsafe-xml'],
    ['a template it would fetch', { files: { 'word/_rels/document2.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.example/x.dotm" TargetMode="External"/></Relationships>' } }, 'import.refused.unsafe-xml'],
    ['a picture it would fetch', { files: { 'word/_rels/document2.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://evil.example/x.png" TargetMode="External"/></Relationships>' } }, 'import.refused.unsafe-xml'],
    ['text that is no XML', { files: { 'word/document2.xml': '<w:document' } }, 'import.refused.broken'],
  ])('with %s is refused', async (_what, given, code) => {
    await expect(inspectTemplateInWorker(buildDocx({ body: '', ...given }))).rejects.toMatchObject({ code });
  });

  test('that is no Word file is refused, and one that swells ends with its thread', async () => {
    await expect(inspectTemplateInWorker(new TextEncoder().encode('%PDF-1.7'))).rejects.toMatchObject({ code: 'import.refused.not-a-word-file' });
    const swelling = buildDocx({ body: '<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(700_000) });
    await expect(inspectTemplateInWorker(swelling, { time: 60_000, memory: 96 })).rejects.toMatchObject({ code: 'import.refused.too-large' });
  });
});
