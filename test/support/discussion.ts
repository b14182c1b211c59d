/** Places in the working draft of `agreement-text.ts`. */
import { block, sentences } from './agreement-text.ts';

/** Words that stand once in that block of the draft. */
export function onDraft(name: keyof typeof sentences, quote: string) {
  const from = sentences[name].indexOf(quote);
  if (from === -1) throw new Error(`"${quote}" does not stand in ${name}`);
  return { from: { block: block(name), offset: from }, to: { block: block(name), offset: from + quote.length }, quote };
}
