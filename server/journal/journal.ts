/** The append-only account of who did what, chained by hash and written in the act's own transaction (design D9). */
import { and, asc, desc, eq, gt, inArray, like, lt, or } from 'drizzle-orm';
import { sha256 } from '../platform/files/files.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { journalTables } from './tables.ts';

export type Details = Record<string, string | number | boolean | null>;

export interface Entry {
  chain: string;
  audience: string;
  actorId: string | null;
  act: string;
  matterId: string | null;
  subject: string;
  subjectId: string;
  details?: Details;
  at: Date;
}

const beginning = '0'.repeat(64);

/** Appends one entry to its chain and tells its audience after commit. Gives the chain's new head. */
export async function record(tx: Writer, entry: Entry): Promise<string> {
  return recordTogether(tx, entry.chain, [entry]);
}

/** Rows in one statement: both databases bound the number of values. */
const mostInserted = 500;

/** Appends several entries to one chain, in order, as `record` does one by one; each audience is told once of each subject. Gives the chain's new head. */
export async function recordTogether(tx: Writer, chain: string, added: readonly Omit<Entry, 'chain'>[]): Promise<string> {
  const { entries, details } = journalTables(tx);
  await tx.hold(chain);
  const [last] = await tx.select({ seq: entries.seq, hash: entries.hash }).from(entries).where(eq(entries.chain, chain)).orderBy(desc(entries.seq)).limit(1);
  let head = last?.hash ?? beginning;
  const rows = added.map((entry, n) => {
    const text = JSON.stringify(entry.details ?? {});
    const row = {
      id: newId(entry.at), chain, seq: (last?.seq ?? 0) + 1 + n, at: entry.at, audience: entry.audience, actorId: entry.actorId, act: entry.act,
      matterId: entry.matterId, subject: entry.subject, subjectId: entry.subjectId, detailsHash: sha256(text), previousHash: head,
    };
    head = entryHash(row);
    return { row: { ...row, hash: head }, text };
  });
  for (let at = 0; at < rows.length; at += mostInserted) {
    const some = rows.slice(at, at + mostInserted);
    await tx.insert(entries).values(some.map(({ row }) => row));
    await tx.insert(details).values(some.map(({ row, text }) => ({ entryId: row.id, details: text })));
  }
  const told = new Map(added.map(({ matterId, audience, subject, subjectId }) => [`${matterId} ${audience} ${subject}`, { matterId, audience, subject, id: subjectId }]));
  for (const change of told.values()) tx.announce(change);
  return head;
}

interface HashedRow {
  id: string; chain: string; seq: number; at: Date; audience: string; actorId: string | null; act: string;
  matterId: string | null; subject: string; subjectId: string; detailsHash: string; previousHash: string;
}

function entryHash(row: HashedRow): string {
  return sha256(JSON.stringify([row.id, row.chain, row.seq, row.at.toISOString(), row.audience, row.actorId, row.act, row.matterId, row.subject, row.subjectId, row.detailsHash, row.previousHash]));
}

/** The head of a chain, or 64 zeros before its first entry. */
export async function chainHead(from: Reader, chain: string): Promise<string> {
  const { entries } = journalTables(from);
  const [last] = await from.select({ hash: entries.hash }).from(entries).where(eq(entries.chain, chain)).orderBy(desc(entries.seq)).limit(1);
  return last?.hash ?? beginning;
}

/** The number of a chain's last entry; 0 before its first. */
export async function lastEntry(from: Reader, chain: string): Promise<number> {
  const { entries } = journalTables(from);
  const [last] = await from.select({ seq: entries.seq }).from(entries).where(eq(entries.chain, chain)).orderBy(desc(entries.seq)).limit(1);
  return last?.seq ?? 0;
}

/** What has happened on a chain after that entry, in order, without details: for who keeps a reading of what the acts changed. */
export async function entriesAfter(from: Reader, { chain, seq, most }: { chain: string; seq: number; most: number }): Promise<{ seq: number; act: string; subject: string; subjectId: string }[]> {
  const { entries } = journalTables(from);
  return from.select({ seq: entries.seq, act: entries.act, subject: entries.subject, subjectId: entries.subjectId }).from(entries).where(and(eq(entries.chain, chain), gt(entries.seq, seq))).orderBy(asc(entries.seq)).limit(most);
}

