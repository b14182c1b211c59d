/**
 * The last minute of a round: 600 colleagues of 200 organisations open a text of 120 pages and comment on it, 100 organisations submit, and three people
 * go on writing in the draft; all in 60 seconds, with durable writes. `--runs N`: another number of seconds. OVERENS_TEST_DATABASE_URL chooses PostgreSQL.
 */
import { performance } from 'node:perf_hooks';
import { eq } from 'drizzle-orm';
import { insideTables } from '../../server/consultation/inside/tables.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { verifyResponses } from '../../server/consultation/submission.ts';
import { admitUpdate } from '../../server/drafting/admission.ts';
import { fillDocument } from '../../server/drafting/documents.ts';
import { judgeDocument } from '../../server/drafting/judge.ts';
import { updateLog } from '../../server/drafting/working-document.ts';
import { addAccount, addGuest } from '../../server/people/accounts.ts';
import { addOrganisation } from '../../server/people/organisations.ts';
import { openSessions } from '../../server/people/sessions.ts';
import { newId } from '../../server/platform/storage/ids.ts';
import type { Store } from '../../server/platform/storage/store.ts';
import { openRealtime } from '../../server/realtime/realtime.ts';
import { chanceOf } from '../agreement/chance.ts';
import { startServer, visitor } from '../support/child-server.ts';
import { type Figure, type Result, seeded } from '../support/figures.ts';
import { freshDatabase } from '../support/test-database.ts';
import { stockClient, type StockClient, synced } from '../support/yjs-client.ts';
import { percentile, sixtyPages } from './pages.ts';

const size = { organisations: 200, colleagues: 600, submissions: 100, editors: 3 };

interface Answerer { cookie: string; consulteeId: string; responseId: string }
interface Scene { documentId: string; frozenId: string; colleagues: Answerer[]; coordinators: Answerer[]; editors: string[] }

export async function run({ seed, runs }: { seed: number; runs: number | null }): Promise<Result> {
  const seconds = runs ?? 60;
  const database = await freshDatabase();
  const env = database.url === null ? {} : { env: { DATABASE_URL: database.url } };
  const store = database.open();
  const server = await startServer({ dataDir: database.dataDir, ...env });
  try {
    const scene = await stage(store, server.origin, seed);
    const measured = await hour(server.origin, scene, { seed, seconds });
    const { comments } = consultationTables(store);
    const kept = (await store.read.select({ text: comments.text }).from(comments)).map(({ text }) => text);
    const lost = measured.said.filter((text) => !kept.includes(text)).length + measured.submitted - (await submittedCount(store)) + (await verifyResponses(store.read)).faults.length;
    const held = (what: string, value: number, unit: string, target: number): Figure => ({ what, value, unit, target, holds: value <= target });
    const told = (what: string, value: number, unit: string): Figure => ({ what, value, unit, target: null, holds: true });
    return {
      name: 'deadline-hour', seed,
      figures: [
        held('errors', measured.errors.length, 'requests', 0), held('comments and responses lost, or not as they were sent', lost, 'records', 0),
        held('leaving or changing a comment, p95', percentile(measured.commenting, 0.95), 'ms', 300), told('the same, median', percentile(measured.commenting, 0.5), 'ms'),
        held('opening the frozen text of 120 pages, p95', percentile(measured.opening, 0.95), 'ms', 1000), told('the same, median', percentile(measured.opening, 0.5), 'ms'),
        held('a letter to the other editors of the draft, p95', percentile(measured.letters, 0.95), 'ms', 200), told('the same, median', percentile(measured.letters, 0.5), 'ms'),
        told('submitting, p95', percentile(measured.submitting, 0.95), 'ms'), told('comments left', measured.said.length, 'comments'), told('responses submitted', measured.submitted, 'responses'), told('letters typed', measured.letters.length / (size.editors - 1), 'letters'),
        ...[...new Set(measured.errors)].slice(0, 3).map((error) => told(`error: ${error}`, measured.errors.filter((one) => one === error).length, 'times')),
      ],
    };
  } finally {
    await server.stop();
    await store.close();
    await database.drop();
  }
}

