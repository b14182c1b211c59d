/** What is laid upon the frozen text in the page: marks over words that were commented on, and a sign beside each passage. */
import { type AnchoredBlock, spansBetween } from '#shared/anchors/anchor.ts';
import type { Comment } from '#shared/consultation.ts';
import { piecesOf, plainTextOf, type ReadBlock, stretchesOf } from './selection.ts';

export interface PageBlock extends ReadBlock {
  element: HTMLElement;
}

export type PlacedComment = Pick<Comment, 'id' | 'anchor'>;

/** The blocks of a page in its order, each with its frozen text. One whose text is not what was frozen is left out: nothing could be said of it truly. */
export function pageBlocks(place: HTMLElement, frozen: readonly AnchoredBlock[]): PageBlock[] {
  const texts = new Map(frozen.map(({ block, text }) => [block, text]));
  return [...place.querySelectorAll<HTMLElement>('[data-block]')].flatMap((element) => {
    const id = element.dataset.block ?? '';
    const text = texts.get(id);
    return text === undefined || text !== plainTextOf(element) ? [] : [{ id, text, element }];
  });
}

interface SignWords {
  comment: (block: PageBlock) => string;
  show: (block: PageBlock, n: number) => string;
}

/** A sign to comment on each passage; `data-generated`, so that it counts nothing. No text inside, so that it is neither found nor copied. */
export function layOutSigns(blocks: readonly PageBlock[], words: SignWords): void {
  for (const block of blocks) {
    if (block.text.trim() === '' || block.element.querySelector(':scope > [data-sign]')) continue;
    block.element.append(sign('comment', block.id, words.comment(block)));
  }
}

function sign(act: 'comment' | 'show', id: string, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  // With a keyboard one walks the passages in the text's own mode; 4,000 stops on the way to the comments would be none.
  button.tabIndex = -1;
  button.dataset.generated = '';
  button.dataset.sign = act;
  button.dataset.of = id;
  button.setAttribute('aria-label', label);
  button.title = label;
  return button;
}

/** Draws all comments of the document upon its text; only blocks whose marks changed are touched. */
export function drawMarks(blocks: readonly PageBlock[], frozen: readonly AnchoredBlock[], comments: readonly PlacedComment[], state: { active: string | null; words: SignWords }): void {
  const places = new Map<string, { id: string; from: number; to: number; whole: boolean }[]>();
  for (const { id, anchor } of comments) {
    if (!anchor.from || !anchor.to) continue;
    for (const span of spansBetween(frozen, anchor.from, anchor.to) ?? []) {
      const own = places.get(span.block.block) ?? [];
      own.push({ id, from: span.from, to: span.to, whole: anchor.scope === 'block' });
      places.set(span.block.block, own);
    }
  }
  for (const block of blocks) drawBlock(block, places.get(block.id) ?? [], state);
}

function drawBlock({ element, ...block }: PageBlock, places: readonly { id: string; from: number; to: number; whole: boolean }[], { active, words }: { active: string | null; words: SignWords }): void {
  const key = places.map(({ id, from, to, whole }) => `${id}:${from}:${to}:${whole}`).join();
  if ((element.dataset.marks ?? '') !== key) {
    unwrap(element);
    for (const { from, to, ids } of stretchesOf(places.filter(({ whole }) => !whole))) wrap({ element, ...block }, from, to, ids);
    element.dataset.marks = key;
    element.toggleAttribute('data-said', places.some(({ whole }) => whole));
    showCount({ element, ...block }, new Set(places.map(({ id }) => id)).size, words);
  }
  element.toggleAttribute('data-active', active !== null && places.some(({ id, whole }) => whole && id === active));
  for (const mark of element.querySelectorAll<HTMLElement>('mark')) mark.toggleAttribute('data-active', active !== null && idsOf(mark).includes(active));
}

function showCount(block: PageBlock, n: number, words: SignWords): void {
  block.element.querySelector(':scope > [data-sign="show"]')?.remove();
  if (n === 0) return;
  const button = sign('show', block.id, words.show(block, n));
  button.dataset.count = String(n);
  block.element.append(button);
}

/** Whose comments a mark shows. */
export const idsOf = (mark: HTMLElement): string[] => mark.dataset.comments?.split(' ') ?? [];

function unwrap(block: HTMLElement): void {
  const marks = block.querySelectorAll('mark');
  for (const mark of marks) mark.replaceWith(...mark.childNodes);
  if (marks.length > 0) block.normalize();
}

function wrap({ element }: PageBlock, from: number, to: number, ids: readonly string[]): void {
  for (const piece of piecesOf(element, from, to)) {
    const range = document.createRange();
    range.setStart(piece.node as unknown as Node, piece.from);
    range.setEnd(piece.node as unknown as Node, piece.to);
    const mark = document.createElement('mark');
    mark.dataset.comments = ids.join(' ');
    if (ids.length > 1) mark.dataset.many = '';
    range.surroundContents(mark);
  }
}
