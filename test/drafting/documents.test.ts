import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from '@tiptap/pm/transform';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainText } from '#shared/agreement/plain-text.ts';
import { openFlatText, writeContent } from '#shared/agreement/flat-text.ts';
import type { Import, ImportAnswer, WorkingDocument } from '#shared/drafting.ts';
import { packageRoot } from '../../server/config.ts';
import { draftContent } from '../../server/drafting/documents.ts';
import { agreementText } from '../support/agreement-text.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import type { OpenedApp } from '../support/open-app.ts';
import { draft, matter, nameOf, openAt } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

const fixtures = join(packageRoot, '../shared/fixtures/docx');
const hasFixtures = existsSync(fixtures);
if (!hasFixtures) console.warn('skipped: importing the fixture files (../shared/fixtures is not there)');

const add = async (visitor: Visitor, matterId: string) => given(await visitor.post<{ id: string }>(`/api/matters/${matterId}/documents`, { title: 'Bilaga A', kind: 'annex' }), 201).id;
const textOf = async (app: OpenedApp, id: string) => plainText((await draftContent(app.realtime, id)).content);
const importFile = (visitor: Visitor, id: string, name: string, bytes: Uint8Array) => visitor.upload<ImportAnswer>(`/api/documents/${id}/import`, { name, bytes });
/** A real Word file, written by our own writer. */
const wordFile = async (app: OpenedApp & { documentId: string }, visitor: Visitor) => new Uint8Array(await (await visitor.raw('GET', `/api/documents/${app.documentId}/export`)).arrayBuffer());

test('a writer adds a document to the matter', async () => {
  const app = await openAt(matter);
  const writer = await app.enter('writer');
  const id = await add(writer, app.matterId);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'document-added', audience: 'team', actorId: app.people.writer, subjectId: id });
  expect(given(await writer.get<WorkingDocument>(`/api/documents/${id}`))).toMatchObject({ title: 'Bilaga A', kind: 'annex', ordinal: 1, writeEpoch: 1, empty: true, updatedAt: null, refusals: { write: null, import: null, freeze: 'lead-only' } });
  expect(given(await (await app.enter('reference')).get<{ items: WorkingDocument[] }>(`/api/matters/${app.matterId}/documents`)).items).toMatchObject([{ id, refusals: { write: 'writers-only', import: 'writers-only' } }]);
});

test('who only reads the draft adds nothing, and outsiders find nothing', async () => {
  const app = await openAt(draft);
  const before = await entryCount(app.store);
  for (const who of ['chair', 'reference', 'owner', 'archivist'] as const) expectRefused(await (await app.enter(who)).post(`/api/matters/${app.matterId}/documents`, { title: 'X' }), 403, 'writers-only');
  for (const who of ['otherLead', 'former', 'stranger', 'admin'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.post(`/api/matters/${app.matterId}/documents`, { title: 'X' }), 404, 'not-found');
    for (const path of ['', '/export', '/remarks', '/comment-places']) expectRefused(await visitor.get(`/api/documents/${app.documentId}${path}`), 404, 'not-found');
  }
  expect(await entryCount(app.store)).toBe(before);
});

test('the draft is exported as a Word file that reads back word for word', async () => {
  const app = await openAt(draft);
  const reference = await app.enter('reference');
  const bytes = await wordFile(app, reference);
  const writer = await app.enter('writer');
  const id = await add(writer, app.matterId);
  const answer = given(await importFile(writer, id, 'utkast.docx', bytes));
  expect(answer.words).toBeGreaterThan(50);
  expect(await textOf(app, id)).toBe(plainText(agreementText));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'document-imported', audience: 'team', actorId: app.people.writer, subjectId: id });
  expect(given(await reference.get<{ items: { act: string; details: object }[] }>(`/api/matters/${app.matterId}/journal`)).items[0]).toMatchObject({ act: 'document-imported', details: { title: 'Bilaga A' } });
  // What did not come with it is there for the whole group, not only for who read it in.
  const { items } = given(await reference.get<{ items: Import[] }>(`/api/documents/${id}/imports`));
  expect(items).toMatchObject([{ name: 'utkast.docx', by: nameOf('writer'), at: app.clock().toISOString(), ...answer }]);
  expectRefused(await (await app.enter('otherLead')).get(`/api/documents/${id}/imports`), 404, 'not-found');
});

test('an import goes into an empty document only, and only by who writes', async () => {
  const app = await openAt(draft);
  const lead = await app.enter('lead');
  const bytes = await wordFile(app, lead);
  const before = await textOf(app, app.documentId);
  expectRefused(await importFile(lead, app.documentId, 'x.docx', bytes), 409, 'document-not-empty');
  expect(await textOf(app, app.documentId)).toBe(before);
  expectRefused(await importFile(await app.enter('chair'), app.documentId, 'x.docx', bytes), 403, 'writers-only');
  expectRefused(await importFile(await app.enter('otherLead'), app.documentId, 'x.docx', bytes), 404, 'not-found');
});

