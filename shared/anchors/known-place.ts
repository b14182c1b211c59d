/** What became of words by the comparison of the whole texts: where they are, whether that is certain, and where somebody is to be asked rather than told that they are gone. */
import type { Correspondence, Stretch } from './correspondence.ts';

export interface KnownPlace { from: number; to: number; isCertain: boolean; by: 'ids' | 'text' }

/** Fewer characters than this stand in many places by chance. */
const surelyOwn = 12;
/** Characters of others between two parts of a place, more of which make them two places. */
export const apart = 200;
/** So many characters left tell where the words stood; fewer may stand there for any reason. */
export const telling = 8;
/** Of a place of which so much may stand somebody is asked. */
const [askedOfFew, asked] = [0.2, 0.3];
/** Characters fewer than this tell nothing by what they spell; fewer than these are not shown as what is left. */
const [fewest, fewestLeft] = [6, 3];
/** So much of what is found stands together; else it was torn into two halves of a size, and neither is the place. */
const mostOf = 0.525;
/** A place of less is looked at twice: what is not certain may be as much of it as what is. */
const [mostOfPlace, half, asMuch, worthShowing] = [0.6, 0.5, 0.8, 0.4];

/** Where the words between two places of the earlier text are in today's; null where they are gone. `total` counts their characters without the ends of blocks. */
export function knownPlace(correspondence: Correspondence, { text, from, to, total }: { text: string; from: number; to: number; total: number }): KnownPlace | null {
  const found = correspondence.of(from, to);
  const certain = found.filter(({ sure }) => sure);
  const [main, others, widest] = [mainOf(certain), mainOf(found.filter(({ sure }) => !sure)), mainOf(found)];
  const told = (some: readonly Stretch[], isCertain: boolean): KnownPlace => placeOf(withoutStrays(some, text), isCertain);
  const its = size(withoutStrays(main, text));
  const hasOwn = main.some(({ by }) => by === 'ids');
  const isWhole = size(main) >= size(certain) * mostOf && size(main) >= size(others);
  // What is known by its text alone, and in no long stretch, is to be most of the place: a few words of it stand elsewhere by chance.
  const isEnough = hasOwn || main.some(({ firm }) => firm) && its >= Math.max(fewest, total * asked) || its >= total * half && (its >= surelyOwn || its >= total * mostOfPlace);
  // Part of it stands with its identity, more of it reads elsewhere: both may be it.
  const isElsewhere = !hasOwn && size(certain.filter(({ by }) => by === 'ids')) >= total * askedOfFew;
  const isLeft = hasOwn && isWhole && its >= fewestLeft && its < fewest && its * 3 < total;
  if (size(certain) >= total * asked && !isLeft) {
    if (its < total * mostOfPlace && size(others) >= its * worthShowing) {
      // What is not certain belongs to it where it stands beside it; elsewhere it may be it.
      if (size(widest) > size(main) && main.every((one) => widest.includes(one))) return told(widest, isWhole && isEnough && !isElsewhere);
      if (size(others) >= its * asMuch) return told(main, false);
    }
    if (!hasOwn && its < total * half && (correspondence.loose(from, to)?.covered ?? 0) >= its * asMuch) return told(main, false);
    return told(main, isWhole && isEnough && !isElsewhere && (its >= fewest || its * 3 >= total));
  }
  if (others.length > 0 && size(found) >= total * (total < surelyOwn ? askedOfFew : asked)) return told(widest, false);
  const isOwn = hasOwn && isWhole && (its >= telling || its >= fewest && its >= total * askedOfFew || isLeft && size(certain) >= total * asked);
  const loose = correspondence.loose(from, to);
  if (loose && loose.covered + size(found) >= total * asked && !(isOwn && size(main) > loose.covered)) return { from: loose.at, to: loose.at + loose.length, isCertain: false, by: 'text' };
  // What is left has its identity, and nothing of the rest reads anywhere: the rest was struck out.
  return isOwn ? told(main, true) : null;
}

function placeOf(own: readonly Stretch[], isCertain: boolean): KnownPlace {
  const [first, last] = [own[0], own.at(-1)];
  return { from: first?.at ?? 0, to: last ? last.at + last.length : 0, isCertain, by: size(own.filter(({ by }) => by === 'ids')) * 2 >= size(own) ? 'ids' : 'text' };
}

/** What stands near one another. */
function grouped(stretches: readonly Stretch[]): Stretch[][] {
  const groups: Stretch[][] = [];
  for (const one of stretches) {
    const last = groups.at(-1)?.at(-1);
    if (last && one.at - last.at - last.length <= apart) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  return groups;
}

const mainOf = (stretches: readonly Stretch[]): Stretch[] => grouped(stretches).toSorted((one, other) => size(other) - size(one))[0] ?? [];

/** A sign or a short word at the end of a place, far from the rest of it, would draw in what lies between. */
function withoutStrays(stretches: readonly Stretch[], text: string): readonly Stretch[] {
  const most = size(stretches);
  const isSign = ({ at, length }: Stretch): boolean => !/[\p{L}\p{N}]/u.test(text.slice(at, at + length));
  const isStray = (one: Stretch | undefined, gap: number): boolean => one !== undefined && (gap > telling && isSign(one) || one.by === 'text' && one.length < telling && one.length * 4 < Math.min(gap, most));
  let [first, last] = [0, stretches.length - 1];
  const gapAfter = (nth: number): number => (stretches[nth + 1]?.at ?? 0) - (stretches[nth]?.at ?? 0) - (stretches[nth]?.length ?? 0);
  while (first < last && isStray(stretches[first], gapAfter(first))) first++;
  while (first < last && isStray(stretches[last], gapAfter(last - 1))) last--;
  return stretches.slice(first, last + 1);
}

const size = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { length }) => sum + length, 0);
