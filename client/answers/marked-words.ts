/** A block of text with the commented words marked out. */
import type { Answer } from '#shared/answers.ts';

export interface MarkedText {
  before: string;
  words: string;
  after: string;
  /** Later blocks, when the words run over several. */
  further: string[];
}

/** A note mark or a line break stands as U+FFFC in plain text and has no letters of its own. */
export const readable = (text: string): string => text.replaceAll('\uFFFC', '');

/** Offsets are UTF-16 units of the block's own text (design D6), so the marking comes before the tidying. */
export function markedThen(frozen: NonNullable<Answer['frozen']>, quote: string): MarkedText {
  const [, ...further] = quote.split('\n');
  return {
    before: readable(frozen.text.slice(0, frozen.from)), words: readable(frozen.text.slice(frozen.from, frozen.to)), after: readable(frozen.text.slice(frozen.to)),
    further: further.map(readable).filter((one) => one !== ''),
  };
}

/** The words as they stand in the draft; a place that cannot be found in its block is shown without marking. */
export function markedNow({ text, blockText }: { text: string; blockText: string }): MarkedText {
  const [first = '', ...further] = text.split('\n');
  const at = first === '' ? -1 : blockText.indexOf(first);
  if (at < 0) return { before: readable(blockText), words: '', after: '', further: [] };
  return { before: readable(blockText.slice(0, at)), words: readable(first), after: readable(blockText.slice(at + first.length)), further: further.map(readable).filter((one) => one !== '') };
}
