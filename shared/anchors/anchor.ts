/** Anchors (design D6): exact words of a frozen version. Offsets are UTF-16 units of a block's plain text; blocks join with a line feed. */
import { z } from 'zod';
import { anchorScopes } from '../export.ts';
import { isCleanText, limits } from '../limits.ts';
import { blockIdPattern } from '../agreement/content.ts';

export const anchorPoint = z.object({ block: z.string().regex(blockIdPattern, { error: 'anchor-invalid' }), offset: z.number().int().min(0).max(1_000_000) });
export type AnchorPoint = z.infer<typeof anchorPoint>;

/** `documentId` is the frozen document's; `words` needs both ends and the quote, `block` its one block. */
export const anchorInput = z.object({
  scope: z.enum(anchorScopes),
  documentId: z.string().nullable().default(null),
  from: anchorPoint.nullable().default(null),
  to: anchorPoint.nullable().default(null),
  quote: z.string().max(limits.quote, { error: 'text-too-long' }).refine(isCleanText, { error: 'text-unclean' }).default(''),
});
export type AnchorInput = z.infer<typeof anchorInput>;

export interface AnchoredBlock {
  block: string;
  ordinal: number;
  text: string;
}

/** [client, clock, length] in plain-text order. */
export type IdRun = [number, number, number];

interface Span<B> { block: B; from: number; to: number }

/** True between the two units of one character: half a character is no place. */
const splitsCharacter = (text: string, offset: number): boolean => (text.codePointAt(offset - 1) ?? 0) > 0xffff;

/** The parts of each block between two points, in reading order; null when a point lies outside or inside a character, or they stand the wrong way round. */
export function spansBetween<B extends AnchoredBlock>(blocks: readonly B[], from: AnchorPoint, to: AnchorPoint): Span<B>[] | null {
  const first = blocks.findIndex((one) => one.block === from.block);
  const last = blocks.findIndex((one) => one.block === to.block);
  const start = blocks[first];
  const end = blocks[last];
  if (!start || !end || first > last || from.offset > start.text.length || to.offset > end.text.length || (first === last && from.offset >= to.offset)) return null;
  if (splitsCharacter(start.text, from.offset) || splitsCharacter(end.text, to.offset)) return null;
  return blocks.slice(first, last + 1).map((block, at) => ({ block, from: at === 0 ? from.offset : 0, to: first + at === last ? to.offset : block.text.length }));
}

/** The exact words between two points, or null when there is no such place. */
export function quoteBetween(blocks: readonly AnchoredBlock[], from: AnchorPoint, to: AnchorPoint): string | null {
  return spansBetween(blocks, from, to)?.map((span) => span.block.text.slice(span.from, span.to)).join('\n') ?? null;
}

/** The Yjs ids of the anchored characters: they keep their identity through split, join and retyping as list or heading. */
export function idsBetween<B extends AnchoredBlock & { runs: readonly IdRun[] }>(blocks: readonly B[], from: AnchorPoint, to: AnchorPoint): IdRun[] {
  return (spansBetween(blocks, from, to) ?? []).flatMap((span) => {
    let at = 0;
    return span.block.runs.flatMap(([client, clock, length]): IdRun[] => {
      const start = Math.max(span.from, at);
      const end = Math.min(span.to, at + length);
      const skipped = start - at;
      at += length;
      // What only the frozen text has, the number of a clause that is referred to, has no character of its own.
      return start < end && client >= 0 ? [[client, clock + skipped, end - start]] : [];
    });
  });
}

/** Up to 32 units on each side, from the same blocks; a character that only half fits is left out. */
export function wordsAround(blocks: readonly AnchoredBlock[], from: AnchorPoint, to: AnchorPoint): { before: string; after: string } {
  const start = blocks.find((one) => one.block === from.block)?.text ?? '';
  const end = blocks.find((one) => one.block === to.block)?.text ?? '';
  const first = Math.max(0, from.offset - 32);
  const last = to.offset + 32;
  return { before: start.slice(splitsCharacter(start, first) ? first + 1 : first, from.offset), after: end.slice(to.offset, splitsCharacter(end, last) ? last - 1 : last) };
}