const at = new Date();

async function stage(store: Store, origin: string, seed: number): Promise<Scene> {
  const sessions = openSessions(store, { secure: false });
  const cookieOf = async (personId: string, lasts?: number) => (await sessions.start(personId, lasts)).split(';')[0] ?? '';
  const account = (name: string, organisationId: string, isAdministrator = false) => store.write('house', (tx) => addAccount(tx, { name, email: `${name.toLowerCase()}@granmark.example`, passwordHash: null, isAdministrator, organisationIds: organisationId === '' ? [] : [organisationId] }, at));
  const adminId = await account('Forvaltaren', '', true);
  const organisation = (name: string) => store.write('house', (tx) => addOrganisation(tx, { id: adminId, at }, { name, kind: 'municipality', officialMail: null, registryMail: null }));
  const authorityId = await organisation('Kansliet i Granmark');
  const leadId = await account('Processledaren', authorityId);
  const lead = visitor(origin, await cookieOf(leadId));
  const { id: matterId } = await lead.ask<{ id: string }>('POST', '/matters', { title: 'Överenskommelse om barns och ungas hälsa', registryNumber: 'RG 2026/1', authorityId, bodies: { welfareCouncil: 'Välfärdsrådet', chiefsNetwork: 'Nätverket', office: 'Kansliet' } });
  await lead.ask('POST', `/matters/${matterId}/phase`, { state: 'drafting', on: at.toISOString().slice(0, 10) });
  const { id: documentId } = await lead.ask<{ id: string }>('POST', `/matters/${matterId}/documents`, { title: 'Överenskommelsen', kind: 'agreement' });
  const realtime = openRealtime({ log: updateLog(store), clock: () => new Date(), report: () => {}, admit: admitUpdate, judge: judgeDocument });
  const content = [seed, seed + 1].flatMap((part) => sixtyPages(chanceOf(part)).content);
  await fillDocument(realtime, documentId, { type: 'doc', content }, leadId);
  await realtime.stop();
  const editors = [await cookieOf(leadId)];
  for (const n of [1, 2]) {
    const personId = await account(`Skribent${n}`, authorityId);
    await lead.ask('POST', `/matters/${matterId}/participants`, { email: `skribent${n}@granmark.example`, name: `Skribent${n}`, organisationId: authorityId, role: 'working_group' });
    editors.push(await cookieOf(personId));
  }
  const { findings } = await lead.ask<{ findings: { id: string }[] }>('GET', `/matters/${matterId}/freeze-check`);
  const frozen = await lead.ask<{ id: string; documents: { id: string }[] }>('POST', `/matters/${matterId}/packages`, { purpose: 'consultation', reason: 'Remiss', confirmed: findings.map(({ id }) => id) });
  const { id: roundId } = await lead.ask<{ id: string }>('POST', `/matters/${matterId}/rounds`, { packageId: frozen.id, title: 'Remiss om överenskommelsen', deadline: new Date(at.getTime() + 9 * 86_400_000).toISOString().slice(0, 10), letter: 'Ni inbjuds att lämna synpunkter.', contactName: 'Kansliet', contactMail: 'kansliet@granmark.example' });
  await lead.ask('POST', `/rounds/${roundId}/consultees`, { organisationId: authorityId, body: null, category: 'municipal_body', obliged: true, officialMail: 'kansliet@granmark.example', contactName: null, contactMail: null });
  await lead.ask('POST', `/rounds/${roundId}/opening`);
  const coordinators: Answerer[] = [];
  const colleagues: Answerer[] = [];
  for (let n = 0; n < size.organisations; n += 1) {
    const organisationId = await organisation(`Organisation ${n + 1}`);
    const personId = await account(`Samordnare${n + 1}`, organisationId);
    const ids = { consulteeId: newId(at), responseId: newId(at), codeId: newId(at) };
    const guests = await consultee(store, { ...ids, n, roundId, organisationId, personId });
    coordinators.push({ ...ids, cookie: await cookieOf(personId) });
    for (const guest of guests) colleagues.push({ ...ids, cookie: await cookieOf(guest, 28 * 86_400_000) });
  }
  return { documentId, frozenId: frozen.documents[0]?.id ?? '', colleagues, coordinators, editors };
}