/** A matter's entries that the reader may see, newest first: the team sees what consultees see too. `before` is the id of the last one already read. */
export async function entriesOf(from: Reader, matterId: string, reading: { reader: 'team' | string[]; before?: string | undefined; most: number }) {
  const { entries, details } = journalTables(from);
  const mayRead = reading.reader === 'team' ? or(inArray(entries.audience, ['team', 'public']), like(entries.audience, 'consultees:%')) : inArray(entries.audience, ['public', ...reading.reader]);
  const rows = await from.select({ entry: entries, details: details.details }).from(entries).leftJoin(details, eq(details.entryId, entries.id))
    .where(and(eq(entries.matterId, matterId), mayRead, reading.before === undefined ? undefined : lt(entries.id, reading.before)))
    .orderBy(desc(entries.id)).limit(reading.most);
  return rows.map((row) => ({ ...row.entry, details: JSON.parse(row.details ?? '{}') as Details }));
}

/** Every entry of these acts with its details, oldest first; details are null when they were erased. For checking what the journal says against what is kept. */
export async function entriesOfActs(from: Reader, acts: readonly string[]) {
  const { entries, details } = journalTables(from);
  const rows = await from.select({ act: entries.act, subjectId: entries.subjectId, actorId: entries.actorId, at: entries.at, details: details.details }).from(entries).leftJoin(details, eq(details.entryId, entries.id))
    .where(inArray(entries.act, [...acts])).orderBy(asc(entries.id));
  return rows.map((row) => ({ ...row, details: row.details === null ? null : JSON.parse(row.details) as Details }));
}

export interface BrokenChain {
  chain: string;
  seq: number;
  fault: 'gap' | 'altered' | 'reordered' | 'details-altered';
}

export interface StoredEntry {
  entry: HashedRow & { hash: string };
  /** Null when the detail was erased, which is no fault. */
  details: string | null;
}

export interface ChainsVerdict {
  chains: number;
  entries: number;
  /** The first broken entry of each broken chain. */
  broken: BrokenChain[];
  /** Chains in which a head that was kept elsewhere no longer stands: a cut tail leaves a sound chain. */
  cut: string[];
  heads: Record<string, string>;
}

/** Every chain in the database; `keptHeads` are heads written outside it earlier. */
export async function verifyChains(from: Reader, keptHeads: Record<string, string> = {}): Promise<ChainsVerdict> {
  const { entries, details } = journalTables(from);
  const rows = await from.select({ entry: entries, details: details.details }).from(entries).leftJoin(details, eq(details.entryId, entries.id)).orderBy(asc(entries.chain), asc(entries.seq));
  return judgeChains(rows, keptHeads);
}

/** `rows` in the order of chain and seq. */
export function judgeChains(rows: readonly StoredEntry[], keptHeads: Record<string, string> = {}): ChainsVerdict {
  const broken = new Map<string, BrokenChain>();
  const cut = new Set(Object.keys(keptHeads));
  const heads: Record<string, string> = {};
  let last: { chain: string; seq: number; hash: string } | null = null;
  for (const { entry, details: text } of rows) {
    const before: { seq: number; hash: string } = last?.chain === entry.chain ? last : { seq: 0, hash: beginning };
    const fault = entry.seq !== before.seq + 1 ? 'gap' : entry.previousHash !== before.hash ? 'reordered' : entryHash(entry) !== entry.hash ? 'altered'
      : text !== null && sha256(text) !== entry.detailsHash ? 'details-altered' : null;
    if (fault !== null && !broken.has(entry.chain)) broken.set(entry.chain, { chain: entry.chain, seq: entry.seq, fault });
    if (keptHeads[entry.chain] === entry.hash) cut.delete(entry.chain);
    heads[entry.chain] = entry.hash;
    last = { chain: entry.chain, seq: entry.seq, hash: entry.hash };
  }
  return { chains: Object.keys(heads).length, entries: rows.length, broken: [...broken.values()], cut: [...cut], heads };
}
