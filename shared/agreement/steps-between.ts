/** Small steps from one document to another, so that carets and decorations stay where they are. */
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { AttrStep, ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';

/** An edit inside one textblock that is known to be the only one there: settles which of several equal letters is the new one. */
export interface TypedAt { block: string; offset: number }

/** Applied in order to `before` they give a document equal to `after`; none when they are equal. */
export function stepsBetween(before: Node, after: Node, typed: TypedAt | null = null): Step[] {
  if (before === after) return [];
  const writing = new Rewriting(before, typed);
  writing.children(before, after, 0);
  if (!writing.doc.eq(after)) writing.startOver(after);
  return writing.steps;
}

class Rewriting {
  doc: Node;
  steps: Step[] = [];
  readonly #before: Node;
  readonly #typed: TypedAt | null;

  constructor(before: Node, typed: TypedAt | null) {
    this.doc = before;
    this.#before = before;
    this.#typed = typed;
  }

  /** From the last child to the first, so that earlier positions still hold. `start` is where the parent's content begins. */
  children(before: Node, after: Node, start: number): void {
    const window = changedChildren(before, after);
    const { first, beforeEnd, afterEnd } = window;
    if (beforeEnd === first && afterEnd === first) return;
    if (beforeEnd !== afterEnd) {
      this.#window(before, after, start, window);
      return;
    }
    let position = start;
    for (let at = 0; at < beforeEnd; at++) position += before.child(at).nodeSize;
    for (let at = beforeEnd - 1; at >= first; at--) {
      position -= before.child(at).nodeSize;
      this.#node(before.child(at), after.child(at), position);
    }
  }

  startOver(after: Node): void {
    this.doc = this.#before;
    this.steps = [];
    const step = new ReplaceStep(0, this.#before.content.size, new Slice(after.content, 0, 0));
    if (!this.#take(step)) throw new RangeError('a document could not be replaced by another');
  }

  #node(before: Node, after: Node, position: number): void {
    if (before === after || before.eq(after)) return;
    const sameKind = before.type === after.type || (before.isTextblock && after.isTextblock);
    if (!sameKind) {
      this.#replace(position, position + before.nodeSize, new Slice(Fragment.from(after), 0, 0));
      return;
    }
    if (before.isTextblock) this.#inline(before, after, position + 1);
    else this.children(before, after, position + 1);
    if (before.type === after.type) {
      for (const name of Object.keys(after.attrs)) {
        if (before.attrs[name] !== after.attrs[name]) this.#take(new AttrStep(position, name, after.attrs[name]));
      }
    } else {
      const end = position + after.nodeSize;
      const shell = new Slice(Fragment.from(after.copy(Fragment.empty)), 0, 0);
      this.#take(new ReplaceAroundStep(position, end, position + 1, end - 1, shell, 1, true));
    }
  }

  #inline(before: Node, after: Node, start: number): void {
    const range = changedRange(before.content, after.content, this.#typed?.block === before.attrs['id'] ? this.#typed?.offset ?? null : null);
    if (!range) return;
    this.#replace(start + range.from, start + range.to, after.slice(range.from, range.toAfter));
  }

  /** Blocks came or went: one step over the smallest run of tokens that differs, if it fits; else the children in question. */
  #window(before: Node, after: Node, start: number, window: ChangedChildren): void {
    const range = changedTokens(before, after, window);
    if (range) {
      const wanted = this.#take(new ReplaceStep(start + range.from, start + range.to, after.slice(range.from, range.toAfter)), (doc) => {
        const got = start === 0 ? doc : doc.nodeAt(start - 1);
        return got?.childCount === after.childCount && sameBesideAttributes(got, after);
      });
      if (wanted) {
        const got = start === 0 ? this.doc : this.doc.nodeAt(start - 1);
        if (got) this.children(got, after, start);
        return;
      }
    }
    this.#byIds(before, after, start, window);
  }

  /** Children with the same id are the same; what stands between them is replaced. From the last to the first. */
  #byIds(before: Node, after: Node, start: number, window: ChangedChildren): void {
    const pairs = sameChildren(before, after, window);
    let [end, endAfter] = [window.beforeEnd, window.afterEnd];
    for (const [at, atAfter] of [...pairs.toReversed(), [window.first - 1, window.first - 1] as const]) {
      const content: Node[] = [];
      for (let child = atAfter + 1; child < endAfter; child++) content.push(after.child(child));
      const from = childStart(before, start, at + 1);
      if (content.length > 0 || end > at + 1) this.#replace(from, childStart(before, start, end), new Slice(Fragment.from(content), 0, 0));
      if (at >= window.first) this.#node(before.child(at), after.child(atAfter), childStart(before, start, at));
      [end, endAfter] = [at, atAfter];
    }
  }

  #replace(from: number, to: number, slice: Slice): void {
    this.#take(new ReplaceStep(from, to, slice));
  }

  #take(step: Step, accept: (doc: Node) => boolean = () => true): boolean {
    const result = tryStep(step, this.doc);
    if (!result || !accept(result)) return false;
    this.doc = result;
    this.steps.push(step);
    return true;
  }
}

