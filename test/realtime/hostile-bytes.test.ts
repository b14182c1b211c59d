import { afterEach, expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { syncFrame } from '../../server/realtime/frames.ts';
import { openServer, RawPeer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';

let server: RealtimeServer;

afterEach(async () => {
  await server.stop();
});

/** mulberry32: the same bytes in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function richDocument(): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = 77;
  const text = doc.getText('content');
  text.insert(0, 'The parties agree, each for its own part, on the following.');
  text.format(4, 7, { bold: true });
  text.insertEmbed(0, new Y.Map([['id', 'babc'], ['type', 'paragraph']]));
  doc.getMap('containers').set('list', { kind: 'ordered', depth: [1, 2, 3] });
  text.delete(10, 6);
  return doc;
}

async function liveText(): Promise<{ content: unknown; vector: Uint8Array; state: Uint8Array; doc: Y.Doc }> {
  const { state, stateVector } = await server.realtime.flushed('agreement');
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, state);
  return { content: doc.getText('content').toDelta(), vector: stateVector, state, doc };
}

/** What the log gives when it is read again from the beginning. */
function fromLog(): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  for (const { bytes } of server.log.rows) Y.applyUpdate(doc, bytes);
  expect(doc.store.pendingStructs).toBe(null);
  expect(doc.store.pendingDs).toBe(null);
  return Y.encodeStateAsUpdate(doc);
}

/** Offers bytes as an update; true when the server took them. */
async function isTaken(bytes: Uint8Array): Promise<boolean> {
  try {
    await server.realtime.apply('agreement', bytes, { personId: 'attacker' });
    return true;
  } catch {
    return false;
  }
}

async function openWithText(): Promise<Y.Doc> {
  server = await openServer({ limits: { newClientsPerConnection: 8 } });
  const doc = richDocument();
  await server.realtime.apply('agreement', Y.encodeStateAsUpdate(doc), { personId: 'writer-a' });
  return doc;
}

test('an update cut short anywhere is refused and leaves the text as it was', async () => {
  const doc = await openWithText();
  const before = await liveText();
  const from = Y.encodeStateVector(doc);
  doc.clientID = 78;
  doc.getText('content').insert(3, 'more words', { bold: true });
  const update = Y.encodeStateAsUpdate(doc, from);
  for (let length = 0; length < update.length; length += 1) expect(await isTaken(update.slice(0, length))).toBe(false);
  expect((await liveText()).state).toEqual(before.state);
  expect(await isTaken(new Uint8Array([...update, 0]))).toBe(false);
  expect((await liveText()).state).toEqual(before.state);
  expect(await isTaken(update)).toBe(true);
});

test('an update with any one bit turned is refused whole or is whole: memory, log and a newcomer agree', async () => {
  const doc = await openWithText();
  const from = Y.encodeStateVector(doc);
  doc.clientID = 79;
  doc.getText('content').insert(3, 'new', { bold: true });
  doc.getText('content').delete(8, 4);
  const update = Y.encodeStateAsUpdate(doc, from);
  let refused = 0;
  for (let bit = 0; bit < update.length * 8; bit += 1) {
    const turned = update.slice();
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const before = await liveText();
    if (await isTaken(turned)) continue;
    refused += 1;
    expect((await liveText()).state).toEqual(before.state);
  }
  expect(refused).toBeGreaterThan(0);
  expect(Y.encodeStateVector((await liveText()).doc)).toEqual((await liveText()).vector);
  expect(fromLog()).toEqual(Y.encodeStateAsUpdate((await liveText()).doc));
});

test('random bytes never enter and never end the server', async () => {
  await openWithText();
  const before = await liveText();
  const random = seeded(20_300_102);
  for (let round = 0; round < 2_000; round += 1) {
    const bytes = Uint8Array.from({ length: Math.floor(random() * 200) }, () => Math.floor(random() * 256));
    if (await isTaken(bytes)) expect(bytes.every((byte) => byte === 0)).toBe(true);
  }
  expect((await liveText()).state).toEqual(before.state);
});

function crafted(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const numbers = (...values: number[]) => crafted((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)));
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

function updateWith(act: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  act(doc);
  return Y.encodeStateAsUpdate(doc);
}

test.each<[string, () => Uint8Array]>([
  ['thirty million declared structs', () => numbers(1, 30_000_000, 5, 0)],
  ['a collected run of 2^50', () => numbers(1, 1, 900, 0, 0, 2 ** 50, 0)],
  ['a collected run longer than any frame', () => numbers(1, 1, 900, 0, 0, 5_000_000, 0)],
  ['a run of nothing', () => numbers(1, 1, 900, 0, 0, 0, 0)],
  ['a client id beyond 32 bits', () => numbers(1, 1, 2 ** 40, 0, 0, 1, 0)],
  ['a beginning far in the future', () => numbers(1, 1, 900, 1_000_000, 0, 1, 0)],
  ['a skipped stretch', () => numbers(1, 2, 900, 0, 10, 5, 0, 1, 0)],
  ['deletions of an unknown client', () => numbers(0, 1, 12_345, 1, 0, 5)],
  ['deletions past what a client wrote', () => numbers(0, 1, 77, 1, 0, 1_000_000)],
  ['a value nested a thousand deep', () => updateWith((doc) => doc.getMap('containers').set('deep', nested(1_000)))],
  ['a document inside the document', () => updateWith((doc) => doc.getMap('containers').set('sub', new Y.Doc()))],
  ['twenty thousand client ids', () => crafted((encoder) => {
    encoding.writeVarUint(encoder, 20_000);
    for (let client = 1; client <= 20_000; client += 1) for (const value of [1, client, 0, 0, 1]) encoding.writeVarUint(encoder, value);
    encoding.writeVarUint(encoder, 0);
  })],
])('%s is refused', async (_what, bytes) => {
  await openWithText();
  const before = await liveText();
  expect(await isTaken(bytes())).toBe(false);
  expect((await liveText()).state).toEqual(before.state);
});

test('two structs that wait for each other are taken out again', async () => {
  await openWithText();
  const before = await liveText();
  // Client 901's character stands after 902's, and 902's after 901's: every id is "in the update", none can be placed.
  const circle = crafted((encoder) => {
    encoding.writeVarUint(encoder, 2);
    for (const [client, other] of [[902, 901], [901, 902]] as const) {
      for (const value of [1, client, 0]) encoding.writeVarUint(encoder, value);
      encoding.writeUint8(encoder, 0b1000_0100);
      encoding.writeVarUint(encoder, other);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'x');
    }
    encoding.writeVarUint(encoder, 0);
  });
  expect(await isTaken(circle)).toBe(false);
  expect((await liveText()).state).toEqual(before.state);
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, before.state);
  doc.getText('content').insert(0, 'still writable ');
  expect(await isTaken(Y.encodeStateAsUpdate(doc, before.vector))).toBe(true);
});

