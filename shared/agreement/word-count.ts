/** How long a text is: as it stands, without what is only proposed in it. */
import type { Node } from '@tiptap/pm/model';
import { isProposed } from './suggestions.ts';

export interface TextLength {
  words: number;
  /** Signs as a reader counts them, line breaks apart. */
  characters: number;
  charactersWithoutSpaces: number;
}

/** What a frozen version counts as words too. */
export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

const none: TextLength = { words: 0, characters: 0, charactersWithoutSpaces: 0 };

/** Nodes that have not changed are not counted again, so that a key in a text of 400 pages costs one paragraph. */
const counted = new WeakMap<Node, TextLength>();

/** Of the whole document or any part of it. */
export function lengthOf(node: Node): TextLength {
  const known = counted.get(node);
  if (known) return known;
  let length = none;
  if (node.isTextblock) length = lengthOfText(textOf(node, 0, node.content.size));
  else node.forEach((child) => { length = sum(length, lengthOf(child)); });
  counted.set(node, length);
  return length;
}

/** Of what lies between two places; a word that is cut counts on both sides. */
export function lengthBetween(doc: Node, from: number, to: number): TextLength {
  let length = none;
  doc.nodesBetween(from, to, (node, position) => {
    if (from <= position && to >= position + node.nodeSize) {
      length = sum(length, lengthOf(node));
      return false;
    }
    if (!node.isTextblock) return true;
    length = sum(length, lengthOfText(textOf(node, Math.max(0, from - position - 1), Math.min(node.content.size, to - position - 1))));
    return false;
  });
  return length;
}

function lengthOfText(text: string): TextLength {
  const signs = (words: string): number => Array.from(words).length;
  return { words: wordsIn(text), characters: signs(text.replaceAll('\n', '')), charactersWithoutSpaces: signs(text.replace(/\s/g, '')) };
}

function textOf(block: Node, from: number, to: number): string {
  let text = '';
  block.forEach((node, offset) => {
    if (offset >= to || offset + node.nodeSize <= from || isProposed(node)) return;
    if (node.isText) text += (node.text ?? '').slice(Math.max(0, from - offset), to - offset);
    else if (node.type.name === 'hardBreak') text += '\n';
  });
  return text;
}

function sum(a: TextLength, b: TextLength): TextLength {
  return { words: a.words + b.words, characters: a.characters + b.characters, charactersWithoutSpaces: a.charactersWithoutSpaces + b.charactersWithoutSpaces };
}
