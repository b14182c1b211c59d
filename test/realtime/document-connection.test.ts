import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openDocumentConnection } from '../../client/live/document-connection.ts';
import type { ConnectionState } from '../../client/live/connection-state.ts';
import type { DocumentConnection, DocumentConnectionOptions } from '../../client/live/connection-options.ts';
import { socketWith } from '../support/yjs-client.ts';
import { openServer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';

let server: RealtimeServer;
let lines: DocumentConnection[] = [];
const now = new Date('2030-01-02T10:00:00Z');

afterEach(async () => {
  for (const line of lines) line.close();
  lines = [];
  await server.stop();
});

function open(person: string, options: Partial<DocumentConnectionOptions> = {}): DocumentConnection {
  const line = openDocumentConnection({
    documentId: 'agreement',
    epoch: 0,
    url: server.url,
    WebSocket: socketWith({ cookie: `person=${person}`, origin: 'http://localhost' }),
    backOff: { firstMs: 1, longestMs: 20 },
    now: () => now,
    ...options,
  });
  lines.push(line);
  return line;
}

function becomes(line: DocumentConnection, kind: ConnectionState['kind'], holds: (state: ConnectionState) => boolean = () => true): Promise<ConnectionState> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = line.getSnapshot();
      if (state.kind !== kind || !holds(state)) return;
      stop();
      resolve(state);
    };
    const stop = line.subscribe(look);
    look();
  });
}

const textOf = (line: DocumentConnection): Y.Text => line.doc.getText('content');

async function storedText(): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await server.realtime.flushed('agreement')).state);
  return doc.getText('content').toString();
}

test('it says saved when the server has it on disk, not before', async () => {
  server = await openServer();
  const line = open('writer-a');
  const heard: string[] = [];
  line.subscribe(() => heard.push(line.getSnapshot().kind));
  expect(line.getSnapshot()).toEqual({ kind: 'opening' });
  expect(await becomes(line, 'saved')).toEqual({ kind: 'saved', at: null });
  server.log.hold();
  textOf(line).insert(0, 'one');
  textOf(line).delete(0, 1);
  expect(line.getSnapshot()).toEqual({ kind: 'saving', unsent: 2 });
  await server.log.when(() => server.log.appends === 1);
  expect(line.getSnapshot().kind).toBe('saving');
  server.log.open();
  expect(await becomes(line, 'saved')).toEqual({ kind: 'saved', at: now });
  expect(line.getSnapshot()).toBe(line.getSnapshot());
  expect(heard.filter((kind, at) => kind !== heard[at - 1])).toEqual(['saved', 'saving', 'saved']);
  expect(await storedText()).toBe('ne');
});

test('what is written without a server is counted, kept, and saved when it is back', async () => {
  server = await openServer();
  const port = Number(new URL(server.url).port);
  const line = open('writer-a');
  await becomes(line, 'saved');
  await server.stop();
  expect(await becomes(line, 'offline')).toEqual({ kind: 'offline', unsent: 0, why: 'server-restarting', savedAt: null });
  for (const word of ['one ', 'two ', 'three ']) textOf(line).insert(0, word);
  expect(await becomes(line, 'offline')).toMatchObject({ kind: 'offline', unsent: 3 });
  server = await openServer({ log: server.log, port });
  expect(await becomes(line, 'saved')).toEqual({ kind: 'saved', at: now });
  expect(await storedText()).toBe('three two one ');
});

test('a failing disk is said with its reason, and nothing typed meanwhile is lost', async () => {
  server = await openServer();
  const line = open('writer-a');
  await becomes(line, 'saved');
  server.log.failure.append = new Error('disk full');
  textOf(line).insert(0, 'kept');
  expect(await becomes(line, 'offline')).toEqual({ kind: 'offline', unsent: 1, why: 'not-saved', savedAt: null });
  textOf(line).insert(4, ' and more');
  delete server.log.failure.append;
  await becomes(line, 'saved');
  expect(await storedText()).toBe('kept and more');
});

test('as long as nothing can be stored the reason stands, though the line comes and goes', async () => {
  server = await openServer({ limits: { logTrialMs: 1 } });
  const line = open('writer-a');
  await becomes(line, 'saved');
  server.log.failure.append = new Error('disk full');
  textOf(line).insert(0, 'kept');
  await becomes(line, 'offline');
  const heard: string[] = [];
  line.subscribe(() => heard.push(line.getSnapshot().kind));
  // Two more tries, both turned away.
  for (let times = 0; times < 2; times += 1) await server.reported('frame-refused', server.events.length);
  expect(line.getSnapshot()).toMatchObject({ kind: 'offline', why: 'not-saved' });
  delete server.log.failure.append;
  await becomes(line, 'saved');
  expect(heard.filter((kind, at) => kind !== heard[at - 1])).toEqual(['saved']);
});

