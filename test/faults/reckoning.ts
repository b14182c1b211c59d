/** The oracles every fault run ends with: nothing acknowledged is missing, nothing is there twice, every replica is equal, on disk too (invariants I1 and I3). */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as Y from 'yjs';
import { contentOf, toDoc } from '#shared/agreement/flat-text.ts';
import type { Figure } from '../support/figures.ts';
import type { Scene } from './scene.ts';
import type { Typist } from './typist.ts';

const longestSettling = 90_000;

export const told = (what: string, value: number, unit = ''): Figure => ({ what, value, unit, target: null, holds: true });
export const none = (what: string, value: number): Figure => ({ what, value, unit: '', target: 0, holds: value === 0 });
export const atMost = (what: string, value: number, { target, unit = '' }: { target: number; unit?: string }): Figure => ({ what, value, unit, target, holds: value <= target });
export const atLeast = (what: string, value: number, { target, unit = '' }: { target: number; unit?: string }): Figure => ({ what, value, unit, target, holds: value >= target });

export interface Reckoning {
  lost: number;
  doubled: number;
  /** Writers never told "saved" though the fault was over. */
  unsaved: number;
  /** Writers, the newcomer and the log on disk whose text is another than the first writer's. */
  different: number;
  /** From the end of the fault until everyone was told "saved". */
  settledMs: number;
}

/** Everyone rests; when all are told "saved" the replicas are compared with each other, with a newcomer's and with the rows on disk. The writers stay. */
export async function reckon(scene: Scene, typists: Typist[]): Promise<Reckoning> {
  const from = performance.now();
  for (const typist of typists) typist.rest();
  const saved = await Promise.all(typists.map((typist) => typist.saved(longestSettling)));
  const settledMs = Math.round(performance.now() - from);
  const newcomer = await scene.sit(0);
  if (!(await newcomer.saved(30_000))) throw new Error('nobody gets the text any more');
  await agreed([...typists, newcomer]);
  const expected = newcomer.content();
  const stored = readStored(scene.dataDir, scene.documentId);
  const replicas = [...typists.map((typist) => typist.content()), JSON.stringify(contentOf(toDoc(stored)))];
  const counts = countWords(newcomer.words());
  scene.rise(newcomer);
  stored.destroy();
  return {
    lost: [...scene.ledger.acknowledged].filter((word) => !counts.has(word)).length,
    doubled: [...counts.values()].filter((count) => count > 1).length,
    unsaved: saved.filter((one) => !one).length,
    different: replicas.filter((content) => content !== expected).length,
    settledMs,
  };
}

export function figuresOf(scene: Scene, reckoning: Reckoning, options: { atLeast: number }): Figure[] {
  return [
    atLeast('acknowledged words', scene.ledger.acknowledged.size, { target: options.atLeast }),
    none('acknowledged words lost', reckoning.lost), none('words doubled', reckoning.doubled), none('writers never told "saved" again', reckoning.unsaved),
    none('replicas that differ', reckoning.different), none('server exits', scene.exits), told('all saved after', reckoning.settledMs, 'ms'),
  ];
}

/** The text as the rows on disk give it, read beside the running server; throws when a checksum is wrong or a row is missing. */
export function readStored(dataDir: string, documentId: string): Y.Doc {
  const database = new Database(join(dataDir, 'overens.sqlite'), { readonly: true });
  try {
    const rows = database.prepare('select seq, bytes, checksum from document_updates where document_id = ? order by seq').all(documentId) as { seq: number; bytes: Buffer; checksum: string }[];
    const doc = new Y.Doc({ gc: false });
    rows.forEach((row, at) => {
      if (row.seq !== at + 1) throw new Error(`row ${at + 1} is missing`);
      if (createHash('sha256').update(row.bytes).digest('hex') !== row.checksum) throw new Error(`row ${row.seq} is damaged`);
      Y.applyUpdate(doc, row.bytes);
    });
    return doc;
  } finally {
    database.close();
  }
}

export function countWords(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Relays are under way when the last "saved" is told: waits until the texts agree, or gives up and lets the comparison say so. */
async function agreed(typists: Typist[]): Promise<void> {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    const vectors = new Set(typists.map((typist) => Buffer.from(Y.encodeStateVector(typist.connection.doc)).toString('base64')));
    // Deletions do not show in the vector: one more turn after they agree.
    if (vectors.size === 1 && new Set(typists.map((typist) => typist.content())).size === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
