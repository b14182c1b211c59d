/** Places in a text as Word can hold a comment: within the text's blocks, and never in a note, where Word lets nobody comment. */
import type { AgreementContent } from '#shared/agreement/content.ts';
import { leafCharacter, textBlocks } from '#shared/agreement/plain-text.ts';
import type { AnchorPoint } from '#shared/anchors/anchor.ts';
import { cleanText } from './clean.ts';

interface Range { from: AnchorPoint; to: AnchorPoint }
/** As it stands in the draft: every leaf that is no text is one character. */
interface Known { block: string; order: number; text: string }

export class TextPlaces {
  readonly #blocks = new Map<string, Known>();
  /** By note: the mark in the text that refers to it. */
  readonly #marks = new Map<string, Range>();

  constructor(content: AgreementContent) {
    const notes = new Set<string>();
    for (const [order, { type, attrs: { id }, content: inlines = [] }] of textBlocks(content).entries()) {
      let text = '';
      if (type === 'footnote') notes.add(id);
      for (const inline of inlines) {
        if (inline.type === 'footnoteRef' && type !== 'footnote' && !this.#marks.has(inline.attrs.note)) this.#marks.set(inline.attrs.note, { from: { block: id, offset: text.length }, to: { block: id, offset: text.length + 1 } });
        text += inline.type === 'text' ? inline.text : leafCharacter;
      }
      if (!this.#blocks.has(id)) this.#blocks.set(id, { block: id, order, text });
    }
    for (const note of this.#marks.keys()) if (!notes.has(note)) this.#marks.delete(note);
  }

  /** In the words as they are written, without the characters that no paper can hold; null where the text has no such block. What stands in a note stands on its mark. */
  range(from: AnchorPoint, to: AnchorPoint): Range | null {
    const [first, last] = [this.#blocks.get(from.block), this.#blocks.get(to.block)];
    if (first === undefined) return null;
    const mark = this.#marks.get(from.block);
    if (mark !== undefined) return this.range(mark.from, mark.to);
    const begins = { block: first.block, offset: written(first.text, from.offset, 'from') };
    const ends = last === undefined || this.#marks.has(to.block) || last.order < first.order || (last === first && to.offset < from.offset) ? { block: first.block, offset: written(first.text, first.text.length, 'to') } : { block: last.block, offset: written(last.text, to.offset, 'to') };
    return { from: begins, to: ends };
  }

  /** All of it. */
  block(id: string): Range | null {
    return this.range({ block: id, offset: 0 }, { block: id, offset: this.#blocks.get(id)?.text.length ?? 0 });
  }
}

/** Half a sign is no end of a range. */
function written(text: string, offset: number, side: 'from' | 'to'): number {
  const within = Math.min(Math.max(0, offset), text.length);
  const isHalf = within > 0 && within < text.length && /[\ud800-\udbff]/.test(text[within - 1] ?? '') && /[\udc00-\udfff]/.test(text[within] ?? '');
  return cleanText(text.slice(0, isHalf ? within + (side === 'from' ? -1 : 1) : within)).length;
}
