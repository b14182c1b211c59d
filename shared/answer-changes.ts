/** From a comment to the words that changed because of it, and back (`domain.md` 4.4 `implementedIn`). */
import { z } from 'zod';
import { type AnchorState } from './anchors/place.ts';
import { anchorStates, type AnswerSubject } from './answers.ts';
import { commentNumber } from './comment-splits.ts';
import { blockIdPattern } from './agreement/content.ts';
import { dispositions } from './export.ts';
import { limits } from './limits.ts';
import { type MatterActor, refusals, writes } from './matters.ts';
import { id, text } from './people.ts';

/** Linking an answer to what was changed in the draft, and taking the link away. Refuses `writers-only`, `round-concluded`, `comment-is-duplicate`. */
export function whyNotLinkChange(actor: MatterActor, comment: Pick<AnswerSubject, 'concluded' | 'duplicate' | 'split'>): string | null {
  if (!writes(actor)) return 'writers-only';
  if (comment.concluded) return 'round-concluded';
  if (comment.split === true) return 'comment-split';
  return comment.duplicate ? 'comment-is-duplicate' : null;
}

/** Stating why words were changed that no comment asked for. */
export function whyNotExplainChange(actor: MatterActor, round: { concluded: boolean }): string | null {
  if (!writes(actor)) return 'writers-only';
  return round.concluded ? 'round-concluded' : null;
}

export interface WordingSubject extends Pick<AnswerSubject, 'concluded' | 'duplicate' | 'split'> {
  proposedText: string;
  /** A standing change that was made of this very wording. */
  applied: boolean;
  isLocked: boolean;
}

/** Writing a proposed wording into the draft; what a place must be for it is {@link whyNotAtPlace}. */
export function whyNotApplyWording(actor: MatterActor, subject: WordingSubject): string | null {
  const linking = whyNotLinkChange(actor, subject);
  if (linking !== null) return linking;
  if (subject.proposedText.trim() === '') return 'no-proposed-wording';
  if (subject.applied) return 'wording-applied-already';
  return subject.isLocked ? 'document-locked' : null;
}

/** Only where the consulted words stand, or where a person has read what stands there now and says that it is the place (design D6: `uncertain` never counts as found). */
export function whyNotAtPlace(place: { state: AnchorState } | null, confirmed: boolean): string | null {
  if (place === null) return 'wording-without-place';
  switch (place.state) {
    case 'same': return null;
    case 'changed': case 'moved': return confirmed ? null : 'place-unconfirmed';
    case 'gone': return 'place-gone';
    case 'uncertain': return 'place-uncertain';
  }
}

export const wordingInput = z.object({
  /** What is to stand there: as proposed, or as the writer has changed it. */
  words: text(limits.comment).min(1, { error: 'text-required' }),
  /** The words that the writer saw at the place: others are never replaced unseen. */
  stands: text(limits.comment),
  confirmed: z.boolean().default(false),
});

const blocks = z.array(z.string().regex(blockIdPattern, { error: 'anchor-invalid' })).min(1, { error: 'text-required' }).max(200);
/** `blocks`: those of one changed place of the comparison. */
export const pickedChangeInput = z.object({ documentId: id, blocks });
/** An empty reason takes the one that stands away. */
export const changeReasonInput = z.object({ documentId: id, blocks, reason: text(limits.rationale) });

const linkedChangeSchema = z.object({
  id: z.string(),
  /** `applied`: written into the draft from the comment. `picked`: made by hand, and linked afterwards. */
  kind: z.enum(['applied', 'picked']),
  documentId: z.string(), documentTitle: z.string(), block: z.string().nullable(), clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(),
  before: z.string(), after: z.string(),
  /** False when what was changed reads once more as it was consulted on: the link then shows no change. */
  stands: z.boolean(),
  by: z.string(), at: z.string(),
  refusals,
});
export type LinkedChange = z.infer<typeof linkedChangeSchema>;

export const commentChangesSchema = z.object({
  /** Those that stand, oldest first; of a duplicate those of the comment it points to. */
  links: z.array(linkedChangeSchema),
  /** Null when the comment proposes no wording. */
  wording: z.object({ words: z.string(), state: z.enum(anchorStates).nullable(), stands: z.string(),
    /** What stands around the place in its paragraphs. */
    before: z.string(), after: z.string(), documentId: z.string().nullable(), whyNotHere: z.string().nullable() }).nullable(),
  refusals,
});
export type CommentChanges = z.infer<typeof commentChangesSchema>;

const changedPlaceSchema = z.object({
  /** The blocks it covers, of either version. */
  blocks: z.array(z.string()),
  kind: z.enum(['text', 'format', 'structure', 'inserted', 'deleted', 'moved', 'table']),
  clauseNumber: z.string().nullable(), clauseHeading: z.string(), before: z.string(), after: z.string(),
  comments: z.array(z.object({ linkId: z.string(), commentId: z.string(), number: commentNumber, organisation: z.string(), disposition: z.enum(dispositions).nullable() })),
  reason: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type ChangedPlace = z.infer<typeof changedPlaceSchema>;

/** Whether anyone can say why it was changed. */
export const isExplained = (place: Pick<ChangedPlace, 'comments' | 'reason'>): boolean => place.comments.length > 0 || place.reason !== null;

export const roundChangesSchema = z.object({
  documents: z.array(z.object({ documentId: z.string(), frozenDocumentId: z.string(), title: z.string(), places: z.array(changedPlaceSchema) })),
  /** Answered as met, and no linked change stands. */
  withoutChange: z.array(z.object({ commentId: z.string(), number: commentNumber, organisation: z.string(), clauseNumber: z.string().nullable(), text: z.string(), disposition: z.enum(dispositions).nullable(), state: z.enum(['new', 'proposed', 'decided']) })),
  unexplained: z.number(),
  refusals,
});
export type RoundChanges = z.infer<typeof roundChangesSchema>;
