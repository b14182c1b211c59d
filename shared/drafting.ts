/** Working documents, margin remarks, freezing and frozen packages: shapes and rules for screen and server alike. */
import { z } from 'zod';
import { imageHashPattern } from './agreement/block-facts.ts';
import { signCodes } from './agreement/suggestion-words.ts';
import { documentKinds, frameworkReviewSchema, supersessionSchema } from './document-tree.ts';
import { limits } from './limits.ts';
import { isInTeam, leads, type MatterActor, refusals, writes } from './matters.ts';
import { id, text } from './people.ts';

export const purposes = ['review', 'consultation', 'decision'] as const;
export type Purpose = (typeof purposes)[number];

/** A lock on a single clause leaves the rest of the text open: the server holds it edit by edit. */
export function whyNotWrite(actor: MatterActor, document: { isLocked: boolean } = { isLocked: false }): string | null {
  if (!writes(actor)) return 'writers-only';
  return document.isLocked ? 'document-locked' : null;
}
/** `block`: the heading of the clause; null for the whole document. A document that is locked whole needs no lock on its clauses. */
export function whyNotLock(actor: MatterActor, document: { locks: readonly { block: string | null }[] }, block: string | null): string | null {
  if (!leads(actor)) return 'lead-only';
  return document.locks.some((lock) => lock.block === null || lock.block === block) ? 'already-locked' : null;
}
/** Refuses `lead-only`, and `lock-released` when somebody else was first. */
export function whyNotUnlock(actor: MatterActor, lock: { isReleased: boolean }): string | null {
  if (!leads(actor)) return 'lead-only';
  return lock.isReleased ? 'lock-released' : null;
}
/** Whoever may speak in the margin beside those who write: the reference group before the consultation, and the steering group. Refuses `team-only`. */
export function whyNotRemark(actor: MatterActor): string | null {
  return writes(actor) || leads(actor) || actor.roles.includes('reference_group') || actor.roles.includes('steering_chair') || actor.roles.includes('steering_group') ? null : 'team-only';
}
/** Refuses `lead-only`. */
export function whyNotFreeze(actor: MatterActor): string | null {
  return leads(actor) ? null : 'lead-only';
}
/** Only into an empty text (design D5). Refuses `document-not-empty` and what {@link whyNotWrite} refuses. */
export function whyNotImport(actor: MatterActor, document: { empty: boolean; isLocked?: boolean }): string | null {
  return whyNotWrite(actor, { isLocked: document.isLocked ?? false }) ?? (document.empty ? null : 'document-not-empty');
}
/** Drafts are the team's own (`domain.md` rule 17): consultees read frozen versions. Refuses `team-only`. */
export function whyNotReadDraft(actor: MatterActor): string | null {
  return isInTeam(actor) ? null : 'team-only';
}

export const lockPurposes = ['drafting', 'consultation', 'decision'] as const;
export type LockPurpose = (typeof lockPurposes)[number];
export const lockInput = z.object({
  /** The heading of the clause, with everything under it; null for the whole document. */
  block: z.string().max(100).nullable().default(null),
  purpose: z.enum(lockPurposes),
  reason: text(limits.lockReason).trim().min(1, { error: 'text-required' }),
});
const lockSchema = z.object({
  id: z.string(), block: z.string().nullable(),
  /** The clause's heading as it stood when it was locked. */
  title: z.string().nullable(),
  purpose: z.enum(lockPurposes), reason: z.string(), lockedBy: z.string(), lockedAt: z.string(),
  refusals,
});
export type Lock = z.infer<typeof lockSchema>;

export const documentSchema = z.object({
  id: z.string(), matterId: z.string(), title: z.string(), kind: z.enum(documentKinds), ordinal: z.number(), parentId: z.string().nullable(), partyIds: z.array(z.string()),
  /** Only of a local agreement. */
  review: frameworkReviewSchema.nullable(),
  /** Put aside: kept and readable, no longer frozen with the others. */
  withdrawnAt: z.string().nullable(),
  /** State it on the websocket (`?epoch=`): edits of an older one are refused. */
  writeEpoch: z.number(), format: z.number(), empty: z.boolean(), updatedAt: z.string().nullable(),
  /** Locks that stand, the document's own first. */
  locks: z.array(lockSchema),
  refusals,
});
export type WorkingDocument = z.infer<typeof documentSchema>;

