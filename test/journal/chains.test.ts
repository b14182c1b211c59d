import fc from 'fast-check';
import { and, asc, eq, gt } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { judgeChains, record, verifyChains } from '../../server/journal/journal.ts';
import { sha256 } from '../../server/platform/files/files.ts';
import { journalTables } from '../../server/journal/tables.ts';
import type { Store } from '../../server/platform/storage/store.ts';
import { chainOf } from '../support/journal-entries.ts';
import { openApp } from '../support/open-app.ts';
import { answering, openAt } from '../support/stages.ts';

const at = new Date('2027-03-01T08:00:00.000Z');
const entry = (chain: string, n: number, audience = 'team') => ({ chain, audience, actorId: 'actor', act: 'tested', matterId: chain, subject: 'test', subjectId: String(n), details: { n, ord: 'åäö' }, at });

test('each entry is chained to the one before, and the head is what it returns', async () => {
  const app = await openApp();
  const heads: string[] = [];
  for (let n = 1; n <= 3; n += 1) await app.store.write('matter:a', async (tx) => void heads.push(await record(tx, entry('matter:a', n))));
  const rows = await chainOf(app.store, 'matter:a');
  expect(rows.map((row) => row.seq)).toEqual([1, 2, 3]);
  expect(rows.map((row) => row.hash)).toEqual(heads);
  expect(rows.map((row) => row.previousHash)).toEqual(['0'.repeat(64), heads[0], heads[1]]);
  expect(await verifyChains(app.store.read)).toMatchObject({ chains: 1, entries: 3, broken: [], heads: { 'matter:a': heads[2] } });
});

