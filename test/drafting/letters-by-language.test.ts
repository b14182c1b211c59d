/** What the drafting room tells people comes in the language each has chosen. */
import { expect, test } from 'vitest';
import type { FrozenPackage } from '#shared/drafting.ts';
import { onDraft } from '../support/discussion.ts';
import { outboxOf, swedishIn } from '../support/mail.ts';
import { draft, mailOf, nameOf, openAt, type Who } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const title = 'Överenskommelse om barns och ungas hälsa';
const quoted = [title, 'Överenskommelsen', '2.1 Kommunens ansvar', 'Läs gärna avsnitt 2.'];

async function drafting() {
  const app = await openAt(draft);
  const before = (await outboxOf(app)).length;
  return {
    app,
    choose: async (who: Who, language: 'sv' | 'en') => given(await (await app.enter(who)).put('/api/account/language', { language })),
    raise: async (who: Who, mentions: Who[]) => given(await (await app.enter(who)).post(`/api/documents/${app.documentId}/remarks`, { ...onDraft('duty', 'tre veckor'), text: 'Räcker det?', mentions: mentions.map((one) => app.people[one]) }), 201),
    after: async (minutes: number) => { app.clock.move({ seconds: minutes * 60 }); await app.runJobs(); },
    posted: async (who: Who) => (await outboxOf(app)).slice(before).filter(({ recipient }) => recipient === mailOf(who)),
  };
}

test('of two who are mentioned in the margin, one reads of it in Swedish and the other in English without a Swedish word', async () => {
  const { choose, raise, after, posted } = await drafting();
  await choose('otherWriter', 'en');
  await raise('writer', ['lead', 'otherWriter']);
  await after(11);
  const [[swedish], [english]] = [await posted('lead'), await posted('otherWriter')];
  expect(swedish).toMatchObject({ subject: `RG 2027/00417 Du är nämnd i marginalen: ${title}`, body: expect.stringContaining(`${nameOf('writer')} har nämnt dig.`) });
  expect(english).toMatchObject({ subject: `RG 2027/00417 You have been mentioned in the margin: ${title}`, body: expect.stringContaining(`You have been mentioned by ${nameOf('writer')}.`) });
  expect(await swedishIn(english ?? { subject: '', body: '' }, [...quoted, nameOf('writer'), nameOf('otherWriter')])).toEqual([]);
});

test('who changes language reads the next letter in it, and what waits to be told too', async () => {
  const { choose, raise, after, posted } = await drafting();
  await raise('writer', ['lead']);
  await choose('lead', 'en');
  await after(11);
  expect((await posted('lead')).map(({ subject }) => subject)).toEqual([`RG 2027/00417 You have been mentioned in the margin: ${title}`]);
  await choose('lead', 'sv');
  await raise('writer', ['lead']);
  await after(11);
  expect((await posted('lead')).at(-1)?.subject).toBe(`RG 2027/00417 Du är nämnd i marginalen: ${title}`);
});

test('the reference group is asked, reminded and thanked in the language each reads', async () => {
  const { app, choose, posted } = await drafting();
  const lead = await app.enter('lead');
  await choose('secretary', 'en');
  given(await lead.post(`/api/matters/${app.matterId}/participants`, { email: mailOf('secretary'), role: 'reference_group' }), 201);
  const { id: packageId } = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'review', reason: 'Inför referensgruppen' }), 201);
  const { id } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/readings`, { packageId, message: 'Läs gärna avsnitt 2.', lastDay: '2027-03-20', questions: ['Är orden begripliga?'] }), 201);
  app.clock.set('2027-03-17T08:00:00Z');
  await app.runJobs();
  given(await lead.post(`/api/readings/${id}/closing`, {}));
  const [invited, ...english] = await posted('secretary');
  expect(invited?.subject).toBe(`RG 2027/00417 You have been given a role: ${title}`);
  expect(english.map(({ subject }) => subject)).toEqual([
    `RG 2027/00417 Read the draft and say what you think: ${title}`, expect.stringMatching(/^RG 2027\/00417 Reminder: read the draft by Saturday,? 20 March 2027$/), `RG 2027/00417 Thank you for reading: ${title}`,
  ]);
  expect(english[0]?.body).toContain('There is also a question to answer.');
  expect(english[0]?.body, 'the lead’s own words as they were written').toContain('Läs gärna avsnitt 2.');
  for (const letter of english) expect(await swedishIn(letter, [...quoted, nameOf('secretary')])).toEqual([]);
  expect((await posted('reference')).map(({ subject }) => subject)).toEqual([
    `RG 2027/00417 Läs utkastet och säg vad du tycker: ${title}`, 'RG 2027/00417 Påminnelse: läs utkastet senast lördag 20 mars 2027', `RG 2027/00417 Tack för läsningen: ${title}`,
  ]);
});
