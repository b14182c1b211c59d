/** Margin discussion on the live draft: shapes and rules for screen and server alike (design D3, D6). */
import { z } from 'zod';
import { anchorPoint } from './anchors/anchor.ts';
import { whyNotRemark } from './drafting.ts';
import { limits } from './limits.ts';
import { leads, type MatterActor, refusals, type Role, roles } from './matters.ts';
import { id, text } from './people.ts';

/** Who raised a thread, or leads, settles it and opens it again. */
export function whyNotSettle(actor: MatterActor & { id: string }, remark: { raisedById: string }): string | null {
  return whyNotRemark(actor) ?? (leads(actor) || actor.id === remark.raisedById ? null : 'raiser-only');
}

/** One's own words only, and only while they stand. */
export function whyNotChangeReply(actor: MatterActor & { id: string }, reply: { byId: string; withdrawn: boolean }): string | null {
  return whyNotRemark(actor) ?? (actor.id !== reply.byId ? 'author-only' : reply.withdrawn ? 'reply-withdrawn' : null);
}

/** Earlier wordings are open to whoever reads the thread; what was taken back only to its author and the lead. */
export function whyNotReadReplyHistory(actor: MatterActor & { id: string }, reply: { byId: string; withdrawn: boolean }): string | null {
  return !reply.withdrawn || leads(actor) || actor.id === reply.byId ? null : 'author-only';
}

/** In whose name a person speaks in the margin: the first of these that the person holds. */
const speakingRoles = ['process_lead', 'working_group', 'steering_chair', 'steering_group', 'mandate_owner', 'reference_group'] as const satisfies readonly Role[];

/** The role by which a remark is told: of several that which weighs most. */
export function speaksAs(actor: MatterActor): Role {
  return speakingRoles.find((role) => actor.roles.includes(role)) ?? 'reference_group';
}

/** Whoever takes part in the discussion can be called to it. */
export function mayBeMentioned(role: Role): boolean {
  return (speakingRoles as readonly Role[]).includes(role);
}

const said = text(limits.comment).refine((value) => value.trim() !== '', { error: 'text-required' });
const mentions = z.array(id).max(20).default([]);
/** The thread as the person saw it: raised by every reply, change, settling and opening. */
const seen = z.object({ version: z.number().int().min(1) });

/** `quote` must be exactly what stands between the ends, else `remark-words-changed`. */
export const remarkInput = z.object({ from: anchorPoint, to: anchorPoint, quote: text(limits.quote).min(1, { error: 'anchor-invalid' }), text: said, mentions });
export const replyInput = z.object({ text: said, mentions });
export const replyChange = replyInput.extend({ version: z.number().int().min(1) });
export const settleInput = seen;
export const settleQuery = z.object({ version: z.coerce.number().int().min(1) });

const liveAnchorSchema = z.object({
  from: anchorPoint, to: anchorPoint, quote: z.string(), before: z.string(), after: z.string(),
  /** The Yjs ids of the characters: [client, clock, length], in plain-text order. */
  ids: z.array(z.tuple([z.number(), z.number(), z.number()])),
});
/** A place in the working text: where the words stood, what they were, and which characters they are. */
export type LiveAnchor = z.infer<typeof liveAnchorSchema>;

const replySchema = z.object({
  id: z.string(), byId: z.string(), by: z.string(), as: z.enum(roles), at: z.string(),
  /** Empty when it was taken back. */
  text: z.string(),
  /** The words it answered and the version of the text they stood in; empty when they stood nowhere then. */
  wording: z.string(), wordingSeq: z.number(),
  version: z.number(), changedAt: z.string().nullable(), withdrawnAt: z.string().nullable(),
  mentions: z.array(z.object({ personId: z.string(), name: z.string() })),
  refusals,
});
export type Reply = z.infer<typeof replySchema>;

export const remarkSchema = z.object({
  id: z.string(), version: z.number(),
  /** The words as they were when the thread was raised; never changed. */
  quote: z.string(), seq: z.number(),
  /** Where to look for them now: as taken, or as last followed through a move. */
  anchor: liveAnchorSchema, moved: z.boolean(),
  /** The clause they stood in when raised. */
  clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(),
  raisedById: z.string(), raisedBy: z.string(), raisedAs: z.enum(roles), raisedAt: z.string(),
  resolvedAt: z.string().nullable(), resolvedBy: z.string().nullable(),
  /** The first is the remark itself. */
  replies: z.array(replySchema),
  refusals,
});
export type Remark = z.infer<typeof remarkSchema>;

export const replyVersionSchema = z.object({ version: z.number(), text: z.string(), at: z.string() });

export type RemarkState = 'same' | 'changed' | 'moved' | 'gone' | 'uncertain';

export interface RemarkFilter {
  show: 'open' | 'resolved' | 'all';
  whose: 'everyone' | 'mine' | 'mentions' | 'reference';
  /** A clause number: the clause and all below it. Null for the whole text. */
  clause: string | null;
  unplaced: boolean;
}

export const openRemarksOnly: RemarkFilter = { show: 'open', whose: 'everyone', clause: null, unplaced: false };

/** `now`: where the words stand today. A thread whose place is not certain keeps the clause it was raised in. */
export function passes(remark: Remark, now: { state: RemarkState; clauseNumber: string | null }, filter: RemarkFilter, personId: string): boolean {
  const isOpen = remark.resolvedAt === null;
  const clause = now.clauseNumber ?? remark.clauseNumber ?? '';
  return (filter.show === 'all' || isOpen === (filter.show === 'open'))
    && (!filter.unplaced || isUnplaced(now.state))
    && (filter.clause === null || clause === filter.clause || clause.startsWith(`${filter.clause}.`))
    && (filter.whose === 'everyone'
      || filter.whose === 'mine' && remark.replies.some(({ byId }) => byId === personId)
      || filter.whose === 'mentions' && remark.replies.some((reply) => reply.mentions.some((one) => one.personId === personId))
      || filter.whose === 'reference' && remark.raisedAs === 'reference_group');
}

/** `uncertain` never counts as found (design D6). */
export const isUnplaced = (state: RemarkState): boolean => state === 'gone' || state === 'uncertain';
