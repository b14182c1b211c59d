/** The attacked process: the realtime room with the product's own two stages, a log in memory, and the oracles beside it. Tells its parent how far it has come. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as Y from 'yjs';
import { flatRoots } from '#shared/agreement/flat-format.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { openFlatText, toDoc, writeContent } from '#shared/agreement/flat-text.ts';
import { Transform } from '@tiptap/pm/transform';
import { admitUpdate } from '../../server/drafting/admission.ts';
import { judgeDocument } from '../../server/drafting/judge.ts';
import { readFrame, syncFrame } from '../../server/realtime/frames.ts';
import { agreementText } from '../support/agreement-text.ts';
import { seeded } from '../support/figures.ts';
import { isEdit, MemoryLog, openServer, RawPeer, type RealtimeServer } from '../support/realtime-server.ts';
import { hostileFrame, hostileUpdate, type Prey } from './hostile-updates.ts';

export interface Told {
  /** Inputs done since this process began. */
  done: number;
  taken: number;
  repaired: number;
  /** Broken promises, in words; the run is not good when there is one. */
  faults: string[];
  hangs: number;
  longestMs: number;
  liveBytes: number | null;
}

const victim = 77;
const attacker = 78;
const perHouse = 250;
const framesPerHouse = 5;
const hangMs = 100;

const [seed = 1, first = 0, last = 1] = process.argv.slice(2).map(Number);
const sums: Told = { done: 0, taken: 0, repaired: 0, faults: [], hangs: 0, longestMs: 0, liveBytes: null };
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const prey = honestWork();
for (let house = first; house < last; house += 1) {
  await attack(house);
  if (house % 20 === 19 || house === last - 1) {
    collect();
    collect();
    sums.liveBytes = process.memoryUsage().heapUsed;
  }
  process.send?.(sums);
  sums.liveBytes = null;
}
process.disconnect?.();

/** A text with everything in it, and what two people would honestly do to it next. */
function honestWork(): Prey {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = victim;
  writeContent(doc, agreementText, 'import');
  const honest: Uint8Array[] = [];
  for (const client of [attacker, victim]) {
    const acts: ((transform: Transform) => unknown)[] = [
      (transform) => transform.insert(3, transform.doc.type.schema.text('ord ')),
      (transform) => transform.split(6),
      (transform) => transform.delete(4, 9),
      (transform) => transform.addMark(2, 8, transform.doc.type.schema.mark('bold')),
      (transform) => transform.join(transform.doc.firstChild?.nodeSize ?? 0),
    ];
    for (const act of acts) {
      const copy = new Y.Doc({ gc: false });
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      copy.clientID = client;
      const text = openFlatText(copy);
      const transform = new Transform(text.doc);
      act(transform);
      text.applyLocal(transform.doc, transform.mapping.maps, 'honest');
      honest.push(Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc)));
      text.close();
    }
  }
  return { doc, honest, attacker, victim };
}

async function attack(house: number): Promise<void> {
  const chance = seeded(seed * 1_000_003 + house);
  const log = new MemoryLog();
  log.snapshots.set('agreement', { seq: 0, bytes: Y.encodeStateAsUpdate(prey.doc) });
  log.claims.set(`agreement:${victim}`, 'writer-a');
  const server = await openServer({ log, admit: admitUpdate, judge: judgeDocument, limits: { commitMs: 0, judgeMs: 1 } });
  try {
    let before = await stateOf(server);
    for (let input = 0; input < perHouse; input += 1) {
      const bytes = hostileUpdate(chance, prey);
      const taken = await offered(server, bytes);
      const after = await stateOf(server);
      // The judge may be mending what an earlier input left.
      const since = log.rows.filter(({ seq }) => seq > before.seq && seq <= after.seq);
      const isOwnWork = since.length > 0 && since.every(({ personId }) => personId === null);
      if (!taken && !isOwnWork && !same(before.state, after.state)) fault(house, input, bytes, 'refused, and yet the text changed');
      if (taken) sums.taken += 1;
      before = after;
      sums.done += 1;
    }
    for (let frame = 0; frame < framesPerHouse; frame += 1) await sendFrame(server, hostileFrame(chance, prey));
    await compare(server, house);
  } finally {
    await server.stop();
  }
}

/** True when the server took them. A hang is more than 100 ms of this process' own work, three times for the same bytes: another program's work is none. */
async function offered(server: RealtimeServer, bytes: Uint8Array): Promise<boolean> {
  let shortest = Infinity;
  let taken = false;
  for (let tries = 0; tries < 3; tries += 1) {
    const began = process.cpuUsage();
    try {
      await server.realtime.apply('agreement', bytes, { personId: 'attacker' });
      taken = true;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
    }
    const { user, system } = process.cpuUsage(began);
    shortest = Math.min(shortest, (user + system) / 1000);
    if (shortest <= hangMs) break;
  }
  if (shortest > hangMs) {
    sums.hangs += 1;
    fault(0, 0, bytes, `it took ${Math.round(shortest)} ms`);
  }
  sums.longestMs = Math.max(sums.longestMs, shortest);
  return taken;
}

