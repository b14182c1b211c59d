/** The memo to the committee: with the response as it stands, in the organisation's own template, and to nobody outside. */
import { describe, expect, test } from 'vitest';
import type { MemoTemplate } from '#shared/memo.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { open, openAt } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';
import { buildDocx, p } from '../export/docx-reader/build-docx.ts';
import { converted, openParts, pagesOf, part, present, shown } from '../export/write-reading.ts';

const keep = (visitor: Visitor, responseId: string, bytes: Uint8Array, name = 'Mall 2027.docx') => {
  const form = new FormData();
  form.set('file', new File([bytes.slice()], name));
  return visitor.send<MemoTemplate>('PUT', `/api/responses/${responseId}/memo-template`, form, {});
};
const memoOf = async (visitor: Visitor, responseId: string, locale = 'sv'): Promise<Uint8Array> => {
  const answer = await visitor.raw('GET', `/api/responses/${responseId}/memo.docx?locale=${locale}`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};
const textOf = (bytes: Uint8Array, main = 'word/document.xml'): string => shown(part(openParts(bytes), main));

test('the memo says what the response says now: proposed decision, summary, position, and the comments in clause order', async () => {
  const app = await openAt(open);
  const coordinator = await app.enter('almforsCoordinator');
  given(await coordinator.patch(`/api/responses/${app.responseId}`, { stance: 'supports_on_condition', condition: 'att kostnaderna fördelas', summary: 'Nämnden ser behovet.\n\nMen det tar tid.', registryNumber: 'SN 27/3' }));
  const before = textOf(await memoOf(coordinator, app.responseId));
  expect(before).toContain('Socialnämnden föreslås besluta');
  expect(before).toContain('att överlämna yttrandet till RSS Granmark.');
  expect(before).toMatch(/Ställningstagande: Tillstyrker under förutsättning/u);
  expect(before).toContain('Villkor: att kostnaderna fördelas');
  expect(before).toContain('Diarienummer: SN 27/3');
  expect(before).not.toContain('{{');
  expect(before.indexOf('Texten är tydlig.')).toBeLessThan(before.indexOf('Tre veckor är för kort tid.'));
  expect(before).toContain('Föreslagen lydelse: ”inom sex veckor”');
  given(await coordinator.post(`/api/responses/${app.responseId}/committee`, { body: 'Kommunstyrelsen', meetingOn: '2027-05-12' }));
  const lying = textOf(await memoOf(coordinator, app.responseId));
  expect(lying).toContain('Kommunstyrelsen föreslås besluta');
  expect(lying).toContain('12 maj 2027');
  expect(textOf(await memoOf(coordinator, app.responseId, 'en'))).toContain('It is proposed that Kommunstyrelsen decides');
});

test('what a colleague has said waits for the coordinator, and is in no memo before that', async () => {
  const app = await openAt(open);
  const colleague = await app.enter('colleague');
  given(await colleague.post(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: 'Kollegans ord.' }), 201);
  expect(textOf(await memoOf(await app.enter('almforsCoordinator'), app.responseId))).not.toContain('Kollegans ord.');
});

test('the organisation’s own template is used by all its responses, replaced by the next one, and put aside', async () => {
  const app = await openAt(open);
  const coordinator = await app.enter('almforsCoordinator');
  const template = buildDocx({ body: `${p('ALMFORS KOMMUN')}${p('{{Förslag till beslut}}')}${p('{{proposed statement}}')}` });
  expect(given(await keep(coordinator, app.responseId, template)).template).toMatchObject({ name: 'Mall 2027.docx', size: template.length, by: 'Konto almforsCoordinator' });
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'memo-template-kept', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator });
  const own = textOf(await memoOf(coordinator, app.responseId), 'word/document2.xml');
  expect(own).toContain('ALMFORS KOMMUN');
  expect(own).toContain('Tre veckor är för kort tid.');
  given(await keep(coordinator, app.responseId, buildDocx({ body: `${p('NY MALL')}${p('{{förslag till beslut}}')}${p('{{förslag till yttrande}}')}` }), 'Ny.docx'));
  expect(textOf(await memoOf(coordinator, app.responseId), 'word/document2.xml')).toContain('NY MALL');
  expect(given(await coordinator.send<MemoTemplate>('DELETE', `/api/responses/${app.responseId}/memo-template`, undefined, {})).template).toBeNull();
  expect(textOf(await memoOf(coordinator, app.responseId))).toContain('Tjänsteskrivelse');
  // Another organisation never sees it.
  const other = await app.enter('bjorkvattnaCoordinator');
  expect(given(await other.get<MemoTemplate>(`/api/responses/${app.otherResponseId}/memo-template`)).template).toBeNull();
});

