/** What is laid upon the frozen text in the page: marks over words that were commented on, and one sign beside each passage or row. */
import { type AnchoredBlock, type AnchorPoint, spansBetween } from '#shared/anchors/anchor.ts';
import type { AnchorScope } from '#shared/export.ts';
import { piecesOf, plainTextOf, type ReadBlock, stretchesOf } from './selection.ts';

export interface PageBlock extends ReadBlock {
  element: HTMLElement;
}

/** What was said of a frozen text, wherever it was said: a comment of the consultation, or a reader's before it. */
export interface PlacedComment {
  id: string;
  anchor: { scope: AnchorScope; documentId: string | null; from: AnchorPoint | null; to: AnchorPoint | null; quote: string };
}

/** The blocks of a page in its order, each with its frozen text. One whose text is not what was frozen is left out: nothing could be said of it truly. */
export function pageBlocks(place: HTMLElement, frozen: readonly AnchoredBlock[]): PageBlock[] {
  const texts = new Map(frozen.map(({ block, text }) => [block, text]));
  return [...place.querySelectorAll<HTMLElement>('[data-block]')].flatMap((element) => {
    const id = element.dataset.block ?? '';
    const text = texts.get(id);
    return text === undefined || text !== plainTextOf(element) ? [] : [{ id, text, element }];
  });
}

/** What has one sign of its own: a passage, a row of a table, and the table as a whole, which is enough where there is no room beside its rows. */
export interface SignedPlace {
  unit: 'passage' | 'section' | 'row' | 'table';
  /** In the order of the page; none of them empty. */
  blocks: readonly [PageBlock, ...PageBlock[]];
  /** Where the signs stand. */
  host: HTMLElement;
}

export function signedPlaces(blocks: readonly PageBlock[]): SignedPlace[] {
  const places: SignedPlace[] = [];
  for (const block of blocks) {
    if (block.text.trim() === '') continue;
    const row = block.element.closest<HTMLElement>('tr');
    const table = block.element.closest<HTMLElement>('.table-scroll');
    const cell = row?.querySelector<HTMLElement>(':scope > :last-child');
    if (!row || !cell || !table) places.push({ unit: /^H\d$/.test(block.element.tagName) ? 'section' : 'passage', blocks: [block], host: block.element });
    else {
      gather(places, 'table', block, hostBefore(table));
      gather(places, 'row', block, cell);
    }
  }
  return places;
}

function gather(places: SignedPlace[], unit: 'row' | 'table', block: PageBlock, host: HTMLElement): void {
  const at = places.findLastIndex((place) => place.unit === unit);
  const last = places[at];
  if (last?.host === host) places[at] = { ...last, blocks: [...last.blocks, block] };
  else places.push({ unit, blocks: [block], host });
}

/** Above the table, since what stands in it scrolls away with it. */
function hostBefore(table: HTMLElement): HTMLElement {
  const before = table.previousElementSibling;
  if (before instanceof HTMLElement && before.classList.contains('table-signs')) return before;
  const host = document.createElement('div');
  host.className = 'table-signs';
  host.dataset.generated = '';
  table.before(host);
  return host;
}

export interface SignWords {
  comment: (place: SignedPlace) => string;
  show: (n: number) => string;
}

/** A sign to comment on each place; `data-generated`, so that it counts nothing. No text inside, so that it is neither found nor copied. */
export function layOutSigns(places: readonly SignedPlace[], words: SignWords): void {
  places.forEach((place, at) => {
    const label = words.comment(place);
    if (place.unit === 'table') place.host.dataset.label = label;
    if (place.host.querySelector(':scope > [data-sign="comment"]') === null) place.host.append(sign('comment', { at, place, label }));
  });
}

function sign(act: 'comment' | 'show', { at, place, label }: { at: number; place: SignedPlace; label: string }): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  // With a keyboard one walks the passages in the text's own mode; 4,000 stops on the way to the comments would be none.
  button.tabIndex = -1;
  button.dataset.generated = '';
  button.dataset.sign = act;
  button.dataset.unit = place.unit;
  button.dataset.of = String(at);
  button.setAttribute('aria-label', label);
  button.title = label;
  return button;
}

/** Those that begin in a place: each is counted once, where it is also counted in the outline. */
export function commentsOf<C extends PlacedComment>(place: SignedPlace, comments: readonly C[]): C[] {
  return comments.filter(({ anchor }) => place.blocks.some(({ id }) => id === anchor.from?.block));
}

/** How many there are, beside each place that has any. */
export function showCounts(places: readonly SignedPlace[], comments: readonly PlacedComment[], words: SignWords): void {
  const perBlock = new Map<string, number>();
  for (const { anchor } of comments) if (anchor.from) perBlock.set(anchor.from.block, (perBlock.get(anchor.from.block) ?? 0) + 1);
  places.forEach((place, at) => {
    const n = place.blocks.reduce((sum, { id }) => sum + (perBlock.get(id) ?? 0), 0);
    const shown = place.host.querySelector<HTMLElement>(':scope > [data-sign="show"]');
    if ((shown?.dataset.count ?? '0') === String(n)) return;
    shown?.remove();
    if (n === 0) return;
    const button = sign('show', { at, place, label: words.show(n) });
    button.dataset.count = String(n);
    place.host.append(button);
  });
}

/** Draws all comments of the document upon its text; only blocks whose marks changed are touched. */
export function drawMarks(blocks: readonly PageBlock[], frozen: readonly AnchoredBlock[], comments: readonly PlacedComment[], active: string | null): void {
  const places = new Map<string, { id: string; from: number; to: number; whole: boolean }[]>();
  for (const { id, anchor } of comments) {
    if (!anchor.from || !anchor.to) continue;
    for (const span of spansBetween(frozen, anchor.from, anchor.to) ?? []) {
      const own = places.get(span.block.block) ?? [];
      own.push({ id, from: span.from, to: span.to, whole: anchor.scope === 'block' });
      places.set(span.block.block, own);
    }
  }
  for (const block of blocks) drawBlock(block, places.get(block.id) ?? [], active);
}

function drawBlock({ element, ...block }: PageBlock, places: readonly { id: string; from: number; to: number; whole: boolean }[], active: string | null): void {
  const key = places.map(({ id, from, to, whole }) => `${id}:${from}:${to}:${whole}`).join();
  if ((element.dataset.marks ?? '') !== key) {
    unwrap(element);
    for (const { from, to, ids } of stretchesOf(places.filter(({ whole }) => !whole))) wrap({ element, ...block }, from, to, ids);
    element.dataset.marks = key;
    element.toggleAttribute('data-said', places.some(({ whole }) => whole));
  }
  element.toggleAttribute('data-active', active !== null && places.some(({ id, whole }) => whole && id === active));
  for (const mark of element.querySelectorAll<HTMLElement>('mark')) mark.toggleAttribute('data-active', active !== null && idsOf(mark).includes(active));
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