async function sendFrame(server: RealtimeServer, frame: Uint8Array): Promise<void> {
  const peer = new RawPeer(`${server.url}/agreement/sync?person=attacker&ack=1`);
  await peer.opened();
  peer.socket.send(frame);
  // Whatever it was: the server answers the next question, or has closed the socket with one of its own codes.
  const read = peer.read().then(() => null, () => peer.closed);
  const closed = await Promise.race([read, peer.closed]);
  if (closed !== null && (closed.code < 4400 || closed.code > 4599)) fault(0, 0, frame, `the socket ended with ${closed.code}`);
  if (closed === null) await peer.leave();
}

/** The live text, what a newcomer is sent, and what the log gives are the same; it can be shown, and what the judge mends is mended. */
async function compare(server: RealtimeServer, house: number): Promise<void> {
  let faults: string[] = [];
  // The judge may mend between two looks; what is really broken stays so.
  for (let tries = 0; tries < 3; tries += 1) {
    faults = await faultsOf(server);
    if (faults.length === 0) break;
  }
  for (const what of faults) fault(house, perHouse, new Uint8Array(), what);
  sums.repaired += server.log.rows.filter(({ personId }) => personId === null).length;
}

async function faultsOf(server: RealtimeServer): Promise<string[]> {
  const faults: string[] = [];
  const live = await judged(server);
  const fromLog = replica();
  Y.applyUpdate(fromLog, Y.encodeStateAsUpdate(prey.doc));
  for (const { bytes } of server.log.rows) Y.applyUpdate(fromLog, bytes);
  const newcomer = await asked(server, new Uint8Array([0]));
  if (fromLog.store.pendingStructs !== null || fromLog.store.pendingDs !== null) faults.push('the log has a hole');
  if (!sameText(live, fromLog)) faults.push('the live text is not that of the log');
  if (!sameText(live, newcomer)) faults.push('the live text is not that of a newcomer');
  try {
    toDoc(live).check();
  } catch {
    faults.push('the text cannot be shown');
  }
  if (judgeDocument('agreement', live).repair !== null) faults.push(`not repaired: ${judgeStructure(live).map(({ kind }) => kind).join(' ')}`);
  for (const doc of [live, fromLog, newcomer]) doc.destroy();
  return faults;
}

/** The live text once the judge has nothing to mend any more; asked with a state vector, so that it comes from the live Y.Doc and not from stored bytes. */
async function judged(server: RealtimeServer): Promise<Y.Doc> {
  const someone = new Uint8Array([1, 5, 0]);
  for (let tries = 0; ; tries += 1) {
    // On a busy machine the judge rests long after each look: up to five seconds in all.
    await new Promise((resolve) => setTimeout(resolve, Math.min(100, 5 + tries)));
    await server.realtime.flushed('agreement');
    const live = await asked(server, someone);
    if (tries === 80 || judgeDocument('agreement', live).repair === null) return live;
    live.destroy();
  }
}

async function asked(server: RealtimeServer, vector: Uint8Array): Promise<Y.Doc> {
  const peer = new RawPeer(`${server.url}/agreement/sync?person=reader&write=0`);
  await peer.opened();
  peer.socket.send(syncFrame('stateVector', vector));
  await peer.hears((frame) => isEdit(frame, true));
  const doc = replica();
  flatRoots(doc);
  for (const frame of peer.frames) {
    const read = frame[0] === 0 ? readFrame(frame) : null;
    if (read?.kind === 'edit') Y.applyUpdate(doc, read.bytes);
  }
  await peer.leave();
  return doc;
}

/** Like the server's: Yjs would delete redundant formatting marks while reading. */
function replica(): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
  return doc;
}

async function stateOf(server: RealtimeServer): Promise<{ seq: number; state: Uint8Array }> {
  return server.realtime.flushed('agreement');
}

/** Clocks, deletions and every root; the same text may be cut into other runs. */
function sameText(one: Y.Doc, other: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) && JSON.stringify(said(one)) === JSON.stringify(said(other));
}

/** What stands in every root, with keys in order. */
function said(doc: Y.Doc): unknown {
  return Object.values(flatRoots(doc)).map((root) => inOrder(root instanceof Y.Text ? root.toDelta() : root.toJSON()));
}

function inOrder(value: unknown): unknown {
  if (value instanceof Y.AbstractType) return inOrder(value instanceof Y.Text ? value.toDelta() : value.toJSON());
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, inOrder(inner)]);
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one === other || Buffer.compare(one, other) === 0;
}

function fault(house: number, input: number, bytes: Uint8Array, what: string): void {
  if (sums.faults.length < 20) sums.faults.push(`house ${house}, input ${input}: ${what} (${Buffer.from(bytes.subarray(0, 400)).toString('base64')})`);
}
