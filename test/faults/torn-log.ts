/** F4: after a SIGKILL the end of the log is cut off, garbled, or a row is not what was written. The server either serves a text that was once committed, or says which row is damaged; the open windows bring back what was torn off. */
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as Y from 'yjs';
import { contentOf, toDoc } from '#shared/agreement/flat-text.ts';
import type { Result } from '../support/figures.ts';
import { openProxy } from './proxy.ts';
import { figuresOf, none, reckon, told } from './reckoning.ts';
import { Scene } from './scene.ts';

const database = 'overens.sqlite';
const files = [database, `${database}-wal`, `${database}-shm`];
const harms = ['cut', 'garbled', 'row changed'] as const;
const writers = 4;

export async function run({ seed, runs }: { seed: number; runs: number }): Promise<Result> {
  const scene = await Scene.open({ seed, people: writers });
  const proxy = await openProxy(scene.port);
  const kept = mkdtempSync(join(tmpdir(), 'overens-torn-'));
  const sums = { wrong: 0, unnamed: 0, unstarted: 0, recovered: 0, named: 0 };
  try {
    const typists = await Promise.all(Array.from({ length: writers }, (_, at) => scene.sit(at, { port: proxy.port })));
    for (const typist of typists) await typist.saved(30_000);
    // Whose a client id is stands in the log too: what was torn off may hold words, not the beginning of a person's work.
    for (const typist of typists) typist.typeWord();
    await Promise.all(typists.map((typist) => typist.saved(30_000)));
    for (let round = 1; round <= runs; round += 1) {
      // An orderly stop folds the log into the database, so that only what is typed now can be torn.
      await scene.stop();
      await scene.start();
      await Promise.all(typists.map((typist) => typist.saved(60_000)));
      for (const typist of typists) typist.write(8);
      await new Promise((resolve) => setTimeout(resolve, 500 + scene.random() * 1_000));
      for (const typist of typists) typist.rest();
      await scene.kill();
      proxy.cut();
      for (const file of files) cpSync(join(scene.dataDir, file), join(kept, file), { force: true });
      const texts = textsOnceCommitted(kept, scene.documentId);
      const harm = harms[(round - 1) % harms.length] ?? 'cut';
      doHarm(scene, harm);
      try {
        await scene.start();
      } catch {
        sums.unstarted += 1;
        for (const file of files) cpSync(join(kept, file), join(scene.dataDir, file), { force: true });
        await scene.start();
      }
      const seen = await newcomer(scene);
      const isNamed = /row \d+ is damaged/.test(scene.server.output());
      if (harm === 'row changed') {
        if (isNamed) sums.named += 1;
        else sums.unnamed += 1;
        if (seen !== null) sums.wrong += 1;
        // What the operator would do: the last good copy.
        await scene.kill();
        for (const file of files) cpSync(join(kept, file), join(scene.dataDir, file), { force: true });
        await scene.start();
      } else if (seen !== null && texts.has(seen)) sums.recovered += 1;
      else sums.wrong += 1;
      proxy.heal();
      await Promise.all(typists.map((typist) => typist.saved(60_000)));
      process.stdout.write(`round ${round}, ${harm}: ${seen === null ? (isNamed ? 'the damaged row was named' : 'no text was served') : 'a text once committed was served'}; ${scene.ledger.acknowledged.size} words acknowledged\n`);
    }
    const reckoning = await reckon(scene, typists);
    return {
      name: 'torn-log', seed, figures: [
        told('logs torn', runs), told('recovered to a committed text', sums.recovered), told('damaged rows named', sums.named), none('texts served that were never committed', sums.wrong),
        none('damaged rows not named', sums.unnamed), none('starts that failed', sums.unstarted), ...figuresOf(scene, reckoning, { atLeast: runs * writers }),
      ],
    };
  } finally {
    await scene.end();
    await proxy.close();
    rmSync(kept, { recursive: true, force: true });
  }
}

/** The text after each row that was committed. */
function textsOnceCommitted(folder: string, documentId: string): Set<string> {
  const copy = new Database(join(folder, database), { readonly: true });
  const rows = copy.prepare('select bytes from document_updates where document_id = ? order by seq').all(documentId) as { bytes: Buffer }[];
  copy.close();
  const doc = new Y.Doc({ gc: false });
  const texts = new Set<string>();
  for (const { bytes } of rows) {
    Y.applyUpdate(doc, bytes);
    texts.add(JSON.stringify(contentOf(toDoc(doc))));
  }
  doc.destroy();
  return texts;
}

function doHarm(scene: Scene, harm: (typeof harms)[number]): void {
  const log = join(scene.dataDir, `${database}-wal`);
  if (harm === 'row changed') {
    const open = new Database(join(scene.dataDir, database));
    const row = open.prepare('select seq, bytes from document_updates where document_id = ? order by seq desc limit 1').get(scene.documentId) as { seq: number; bytes: Buffer };
    row.bytes[Math.floor(scene.random() * row.bytes.length)] = Math.floor(scene.random() * 256) ^ 0x55;
    open.prepare('update document_updates set bytes = ?, checksum = checksum where document_id = ? and seq = ?').run(Buffer.concat([row.bytes, Buffer.from([1])]), scene.documentId, row.seq);
    open.close();
    return;
  }
  const bytes = readFileSync(log);
  const at = Math.floor(scene.random() * bytes.length);
  if (harm === 'cut') return truncateSync(log, at);
  for (let byte = at; byte < Math.min(bytes.length, at + 64); byte += 1) bytes[byte] = Math.floor(scene.random() * 256);
  writeFileSync(log, bytes);
}

/** The text as somebody sees it who had nothing before; null when none is served. */
async function newcomer(scene: Scene): Promise<string | null> {
  const visitor = await scene.sit(0);
  const end = performance.now() + 30_000;
  let isIn = false;
  while (!isIn && performance.now() < end && !/row \d+ is damaged/.test(scene.server.output())) isIn = await visitor.saved(500);
  const content = isIn ? visitor.content() : null;
  scene.rise(visitor);
  return content;
}
