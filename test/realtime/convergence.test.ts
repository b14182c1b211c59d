import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openDocumentConnection } from '../../client/live/document-connection.ts';
import type { DocumentConnection } from '../../client/live/connection-options.ts';
import { socketWith, whenDocument } from '../support/yjs-client.ts';
import { openServer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';

let server: RealtimeServer;
let lines: DocumentConnection[] = [];

afterEach(async () => {
  for (const line of lines) line.close();
  lines = [];
  await server.stop();
});

/** mulberry32: the same troubles in every run of a seed. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

function saved(line: DocumentConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const state = line.getSnapshot();
      if (state.kind === 'refused') reject(new Error(`refused: ${state.code}`));
      if (state.kind !== 'saved') return;
      stop();
      resolve();
    };
    const stop = line.subscribe(look);
    look();
  });
}

function write(line: DocumentConnection, draw: (below: number) => number): void {
  const text = line.doc.getText('content');
  const at = draw(text.length + 1);
  const what = draw(4);
  if (what === 0 && text.length > at) text.delete(at, Math.min(3, text.length - at));
  else if (what === 1 && text.length > at) text.format(at, Math.min(5, text.length - at), { bold: draw(2) === 0 ? true : null });
  else text.insert(at, String.fromCharCode(97 + draw(26)).repeat(1 + draw(4)));
}

test.each([1, 2, 3, 4, 5, 6])('with lines that break and disks that fail, everybody ends with the words of the log (seed %i)', async (seed) => {
  const draw = seeded(seed);
  server = await openServer({ limits: { messagesBurst: 10_000, commitMs: 2, logTrialMs: 1 } });
  lines = ['writer-a', 'writer-b', 'writer-c'].map((person) =>
    openDocumentConnection({ documentId: 'agreement', epoch: 0, url: server.url, WebSocket: socketWith({ cookie: `person=${person}` }), backOff: { firstMs: 1, longestMs: 15 } }),
  );
  await Promise.all(lines.map(saved));
  for (let round = 0; round < 25; round += 1) {
    for (const line of lines) for (let edits = draw(6); edits > 0; edits -= 1) write(line, draw);
    const person = `writer-${'abc'[draw(3)] ?? 'a'}`;
    switch (draw(4)) {
      case 0:
        server.realtime.close({ personId: person }, 'access-changed');
        break;
      case 1:
        await failOnce(lines[draw(3)] ?? lines[0], draw);
        break;
      case 2:
        await Promise.all(lines.map(saved));
        break;
      default:
        await server.realtime.flushed('agreement').catch(() => undefined);
    }
  }
  await Promise.all(lines.map(saved));
  const { state } = await server.realtime.flushed('agreement');
  const settled = new Y.Doc({ gc: false });
  Y.applyUpdate(settled, state);
  const words = JSON.stringify(settled.getText('content').toDelta());
  await Promise.all(lines.map(({ doc }) => whenDocument(doc, () => JSON.stringify(doc.getText('content').toDelta()) === words)));
  const rows = new Y.Doc({ gc: false });
  for (const { bytes } of server.log.rows) Y.applyUpdate(rows, bytes);
  expect(rows.store.pendingStructs).toBe(null);
  expect(Y.encodeStateAsUpdate(rows)).toEqual(state);
  expect(words.length).toBeGreaterThan(50);
});

/** The disk refuses one commit: what was relayed of it comes back from its author, and from readers who must not bring it. */
async function failOnce(line: DocumentConnection | undefined, draw: (below: number) => number): Promise<void> {
  if (line === undefined) return;
  await saved(line);
  const heard = server.events.length;
  server.log.failure.append = new Error('disk full');
  write(line, draw);
  line.doc.getText('content').insert(0, '.');
  await server.reported('document-not-saved', heard);
  delete server.log.failure.append;
  await server.reported('log-writable-again', heard);
}
