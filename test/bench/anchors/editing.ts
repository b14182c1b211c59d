/** What people do to a long text, as one edit at one place that chance chose, with what it carried along. */
import { joinBackward, setBlockType, splitBlock, toggleMark } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command, Transaction } from '@tiptap/pm/state';
import { moveNodes } from '#shared/agreement/moving-blocks.ts';
import { below, pick } from '../../agreement/chance.ts';
import type { Chance } from '../../agreement/chance.ts';
import type { Carried, Tags } from './truth.ts';
import { someSentences, someWords } from './words.ts';

export interface Edit { tr: Transaction; carried: readonly Carried[] }

interface Words { from: number; to: number; text: string; tags: number[] }

/** One who edits: what was taken away and may come back. */
export interface Hand { taken: Words | null }

type Act = (doc: Node, chance: Chance, tags: Tags, hand: Hand) => Edit | null;

const weights = { insert: 26, letter: 4, remove: 18, replace: 18, split: 6, join: 5, drop: 4, look: 6, shape: 3, retype: 3, takeBack: 3, add: 4 } as const;
const moving = { drag: 3, moveWords: 3 } as const;

/** With `moves`, blocks are dragged and words are cut out and pasted in elsewhere as well. */
export function someEdit(doc: Node, chance: Chance, { tags, hand, moves }: { tags: Tags; hand: Hand; moves: boolean }): Edit | null {
  const names = { ...weights, ...(moves ? moving : {}) };
  let left = chance() * Object.values(names).reduce((sum, weight) => sum + weight, 0);
  const name = Object.entries(names).find(([, weight]) => (left -= weight) < 0)?.[0] ?? 'insert';
  return acts[name]?.(doc, chance, tags, hand) ?? null;
}

const acts: Record<string, Act> = {
  insert: (doc, chance) => plain(EditorState.create({ doc }).tr.insertText(` ${someWords(chance, 1 + below(chance, 4))}`, place(doc, chance))),
  letter: (doc, chance) => plain(EditorState.create({ doc }).tr.insertText(pick(chance, ['a', 'r', 's', 'n']), place(doc, chance, 'anywhere'))),
  remove: (doc, chance, tags, hand) => {
    const words = wordsIn(doc, chance, tags, 5);
    if (words) hand.taken = words;
    return words && plain(EditorState.create({ doc }).tr.delete(words.from, words.to));
  },
  replace: (doc, chance, tags) => {
    const words = wordsIn(doc, chance, tags, 4);
    return words && plain(EditorState.create({ doc }).tr.insertText(someWords(chance, 1 + below(chance, 4)), words.from, words.to));
  },
  split: (doc, chance) => made(splitBlock, at(doc, place(doc, chance))),
  join: (doc, chance) => made(joinBackward, at(doc, pick(chance, lines(doc)).start)),
  drop: (doc, chance) => {
    const line = pick(chance, lines(doc));
    return doc.childCount < 10 ? null : plain(EditorState.create({ doc }).tr.delete(line.start - 1, line.start + line.node.content.size + 1));
  },
  look: (doc, chance, tags) => {
    const words = wordsIn(doc, chance, tags, 6);
    const bold = doc.type.schema.marks['bold'];
    return words && bold ? made(toggleMark(bold), at(doc, words.from, words.to)) : null;
  },
  shape: (doc, chance) => {
    const [heading, paragraph] = [doc.type.schema.nodes['heading'], doc.type.schema.nodes['paragraph']];
    return heading && paragraph ? made(chance() < 0.3 ? setBlockType(heading, { level: 2 }) : setBlockType(paragraph), at(doc, place(doc, chance))) : null;
  },
  // The same words once more, by the same hand or from an earlier version.
  retype: (doc, chance, tags) => {
    const words = wordsIn(doc, chance, tags, 12);
    return words && { tr: EditorState.create({ doc }).tr.delete(words.from, words.to).insertText(words.text, words.from), carried: [{ at: words.from, tags: words.tags }] };
  },
  takeBack: (doc, _chance, _tags, hand) => {
    const words = hand.taken;
    if (!words) return null;
    hand.taken = null;
    const $at = words.from <= doc.content.size ? doc.resolve(words.from) : null;
    return $at?.parent.isTextblock ? { tr: EditorState.create({ doc }).tr.insertText(words.text, words.from), carried: [{ at: words.from, tags: words.tags }] } : null;
  },
  add: (doc, chance) => {
    const line = pick(chance, lines(doc));
    const paragraph = doc.type.schema.nodes['paragraph'];
    return paragraph ? plain(EditorState.create({ doc }).tr.insert(line.start + line.node.content.size + 1, paragraph.create(null, doc.type.schema.text(someSentences(chance, 2))))) : null;
  },
  drag: (doc, chance, tags) => {
    const starts = [0];
    doc.forEach((node, offset) => { starts.push(offset + node.nodeSize); });
    const first = below(chance, doc.childCount);
    const [from = 0, to = 0] = [starts[first], starts[Math.min(doc.childCount, first + 1 + below(chance, 3))]];
    const target = pick(chance, starts);
    const moved = made(moveNodes(from, to, target), EditorState.create({ doc }));
    return moved && { ...moved, carried: [{ at: target > from ? target - (to - from) : target, tags: tags.slice(from, to) }] };
  },
  moveWords: (doc, chance, tags) => {
    const words = wordsIn(doc, chance, tags, 12);
    const target = place(doc, chance);
    if (!words || (target >= words.from && target <= words.to)) return null;
    const tr = EditorState.create({ doc }).tr.delete(words.from, words.to);
    const there = tr.mapping.map(target);
    return { tr: tr.insertText(words.text, there), carried: [{ at: there, tags: words.tags }] };
  },
};

const plain = (tr: Transaction): Edit => ({ tr, carried: [] });

function made(command: Command, state: EditorState): Edit | null {
  let done: Transaction | null = null;
  command(state, (tr) => { done = tr; });
  return done && plain(done);
}

function at(doc: Node, from: number, to = from): EditorState {
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
}

function lines(doc: Node): { node: Node; start: number }[] {
  const found: { node: Node; start: number }[] = [];
  doc.descendants((node, position) => { if (node.isTextblock) found.push({ node, start: position + 1 }); return !node.isTextblock; });
  return found;
}

/** Between two words, where one writes. */
function place(doc: Node, chance: Chance, where: 'words' | 'anywhere' = 'words'): number {
  const line = pick(chance, lines(doc));
  const offset = below(chance, line.node.content.size + 1);
  const rest = line.node.textContent.slice(offset);
  return line.start + offset + (where === 'words' ? /^[\p{L}\p{N}]*/u.exec(rest)?.[0].length ?? 0 : 0);
}

/** Whole words that follow one another in one line. */
function wordsIn(doc: Node, chance: Chance, tags: Tags, most: number): Words | null {
  const line = pick(chance, lines(doc));
  const found = [...line.node.textContent.matchAll(/\S+\s*/g)];
  if (found.length === 0) return null;
  const first = below(chance, found.length);
  const last = Math.min(found.length - 1, first + below(chance, most));
  const from = line.start + (found[first]?.index ?? 0);
  const to = line.start + (found[last]?.index ?? 0) + (found[last]?.[0].trimEnd().length ?? 0);
  return { from, to, text: doc.textBetween(from, to), tags: tags.slice(from, to) };
}
