/** A person reads a round's letters in the language chosen; a mailbox of an authority, which has chosen nothing, in the language of the case. */
import { expect, test } from 'vitest';
import { outboxOf, swedishIn } from '../support/mail.ts';
import { mailOf, nameOf, open, openAt, planned } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const title = 'Överenskommelse om barns och ungas hälsa';
const quoted = [title, 'RSS Granmark', 'Almfors kommun, Socialnämnden', 'Samordnaren', 'Processledaren', 'Remiss om överenskommelsen', nameOf('almforsCoordinator')];

test('a coordinator who reads English is invited in English; the mailbox and the others in Swedish', async () => {
  const app = await openAt(planned);
  given(await (await app.enter('almforsCoordinator')).put('/api/account/language', { language: 'en' }));
  const before = (await outboxOf(app)).length;
  given(await (await app.enter('lead')).post(`/api/rounds/${app.roundId}/opening`));
  const sent = (await outboxOf(app)).slice(before);
  const to = (address: string) => sent.find(({ recipient }) => recipient === address) ?? { subject: '', body: '', attachments: [] };
  const english = to(mailOf('almforsCoordinator'));
  expect(english).toMatchObject({ language: 'en', subject: `RG 2027/00417 Invitation to respond to a consultation: ${title}`, attachments: [{ name: 'Covering letter.docx' }, { name: 'Överenskommelsen.pdf' }] });
  expect(english.body).toContain('Sign in with your account.');
  expect(await swedishIn(english, quoted)).toEqual([]);
  for (const swedish of [to('namnd@almfors.granmark.example'), to(mailOf('bjorkvattnaCoordinator'))]) {
    expect(swedish).toMatchObject({ language: 'sv', subject: `RG 2027/00417 Inbjudan att yttra sig: ${title}`, attachments: [{ name: 'Missiv.docx' }, { name: 'Överenskommelsen.pdf' }] });
    expect(swedish.body).toContain('Svara senast');
  }
});

test('the receipt comes in English to whoever submitted, in Swedish to the mailbox, and the registrar is told in Swedish', async () => {
  const app = await openAt(open);
  const coordinator = await app.enter('almforsCoordinator');
  given(await coordinator.put('/api/account/language', { language: 'en' }));
  given(await coordinator.patch(`/api/responses/${app.responseId}`, { stance: 'supports_with_remarks', summary: 'Nämnden tillstyrker med synpunkter.' }));
  const before = (await outboxOf(app)).length;
  given(await coordinator.post(`/api/responses/${app.responseId}/submission`), 201);
  const sent = (await outboxOf(app)).slice(before);
  expect(new Map(sent.map(({ recipient, subject }) => [recipient, subject]))).toEqual(new Map([
    ['namnd@almfors.granmark.example', 'RG 2027/00417 Kvittens: svaret från Almfors kommun, Socialnämnden är mottaget'],
    [mailOf('almforsCoordinator'), 'RG 2027/00417 Receipt: the response from Almfors kommun, Socialnämnden has been received'],
    ['registrator@rss.granmark.example', 'RG 2027/00417 Att registrera: remissvar från Almfors kommun, Socialnämnden'],
  ]));
  const english = sent.find(({ recipient }) => recipient === mailOf('almforsCoordinator'));
  expect(english?.body).toMatch(/Consultation round: Remiss om överenskommelsen\nReceived: Monday,? 1 March 2027\nComments: 2\n/);
  expect(await swedishIn(english ?? { subject: '', body: '' }, quoted)).toEqual([]);
});

test('of an address without account nobody knows what is read there: it is invited in Swedish', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  given(await lead.put('/api/account/language', { language: 'en' }));
  given(await lead.patch(`/api/consultees/${app.almfors}`, { contactName: 'Samordnaren', contactMail: 'ny@almfors.granmark.example' }));
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  expect((await outboxOf(app)).find(({ recipient }) => recipient === 'ny@almfors.granmark.example')?.body).toContain('Öppna länken och skriv in koden.');
});
