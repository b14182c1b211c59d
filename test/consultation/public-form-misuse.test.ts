/** What the public form does not let strangers do: reach a mailbox again and again, break the page, or stay in the letters (reliability-security.md 8 and 9). */
import { expect, test } from 'vitest';
import type { Moderation } from '#shared/unsolicited.ts';
import { unsolicitedTables } from '../../server/consultation/unsolicited/tables.ts';
import { sweepUnsolicited } from '../../server/consultation/unsolicited/unsolicited.ts';
import { chainOf } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { openWithForm } from '../support/public-form.ts';
import { given, origin } from '../support/visitor.ts';

const written = { name: 'Vera Exempel', email: 'vera@privat.example', organisation: '', stance: 'supports', condition: '', text: 'Bra förslag.', website: '', act: 'send' };

async function strangers() {
  const { app, lead } = await openWithForm();
  const before = (await outboxOf(app)).length;
  const send = (fields: Record<string, string>) => app.visitor().post(`/offentligt/${app.roundId}/svara`, new URLSearchParams({ ...written, ...fields }).toString(), { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  return { app, lead, send, letters: async () => (await outboxOf(app)).slice(before), rows: () => app.store.read.select().from(unsolicitedTables(app.store).unsolicitedResponses) };
}

test('one address is one mailbox: what a post office would read as several, or as a remark beside it, is no address', async () => {
  const { send, letters } = await strangers();
  for (const email of ['a,vera@privat.example', 'a;vera@privat.example', 'alla:vera@privat.example', '(a)vera@privat.example', 'vera@privat.example(a)', 'vera@[192.0.2.1].example', 'vera\\@privat.example', 'vera\u0000@privat.example', 'vera\u007f@privat.example']) {
    const answer = await send({ email });
    expect({ email, status: answer.status, told: answer.text.includes('Skriv en e-postadress') }).toEqual({ email, status: 422, told: true });
  }
  expect(await letters()).toEqual([]);
});

test('a mailbox gets three letters a day, whichever of its addresses is written', async () => {
  const { app, lead, send, letters } = await strangers();
  for (const email of ['vera@privat.example', 'Vera@privat.example', 'vera+1@privat.example', 'vera+2@privat.example', 'vera+3@privat.example']) expect((await send({ email })).status, 'the answer tells nobody what comes of an address').toBe(303);
  expect((await letters()).map(({ recipient }) => recipient)).toEqual(['vera@privat.example', 'vera@privat.example', 'vera+1@privat.example']);
  // Nor does another round give three more.
  const other = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/rounds`, { packageId: app.packageId, title: 'Andra omgången', deadline: '2027-09-01', contactName: 'Processledaren', contactMail: 'lead@rss.granmark.example' }), 201);
  const { unsolicitedResponses } = unsolicitedTables(app.store);
  await app.store.write('house', async (tx) => { await tx.update(unsolicitedResponses).set({ roundId: other.id }); });
  expect((await send({})).status).toBe(303);
  expect(await letters()).toHaveLength(3);
});

test('every field that cannot be kept is told, and what was written stays', async () => {
  const { send } = await strangers();
  for (const organisation of ['a\u0000b', 'a\nb', 'å'.repeat(300)]) {
    const answer = await send({ organisation });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Bra förslag.');
    expect(answer.text).toContain('id="organisation-fault"');
  }
});

test('of what nobody confirms nothing is left: neither the words nor the address, and its letter is not sent any more', async () => {
  const { app, send, letters, rows } = await strangers();
  expect((await send({})).status).toBe(303);
  expect(await letters()).toHaveLength(1);
  app.clock.set(new Date(app.clock().getTime() + 8 * 24 * 3_600_000).toISOString());
  await sweepUnsolicited(app.store, app.clock());
  expect(await rows()).toEqual([]);
  expect(JSON.stringify(await outboxOf(app))).not.toContain('vera@privat.example');
});

test('a response that is sent twice by a button pressed twice is one response, though both its letters are answered', async () => {
  const { app, lead, send, letters, rows } = await strangers();
  const comments = { 'plats-1': '', 'synpunkt-1': 'Skriv kortare.' };
  for (const text of ['Bra förslag.', 'Bra förslag.', 'Något annat.']) expect((await send({ text, ...comments })).status).toBe(303);
  const links = (await letters()).map(({ body }) => /http:\/\/localhost:3000(\/offentligt\/\S+)/.exec(body)?.[1] ?? '');
  for (const link of links) expect((await app.visitor().post(link)).status).toBe(303);
  expect((await rows()).map(({ text }) => text).sort()).toEqual(['Bra förslag.', 'Något annat.']);
  expect(given(await lead.get<Moderation>(`/api/rounds/${app.roundId}/unsolicited-responses`)).items).toHaveLength(2);
  expect((await chainOf(app.store, `matter:${app.matterId}`)).filter(({ act }) => act === 'unsolicited-confirmed')).toHaveLength(2);
  expect((await letters()).map(({ body }) => body).join(), 'no link is left in a kept letter').not.toMatch(/bekrafta\/[\w-]{43}/);
});

test('one network address sends ten responses in ten minutes, and is told when the next may come', async () => {
  const { app } = await strangers();
  const from = (remoteAddress: string, n: number, locale = 'sv') => app.app.request(`/offentligt/${app.roundId}/svara?locale=${locale}`, {
    method: 'POST', headers: { origin, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ ...written, email: `vera${n}@privat.example` }).toString(),
  }, { incoming: { socket: { remoteAddress } } });
  for (let n = 0; n < 10; n += 1) {
    expect((await from('2001:db8:1:2::1', n)).status).toBe(303);
    app.clock.move({ seconds: 30 });
  }
  const eleventh = await from('2001:db8:1:2:ffff::9', 10);
  expect([eleventh.status, eleventh.headers.get('retry-after'), eleventh.headers.get('cache-control')], 'one subscriber, whatever the end of its address').toEqual([429, '300', 'no-store']);
  const told = await eleventh.text();
  expect(told).toContain('Skicka in den igen om 5 minuter, klockan 09:11, eller');
  expect(told, 'what was written stands there').toContain('Bra förslag.');
  expect(await (await from('2001:db8:1:2::1', 10, 'en')).text()).toContain('Send it again in 5 minutes, at 09:11');
  expect((await from('2001:db8:1:3::1', 11)).status, 'another subscriber').toBe(303);
  app.clock.move({ seconds: 301 });
  expect((await from('2001:db8:1:2::1', 10)).status).toBe(303);
  expect(JSON.stringify(app.reports)).not.toContain('2001');
});
