/** One submitted comment answered in several parts: passages of its words, each with an answer of its own. The comment stays as it was submitted (`domain.md` 4.4). */
import { z } from 'zod';
import type { CommentNumber } from './export.ts';
import { leads, type MatterActor, refusals, writes } from './matters.ts';

export const commentNumber = z.union([z.number(), z.string()]);

export const splitFields = ['text', 'proposedText', 'reason'] as const;
export type SplitField = (typeof splitFields)[number];
/** What a comment says, field by field. */
export type Said = Record<SplitField, string>;

/** As many as there are letters for them: 12a … 12z. */
export const mostParts = 26;
/** Passages in one comment: of 50,000 characters, several to a line. */
const mostPassages = 5_000;

/** Offsets in UTF-16 units of the field's text; `part` from 0 in the order of the letters, null for what is left as common to them all. */
const passage = z.object({ field: z.enum(splitFields), from: z.int().min(0), to: z.int().min(1), part: z.int().min(0).max(mostParts - 1).nullable() });
export type Passage = z.infer<typeof passage>;
/** Every word of the comment, field by field, from its beginning to its end. */
export const splitInput = z.object({ passages: z.array(passage).min(1).max(mostPassages) });

export interface SplitSubject {
  concluded: boolean;
  state: 'new' | 'proposed' | 'decided' | 'withdrawn' | 'replaced';
  /** It is a part already. */
  part: boolean;
  /** It takes another's answer, or others take its. */
  linked: boolean;
  /** Changed words are linked to it. */
  changed: boolean;
  /** It stands on a list that waits for its meeting. */
  listed: boolean;
}

/** Who sorts comments splits them, as long as nothing rests on the comment as one. */
export function whyNotSplit(actor: MatterActor, comment: SplitSubject & { split?: boolean }): string | null {
  if (!writes(actor) && !leads(actor)) return 'answerers-only';
  if (comment.concluded) return 'round-concluded';
  if (comment.state === 'withdrawn') return 'split-withdrawn';
  if (comment.state === 'replaced') return 'split-replaced';
  if (comment.split === true) return 'comment-split';
  if (comment.part) return 'split-again';
  if (comment.state === 'decided') return 'split-decided';
  if (comment.linked) return 'split-linked';
  if (comment.changed) return 'split-changed';
  return comment.listed ? 'split-listed' : null;
}

/** Put together again as long as nothing rests on one of the parts. */
export function whyNotJoin(actor: MatterActor, parts: readonly SplitSubject[]): string | null {
  if (!writes(actor) && !leads(actor)) return 'answerers-only';
  if (parts.some(({ concluded }) => concluded)) return 'round-concluded';
  if (parts.some(({ state }) => state === 'withdrawn')) return 'split-withdrawn';
  if (parts.some(({ state }) => state === 'replaced')) return 'split-replaced';
  if (parts.some(({ state }) => state === 'decided')) return 'join-decided';
  if (parts.some(({ linked }) => linked)) return 'join-linked';
  if (parts.some(({ changed }) => changed)) return 'join-changed';
  return parts.some(({ listed }) => listed) ? 'join-listed' : null;
}

/** Refuses `split-incomplete` where a word is in no passage or in two, `split-too-few` for fewer than two parts, `split-part-empty` for a part that neither says nor proposes anything. */
export function whyNotSoSplit(said: Said, passages: readonly Passage[]): string | null {
  if (!splitFields.every((field) => covers(said[field], passages.filter((one) => one.field === field)))) return 'split-incomplete';
  const count = partsIn(passages);
  if (count < 2) return 'split-too-few';
  return Array.from({ length: count }, (_, part) => partOf(said, passages, part)).some(({ text, proposedText }) => !hasWords(text) && !hasWords(proposedText)) ? 'split-part-empty' : null;
}

