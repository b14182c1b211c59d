/** Variables in the covering letter (`domain.md` 2.3, ConsultationLetter): frozen as they are written, filled in for each who reads it. */
import { strFromU8, unzipSync } from 'fflate';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Round } from '#shared/consultation.ts';
import { asVariable, filledLetter, letterVariables, piecesOf, unknownVariables } from '#shared/letter-variables.ts';
import { verifyRounds } from '../../server/consultation/round-seal.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { outboxOf } from '../support/mail.ts';
import { consultationOf, mailOf, openAt, planned } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const letter = 'Till {{remissinstans}}, {{kontaktperson}}.\n\nSvara senast {{ Sista  svarsdag }} på {{länk}}.\n\n{{avsändare}} frågar om {{ärende}} ({{diarienummer}}, omgång {{omgångens nummer}}). Frågor: {{frågor till}}.';

describe('what is a variable', () => {
  test('every one is known by its own name, whatever its case and space', () => {
    for (const one of letterVariables) expect(piecesOf(`a ${asVariable(one).toLocaleUpperCase('sv').replace(' ', '  ')} b`)).toEqual([{ text: 'a ' }, { variable: one }, { text: ' b' }]);
  });
  test('what is misspelt, unknown or never closed is told as it is written', () => {
    expect(unknownVariables('{{remisinstans}} {{}} {{länk} {{namn\nnästa rad {{ärende}}')).toEqual(['{{remisinstans}}', '{{}}', '{{länk}', '{{namn']);
    expect(unknownVariables('{ett} [två] {tre}}')).toEqual([]);
  });
  test('what is no variable stays as it is written', () => {
    const facts = Object.fromEntries(letterVariables.map((one) => [one, one.toUpperCase()])) as Parameters<typeof filledLetter>[1];
    expect(filledLetter('Till {{remissinstans}} {ett} {{annat}}', facts)).toBe('Till CONSULTEE {ett} {{annat}}');
    expect(filledLetter('{{länk}}', { ...facts, link: '{{ärende}}' }), 'and what is filled in is not read again').toBe('{{ärende}}');
  });
});

async function opened(text = letter) {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  given(await lead.patch(`/api/rounds/${app.roundId}`, { letter: text }));
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  return { app, lead };
}

const words = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');

test('each consultee’s invitation encloses its own copy, which waits until it is written', async () => {
  const { app } = await opened();
  const before = await outboxOf(app);
  const recipients = [mailOf('almforsCoordinator'), 'namnd@almfors.granmark.example', mailOf('bjorkvattnaCoordinator'), 'namnd@bjorkvattna.granmark.example'];
  const invitations = before.filter(({ recipient }) => recipients.includes(recipient));
  expect(invitations).toHaveLength(4);
  for (const one of invitations) expect([one.attachments.map(({ name }) => name), one.nextAttemptAt > app.clock()]).toEqual([['Överenskommelsen.pdf'], true]);
  await app.runJobs();
  const copy = async (recipient: string) => {
    const mail = (await outboxOf(app)).find((one) => one.recipient === recipient);
    expect(mail?.nextAttemptAt.getTime()).toBeLessThanOrEqual(app.clock().getTime());
    return words(await app.house.files.fetch(mail?.attachments[0]?.fileHash ?? ''));
  };
  for (const recipient of [mailOf('almforsCoordinator'), 'namnd@almfors.granmark.example']) expect(await copy(recipient)).toContain('Till Almfors kommun, Socialnämnden, Samordnaren.');
  const theirs = await copy(mailOf('bjorkvattnaCoordinator'));
  expect(theirs).toContain('Till Björkvattna kommun, Samordnaren.');
  expect(theirs).toContain(`Svara senast tisdag 1 juni 2027 på http`);
  expect(theirs).toContain(`/remissomgang/${app.bjorkvattna}.`);
  expect(theirs).toContain('RSS Granmark frågar om Överenskommelse om barns och ungas hälsa (RG 2027/00417, omgång 1). Frågor: Processledaren, lead@rss.granmark.example.');
  expect(theirs).not.toContain('{{');
});

