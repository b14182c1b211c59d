import { expect, test } from 'vitest';
import type { Receipt } from '#shared/consultation.ts';
import { latestLetters, sendWaitingLetters } from '../../server/platform/mail/outbox.ts';
import { lettersOf, pdfPrograms, readPdf } from '../export/pdf-reading.ts';
import { sentences } from '../support/agreement-text.ts';
import { open, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

async function submitted() {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports_on_condition', condition: 'att kostnaderna regleras', summary: 'Vi ser positivt på förslaget.' }));
  given(await almfors.post(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: '=1+1 och 👍 står kvar', proposedText: 'Ny lydelse', reason: 'Det är tydligare.' }), 201);
  const receipt = given(await almfors.post<Receipt>(`/api/responses/${app.responseId}/submission`), 201);
  return { app, almfors, receipt };
}

const carrying = (letters: Awaited<ReturnType<typeof latestLetters>>, hash: string) => letters.filter(({ body }) => body.includes(hash));

test('the receipt comes with the response as PDF, and the registry gets the slip too', async () => {
  const { app, receipt } = await submitted();
  const before = carrying(await latestLetters(app.store.read), receipt.hash);
  expect(before.length).toBeGreaterThan(1);
  expect(before.flatMap((letter) => letter.attachments)).toEqual([]);
  await app.runJobs();
  const after = carrying(await latestLetters(app.store.read), receipt.hash);
  const registry = after.filter(({ subject }) => subject.includes('Att registrera'));
  expect(registry.map(({ attachments }) => attachments.map(({ name }) => name))).toEqual([['registreringsblad.pdf', 'remissvar.pdf']]);
  for (const letter of after.filter((one) => !registry.includes(one))) expect(letter.attachments.map(({ type }) => type)).toEqual(['application/pdf']);
  const [slip, response] = await Promise.all((registry[0]?.attachments ?? []).map(({ fileHash }) => app.house.files.fetch(fileHash)));
  if (!pdfPrograms || !slip || !response) return;
  const read = readPdf(slip);
  expect(read.check).toBe('');
  for (const words of [receipt.consultee, receipt.matter, receipt.registryNumber, receipt.hash]) expect(lettersOf(read.text)).toContain(lettersOf(words));
  const { text, check, facts } = readPdf(response);
  expect([check, facts['Tagged']]).toEqual(['', 'yes']);
  for (const words of ['att kostnaderna regleras', 'Vi ser positivt på förslaget.', '=1+1 och 👍 står kvar', 'Ny lydelse', 'Det är tydligare.', receipt.hash]) expect(lettersOf(text), words).toContain(lettersOf(words));
});

test('a letter waits for its paper, goes once, and goes without after ten minutes when nothing is printed', async () => {
  const sent: string[] = [];
  const mailer = { deliver: async ({ id }: { id: string }) => void sent.push(id) };
  const { app, receipt } = await submitted();
  const ours = carrying(await latestLetters(app.store.read), receipt.hash).map(({ id }) => id);
  const send = () => sendWaitingLetters(app.store, mailer, app.house.files.fetch, app.clock);
  await send();
  expect(sent.filter((id) => ours.includes(id))).toEqual([]);
  await app.runJobs();
  await send();
  await app.runJobs();
  await send();
  expect(sent.filter((id) => ours.includes(id)).sort()).toEqual([...ours].sort());

  const other = await submitted();
  const late = carrying(await latestLetters(other.app.store.read), other.receipt.hash).map(({ id }) => id);
  other.app.clock.move({ seconds: 601 });
  await sendWaitingLetters(other.app.store, mailer, other.app.house.files.fetch, other.app.clock);
  expect(late.every((id) => sent.includes(id))).toBe(true);
});

test('the response is fetched as PDF by those who see its receipt, and not before it is submitted', async () => {
  const app = await openAt(open);
  expectRefused(await (await app.enter('almforsCoordinator')).get(`/api/responses/${app.responseId}/receipt.pdf`), 404, 'not-submitted');
  const { app: after, almfors } = await submitted();
  const answer = await almfors.raw('GET', `/api/responses/${after.responseId}/receipt.pdf?locale=en`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
});

test('letter, consultees and texts are fetched as one PDF/A, for a committee’s summons', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const round = given(await lead.get<{ letter: string; title: string }>(`/api/rounds/${app.roundId}`));
  const answer = await lead.raw('GET', `/api/rounds/${app.roundId}/papers.pdf`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  if (!pdfPrograms) return;
  const { text, check, facts } = readPdf(new Uint8Array(await answer.arrayBuffer()));
  expect([check, facts['Tagged']]).toEqual(['', 'yes']);
  for (const words of [round.letter, 'Almfors kommun, Socialnämnden', sentences.duty]) expect(lettersOf(text), words).toContain(lettersOf(words));
});
