/** What others had proposed to strike where somebody proposes that a paragraph, row or column goes (ADR 20): a word carries one strike, the first, so these carry none of his. */
import type { Node } from '@tiptap/pm/model';
import { derivedId, isBlockId } from './flat-format.ts';
import { isProposed, isSign, readSuggestionId, suggestionOn } from './suggestions.ts';

/**
 * For the sign of what goes: each suggestion that strikes words in this paragraph or cell, with a name of just these words (`s7.a.b:b…`, parted by spaces), null where none does.
 * Without those that this person proposes, which are taken back instead of struck.
 */
export function struckBefore(space: Node, client: number): string | null {
  const found = strikesIn(space, (node) => readSuggestionId(suggestionOn(node, 'words'))?.client === client);
  return [...found].filter(([id]) => readSuggestionId(id) !== null).map(named).join(' ') || null;
}

/** Total: null for what no editor of ours gave. */
export function readStruck(struck: unknown): string | null {
  if (typeof struck !== 'string') return null;
  const isNamed = (one: string): boolean => { const [id, words, ...more] = one.split(':'); return readSuggestionId(id) !== null && isBlockId(words) && more.length === 0; };
  return struck.split(' ').every(isNamed) ? struck : null;
}

/**
 * Whether nothing holds the paragraph or cell once it is accepted that it goes: signs do not, nor words whose strike these signs of it know. Another's strike that came later does,
 * and one that was drawn out since: among its words may be such as nobody knew who proposed or accepted that the place goes.
 */
export function isEmptied(space: Node, signs: readonly Node[]): boolean {
  const known = new Set(signs.flatMap(({ attrs }) => readStruck(attrs['struck'])?.split(' ') ?? []));
  return linesIn(space).every((line) => line.children.every((node) => isSign(node.type.name) || suggestionOn(node, 'strike') !== null))
    && [...strikesIn(space, () => false)].every((one) => known.has(named(one)));
}

/**
 * Whether nothing but open proposals holds a paragraph or cell that is not emptied: words that another proposes, or strikes without the sign's knowledge. Once these are settled
 * nothing may be left in it, so the sign that it goes stays for as long.
 */
export function isHeldByProposals(space: Node): boolean {
  return linesIn(space).every((line) => line.children.every((node) => isProposed(node) || suggestionOn(node, 'strike') !== null));
}

const named = ([id, words]: [string, string]): string => `${id}:${derivedId(words)}`;

const linesIn = (space: Node): readonly Node[] => (space.isTextblock ? [space] : space.children);

/** The words that each suggestion strikes, as one. */
function strikesIn(space: Node, isApart: (node: Node) => boolean): Map<string, string> {
  const found = new Map<string, string>();
  for (const node of linesIn(space).flatMap(({ children }) => children)) {
    const id = isSign(node.type.name) ? null : suggestionOn(node, 'strike');
    if (id !== null && !isApart(node)) found.set(id, (found.get(id) ?? '') + (node.text ?? '\uFFFC'));
  }
  return found;
}
