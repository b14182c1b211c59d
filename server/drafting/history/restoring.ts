/** An earlier text as a new version: one entry of the server's own in the log, after what stood before has been kept under a number. */
import * as Y from 'yjs';
import { become } from '#shared/agreement/become.ts';
import { withoutShownNumbers } from '#shared/agreement/clause-refs.ts';
import type { BlockRuns } from '#shared/agreement/flat-runs.ts';
import { runsOf } from '#shared/agreement/flat-text.ts';
import { whyNotRestore } from '#shared/drafting-history.ts';
import { Refusal } from '#shared/refusals.ts';
import { type Actor, stillTeam } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { sha256 } from '../../platform/files/files.ts';
import type { Reader, Store, Writer } from '../../platform/storage/store.ts';
import type { Realtime } from '../../realtime/ports.ts';
import { canonicalBytes } from '../canonical.ts';
import { draftContent } from '../documents.ts';
import { isLocked, lockedClauses } from '../locks.ts';
import type { Borrowing } from './borrowings.ts';
import type { History } from './log.ts';
import { pointLabel } from './point-label.ts';
import type { ReadPoint } from './points.ts';
import { keepVersion, type Kept, note, raiseEpoch, versionsOf } from './versions.ts';

export interface Restoring { store: Store; realtime: Realtime; history: History }
/** What has been written; the version's own row and entry follow. */
export interface Restored { keptId: string; restored: Kept }

const restoring = new Map<string, Promise<unknown>>();

/**
 * Writes the difference into the log and keeps the present text first. Refuses `writers-only`, `document-locked`, `restore-locked`, and
 * `restore-same` when the text is that already. Whoever is writing is ended with `epoch-passed`: what they sent is in the kept version, what they
 * had not sent is offered to them as a copy.
 */
export function restoreText(rooms: Restoring, actor: Actor, documentId: string, source: ReadPoint): Promise<Restored> {
  // One after another: two at once would each keep a text that the other is about to change.
  const mine = (restoring.get(documentId) ?? Promise.resolve()).catch(() => {}).then(() => restore(rooms, actor, documentId, source));
  const settled = mine.catch(() => {}).finally(() => { if (restoring.get(documentId) === settled) restoring.delete(documentId); });
  restoring.set(documentId, settled);
  return mine;
}

async function restore({ store, realtime, history }: Restoring, actor: Actor, documentId: string, source: ReadPoint): Promise<Restored> {
  // A frozen text says its references in numbers; in the working text they follow their clauses again.
  const earlier = withoutShownNumbers(source.content);
  const wanted = sha256(canonicalBytes(earlier));
  if (sha256(canonicalBytes((await draftContent(realtime, documentId)).content)) === wanted) throw new Refusal('conflict', 'restore-same');
  const epoch = await store.write(`matter:${actor.matterId}`, async (tx) => {
    await mayRestore(tx, await stillTeam(tx, actor), documentId);
    return raiseEpoch(tx, documentId);
  });
  realtime.setEpoch(documentId, epoch);
  const { content, state, ydoc } = await draftContent(realtime, documentId);
  const keptId = await store.write(`matter:${actor.matterId}`, (tx) => keepPresent(tx, actor, documentId, { kind: 'kept', title: '', reason: '', rewritten: [], content, seq: state.seq }));
  const before = Y.encodeStateVector(ydoc);
  become(ydoc, earlier, 'restore');
  const { seq } = await realtime.apply(documentId, Y.encodeStateAsUpdate(ydoc, before), { personId: null });
  const rewritten = sourcesOf(ydoc, await history.runsAt(documentId, source.seq));
  // With what others wrote between the two entries: the version is the text after exactly that row.
  const { content: now } = await history.at(documentId, seq);
  return { keptId, restored: { kind: 'restored', title: pointLabel(source.view), reason: '', rewritten, content: now, seq } };
}

/** The version of what stands now, and its one entry in the journal. */
export async function recordRestored(tx: Writer, actor: Actor, documentId: string, { keptId, restored }: Restored): Promise<{ keptId: string; restoredId: string }> {
  const version = await keepVersion(tx, actor, documentId, restored);
  await note(tx, actor, 'version-restored', { ...version, details: { number: version.number, of: restored.title } });
  return { keptId, restoredId: version.id };
}

async function keepPresent(tx: Writer, actor: Actor, documentId: string, present: Kept): Promise<string> {
  const [newest] = await versionsOf(tx, documentId);
  // Named a moment ago and not touched since: it is kept already.
  if (newest?.hash === sha256(canonicalBytes(present.content))) return newest.id;
  const version = await keepVersion(tx, actor, documentId, present);
  await note(tx, actor, 'version-kept', { ...version, details: { number: version.number } });
  return version.id;
}

export async function mayRestore(from: Reader, actor: Actor, documentId: string): Promise<void> {
  refuse(whyNotRestore(actor, { isLocked: await isLocked(from, documentId), lockedClauses: (await lockedClauses(from, documentId)).length }));
}

/** Which characters of the earlier text the restore wrote again: those at the same place of the same block. */
function sourcesOf(restored: Y.Doc, earlier: readonly BlockRuns[]): Borrowing[] {
  const sources = new Map(earlier.map((one) => [one.block, one.runs]));
  return runsOf(restored).flatMap(({ block, runs }) => runs.filter(({ client }) => client === restored.clientID).flatMap((run) => (sources.get(block) ?? []).flatMap((source): Borrowing[] => {
    const [from, to] = [Math.max(run.at, source.at), Math.min(run.at + run.length, source.at + source.length)];
    return from < to ? [[run.client, run.clock + from - run.at, to - from, source.client, source.clock + from - source.at]] : [];
  })));
}
