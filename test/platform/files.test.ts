import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docxType, fileType } from '../../server/platform/files/file-type.ts';
import { nameFile, openFiles, sha256 } from '../../server/platform/files/files.ts';
import { safeName } from '../../server/platform/http/file-names.ts';
import { openApp } from '../support/open-app.ts';

const bytes = new TextEncoder().encode('innehåll');
const old = new Date(Date.now() - 25 * 3_600_000);

test('a file is kept under its own hash and given back as it was', async () => {
  const app = await openApp();
  const kept = await app.house.files.keep(bytes, 'application/pdf');
  expect(kept).toEqual({ hash: sha256(bytes), size: bytes.byteLength, type: 'application/pdf' });
  expect(Buffer.from(await app.house.files.fetch(kept.hash)).equals(Buffer.from(bytes))).toBe(true);
  await app.house.files.keep(bytes, 'application/pdf');
  expect(readdirSync(join(app.house.files.folder, kept.hash.slice(0, 2))), 'no half-written names are left').toEqual([kept.hash]);
});

test('a damaged or missing file is refused and never handed out', async () => {
  const app = await openApp();
  const { hash } = await app.house.files.keep(bytes, 'application/pdf');
  writeFileSync(join(app.house.files.folder, hash.slice(0, 2), hash), 'innehall');
  await expect(app.house.files.fetch(hash)).rejects.toMatchObject({ kind: 'unavailable', code: 'file-damaged' });
  await expect(app.house.files.fetch('0'.repeat(64))).rejects.toMatchObject({ code: 'file-damaged' });
});

test('the sweep takes what no row has named for a day, and nothing else', async () => {
  const app = await openApp();
  const files = openFiles(app.house.files.folder);
  const [named, forgotten, fresh] = await Promise.all(['named', 'forgotten', 'fresh'].map((text) => files.keep(new TextEncoder().encode(text), 'application/pdf')));
  if (!named || !forgotten || !fresh) throw new Error('three files were kept');
  await app.store.write('house', (tx) => nameFile(tx, named, app.clock()));
  const path = (hash: string) => join(files.folder, hash.slice(0, 2), hash);
  for (const { hash } of [named, forgotten]) utimesSync(path(hash), old, old);
  expect(await files.sweep(app.store.read, new Date())).toBe(1);
  expect([named, forgotten, fresh].map(({ hash }) => existsSync(path(hash)))).toEqual([true, false, true]);
});

test('a file is what its content says', () => {
  const of = (text: string) => fileType(Buffer.from(text, 'latin1'));
  expect(of('%PDF-1.7')).toBe('application/pdf');
  expect(of('\x89PNG\r\n')).toBe('image/png');
  expect(of('\xff\xd8\xff\xe0')).toBe('image/jpeg');
  for (const other of ['', 'MZ\x90', '<html><script>', 'PK\x03\x04 not a zip', '#!/bin/sh']) expect(() => of(other)).toThrow(expect.objectContaining({ code: 'file-type' }));
  expect(docxType).toContain('wordprocessingml');
});

test('a name keeps its ending and loses its folders and control characters', () => {
  expect(safeName('../../etc/passwd')).toBe('passwd');
  expect(safeName('C:\\Yttrande\\svar.docx')).toBe('svar.docx');
  expect(safeName('a\r\nb\u202e"x<>.pdf')).toBe('abx.pdf');
  expect(safeName('')).toBe('fil');
  expect(safeName(`${'å'.repeat(300)}.docx`)).toBe(`${'å'.repeat(110)}.docx`);
});
