/** Supporting papers go with a round as it opens, frozen with it (`round-seal.ts`); until then they are put in and taken out. */
import { and, eq } from 'drizzle-orm';
import { whyNotChangeRound } from '#shared/round-rules.ts';
import { limits } from '#shared/limits.ts';
import type { RoundPaper } from '#shared/round-papers.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import type { House } from '../platform/house.ts';
import { nameFile, type StoredFile } from '../platform/files/files.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Writer } from '../platform/storage/store.ts';
import { papersOf } from './papers-of.ts';
import { roundById, stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';

/** The same file under the same title is there once. Refuses `lead-only`, `round-opened`, and `too-many-papers` above the limit of design D16. */
export async function enclosePaper(tx: Writer, actor: Actor, roundId: string, { title, wanted, name, file }: { title: string; wanted: boolean; name: string; file: StoredFile }): Promise<string> {
  const { roundPapers } = consultationTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotChangeRound(actor, { state: stateOf(round) }));
  const present = await papersOf(tx, roundId);
  const same = present.find((one) => one.hash === file.hash && one.title === title);
  if (same) return same.id;
  if (present.length >= limits.papersPerRound) throw new Refusal('conflict', 'too-many-papers', { values: { most: limits.papersPerRound } });
  await nameFile(tx, file, actor.at);
  const id = newId(actor.at);
  await tx.insert(roundPapers).values({ id, roundId, title, wanted, name, fileHash: file.hash, size: file.size, type: file.type, addedBy: actor.id, addedAt: actor.at });
  await note(tx, actor, 'paper-enclosed', { roundId, number: round.number, title });
  return id;
}

/** Refuses `lead-only`, `round-opened`, and `not-found` for a paper of another round. */
export async function removePaper(tx: Writer, actor: Actor, { roundId, paperId }: { roundId: string; paperId: string }): Promise<void> {
  const { roundPapers } = consultationTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotChangeRound(actor, { state: stateOf(round) }));
  const [removed] = await tx.delete(roundPapers).where(and(eq(roundPapers.id, paperId), eq(roundPapers.roundId, roundId))).returning({ title: roundPapers.title });
  if (!removed) throw new Refusal('not-found', 'not-found');
  await note(tx, actor, 'paper-removed', { roundId, number: round.number, title: removed.title });
}

const note = (tx: Writer, actor: Actor, act: string, { roundId, number, title }: { roundId: string; number: number; title: string }) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'round', subjectId: roundId, details: { number, title }, at: actor.at });

/** The bytes of a paper of that round, as they were enclosed; refuses `not-found`, and `file-damaged` when they no longer give their hash. */
export async function paperOf(house: House, roundId: string, paperId: string): Promise<{ paper: RoundPaper; bytes: Uint8Array }> {
  const paper = (await papersOf(house.store.read, roundId)).find((one) => one.id === paperId);
  if (!paper) throw new Refusal('not-found', 'not-found');
  return { paper, bytes: await house.files.fetch(paper.hash) };
}
