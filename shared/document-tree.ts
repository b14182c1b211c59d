/** The tree of a matter's documents, the agreement above its annexes and local agreements (`domain.md` 2.2), and the list of what they replace (rule 10). */
import { z } from 'zod';
import { limits } from './limits.ts';
import { type MatterActor, writes } from './matters.ts';
import { day, id, line, text } from './people.ts';

export const documentKinds = ['agreement', 'annex', 'local'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface TreePlace {
  id: string;
  kind: DocumentKind;
  parentId: string | null;
  /** Among those with the same parent, from 1. */
  ordinal: number;
}

/** Depth first, siblings in their order. What stands under a document that is not in the list stands at the root: nothing is left out. */
export function inTreeOrder<T extends TreePlace>(documents: readonly T[]): (T & { depth: number })[] {
  const known = new Set(documents.map((one) => one.id));
  const under = (parentId: string | null, depth: number): (T & { depth: number })[] => documents
    .filter((one) => (one.parentId !== null && known.has(one.parentId) ? one.parentId : null) === parentId)
    .sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
    .flatMap((one) => [{ ...one, depth }, ...under(one.id, depth + 1)]);
  return under(null, 0);
}

/**
 * Agreements stand at the root; annexes under an agreement or a local agreement; local agreements under an agreement. Either may stand
 * at the root of a matter that has no agreement. Gives `parent-unknown`, `parent-kind` or null.
 */
export function whyNotUnder(kind: DocumentKind, parentId: string | null, documents: readonly TreePlace[]): string | null {
  if (parentId === null) return null;
  const parent = documents.find((one) => one.id === parentId);
  if (parent === undefined) return 'parent-unknown';
  const fits = kind === 'annex' ? parent.kind !== 'annex' : kind === 'local' && parent.kind === 'agreement';
  return fits ? null : 'parent-kind';
}

/** Where a new document of this kind goes when nobody says: under the first agreement; an annex in a matter without one under its only local agreement. */
export function likelyParent(kind: DocumentKind, documents: readonly TreePlace[]): string | null {
  if (kind === 'agreement') return null;
  const locals = documents.filter((one) => one.kind === 'local');
  return inTreeOrder(documents).find((one) => one.kind === 'agreement')?.id ?? (kind === 'annex' && locals.length === 1 ? locals[0]?.id ?? null : null);
}

/** A document changes its kind as long as what stands under it may stand there still: refuses `parts-kind`. */
export function whyNotBecome(kind: DocumentKind, id: string, documents: readonly TreePlace[]): string | null {
  const became = documents.map((one) => (one.id === id ? { ...one, kind } : one));
  return documents.filter(({ parentId }) => parentId === id).every((part) => whyNotUnder(part.kind, id, became) === null) ? null : 'parts-kind';
}

/** What the matter's documents are and where they stand. Refuses `writers-only`. */
export function whyNotArrange(actor: MatterActor): string | null {
  return writes(actor) ? null : 'writers-only';
}
/** What has anything under it is put aside last: refuses `document-has-parts`. */
export function whyNotWithdraw(actor: MatterActor, subject: { parts: number }): string | null {
  return whyNotArrange(actor) ?? (subject.parts > 0 ? 'document-has-parts' : null);
}
/** A local agreement is gone through when its framework has a version that it was not written or gone through against. */
export function whyNotReview(actor: MatterActor, subject: { kind: DocumentKind; needed: boolean }): string | null {
  return whyNotArrange(actor) ?? (subject.kind !== 'local' ? 'local-only' : subject.needed ? null : 'review-not-needed');
}

/** Chosen by whoever fills in: a form offers no kind of its own. */
const kind = z.enum(documentKinds, { error: 'id-invalid' });

/** `parentId` left out: under the first agreement of the matter. `partyIds`: whom a local agreement binds. `fromTemplate`: it begins with the outline of its kind instead of empty. */
export const documentInput = z.object({ title: line(limits.title), kind: kind.default('agreement'), parentId: id.nullish(), partyIds: z.array(id).max(400).default([]), fromTemplate: z.boolean().default(false) });
export const documentChange = z.object({ title: line(limits.title), kind, partyIds: z.array(id).max(400) }).partial();
export const placeInput = z.object({ parentId: id.nullable(), ordinal: z.number().int().min(1).max(1000) });
export const reviewInput = z.object({ packageId: id, note: text(2000).default('') });

/** How a local agreement stands towards its framework; versions by the number of their package. */
export const frameworkReviewSchema = z.object({
  needed: z.boolean(),
  framework: z.object({ title: z.string(), packageId: z.string(), number: z.number() }).nullable(),
  /** What it was written or last gone through against. */
  against: z.object({ packageId: z.string(), number: z.number(), at: z.string(), by: z.string(), note: z.string() }).nullable(),
});
export type FrameworkReview = z.infer<typeof frameworkReviewSchema>;

export const supersessionEffects = ['lapses_on_entry', 'already_lapsed'] as const;

const optionalDay = day.nullable().default(null);
export const supersessionInput = z.object({
  title: line(limits.title),
  registryNumber: line(limits.registryNumber).nullable().default(null),
  /** Which part is replaced, when not the whole: "avsnitt 4". */
  part: line(limits.title).nullable().default(null),
  effect: z.enum(supersessionEffects),
  validFrom: optionalDay, validTo: optionalDay, extendedTo: optionalDay,
  /** What replaces it together with this agreement, or replaced it before. */
  replacedBy: text(limits.title).default(''),
}).refine(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo, { error: 'period-reversed', path: ['validTo'] })
  .refine(({ validTo, extendedTo }) => validTo === null || extendedTo === null || validTo <= extendedTo, { error: 'period-reversed', path: ['extendedTo'] });
export type SupersessionInput = z.infer<typeof supersessionInput>;

export const supersessionSchema = z.object({
  id: z.string(), title: z.string(), registryNumber: z.string().nullable(), part: z.string().nullable(), effect: z.enum(supersessionEffects),
  validFrom: z.string().nullable(), validTo: z.string().nullable(), extendedTo: z.string().nullable(), replacedBy: z.string(),
});
export type Supersession = z.infer<typeof supersessionSchema>;
