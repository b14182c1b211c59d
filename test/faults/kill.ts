/** F1: SIGKILL at a random moment under load; nothing that was acknowledged may be missing afterwards (invariants I1, I2). */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from '@tiptap/pm/transform';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import { openDocumentConnection } from '../../client/live/document-connection.ts';
import { type ChildServer, startServer, type Visitor, visitor } from '../support/child-server.ts';
import { type Result, seeded } from '../support/figures.ts';
import { socketWith } from '../support/yjs-client.ts';

const account = { email: 'forst@granmark.example', password: 'en lång mening att minnas' };
const typists = 8;
const commenters = 4;

interface Scene { documentId: string; responseId: string; frozenDocumentId: string; block: string }

export async function run({ seed, runs }: { seed: number; runs: number }): Promise<Result> {
  const random = seeded(seed);
  const dataDir = await mkdtemp(join(tmpdir(), 'overens-kill-'));
  const ledger = { words: new Set<string>(), comments: new Map<string, string>() };
  const sums = { words: 0, comments: 0, lostWords: 0, lostComments: 0, doubled: 0 };
  try {
    let server = await startServer({ dataDir });
    const scene = await prepare(server, visitor(server.origin));
    for (let turn = 1; turn <= runs; turn += 1) {
      const load = await underLoad(server, scene, ledger, turn);
      await load.started;
      await new Promise((resolve) => setTimeout(resolve, 200 + random() * 1800));
      await server.kill();
      load.end();
      server = await startServer({ dataDir });
      const found = await compare(server, scene, ledger);
      sums.lostWords += found.lostWords;
      sums.lostComments += found.lostComments;
      sums.doubled += found.doubled;
      process.stdout.write(`run ${turn}: ${ledger.words.size} words and ${ledger.comments.size} comments acknowledged so far, lost ${found.lostWords} and ${found.lostComments}, doubled ${found.doubled}\n`);
    }
    sums.words = ledger.words.size;
    sums.comments = ledger.comments.size;
    await server.stop();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  const none = (what: string, value: number) => ({ what, value, unit: '', target: 0, holds: value === 0 });
  return {
    name: 'kill', seed, figures: [
      { what: 'kills', value: runs, unit: '', target: null, holds: true },
      { what: 'acknowledged words', value: sums.words, unit: '', target: runs, holds: sums.words >= runs },
      { what: 'acknowledged comments', value: sums.comments, unit: '', target: runs, holds: sums.comments >= runs },
      none('acknowledged words lost', sums.lostWords), none('acknowledged comments lost', sums.lostComments), none('comments doubled', sums.doubled),
    ],
  };
}

/** A matter with a document and an open round, whose one consultee the first administrator answers for. */
export async function prepare(server: ChildServer, person: Visitor): Promise<Scene> {
  await person.ask('POST', '/first-run', { organisation: { name: 'Region Granmark', kind: 'region' }, name: 'Processledare', ...account });
  const { items: organisations } = await person.ask<{ items: { id: string }[] }>('GET', '/organisations');
  const organisationId = organisations[0]?.id ?? '';
  const { id: matterId } = await person.ask<{ id: string }>('POST', '/matters', { title: 'Överenskommelse', registryNumber: 'RG 1', authorityId: organisationId, bodies: { welfareCouncil: 'Välfärdsrådet', chiefsNetwork: 'Länschefsnätverket', office: 'RSS' } });
  const { id: documentId } = await person.ask<{ id: string }>('POST', `/matters/${matterId}/documents`, { title: 'Överenskommelse', kind: 'agreement' });
  const typist = await openTypist(server, person, documentId);
  typist.type('Parterna ansvarar gemensamt. ');
  await typist.saved();
  typist.close();
  const { id: packageId } = await person.ask<{ id: string }>('POST', `/matters/${matterId}/packages`, { purpose: 'consultation' });
  const frozen = await person.ask<{ documents: { id: string }[] }>('GET', `/packages/${packageId}`);
  const frozenDocumentId = frozen.documents[0]?.id ?? '';
  const { blocks } = await person.ask<{ blocks: { block: string }[] }>('GET', `/packages/${packageId}/documents/${frozenDocumentId}`);
  const { id: roundId } = await person.ask<{ id: string }>('POST', `/matters/${matterId}/rounds`, { packageId, title: 'Omgång 1', deadline: '2099-01-15', letter: 'Välkommen att yttra dig.', contactName: 'Processledare', contactMail: account.email });
  const { id: consulteeId } = await person.ask<{ id: string }>('POST', `/rounds/${roundId}/consultees`, { organisationId, officialMail: 'registrator@granmark.example', contactMail: account.email });
  await person.ask('POST', `/rounds/${roundId}/opening`);
  const { id: responseId } = await person.ask<{ id: string }>('POST', `/consultations/${consulteeId}/response`);
  return { documentId, responseId, frozenDocumentId, block: blocks[0]?.block ?? '' };
}

async function openTypist(server: ChildServer, person: Visitor, documentId: string) {
  const { writeEpoch } = await person.ask<{ writeEpoch: number }>('GET', `/documents/${documentId}`);
  const connection = openDocumentConnection({ documentId, epoch: writeEpoch, url: `${server.origin.replace('http', 'ws')}/api/documents`, WebSocket: socketWith({ cookie: person.cookie(), origin: server.origin }) });
  const is = (kind: string) => new Promise<void>((resolve) => {
    if (connection.getSnapshot().kind === kind) return resolve();
    const leave = connection.subscribe(() => {
      if (connection.getSnapshot().kind !== kind) return;
      leave();
      resolve();
    });
  });
  await is('saved');
  const text = openFlatText(connection.doc);
  return {
    connection, text, saved: () => is('saved'),
    type(words: string) {
      const transform = new Transform(text.doc);
      // Into the first block, at its end: every typist writes in the same place.
      const first = text.doc.firstChild;
      transform.insert((first?.nodeSize ?? 2) - 1, transform.doc.type.schema.text(words));
      text.applyLocal(transform.doc, transform.mapping.maps, 'typist');
    },
    close() {
      text.close();
      connection.close();
    },
  };
}

type Ledger = { words: Set<string>; comments: Map<string, string> };

async function underLoad(server: ChildServer, scene: Scene, ledger: Ledger, turn: number) {
  const person = visitor(server.origin);
  await person.ask('POST', '/session', account);
  let ended = false;
  let begin = () => {};
  const started = new Promise<void>((resolve) => (begin = resolve));
  const writers = await Promise.all(Array.from({ length: typists }, () => openTypist(server, person, scene.documentId)));
  writers.forEach((writer, at) => {
    let count = 0;
    let waiting: string[] = [];
    const timer = setInterval(() => {
      if (ended) return clearInterval(timer);
      const word = `ord${turn}x${at}x${(count += 1)}`;
      waiting.push(word);
      writer.type(`${word} `);
    }, 15);
    writer.connection.subscribe(() => {
      // "Saved" covers every change made before it was said.
      if (writer.connection.getSnapshot().kind !== 'saved') return;
      for (const word of waiting) ledger.words.add(word);
      if (waiting.length > 0) begin();
      waiting = [];
    });
  });
  const comment = async (at: number, count: number): Promise<void> => {
    if (ended) return;
    const key = randomUUID();
    const body = { anchor: { scope: 'block', documentId: scene.frozenDocumentId, from: { block: scene.block, offset: 0 } }, text: `synpunkt ${turn}.${at}.${count}` };
    const response = await person.request('POST', `/responses/${scene.responseId}/comments`, body, { 'idempotency-key': key }).catch(() => null);
    if (response?.status === 201) {
      const { id } = (await response.json().catch(() => ({ id: null }))) as { id: string | null };
      if (id !== null) ledger.comments.set(id, body.text);
    }
    // The limit is 60 a minute and person; the pause keeps four commenters below it.
    if (!ended) setTimeout(() => void comment(at, count + 1), 300);
  };
  for (let at = 0; at < commenters; at += 1) void comment(at, 1);
  return {
    started,
    end() {
      ended = true;
      for (const writer of writers) writer.close();
    },
  };
}

async function compare(server: ChildServer, scene: Scene, ledger: Ledger): Promise<{ lostWords: number; lostComments: number; doubled: number }> {
  const person = visitor(server.origin);
  await person.ask('POST', '/session', account);
  const reader = await openTypist(server, person, scene.documentId);
  const words = reader.text.doc.textContent.split(/\s+/);
  reader.close();
  const { comments } = await person.ask<{ comments: { id: string; text: string }[] }>('GET', `/responses/${scene.responseId}`);
  const texts = comments.map((one) => one.text);
  const there = new Set(words);
  return {
    lostWords: [...ledger.words].filter((word) => !there.has(word)).length,
    lostComments: [...ledger.comments].filter(([id, text]) => !comments.some((one) => one.id === id && one.text === text)).length,
    doubled: texts.length - new Set(texts).size,
  };
}
