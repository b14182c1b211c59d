/** The memo to the committee (tjänsteskrivelse) that a consultee fetches with its response so far, in its own template where it has one (`domain.md` 2.2). */
import { z } from 'zod';

/** What a template may name, in Swedish and English; the names are the product's own and written in the template between double braces. */
export const memoPlaceholders = [
  { key: 'organisation', sv: 'organisation', en: 'organisation' },
  { key: 'body', sv: 'beslutande organ', en: 'deciding body' },
  { key: 'meetingDay', sv: 'sammanträdesdag', en: 'meeting day' },
  { key: 'date', sv: 'datum', en: 'date' },
  { key: 'caseOfficer', sv: 'handläggare', en: 'case officer' },
  { key: 'registryNumber', sv: 'diarienummer', en: 'registry number' },
  { key: 'matter', sv: 'ärende', en: 'matter' },
  { key: 'round', sv: 'remissomgång', en: 'consultation round' },
  { key: 'authority', sv: 'remitterande myndighet', en: 'consulting authority' },
  { key: 'authorityNumber', sv: 'myndighetens diarienummer', en: 'registry number of the authority' },
  { key: 'lastDay', sv: 'sista svarsdag', en: 'last day to respond' },
  { key: 'stance', sv: 'ställningstagande', en: 'position' },
  { key: 'condition', sv: 'villkor', en: 'condition' },
  { key: 'proposal', sv: 'förslag till beslut', en: 'proposed decision' },
  { key: 'summary', sv: 'sammanfattning', en: 'summary' },
  { key: 'statement', sv: 'förslag till yttrande', en: 'proposed statement' },
] as const;
export type MemoPlaceholder = (typeof memoPlaceholders)[number]['key'];

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
