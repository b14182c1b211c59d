/** The county as it stands after the load. */
import { asc, eq } from 'drizzle-orm';
import { strFromU8 } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { toDoc } from '#shared/agreement/flat-text.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import type { AnswerRow } from '#shared/answers.ts';
import type { Consultee, ResponseView, Round } from '#shared/consultation.ts';
import type { Remark } from '#shared/discussion.ts';
import type { Supersession } from '#shared/document-tree.ts';
import type { WorkingDocument } from '#shared/drafting.ts';
import type { Involvement } from '#shared/involvement.ts';
import type { Reading, ReadingRow } from '#shared/readings.ts';
import { demoAccounts } from '../../server/demo/accounts.ts';
import { loadDemo } from '../../server/demo/load.ts';
import { planted } from '../../server/demo/texts/comments.ts';
import { comments as texts } from '../../server/demo/texts/comments.ts';
import { involvements } from '../../server/demo/texts/involvement.ts';
import { readingComments } from '../../server/demo/texts/reading.ts';
import { draftContent } from '../../server/drafting/documents.ts';
import { frozenBlocksOf } from '../../server/drafting/frozen.ts';
import { writersOf } from '../../server/drafting/suggestions.ts';
import { draftingTables } from '../../server/drafting/tables.ts';
import { updateLog } from '../../server/drafting/working-document.ts';
import { openAccount } from '../../server/people/accounts.ts';
import { type OpenedApp, openApp } from '../support/open-app.ts';
import { given, type Visitor } from '../support/visitor.ts';

let app: OpenedApp;
let lead: Visitor;
let round: Round;
let matterId: string;
let register: Consultee[];
const emailOf = { lead: 'processledare@rss.granmark.example', almfors: 'samordnare@almfors.example' };
const enter = async (email: string): Promise<Visitor> => app.as((await openAccount(app.store.read, { email }))?.id ?? '');

