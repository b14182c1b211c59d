/** Which character of a text is which, kept beside the product and without it: by the step maps of each edit, and by what the editing itself says it moved. */
import type { Node } from '@tiptap/pm/model';
import type { StepMap } from '@tiptap/pm/transform';

/** Of no character that is followed: written since, or no character at all. */
export const untagged = -1;

/** Which characters were put where by an edit whose maps only tell that something came. */
export interface Carried { at: number; tags: readonly number[] }

/** One tag for each place of a document, in step with its positions. */
export class Tags {
  #tags: number[];

  /** Every character of the text gets a tag of its own, counted from 0. */
  constructor(doc: Node) {
    this.#tags = Array.from({ length: doc.content.size }, () => untagged);
    let next = 0;
    doc.descendants((node, position) => {
      if (node.isText) for (let at = 0; at < node.nodeSize; at++) this.#tags[position + at] = next++;
      return true;
    });
  }

  slice(from: number, to: number): number[] {
    return this.#tags.slice(from, to);
  }

  follow(maps: readonly StepMap[], carried: readonly Carried[] = []): void {
    for (const map of maps) {
      const next: number[] = [];
      let at = 0;
      map.forEach((oldStart, oldEnd, newStart, newEnd) => {
        for (; at < oldStart; at++) next.push(this.#tags[at] ?? untagged);
        for (let fresh = newStart; fresh < newEnd; fresh++) next.push(untagged);
        at = oldEnd;
      });
      for (; at < this.#tags.length; at++) next.push(this.#tags[at] ?? untagged);
      this.#tags = next;
    }
    for (const { at, tags } of carried) tags.forEach((tag, nth) => { if (tag !== untagged) this.#tags[at + nth] = tag; });
  }

  /** Per textblock in reading order, as plain text counts: the tag of each unit. */
  byBlock(doc: Node): Map<string, number[]> {
    const found = new Map<string, number[]>();
    doc.descendants((node, position) => {
      if (!node.isTextblock) return true;
      found.set(String(node.attrs['id']), this.slice(position + 1, position + 1 + node.content.size));
      return false;
    });
    return found;
  }
}
