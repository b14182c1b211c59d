/** Local agreements under a framework: whether each has been gone through since the framework last changed. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import { type FrameworkReview, whyNotReview } from '#shared/document-tree.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { draftingTables } from './tables.ts';

/**
 * Needed when the newest frozen version of the framework says other words than the version the local agreement was written or last gone
 * through against. The working draft of the framework does not count: it changes every minute.
 */
export async function frameworkReview(from: Reader, local: { id: string; parentId: string | null }): Promise<FrameworkReview> {
  if (local.parentId === null) return { needed: false, framework: null, against: null };
  const t = draftingTables(from);
  const versions = await from.select({ packageId: t.packages.id, number: t.packages.number, title: t.frozenDocuments.title, hash: t.frozenDocuments.hash }).from(t.frozenDocuments)
    .innerJoin(t.packages, eq(t.packages.id, t.frozenDocuments.packageId)).where(eq(t.frozenDocuments.documentId, local.parentId)).orderBy(desc(t.packages.number));
  const [newest] = versions;
  if (newest === undefined) return { needed: false, framework: null, against: null };
  const framework = { title: newest.title, packageId: newest.packageId, number: newest.number };
  const [last] = await from.select().from(t.frameworkReviews)
    .where(and(eq(t.frameworkReviews.documentId, local.id), inArray(t.frameworkReviews.packageId, versions.map((one) => one.packageId)))).orderBy(desc(t.frameworkReviews.id)).limit(1);
  const seen = versions.find((one) => one.packageId === last?.packageId);
  if (last === undefined || seen === undefined) return { needed: true, framework, against: null };
  const by = (await namesOf(from, [last.by])).get(last.by) ?? '';
  return { needed: seen.hash !== newest.hash, framework, against: { packageId: seen.packageId, number: seen.number, at: last.at.toISOString(), by, note: last.note } };
}

/** What is written now is written against the framework as it stands now. */
export async function reviewFromTheStart(tx: Writer, actor: Actor, local: { id: string; parentId: string | null }): Promise<void> {
  const { framework } = await frameworkReview(tx, local);
  if (framework !== null) await keep(tx, actor, { documentId: local.id, packageId: framework.packageId, note: '' });
}

/** Somebody has gone through the local agreement against this version. Refuses `writers-only`, `local-only`, `review-not-needed` and `framework-newer` when a still newer version exists. */
export async function reviewAgainst(tx: Writer, actor: Actor, local: { id: string; title: string; kind: 'agreement' | 'annex' | 'local'; parentId: string | null }, input: { packageId: string; note: string }): Promise<void> {
  const { needed, framework } = await frameworkReview(tx, local);
  refuse(whyNotReview(actor, { kind: local.kind, needed }));
  if (framework?.packageId !== input.packageId) throw new Refusal('conflict', 'framework-newer');
  await keep(tx, actor, { documentId: local.id, ...input });
  await record(tx, {
    chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'local-agreement-reviewed', matterId: actor.matterId, subject: 'document', subjectId: local.id,
    details: { title: local.title, number: framework.number }, at: actor.at,
  });
}

async function keep(tx: Writer, actor: Actor, row: { documentId: string; packageId: string; note: string }): Promise<void> {
  const { frameworkReviews } = draftingTables(tx);
  await tx.insert(frameworkReviews).values({ id: newId(actor.at), ...row, by: actor.id, at: actor.at });
}
