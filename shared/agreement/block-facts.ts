/** What a block says of itself besides its words, its id and its kind: the image it shows, and whether it begins a page. Stored as one key per fact, read totally. */
import type { Node } from '@tiptap/pm/model';
import type { Attributes } from './flat-format.ts';

export const imageShares = [25, 50, 75, 100] as const;
export type ImageShare = (typeof imageShares)[number];

/** Lower-case SHA-256: the name of the file in the house (design D15). */
export const imageHashPattern = /^[0-9a-f]{64}$/;

/** Longer than anyone listens to; what is more belongs in the text. */
export const longestAlt = 2_000;

/** Keys of a marker by the type of its block. A key of another type stays where it is, so that nothing is lost when a block changes its kind and back. */
const keysOfType: Partial<Record<string, readonly FactKey[]>> = { paragraph: ['pageBreak'], heading: ['pageBreak'], image: ['file', 'alt', 'share'] };
export const factKeys = ['pageBreak', 'file', 'alt', 'share'] as const;
export type FactKey = (typeof factKeys)[number];
export type StoredFacts = Record<FactKey, unknown>;

export const noFacts: StoredFacts = { pageBreak: undefined, file: undefined, alt: undefined, share: undefined };

/** The keys that a block of this node has; undefined for one that is left out. */
export function storedFacts(node: Node): [FactKey, unknown][] {
  const { hash, media, width, height, alt, share, pageBreak } = node.attrs;
  const facts: StoredFacts = {
    pageBreak: pageBreak === true ? true : undefined,
    file: typeof hash === 'string' ? { hash, media, width, height } : undefined,
    alt: typeof alt === 'string' ? alt : undefined,
    share: share === 100 ? undefined : share,
  };
  return (keysOfType[node.type.name] ?? []).map((key) => [key, facts[key]]);
}

/** Whatever is stored as attributes of the node, lawful ones. */
export function factAttributes(type: string, stored: StoredFacts): Attributes {
  if (type === 'paragraph' || type === 'heading') return { pageBreak: stored.pageBreak === true ? true : undefined };
  if (type !== 'image') return {};
  return {
    ...imageFile(stored.file),
    alt: typeof stored.alt === 'string' ? stored.alt.slice(0, longestAlt) : null,
    share: imageShares.find((share) => share === stored.share) ?? 100,
  };
}

const nothing = { hash: null, media: 'png', width: 1, height: 1 };

function imageFile(stored: unknown): Attributes {
  if (typeof stored !== 'object' || stored === null) return nothing;
  const { hash, media, width, height } = stored as Attributes;
  const isLawful = typeof hash === 'string' && imageHashPattern.test(hash) && (media === 'png' || media === 'jpeg') && isLength(width) && isLength(height);
  return isLawful ? { hash, media, width, height } : nothing;
}

function isLength(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 100_000;
}
