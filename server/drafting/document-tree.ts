/** Adding, naming, placing and putting aside the documents of a matter. */
import { and, asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type DocumentKind, type documentChange, type documentInput, documentKinds, inTreeOrder, likelyParent, type placeInput, type TreePlace, whyNotArrange, whyNotBecome, whyNotUnder, whyNotWithdraw } from '#shared/document-tree.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { partiesOf } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { reviewFromTheStart } from './framework-review.ts';
import { draftingTables } from './tables.ts';

export const kindIn = (stored: string): DocumentKind => documentKinds.find((kind) => kind === stored) ?? 'annex';

/** Every document of the matter in tree order, those put aside included. */
export async function treeOf(from: Reader, matterId: string) {
  const { documents } = draftingTables(from);
  const rows = await from.select().from(documents).where(eq(documents.matterId, matterId)).orderBy(asc(documents.ordinal), asc(documents.id));
  return inTreeOrder(rows.map((row) => ({ ...row, kind: kindIn(row.kind) })));
}

/** Refuses `writers-only`, `parent-unknown`, `parent-kind` and `not-a-party`. */
export async function addDocument(tx: Writer, actor: Actor, input: Pick<z.output<typeof documentInput>, 'title' | 'kind'> & Partial<z.output<typeof documentInput>>): Promise<string> {
  refuse(whyNotArrange(actor));
  const { documents } = draftingTables(tx);
  const tree = standing(await treeOf(tx, actor.matterId));
  const parentId = input.parentId === undefined ? likelyParent(input.kind, tree) : input.parentId;
  unless('parentId', whyNotUnder(input.kind, parentId, tree));
  const partyIds = input.kind === 'local' ? input.partyIds ?? [] : [];
  await mustBeParties(tx, actor.matterId, partyIds);
  const id = newId(actor.at);
  await tx.insert(documents).values({
    id, matterId: actor.matterId, title: input.title, kind: input.kind, parentId, partyIds, ordinal: tree.filter((one) => one.parentId === parentId).length + 1, writeEpoch: 1, createdAt: actor.at,
  });
  if (input.kind === 'local') await reviewFromTheStart(tx, actor, { id, parentId });
  await note(tx, actor, 'document-added', { id, details: { title: input.title, kind: input.kind } });
  return id;
}

/** Name, kind and whom it binds. What may not stand where it stood as the new kind goes where such a document goes. Refuses `writers-only`, `not-a-party` and `parts-kind`. */
export async function changeDocument(tx: Writer, actor: Actor, document: { id: string; title: string; kind: DocumentKind; parentId: string | null }, input: z.output<typeof documentChange>): Promise<void> {
  refuse(whyNotArrange(actor));
  const { documents } = draftingTables(tx);
  if (input.partyIds) await mustBeParties(tx, actor.matterId, input.partyIds);
  const kind = input.kind ?? document.kind;
  const change = {
    ...(input.title === undefined ? {} : { title: input.title }), ...(kind === document.kind ? {} : await becoming(tx, actor, document, kind)),
    ...(kind === 'local' ? (input.partyIds === undefined ? {} : { partyIds: input.partyIds }) : document.kind === 'local' ? { partyIds: [] } : {}),
  };
  if (Object.keys(change).length === 0) return;
  await tx.update(documents).set(change).where(eq(documents.id, document.id));
  await note(tx, actor, 'document-changed', { id: document.id, details: { title: input.title ?? document.title, before: document.title, ...(kind === document.kind ? {} : { kind, kindBefore: document.kind }) } });
}

async function becoming(tx: Writer, actor: Actor, { id, parentId }: { id: string; parentId: string | null }, kind: DocumentKind) {
  const tree = standing(await treeOf(tx, actor.matterId));
  unless('kind', whyNotBecome(kind, id, tree));
  const others = tree.filter((one) => one.id !== id);
  if (whyNotUnder(kind, parentId, others) === null) return { kind };
  const parent = likelyParent(kind, others);
  return { kind, parentId: parent, ordinal: others.filter((one) => one.parentId === parent).length + 1 };
}

/** Moves it to the `ordinal`-th place among those under `parentId`. Refuses `writers-only`, `parent-unknown` and `parent-kind`. */
export async function placeDocument(tx: Writer, actor: Actor, document: { id: string; title: string; kind: DocumentKind }, place: z.output<typeof placeInput>): Promise<void> {
  refuse(whyNotArrange(actor));
  const { documents } = draftingTables(tx);
  const tree = await treeOf(tx, actor.matterId);
  // No loop can arise: an annex carries nothing, and what carries annexes stands under agreements, which stand at the root.
  unless('parentId', whyNotUnder(document.kind, place.parentId, standing(tree).filter((one) => one.id !== document.id)));
  const beside = tree.filter((one) => one.parentId === place.parentId && one.id !== document.id).map((one) => one.id);
  beside.splice(place.ordinal - 1, 0, document.id);
  for (const [at, id] of beside.entries()) await tx.update(documents).set({ ordinal: at + 1, ...(id === document.id ? { parentId: place.parentId } : {}) }).where(eq(documents.id, id));
  await note(tx, actor, 'document-placed', { id: document.id, details: { title: document.title } });
}

/** Puts it aside: nothing is erased, and it can be taken back. Refuses `writers-only` and `document-has-parts`. */
export async function withdrawDocument(tx: Writer, actor: Actor, document: { id: string; title: string }): Promise<void> {
  const { documents } = draftingTables(tx);
  refuse(whyNotWithdraw(actor, { parts: standing(await treeOf(tx, actor.matterId)).filter((one) => one.parentId === document.id).length }));
  await tx.update(documents).set({ withdrawnAt: actor.at, withdrawnBy: actor.id }).where(eq(documents.id, document.id));
  await note(tx, actor, 'document-withdrawn', { id: document.id, details: { title: document.title } });
}

/** Takes back what was put aside. Refuses `writers-only`. */
export async function takeBackDocument(tx: Writer, actor: Actor, document: { id: string; title: string }): Promise<void> {
  refuse(whyNotArrange(actor));
  const { documents } = draftingTables(tx);
  await tx.update(documents).set({ withdrawnAt: null, withdrawnBy: null }).where(and(eq(documents.id, document.id)));
  await note(tx, actor, 'document-taken-back', { id: document.id, details: { title: document.title } });
}

export function standing<T extends TreePlace & { withdrawnAt: Date | null }>(tree: readonly T[]): T[] {
  return tree.filter((one) => one.withdrawnAt === null);
}

async function mustBeParties(from: Reader, matterId: string, partyIds: string[]): Promise<void> {
  if (partyIds.length === 0) return;
  const known = new Set((await partiesOf(from, matterId)).map((party) => party.organisationId));
  unless('partyIds', partyIds.every((one) => known.has(one)) ? null : 'not-a-party');
}

function unless(field: string, code: string | null): void {
  if (code !== null) throw new Refusal('invalid', code, { errors: [{ pointer: `/${field}`, detail: code }] });
}

function note(tx: Writer, actor: Actor, act: string, { id, details }: { id: string; details: Record<string, string> }): Promise<string> {
  return record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'document', subjectId: id, details, at: actor.at });
}