test('a document whose words were all taken away takes a Word file again', async () => {
  const app = await openAt(draft);
  const lead = await app.enter('lead');
  const bytes = await wordFile(app, lead);
  const { ydoc } = await draftContent(app.realtime, app.documentId);
  const before = Y.encodeStateVector(ydoc);
  const text = openFlatText(ydoc);
  const emptied = new Transform(text.doc).delete(0, text.doc.content.size);
  text.applyLocal(emptied.doc, emptied.mapping.maps, 'hand');
  text.close();
  await app.realtime.apply(app.documentId, Y.encodeStateAsUpdate(ydoc, before), { personId: app.people.lead });
  expect(await textOf(app, app.documentId)).toBe('');
  expect(given(await lead.get<WorkingDocument>(`/api/documents/${app.documentId}`)).refusals['import']).toBeNull();
  given(await importFile(lead, app.documentId, 'igen.docx', bytes));
  expect(await textOf(app, app.documentId)).toBe(plainText(agreementText));
  expectRefused(await importFile(lead, app.documentId, 'igen.docx', bytes), 409, 'document-not-empty');
});

test('the same file sent twice at once is imported once', async () => {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const bytes = await wordFile(app, writer);
  const id = await add(writer, app.matterId);
  const answers = await Promise.all([1, 2, 3].map(() => importFile(writer, id, 'utkast.docx', bytes)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
  expect(await textOf(app, id)).toBe(plainText(agreementText));
});

test('a file that is no Word file is refused by its content, whatever it is called', async () => {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const id = await add(writer, app.matterId);
  for (const [name, text] of [['svar.docx', '%PDF-1.7 …'], ['svar.docx', 'bara text'], ['svar.docx', 'PK\u0003\u0004 trasig'], ['svar.exe', 'MZ']] as const) {
    const answer = await importFile(writer, id, name, new TextEncoder().encode(text));
    expect(answer.status).toBe(422);
    expectRefused(answer, 422, (answer.body as unknown as { code: string }).code);
    expect(answer.text).not.toContain('trasig');
  }
  expectRefused(await writer.upload(`/api/documents/${id}/import`, { name: 'tom.docx', bytes: new Uint8Array() }), 422, 'file-empty');
  expectRefused(await writer.post(`/api/documents/${id}/import`, { file: 'x' }), 422, 'file-missing');
  expect(await textOf(app, id)).toBe('');
});

test.skipIf(!hasFixtures)('hostile and broken Word files give a clear answer, and the server stays up', async () => {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const names = readdirSync(fixtures).filter((name) => name.startsWith('poi-') || name === 'openxmlsdk-5Errors.docx');
  expect(names.length).toBeGreaterThan(6);
  for (const name of names) {
    const id = await add(writer, app.matterId);
    const answer = await importFile(writer, id, name, new Uint8Array(readFileSync(join(fixtures, name))));
    if (answer.status === 200) expect(answer.body.words).toBeGreaterThanOrEqual(0);
    else {
      const { code } = answer.body as unknown as { code: string };
      expect([413, 422], name).toContain(answer.status);
      expectRefused(answer, answer.status, code);
      expect(await textOf(app, id), 'nothing half').toBe('');
    }
    expect(await textOf(app, id)).not.toMatch(/root:|\/etc\/passwd/);
  }
  given(await writer.get('/api/matters'));
  expect(app.reports.filter((one) => one.event === 'request failed')).toEqual([]);
});

test.skipIf(!hasFixtures)('an ordinary Word file is read, with what was not understood listed', async () => {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const id = await add(writer, app.matterId);
  const answer = given(await importFile(writer, id, 'text-box.docx', new Uint8Array(readFileSync(join(fixtures, 'mammoth-text-box.docx')))));
  expect(answer.words).toBeGreaterThan(0);
  const footnotes = await add(writer, app.matterId);
  given(await importFile(writer, footnotes, 'noter.docx', new Uint8Array(readFileSync(join(fixtures, 'mammoth-footnotes.docx')))));
  expect((await draftContent(app.realtime, footnotes)).content.content.at(-1)?.type).toBe('footnotes');
});

test('a large difference is sent over HTTP, through the same judge and log', async () => {
  const app = await openAt(matter);
  const writer = await app.enter('writer');
  const id = await add(writer, app.matterId);
  const ydoc = new Y.Doc({ gc: false });
  writeContent(ydoc, agreementText, 'hand');
  const bytes = Y.encodeStateAsUpdate(ydoc);
  const send = (visitor: Visitor, epoch: number, update: Uint8Array) => visitor.send<{ seq: number }>('POST', `/api/documents/${id}/updates?epoch=${epoch}`, update, {});
  expectRefused(await send(await app.enter('chair'), 1, bytes), 403, 'writers-only');
  expectRefused(await send(await app.enter('otherLead'), 1, bytes), 404, 'not-found');
  expectRefused(await send(writer, 0, bytes), 409, 'epoch-passed');
  expectRefused(await send(writer, 1, new Uint8Array([1, 2, 3, 4])), 422, 'update-invalid');
  expect(await textOf(app, id)).toBe('');
  expect(given(await send(writer, 1, bytes)).seq).toBe(1);
  expect(await textOf(app, id)).toBe(plainText(agreementText));
  // Another person's client id cannot be borrowed.
  ydoc.getText('content').insert(0, 'x');
  const stolen = Y.encodeStateAsUpdate(ydoc, Y.encodeStateVectorFromUpdate(bytes));
  const answer = await send(await app.enter('lead'), 1, stolen);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expectRefused(await writer.post(`/api/documents/${id}/updates?epoch=x`, undefined), 422, 'invalid-input');
});