function tryStep(step: Step, doc: Node): Node | null {
  try {
    return step.apply(doc).doc;
  } catch {
    // A slice that does not fit throws in some shapes and fails in others; both mean: not this step.
    return null;
  }
}

interface ChangedChildren { first: number; beforeEnd: number; afterEnd: number }

function changedChildren(before: Node, after: Node): ChangedChildren {
  let first = 0;
  let beforeEnd = before.childCount;
  let afterEnd = after.childCount;
  while (first < beforeEnd && first < afterEnd && before.child(first) === after.child(first)) first++;
  while (beforeEnd > first && afterEnd > first && before.child(beforeEnd - 1) === after.child(afterEnd - 1)) { beforeEnd--; afterEnd--; }
  if (beforeEnd - first === afterEnd - first) return { first, beforeEnd, afterEnd };
  while (first < beforeEnd && first < afterEnd && before.child(first).eq(after.child(first))) first++;
  while (beforeEnd > first && afterEnd > first && before.child(beforeEnd - 1).eq(after.child(afterEnd - 1))) { beforeEnd--; afterEnd--; }
  return { first, beforeEnd, afterEnd };
}

interface ChangedRange { from: number; to: number; toAfter: number }

/** `typed` pulls the start of an ambiguous change (a letter among equal letters) to where it was made. */
function changedRange(before: Fragment, after: Fragment, typed: number | null): ChangedRange | null {
  const start = before.findDiffStart(after);
  if (start === null) return null;
  const from = typed === null ? start : Math.min(start, typed);
  const end = before.findDiffEnd(after) ?? { a: before.size, b: after.size };
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  return { from, to: end.a + overlap, toAfter: end.b + overlap };
}

function childStart(parent: Node, start: number, index: number): number {
  let position = start;
  for (let at = 0; at < index; at++) position += parent.child(at).nodeSize;
  return position;
}

/** In order on both sides. */
function sameChildren(before: Node, after: Node, { first, beforeEnd, afterEnd }: ChangedChildren): (readonly [number, number])[] {
  const places = new Map<unknown, number>();
  for (let at = first; at < beforeEnd; at++) places.set(before.child(at).attrs['id'], at);
  const pairs: (readonly [number, number])[] = [];
  let last = first - 1;
  for (let at = first; at < afterEnd; at++) {
    const place = places.get(after.child(at).attrs['id']);
    if (place === undefined || place <= last) continue;
    pairs.push([place, at]);
    last = place;
  }
  return pairs;
}

interface Token { key: string; size: number }

/** Opening tokens by type only: a split leaves the left half its id, and the ids are set right afterwards. */
function changedTokens(before: Node, after: Node, window: ChangedChildren): ChangedRange | null {
  const a = tokens(before, window.first, window.beforeEnd);
  const b = tokens(after, window.first, window.afterEnd);
  let start = 0;
  let from = 0;
  for (let at = 0; at < window.first; at++) from += before.child(at).nodeSize;
  let to = from + a.reduce((sum, token) => sum + token.size, 0);
  let toAfter = from + b.reduce((sum, token) => sum + token.size, 0);
  while (start < a.length && start < b.length && a[start]?.key === b[start]?.key) { from += a[start]?.size ?? 0; start++; }
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1]?.key === b[endB - 1]?.key) {
    endA--;
    endB--;
    to -= a[endA]?.size ?? 0;
    toAfter -= b[endB]?.size ?? 0;
  }
  return { from, to, toAfter };
}

function tokens(parent: Node, from: number, to: number): Token[] {
  const found: Token[] = [];
  const walk = (node: Node): void => {
    if (node.isText) {
      const marks = JSON.stringify(node.marks);
      for (const unit of (node.text ?? '').split('')) found.push({ key: unit + marks, size: 1 });
    } else if (node.isLeaf) {
      found.push({ key: `leaf ${node.type.name} ${JSON.stringify(node.attrs)} ${JSON.stringify(node.marks)}`, size: 1 });
    } else {
      found.push({ key: `open ${node.type.name}`, size: 1 });
      node.forEach(walk);
      // Joined blocks take the first one's type.
      found.push({ key: node.isTextblock ? 'close' : `close ${node.type.name}`, size: 1 });
    }
  };
  for (let at = from; at < to; at++) walk(parent.child(at));
  return found;
}

function sameBesideAttributes(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (a.type !== b.type || a.childCount !== b.childCount) return false;
  if (a.isInline || a.isTextblock) return a.content.eq(b.content) && (a.isTextblock || a.eq(b));
  let same = true;
  a.forEach((child, _, at) => { same = same && sameBesideAttributes(child, b.child(at)); });
  return same;
}
