/** Whole blocks, or items, that are moved, as a proposal: a sign at the place where they would stand. */
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import type { ProposedEdit } from './suggesting-kinds.ts';
import { movedElsewhere } from './moved-elsewhere.ts';
import { readMove } from './proposed-moves.ts';
import type { ProposedMove } from './proposed-moves.ts';
import { newSuggestionId, proposing, readSuggestionId } from './suggestions.ts';

/** Null for an edit of anything but the order of the blocks of the top level or of the items of one list, and items that go to another list or out of theirs. What its author proposed of the same blocks before is taken back. */
export function proposeMove(state: EditorState, edit: Transaction, author: { client: number; at: number }): ProposedEdit | null {
  const type = state.schema.nodes[proposing.move];
  const found = type ? placedIn(movedIn(edit, [childrenOf(state.doc, 0), childrenOf(edit.doc, 0)])) ?? movedElsewhere(state.doc, edit.doc) : null;
  if (!type || found === null) return null;
  const { first, last, ...place } = found;
  const tr = state.tr;
  const expected = EditorState.create({ doc: edit.doc }).tr;
  for (const one of [tr, expected]) {
    const signs: number[] = [];
    one.doc.descendants((node, at) => { if (node.type === type && node.attrs['first'] === first && node.attrs['last'] === last && readSuggestionId(node.attrs['suggestion'])?.client === author.client) signs.push(at); });
    for (const at of signs.toReversed()) one.delete(at, at + 1);
  }
  const at = tr.mapping.map(place.at, place.before ? -1 : 1);
  tr.insert(at, type.create({ suggestion: newSuggestionId(author.client, author.at), first, last, before: place.before, elsewhere: place.elsewhere }));
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(state.selection.head))));
  return { tr: edit.scrolledIntoView ? tr.scrollIntoView() : tr, expected: expected.doc, isWhole: false };
}

/** Where the sign is to stand. */
function placedIn(found: Moved | null): ProposedMove & { at: number } | null {
  if (found === null) return null;
  const { first, last, after, next } = found;
  if (after && !isApart(after.node)) return { first, last, elsewhere: false, at: lineEnd(after), before: false };
  return next && !isApart(next.node) ? { first, last, elsewhere: false, at: lineStart(next), before: true } : null;
}

interface Placed { node: Node; at: number }
interface Moved { first: string; last: string; after: Placed | null; next: Placed | null }

/** Blocks that changed places with those beside them: the ones that the edit took out and put in again. Of a list that alone differs, its items. */
function movedIn(edit: Transaction, [was, is]: [Placed[], Placed[]]): Moved | null {
  if (was.length !== is.length) return null;
  const same = (a: Placed | undefined, b: Placed | undefined): boolean => a !== undefined && b !== undefined && a.node.eq(b.node);
  let start = 0;
  while (start < was.length && same(was[start], is[start])) start++;
  let end = was.length;
  while (end > start && same(was[end - 1], is[end - 1])) end--;
  const [old, now] = [was[start], is[start]];
  if (end - start === 1 && old && now && holdsItems(old.node) && old.node.sameMarkup(now.node)) return movedIn(edit, [childrenOf(old.node, old.at + 1), childrenOf(now.node, now.at + 1)]);
  for (let middle = start + 1; middle < end; middle++) {
    const turned = [...was.slice(middle, end), ...was.slice(start, middle)];
    if (!turned.every((one, at) => same(one, is[start + at]))) continue;
    const [earlier, later] = [was[start], was[middle]];
    const goesDown = earlier !== undefined && edit.mapping.mapResult(earlier.at + 1).deleted;
    const [from, to] = goesDown || later === undefined ? [start, middle] : [middle, end];
    const move = readMove({ first: was[from]?.node.attrs['id'], last: was[to - 1]?.node.attrs['id'] });
    return move && { ...move, after: was[(goesDown ? end : start) - 1] ?? null, next: was[goesDown ? end : start] ?? null };
  }
  return null;
}

const holdsItems = ({ type }: Node): boolean => /^(bulletList|orderedList|listItem)$/.test(type.name);

function childrenOf(parent: Node, start: number): Placed[] {
  const found: Placed[] = [];
  parent.forEach((node, offset) => found.push({ node, at: start + offset }));
  return found;
}

/** In a cell, a caption or a note nobody would look for it. */
const isApart = ({ type }: Node): boolean => /^(table|image|footnotes)$/.test(type.name);

function lineEnd({ node, at }: Placed): number {
  let [place, inner] = [at + node.nodeSize - 1, node];
  while (!inner.isTextblock && inner.lastChild) { inner = inner.lastChild; place--; }
  return place;
}

function lineStart({ node, at }: Placed): number {
  let [place, inner] = [at + 1, node];
  while (!inner.isTextblock && inner.firstChild) { inner = inner.firstChild; place++; }
  return place;
}
