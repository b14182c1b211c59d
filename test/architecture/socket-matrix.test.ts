/** Who comes in through the websocket's door, and what each kind of frame comes to, held against matrix.ts (reliability-security.md 7). */
import { EditorState } from '@tiptap/pm/state';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { expect, test } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { messages, syncSteps } from '#shared/realtime.ts';
import { draftContent } from '../../server/drafting/documents.ts';
import { type Joined, listen } from '../support/listening.ts';
import { draft, open, openAt, type Scene } from '../support/stages.ts';
import { given, type Visitor } from '../support/visitor.ts';
import { type Column, columns, doors, frames } from './matrix.ts';

type Draft = Scene<Awaited<ReturnType<typeof draft>>['facts']>;

test('every kind of message has a row', () => {
  const kinds = Object.keys(messages).flatMap((name) => (name === 'sync' ? Object.keys(syncSteps).map((step) => `sync.${step}`) : [name]));
  expect(Object.keys(frames).sort()).toEqual([...kinds, 'unknown'].sort());
});

test('the door lets in whom the table says, to write or to read, and nobody else', async () => {
  const app = await openAt(open);
  const door = await listen(app);
  for (const [column, people] of Object.entries(columns) as [Column, readonly (Parameters<typeof app.enter>[0] | null)[]][]) {
    for (const who of people) {
      const cookie = who === null ? null : (await app.enter(who)).cookie;
      const answer = await door.knock(app.documentId, { cookie, query: 'epoch=2' });
      const expected = doors[column];
      if (typeof expected === 'number') expect([who, answer]).toMatchObject([who, { status: expected }]);
      else {
        expect([who, 'socket' in answer]).toEqual([who, true]);
        if ('socket' in answer) answer.socket.terminate();
      }
      // A document that is not there is refused as one that is somebody else's.
      expect([who, await door.knock(app.matterId, { cookie, query: 'epoch=2' })]).toMatchObject([who, { status: who === null ? 401 : 404 }]);
    }
  }
});

test('no cookie, a foreign origin or none, an ended session and an id that is none are refused at the upgrade', async () => {
  const app = await openAt(draft);
  const door = await listen(app);
  const writer = await app.enter('writer');
  const { cookie } = writer;
  expect(await door.knock(app.documentId, { query: 'epoch=1' })).toMatchObject({ status: 401 });
  for (const origin of ['https://evil.example', 'http://localhost:3001', 'null', null]) expect(await door.knock(app.documentId, { cookie, origin })).toMatchObject({ status: 403 });
  expect(await door.knock('inget-id', { cookie })).toMatchObject({ status: 404 });
  given(await writer.delete('/api/session'));
  expect(await door.knock(app.documentId, { cookie })).toMatchObject({ status: 401 });
});

test('a process that does not hold the document sockets says so', async () => {
  const app = await openAt(draft, { servesSockets: false });
  const door = await listen(app);
  expect(await door.knock(app.documentId, { cookie: (await app.enter('writer')).cookie })).toMatchObject({ status: 503 });
});

const framed = (kind: number, write: (to: ReturnType<typeof createEncoder>) => void = () => {}): Uint8Array => {
  const encoder = createEncoder();
  writeVarUint(encoder, kind);
  write(encoder);
  return toUint8Array(encoder);
};

/** One lawful edit by a fresh client, and the presence of that client. */
async function lawfulEdit(app: Draft) {
  const { ydoc } = await draftContent(app.realtime, app.documentId);
  const before = Y.encodeStateVector(ydoc);
  const text = openFlatText(ydoc);
  const state = EditorState.create({ doc: text.doc });
  const tr = state.tr.insertText('Ny text. ', state.doc.child(0).nodeSize + 1);
  text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
  text.close();
  const awareness = new Awareness(ydoc);
  awareness.setLocalState({ cursor: null });
  const presence = encodeAwarenessUpdate(awareness, [ydoc.clientID]);
  awareness.destroy();
  return { update: Y.encodeStateAsUpdate(ydoc, before), presence };
}

