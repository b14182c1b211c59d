/** What `npm run verify` says of the working texts: their log, what it was compacted to, and the versions that were named. */
import { and, asc, eq, gt } from 'drizzle-orm';
import { sha256 } from '../platform/files/files.ts';
import type { Reader } from '../platform/storage/store.ts';
import { draftingTables } from './tables.ts';

/** Rows read at once: a long history does not fit in memory. */
const rowsAtOnce = 2_000;

/** One line for each fault; none when all is sound. */
export async function verifyLogs(from: Reader): Promise<{ documents: number; updates: number; faults: string[] }> {
  const { documents, snapshots, versions, frozenDocuments } = draftingTables(from);
  const all = await from.select({ id: documents.id }).from(documents);
  const faults: string[] = [];
  let updates = 0;
  for (const { id } of all) {
    const last = await verifyUpdates(from, id, faults);
    updates += last;
    const [snapshot] = await from.select().from(snapshots).where(eq(snapshots.documentId, id));
    if (snapshot && sha256(snapshot.bytes) !== snapshot.checksum) faults.push(`the compacted text of document ${id} is damaged`);
    const frozen = await from.select({ seq: frozenDocuments.seq }).from(frozenDocuments).where(eq(frozenDocuments.documentId, id));
    const named = await from.select({ number: versions.number, seq: versions.seq, content: versions.content, hash: versions.hash }).from(versions).where(eq(versions.documentId, id));
    for (const { number, content, hash } of named) if (sha256(content) !== hash) faults.push(`version ${number} of document ${id} is not what was named`);
    const known = Math.max(0, ...[snapshot ?? { seq: 0 }, ...frozen, ...named].map(({ seq }) => seq));
    if (known > last) faults.push(`document ${id} lacks update ${last + 1} and what follows, up to ${known}`);
  }
  return { documents: all.length, updates, faults };
}

/** Gives the number of the last row, 0 when there is none. */
async function verifyUpdates(from: Reader, documentId: string, faults: string[]): Promise<number> {
  const { updates } = draftingTables(from);
  let last = 0;
  for (;;) {
    const rows = await from.select({ seq: updates.seq, bytes: updates.bytes, checksum: updates.checksum }).from(updates)
      .where(and(eq(updates.documentId, documentId), gt(updates.seq, last))).orderBy(asc(updates.seq)).limit(rowsAtOnce);
    for (const { seq, bytes, checksum } of rows) {
      if (seq !== last + 1) faults.push(`document ${documentId} lacks update ${last + 1}`);
      if (sha256(bytes) !== checksum) faults.push(`update ${seq} of document ${documentId} is damaged`);
      last = seq;
    }
    if (rows.length < rowsAtOnce) return last;
  }
}