/** One that has begun its response and let its colleagues in. Gives their ids. */
function consultee(store: Store, { n, consulteeId, responseId, codeId, roundId, organisationId, personId }: { n: number; consulteeId: string; responseId: string; codeId: string; roundId: string; organisationId: string; personId: string }): Promise<string[]> {
  const [c, inside] = [consultationTables(store), insideTables(store)];
  return store.write(`response:${responseId}`, async (tx) => {
    await tx.insert(c.consultees).values({ id: consulteeId, roundId, organisationId, body: null, category: 'municipal_body', obliged: false, unsolicited: false, officialMail: `organisation${n + 1}@granmark.example`, contactName: null, contactMail: null, meetingOn: null, invitedAt: at, openedAt: at, addedAt: at });
    await tx.insert(c.members).values({ id: newId(at), consulteeId, personId, email: `samordnare${n + 1}@granmark.example`, role: 'coordinator', since: at, until: null });
    await tx.insert(c.responses).values({ id: responseId, consulteeId, channel: 'online', state: 'draft', stance: 'no_objection', condition: '', summary: '', decidingBody: '', paragraph: '', registryNumber: '', preliminary: false, late: false, version: 1, edits: {}, createdAt: at });
    await tx.insert(inside.colleagueCodes).values({ id: codeId, responseId, handle: `#${n}`, secretHash: '', label: '', by: personId, at, wrong: 0 });
    const guests: string[] = [];
    for (let guest = 0; guest < size.colleagues / size.organisations; guest += 1) {
      const id = await addGuest(tx, { name: `Kollega ${guest + 1}`, language: 'sv' }, at);
      await tx.insert(inside.colleagues).values({ personId: id, responseId, codeId, unit: '', since: at, until: null });
      guests.push(id);
    }
    return guests;
  });
}

interface Measured { errors: string[]; commenting: number[]; opening: number[]; submitting: number[]; letters: number[]; said: string[]; submitted: number }

/** Everybody at a moment of their own, drawn by chance. Who submits does so in the second half, when their colleagues still write. */
async function hour(origin: string, scene: Scene, { seed, seconds }: { seed: number; seconds: number }): Promise<Measured> {
  const chance = seeded(seed);
  const measured: Measured = { errors: [], commenting: [], opening: [], submitting: [], letters: [], said: [], submitted: 0 };
  const started = performance.now();
  const moment = (from: number, to: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, started + (from + chance() * (to - from)) * seconds * 1000 - performance.now())));
  const ask = async (who: Answerer, [method, path, body]: [string, string, object?], times: number[], allowed: string | null = null): Promise<Record<string, unknown> | null> => {
    const from = performance.now();
    const response = await visitor(origin, who.cookie).request(method, path, body).catch((error: unknown) => { measured.errors.push(`no answer to ${method}: ${error instanceof Error && error.cause instanceof Error ? error.cause.name : String(error)}`); return null; });
    if (response === null) return null;
    const said = (await response.json()) as Record<string, unknown>;
    times.push(performance.now() - from);
    if (response.ok) return said;
    if (said.code !== allowed) measured.errors.push(`${response.status} ${String(said.code)}`);
    return null;
  };
  const colleague = async (who: Answerer, n: number): Promise<void> => {
    await moment(0, 0.6);
    await ask(who, ['GET', `/consultations/${who.consulteeId}/documents/${scene.frozenId}`], measured.opening);
    await moment(0.1, 0.9);
    const text = `Synpunkt ${n + 1}: tiden är för kort.`;
    // Whose coordinator submits meanwhile is told so: that is no error.
    const left = await ask(who, ['POST', `/responses/${who.responseId}/comments`, { anchor: { scope: 'package' }, text }], measured.commenting, 'response-submitted');
    if (left === null) return;
    await moment(0.3, 1);
    const changed = await ask(who, ['PATCH', `/comments/${String(left.id)}`, { version: 0, text: `${text} Fyra veckor behövs.` }], measured.commenting, 'response-submitted');
    measured.said.push(changed === null ? text : `${text} Fyra veckor behövs.`);
  };
  const coordinator = async (who: Answerer): Promise<void> => {
    await moment(0.4, 1);
    if ((await ask(who, ['POST', `/responses/${who.responseId}/submission`], measured.submitting)) !== null) measured.submitted += 1;
  };
  await Promise.all([...scene.colleagues.map(colleague), ...scene.coordinators.slice(0, size.submissions).map(coordinator), editing(origin, scene, { until: started + seconds * 1000, measured })]);
  return measured;
}

