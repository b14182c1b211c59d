import * as encoding from 'lib0/encoding';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import { leave, stockClient, synced } from '../support/yjs-client.ts';
import type { StockClient } from '../support/yjs-client.ts';
import { openServer, RawPeer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';
import { presenceFrame } from '../../server/realtime/frames.ts';

let server: RealtimeServer;
let clients: StockClient[] = [];

afterEach(async () => {
  for (const client of clients) leave(client);
  clients = [];
  await server.stop();
});

async function enter(person: string, params: Record<string, string> = {}): Promise<StockClient> {
  const client = stockClient({ url: server.url, document: 'agreement', params: { person, name: `name of ${person}`, ...params } });
  clients.push(client);
  await synced(client);
  return client;
}

function sees(awareness: Awareness, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      awareness.off('change', look);
      resolve();
    };
    awareness.on('change', look);
  });
}

function says(clientId: number, clock: number, state: unknown): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, clientId);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return presenceFrame(encoding.toUint8Array(encoder));
}

const cursorOf = (client: StockClient, other: StockClient): unknown => client.provider.awareness.getStates().get(other.doc.clientID)?.['cursor'];

test('people see where the others are, under the names the door knows', async () => {
  server = await openServer();
  const [a, b] = [await enter('writer-a'), await enter('writer-b')];
  a.provider.awareness.setLocalState({ cursor: 7, user: { name: 'somebody important', id: 'chair', color: 'teal' } });
  await sees(b.provider.awareness, () => cursorOf(b, a) === 7);
  expect(b.provider.awareness.getStates().get(a.doc.clientID)?.['user']).toEqual({ id: 'writer-a', name: 'name of writer-a', color: 'teal' });
  const late = await enter('reader', { write: '0' });
  await sees(late.provider.awareness, () => cursorOf(late, a) === 7);
});

test('who chose another name is called so by all at once, and goes on moving', async () => {
  server = await openServer();
  const [a, b] = [await enter('writer-a'), await enter('writer-b')];
  const nameOf = (): unknown => b.provider.awareness.getStates().get(a.doc.clientID)?.['user'];
  a.provider.awareness.setLocalState({ cursor: 7, user: { color: 'teal' } });
  await sees(b.provider.awareness, () => cursorOf(b, a) === 7);
  server.realtime.rename('writer-b', 'not the name of a');
  server.realtime.rename('writer-a', 'Eva Lind');
  await sees(b.provider.awareness, () => JSON.stringify(nameOf()).includes('Eva Lind'));
  expect(nameOf()).toEqual({ id: 'writer-a', name: 'Eva Lind', color: 'teal' });
  await sees(a.provider.awareness, () => JSON.stringify(a.provider.awareness.getLocalState()).includes('Eva Lind'));
  a.provider.awareness.setLocalStateField('cursor', 9);
  await sees(b.provider.awareness, () => cursorOf(b, a) === 9);
  expect(nameOf()).toEqual({ id: 'writer-a', name: 'Eva Lind', color: 'teal' });
});

test('a reader is seen too', async () => {
  server = await openServer();
  const [reader, b] = [await enter('reader', { write: '0' }), await enter('writer-b')];
  reader.provider.awareness.setLocalState({ cursor: 3 });
  await sees(b.provider.awareness, () => cursorOf(b, reader) === 3);
});

test('nobody moves, removes or takes over another’s presence', async () => {
  server = await openServer();
  const [a, b] = [await enter('writer-a'), await enter('writer-b')];
  a.provider.awareness.setLocalState({ cursor: 1 });
  await sees(b.provider.awareness, () => cursorOf(b, a) === 1);
  const forger = new RawPeer(`${server.url}/agreement/sync?person=reader&write=0`);
  await forger.opened();
  forger.socket.send(says(a.doc.clientID, 1_000, { cursor: 666 }));
  forger.socket.send(says(a.doc.clientID, 1_000, null));
  forger.socket.send(says(31, 1, { cursor: 'its own' }));
  await sees(b.provider.awareness, () => b.provider.awareness.getStates().has(31));
  expect(cursorOf(b, a)).toBe(1);
  a.provider.awareness.setLocalState({ cursor: 2 });
  await sees(b.provider.awareness, () => cursorOf(b, a) !== 1);
  expect(cursorOf(b, a)).toBe(2);
});

test('the id of someone who has written here cannot be worn while they are away', async () => {
  server = await openServer();
  const doc = new Y.Doc();
  doc.getText('content').insert(0, 'mine');
  await server.realtime.apply('agreement', Y.encodeStateAsUpdate(doc), { personId: 'writer-a' });
  const b = await enter('writer-b');
  const forger = new RawPeer(`${server.url}/agreement/sync?person=reader&write=0`);
  await forger.opened();
  forger.socket.send(says(doc.clientID, 5, { cursor: 666 }));
  forger.socket.send(says(12_345, 5, { cursor: 1 }));
  await sees(b.provider.awareness, () => b.provider.awareness.getStates().has(12_345));
  expect(b.provider.awareness.getStates().has(doc.clientID)).toBe(false);
});

test('a state above the limit, or more ids than a page has, are passed over', async () => {
  server = await openServer();
  const b = await enter('writer-b');
  const raw = new RawPeer(`${server.url}/agreement/sync?person=writer-a`);
  await raw.opened();
  raw.socket.send(says(1, 1, { words: 'x'.repeat(2_100) }));
  for (const id of [2, 3, 4]) raw.socket.send(says(id, 1, { cursor: id }));
  raw.socket.send(says(2, 2, { cursor: 'last' }));
  await sees(b.provider.awareness, () => b.provider.awareness.getStates().get(2)?.['cursor'] === 'last');
  expect([1, 2, 3, 4].filter((id) => b.provider.awareness.getStates().has(id))).toEqual([2, 3]);
});

test('who leaves is gone for the others at once', async () => {
  server = await openServer();
  const [a, b] = [await enter('writer-a'), await enter('writer-b')];
  a.provider.awareness.setLocalState({ cursor: 1 });
  await sees(b.provider.awareness, () => cursorOf(b, a) === 1);
  a.provider.ws?.close();
  await sees(b.provider.awareness, () => !b.provider.awareness.getStates().has(a.doc.clientID));
});

test('a hundred moves within the window are one frame', async () => {
  server = await openServer();
  const b = new RawPeer(`${server.url}/agreement/sync?person=writer-b`);
  await b.opened();
  await b.read();
  const a = new RawPeer(`${server.url}/agreement/sync?person=writer-a`);
  await a.opened();
  await a.read();
  for (let move = 1; move <= 100; move += 1) a.socket.send(says(9, move, { cursor: move }));
  const frame = await b.hears((heard) => heard[0] === 1 && heard.length > 5);
  expect(new TextDecoder().decode(frame)).toContain('"cursor":100');
  expect(b.frames.filter((heard) => heard[0] === 1)).toHaveLength(1);
});
