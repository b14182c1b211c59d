import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closings, messages } from '#shared/realtime.ts';
import { syncFrame } from '../../server/realtime/frames.ts';
import { closedWith, leave, stockClient, synced, whenDocument } from '../support/yjs-client.ts';
import { openServer, RawPeer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';

let server: RealtimeServer;

afterEach(async () => {
  await server.stop();
});

function imported(words: string): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  doc.getText('content').insert(0, words);
  return Y.encodeStateAsUpdate(doc);
}

async function textNow(): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await server.realtime.flushed('agreement')).state);
  return doc.getText('content').toString();
}

test('a text stored by an act is the next row, and everyone who has the document open is sent it', async () => {
  server = await openServer();
  const reader = stockClient({ url: server.url, document: 'agreement', params: { person: 'reader', write: '0' } });
  await synced(reader);
  const seq = await server.realtime.inOneAct('agreement', async (now, write) => {
    expect(now.seq).toBe(0);
    const row = await write(imported('Parterna ansvarar.'), 'writer-a');
    await server.log.append([row]);
    return row.seq;
  });
  expect(seq).toBe(1);
  await whenDocument(reader.doc, () => reader.text.toString() === 'Parterna ansvarar.');
  expect(server.log.rows.map((row) => [row.seq, row.personId])).toEqual([[1, 'writer-a']]);
  leave(reader);
});

test('an act that does not come about leaves nothing, and the next one takes its number', async () => {
  server = await openServer();
  const refused = server.realtime.inOneAct('agreement', async (_now, write) => {
    await write(imported('Aldrig.'), 'writer-a');
    throw new Error('the role ended');
  });
  await expect(refused).rejects.toThrow('the role ended');
  expect(await textNow()).toBe('');
  expect(await server.realtime.apply('agreement', imported('Nu.'), { personId: 'writer-a' })).toEqual({ seq: 1 });
  expect(await textNow()).toBe('Nu.');
});

test('what is typed during the act is read after it', async () => {
  server = await openServer();
  const writer = new RawPeer(`${server.url}/agreement/sync?ack=1&person=writer-b`);
  await writer.opened();
  await writer.read();
  let during = '';
  await server.realtime.inOneAct('agreement', async (_now, write) => {
    writer.socket.send(syncFrame('update', imported('Sedan.')));
    const row = await write(imported('Först.'), 'writer-a');
    await server.log.append([row]);
    during = server.log.rows.map((stored) => stored.personId).join(' ');
  });
  await writer.hears((frame) => frame[0] === messages.onDisk && (frame[1] ?? 0) >= 1);
  expect(during).toBe('writer-a');
  expect(server.log.rows.map((row) => row.personId)).toEqual(['writer-a', 'writer-b']);
  expect([...(await textNow())].toSorted().join('')).toBe([...'Först.Sedan.'].toSorted().join(''));
  await writer.leave();
});

test('who comes in during the act waits for it, and is served what it wrote', async () => {
  server = await openServer();
  const late = await server.realtime.inOneAct('agreement', async (_now, write) => {
    const peer = stockClient({ url: server.url, document: 'agreement', params: { person: 'reader', write: '0' } });
    const row = await write(imported('Hela texten.'), 'writer-a');
    await server.log.append([row]);
    return peer;
  });
  await synced(late);
  await whenDocument(late.doc, () => late.text.toString() === 'Hela texten.');
  leave(late);
});

test('a process that may not serve documents refuses every question and act, and gives up what it had', async () => {
  let serves = true;
  server = await openServer({ serves: () => serves });
  await server.realtime.apply('agreement', imported('Här.'), { personId: 'writer-a' });
  const writer = stockClient({ url: server.url, document: 'agreement', params: { person: 'writer-a' } });
  await synced(writer);
  const closed = closedWith(writer);
  serves = false;
  server.realtime.giveUp();
  expect(await closed).toBe(closings['server-restarting']);
  const unavailable = { kind: 'unavailable', code: 'document-unavailable' };
  await expect(server.realtime.flushed('agreement')).rejects.toMatchObject(unavailable);
  await expect(server.realtime.apply('agreement', imported('Inte här.'), { personId: 'writer-a' })).rejects.toMatchObject(unavailable);
  await expect(server.realtime.inOneAct('agreement', async () => null)).rejects.toMatchObject(unavailable);
  leave(writer);
});
