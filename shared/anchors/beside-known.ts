/** Few characters beside others that are known: whole words in the order they had. */
import { atOnce, firm, type Known, likely, type Pairs, sure } from './pairs.ts';
import { blockEnd, blockStart, free, inBlocks, inCommon, lettersIn, type Piece, piecesIn } from './text-pieces.ts';

/** Longer gaps are not compared word by word. */
const mostWords = 80;
/** A word so long is found again in its gap without another beside it; one so long right beside what is known leaves no doubt. */
const [longWord, plainWord] = [8, 4];
/** What came instead of what is missing may be so much longer. */
const longerBy = 100;

type Ends = 'both' | 'start' | 'end';

export function findBesideKnown(pairs: Pairs, level: Known): void {
  const { earlier: then, today: now, here } = pairs;
  for (const [first, last] of free(here)) for (const [from, to] of inBlocks(then, first, last)) {
    const [left, right] = [placeBefore(pairs, from), placeAfter(pairs, to)];
    const most = (to - from) * 3 + longerBy;
    const [ownEnd, ownStart] = [left === null ? -1 : blockEnd(now, left + 1), right === null ? -1 : blockStart(now, right)];
    // What ended its block ends the block in which the rest of it stands, and what began it begins that, whatever was put between the two blocks.
    if (left !== null && now[left] !== '\n' && (then[to] === '\n' || to === then.length) && (right === null || right > ownEnd || right <= left) && ownEnd - left <= most) inOrder(pairs, [from, to], { start: left + 1, end: ownEnd, known: 'both', level });
    if (right !== null && now[right] !== '\n' && (then[from - 1] === '\n' || from === 0) && (left === null || left < ownStart || left >= right) && right - ownStart <= most) inOrder(pairs, [from, to], { start: ownStart, end: right, known: 'both', level });
    if (left !== null && right !== null && right > left && right - left <= most) inOrder(pairs, [from, to], { start: left + 1, end: right, known: 'both', level });
    else {
      if (left !== null) inOrder(pairs, [from, to], { start: left + 1, end: Math.min(blockEnd(now, left + 1), left + most), known: 'start', level });
      if (right !== null) inOrder(pairs, [from, to], { start: Math.max(blockStart(now, right), right - most), end: right, known: 'end', level });
    }
  }
}

/** Where the character before stands now, or the border of the block that followed it. */
function placeBefore({ earlier: then, today: now, here }: Pairs, at: number): number | null {
  const isBorder = then[at - 1] === '\n';
  const place = here[isBorder ? at - 2 : at - 1] ?? -1;
  return place === -1 ? null : !isBorder ? place : now[place + 1] === '\n' ? place + 1 : null;
}

function placeAfter({ earlier: then, today: now, here }: Pairs, at: number): number | null {
  const isBorder = then[at] === '\n';
  const place = here[isBorder ? at + 1 : at] ?? -1;
  return place === -1 ? null : !isBorder ? place : now[place - 1] === '\n' ? place - 1 : null;
}

function inOrder(pairs: Pairs, [from, to]: [number, number], { start, end, known, level }: { start: number; end: number; known: Ends; level: Known }): void {
  const atEdge = level === sure ? firm : level;
  const reads = (then: number, now: number): boolean => pairs.isFree(then, now) && pairs.earlier[then] === pairs.today[now];
  const isOneBlock = known === 'both' && !pairs.today.slice(start, end).includes('\n');
  let many = 0;
  while (from + many < to && start + many < end && reads(from + many, start + many)) many++;
  if (isOneBlock || many === to - from || !isSignAtBorder(pairs.earlier, from, from + many, from - 1)) pairs.pair({ from, to: start, length: many }, known === 'end' ? level : atEdge);
  many = 0;
  while (to - many > from && end - many > start && reads(to - many - 1, end - many - 1)) many++;
  if (isOneBlock || many === to - from || !isSignAtBorder(pairs.earlier, to - many, to, to)) pairs.pair({ from: to - many, to: end - many, length: many }, known === 'start' ? level : atEdge);
  const [theirs, ours] = [piecesIn(pairs.earlier, [from, to], pairs.here), piecesIn(pairs.today, [start, end], pairs.there)];
  if (theirs.length > mostWords || ours.length > mostWords) return;
  const common = inCommon(theirs, ours);
  const isBesideSame = pairs.isSame(from - 1) || pairs.isSame(to);
  for (const [nth, [{ at, text: { length } }, other]] of common.entries()) {
    const tile = { from: at, to: other.at, length };
    const { adjacent } = pairs.near(tile);
    if (!pairs.isFree(at, other.at) || !adjacent && !isTold(common, nth) && !(level === likely && known === 'both' && (length >= plainWord || !isBesideSame))) continue;
    // With one end known only, what stands apart from it may stand there by chance.
    if (!adjacent && known !== 'both' && level !== likely) continue;
    pairs.pair(tile, adjacent && length >= plainWord ? atEdge : level);
  }
}

/** A full stop that ends another block says no more than that it ends a block: it follows its words. */
const isSignAtBorder = (then: string, from: number, to: number, beside: number): boolean => (then[beside] === '\n' || beside < 0 || beside >= then.length) && lettersIn(then.slice(from, to)) === 0;

/** A short word alone stands there by chance; beside another that is the same it does not. */
function isTold(common: readonly [Piece, Piece][], nth: number): boolean {
  const one = common[nth];
  if (!one) return false;
  const [before, after] = [common[nth - 1], common[nth + 1]];
  const joins = ([first, second]: [Piece, Piece], [next, following]: [Piece, Piece]): boolean => next.at - first.at - first.text.length <= atOnce && following.at - second.at - second.text.length <= atOnce;
  return one[0].text.length >= longWord || (before !== undefined && joins(before, one)) || (after !== undefined && joins(one, after));
}
