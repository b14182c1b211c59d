/** The update log in the database: what `realtime` calls on disk (design D7). */
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { sha256 } from '../platform/files/files.ts';
import { prepared } from '../platform/storage/prepared.ts';
import type { Store, Writer } from '../platform/storage/store.ts';
import type { UpdateLog, UpdateRow } from '../realtime/ports.ts';
import { lockedClauses } from './locks.ts';
import { draftingTables } from './tables.ts';

/** The log as the realtime room wants it, on this room's rows (design D7). */
export function updateLog(store: Store): UpdateLog {
  const t = draftingTables(store);
  return {
    async load(documentId) {
      const [document] = await store.read.select({ writeEpoch: t.documents.writeEpoch }).from(t.documents).where(eq(t.documents.id, documentId));
      if (!document) throw new Error(`no document ${documentId}`);
      const [snapshot] = await store.read.select().from(t.snapshots).where(eq(t.snapshots.documentId, documentId));
      const updates = await store.read.select({ seq: t.updates.seq, bytes: t.updates.bytes, checksum: t.updates.checksum }).from(t.updates)
        .where(and(eq(t.updates.documentId, documentId), gt(t.updates.seq, snapshot?.seq ?? 0))).orderBy(asc(t.updates.seq));
      for (const row of [...(snapshot ? [snapshot] : []), ...updates]) {
        if (sha256(row.bytes) !== row.checksum) throw new Error(`document ${documentId}: row ${row.seq} is damaged; restore from the backup`);
      }
      return { snapshot: snapshot ? { seq: snapshot.seq, bytes: snapshot.bytes } : null, updates: updates.map(({ seq, bytes }) => ({ seq, bytes })), writeEpoch: document.writeEpoch, closedParts: await lockedClauses(store.read, documentId) };
    },
    async append(rows) {
      await store.append((tx) => insertUpdates(tx, rows));
    },
    async saveSnapshot(documentId, seq, bytes) {
      const row = { documentId, seq, bytes, checksum: sha256(bytes) };
      await store.append(async (tx) => void (await tx.insert(t.snapshots).values(row).onConflictDoUpdate({ target: t.snapshots.documentId, set: row })));
    },
    tryOut: () => store.tryOut(),
    claimClient: (documentId, clientId, personId) => store.append(async (tx) => {
      const mine = { documentId, clientId: String(clientId), personId };
      await tx.insert(t.clients).values(mine).onConflictDoNothing();
      const [row] = await tx.select({ personId: t.clients.personId }).from(t.clients).where(and(eq(t.clients.documentId, documentId), eq(t.clients.clientId, mine.clientId)));
      return row?.personId === personId;
    }),
  };
}

/** Rows of the update log, in whatever transaction `tx` is. */
export async function insertUpdates(tx: Writer, rows: UpdateRow[]): Promise<void> {
  const { updates } = draftingTables(tx);
  const stored = rows.map((row) => ({ ...row, checksum: sha256(row.bytes) }));
  // Over a line to the database one statement is quicker; within the process, one that need not be built anew for so many rows.
  if (tx.dialect === 'postgres') return void (await tx.insert(updates).values(stored));
  const put = (name: keyof (typeof stored)[number]) => sql.placeholder(name);
  const insert = prepared(tx, 'insert_update', (name) => tx.insert(updates).values({ documentId: put('documentId'), seq: put('seq'), bytes: put('bytes'), checksum: put('checksum'), personId: put('personId'), at: put('at') }).prepare(name));
  for (const row of stored) await insert.execute({ ...row });
}
