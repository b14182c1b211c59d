/** Words of a submitted response that the public does not read: with the legal ground and who decided it. The response itself keeps every word. */
import { z } from 'zod';
import { leads, type MatterActor, refusals } from './matters.ts';
import { id, line, text } from './people.ts';
import { sightings } from './publication.ts';

/** Secrecy (offentlighets- och sekretesslagen), personal data (dataskyddsförordningen), or another ground that is named. */
export const maskingGrounds = ['secrecy', 'personal-data', 'other'] as const;
export type MaskingGround = (typeof maskingGrounds)[number];
const maskedFields = ['summary', 'condition', 'sectionConditions', 'reservation', 'text', 'proposedText', 'reason'] as const;
export type MaskedField = (typeof maskedFields)[number];

/** The lead decides what is left out when something is shown or given out. Refuses `lead-only`, `not-submitted`. */
export function whyNotMask(actor: MatterActor, response: { state: string }): string | null {
  return !leads(actor) ? 'lead-only' : response.state === 'submitted' ? null : 'not-submitted';
}

/** Refuses `masking-lifted` and what {@link whyNotMask} refuses. */
export function whyNotLift(actor: MatterActor, response: { state: string }, masking: { lifted: boolean }): string | null {
  return whyNotMask(actor, response) ?? (masking.lifted ? 'masking-lifted' : null);
}

/** Offsets in UTF-16 units of the part's text; `words` are what stands there. */
const passage = z.object({ field: z.enum(maskedFields), commentId: id.nullable(), from: z.int().min(0), to: z.int().min(1), words: z.string().min(1).max(50_000) });
export type Passage = z.infer<typeof passage>;
export const maskingInput = z.object({ passages: z.array(passage).min(1).max(500), ground: z.enum(maskingGrounds), law: line(200) });
export const liftingInput = z.object({ reason: text(2000).trim().min(1, { error: 'text-required' }) });

const part = z.object({ field: z.enum(maskedFields), commentId: z.string().nullable(), number: z.number().nullable(), text: z.string() });
export type MaskablePart = z.infer<typeof part>;
export const maskingsSchema = z.object({
  /** Newest first, those lifted too. */
  items: z.array(passage.extend({ id: z.string(), commentId: z.string().nullable(), number: z.number().nullable(), ground: z.enum(maskingGrounds), law: z.string(), by: z.string(), at: z.string(), lifted: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable() })),
  /** Everything that can be masked, as it was submitted. */
  parts: z.array(part),
  /** What a machine sees and nobody has masked yet. */
  offered: z.array(passage.extend({ commentId: z.string().nullable(), kind: z.enum(['personal-number', 'mail-address']) })),
  refusals,
});
export type Maskings = z.infer<typeof maskingsSchema>;

export interface MaskedSpan { from: number; to: number; ground: string }

/** The text with each span behind its words; spans that meet or overlap become one that names every ground. */
export function withoutPassages(value: string, spans: readonly MaskedSpan[], box: (ground: string) => string): string {
  const joined: { from: number; to: number; grounds: string[] }[] = [];
  for (const { from, to, ground } of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last && from <= last.to) Object.assign(last, { to: Math.max(last.to, to), grounds: [...new Set([...last.grounds, ground])] });
    else joined.push({ from, to, grounds: [ground] });
  }
  return joined.toReversed().reduce((rest, { from, to, grounds }) => rest.slice(0, from) + box(grounds.join('; ')) + rest.slice(to), value);
}

/** Personal numbers and mail addresses, at each place they stand, but where they are masked already. */
export function offeredIn({ field, commentId, text: value }: MaskablePart, masked: readonly { from: number; to: number }[]): Maskings['offered'] {
  const found = sightings({ part: 'comment', where: '' }, value).flatMap(({ kind, quote }) => (kind === 'private-person' ? [] : placesOf(value, quote).map((from) => ({ field, commentId, from, to: from + quote.length, words: quote, kind }))));
  return found.filter(({ from, to }) => !masked.some((one) => one.from <= from && one.to >= to)).sort((a, b) => a.from - b.from);
}

function placesOf(value: string, words: string): number[] {
  const places: number[] = [];
  for (let at = value.indexOf(words); at >= 0; at = value.indexOf(words, at + words.length)) places.push(at);
  return places;
}

/** Words that tell who or what by themselves: a name, a number, more than one word. A single common word says nothing where somebody else uses it. */
export const tellsByItself = (words: string): boolean => /[\p{Lu}\p{N}]/u.test(words) || /\s/u.test(words.trim());

/** The text without masked words that were quoted into it: as whole words, in small or capital letters, whatever spaces and line breaks stand between them. */
export function withoutQuoted(value: string, masked: readonly { words: string; ground: string }[], box: (ground: string) => string): string {
  // The longest first: a name goes before the first name alone.
  return [...masked].sort((a, b) => b.words.length - a.words.length).reduce((rest, { words, ground }) => {
    const parts = words.trim().split(/\s+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`));
    return parts.join('') === '' ? rest : rest.replace(new RegExp(String.raw`(?<![\p{L}\p{N}])${parts.join(String.raw`\s+`)}(?![\p{L}\p{N}])`, 'giu'), () => box(ground));
  }, value);
}
