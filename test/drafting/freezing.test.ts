import { gunzipSync } from 'node:zlib';
import { and, asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { outline } from '#shared/agreement/clauses.ts';
import { writeContent } from '#shared/agreement/flat-text.ts';
import type { AgreementContent, Paragraph } from '#shared/agreement/content.ts';
import type { Finding, FrozenDocument, FrozenPackage } from '#shared/drafting.ts';
import { closings } from '#shared/realtime.ts';
import { canonicalBytes } from '../../server/drafting/canonical.ts';
import { fillDocument } from '../../server/drafting/documents.ts';
import { packageHash } from '../../server/drafting/freezing.ts';
import { verifyFrozen } from '../../server/drafting/frozen.ts';
import { draftingTables } from '../../server/drafting/tables.ts';
import { termFindings } from '../../server/drafting/term-check.ts';
import { sha256 } from '../../server/platform/files/files.ts';
import { buildDocx } from '../export/docx-reader/build-docx.ts';
import { agreementText, agreementWith, block, sentences } from '../support/agreement-text.ts';
import { onDraft } from '../support/discussion.ts';
import { chainOf, entryCount, expectJournalled } from '../support/journal-entries.ts';
import type { OpenedApp } from '../support/open-app.ts';
import { listen } from '../support/listening.ts';
import { draft, frozen, matter, open as openRound, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

interface Check { findings: Finding[]; documents: { id: string }[]; refusals: Record<string, string | null> }

async function withText(content: AgreementContent | null) {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/documents`, { title: 'Överenskommelsen' }), 201);
  if (content) await fillDocument(app.realtime, id, content, app.people.writer);
  const freeze = (body: object = {}, key?: string) => lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation', ...body }, key === undefined ? {} : { key });
  const check = async () => given(await lead.get<Check>(`/api/matters/${app.matterId}/freeze-check`));
  return { app, lead, id, freeze, check };
}

async function blocksHash(app: OpenedApp): Promise<string> {
  const { frozenBlocks } = draftingTables(app.store);
  const rows = await app.store.read.select().from(frozenBlocks).orderBy(asc(frozenBlocks.ordinal));
  return sha256(canonicalBytes(rows.map(({ frozenDocumentId: _document, ...block }) => block)));
}

test('freezing keeps the exact words, hashed, with a row for every block', async () => {
  const { app, lead, id, freeze } = await withText(agreementText);
  const made = given(await freeze({ reason: 'Remiss' }), 201);
  expect(made).toMatchObject({ number: 1, purpose: 'consultation', frozenBy: 'Konto lead', confirmed: [], documents: [{ documentId: id, title: 'Överenskommelsen', docx: 'waiting' }] });
  const [document] = made.documents;
  const hash = sha256(canonicalBytes(agreementText));
  expect(document?.hash).toBe(hash);
  expect(made.hash).toBe(packageHash({ number: 1, purpose: 'consultation', supersessions: sha256('[]'), documents: [{ title: 'Överenskommelsen', kind: 'agreement', ordinal: 1, parentOrdinal: null, hash, blocksHash: await blocksHash(app) }] }));
  const read = given(await lead.get<FrozenDocument>(`/api/packages/${made.id}/documents/${document?.id}`));
  expect(read.blocks).toEqual(outline(agreementText));
  for (const entry of outline(agreementText)) expect(read.html).toContain(`data-block="${entry.block}"`);
  const entry = (await chainOf(app.store, `matter:${app.matterId}`)).at(-1);
  expect(entry).toMatchObject({ act: 'package-frozen', audience: 'team', subjectId: made.id });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'package-frozen', audience: 'team', actorId: app.people.lead, subjectId: made.id });
  expect(await verifyFrozen(app.store.read)).toEqual({ packages: 1, faults: [] });
});

test('the version is rendered once as a Word file, and everyone in the team may fetch it', async () => {
  const { app, lead, freeze } = await withText(agreementText);
  const made = given(await freeze(), 201);
  const path = `/api/packages/${made.id}/documents/${made.documents[0]?.id}/docx`;
  expectRefused(await lead.get(path), 503, 'not-rendered-yet');
  await app.runJobs();
  const [first, second] = [await (await lead.raw('GET', path)).arrayBuffer(), await (await (await app.enter('reference')).raw('GET', path)).arrayBuffer()];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  expect(given(await lead.get<FrozenPackage>(`/api/packages/${made.id}`)).documents[0]?.docx).toBe('ready');
});

test('a frozen document is printed as PDF/A once, and everyone gets the same bytes', async () => {
  const { app, lead, freeze } = await withText(agreementText);
  const made = given(await freeze(), 201);
  const path = `/api/packages/${made.id}/documents/${made.documents[0]?.id}/pdf`;
  expectRefused(await lead.get(path), 503, 'not-rendered-yet');
  await app.runJobs();
  const answer = await lead.raw('GET', path);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toMatch(/\.pdf/u);
  const [first, second] = [await answer.arrayBuffer(), await (await (await app.enter('reference')).raw('GET', path)).arrayBuffer()];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  expect(Buffer.from(first).toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
  expect(given(await lead.get<FrozenPackage>(`/api/packages/${made.id}`)).documents[0]?.pdf).toBe('ready');
});

test('what looks unfinished is listed with its place, and each needs a yes of its own', async () => {
  const unfinished = agreementWith('duty', 'Kommunen svarar inom [antal] veckor. Hur formulerar vi oss här? Ansvarig: ______');
  const { app, lead, id, freeze, check } = await withText(unfinished);
  given(await lead.post(`/api/documents/${id}/remarks`, { ...onDraft('purpose', 'hela länet'), text: 'Stämmer det?' }), 201);
  const { findings } = await check();
  expect(findings.map((one) => [one.kind, one.weight, one.clauseNumber]).sort()).toEqual([
    ['empty-field', 'asks', '2.1'], ['open-remark', 'asks', '1'], ['placeholder', 'asks', '2.1'], ['question-in-text', 'asks', '2.1'],
  ]);
  expect(findings.find((one) => one.kind === 'placeholder')).toMatchObject({ excerpt: '[antal]', block: block('duty') });
  const before = await entryCount(app.store);
  expect(expectRefused(await freeze(), 409, 'freeze-unconfirmed').values).toEqual({ count: 4 });
  expect(expectRefused(await freeze({ confirmed: findings.slice(1).map((one) => one.id) }), 409, 'freeze-unconfirmed').values).toEqual({ count: 1 });
  expect(await entryCount(app.store)).toBe(before);
  const made = given(await freeze({ confirmed: findings.map((one) => one.id) }), 201);
  expect(made.confirmed.map((one) => one.id).sort()).toEqual(findings.map((one) => one.id).sort());
});

test('a term that nothing uses, or that is defined twice, wants a yes of its own', async () => {
  const defines = (name: string, term: string, rest: string): Paragraph => ({ type: 'paragraph', attrs: { id: block(name) }, content: [{ type: 'text', text: term, marks: [{ type: 'definition' }] }, { type: 'text', text: rest }] });
  const { freeze, check } = await withText({
    type: 'doc',
    content: [defines('child', 'barn', ' är den som är under arton år.'), defines('plan', 'plan', ' är det som parterna skriver för ett barn.'), defines('again', 'Barn', ' är alla unga.')],
  });
  const { findings } = await check();
  expect(findings.map((one) => [one.kind, one.weight, one.excerpt, one.block])).toEqual([['term-defined-twice', 'asks', 'barn', block('again')], ['term-unused', 'asks', 'plan', block('plan')]]);
  expect(expectRefused(await freeze(), 409, 'freeze-unconfirmed').values).toEqual({ count: 2 });
  given(await freeze({ confirmed: findings.map((one) => one.id) }), 201);
});

test('a term that an annex uses is used', () => {
  const text = (...content: Paragraph[]): AgreementContent => ({ type: 'doc', content });
  const line = (name: string, words: string, defined: boolean): Paragraph => ({ type: 'paragraph', attrs: { id: block(name) }, content: [{ type: 'text', text: words, ...(defined ? { marks: [{ type: 'definition' as const }] } : {}) }] });
  const agreement = { id: 'a', title: 'Avtal', content: text(line('one', 'samordnare', true)) };
  expect(termFindings([agreement]).map(({ kind }) => kind)).toEqual(['term-unused']);
  expect(termFindings([agreement, { id: 'b', title: 'Bilaga', content: text(line('two', 'Varje samordnare bjuder in.', false)) }])).toEqual([]);
});

test('a place is asked about once, also where a question stands within brackets', async () => {
  const { check } = await withText(agreementWith('duty', 'Kommunen svarar. [Hur formulerar vi oss här?] Senast [_____].'));
  expect((await check()).findings.map((one) => [one.kind, one.excerpt])).toEqual([['placeholder', '[Hur formulerar vi oss här?]'], ['placeholder', '[_____]']]);
});

test('an open remark on words that stand twice is listed where it was raised', async () => {
  const { lead, id, check } = await withText(agreementText);
  given(await lead.post(`/api/documents/${id}/remarks`, { ...onDraft('region', 'svarar för'), text: 'Hela ansvaret?' }), 201);
  expect((await check()).findings.map((one) => [one.kind, one.block, one.clauseNumber])).toEqual([['open-remark', block('region'), '2.2']]);
});

test('an open remark is shown with its own words before the freeze, and they are not kept with the version', async () => {
  const { lead, id, check, freeze } = await withText(agreementText);
  given(await lead.post(`/api/documents/${id}/remarks`, { ...onDraft('purpose', 'hela länet'), text: 'Stämmer det?' }), 201);
  const { findings } = await check();
  expect(findings.map(({ kind, excerpt, remark }) => [kind, excerpt, remark])).toEqual([['open-remark', 'hela länet', 'Stämmer det?']]);
  const made = given(await freeze({ confirmed: findings.map((one) => one.id) }), 201);
  expect(made.confirmed.map(({ kind, excerpt }) => [kind, excerpt])).toEqual([['open-remark', 'hela länet']]);
  expect(JSON.stringify(made)).not.toContain('Stämmer det?');
});

test('words that somebody highlighted in Word are still highlighted after the import, asked about before a freeze and shown in the version', async () => {
  const p = '<w:p><w:r><w:t xml:space="preserve">Kommunen svarar inom </w:t></w:r><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>sex veckor</w:t></w:r><w:r><w:t xml:space="preserve"> och </w:t></w:r><w:r><w:rPr><w:highlight w:val="green"/></w:rPr><w:t>[antal]</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>';
  const { app, lead, id, check, freeze } = await withText(null);
  given(await (await app.enter('writer')).upload(`/api/documents/${id}/import`, { name: 'Utkast.docx', bytes: buildDocx({ body: p }) }));
  const { findings } = await check();
  expect(findings.map((one) => [one.kind, one.excerpt])).toEqual([['highlighted', 'sex veckor'], ['placeholder', '[antal]']]);
  const made = given(await freeze({ confirmed: findings.map((one) => one.id) }), 201);
  const read = given(await lead.get<FrozenDocument>(`/api/packages/${made.id}/documents/${made.documents[0]?.id}`));
  expect(read.html).toContain('<span class="highlighted">sex veckor</span>');
});

test('a confirmation holds for the words that were seen, not for others in their place', async () => {
  const first = await withText(agreementWith('duty', 'Inom [antal] veckor.'));
  const confirmed = (await first.check()).findings.map((one) => one.id);
  const other = await withText(agreementWith('duty', 'Inom [tid] veckor.'));
  expectRefused(await other.freeze({ confirmed }), 409, 'freeze-unconfirmed');
});

test('an empty text or a heading that skips a level cannot be frozen at all', async () => {
  const empty = await withText(null);
  expect((await empty.check()).findings).toMatchObject([{ kind: 'empty-document', weight: 'blocks' }]);
  expect(expectRefused(await empty.freeze({ confirmed: (await empty.check()).findings.map((one) => one.id) }), 409, 'freeze-blocked').values).toEqual({ count: 1 });
  const skipping: AgreementContent = { type: 'doc', content: agreementText.content.map((node) => (node.type === 'heading' && node.attrs.level === 2 ? { ...node, attrs: { ...node.attrs, level: 3 as const } } : node)) };
  const skipped = await withText(skipping);
  expect((await skipped.check()).findings[0]).toMatchObject({ kind: 'heading-skips-level', weight: 'blocks', block: block('municipal'), excerpt: 'Kommunens ansvar' });
  expectRefused(await skipped.freeze(), 409, 'freeze-blocked');
});

test('a matter without documents has nothing to freeze', async () => {
  const app = await openAt(matter);
  expectRefused(await (await app.enter('lead')).post(`/api/matters/${app.matterId}/packages`, { purpose: 'review' }), 409, 'nothing-to-freeze');
});

test('only who leads freezes; outsiders find no version', async () => {
  const app = await openAt(frozen);
  const before = await entryCount(app.store);
  for (const who of ['writer', 'chair', 'reference'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.post(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation' }), 403, 'lead-only');
    given(await visitor.get(`/api/packages/${app.packageId}`));
  }
  for (const who of ['otherLead', 'former', 'stranger', 'admin', 'almforsCoordinator'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.post(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation' }), 404, 'not-found');
    for (const path of ['', `/documents/${app.frozenDocumentId}`, `/documents/${app.frozenDocumentId}/docx`]) expectRefused(await visitor.get(`/api/packages/${app.packageId}${path}`), 404, 'not-found');
  }
  expectRefused(await (await app.enter('lead')).get(`/api/packages/${app.packageId}/documents/${app.packageId}`), 404, 'not-found');
  expect(await entryCount(app.store)).toBe(before);
});

test('versions are numbered in order also when two freeze at once, and a repeated key freezes once', async () => {
  const app = await openAt(frozen);
  const lead = await app.enter('lead');
  const freeze = (key: string) => lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'review' }, { key });
  const made = await Promise.all([freeze('a'), freeze('b'), freeze('a')]);
  // Which of the two comes first is the database's affair.
  expect(new Set(made.map((answer) => given(answer, 201).number))).toEqual(new Set([2, 3]));
  expect(made[0]?.body.id).toBe(made[2]?.body.id);
  expect(given(await lead.get<{ items: FrozenPackage[] }>(`/api/matters/${app.matterId}/packages`)).items.map((one) => one.number)).toEqual([3, 2, 1]);
});

test('F11: who was writing when the text was frozen is told, and cannot write on with the old epoch', async () => {
  const app = await openAt(draft);
  const door = await listen(app);
  const [writer, reader, lead] = [await app.enter('writer'), await app.enter('reference'), await app.enter('lead')];
  const writing = await door.join(app.documentId, { cookie: writer.cookie, query: 'epoch=1&ack=1' });
  const reading = await door.join(app.documentId, { cookie: reader.cookie, query: 'epoch=1' });
  given(await lead.post(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation' }), 201);
  expect(await writing.closed).toEqual({ code: closings['epoch-passed'], reason: 'epoch-passed' });
  expect(reading.socket.readyState).toBe(reading.socket.OPEN);
  const late = await door.knock(app.documentId, { cookie: writer.cookie, query: 'epoch=1&ack=1' });
  expect('closed' in late && (await late.closed).code).toBe(closings['epoch-passed']);
  const ydoc = new Y.Doc();
  writeContent(ydoc, agreementText, 'hand');
  expectRefused(await writer.send('POST', `/api/documents/${app.documentId}/updates?epoch=1`, Y.encodeStateAsUpdate(ydoc), {}), 409, 'epoch-passed');
});

test('I5: one flipped bit of a frozen version, and every reading of it is refused and reported', async () => {
  const app = await openAt(frozen);
  const lead = await app.enter('lead');
  const { frozenDocuments } = draftingTables(app.store);
  const [row] = await app.store.read.select().from(frozenDocuments).where(eq(frozenDocuments.id, app.frozenDocumentId));
  if (!row) throw new Error('the version is there');
  const set = (values: Partial<typeof frozenDocuments.$inferInsert>) => app.store.write('house', async (tx) => void (await tx.update(frozenDocuments).set(values).where(eq(frozenDocuments.id, row.id))));
  const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, n) => (n === at ? byte ^ 4 : byte));
  const damages: [string, Partial<typeof frozenDocuments.$inferInsert>, Partial<typeof frozenDocuments.$inferInsert>][] = [
    ['content', { content: flipped(row.content, 200) }, { content: row.content }], ['html', { html: row.html.replace(sentences.duty, sentences.duty.replace('tre', 'trе')) }, { html: row.html }],
    ['hash', { hash: row.hash.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }, { hash: row.hash }], ['title', { title: 'Något annat' }, { title: row.title }],
  ];
  for (const [what, damage, mend] of damages) {
    await set(damage);
    const answers = await Promise.all([`/api/packages/${app.packageId}`, `/api/packages/${app.packageId}/documents/${row.id}`, `/api/packages/${app.packageId}/documents/${row.id}/docx`, `/api/matters/${app.matterId}/packages`].map((path) => lead.get(path)));
    const refused = answers.filter((answer) => answer.status === 503);
    expect(refused.length, what).toBeGreaterThan(0);
    for (const answer of refused) expectRefused(answer, 503, 'frozen-damaged');
    expect(app.reports.splice(0).filter(({ event, facts }) => event === 'damaged' && facts['code'] === 'frozen-damaged'), what).toHaveLength(refused.length);
    expectRefused(answers[1] ?? expect.fail(), 503, 'frozen-damaged');
    expect((await verifyFrozen(app.store.read)).faults.length, what).toBeGreaterThan(0);
    await set(mend);
    expect((await verifyFrozen(app.store.read)).faults).toEqual([]);
  }
});

test('I5: what a consultee has read once is still refused when a bit of it flips, and is the same again when it is mended', async () => {
  const app = await openAt(openRound);
  const almfors = await app.enter('almforsCoordinator');
  const { frozenDocuments } = draftingTables(app.store);
  const path = `/api/consultations/${app.almfors}/documents/${app.frozenDocumentId}`;
  const text = () => almfors.get<FrozenDocument>(path);
  const set = (values: Partial<typeof frozenDocuments.$inferInsert>) => app.store.write('house', async (tx) => void (await tx.update(frozenDocuments).set(values).where(eq(frozenDocuments.id, app.frozenDocumentId))));
  const first = given(await text());
  await set({ html: first.html.replace(sentences.duty, 'Något annat.') });
  expectRefused(await text(), 503, 'frozen-damaged');
  await set({ html: first.html });
  expect(given(await text())).toEqual(first);
  for (const [takes, sent] of [['br, gzip', 'gzip'], ['identity', null]] as const) {
    const answer = await almfors.raw('GET', path, undefined, { 'accept-encoding': takes });
    expect(answer.headers.get('content-encoding')).toBe(sent);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(JSON.parse((sent === 'gzip' ? gunzipSync(bytes) : Buffer.from(bytes)).toString())).toEqual(first);
  }
});

test('I5: a frozen block with other words or other characters is refused, also to whoever comments on it', async () => {
  const app = await openAt(openRound);
  const [lead, almfors] = [await app.enter('lead'), await app.enter('almforsCoordinator')];
  const { frozenBlocks } = draftingTables(app.store);
  const here = and(eq(frozenBlocks.frozenDocumentId, app.frozenDocumentId), eq(frozenBlocks.block, block('duty')));
  const [row] = await app.store.read.select().from(frozenBlocks).where(here);
  if (!row) throw new Error('the block is there');
  const set = (values: Partial<typeof frozenBlocks.$inferInsert>) => app.store.write('house', async (tx) => void (await tx.update(frozenBlocks).set(values).where(here)));
  const comment = (quote: string) => almfors.post(`/api/responses/${app.responseId}/comments`, { kind: 'substance', text: 'Tre veckor är för kort tid.', anchor: { scope: 'words', documentId: app.frozenDocumentId, ...onDraft('duty', 'samordnad individuell plan'), quote } });
  for (const damage of [{ text: row.text.replace('samordnad', 'ordnad sam') }, { runs: row.runs.map(([client, clock, length]): [number, number, number] => [client, clock + 1, length]) }, { clauseNumber: '9' }]) {
    await set(damage);
    expectRefused(await lead.get(`/api/packages/${app.packageId}/documents/${app.frozenDocumentId}`), 503, 'frozen-damaged');
    expectRefused(await comment('ordnad sam individuell plan'), 503, 'frozen-damaged');
    expect((await verifyFrozen(app.store.read)).faults.length).toBeGreaterThan(0);
    await set({ text: row.text, runs: row.runs, clauseNumber: row.clauseNumber });
  }
  given(await comment('samordnad individuell plan'), 201);
});

test('a page that says something else than the frozen words is found, also when its own hash was written anew', async () => {
  const app = await openAt(frozen);
  const { frozenDocuments } = draftingTables(app.store);
  const [row] = await app.store.read.select().from(frozenDocuments).where(eq(frozenDocuments.id, app.frozenDocumentId));
  const html = row?.html.replace('tre veckor', 'sex veckor') ?? '';
  expect(html).not.toBe(row?.html);
  const rewrite = (values: Partial<typeof frozenDocuments.$inferInsert>) => app.store.write('house', async (tx) => void (await tx.update(frozenDocuments).set(values).where(eq(frozenDocuments.id, app.frozenDocumentId))));
  await rewrite({ html, htmlHash: sha256(html) });
  expect((await verifyFrozen(app.store.read)).faults).toEqual([{ packageId: app.packageId, fault: `page of document ${app.frozenDocumentId}` }]);
  await rewrite({ format: 0 });
  expect((await verifyFrozen(app.store.read)).faults, 'a page of an earlier format is vouched for by its own hash').toEqual([]);
});