/** Each types a letter every 300 ms in a paragraph of its own; a letter has come when the other's document knows of it. */
async function editing(origin: string, { documentId, editors }: Scene, { until, measured }: { until: number; measured: Measured }): Promise<void> {
  const { writeEpoch } = await visitor(origin, editors[0]).ask<{ writeEpoch: number }>('GET', `/documents/${documentId}`);
  const clients = editors.map((cookie) => stockClient({ url: `${origin.replace('http', 'ws')}/api/documents`, document: documentId, params: { epoch: String(writeEpoch) }, headers: { cookie, origin } }));
  try {
    await Promise.all(clients.map(synced));
    await Promise.all(clients.map(async (client, n) => {
      const text = client.doc.getText('text');
      const place = wordsOf(client)[n * 20] ?? 1;
      while (performance.now() < until) {
        const from = performance.now();
        text.insert(place, 'a');
        const [own, clock] = [client.doc.clientID, client.doc.store.clients.get(client.doc.clientID)?.at(-1)];
        const seen = (clock?.id.clock ?? 0) + (clock?.length ?? 1);
        const heard = Promise.all(clients.filter((other) => other !== client).map((other) => knows(other, own, seen).then(() => measured.letters.push(performance.now() - from))));
        if ((await Promise.race([heard, late(10_000)])) === 'late') return void measured.errors.push('a letter that did not come within 10 s');
        await new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, 300 - (performance.now() - from))));
      }
    }));
  } finally {
    for (const { provider, doc } of clients) { provider.destroy(); doc.destroy(); }
  }
}

/** Where each run of letters begins in the flat text, one letter in. */
function wordsOf({ doc }: StockClient): number[] {
  let index = 0;
  const found: number[] = [];
  for (const { insert } of doc.getText('text').toDelta() as { insert: unknown }[]) {
    if (typeof insert === 'string' && insert.length > 20) found.push(index + 1);
    index += typeof insert === 'string' ? insert.length : 1;
  }
  return found;
}

function knows({ doc }: StockClient, client: number, clock: number): Promise<void> {
  const has = () => { const last = doc.store.clients.get(client)?.at(-1); return last !== undefined && last.id.clock + last.length >= clock; };
  if (has()) return Promise.resolve();
  return new Promise((resolve) => {
    const hear = () => { if (has()) { doc.off('update', hear); resolve(); } };
    doc.on('update', hear);
  });
}

const late = (milliseconds: number): Promise<'late'> => new Promise((resolve) => setTimeout(() => resolve('late'), milliseconds));

async function submittedCount(store: Store): Promise<number> {
  const { responses } = consultationTables(store);
  return (await store.read.select({ id: responses.id }).from(responses).where(eq(responses.state, 'submitted'))).length;
}
