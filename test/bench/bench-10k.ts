/**
 * The answering bench with 10,000 comments of 200 organisations on 500 clauses: the list with any filter and order, one answer, and the screen in
 * Chromium. OVERENS_TEST_DATABASE_URL chooses PostgreSQL, which may take twice as long. `--runs N`: another number of comments.
 */
import { performance } from 'node:perf_hooks';
import { anchorStates, answerStates } from '#shared/answers.ts';
import { commentKinds, dispositions, stances } from '#shared/export.ts';
import { openBrowser, wide } from '../support/browser.ts';
import { startServer, visitor, type Visitor } from '../support/child-server.ts';
import { type Figure, type Result, seeded } from '../support/figures.ts';
import { freshDatabase } from '../support/test-database.ts';
import { leave, stockClient, type StockClient, synced, whenDocument } from '../support/yjs-client.ts';
import { type LargeRound, largeRound } from './large-round.ts';
import { percentile } from './pages.ts';

export async function run({ seed, runs, only }: { seed: number; runs: number | null; only: string | null }): Promise<Result> {
  const comments = runs ?? 10_000;
  const database = await freshDatabase();
  const slack = database.dialect === 'postgres' ? 2 : 1;
  const held = (what: string, value: number, target: number): Figure => ({ what, value: Math.round(value * 10) / 10, unit: 'ms', target: target * slack, holds: value <= target * slack });
  const told = (what: string, value: number, unit: string): Figure => ({ what, value: Math.round(value * 10) / 10, unit, target: null, holds: true });
  const started = performance.now();
  const round = await largeRound(database, { seed, comments, organisations: 200, clauses: 500 });
  const figures: Figure[] = [told(`comments, on ${database.dialect}`, comments, 'comments'), told('seeding', (performance.now() - started) / 1000, 's')];
  const server = await startServer({ dataDir: database.dataDir, ...(database.url === null ? {} : { env: { DATABASE_URL: database.url } }) });
  try {
    const lead = visitor(server.origin, round.cookie);
    const [cold, size] = await timed(() => lead.request('GET', `/rounds/${round.roundId}/comments?most=100`).then((answer) => answer.text()));
    figures.push(told('the first list after the start', cold, 'ms'), told('first page, size', size.length / 1024, 'KiB'));
    if (only !== 'screen') figures.push(...(await listFigures(lead, round, { seed, held, told })), ...(await answerFigures(lead, round, { held, told })), ...(await writingFigures(server.origin, round, { held, told })));
    if (only !== 'server') figures.push(...(await screenFigures(server.origin, round, { held, told })));
    return { name: 'bench-10k', seed, figures };
  } finally {
    await server.stop();
    await database.drop();
  }
}

interface Says { held(what: string, value: number, target: number): Figure; told(what: string, value: number, unit: string): Figure }

const sorts = ['clause', 'number', 'organisation', 'state', 'due'] as const;
const searches = ['barn', 'kommunerna', 'samordnad plan', 'kostnader', 'hälso- och sjukvård', 'elevhälsan', 'ansvar'];

/** Some 300 selections, drawn by chance; one in two has a search word. */
async function listFigures(lead: Visitor, round: LargeRound, { seed, held, told }: Says & { seed: number }): Promise<Figure[]> {
  const chance = seeded(seed + 1);
  const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  const parts: (() => [string, string])[] = [
    () => ['consultee', one(round.consulteeIds)], () => ['clause', `${1 + Math.floor(chance() * 50)}`], () => ['theme', one([...round.themeIds, 'none'])], () => ['kind', one(commentKinds)],
    () => ['stance', one(stances)], () => ['disposition', one(dispositions)], () => ['state', one(answerStates)], () => ['assignee', one([round.leadId, 'none'])], () => ['change', 'none'], () => ['group', 'others'], () => ['anchor', one(anchorStates)],
  ];
  const times: number[] = [];
  const searched: number[] = [];
  for (let turn = 0; turn < 330; turn += 1) {
    const words = turn % 2 === 0;
    const query = new URLSearchParams([...new Map([['sort', one(sorts)], ['most', '100'], ...Array.from({ length: Math.floor(chance() * 3) }, () => one(parts)()), ...(words ? [['q', one(searches)] as [string, string]] : [])] as [string, string][])]);
    const [took, answer] = await timed(() => lead.request('GET', `/rounds/${round.roundId}/comments?${query}`).then(async (got) => ({ ok: got.ok, text: await got.text() })));
    if (!answer.ok) throw new Error(answer.text);
    // The first thirty warm up.
    if (turn >= 30) (words ? searched : times).push(took);
  }
  const [overview] = await timed(() => lead.ask('GET', `/rounds/${round.roundId}/overview`));
  return [held('any filter and order, first page, p95', percentile(times, 0.95), 100), told('the same, median', percentile(times, 0.5), 'ms'), held('the same with words sought, p95', percentile(searched, 0.95), 100), told('the same, median', percentile(searched, 0.5), 'ms'), told('the overview', overview, 'ms')];
}

