/** Named versions, the history of a text and comparisons: shapes and rules for screen and server alike. */
import { z } from 'zod';
import { listNumbers } from './agreement/list-numbers.ts';
import { purposes, whyNotWrite } from './drafting.ts';
import { limits } from './limits.ts';
import { type MatterActor, refusals } from './matters.ts';
import { line, text } from './people.ts';

/** Anyone in the working group may put a name to a point in the history; nothing in the text changes by it. */
export function whyNotNameVersion(actor: MatterActor): string | null {
  return whyNotWrite(actor);
}

/** A restore writes in the whole text, so it waits until every lock is gone. */
export function whyNotRestore(actor: MatterActor, document: { isLocked: boolean; lockedClauses: number }): string | null {
  return whyNotWrite(actor, document) ?? (document.lockedClauses > 0 ? 'restore-locked' : null);
}

/** `named` by a person, `kept` of what stood before a restore, `restored` of what stood after it. */
export const versionKinds = ['named', 'kept', 'restored'] as const;
export const versionInput = z.object({ title: line(limits.title), reason: text(2000).default('') });
export const versionSchema = z.object({
  id: z.string(), documentId: z.string(),
  /** Counted in the document: 1, 2, 3 … */
  number: z.number(),
  kind: z.enum(versionKinds), title: z.string(), reason: z.string(), namedBy: z.string(), namedAt: z.string(),
  /** The row of the update log after which the text was this. */
  seq: z.number(),
  /** SHA-256 of the canonical text, as of a frozen version. */
  hash: z.string(), words: z.number(),
});
export type Version = z.infer<typeof versionSchema>;
export const versionListSchema = z.object({ items: z.array(versionSchema), next: z.null(), refusals });

/** A point in the life of a text: as it stands `now`, a named `version`, a `frozen` document, or after a row of its `log`. */
const pointPattern = /^(?:now|(?:version|frozen)\.[0-9a-f-]{36}|log\.\d{1,12})$/;
export const pointInput = z.string().regex(pointPattern, { error: 'point-invalid' });
const pointSchema = z.object({
  point: z.string(),
  kind: z.enum(['now', 'version', 'frozen', 'log']),
  number: z.number().nullable(), title: z.string(), purpose: z.enum(purposes).nullable(), at: z.string(), hash: z.string().nullable(),
});
export type PointView = z.infer<typeof pointSchema>;

/** `inserted` and `deleted` count characters. */
const authorSchema = z.object({ personId: z.string().nullable(), name: z.string(), inserted: z.number(), deleted: z.number() });
const stopSchema = z.object({
  /** The last row of the log that it covers. */
  seq: z.number(), from: z.string(), to: z.string(), authors: z.array(authorSchema),
});
export type Stop = z.infer<typeof stopSchema>;
export const historySchema = z.object({ items: z.array(stopSchema), next: z.null(), refusals });

const inlineSchema = z.looseObject({ type: z.string() });
const partSchema = z.object({ op: z.enum(['same', 'ins', 'del', 'format']), inline: inlineSchema, was: z.array(inlineSchema).optional() });
const fates = ['same', 'changed', 'inserted', 'deleted', 'moved-here', 'moved-away'] as const;
const faceSchema = z.object({
  id: z.string(), type: z.string(), level: z.number(), pageBreak: z.boolean(),
  image: z.object({ hash: z.string().nullable(), width: z.number(), height: z.number(), alt: z.string().nullable(), share: z.number() }).nullable(), clause: z.string().nullable(), heading: z.string(),
  list: z.object({ list: z.string(), item: z.string(), ordered: z.boolean(), start: z.number(), numbers: z.enum(listNumbers).nullable(), depth: z.number(), first: z.boolean(), number: z.string().nullable() }).nullable(),
});
const tableFaceSchema = z.object({ id: z.string(), clause: z.string().nullable(), heading: z.string() });
const lineSchema = z.object({
  kind: z.literal('line'), fate: z.enum(fates), before: faceSchema.nullable(), after: faceSchema.nullable(), parts: z.array(partSchema),
  end: z.enum(['same', 'ins', 'del']), continues: z.boolean(), change: z.number().nullable(),
});
const spanSchema = z.object({ colspan: z.number(), rowspan: z.number() });
const cellSchema = z.object({
  fate: z.enum(fates), headerBefore: z.boolean().nullable(), headerAfter: z.boolean().nullable(),
  spanBefore: spanSchema.nullable(), spanAfter: spanSchema.nullable(), span: spanSchema, remerged: z.boolean(), lines: z.array(lineSchema),
});
const tableSchema = z.object({
  kind: z.literal('table'), fate: z.enum(fates), before: tableFaceSchema.nullable(), after: tableFaceSchema.nullable(), columns: z.array(z.enum(fates)),
  rows: z.array(z.object({ fate: z.enum(fates), cells: z.array(z.union([cellSchema, z.literal('covered')]).nullable()) })), widths: z.array(z.number()).nullable(), shares: z.object({ before: z.array(z.number()).nullable(), after: z.array(z.number()).nullable() }), widthsChanged: z.boolean(), change: z.number().nullable(),
});
const changeKinds = ['text', 'format', 'structure', 'inserted', 'deleted', 'moved', 'moved-away', 'split', 'joined', 'table'] as const;

/** One stop on the way through a comparison. */
export const changeSchema = z.object({ kind: z.enum(changeKinds), clause: z.string().nullable(), heading: z.string(), otherClause: z.string().nullable(), lines: z.number(), excerpt: z.string() });

/** See `shared/agreement/compare-value.ts`. Accepting every change gives the newer text, rejecting every change the older. */
export const differenceSchema = z.object({
  body: z.array(z.discriminatedUnion('kind', [lineSchema, tableSchema])), footnotes: z.array(lineSchema),
  changes: z.array(changeSchema),
  counts: z.object({ changed: z.number(), inserted: z.number(), deleted: z.number(), moved: z.number(), reformatted: z.number(), wordsInserted: z.number(), wordsDeleted: z.number() }),
});
export const comparisonSchema = z.object({ from: pointSchema, to: pointSchema, comparison: differenceSchema });

/** Who wrote which words: stretches of each block's plain text (design D6), by place in `people`. */
export const authorshipSchema = z.object({
  point: pointSchema,
  /** The server itself has no person: its name is empty. */
  people: z.array(z.object({ personId: z.string().nullable(), name: z.string(), letters: z.number() })),
  blocks: z.array(z.object({
    block: z.string(), kind: z.string(), level: z.number(), clause: z.string().nullable(), heading: z.string(), text: z.string(),
    stretches: z.array(z.object({ at: z.number(), length: z.number(), person: z.number(), when: z.string().nullable() })),
  })),
});
export type Authorship = z.infer<typeof authorshipSchema>;

export const restoreInput = z.object({ point: pointInput });
/** What a restore takes away besides words: proposals that nobody has accepted or rejected are rejected by it, and are in no version. */
export const restorePreview = z.object({ openProposals: z.number().int() });
export const restoreAnswer = z.object({ kept: versionSchema, restored: versionSchema });
