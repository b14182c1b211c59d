/** The county as it stands after the load. */
import { strFromU8 } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { AnswerRow } from '#shared/answers.ts';
import type { Consultee, ResponseView, Round } from '#shared/consultation.ts';
import { demoAccounts } from '../../server/demo/accounts.ts';
import { loadDemo } from '../../server/demo/load.ts';
import { planted } from '../../server/demo/texts/comments.ts';
import { comments as texts } from '../../server/demo/texts/comments.ts';
import { jobHandlers } from '../../server/app.ts';
import { openAccount } from '../../server/people/accounts.ts';
import { type OpenedApp, openApp } from '../support/open-app.ts';
import { given, type Visitor } from '../support/visitor.ts';

let app: OpenedApp;
let lead: Visitor;
let round: Round;
let register: Consultee[];
const emailOf = { lead: 'processledare@rss.granmark.example', almfors: 'samordnare@almfors.example' };
const enter = async (email: string): Promise<Visitor> => app.as((await openAccount(app.store.read, { email }))?.id ?? '');

beforeAll(async () => {
  app = await openApp({ demo: true, demoAccounts });
  await loadDemo({ house: app.house, realtime: app.realtime, handlers: jobHandlers(app.house) });
  lead = await enter(emailOf.lead);
  const { items: matters } = given(await lead.get<{ items: { id: string; state: string }[] }>('/api/matters'));
  const { items } = given(await lead.get<{ items: Round[] }>(`/api/matters/${matters.find(({ state }) => state === 'processing')?.id}/rounds`));
  round = items[0] ?? expect.fail('the large matter has no round');
  register = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${round.id}/consultees`)).items;
}, 120_000);

const named = (name: string): Consultee => register.find((one) => one.name.includes(name)) ?? expect.fail(`${name} is not on the list`);
const answerOf = async (name: string): Promise<ResponseView> => given(await lead.get<ResponseView>(`/api/responses/${named(name).response?.id}`));

test('38 are invited, 31 have answered and three besides, and the counts add up', () => {
  const { counts } = round;
  expect(counts).toMatchObject({ invited: 38, answered: 31, declined: 1, notAnswered: 7, unsolicited: 3, comments: texts.length });
  expect(counts.answered + counts.notAnswered).toBe(counts.invited);
  expect(register.filter(({ unsolicited }) => !unsolicited).length).toBe(counts.invited);
  expect(register.reduce((sum, { response }) => sum + (response?.comments ?? 0), 0)).toBe(counts.comments);
});

test('the round is closed, and its comments stand in every state', async () => {
  expect(round.state).toBe('closed');
  const inState = async (state: string) => given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${round.id}/comments?state=${state}`)).items.length;
  const [fresh, proposed, decided] = [await inState('new'), await inState('proposed'), await inState('decided')];
  expect(Math.min(fresh, proposed, decided)).toBeGreaterThan(30);
});

test('Rågnäs answered by e-mail with its paper; the lead registered it', async () => {
  const ragnas = await answerOf('Rågnäs');
  expect(ragnas).toMatchObject({ channel: 'mail', state: 'submitted', submittedBy: 'Processledare, RSS Granmark', files: [{ kind: 'statement', name: 'Yttrande Rågnäs kommun.pdf', type: 'application/pdf' }] });
  const file = await lead.raw('GET', `/api/responses/${ragnas.id}/files/${ragnas.files[0]?.id}`);
  const page = strFromU8(new Uint8Array(await file.arrayBuffer()), true);
  expect(page).toMatch(/^%PDF-1\.4\n/);
  expect(page).toContain('Kommunstyrelsen tillstyrker förslaget.');
  // The table at the end says where it begins, as a strict reader wants it.
  expect(page.indexOf('xref')).toBe(Number(/startxref\n(\d+)/.exec(page)?.[1]));
});

test('who has no account answered by mail or letter with a paper, and nobody answers for another', async () => {
  const answers = await Promise.all(register.filter(({ response }) => response !== null).map(async ({ response }) => given(await lead.get<ResponseView>(`/api/responses/${response?.id}`))));
  const registered = answers.filter(({ channel }) => channel !== 'online');
  expect(registered.length).toBeGreaterThan(8);
  for (const { consultee, submittedBy, files } of registered) expect([consultee, submittedBy, files.length]).toEqual([consultee, 'Processledare, RSS Granmark', 1]);
  const online = answers.filter(({ channel }) => channel === 'online').map(({ submittedBy }) => submittedBy);
  expect(online).not.toContain('Driftansvarig, RSS Granmark');
  expect(online).not.toContain('Processledare, RSS Granmark');
});

test('the planted cases are there', async () => {
  expect(named('Hedlunda')).toMatchObject({ extension: { reason: expect.stringContaining('två veckor') }, response: { late: false } });
  expect(named('Islanda').response).toBeNull();
  expect(register.filter(({ unsolicited }) => unsolicited).map(({ response }) => response?.channel)).toContain('letter');
  expect(register.filter(({ response }) => response?.late).length).toBe(round.counts.late);
  const { items } = given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${round.id}/comments`));
  const saying = (id: string) => items.filter(({ text }) => text === texts.find((one) => one.id === id)?.comment);
  for (const id of planted.opposedSection) expect(saying(id)[0]?.organisation).toMatch(/^Stenforsa/);
  const [first] = saying(planted.duplicates[0]);
  expect(items.filter(({ duplicateOf }) => duplicateOf === first?.number).length, 'five more say the same').toBe(5);
  expect(saying(planted.onDeletedText).length).toBe(1);
  for (const id of planted.contradictory) expect(saying(id).length).toBe(1);
});

test('no demo account has a password: without --demo nobody comes in', async () => {
  const passwords = await Promise.all(demoAccounts.map(async ({ email }) => (await openAccount(app.store.read, { email }))?.passwordHash));
  expect(passwords.length).toBeGreaterThan(60);
  expect(passwords.filter((hash) => hash !== null)).toEqual([]);
});