export const importAnswer = z.object({
  words: z.number(),
  notUnderstood: z.array(z.object({ what: z.string(), count: z.number(), places: z.array(z.string()) })),
});
export type ImportAnswer = z.infer<typeof importAnswer>;
/** An import as the whole team reads it later; `name` is the file's. */
export const importSchema = importAnswer.extend({ id: z.string(), name: z.string(), by: z.string(), at: z.string() });
export type Import = z.infer<typeof importSchema>;

/** What a block `image` says of its file. Pixels. */
export const imageAnswer = z.object({ hash: z.string().regex(imageHashPattern), media: z.enum(['png', 'jpeg']), width: z.number().int(), height: z.number().int() });
export type ImageAnswer = z.infer<typeof imageAnswer>;

/** Whose each Yjs client id is: suggestions carry it in their name. */
export const writerSchema = z.object({ clientId: z.number(), personId: z.string(), name: z.string() });
export type Writer = z.infer<typeof writerSchema>;

const findingKinds = ['empty-document', 'heading-skips-level', 'image-missing', 'image-without-alt', 'broken-reference', 'open-remark', 'open-suggestion', 'highlighted', 'placeholder', 'empty-field', 'question-in-text', 'term-unused', 'term-defined-twice'] as const;
const findingSchema = z.object({
  /** Stable as long as the place and its words are: what was confirmed is what was seen. */
  id: z.string(), kind: z.enum(findingKinds),
  /** `blocks` must be mended first; `asks` needs a yes of its own. */
  weight: z.enum(['blocks', 'asks']),
  documentId: z.string(), documentTitle: z.string(), block: z.string().nullable(), clauseNumber: z.string().nullable(), excerpt: z.string(),
  /** Of an open remark: what it says. Shown before the freeze and never kept with the version. */
  remark: z.string().optional(),
  /** Of a suggestion: what it says of paragraphs (suggestion-words.ts). */
  signs: z.array(z.object({ code: z.enum(signCodes), level: z.number() })).optional(),
});
export type Finding = z.infer<typeof findingSchema>;

export const freezeCheckSchema = z.object({ findings: z.array(findingSchema), documents: z.array(z.object({ id: z.string(), title: z.string(), kind: z.enum(documentKinds), parentId: z.string().nullable(), ordinal: z.number() })), refusals });
/** `documents` left out: all that are not put aside. `lock`: the documents are locked in the same act, for what the version is for. */
export const freezeInput = z.object({ lock: z.boolean().default(false), purpose: z.enum(purposes), reason: text(2000).default(''), confirmed: z.array(z.string().max(100)).max(2000).default([]), documents: z.array(id).min(1, { error: 'nothing-to-freeze' }).max(400).optional() });

export const packageSchema = z.object({
  id: z.string(), matterId: z.string(), number: z.number(), purpose: z.enum(purposes), reason: z.string(), hash: z.string(), frozenAt: z.string(), frozenBy: z.string(),
  confirmed: z.array(findingSchema),
  /** What the texts replace, as the list stood at the freeze. */
  supersessions: z.array(supersessionSchema),
  documents: z.array(z.object({ id: z.string(), documentId: z.string(), title: z.string(), kind: z.enum(documentKinds), parentId: z.string().nullable(), hash: z.string(), words: z.number(), docx: z.enum(['ready', 'waiting']), pdf: z.enum(['ready', 'waiting']) })),
});
export type FrozenPackage = z.infer<typeof packageSchema>;

const frozenBlockSchema = z.object({ block: z.string(), ordinal: z.number(), kind: z.string(), clauseNumber: z.string().nullable(), headingPath: z.array(z.string()), text: z.string() });
export const frozenDocumentSchema = z.object({
  id: z.string(), packageId: z.string(), title: z.string(), hash: z.string(),
  /** Rendered by our server: `data-block` on every textblock; `data-generated` (numbers, note marks) counts 0 in offsets, `data-leaf` counts 1. */
  html: z.string(),
  blocks: z.array(frozenBlockSchema),
});
export type FrozenDocument = z.infer<typeof frozenDocumentSchema>;
export type FrozenBlock = z.infer<typeof frozenBlockSchema>;