beforeAll(async () => {
  app = await openApp({ demo: true, demoAccounts });
  await loadDemo({ house: app.house, log: updateLog(app.store), handlers: app.handlers });
  lead = await enter(emailOf.lead);
  const { items: matters } = given(await lead.get<{ items: { id: string; state: string }[] }>('/api/matters'));
  matterId = matters.find(({ state }) => state === 'processing')?.id ?? '';
  const { items } = given(await lead.get<{ items: Round[] }>(`/api/matters/${matterId}/rounds`));
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

test('whoever answers online has opened the invitation, also where the answer is only begun', async () => {
  const { items: matters } = given(await lead.get<{ items: { id: string; state: string }[] }>('/api/matters'));
  const { items: [open] } = given(await lead.get<{ items: Round[] }>(`/api/matters/${matters.find(({ state }) => state === 'consulting')?.id}/rounds`));
  const asked = [...register, ...given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${open?.id}/consultees`)).items].filter(({ unsolicited }) => !unsolicited);
  expect(asked.filter(({ response, openedAt }) => response?.channel === 'online' && openedAt === null).map(({ name }) => name)).toEqual([]);
  expect(asked.filter(({ response, openedAt }) => response === null && openedAt !== null).map(({ name }) => name)).toContain('Almfors kommun, Socialnämnden');
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
  expect(named('Hedlunda')).toMatchObject({ extension: { reason: expect.stringContaining('två veckor') }, reminders: [], response: { late: false } });
  const islanda = named('Islanda');
  expect([islanda.response, islanda.reminders.map(({ days }) => days), islanda.letters.filter(({ kind }) => kind === 'reminder').length >= 2]).toEqual([null, [-1, -8], true]);
  const kvarnmyra = register.find(({ name }) => name.startsWith('Kvarnmyra') && name.includes('Socialnämnden'));
  expect(kvarnmyra?.response).toMatchObject({ withdrawn: null, stance: 'supports_with_remarks', supplements: [{ withdrawn: false }] });
  const [supplement] = kvarnmyra?.response?.supplements ?? [];
  expect(given(await lead.get<ResponseView>(`/api/responses/${supplement?.id}`)).summary).toContain('kompletterar');
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

test('the reference group has read the text before the consultation, every comment is answered, and what was taken in stands in the consultation version', async () => {
  const { items: [one] } = given(await lead.get<{ items: ReadingRow[] }>(`/api/matters/${matterId}/readings`));
  const { counts, questions, comments, closedAt, outcome } = given(await lead.get<Reading>(`/api/readings/${one?.id}`));
  expect(counts).toMatchObject({ comments: readingComments.length, answered: readingComments.length, byStatus: { taken_in: 5, taken_in_partly: 1, not_taken_in: 1, later: 1 } });
  expect(questions.map(({ answers }) => answers.length)).toEqual([1, 1, 1]);
  expect([closedAt !== null, outcome]).toEqual([true, expect.stringContaining('Fem av era kommentarer har ändrat texten')]);
  const now = readingComments.flatMap(({ edit }) => edit?.now ?? []);
  const consulted = await wordsOf(round.packageId);
  expect(now.filter((words) => !consulted.includes(words))).toEqual([]);
  const read = await wordsOf(one?.packageId ?? '');
  expect(comments.filter(({ anchor }) => anchor.scope === 'words' && !read.includes(anchor.quote))).toEqual([]);
});

async function wordsOf(packageId: string): Promise<string> {
  const { documents } = given(await lead.get<{ documents: { id: string }[] }>(`/api/packages/${packageId}`));
  return (await frozenBlocksOf(app.store.read, documents[0]?.id ?? '')).map(({ text }) => text).join('\n');
}

test('the involvement log counts the young people that the agreement tells of', async () => {
  const { items } = given(await lead.get<{ items: Involvement[] }>(`/api/matters/${matterId}/involvement`));
  expect(items.length).toBe(involvements.length);
  expect(items.filter(({ kind }) => kind === 'workshop').reduce((sum, { people }) => sum + people, 0)).toBe(64);
});

test('annexes and a local agreement hang on the agreement, which says what it replaces; the local one was written against an older version', async () => {
  const { items } = given(await lead.get<{ items: WorkingDocument[] }>(`/api/matters/${matterId}/documents`));
  expect(items.map(({ kind }) => kind)).toEqual(['agreement', 'annex', 'annex', 'annex', 'local']);
  expect(items.at(-1)).toMatchObject({ parentId: items[0]?.id, review: { needed: true, against: { number: 2 }, framework: { number: 3 } } });
  const { items: replaced } = given(await lead.get<{ items: Supersession[] }>(`/api/matters/${matterId}/supersessions`));
  expect(replaced.map(({ effect }) => effect)).toEqual(['lapses_on_entry', 'lapses_on_entry', 'already_lapsed', 'already_lapsed']);
});

test('members propose changes in the draft, each under its own name, and call others to a thread', async () => {
  const { items: [agreement] } = given(await lead.get<{ items: WorkingDocument[] }>(`/api/matters/${matterId}/documents`));
  const { ydoc } = await draftContent(app.realtime, agreement?.id ?? '');
  const writers = new Map((await writersOf(app.store.read, agreement?.id ?? '')).map(({ clientId, name }) => [clientId, name]));
  const found = suggestionsIn(toDoc(ydoc));
  expect(found.map(({ claims }) => writers.get(claims?.client ?? 0)?.split(',')[1]?.trim()).sort()).toEqual(['barn- och ungdomspsykiatri', 'elevhälsa', 'elevhälsa', 'ungdomsmottagning']);
  const { items: threads } = given(await lead.get<{ items: Remark[] }>(`/api/documents/${agreement?.id}/remarks`));
  expect(threads.flatMap(({ replies }) => replies.flatMap(({ mentions }) => mentions.map(({ name }) => name))).sort()).toEqual(['Arbetsgruppen, socialtjänst, Norrtorpa kommun', 'Processledare, RSS Granmark']);
});

test('the history of the agreement goes back to its first day, by several hands', async () => {
  const { items: [agreement] } = given(await lead.get<{ items: WorkingDocument[] }>(`/api/matters/${matterId}/documents`));
  const { updates } = draftingTables(app.store.read);
  const rows = await app.store.read.select({ at: updates.at, personId: updates.personId }).from(updates).where(eq(updates.documentId, agreement?.id ?? '')).orderBy(asc(updates.seq));
  expect(rows.map(({ at }) => at.getTime())).toEqual(rows.map(({ at }) => at.getTime()).toSorted((a, b) => a - b));
  const days = (app.clock().getTime() - (rows[0]?.at.getTime() ?? 0)) / 86_400_000;
  expect(Math.round(days)).toBeGreaterThan(450);
  expect(new Set(rows.map(({ personId }) => personId)).size).toBeGreaterThan(8);
});

test('no demo account has a password: without --demo nobody comes in', async () => {
  const passwords = await Promise.all(demoAccounts.map(async ({ email }) => (await openAccount(app.store.read, { email }))?.passwordHash));
  expect(passwords.length).toBeGreaterThan(60);
  expect(passwords.filter((hash) => hash !== null)).toEqual([]);
});