test('entries written at once by many stand one after another, without gap or fork', async () => {
  const app = await openApp();
  await Promise.all(Array.from({ length: 40 }, (_, n) => app.store.write(n % 2 === 0 ? 'matter:a' : 'house', (tx) => record(tx, entry('matter:a', n)))));
  expect((await chainOf(app.store, 'matter:a')).map((row) => row.seq)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  expect((await verifyChains(app.store.read)).broken).toEqual([]);
});

test('an erased detail leaves the chain sound; an altered one does not', async () => {
  const app = await openApp();
  for (let n = 1; n <= 3; n += 1) await app.store.write('house', (tx) => record(tx, entry('matter:a', n)));
  const { details } = journalTables(app.store);
  const rows = await app.store.read.select().from(details).orderBy(asc(details.entryId));
  await app.store.write('house', async (tx) => void (await tx.delete(details)));
  expect((await verifyChains(app.store.read)).broken).toEqual([]);
  await app.store.write('house', async (tx) => void (await tx.insert(details).values(rows.map((row, n) => (n === 1 ? { ...row, details: '{"n":7}' } : row)))));
  expect((await verifyChains(app.store.read)).broken).toEqual([{ chain: 'matter:a', seq: 2, fault: 'details-altered' }]);
});

/** All entries as plain rows, tampered with in memory and written back whole: no rule of the database stands in the way. */
async function rowsOf(store: Store) {
  const { entries, details } = journalTables(store);
  return { entries: await store.read.select().from(entries).orderBy(asc(entries.chain), asc(entries.seq)), details: await store.read.select().from(details) };
}
type Rows = Awaited<ReturnType<typeof rowsOf>>['entries'];

const fields = ['at', 'audience', 'actorId', 'act', 'matterId', 'subject', 'subjectId', 'detailsHash', 'previousHash', 'hash'] as const;
const flipped = (text: string, n: number) => {
  const place = n % Math.max(1, text.length);
  return `${text.slice(0, place)}${text[place] === 'a' ? 'b' : 'a'}${text.slice(place + 1)}`;
};

type Tampering = { how: 'alter' | 'delete' | 'swap' | 'renumber' | 'copy' | 'cut' | 'rehash' | 'forge'; at: number; other: number; field: number };
const tampering = fc.record<Tampering>({ how: fc.constantFrom('alter', 'delete', 'swap', 'renumber', 'copy', 'cut', 'rehash', 'forge'), at: fc.nat(), other: fc.nat(), field: fc.nat() });

/** The form of the chain, written down a second time: what a forger would compute. */
const hashOf = (row: Rows[number]) => sha256(JSON.stringify([row.id, row.chain, row.seq, row.at.toISOString(), row.audience, row.actorId, row.act, row.matterId, row.subject, row.subjectId, row.detailsHash, row.previousHash]));

/** What somebody with the database in hand might do; null when it would leave everything as it was. `tail` when the chain that is left is sound, or may be. */
function tampered(rows: Rows, { how, at: place, other, field }: Tampering): { rows: Rows; tail: boolean } | null {
  const copy = rows.map((row) => ({ ...row }));
  const one = copy[place % copy.length];
  const two = copy[other % copy.length];
  if (!one || !two) return null;
  const isLast = (row: Rows[number]) => !copy.some((each) => each.chain === row.chain && each.seq > row.seq);
  switch (how) {
    case 'alter': {
      const name = fields[field % fields.length] ?? 'act';
      if (name === 'at') one.at = new Date(one.at.getTime() + 1);
      else one[name] = flipped(one[name] ?? '', other);
      return { rows: copy, tail: false };
    }
    case 'delete':
      return { rows: copy.filter((row) => row !== one), tail: isLast(one) };
    case 'swap': {
      if (one === two || one.chain !== two.chain) return null;
      [one.seq, two.seq] = [two.seq, one.seq];
      return { rows: copy, tail: false };
    }
    case 'renumber': {
      // A deleted entry whose followers close the ranks.
      if (isLast(one)) return null;
      return { rows: copy.filter((row) => row !== one).map((row) => (row.chain === one.chain && row.seq > one.seq ? { ...row, seq: row.seq - 1 } : row)), tail: false };
    }
    case 'copy': {
      const last = copy.findLast((row) => row.chain === one.chain);
      return { rows: [...copy, { ...one, id: flipped(one.id, other), seq: (last?.seq ?? 0) + 1 }], tail: false };
    }
    case 'rehash': {
      // One entry told otherwise, with a hash that fits it: the next one no longer follows.
      one.act = flipped(one.act, other);
      one.hash = hashOf(one);
      return { rows: copy, tail: isLast(one) };
    }
    case 'forge': {
      // The whole chain written anew from there: sound in itself, and only the heads kept outside can tell.
      one.act = flipped(one.act, other);
      let before: Rows[number] | null = null;
      for (const row of copy.filter((each) => each.chain === one.chain).sort((a, b) => a.seq - b.seq)) {
        if (before !== null && row.seq > one.seq) row.previousHash = before.hash;
        if (row.seq >= one.seq) row.hash = hashOf(row);
        before = row;
      }
      return { rows: copy, tail: true };
    }
    case 'cut':
      return { rows: copy.filter((row) => row.chain !== one.chain || row.seq < one.seq), tail: true };
  }
}

test('I9: of 1,000 random tamperings every one is found, a cut tail by the heads kept outside', async () => {
  const app = await openAt(answering);
  const { entries, details } = await rowsOf(app.store);
  const { heads, broken } = await verifyChains(app.store.read);
  expect(broken).toEqual([]);
  expect(entries.length).toBeGreaterThan(40);
  const byEntry = new Map(details.map((row) => [row.entryId, row.details]));
  let cut = 0;
  let done = 0;
  for (const one of fc.sample(tampering, { numRuns: 1_400, seed: 9 })) {
    const changed = tampered(entries, one);
    if (changed === null || done === 1_000) continue;
    done += 1;
    const found = judgeChains(stored(changed.rows, byEntry), heads);
    if (changed.tail) {
      cut += 1;
      expect(found.cut, JSON.stringify(one)).not.toEqual([]);
    } else expect(found.broken, JSON.stringify(one)).not.toEqual([]);
  }
  expect(done).toBe(1_000);
  expect(cut).toBeGreaterThan(50);
});

const stored = (rows: Rows, details: Map<string, string>) =>
  [...rows].sort((a, b) => (a.chain < b.chain ? -1 : a.chain > b.chain ? 1 : a.seq - b.seq)).map((entry) => ({ entry, details: details.get(entry.id) ?? null }));

test('tampering in the database itself is found, and the first broken entry is named', async () => {
  const app = await openAt(answering);
  const chain = `matter:${app.matterId}`;
  const { entries } = journalTables(app.store);
  const rows = await chainOf(app.store, chain);
  const { heads } = await verifyChains(app.store.read);
  const third = rows[2];
  if (!third) throw new Error('the matter has entries');
  await app.store.write('house', async (tx) => void (await tx.update(entries).set({ actorId: app.people.stranger }).where(eq(entries.id, third.id))));
  expect((await verifyChains(app.store.read)).broken).toEqual([{ chain, seq: 3, fault: 'altered' }]);
  await app.store.write('house', async (tx) => void (await tx.update(entries).set({ actorId: third.actorId }).where(eq(entries.id, third.id))));
  expect((await verifyChains(app.store.read)).broken).toEqual([]);
  const { details } = journalTables(app.store);
  await app.store.write('house', async (tx) => {
    const tail = rows.filter((row) => row.seq > 5).map((row) => row.id);
    for (const id of tail) await tx.delete(details).where(eq(details.entryId, id));
    await tx.delete(entries).where(and(eq(entries.chain, chain), gt(entries.seq, 5)));
  });
  expect((await verifyChains(app.store.read)).broken, 'a cut tail leaves a sound chain').toEqual([]);
  expect((await verifyChains(app.store.read, heads)).cut).toEqual([chain]);
});
