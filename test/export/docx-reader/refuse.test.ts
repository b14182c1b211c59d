import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../server/export/docx-reader/read.ts';
import { refusedFile } from '../../../server/export/docx-reader/refuse.ts';
import { Refusal } from '#shared/refusals.ts';
import { exportEn } from '#shared/messages/export.en.ts';
import { exportSv } from '#shared/messages/export.sv.ts';
import { buildDocx, namespaces, p, zipFiles } from './build-docx.ts';

function whyRefused(bytes: Uint8Array): string {
  try {
    readDocx(bytes);
    return 'read';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.kind} ${error.code}`;
  }
}

const document = (inner: string, prolog = '') => `${prolog}<w:document ${namespaces}><w:body>${inner}</w:body></w:document>`;
const withMain = (xml: string | Uint8Array) => buildDocx({ body: '', files: { 'word/document2.xml': xml } });
const oleHead = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

describe('a file is refused', () => {
  it('when it is something else than a Word file', () => {
    expect(whyRefused(strToU8('%PDF-1.7'))).toBe('invalid import.refused.not-a-word-file');
    expect(whyRefused(new Uint8Array(0))).toBe('invalid import.refused.not-a-word-file');
    expect(whyRefused(zipFiles({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }))).toBe('invalid import.refused.not-a-word-file');
    expect(whyRefused(withMain('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'))).toBe('invalid import.refused.not-a-word-file');
  });

  it('when it is in the old format or has a password', () => {
    expect(whyRefused(new Uint8Array([...oleHead, ...Buffer.from('WordDocument', 'utf16le')]))).toBe('invalid import.refused.old-doc');
    expect(whyRefused(new Uint8Array([...oleHead, ...new Uint8Array(500), ...Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('invalid import.refused.encrypted');
  });

  it('when a part declares a document type or entities, whichever part it is', () => {
    const attack = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
    expect(whyRefused(withMain(document('<w:p><w:r><w:t>&e;</w:t></w:r></w:p>', attack)))).toBe('invalid import.refused.unsafe-xml');
    expect(whyRefused(buildDocx({ body: p('x'), files: { 'word/styles.xml': `${attack}<w:styles ${namespaces}/>` } }))).toBe('invalid import.refused.unsafe-xml');
    expect(whyRefused(buildDocx({ body: p('x'), files: { '_rels/.rels': `${attack}<Relationships/>` } }))).toBe('invalid import.refused.unsafe-xml');
    expect(whyRefused(withMain(document('<w:p><w:r><w:t>&e;</w:t></w:r></w:p>')))).toBe('invalid import.refused.broken');
  });

  it('when elements are nested more than 400 deep, and not before', () => {
    const nested = (depth: number) => document(`${'<w:sdt><w:sdtContent>'.repeat(depth / 2)}${p('x')}${'</w:sdtContent></w:sdt>'.repeat(depth / 2)}`);
    expect(whyRefused(withMain(nested(394)))).toBe('read');
    expect(whyRefused(withMain(nested(400)))).toBe('invalid import.refused.unsafe-xml');
  });

  it('when it is damaged', () => {
    const whole = buildDocx({ body: p('x') });
    expect(whyRefused(whole.subarray(0, whole.length - 30))).toBe('invalid import.refused.broken');
    expect(whyRefused(withMain(document('<w:p>').replace('</w:body>', '')))).toBe('invalid import.refused.broken');
    expect(whyRefused(withMain(''))).toBe('invalid import.refused.broken');
    expect(whyRefused(withMain('<?xml version="1.0" encoding="no-such"?><a/>'))).toBe('invalid import.refused.broken');
    expect(whyRefused(buildDocx({ body: '', files: { '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="nowhere.xml"/></Relationships>' } }))).toBe('invalid import.refused.broken');
  });

  it('when it is too large: as sent, in entries, or unpacked as the archive declares it', () => {
    expect(whyRefused(new Uint8Array(25 * 2 ** 20 + 1))).toBe('too-large import.refused.too-large');
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`word/e${n}.xml`, '']));
    expect(whyRefused(buildDocx({ body: p('x'), files: many }))).toBe('too-large import.refused.too-large');
    expect(whyRefused(declareSize(buildDocx({ body: p('x') }), 201 * 2 ** 20))).toBe('too-large import.refused.too-large');
  });

  it('when an entry unpacks to more than the archive declares, without unpacking it', () => {
    const bomb = withMain(document(p('x'.repeat(5_000_000))));
    expect(whyRefused(declareSize(bomb, 1_000))).toBe('invalid import.refused.broken');
  });

  it('in words of both languages', () => {
    for (const fault of ['not-a-word-file', 'old-doc', 'encrypted', 'unsafe-xml', 'too-large', 'broken', 'timeout'] as const) {
      expect(Object.keys(exportSv)).toContain(`refusal.${refusedFile(fault).code}`);
      expect(Object.keys(exportEn)).toContain(`refusal.${refusedFile(fault).code}`);
    }
  });
});

/** Writes another unpacked size into the central directory's entry of the main part (APPNOTE 4.3.12). */
function declareSize(zip: Uint8Array, size: number): Uint8Array {
  const changed = Buffer.from(zip);
  const name = changed.lastIndexOf('word/document2.xml');
  const entry = changed.lastIndexOf(Buffer.from([0x50, 0x4B, 1, 2]), name);
  changed.writeUInt32LE(size, entry + 24);
  return changed;
}