/** One item of client 910: a string between two given neighbours. */
function itemBetween(left: [number, number] | null, right: [number, number] | null, { clock = 0, words = 'x' } = {}): Uint8Array {
  return crafted((encoder) => {
    for (const value of [1, 1, 910, clock]) encoding.writeVarUint(encoder, value);
    encoding.writeUint8(encoder, 4 | (left === null ? 0 : 0x80) | (right === null ? 0 : 0x40));
    for (const value of [...(left ?? []), ...(right ?? [])]) encoding.writeVarUint(encoder, value);
    encoding.writeVarString(encoder, words);
    encoding.writeVarUint(encoder, 0);
  });
}

// Yjs places such items by what happens to be there: the log, a newcomer and the writers would show different texts for ever.
test.each<[string, Uint8Array]>([
  ['an item between neighbours of two lists', itemBetween([77, 5], [77, 62])],
  ['an item whose neighbours stand in the wrong order', itemBetween([77, 20], [77, 10])],
  ['an item that skips what its own author must have read', itemBetween([77, 5], [77, 40])],
  ['an item that skips words written in one row with its neighbour', itemBetween([77, 20], [77, 40])],
  ['a plain value in the text', crafted((encoder) => {
    for (const value of [1, 1, 910, 0]) encoding.writeVarUint(encoder, value);
    encoding.writeUint8(encoder, 8 | 0x80);
    for (const value of [77, 5, 1]) encoding.writeVarUint(encoder, value);
    encoding.writeAny(encoder, 'paragraph');
    encoding.writeVarUint(encoder, 0);
  })],
])('%s is refused', async (_what, bytes) => {
  await openWithText();
  const before = await liveText();
  expect(await isTaken(bytes)).toBe(false);
  expect((await liveText()).state).toEqual(before.state);
  expect(fromLog()).toEqual(Y.encodeStateAsUpdate((await liveText()).doc));
});

