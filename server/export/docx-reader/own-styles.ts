/** Style names that our writer gives (docx-writer/look.ts). Names and not ids, since other programs make ids anew. */
import type { ResolvedStyle } from './styles.ts';

/** Title, label and checksum around the text: not the document's own words. A spacer that somebody wrote in is. */
export function isFrame({ names }: ResolvedStyle): boolean {
  return /^överens (?!spacer)/.test(names[0] ?? '');
}

/** The style is only how our exports look, so its bold is no emphasis. */
export function isOwnLook({ names }: ResolvedStyle): boolean {
  return (names[0] ?? '').startsWith('överens');
}

/** Header cells also outside the first rows, which are all that Word knows. */
export function isHeaderCell({ names }: ResolvedStyle): boolean {
  return names[0] === 'överenskommelse cellrubrik';
}
