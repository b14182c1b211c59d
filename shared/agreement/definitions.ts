/** Terms that an agreement defines: words marked in the place that says what they mean, and how the rest of the text uses them. */
import type { Node } from '@tiptap/pm/model';

export interface DefinedTerm {
  /** As it is written where it is first defined. */
  term: string;
  /** Blocks in which it is defined, in reading order: more than one is a fault of the text. */
  places: string[];
  /** How often it is used elsewhere, as a word of its own and in any case. */
  uses: number;
}

/** In reading order of their first definition. Words that are proposed to be struck or added count as they stand. */
export function definedTerms(doc: Node): DefinedTerm[] {
  const terms = new Map<string, DefinedTerm>();
  const texts: string[] = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    let rest = '';
    for (const words of markedWords(node)) {
      // A space keeps the words on either side apart.
      if (!words.isTerm) { rest += words.text; continue; }
      rest += ' ';
      const term = words.text.replace(/\s+/g, ' ').trim();
      if (term === '') continue;
      const known = terms.get(key(term)) ?? { term, places: [], uses: 0 };
      terms.set(key(term), known);
      known.places.push(String(node.attrs['id']));
    }
    texts.push(rest);
    return false;
  });
  const text = key(texts.join('\n'));
  for (const [sought, found] of terms) found.uses = usesOf(sought, text);
  return [...terms.values()];
}

/** How often a text that does not define it uses a term. */
export function usesElsewhere(term: string, doc: Node): number {
  return usesOf(key(term), key(doc.textBetween(0, doc.content.size, '\n', ' ')));
}

const key = (words: string): string => words.toLocaleLowerCase('sv');

/** Stretches of a block's text, neighbours of one kind together: a term may be partly bold. */
function markedWords(block: Node): { text: string; isTerm: boolean }[] {
  const stretches: { text: string; isTerm: boolean }[] = [];
  block.forEach((inline) => {
    const isTerm = inline.marks.some(({ type }) => type.name === 'definition');
    const text = inline.isText ? inline.text ?? '' : ' ';
    const last = stretches.at(-1);
    if (last?.isTerm === isTerm) last.text += text;
    else stretches.push({ text, isTerm });
  });
  return stretches;
}

/** Whole words only: `plan` is not used in `planering`; a Swedish genitive is the same word. */
function usesOf(term: string, text: string): number {
  const pattern = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}s?(?![\\p{L}\\p{N}])`, 'gu'))].length;
}
