/** Two write in one comment: what a colleague has changed meanwhile is set beside one's own, field by field. */
import type { Comment } from '#shared/consultation.ts';

export type Said = Pick<Comment, 'kind' | 'text' | 'proposedText' | 'reason'>;
export type SaidField = keyof Said;

export interface CommentConflict {
  field: SaidField;
  mine: string;
  theirs: string;
  by: string;
}

interface Writing {
  /** What was to be saved. */
  change: Partial<Said>;
  /** The comment that it was written upon. */
  base: Said;
  /** What was sent before without an answer: it may have been saved all the same. */
  sent: Partial<Said>;
}

/** After a no: the fields in which a colleague wrote other words than one's own, and what may be saved upon the fresh comment all the same. */
export function comparedComment({ change, base, sent }: Writing, fresh: Said, by: string): { conflicts: CommentConflict[]; open: Partial<Said> } {
  const fields = Object.keys(change) as SaidField[];
  const overtaken = fields.filter((field) => fresh[field] !== base[field] && fresh[field] !== change[field] && fresh[field] !== sent[field]);
  return {
    conflicts: overtaken.map((field) => ({ field, mine: change[field] ?? '', theirs: fresh[field], by })),
    open: Object.fromEntries(fields.filter((field) => !overtaken.includes(field)).map((field) => [field, change[field]])),
  };
}

/** The comment on the screen with what a colleague wrote in the fields that one has not touched since `base`. */
export function withTheirs<S extends Said>(shown: S, base: Said, fresh: Said): S {
  const untouched = (Object.keys(base) as SaidField[]).filter((field) => shown[field] === base[field]);
  return { ...shown, ...Object.fromEntries(untouched.map((field) => [field, fresh[field]])) };
}

export const saidOf = ({ kind, text, proposedText, reason }: Said): Said => ({ kind, text, proposedText, reason });
