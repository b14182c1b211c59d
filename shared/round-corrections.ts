/** A fault in the text of an open round is corrected by a new frozen version (`domain.md` 4.2): everybody is told what changed, and both versions stay readable. */
import { z } from 'zod';
import { changeSchema, differenceSchema } from './drafting-history.ts';
import { anchorScopes } from './export.ts';
import { day, id } from './people.ts';
import { roundDecision } from './round-decisions.ts';

/** `deadline`: the round's own, kept, or a later one. Who decided answers for both. */
export const correctionInput = z.object({ packageId: id, deadline: day, ...roundDecision });
export type CorrectionInput = z.infer<typeof correctionInput>;

const textFates = ['same', 'changed', 'added', 'removed'] as const;

/** One text of the round in both versions; `before` and `after` are frozen documents. `changes` as they stood in the comparison when the correction was made. */
const correctedTextSchema = z.object({
  title: z.string(), documentId: z.string(), fate: z.enum(textFates), before: z.string().nullable(), after: z.string().nullable(), changes: z.array(changeSchema),
});
export type CorrectedText = z.infer<typeof correctedTextSchema>;

/** What a consultee is shown of the difference between two versions of a text. */
export const consultedComparisonSchema = z.object({ comparison: differenceSchema });

/** Oldest first. `versionBefore` and `version` count the matter's frozen versions; `deadlineBefore` equals `deadline` when the day was kept. */
export const correctionSchema = z.object({
  id: z.string(), at: z.string(), packageBefore: z.string(), versionBefore: z.number(), packageId: z.string(), version: z.number(), deadlineBefore: z.string(), deadline: z.string(),
  decidedBy: z.string(), decidedOn: z.string(), reason: z.string(), texts: z.array(correctedTextSchema),
});
export type Correction = z.infer<typeof correctionSchema>;

/** A version that was read before: of a round that was never corrected there is none. */
export const earlierVersionSchema = z.object({
  id: z.string(), number: z.number(), hash: z.string(), until: z.string(), documents: z.array(z.object({ id: z.string(), title: z.string(), kind: z.string(), hash: z.string() })),
});

/**
 * Where words that were commented on in an earlier version of the round stand in the one that counts now (design D6); only `from` and `to` of what
 * was found are said. `uncertain` never counts as found, and `gone` still has its quote in the version it was written against.
 */
export const placeNowSchema = z.object({
  version: z.number(), state: z.enum(['same', 'changed', 'moved', 'gone', 'uncertain']),
  anchor: z.object({ scope: z.enum(anchorScopes), documentId: z.string().nullable(), from: z.object({ block: z.string(), offset: z.number() }).nullable(), to: z.object({ block: z.string(), offset: z.number() }).nullable(), quote: z.string() }).nullable(),
});
export type PlaceNow = z.infer<typeof placeNowSchema>;

/** The clauses that a correction touched, each once, in the order of the text: "3.2 Gemensamt ansvar". What stands in no clause is left out. */
export function clausesTouched(texts: readonly CorrectedText[]): { title: string; clauses: string[] }[] {
  return texts.filter(({ fate }) => fate !== 'same').map(({ title, changes }) => ({
    title, clauses: [...new Set(changes.flatMap(({ clause, heading }) => (clause === null ? [] : [`${clause} ${heading}`.trim()])))],
  }));
}