test('an item between neighbours that strangers have parted meanwhile is taken: its author had not read them', async () => {
  await openWithText();
  const stranger = new Y.Doc({ gc: false });
  Y.applyUpdate(stranger, (await liveText()).state);
  stranger.clientID = 80;
  const from = Y.encodeStateVector(stranger);
  // Between the characters 77:5 and 77:6, as an editor does it.
  stranger.getText('content').insert(6, 'of strangers');
  expect(await isTaken(Y.encodeStateAsUpdate(stranger, from))).toBe(true);
  expect(await isTaken(itemBetween([77, 4], [77, 5]))).toBe(true);
  expect(await isTaken(itemBetween([77, 5], [77, 6], { clock: 1 }))).toBe(true);
  expect(fromLog()).toEqual(Y.encodeStateAsUpdate((await liveText()).doc));
});

/** An item of client 910 from clock 0, said to be a value of the map `containers`. */
const inMap = (words: string): Uint8Array => crafted((encoder) => {
  for (const value of [1, 1, 910, 0]) encoding.writeVarUint(encoder, value);
  encoding.writeUint8(encoder, 4 | 0x20);
  encoding.writeVarUint(encoder, 1);
  for (const string of ['containers', 'kind', words]) encoding.writeVarString(encoder, string);
  encoding.writeVarUint(encoder, 0);
});

test.each<[string, Uint8Array]>([
  ['after another neighbour', itemBetween([77, 20], null, { words: 'xyz' })],
  ['before a neighbour', itemBetween([77, 58], [77, 21], { words: 'xyz' })],
  ['in a map', inMap('xyz')],
])('words whose beginning ends the text are refused when they say that it stands %s', async (_where, bytes) => {
  await openWithText();
  expect(await isTaken(itemBetween([77, 58], null, { words: 'xy' }))).toBe(true);
  const before = await liveText();
  expect(await isTaken(bytes)).toBe(false);
  expect((await liveText()).state).toEqual(before.state);
  expect(fromLog()).toEqual(Y.encodeStateAsUpdate((await liveText()).doc));
});

test('words whose beginning is in the text are taken from there when they say where it stands', async () => {
  await openWithText();
  expect(await isTaken(itemBetween([77, 5], [77, 6], { words: 'xy' }))).toBe(true);
  expect(await isTaken(itemBetween([77, 5], [77, 6], { words: 'xyz' }))).toBe(true);
  expect(fromLog()).toEqual(Y.encodeStateAsUpdate((await liveText()).doc));
  expect(Y.decodeStateVector((await liveText()).vector).get(910)).toBe(3);
});

test.each<[string, Uint8Array]>([
  ['an empty frame', new Uint8Array()],
  ['a frame cut in its length', new Uint8Array([0, 2, 200])],
  ['an unknown sync step', new Uint8Array([0, 9, 1, 0])],
  ['bytes after the frame', new Uint8Array([0, 2, 2, 0, 0, 7])],
  ['presence cut short', new Uint8Array([1, 2, 1, 5])],
  ['a state vector of rubbish', new Uint8Array([0, 0, 3, 255, 255, 255])],
])('%s ends the connection and nothing else', async (_what, frame) => {
  await openWithText();
  const before = await liveText();
  const other = new RawPeer(`${server.url}/agreement/sync?person=writer-b`);
  await other.opened();
  const raw = new RawPeer(`${server.url}/agreement/sync?person=attacker`);
  await raw.opened();
  raw.socket.send(frame);
  expect((await raw.closed).code).toBe(4400);
  await other.read();
  expect((await liveText()).state).toEqual(before.state);
});

test('a text frame ends the connection, an unknown message is passed over', async () => {
  await openWithText();
  const raw = new RawPeer(`${server.url}/agreement/sync?person=attacker`);
  await raw.opened();
  raw.socket.send(new Uint8Array([77, 1, 2, 3]));
  await raw.read();
  raw.socket.send('hello');
  expect((await raw.closed).code).toBe(4400);
});

test('a flood of tiny frames is read to its end, and the others are served long before', async () => {
  server = await openServer({ limits: { messagesPerSecond: 20_000, messagesBurst: 1_000 } });
  const flood = new RawPeer(`${server.url}/agreement/sync?person=writer-a&ack=1`);
  const other = new RawPeer(`${server.url}/agreement/sync?person=writer-b&ack=1`);
  await Promise.all([flood.opened(), other.opened()]);
  const nothing = syncFrame('update', new Uint8Array([0, 0]));
  for (let sent = 0; sent < 20_000; sent += 1) flood.socket.send(nothing);
  const order: string[] = [];
  const read = flood.read().then(() => order.push('flood'));
  const doc = new Y.Doc();
  doc.getText('content').insert(0, 'served');
  other.socket.send(syncFrame('update', Y.encodeStateAsUpdate(doc)));
  await other.hears((frame) => frame[0] === 100);
  order.push('other');
  await read;
  expect(order).toEqual(['other', 'flood']);
});
