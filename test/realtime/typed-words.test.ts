import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { syncFrame } from '../../server/realtime/frames.ts';
import { readTyped, TypedWords } from '../../server/realtime/typed-words.ts';
import { messages } from '#shared/realtime.ts';
import { openServer, RawPeer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';
import { seeded } from '../support/figures.ts';

let server: RealtimeServer | null = null;

afterEach(async () => {
  await server?.stop();
  server = null;
});

/** Every update a document makes while `write` runs. */
function updatesOf(doc: Y.Doc, write: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const hear = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', hear);
  write();
  doc.off('update', hear);
  return updates;
}

function begun(): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = 7;
  const text = doc.getText('content');
  text.insert(0, 'Parterna ansvarar gemensamt.');
  text.insertEmbed(0, new Y.Map([['type', 'paragraph']]));
  return doc;
}

/** Another writer’s replica of it. */
function replica(of: Y.Doc, client: number): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = client;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(of));
  return doc;
}

async function opened(first: Y.Doc, options: Parameters<typeof openServer>[0] = {}): Promise<RealtimeServer> {
  server = await openServer(options);
  await server.realtime.apply('agreement', Y.encodeStateAsUpdate(first), { personId: 'writer-a' });
  return server;
}

async function enter(at: RealtimeServer, person: string): Promise<RawPeer> {
  const raw = new RawPeer(`${at.url}/agreement/sync?ack=1&person=${person}`);
  await raw.opened();
  await raw.read();
  return raw;
}

async function textNow(at: RealtimeServer): Promise<Y.Doc> {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, (await at.realtime.flushed('agreement')).state);
  return doc;
}

const saved = (raw: RawPeer, count: number) => raw.hears((frame) => frame[0] === messages.onDisk && (frame[1] ?? 0) >= count);

test('letters gathered by hand are the same update as Yjs makes of them', () => {
  const random = seeded(11);
  const first = begun();
  const writers = [21, 4_294_967_295, 300].map((client) => replica(first, client));
  const words = new TypedWords();
  const whole = replica(first, 1);
  for (let turn = 0; turn < 400; turn += 1) {
    const writer = writers[Math.floor(random() * writers.length)] ?? first;
    const text = writer.getText('content');
    const at = 1 + Math.floor(random() * (text.length - 1));
    for (const update of updatesOf(writer, () => text.insert(at, ['a', 'å', '👋', 'ord '][Math.floor(random() * 4)] ?? ''))) {
      const typed = readTyped(syncFrame('update', update));
      expect(typed).not.toBe(null);
      if (typed !== null) words.add(typed);
      Y.applyUpdate(whole, update);
    }
  }
  const byHand = replica(first, 1);
  Y.applyUpdate(byHand, words.encode());
  expect(byHand.store.pendingStructs).toBe(null);
  expect(Y.encodeStateVector(byHand)).toEqual(Y.encodeStateVector(whole));
  expect(byHand.getText('content').toString()).toBe(whole.getText('content').toString());
});

test('a line feed, a mark, a deletion, an embed and a value of a map are not just letters', () => {
  const doc = begun();
  const text = doc.getText('content');
  const marker = text.toDelta()[0]?.insert as Y.Map<unknown>;
  const acts = [() => text.insert(4, '\n'), () => text.insert(4, 'x', { bold: true }), () => text.delete(4, 1), () => text.insertEmbed(4, {}), () => marker.set('type', 'heading'), () => doc.transact(() => { text.insert(4, 'a'); text.insert(9, 'b'); })];
  for (const act of acts) for (const update of updatesOf(doc, act)) expect(readTyped(syncFrame('update', update))).toBe(null);
  for (const update of updatesOf(doc, () => text.insert(4, 'x'))) expect(readTyped(syncFrame('difference', update))).toBe(null);
});

test('words of several people reach the log and each other, with backspaces between, and each row is its author’s', async () => {
  const first = begun();
  const at = await opened(first);
  const [anna, bo] = [await enter(at, 'writer-a'), await enter(at, 'writer-b')];
  const [hers, his] = [replica(first, 31), replica(first, 32)];
  let sent = 0;
  for (let n = 0; n < 60; n += 1) {
    for (const [peer, doc] of [[anna, hers], [bo, his]] as const) {
      const text = doc.getText('content');
      const write = n % 7 === 6 ? () => text.delete(text.length - 2, 1) : () => text.insert(text.length - 1, 'a');
      for (const update of updatesOf(doc, write)) peer.socket.send(syncFrame('update', update));
    }
    sent += 1;
  }
  await Promise.all([saved(anna, sent), saved(bo, sent)]);
  Y.applyUpdate(hers, Y.encodeStateAsUpdate(his));
  expect((await textNow(at)).getText('content').toString()).toBe(hers.getText('content').toString());
  const stored = new Y.Doc({ gc: false });
  for (const { bytes } of at.log.rows) Y.applyUpdate(stored, bytes);
  expect(stored.getText('content').toString()).toBe(hers.getText('content').toString());
  for (const { bytes, personId } of at.log.rows) {
    for (const client of Y.parseUpdateMeta(bytes).to.keys()) expect([7, 31]).toContain(personId === 'writer-b' ? 31 : client);
  }
  await anna.leave();
  await bo.leave();
});

test('letters that would become a value of a map are judged the general way', async () => {
  const first = begun();
  let asked = 0;
  const at = await opened(first, { admit: () => { asked += 1; return null; } });
  const peer = await enter(at, 'writer-b');
  const mine = replica(first, 41);
  const text = mine.getText('content');
  for (const update of updatesOf(mine, () => text.insert(text.length, 'a'))) peer.socket.send(syncFrame('update', update));
  await saved(peer, 1);
  const before = asked;
  for (const update of updatesOf(mine, () => text.insert(text.length, 'b'))) peer.socket.send(syncFrame('update', update));
  await saved(peer, 2);
  expect(asked).toBe(before);
  // By hand, since no editor writes it: a letter whose neighbour is the marker's value, which makes it the newest value of that key.
  const marker = text.toDelta()[0]?.insert as Y.Map<unknown>;
  const value = (marker as unknown as { _map: Map<string, Y.Item> })._map.get('type');
  const words = new TypedWords();
  words.add({ client: 41, clock: Y.getState(mine.store, 41), left: value === undefined ? null : { client: value.id.client, clock: value.id.clock }, right: null, text: 'x' });
  peer.socket.send(syncFrame('update', words.encode()));
  await saved(peer, 3);
  expect(asked).toBe(before + 1);
  await peer.leave();
});

test('a quiet document keeps its bytes, and whoever writes on finds everything', async () => {
  const first = begun();
  const at = await opened(first, { limits: { quietMs: 1 } });
  const peer = await enter(at, 'writer-b');
  const mine = replica(first, 51);
  const text = mine.getText('content');
  for (let n = 1; n <= 5; n += 1) {
    for (const update of updatesOf(mine, () => text.insert(text.length - 1, `${n}`))) peer.socket.send(syncFrame('update', update));
    await saved(peer, n);
  }
  const late = await enter(at, 'writer-c');
  const seen = new Y.Doc({ gc: false });
  for (const frame of late.frames) if (frame[0] === 0 && frame[1] !== 0) Y.applyUpdate(seen, frame.subarray(frame.length < 131 ? 3 : 4));
  expect(seen.getText('content').toString()).toBe('Parterna ansvarar gemensamt12345.');
  await late.leave();
  await peer.leave();
});