export const partsIn = (passages: readonly Pick<Passage, 'part'>[]): number => Math.max(0, ...passages.map(({ part }) => (part === null ? 0 : part + 1)));

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function covers(text: string, passages: readonly Passage[]): boolean {
  let at = 0;
  for (const { from, to } of passages) {
    if (from !== at || to <= from || to > text.length || cutsSign(text, to)) return false;
    at = to;
  }
  return at === text.length;
}

/** A sign outside the basic plane is two units, and never half of it a passage's end. */
const cutsSign = (text: string, at: number): boolean => /^[\uDC00-\uDFFF]$/.test(text[at] ?? '') && /^[\uD800-\uDBFF]$/.test(text[at - 1] ?? '');

/** Between passages of one part that stand apart in the comment. */
const apart = ' […] ';

/** What one part says: its passages as they stand in the comment. */
export function partOf(said: Said, passages: readonly Passage[], part: number): Said {
  return joined(passages.filter((one) => one.part === part), (field, from, to) => said[field].slice(from, to));
}

/** Passages that meet become one; `words` gives what is read between two places of a field. */
export function joined(passages: readonly Pick<Passage, 'field' | 'from' | 'to'>[], words: (field: SplitField, from: number, to: number) => string): Said {
  const read = (field: SplitField): string => {
    const spans: { from: number; to: number }[] = [];
    for (const { from, to } of passages.filter((one) => one.field === field)) {
      const last = spans.at(-1);
      if (last?.to === from) last.to = to;
      else spans.push({ from, to });
    }
    return spans.map(({ from, to }) => words(field, from, to).trim()).filter((one) => one !== '').join(apart);
  };
  return { text: read('text'), proposedText: read('proposedText'), reason: read('reason') };
}

/** 12 and 0 give 12a. */
export const partNumber = (number: number, part: number): string => `${number}${String.fromCharCode(97 + part)}`;

/** By number, and parts in the order of their letters. */
export const inNumberOrder = (a: CommentNumber, b: CommentNumber): number => (typeof a === 'number' && typeof b === 'number' ? a - b : Number.parseInt(String(a), 10) - Number.parseInt(String(b), 10) || String(a).localeCompare(String(b)));

interface Piece { from: number; to: number }

/** A text sentence by sentence, each with the space after it. */
export const sentencesOf = (text: string): Piece[] => pieces(text, { from: 0, to: text.length }, /(?:[^.!?\n]|[.!?](?![\s"”»)]))+[.!?]*["”»)]*\s*|[\s\S]\s*/gu);

/** A piece in smaller ones: by the signs within it, then word by word. One word is not divided. */
export function finer(text: string, piece: Piece): Piece[] {
  const clauses = pieces(text, piece, /[^,;:–]+(?:[,;:–]+\s*|$)|[\s\S]/gu);
  return clauses.length > 1 ? clauses : pieces(text, piece, /\s*\S+\s*/gu);
}

function pieces(text: string, { from, to }: Piece, by: RegExp): Piece[] {
  const found: Piece[] = [];
  for (const { index, 0: words } of text.slice(from, to).matchAll(by)) {
    const last = found.at(-1);
    // Signs alone belong to the words before them.
    if (last !== undefined && !hasWords(words)) last.to = from + index + words.length;
    else found.push({ from: last?.to ?? from, to: from + index + words.length });
  }
  const last = found.at(-1);
  if (last === undefined) return from === to ? [] : [{ from, to }];
  last.to = to;
  return found;
}

/** A part, beside the comment it is of. */
export const splitFromSchema = z.object({
  /** The comment as it was submitted. */
  id: z.string(), number: z.number(), text: z.string(), proposedText: z.string(), reason: z.string(),
  by: z.string(), at: z.string(),
  /** In the order of the letters, the one that is read among them. */
  parts: z.array(z.object({ id: z.string(), number: z.string(), text: z.string() })),
  /** Left as common to them all; '' where nothing was. */
  common: z.object({ text: z.string(), proposedText: z.string(), reason: z.string() }),
  refusals,
});
export type SplitFrom = z.infer<typeof splitFromSchema>;