/** While somebody writes in the draft: each time the draft has changed since it was last asked how the words stand. */
async function writingFigures(origin: string, round: LargeRound, { held, told }: Says): Promise<Figure[]> {
  const lead = visitor(origin, round.cookie);
  const { writeEpoch } = await lead.ask<{ writeEpoch: number }>('GET', `/documents/${round.documentId}`);
  const [writer, reader] = [0, 1].map(() => stockClient({ url: `${origin.replace('http', 'ws')}/api/documents`, document: round.documentId, params: { epoch: String(writeEpoch) }, headers: { cookie: round.cookie, origin } })) as [StockClient, StockClient];
  const asked: number[] = [];
  try {
    await Promise.all([synced(writer), synced(reader)]);
    const text = writer.doc.getText('text');
    for (let turn = 0; turn < 22; turn += 1) {
      text.insert(text.toString().indexOf(' ', Math.floor((text.length * (turn + 1)) / 25)), 'a');
      // Another has the letter when the server has.
      await whenDocument(reader.doc, () => reader.doc.getText('text').length === text.length);
      const [took] = await timed(() => lead.ask('GET', `/rounds/${round.roundId}/comments?anchor=uncertain&most=100`));
      if (turn >= 2) asked.push(took);
    }
  } finally {
    leave(writer);
    leave(reader);
  }
  return [held('by how the words stand, right after a letter in the draft, p95', percentile(asked, 0.95), 100), told('the same, median', percentile(asked, 0.5), 'ms')];
}

async function answerFigures(lead: Visitor, round: LargeRound, { held, told }: Says): Promise<Figure[]> {
  const { items } = await lead.ask<{ items: { id: string }[] }>('GET', `/rounds/${round.roundId}/comments?state=new&most=130`);
  const opened: number[] = [];
  const answered: number[] = [];
  const after: number[] = [];
  for (const [turn, { id }] of items.entries()) {
    const [open] = await timed(() => lead.ask('GET', `/comments/${id}/answer`));
    const [answer] = await timed(() => lead.ask('POST', `/comments/${id}/proposal`, { disposition: 'noted', rationale: 'Vi har läst synpunkten.', version: 0 }));
    const [list] = await timed(() => lead.ask('GET', `/rounds/${round.roundId}/comments?state=new&most=100`));
    if (turn < 10) continue;
    opened.push(open);
    answered.push(answer);
    after.push(list);
  }
  return [held('answering one comment, p95', percentile(answered, 0.95), 60), told('answering one comment, median', percentile(answered, 0.5), 'ms'), told('opening one comment, p95', percentile(opened, 0.95), 'ms'), held('the list right after an answer, p95', percentile(after, 0.95), 100)];
}

/** From the navigation until the first row can be pressed; from a key until the list shows its result. */
async function screenFigures(origin: string, round: LargeRound, { held, told }: Says): Promise<Figure[]> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ baseURL: origin, viewport: wide, locale: 'sv-SE', timezoneId: 'Europe/Stockholm' });
    const [name = '', value = ''] = round.cookie.split('=');
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    const address = `/omgangar/${round.roundId}/synpunkter`;
    const opening: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const [took] = await timed(async () => { await page.goto(address, { waitUntil: 'commit' }); await page.locator('.comment-row .row-link').first().waitFor(); });
      opening.push(took);
    }
    const field = page.getByRole('searchbox').first();
    const keys: number[] = [];
    for (const word of searches) {
      await field.fill('');
      await page.waitForTimeout(700);
      await field.pressSequentially(word.slice(0, -1));
      await page.waitForTimeout(700);
      const before = await page.locator('.list-count [role=status]').innerText();
      const answered = page.waitForResponse((got) => got.url().includes('/comments?') && new URL(got.url()).searchParams.get('q') === word);
      const [took] = await timed(async () => {
        await field.press(word.at(-1) ?? '');
        await answered;
        await page.waitForFunction((told) => document.querySelector('.list-count [role=status]')?.textContent !== told || document.querySelector('.bench-table')?.getAttribute('aria-busy') !== 'true', before);
      });
      keys.push(took);
    }
    return [told('the bench usable in Chromium, first visit', opening[0] ?? 0, 'ms'), held('the bench usable in Chromium, median of later visits', percentile(opening.slice(1), 0.5), 1000), held('a key in the search to its result, median', percentile(keys, 0.5), 250), told('a key in the search to its result, slowest', Math.max(...keys), 'ms')];
  } finally {
    await browser.close();
  }
}

async function timed<T>(act: () => Promise<T>): Promise<[number, T]> {
  const from = performance.now();
  const made = await act();
  return [performance.now() - from, made];
}