test('edits made before a freeze and sent after it stay as an unsent copy, and a fresh line does not bring them', async () => {
  server = await openServer();
  const port = Number(new URL(server.url).port);
  const line = open('writer-a');
  await becomes(line, 'saved');
  textOf(line).insert(0, 'agreed');
  await becomes(line, 'saved', (state) => state.kind === 'saved' && state.at !== null);
  await server.stop();
  await becomes(line, 'offline');
  textOf(line).insert(6, ' and changed offline');
  server.log.epochs.set('agreement', 1);
  server = await openServer({ log: server.log, port });
  expect(await becomes(line, 'refused')).toEqual({ kind: 'refused', code: 'epoch-passed', unsent: 1 });
  line.resume(1);
  expect(line.getSnapshot().kind).toBe('refused');
  expect(textOf(line).toString()).toBe('agreed and changed offline');
  const fresh = open('writer-a', { epoch: 1 });
  await becomes(fresh, 'saved');
  expect(fresh.doc.clientID).not.toBe(line.doc.clientID);
  expect(textOf(fresh).toString()).toBe('agreed');
  expect(await storedText()).toBe('agreed');
});

test('with nothing unsent it goes on in the new epoch', async () => {
  server = await openServer();
  const line = open('writer-a');
  await becomes(line, 'saved');
  server.log.epochs.set('agreement', 1);
  server.realtime.setEpoch('agreement', 1);
  expect(await becomes(line, 'refused')).toEqual({ kind: 'refused', code: 'epoch-passed', unsent: 0 });
  line.resume(1);
  await becomes(line, 'saved');
  textOf(line).insert(0, 'after');
  await becomes(line, 'saved', (state) => state.kind === 'saved' && state.at !== null);
  expect(await storedText()).toBe('after');
});

test('a person whose access ends is told why and does not come back', async () => {
  server = await openServer();
  const line = open('writer-a');
  await becomes(line, 'saved');
  server.realtime.close({ personId: 'writer-a' }, 'access-removed');
  expect(await becomes(line, 'refused')).toEqual({ kind: 'refused', code: 'access-removed', unsent: 0 });
  line.reconnect();
  expect(line.getSnapshot().kind).toBe('refused');
});

test('changed rights bring it back by itself', async () => {
  server = await openServer();
  const line = open('writer-a');
  await becomes(line, 'saved');
  server.realtime.close({ personId: 'writer-a' }, 'access-changed');
  expect(await becomes(line, 'offline')).toMatchObject({ why: 'access-changed', unsent: 0 });
  await becomes(line, 'saved');
});

test('a difference larger than a frame goes another way, and the line goes on', async () => {
  server = await openServer();
  const port = Number(new URL(server.url).port);
  const posted: number[] = [];
  const line = open('writer-a', {
    sendLarge: async (update) => {
      posted.push(update.length);
      await server.realtime.apply('agreement', update, { personId: 'writer-a', epoch: 0 });
    },
  });
  await becomes(line, 'saved');
  await server.stop();
  await becomes(line, 'offline');
  for (let page = 0; page < 5; page += 1) textOf(line).insert(0, 'x'.repeat(1_000_000));
  server = await openServer({ log: server.log, port });
  await becomes(line, 'saved', (state) => state.kind === 'saved' && state.at !== null);
  expect(posted).toHaveLength(1);
  expect(posted[0]).toBeGreaterThan(5_000_000);
  textOf(line).insert(0, 'and on ');
  expect(await becomes(line, 'saving')).toEqual({ kind: 'saving', unsent: 1 });
  await becomes(line, 'saved');
  expect((await storedText()).slice(0, 9)).toBe('and on xx');
});

test('people see each other again after the line was broken', async () => {
  server = await openServer();
  // Longer than the presence window, in which leaving and coming back would be one frame.
  const [a, b] = [open('writer-a', { backOff: { firstMs: 120, longestMs: 120 } }), open('writer-b')];
  await Promise.all([becomes(a, 'saved'), becomes(b, 'saved')]);
  const seen = (there: boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (b.awareness.getStates().has(a.doc.clientID) !== there) return;
        b.awareness.off('change', look);
        resolve();
      };
      b.awareness.on('change', look);
      look();
    });
  a.awareness.setLocalState({ cursor: 1 });
  await seen(true);
  const gone = seen(false);
  server.realtime.close({ personId: 'writer-a' }, 'access-changed');
  await gone;
  await seen(true);
});

test('back-off grows with a draw of its own for each attempt', async () => {
  server = await openServer({ limits: { connectionsPerDocument: 0 } });
  let draws = 0;
  const line = open('writer-a', { backOff: { firstMs: 1, longestMs: 3 }, random: () => ((draws += 1), 0.5) });
  await new Promise<void>((resolve) => {
    line.subscribe(() => {
      if (draws >= 1) resolve();
    });
  });
  expect(line.getSnapshot()).toEqual({ kind: 'offline', unsent: 0, why: 'too-many-connections', savedAt: null });
});