test('a template is refused with the names that are unknown, missing or broken, and nothing is kept', async () => {
  const app = await openAt(open);
  const coordinator = await app.enter('almforsCoordinator');
  const must = `${p('{{förslag till beslut}}')}${p('{{förslag till yttrande}}')}`;
  const unknown = await keep(coordinator, app.responseId, buildDocx({ body: `${must}${p('{{diarenummer}} {{Handläggarre}}')}` }));
  expectRefused(unknown, 422, 'memo-placeholders-unknown');
  expect(unknown.text).toContain('{{diarenummer}}, {{handläggarre}}');
  const missing = await keep(coordinator, app.responseId, buildDocx({ body: p('{{förslag till beslut}}') }));
  expectRefused(missing, 422, 'memo-placeholders-missing');
  expect(missing.text).toContain('{{förslag till yttrande}}');
  expectRefused(await keep(coordinator, app.responseId, buildDocx({ body: `${must}${p('{{datum')}` })), 422, 'memo-placeholders-broken');
  expectRefused(await keep(coordinator, app.responseId, buildDocx({ body: '', files: { 'word/document2.xml': '<!DOCTYPE a><a/>' } })), 422, 'import.refused.unsafe-xml');
  expect(given(await coordinator.get<MemoTemplate>(`/api/responses/${app.responseId}/memo-template`)).template).toBeNull();
});

test('our template, fetched to be made one’s own, is accepted as it is', async () => {
  const app = await openAt(open);
  const coordinator = await app.enter('almforsCoordinator');
  for (const locale of ['sv', 'en']) {
    const ours = new Uint8Array(await (await coordinator.raw('GET', `/api/responses/${app.responseId}/memo-template/file?locale=${locale}`)).arrayBuffer());
    given(await keep(coordinator, app.responseId, ours));
    expect(textOf(await memoOf(coordinator, app.responseId))).toContain('Tre veckor är för kort tid.');
    given(await coordinator.send('DELETE', `/api/responses/${app.responseId}/memo-template`, undefined, {}));
  }
});

describe.skipIf(!present('soffice', 'pdftotext'))('LibreOffice', () => {
  test('opens the memo, in our template and in one that it has saved itself, with fifty thousand characters and signs from everywhere', async () => {
    const app = await openAt(open);
    const coordinator = await app.enter('almforsCoordinator');
    given(await coordinator.patch(`/api/responses/${app.responseId}`, { summary: `${'Ord & <fler> "ord" '.repeat(2500)}\u202e 🙂 \u0007`, stance: 'supports' }));
    const ours = await memoOf(coordinator, app.responseId);
    // As an organisation would: ours, opened and saved in another program.
    const fetched = new Uint8Array(await (await coordinator.raw('GET', `/api/responses/${app.responseId}/memo-template/file`)).arrayBuffer());
    const [saved] = await converted([{ name: 'mall.docx', bytes: fetched }], 'docx:Office Open XML Text', ['--infilter=Microsoft Word 2007-2019']);
    given(await keep(coordinator, app.responseId, new Uint8Array(saved ?? [])));
    const own = await memoOf(coordinator, app.responseId);
    for (const pdf of await converted([{ name: 'ours.docx', bytes: ours }, { name: 'own.docx', bytes: own }], 'pdf')) expect((await pagesOf(pdf)).join('\n')).toContain('Socialnämnden föreslås besluta');
  }, 120_000);
});
