/** A new picture as a proposal (ADR 25): the sign of a divided paragraph says that the new half is a picture, and which; its words are the caption. */
import { factAttributes, imageHashPattern, noFacts } from './block-facts.ts';
import type { Attributes } from './flat-format.ts';

/** The attributes of an image. */
export interface Picture { hash: string; media: string; width: number; height: number; alt: string | null; share: number }

/** Total: null for what says no picture of ours. */
export function readPicture(stored: unknown): Picture | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { hash, media, width, height, alt, share } = stored as Attributes;
  const read = factAttributes('image', { ...noFacts, file: { hash, media, width, height }, alt, share }) as Attributes & Picture;
  return typeof read.hash === 'string' && imageHashPattern.test(read.hash) ? { hash: read.hash, media: read.media, width: read.width, height: read.height, alt: read.alt, share: read.share } : null;
}
