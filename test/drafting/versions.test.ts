/** Named versions, comparisons and restores of a working document. */
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { blockText, textBlocks } from '#shared/agreement/plain-text.ts';
import type { Comparison } from '#shared/agreement/compare-value.ts';
import type { Version } from '#shared/drafting-history.ts';
import { docxType } from '../../server/platform/files/file-type.ts';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { draftContent } from '../../server/drafting/documents.ts';
import { draftingTables } from '../../server/drafting/tables.ts';
import { agreementText, block, sentences } from '../support/agreement-text.ts';
import { after, Colleague, replace } from '../support/colleague.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { frozen, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

interface Compared { comparison: Comparison; from: { kind: string; number: number | null }; to: { kind: string } }
interface List { items: Version[]; refusals: Record<string, string | null> }
interface Restore { kept: Version; restored: Version }

const open = async () => {
  const app = await openAt(frozen);
  const writer = await app.enter('writer');
  const other = await app.enter('otherWriter');
  const at = `/api/documents/${app.documentId}`;
  const mine = new Colleague(app.realtime, { documentId: app.documentId, personId: app.people.writer });
  const theirs = new Colleague(app.realtime, { documentId: app.documentId, personId: app.people.otherWriter });
  const words = async () => textBlocks((await draftContent(app.realtime, app.documentId)).content).map(blockText).join('\n');
  return { app, writer, other, at, mine, theirs, words };
};