async function frameOf(app: Draft, kind: string): Promise<Uint8Array> {
  const { update, presence } = await lawfulEdit(app);
  switch (kind) {
    case 'sync.stateVector': return new Uint8Array([0, 0, 1, 0]);
    case 'sync.difference': return framed(0, (to) => { writeVarUint(to, 1); writeVarUint8Array(to, update); });
    case 'sync.update': return framed(0, (to) => { writeVarUint(to, 2); writeVarUint8Array(to, update); });
    case 'presence': return framed(messages.presence, (to) => writeVarUint8Array(to, presence));
    case 'queryPresence': return framed(messages.queryPresence);
    case 'onDisk': return framed(messages.onDisk, (to) => writeVarUint(to, 1));
    case 'epoch': return framed(messages.epoch, (to) => writeVarUint(to, 9));
    case 'refused': return framed(messages.refused, (to) => writeVarUint8Array(to, new TextEncoder().encode('signed-out')));
    default: return framed(9);
  }
}

/** Everything that came of one frame, once the server has read it: it answers questions in the order they are asked. */
async function cameOf(app: Draft, from: Joined, observer: Joined, frame: Uint8Array): Promise<Set<string>> {
  const before = plainText((await draftContent(app.realtime, app.documentId)).content);
  const [heardBefore, ownBefore] = [observer.frames.length, from.frames.length];
  from.socket.send(frame);
  from.socket.send(new Uint8Array([0, 0, 1, 0]));
  const answers = () => from.frames.slice(ownBefore).filter((one) => one[0] === messages.sync && one[1] === syncSteps.difference).length;
  const isQuestion = frame[0] === 0 && frame[1] === 0;
  let closed = false;
  void from.closed.then(() => { closed = true; });
  while (!closed && answers() < (isQuestion ? 2 : 1)) await Promise.race([from.closed, new Promise((resolve) => from.socket.once('message', resolve))]);
  const came = new Set<string>();
  if (closed) came.add('closed');
  if (isQuestion && answers() === 2) came.add('answered');
  if (plainText((await draftContent(app.realtime, app.documentId)).content) !== before) came.add('changes');
  if (!closed && frame[0] === messages.presence) {
    while (!observer.frames.slice(heardBefore).some((one) => one[0] === messages.presence)) await new Promise((resolve) => observer.socket.once('message', resolve));
    came.add('heard');
  }
  if ((frame[0] ?? 0) > messages.queryPresence && observer.frames.slice(heardBefore).some((one) => one[0] === frame[0])) came.add('passed on');
  return came;
}

test.each(Object.keys(frames))('a frame of the kind %s comes to what the table says, from who writes and from who reads', async (kind) => {
  const app = await openAt(draft);
  const door = await listen(app);
  const join = async (visitor: Visitor) => door.join(app.documentId, { cookie: visitor.cookie, query: 'epoch=1' });
  const observer = await join(await app.enter('lead'));
  for (const [who, side] of [['writer', 'writes'], ['reference', 'reads']] as const) {
    const expected = frames[kind]?.[side] ?? null;
    const came = await cameOf(app, await join(await app.enter(who)), observer, await frameOf(app, kind));
    expect([side, [...came]]).toEqual([side, expected === null ? [] : [expected]]);
  }
});

test('a right that ends during the session ends the writing: no update is taken after it', async () => {
  const app = await openAt(draft);
  const door = await listen(app);
  const writer = await door.join(app.documentId, { cookie: (await app.enter('writer')).cookie, query: 'epoch=1' });
  const { update } = await lawfulEdit(app);
  const before = (await app.realtime.flushed(app.documentId)).seq;
  given(await (await app.enter('lead')).delete(`/api/matters/${app.matterId}/participants/${app.participants.writer}`));
  writer.socket.send(framed(0, (to) => { writeVarUint(to, 2); writeVarUint8Array(to, update); }));
  await writer.closed;
  expect((await app.realtime.flushed(app.documentId)).seq).toBe(before);
});
