import { expect, test } from 'vitest';
import { dueAt } from '../../server/drafting/discussion/notice-time.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { onDraft } from '../support/discussion.ts';
import { draft, mailOf, nameOf, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

interface Mail { recipient: string; subject: string; body: string; createdAt: string }

async function discussing() {
  const app = await openAt(draft);
  const before = new Set((await letters()).map(({ id }) => id));
  async function letters(): Promise<(Mail & { id: string })[]> {
    const admin = await app.enter('admin');
    const { items } = given(await admin.get<{ items: { id: string }[] }>('/api/mail'));
    return Promise.all(items.map(async ({ id }) => given(await admin.get<Mail & { id: string }>(`/api/mail/${id}`))));
  }
  return {
    app,
    /** What has been posted since. */
    posted: async () => (await letters()).filter(({ id }) => !before.has(id)),
    raise: async (who: Who, mentions: Who[] = []) => given(await (await app.enter(who)).post<{ id: string }>(`/api/documents/${app.documentId}/remarks`, { ...onDraft('duty', 'tre veckor'), text: 'Hemlig formulering', mentions: mentions.map((one) => app.people[one]) }), 201).id,
    reply: async (who: Who, id: string, mentions: Who[] = []) => given(await (await app.enter(who)).post<{ id: string }>(`/api/remarks/${id}/replies`, { text: 'Ännu en hemlig formulering', mentions: mentions.map((one) => app.people[one]) }), 201).id,
    after: async (minutes: number) => { app.clock.move({ seconds: minutes * 60 }); await app.runJobs(); },
  };
}

test('a lively discussion is one letter per person, sent when it has been quiet for ten minutes', async () => {
  const { raise, reply, after, posted, app } = await discussing();
  const id = await raise('writer', ['otherWriter']);
  await after(6);
  await reply('lead', id);
  await reply('lead', id);
  await after(6);
  expect(await posted(), 'six minutes after the last reply is no quiet yet for the writer').toMatchObject([{ recipient: mailOf('otherWriter') }]);
  await after(5);
  const [toWriter] = (await posted()).filter(({ recipient }) => recipient === mailOf('writer'));
  expect(toWriter).toMatchObject({ subject: 'RG 2027/00417 Nytt i marginalen: Överenskommelse om barns och ungas hälsa' });
  expect(toWriter?.body).toContain(`2 nya svar av ${nameOf('lead')}`);
  expect(toWriter?.body).toContain(`http://localhost:3000/dokument/${app.documentId}?kommentar=${id}`);
  expect(toWriter?.body).toContain('Överenskommelsen, 2.1 Kommunens ansvar');
  await after(600);
  expect((await posted()).filter(({ recipient }) => recipient === mailOf('writer')), 'told once').toHaveLength(1);
});

test('a letter names who and where, never what was said or the words of the draft', async () => {
  const { raise, after, posted } = await discussing();
  await raise('writer', ['reference']);
  await after(11);
  const [letter] = await posted();
  expect(letter).toMatchObject({ recipient: mailOf('reference'), subject: expect.stringContaining('Du är nämnd i marginalen') });
  expect(letter?.body).toContain(`${nameOf('writer')} har nämnt dig.`);
  expect(letter?.body).not.toMatch(/[Hh]emlig|tre veckor/);
});

test('news is never held back for more than an hour', async () => {
  const { raise, reply, after, posted } = await discussing();
  const id = await raise('writer');
  for (let minute = 0; minute < 66; minute += 6) {
    await reply('lead', id);
    await after(6);
  }
  expect((await posted()).filter(({ recipient }) => recipient === mailOf('writer'))).toHaveLength(1);
});

test('the lead is told of the reference group’s threads; nobody is told of their own words', async () => {
  const { raise, after, posted } = await discussing();
  await raise('reference');
  await raise('writer');
  await after(11);
  expect(await posted()).toMatchObject([{ recipient: mailOf('lead'), body: expect.stringContaining(`${nameOf('reference')} i referensgruppen har skrivit en ny kommentar.`) }]);
});

test('who raised a thread is told that it was closed', async () => {
  const { app, raise, after, posted } = await discussing();
  const id = await raise('writer');
  given(await (await app.enter('lead')).post(`/api/remarks/${id}/resolution`, { version: 1 }));
  await after(11);
  expect(await posted()).toMatchObject([{ recipient: mailOf('writer'), body: expect.stringContaining(`Avslutad av ${nameOf('lead')}.`) }]);
});

test('what was taken back is not told, and neither is anyone who has left', async () => {
  const { app, raise, reply, after, posted } = await discussing();
  const id = await raise('writer');
  const replyId = await reply('lead', id, ['otherWriter']);
  given(await (await app.enter('lead')).post(`/api/remark-replies/${replyId}/withdrawal`, { version: 1 }));
  await reply('reference', await raise('otherWriter'));
  given(await (await app.enter('lead')).delete(`/api/matters/${app.matterId}/participants/${app.participants.otherWriter}`));
  await after(15);
  expect(await posted()).toEqual([]);
});

test('who wants one letter a day gets it the next working morning, with all that was said', async () => {
  const { app, raise, reply, after, posted } = await discussing();
  const writer = await app.enter('writer');
  expect(given(await writer.get('/api/account/notices'))).toEqual({ pace: 'soon' });
  given(await writer.put('/api/account/notices', { pace: 'daily' }));
  await expectJournalled(app.store, 'house', { act: 'notices-chosen', audience: 'house', actorId: app.people.writer, subjectId: app.people.writer });
  const id = await raise('writer');
  for (let hour = 0; hour < 4; hour += 1) {
    await reply('lead', id);
    await after(90);
  }
  expect((await posted()).filter(({ recipient }) => recipient === mailOf('writer')), 'not on the same day').toEqual([]);
  app.clock.set('2027-03-02T05:59:00Z');
  await app.runJobs();
  expect((await posted()).filter(({ recipient }) => recipient === mailOf('writer'))).toEqual([]);
  await after(2);
  const letters = (await posted()).filter(({ recipient }) => recipient === mailOf('writer'));
  expect(letters).toHaveLength(1);
  expect(letters[0]?.body).toContain(`4 nya svar av ${nameOf('lead')}`);
  await after(60);
  expect((await posted()).filter(({ recipient }) => recipient === mailOf('writer')), 'once').toHaveLength(1);
});

test('who wants no letters gets none, and none about the past when they are wanted again', async () => {
  const { app, raise, reply, after, posted } = await discussing();
  const writer = await app.enter('writer');
  given(await writer.put('/api/account/notices', { pace: 'off' }));
  const id = await raise('writer', ['otherWriter']);
  await reply('lead', id, ['writer']);
  await after(120);
  expect((await posted()).map(({ recipient }) => recipient), 'others are told as before').toEqual([mailOf('otherWriter')]);
  given(await writer.put('/api/account/notices', { pace: 'soon' }));
  await after(120);
  expect((await posted()).filter(({ recipient }) => recipient === mailOf('writer'))).toEqual([]);
  await reply('lead', id);
  await after(11);
  expect((await posted()).find(({ recipient }) => recipient === mailOf('writer'))?.body).toContain(`Nytt svar av ${nameOf('lead')}`);
  expectRefused(await writer.put('/api/account/notices', { pace: 'hourly' }), 422, 'invalid-input');
});

test('the day’s letter waits over the weekend, and keeps its hour when the clocks change', () => {
  const at = (moment: string) => dueAt('daily', { oldest: new Date(moment), newest: new Date(moment) })?.toISOString();
  expect(at('2027-03-05T14:00:00Z'), 'Friday to Monday').toBe('2027-03-08T06:00:00.000Z');
  expect(at('2027-03-26T14:00:00Z'), 'over the night when summer time begins').toBe('2027-03-29T05:00:00.000Z');
  expect(at('2027-03-02T05:00:00Z'), 'before seven it is still today').toBe('2027-03-02T06:00:00.000Z');
  expect(at('2027-03-01T23:30:00Z'), 'the night already belongs to the next day').toBe('2027-03-02T06:00:00.000Z');
});
