/**
 * A further round can be on the changes only (`domain.md` 2.3, ConsultationRound): each consultee reads the clauses that changed since the version it
 * answered. What is said of other clauses is received all the same, and marked.
 */
import { z } from 'zod';
import type { ChangedClause } from './agreement/changed-clauses.ts';
import type { AnchorInput } from './anchors/anchor.ts';
import { differenceSchema } from './drafting-history.ts';

const clauseFates = ['changed', 'added', 'struck', 'moved'] as const satisfies readonly ChangedClause['fate'][];

/** A clause with its own words, without the clauses below it. */
export const changedClauseSchema = z.object({
  fate: z.enum(clauseFates),
  /** Its number now and before; null where it did not stand, or has none. */
  clause: z.string().nullable(), clauseBefore: z.string().nullable(), heading: z.string(),
  /** Its first paragraph in the newer text, to comment on; null when it was struck. */
  first: z.string().nullable(),
  /** Its paragraphs in either text, in the newer one also the headings above it. */
  blocks: z.array(z.string()), above: z.array(z.string()),
  comparison: differenceSchema,
});
/** What a comment may stand on without being outside the changes: frozen documents of the newer version. `whole`: the text is new. */
const changedPartSchema = z.object({ documentId: z.string(), whole: z.boolean(), blocks: z.array(z.string()) });
export type ChangedPart = z.infer<typeof changedPartSchema>;

/** Never refused for it: only marked. What is said of a text as a whole is not outside. */
export function isOutsideChanges(parts: readonly ChangedPart[], { documentId, from, to }: Pick<AnchorInput, 'documentId' | 'from' | 'to'>): boolean {
  if (documentId === null || from === null) return false;
  return !parts.some((part) => part.documentId === documentId && (part.whole || part.blocks.includes(from.block) || (to !== null && part.blocks.includes(to.block))));
}

/** How a round says what it is on, in short. `version`: that of the earlier round which this reader answered, or its last. */
export const changesOfferedSchema = z.object({
  since: z.object({ number: z.number(), title: z.string() }), version: z.number(),
  /** Whether this consultee answered the earlier round. */
  answered: z.boolean(),
  /** How many clauses changed since that version. */
  clauses: z.number(), parts: z.array(changedPartSchema),
});
export type ChangesOffered = z.infer<typeof changesOfferedSchema>;

/** One text of the round against the version before; `before` and `after` are frozen documents. What was added or removed as a whole has no clauses of its own here. */
export interface ChangedText { title: string; documentId: string; fate: 'same' | 'changed' | 'added' | 'removed'; before: string | null; after: string | null; clauses: ChangedClause[] }

export const changedPartsOf = (texts: readonly ChangedText[]): ChangedPart[] => texts.flatMap(({ after, fate, clauses }) => (after === null || fate === 'same' ? [] : [{ documentId: after, whole: fate === 'added', blocks: [...new Set(clauses.flatMap(({ blocks, above }) => [...blocks, ...above]))] }]));

/** How many places there are to look at: a text that came or went is one. */
export const countChanged = (texts: readonly ChangedText[]): number => texts.reduce((sum, { fate, clauses }) => sum + (fate === 'changed' ? clauses.length : fate === 'same' ? 0 : 1), 0);

/** "3.2 Gemensamt ansvar", each once, by text; a text that came or went stands by its name alone. */
export function clausesNamed(texts: readonly ChangedText[]): { title: string; clauses: string[] }[] {
  return texts.filter(({ fate }) => fate !== 'same').map(({ title, clauses }) => ({ title, clauses: [...new Set(clauses.flatMap(({ clause, clauseBefore, heading }) => [`${clause ?? clauseBefore ?? ''} ${heading}`.trim()].filter((name) => name !== '')))] }));
}