test('on its page each reads its own name and its own last day, also after an extension', async () => {
  const { app, lead } = await opened();
  given(await lead.post(`/api/consultees/${app.almfors}/extension`, { until: '2027-06-18', reason: 'Nämnden sammanträder då.' }));
  const [almfors, bjorkvattna] = [await consultationOf(await app.enter('almforsCoordinator'), app.almfors), await consultationOf(await app.enter('bjorkvattnaCoordinator'), app.bjorkvattna)];
  expect(almfors.round.letter).toContain('Till Almfors kommun, Socialnämnden, Samordnaren.\n\nSvara senast fredag 18 juni 2027');
  expect(bjorkvattna.round.letter).toContain('Till Björkvattna kommun, Samordnaren.\n\nSvara senast tisdag 1 juni 2027');
});

test('the letter is frozen as it is written, and everybody else reads it in words that fit each', async () => {
  const { app, lead } = await opened();
  const { rounds } = consultationTables(app.store);
  const [row] = await app.store.read.select().from(rounds).where(eq(rounds.id, app.roundId));
  expect((JSON.parse(new TextDecoder().decode(row?.sealed ?? new Uint8Array())) as { letter: string }).letter).toBe(letter);
  expect((await verifyRounds(app.store.read)).faults).toEqual([]);
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).letter).toBe(letter);
  await app.runJobs();
  given(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: given(await lead.get<{ findings: { key: string }[] }>(`/api/rounds/${app.roundId}/publication`)).findings.map(({ key }) => key) }));
  const page = (await app.visitor().get<string>(`/offentligt/${app.roundId}`)).text;
  expect(page).toContain('Till remissinstansen, kontaktpersonen.');
  expect(page).toContain('på länken i inbjudan.');
  for (const own of ['{{', 'Samordnaren', app.almfors, app.bjorkvattna]) expect(page).not.toContain(own);
});

test('an unknown variable is refused by its name when the round opens, and the button says so before', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  given(await lead.patch(`/api/rounds/${app.roundId}`, { letter: 'Till {{remisinstans}}. Svara senast {{sista svarsdag}}.' }));
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).refusals['open']).toBe('letter-variable-unknown');
  const answer = await lead.post(`/api/rounds/${app.roundId}/opening`);
  expectRefused(answer, 409, 'letter-variable-unknown');
  expect(answer.body).toMatchObject({ values: { name: '{{remisinstans}}' } });
  expect(await outboxOf(app)).toEqual((await outboxOf(app)).filter(({ body }) => !body.includes('remissinstans}}')));
});

test('the lead reads the letter as a chosen consultee will, and one that is added later gets its own copy', async () => {
  const { app, lead } = await opened();
  expect(given(await lead.get<{ facts: Record<string, string> }>(`/api/consultees/${app.almfors}/letter`)).facts).toMatchObject({ consultee: 'Almfors kommun, Socialnämnden', deadline: 'tisdag 1 juni 2027' });
  expectRefused(await (await app.enter('almforsCoordinator')).get(`/api/consultees/${app.almfors}/letter`), 404, 'not-found');
  given(await lead.post(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, body: null, category: 'municipal_body', obliged: true, officialMail: 'kommun@ekhammar.granmark.example', contactName: null, contactMail: null }), 201);
  await app.runJobs();
  const mail = (await outboxOf(app)).find(({ recipient }) => recipient === 'kommun@ekhammar.granmark.example');
  expect(words(await app.house.files.fetch(mail?.attachments[0]?.fileHash ?? ''))).toContain('Till Ekhammar kommun, Ekhammar kommun.');
});

test('a letter without variables goes out at once, as it is written', async () => {
  const { app } = await opened('Svara på ett {utkast} senast den sista dagen.');
  const mail = (await outboxOf(app)).find(({ recipient }) => recipient === mailOf('almforsCoordinator'));
  expect(mail?.nextAttemptAt.getTime()).toBeLessThanOrEqual(app.clock().getTime());
  expect(words(await app.house.files.fetch(mail?.attachments[0]?.fileHash ?? ''))).toContain('Svara på ett {utkast} senast den sista dagen.');
  expect((await consultationOf(await app.enter('almforsCoordinator'), app.almfors)).round.letter).toBe('Svara på ett {utkast} senast den sista dagen.');
});