describe('naming a version', () => {
  test('puts number, name, reason, person, time, place in the log and checksum to the text as it stands', async () => {
    const { app, writer, at, mine } = await open();
    const version = given(await writer.post<Version>(`${at}/versions`, { title: 'Efter mötet', reason: 'Parterna var överens om ansvaret.' }), 201);
    expect(version).toMatchObject({ number: 1, kind: 'named', title: 'Efter mötet', reason: 'Parterna var överens om ansvaret.', namedBy: 'Konto writer', namedAt: app.clock().toISOString(), hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'version-named', audience: 'team', actorId: app.people.writer, subjectId: version.id });
    await mine.write(after('hela länet', ' och i alla kommuner'));
    const second = given(await writer.post<Version>(`${at}/versions`, { title: 'Dagen efter' }), 201);
    expect([second.number, second.seq > version.seq, second.hash === version.hash]).toEqual([2, true, false]);
    expect(given(await writer.get<List>(`${at}/versions`)).items.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('is for those who write, and a name is wanted', async () => {
    const { app, at, writer } = await open();
    expectRefused(await (await app.enter('reference')).post(`${at}/versions`, { title: 'Min' }), 403, 'writers-only');
    expectRefused(await (await app.enter('stranger')).post(`${at}/versions`, { title: 'Min' }), 404, 'not-found');
    expect((await writer.post(`${at}/versions`, { title: ' ' })).status).toBe(422);
    expect(given(await (await app.enter('reference')).get<List>(`${at}/versions`)).refusals).toEqual({ name: 'writers-only', restore: 'writers-only' });
  });

  test('sent twice with one key it is one version', async () => {
    const { writer, at } = await open();
    const send = () => writer.post<Version>(`${at}/versions`, { title: 'En gång' }, { key: 'k1' });
    expect(given(await send(), 201).id).toBe(given(await send(), 201).id);
    expect(given(await writer.get<List>(`${at}/versions`)).items).toHaveLength(1);
  });

  test('a version whose bytes were changed is refused, not shown', async () => {
    const { app, writer, at } = await open();
    const version = given(await writer.post<Version>(`${at}/versions`, { title: 'Orörd' }), 201);
    const { versions } = draftingTables(app.store);
    await app.store.write('house', async (tx) => void (await tx.update(versions).set({ content: new TextEncoder().encode('{}') }).where(eq(versions.id, version.id))));
    expectRefused(await writer.get(`${at}/comparison?from=version.${version.id}`), 503, 'frozen-damaged');
  });
});

describe('comparing', () => {
  test('any two of named, frozen, past and present', async () => {
    const { app, writer, at, mine } = await open();
    const first = given(await writer.post<Version>(`${at}/versions`, { title: 'Före' }), 201);
    await mine.write(replace('tre veckor', 'sex veckor'));
    const compared = async (from: string, to: string) => given(await writer.get<Compared>(`${at}/comparison?from=${from}&to=${to}`));
    for (const from of [`version.${first.id}`, `frozen.${app.frozenDocumentId}`, `log.${first.seq}`]) {
      const { comparison } = await compared(from, 'now');
      expect(comparison.changes.map(({ kind, clause, excerpt }) => [kind, clause, excerpt]), from).toEqual([['text', '2.1', 'sex']]);
    }
    const back = await compared('now', `version.${first.id}`);
    expect(back.comparison.changes.map(({ excerpt }) => excerpt)).toEqual(['tre']);
    expect([back.from.kind, back.to.kind]).toEqual(['now', 'version']);
  });

  test('a version of another document is not found, and neither is a row that is not there yet', async () => {
    const { app, writer, at } = await open();
    const otherLead = await app.enter('otherLead');
    const theirs = given(await otherLead.post<Version>(`/api/documents/${app.otherDocumentId}/versions`, { title: 'Annat' }), 201);
    expectRefused(await writer.get(`${at}/comparison?from=version.${theirs.id}`), 404, 'not-found');
    expectRefused(await writer.get(`${at}/comparison?from=log.99999`), 404, 'not-found');
    expect((await writer.get(`${at}/comparison?from=i%20morse`)).status).toBe(422);
  });

  test('as a Word file it is the new text when every change is accepted', async () => {
    const { app, writer, at, mine } = await open();
    const first = given(await writer.post<Version>(`${at}/versions`, { title: 'Före' }), 201);
    await mine.write(replace('tre veckor', 'sex veckor'));
    const answer = await app.app.request(`${at}/comparison/docx?from=version.${first.id}`, { headers: { cookie: writer.cookie ?? '' } });
    expect(answer.headers.get('content-type')).toBe(docxType);
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('jämförd med Version 1: Före');
    const { content } = readDocx(new Uint8Array(await answer.arrayBuffer()));
    expect(textBlocks(content).map(blockText)).toContain(sentences.duty.replace('tre', 'sex'));
  });
});

describe('restoring', () => {
  test('makes the draft what it was, after what stood there has been kept under a number', async () => {
    const { app, writer, at, mine, words } = await open();
    const before = await words();
    const first = given(await writer.post<Version>(`${at}/versions`, { title: 'Före' }), 201);
    await mine.write(replace('tre veckor', 'sex veckor'));
    await mine.write(after('hela länet', ' och i alla kommuner'));
    const changed = await words();
    const { kept, restored } = given(await writer.post<Restore>(`${at}/restoration`, { point: `version.${first.id}` }), 201);
    expect(await words()).toBe(before);
    expect([kept.number, kept.kind, restored.number, restored.kind, restored.title]).toEqual([2, 'kept', 3, 'restored', 'Version 1: Före']);
    expect(restored.hash).toBe(first.hash);
    await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'version-restored', audience: 'team', actorId: app.people.writer, subjectId: restored.id });
    given(await writer.post<Restore>(`${at}/restoration`, { point: `version.${kept.id}` }), 201);
    expect(await words()).toBe(changed);
  });

  test('is one entry of the server in the log, and the ids of all blocks stay', async () => {
    const { app, writer, at, mine } = await open();
    const first = given(await writer.post<Version>(`${at}/versions`, { title: 'Före' }), 201);
    await mine.write(replace('tre veckor', 'sex veckor'));
    const { restored } = given(await writer.post<Restore>(`${at}/restoration`, { point: `version.${first.id}` }), 201);
    const { updates } = draftingTables(app.store);
    const rows = await app.store.read.select({ seq: updates.seq, personId: updates.personId }).from(updates).where(eq(updates.documentId, app.documentId));
    expect(rows.filter(({ personId }) => personId === null)).toEqual([{ seq: restored.seq, personId: null }]);
    expect((await draftContent(app.realtime, app.documentId)).content).toEqual(agreementText);
    expect(textBlocks(agreementText).some(({ attrs }) => attrs.id === block('duty'))).toBe(true);
  });

  test('ends those who write in the text as it was, and raises the epoch that a later edit must state', async () => {
    const { app, writer, at, mine } = await open();
    const first = given(await writer.post<Version>(`${at}/versions`, { title: 'Före' }), 201);
    const { writeEpoch } = given(await writer.get<{ writeEpoch: number }>(at));
    await mine.write(replace('tre veckor', 'sex veckor'));
    given(await writer.post(`${at}/restoration`, { point: `version.${first.id}` }), 201);
    expect(given(await writer.get<{ writeEpoch: number }>(at)).writeEpoch).toBe(writeEpoch + 1);
    expectRefused(await writer.post(`${at}/updates?epoch=${writeEpoch}`, new Uint8Array([0, 0])), 409, 'epoch-passed');
    expect(app.changes.some(({ subject }) => subject === 'version')).toBe(true);
  });

  test('is refused for readers, while something is locked, and when the text is that already', async () => {
    const { app, writer, at, mine } = await open();
    const lead = await app.enter('lead');
    const point = { point: `frozen.${app.frozenDocumentId}` };
    expectRefused(await writer.post(`${at}/restoration`, point), 409, 'restore-same');
    await mine.write(replace('tre veckor', 'sex veckor'));
    expectRefused(await (await app.enter('chair')).post(`${at}/restoration`, point), 403, 'writers-only');
    const lock = given(await lead.post<{ id: string }>(`${at}/locks`, { block: block('intro'), purpose: 'drafting', reason: 'Klar' }), 201);
    expectRefused(await writer.post(`${at}/restoration`, point), 409, 'restore-locked');
    given(await lead.delete(`/api/locks/${lock.id}`));
    given(await writer.post(`${at}/restoration`, point), 201);
  });

  test('sent again with its key it gives the first answer and restores nothing a second time', async () => {
    const { writer, at, mine } = await open();
    const first = given(await writer.post<Version>(`${at}/versions`, { title: 'Före' }), 201);
    await mine.write(replace('tre veckor', 'sex veckor'));
    const send = () => writer.post<Restore>(`${at}/restoration`, { point: `version.${first.id}` }, { key: 'r1' });
    const answer = given(await send(), 201);
    expect(given(await send(), 201)).toEqual(answer);
    expect(given(await writer.get<List>(`${at}/versions`)).items).toHaveLength(3);
  });
});
