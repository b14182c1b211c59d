/** The memo to the committee (tjänsteskrivelse) that a consultee fetches with its response so far, in its own template where it has one (`domain.md` 2.2). */
import { z } from 'zod';
import { type MemoPlaceholder, memoPlaceholders } from './memo-words.ts';

/** A memo without these is none. */
export const memoMust: readonly MemoPlaceholder[] = ['proposal', 'statement'];

/** Names in small letters, as they were found: which are none of ours, and which must be there and are not (in Swedish). */
export function templateFaults(found: readonly string[]): { unknown: string[]; missing: string[] } {
  const keys = new Map(memoPlaceholders.flatMap(({ key, sv, en }) => [[sv, key], [en, key]] as [string, MemoPlaceholder][]));
  const named = new Set(found.map((name) => keys.get(name)));
  return { unknown: found.filter((name) => !keys.has(name)), missing: memoPlaceholders.filter(({ key }) => memoMust.includes(key) && !named.has(key)).map(({ sv }) => sv) };
}

interface Who { member: boolean; guest: boolean }

/** The consultee's own people, whatever has become of the response. Refuses `coordinator-only`, `members-only`. */
export function whyNotMemo(who: Who, response: { channel: string }): string | null {
  return who.guest ? 'coordinator-only' : who.member && response.channel === 'online' ? null : 'members-only';
}

/** The template of the consultee's organisation; null while it has none. */
export const memoTemplateSchema = z.object({ template: z.object({ name: z.string(), size: z.number(), by: z.string(), at: z.string() }).nullable() });
export type MemoTemplate = z.infer<typeof memoTemplateSchema>;
