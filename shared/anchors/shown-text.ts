/** Words as a reader sees them: numbers of clauses in place of the leaves that refer to them. */
import { leafCharacter } from '../agreement/plain-text.ts';

/** A reference to a clause is a leaf in the working text and a number where it was frozen: it follows its clause, so that another number is no other word. */
export function saysTheSame(live: string, quote: string): boolean {
  if (live === quote) return true;
  if (!live.includes(leafCharacter)) return false;
  const words = live.split(leafCharacter);
  let at = 0;
  return words.every((part, nth) => {
    if (nth > 0) {
      const number = shownReference.exec(quote.slice(at));
      if (number === null) return false;
      at += number[0].length;
    }
    const holds = quote.startsWith(part, at);
    at += part.length;
    return holds;
  }) && at === quote.length;
}

const shownReference = /^(?:\uFFFC|\d+(?:\.\d+)*|\[avsnittet är borttaget\])/;
