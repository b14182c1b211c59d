/** Over which words of a text its comments stand in Word: runs are divided at every end of a range, and ranges may overlap and span blocks (reference/documents.md 2). */
import { CommentRangeEnd, CommentRangeStart, CommentReference, TextRun } from 'docx';
import type { ParagraphChild } from 'docx';
import type { Inline } from '#shared/agreement/content.ts';
import type { AnchorPoint } from '#shared/anchors/anchor.ts';

/** `comments`: those of one place by their ids in the file, a comment before its replies. */
export interface CommentRange { comments: readonly number[]; from: AnchorPoint; to: AnchorPoint }

interface Stop { offset: number; ends: CommentRange[]; starts: CommentRange[]; points: CommentRange[] }

export const startsOf = (ranges: readonly Pick<CommentRange, 'comments'>[]): ParagraphChild[] => ranges.flatMap(({ comments }) => comments.map((id) => new CommentRangeStart(id)));
/** A comment that is not referred to after its range is shown nowhere. */
export const endsOf = (ranges: readonly Pick<CommentRange, 'comments'>[]): ParagraphChild[] => ranges.flatMap(({ comments }) => comments.flatMap((id) => [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]));

export class CommentRanges {
  readonly #stops = new Map<string, Map<number, Stop>>();

  constructor(ranges: readonly CommentRange[]) {
    for (const range of ranges) {
      const { from, to } = range;
      if (from.block === to.block && from.offset === to.offset) this.#stop(from).points.push(range);
      else {
        this.#stop(from).starts.push(range);
        this.#stop(to).ends.push(range);
      }
    }
  }

  #stop({ block, offset }: AnchorPoint): Stop {
    const its = this.#stops.get(block) ?? new Map<number, Stop>();
    this.#stops.set(block, its);
    const stop = its.get(offset) ?? { offset, ends: [], starts: [], points: [] };
    its.set(offset, stop);
    return stop;
  }

  /** Once: a range has one beginning, also where a block is written twice. */
  #take(block: string): Stop[] {
    const its = [...this.#stops.get(block)?.values() ?? []].sort((a, b) => a.offset - b.offset);
    this.#stops.delete(block);
    return its;
  }

  /** The words of a block as `write` writes them, in parts with the ends of the ranges between. */
  around(block: string, content: Inline[], write: (part: Inline[]) => ParagraphChild[]): ParagraphChild[] {
    const written: ParagraphChild[] = [];
    let [at, rest] = [0, content];
    for (const { offset, ends, starts, points } of this.#take(block)) {
      const [before, after] = cutAt(rest, offset - at);
      written.push(...write(before), ...endsOf(ends), ...startsOf([...starts, ...points]), ...endsOf(points));
      [at, rest] = [offset, after];
    }
    return [...written, ...write(rest)];
  }

  /** What has no words, as a picture: whatever begins in it begins before it, and whatever ends in it ends after it. */
  whole(block: string, children: ParagraphChild[]): ParagraphChild[] {
    const stops = this.#take(block);
    return [...startsOf(stops.flatMap(({ starts, points }) => [...starts, ...points])), ...children, ...endsOf(stops.flatMap(({ ends, points }) => [...ends, ...points]))];
  }
}

/** Whatever is no text is one character long, as in the block's plain text. */
function cutAt(content: Inline[], length: number): [Inline[], Inline[]] {
  let left = length;
  for (const [at, inline] of content.entries()) {
    const its = inline.type === 'text' ? inline.text.length : 1;
    if (left <= 0) return [content.slice(0, at), content.slice(at)];
    if (left < its && inline.type === 'text') return [[...content.slice(0, at), { ...inline, text: inline.text.slice(0, left) }], [{ ...inline, text: inline.text.slice(left) }, ...content.slice(at + 1)]];
    left -= its;
  }
  return [content, []];
}
