/** Parts of a document that are closed to writing; what a part is, is the owner's: here a word that must stand. */
import * as decoding from 'lib0/decoding';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closings, messages } from '#shared/realtime.ts';
import { syncFrame } from '../../server/realtime/frames.ts';
import type { StoredDocument, TrialOf } from '../../server/realtime/ports.ts';
import { MemoryLog, openServer, RawPeer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';

let server: RealtimeServer;

afterEach(async () => {
  await server.stop();
});

const wordsStand: TrialOf = (state, words) => {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, state);
  return {
    attempt(update) {
      Y.applyUpdate(doc, update);
      return words.every((word) => doc.getText('content').toString().includes(word)) ? null : 'clause-locked';
    },
    follow: (update) => Y.applyUpdate(doc, update),
    end: () => doc.destroy(),
  };
};

/** A writer with a document of its own, in step with what it has sent. */
class Writer {
  readonly doc = new Y.Doc({ gc: false });
  readonly raw: RawPeer;

  constructor(query: string) {
    this.raw = new RawPeer(`${server.url}/agreement/sync?ack=1&${query}`);
  }

  static async join(query: string): Promise<Writer> {
    const writer = new Writer(query);
    await writer.raw.opened();
    Y.applyUpdate(writer.doc, (await server.realtime.flushed('agreement')).state);
    return writer;
  }

  edit(act: (text: Y.Text) => void): void {
    const before = Y.encodeStateVector(this.doc);
    act(this.doc.getText('content'));
    this.raw.socket.send(syncFrame('update', Y.encodeStateAsUpdate(this.doc, before)));
  }

  saved(count: number): Promise<Uint8Array> {
    return this.raw.hears((frame) => frame[0] === messages.onDisk && frame[1] === count);
  }
}

async function textNow(): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await server.realtime.flushed('agreement')).state);
  return doc.getText('content').toString();
}

async function withWords(words: string, options: Parameters<typeof openServer>[0] = {}): Promise<void> {
  server = await openServer({ trial: wordsStand, ...options });
  const doc = new Y.Doc();
  doc.getText('content').insert(0, words);
  await server.realtime.apply('agreement', Y.encodeStateAsUpdate(doc), { personId: null });
}

test('who stays connected goes over to the new epoch and writes on, but not in the closed part', async () => {
  await withWords('agreed and open');
  const writer = await Writer.join('person=writer-a&epoch=0');
  const other = await Writer.join('person=writer-b&epoch=0');
  await writer.raw.read();
  await other.raw.read();
  server.realtime.closeParts('agreement', ['agreed']);
  server.realtime.setEpoch('agreement', 1, { staying: true });
  const told = decoding.createDecoder(await writer.raw.hears((frame) => frame[0] === messages.epoch));
  decoding.readVarUint(told);
  expect(decoding.readVarUint(told)).toBe(1);
  writer.edit((text) => text.insert(text.length, ' still'));
  await writer.saved(1);
  other.edit((text) => text.delete(2, 1));
  expect(await other.raw.closed).toEqual({ code: closings['clause-locked'], reason: 'clause-locked' });
  writer.edit((text) => text.insert(text.length, ' and on'));
  await writer.saved(2);
  expect(await textNow()).toBe('agreed and open still and on');
  expect(server.log.rows).toHaveLength(3);
  await writer.raw.leave();
});

test('who comes back with edits of the older epoch is refused', async () => {
  await withWords('agreed');
  server.log.epochs.set('agreement', 1);
  server.realtime.closeParts('agreement', ['agreed']);
  server.realtime.setEpoch('agreement', 1, { staying: true });
  const late = await Writer.join('person=writer-a&epoch=0');
  expect(await late.raw.closed).toEqual({ code: closings['epoch-passed'], reason: 'epoch-passed' });
});

test('the server’s own edit passes, the trial knows it, and an opened part can be written in', async () => {
  await withWords('agreed');
  const writer = await Writer.join('person=writer-a&epoch=0');
  server.realtime.closeParts('agreement', ['agreed']);
  writer.edit((text) => text.insert(text.length, ' one'));
  await writer.saved(1);
  const own = new Y.Doc();
  own.getText('content').insert(0, 'two ');
  await server.realtime.apply('agreement', Y.encodeStateAsUpdate(own), { personId: null });
  Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(own));
  writer.edit((text) => text.insert(text.toString().indexOf('two') + 1, 'hree t'));
  await writer.saved(2);
  server.realtime.closeParts('agreement', []);
  writer.edit((text) => text.delete(0, text.length));
  await writer.saved(3);
  expect(await textNow()).toBe('');
  await writer.raw.leave();
});

test('what is closed is read with the document, and holds for large differences by HTTP too', async () => {
  class ClosingLog extends MemoryLog {
    override async load(documentId: string): Promise<StoredDocument> {
      return { ...(await super.load(documentId)), closedParts: ['agreed'] };
    }
  }
  await withWords('agreed', { log: new ClosingLog() });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await server.realtime.flushed('agreement')).state);
  const before = Y.encodeStateVector(doc);
  doc.getText('content').delete(0, 3);
  await expect(server.realtime.apply('agreement', Y.encodeStateAsUpdate(doc, before), { personId: 'writer-a' })).rejects.toMatchObject({ code: 'clause-locked' });
  expect(await textNow()).toBe('agreed');
});
