/** How a page's line comes back: when it tries, what it takes for dead, and which epoch it states. */
import { afterEach, expect, test } from 'vitest';
import { waitAskedIn } from '#shared/realtime.ts';
import type { ConnectionState } from '../../client/live/connection-state.ts';
import type { DocumentConnection, DocumentConnectionOptions } from '../../client/live/connection-options.ts';
import { openDocumentConnection } from '../../client/live/document-connection.ts';
import { Retry } from '../../client/live/retry.ts';
import type { Later } from '../../client/live/retry.ts';
import { openServer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';
import { socketWith } from '../support/yjs-client.ts';

let server: RealtimeServer | null = null;
let lines: DocumentConnection[] = [];

afterEach(async () => {
  for (const line of lines) line.close();
  lines = [];
  await server?.stop();
  server = null;
});

/** Time that passes only when it is told to. */
class Waits {
  planned: { act: () => void; ms: number }[] = [];
  readonly later: Later = (act, ms) => {
    const one = { act, ms };
    this.planned.push(one);
    return () => { this.planned = this.planned.filter((other) => other !== one); };
  };

  /** The one planned for so many milliseconds is over. */
  pass(ms: number): void {
    const one = this.planned.find((wait) => wait.ms === ms);
    if (one === undefined) throw new Error(`nothing waits ${ms} ms, only ${this.planned.map((wait) => wait.ms).join(', ')}`);
    this.planned = this.planned.filter((wait) => wait !== one);
    one.act();
  }
}

function waitsOf(reasons: readonly string[], random: () => number): number[] {
  const waits = new Waits();
  const retry = new Retry(() => undefined, { later: waits.later, random });
  return reasons.map((reason) => {
    retry.soon(reason);
    return waits.planned[0]?.ms ?? -1;
  });
}

test('each attempt waits somewhere in a span that doubles, from half a second to half a minute', () => {
  const eight = Array.from({ length: 8 }, () => '');
  expect(waitsOf(eight, () => 0)).toEqual(eight.map(() => 500));
  expect(waitsOf(eight, () => 1)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect(waitsOf(eight.slice(0, 2), () => 0.5)).toEqual([750, 1_250]);
});

test('a line that stood begins anew, and only one attempt is planned', () => {
  const waits = new Waits();
  const retry = new Retry(() => undefined, { later: waits.later, random: () => 1 });
  for (let at = 0; at < 3; at += 1) retry.soon();
  expect(waits.planned.map(({ ms }) => ms)).toEqual([4_000]);
  retry.succeeded();
  retry.soon();
  expect(waits.planned.map(({ ms }) => ms)).toEqual([1_000]);
});

test('who is asked to stay away for a while does, and not all come back at once', () => {
  expect(waitsOf(['server-restarting;5000'], () => 0)).toEqual([5_000]);
  expect(waitsOf(['server-restarting;5000'], () => 1)).toEqual([10_000]);
  expect(waitsOf(['20'], () => 0.5)).toEqual([30_000]);
  expect(['server-restarting', '', 'not a wait', '12;13'].map(waitAskedIn)).toEqual([null, null, null, null]);
});

async function open(options: Partial<DocumentConnectionOptions> = {}): Promise<DocumentConnection> {
  const line = openDocumentConnection({
    documentId: 'agreement', epoch: 0, url: server?.url ?? '', WebSocket: socketWith({ cookie: 'person=writer-a', origin: 'http://localhost' }),
    backOff: { firstMs: 1, longestMs: 20 }, ...options,
  });
  lines.push(line);
  await becomes(line, 'saved');
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

test('a server that answers nothing is taken for gone after eight seconds, and what was written is sent again', async () => {
  server = await openServer();
  const waits = new Waits();
  const line = await open({ later: waits.later });
  server.log.hold();
  line.doc.getText('content').insert(0, 'half open');
  expect(line.getSnapshot()).toEqual({ kind: 'saving', unsent: 1 });
  waits.pass(8_000);
  expect(line.getSnapshot()).toMatchObject({ kind: 'offline', unsent: 1 });
  server.log.open();
  waits.planned.splice(0).forEach(({ act }) => act());
  await becomes(line, 'saved', (state) => state.kind === 'saved' && state.at !== null);
  expect(line.doc.getText('content').toString()).toBe('half open');
});

test('a line with an answer is left in peace', async () => {
  server = await openServer();
  const waits = new Waits();
  const line = await open({ later: waits.later });
  line.doc.getText('content').insert(0, 'answered');
  await becomes(line, 'saved', (state) => state.kind === 'saved' && state.at !== null);
  expect(waits.planned.filter(({ ms }) => ms === 8_000)).toEqual([]);
});

test('a page that stays through a lock on a clause goes over to the new epoch once what it had written is on disk', async () => {
  server = await openServer();
  const heard: number[] = [];
  const line = await open({ keeper: { changed: () => undefined, durable: () => undefined, inEpoch: (epoch) => heard.push(epoch) } });
  const { log, realtime } = server;
  log.hold();
  line.doc.getText('content').insert(0, 'under way');
  await log.when(() => log.appends === 1);
  log.epochs.set('agreement', 1);
  realtime.setEpoch('agreement', 1, { staying: true });
  log.open();
  await becomes(line, 'saved', (state) => state.kind === 'saved' && state.at !== null);
  expect(line.epoch).toBe(1);
  expect(heard).toEqual([1]);
  realtime.close({ personId: 'writer-a' }, 'access-changed');
  await becomes(line, 'offline');
  line.doc.getText('content').insert(0, 'still ');
  await becomes(line, 'saved');
});

test('what was under way when a clause was locked and then lost its line is refused, not merged', async () => {
  server = await openServer();
  const line = await open();
  const { log, realtime } = server;
  log.hold();
  line.doc.getText('content').insert(0, 'under way');
  await log.when(() => log.appends === 1);
  log.epochs.set('agreement', 1);
  realtime.setEpoch('agreement', 1, { staying: true });
  log.failure.append = new Error('disk full');
  log.open();
  await becomes(line, 'offline');
  delete log.failure.append;
  expect(await becomes(line, 'refused')).toEqual({ kind: 'refused', code: 'epoch-passed', unsent: 1 });
});

test('a page that learns that it may not write any more keeps what it has as refused', async () => {
  server = await openServer();
  const line = await open();
  line.lose();
  line.doc.getText('content').insert(0, 'too late');
  line.refuse('access-changed');
  line.reconnect();
  expect(line.getSnapshot()).toEqual({ kind: 'refused', code: 'access-changed', unsent: 1 });
});
