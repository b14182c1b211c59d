import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closedWith, leave, stockClient, synced, whenDocument } from '../support/yjs-client.ts';
import type { StockClient } from '../support/yjs-client.ts';
import { MemoryLog, openServer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';

let server: RealtimeServer;
let clients: StockClient[] = [];

afterEach(async () => {
  for (const client of clients) leave(client);
  clients = [];
  await server.stop();
});

async function enter(person: string, params: Record<string, string> = {}, doc?: Y.Doc): Promise<StockClient> {
  const client = stockClient({ url: server.url, document: 'agreement', params: { person, ...params }, ...(doc === undefined ? {} : { doc }) });
  clients.push(client);
  await synced(client);
  return client;
}

test('what three people write at once is the same for all of them and in the log', async () => {
  server = await openServer();
  const people = [await enter('writer-a'), await enter('writer-b'), await enter('writer-c')];
  const words = 200;
  people.forEach(({ text }, who) => {
    for (let word = 0; word < words; word += 1) text.insert(text.length, `${who}.${word} `);
    text.delete(0, 3);
  });
  const length = people.reduce((sum, { text }) => sum + text.length, 0);
  await Promise.all(people.map(({ doc, text }) => whenDocument(doc, () => text.length === length)));
  const whole = await server.realtime.flushed('agreement');
  const settled = new Y.Doc();
  Y.applyUpdate(settled, whole.state);
  const reference = settled.getText('content').toString();
  expect(settled.getText('content').toString().match(/\.199 /g)).toHaveLength(3);
  expect(people.map(({ text }) => text.toString())).toEqual([reference, reference, reference]);
});

test('nothing passes between two people while the server is down, and everything once it is back', async () => {
  server = await openServer();
  const port = Number(new URL(server.url).port);
  const [a, b] = [await enter('writer-a'), await enter('writer-b')];
  const down = [closedWith(a), closedWith(b)];
  await server.stop();
  expect(await Promise.all(down)).toEqual([4512, 4512]);
  a.text.insert(0, 'written while away');
  expect(b.text.toString()).toBe('');
  server = await openServer({ log: server.log, port });
  await whenDocument(b.doc, () => b.text.toString() === 'written while away');
});

test('a newcomer gets the whole text, from the log and from what is not yet in it', async () => {
  const log = new MemoryLog();
  server = await openServer({ log, limits: { messagesBurst: 10_000 } });
  const a = await enter('writer-a');
  for (let at = 0; at < 1_500; at += 1) a.text.insert(at, 'x');
  await server.realtime.flushed('agreement');
  a.text.insert(0, 'last ');
  const b = await enter('writer-b');
  await whenDocument(b.doc, () => b.text.length === 1_505);
  expect(b.text.toString()).toBe(`last ${'x'.repeat(1_500)}`);
});

test('formatting that becomes redundant is not rewritten by the server', async () => {
  server = await openServer({ judge: (_id, doc) => ({ faults: doc.getText('content').length < 0 ? [{ code: 'never' }] : [], repair: null }) });
  const [a, b] = [await enter('writer-a'), await enter('writer-b')];
  a.text.insert(0, 'bold words', { bold: true });
  await whenDocument(b.doc, () => b.text.length === 10);
  a.text.format(0, 10, { bold: null });
  b.text.format(0, 10, { bold: true });
  await server.realtime.flushed('agreement');
  expect(server.log.rows.every(({ personId }) => personId !== null)).toBe(true);
});
