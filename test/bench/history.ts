/** What it costs to look back: a log of 260,000 real keystrokes read for the first time, and the text at a point in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { flatRoots } from '#shared/agreement/flat-format.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { writeContent } from '#shared/agreement/flat-text.ts';
import { packageRoot } from '../../server/config.ts';
import { openHistory } from '../../server/drafting/history/log.ts';
import { draftingTables } from '../../server/drafting/tables.ts';
import { updateLog } from '../../server/drafting/working-document.ts';
import { addAccount } from '../../server/people/accounts.ts';
import { matterTables } from '../../server/matters/tables.ts';
import { addOrganisation } from '../../server/people/organisations.ts';
import { sha256 } from '../../server/platform/files/files.ts';
import { openRealtime } from '../../server/realtime/realtime.ts';
import type { Figure, Result } from '../support/figures.ts';
import { freshDatabase } from '../support/test-database.ts';

const trace = join(packageRoot, '..', 'shared', 'fixtures', 'traces', 'automerge-paper.json.gz');
const begun = Date.parse('2027-03-01T08:00:00Z');
const documentId = 'd';

export async function run({ seed }: { seed: number }): Promise<Result> {
  if (!existsSync(trace)) throw new Error('the trace automerge-paper is not there');
  const database = await freshDatabase();
  const store = database.open();
  try {
    const { rows, state } = keystrokes();
    await fill(store, rows);
    // As the server leaves a quiet document: the text itself is read from its snapshot.
    await updateLog(store).saveSnapshot(documentId, rows.length, state);
    const realtime = openRealtime({ log: updateLog(store), clock: () => new Date(begun), report: () => {} });
    const history = openHistory(store, realtime);
    // The thread itself takes a moment to start, once.
    await history.compare({ type: 'doc', content: [] }, { type: 'doc', content: [] });
    const holds = watchHolds();
    const [first, moments] = await timed(() => history.moments(documentId, 400));
    const firstHold = holds.longest();
    const [again] = await timed(() => history.moments(documentId, 400));
    const [middle, half] = await timed(() => history.at(documentId, Math.floor(rows.length / 2)));
    const [late, end] = await timed(() => history.at(documentId, rows.length));
    const textHold = holds.longest();
    const [whose] = await timed(() => history.authors(documentId, rows.length, { owners: [['7', null]], rewritten: [] }));
    const [compared] = await timed(() => history.compare(half.content, end.content));
    const laterHold = holds.longest();
    holds.end();
    const text = plainText(end.content);
    await realtime.stop();
    return {
      name: 'history', seed,
      figures: [
        told('rows in the log', rows.length, 'rows'), told('moments', moments.length, 'moments'), told('characters in the end', text.length, 'characters'),
        held('first look at the whole log', first, 15_000), held('the next look', again, 500), held('the text half way', middle, 1_500), held('the text in the end', late, 1_500),
        held('whose its words are', whose, 5_000), told('what differs between the two', compared, 'ms'),
        ...holdsOf('the first look', firstHold), ...holdsOf('the texts', textHold), ...holdsOf('authors and comparison', laterHold),
      ],
    };
  } finally {
    await store.close();
    await database.drop();
  }
}

/** One row for each keystroke, as one who writes alone leaves them. */
function keystrokes(): { rows: Uint8Array[]; state: Uint8Array } {
  const { txns } = JSON.parse(gunzipSync(readFileSync(trace)).toString()) as { txns: { patches: [number, number, string][] }[] };
  const ydoc = new Y.Doc({ gc: false });
  ydoc.clientID = 7;
  const rows: Uint8Array[] = [];
  ydoc.on('update', (update: Uint8Array) => rows.push(update));
  writeContent(ydoc, { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b000000000000001' } }] }, 'import');
  const { text } = flatRoots(ydoc);
  for (const { patches } of txns) ydoc.transact(() => {
    for (const [at, deleted, inserted] of patches) {
      if (deleted > 0) text.delete(at + 1, deleted);
      if (inserted !== '') text.insert(at + 1, inserted.replaceAll('\n', ' '));
    }
  });
  return { rows, state: Y.encodeStateAsUpdate(ydoc) };
}

async function fill(store: ReturnType<Awaited<ReturnType<typeof freshDatabase>>['open']>, rows: readonly Uint8Array[]): Promise<void> {
  const at = new Date(begun);
  const t = draftingTables(store);
  await store.write('house', async (tx) => {
    const personId = await addAccount(tx, { name: 'Konto', email: 'konto@example.org', passwordHash: null, isAdministrator: true, organisationIds: [] }, at);
    const authorityId = await addOrganisation(tx, { id: personId, at }, { name: 'Region', kind: 'region', officialMail: null, registryMail: null });
    const { matters } = matterTables(tx);
    await tx.insert(matters).values({ id: 'm', title: 'Ärende', purpose: '', registryNumber: '1', authorityId, bodies: { welfareCouncil: 'V', chiefsNetwork: 'C', office: 'O' }, createdAt: at });
    await tx.insert(t.documents).values({ id: documentId, matterId: 'm', title: 'Text', kind: 'agreement', ordinal: 1, partyIds: [], writeEpoch: 1, createdAt: at });
    for (let from = 0; from < rows.length; from += 500) {
      await tx.insert(t.updates).values(rows.slice(from, from + 500).map((bytes, place) => ({
        documentId, seq: from + place + 1, bytes, checksum: sha256(bytes), personId, at: new Date(begun + (from + place) * 150),
      })));
    }
  });
}

async function timed<T>(act: () => Promise<T>): Promise<[number, T]> {
  const from = performance.now();
  const made = await act();
  return [Math.round(performance.now() - from), made];
}

interface Hold { wall: number; cpu: number }

/** How long the event loop stood still at the most: by the clock, and by the processor time that the process (its threads too) used meanwhile, which other programs do not lengthen. */
function watchHolds(): { longest(): Hold; end(): void } {
  const cpuNow = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  };
  let last: Hold = { wall: performance.now(), cpu: cpuNow() };
  let longest: Hold = { wall: 0, cpu: 0 };
  let isOver = false;
  const look = (): void => {
    const now = { wall: performance.now(), cpu: cpuNow() };
    longest = { wall: Math.max(longest.wall, now.wall - last.wall), cpu: Math.max(longest.cpu, now.cpu - last.cpu) };
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  return { longest: () => { const found = longest; longest = { wall: 0, cpu: 0 }; return found; }, end: () => { isOver = true; } };
}

const holdsOf = (what: string, { wall, cpu }: Hold): Figure[] => [held(`longest hold of the event loop: ${what}`, Math.ceil(wall), 50), told(`of which the process computed: ${what}`, Math.ceil(cpu), 'ms')];

const told = (what: string, value: number, unit: string): Figure => ({ what, value, unit, target: null, holds: true });
const held = (what: string, value: number, target: number): Figure => ({ what, value, unit: 'ms', target, holds: value <= target });
