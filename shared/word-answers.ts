/** An answer in a Word file that was sent out: what is found in it, shown for review before any of it counts. */
import { z } from 'zod';
import { commentInput, decisionLevels } from './consultation.ts';
import { anchorScopes, commentKinds, stances } from './export.ts';

/** `comment`: in the margin; `tracked`: a tracked change; `untracked`: the words differ from those sent, and nobody tracked it; `form`: a row of the form; `table`: a row of a comment table. */
const foundSources = ['comment', 'tracked', 'untracked', 'form', 'table'] as const;

const point = z.object({ block: z.string(), offset: z.number() });
const foundSchema = z.object({
  id: z.string(),
  source: z.enum(foundSources),
  kind: z.enum(commentKinds),
  /** Of a comment table, as one counts in the file. */
  row: z.number().nullable(),
  /** Where it belongs in the frozen version; null when that could not be told. */
  anchor: z.object({ scope: z.enum(anchorScopes), documentId: z.string().nullable(), from: point.nullable(), to: point.nullable(), quote: z.string() }).nullable(),
  clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(),
  /** The words as they stood in the file, for what has no place. */
  quote: z.string(),
  text: z.string(), proposedText: z.string(), reason: z.string(),
  /** Nothing is put in the place of the words. */
  isRemoval: z.boolean(),
  author: z.string(), day: z.string().nullable(), isResolved: z.boolean(),
  replies: z.array(z.object({ author: z.string(), text: z.string() })),
});
export type Found = z.infer<typeof foundSchema>;

const filledFormSchema = z.object({
  stance: z.enum(stances).nullable(), condition: z.string(), summary: z.string(), decidingBody: z.string(), decisionLevel: z.enum(decisionLevels).nullable(), decidedOn: z.string().nullable(), paragraph: z.string(), registryNumber: z.string(),
  /** On the sections that the round asks for; only those that were filled in. */
  sections: z.array(z.object({ sectionId: z.string(), stance: z.enum(stances).nullable(), condition: z.string() })),
  /** Questions that were answered with other words than the form offers. */
  unread: z.array(z.string()),
});
export type WordForm = z.infer<typeof filledFormSchema>;

/** What a row of a comment table cannot be read for, in which column (of the eight). */
const tableFaultSchema = z.object({ row: z.number(), column: z.enum(['clause', 'kind', 'comment', 'proposed']), code: z.enum(['nothing-said', 'too-long', 'unknown-kind', 'unknown-stance', 'stance-twice', 'stance-unclear', 'condition-too-long']), said: z.string() });
export type TableFault = z.infer<typeof tableFaultSchema>;

export const wordAnswerSchema = z.object({
  file: z.string(),
  /** Of the frozen version that the file is matched with. */
  documentId: z.string(), documentTitle: z.string(),
  /** What the file says of itself: false for another version, null when it says nothing. */
  isThisVersion: z.boolean().nullable(),
  found: z.array(foundSchema),
  form: filledFormSchema.nullable(),
  faults: z.array(tableFaultSchema),
});
export type WordAnswer = z.infer<typeof wordAnswerSchema>;

/** A letter of one's own making, paragraph by paragraph, to mark in. */
export const letterTextSchema = z.object({ name: z.string(), paragraphs: z.array(z.string()) });
export type LetterText = z.infer<typeof letterTextSchema>;

/** At most this many at a time: a file with more is an answer that somebody must look at. */
const mostComments = 1_000;
export const wordCommentsInput = z.object({ file: z.string().max(300), comments: z.array(commentInput).min(1, { error: 'nothing-chosen' }).max(mostComments) });
export type WordCommentsInput = z.infer<typeof wordCommentsInput>;
