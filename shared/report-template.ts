/** The Word template that an authority sets its comment summaries in: which placeholders it may name, and which it must. */
import { z } from 'zod';
import { leads, type MatterActor, refusals } from './matters.ts';
import { type ReportPlaceholder, reportPlaceholders } from './report-words.ts';

/** A summary without these is none; the marking of `domain.md` rule 16 besides, where it comes on every page. */
export const reportMust: readonly ReportPlaceholder[] = ['marking', 'figures', 'comments'];

interface Place { name: string; part: 'text' | 'header' | 'footer'; after: string }

/** `found`: names in small letters with their places. What is none of ours, what must be there and is not (in Swedish), and whether the marking stands where it is on every page. */
export function reportTemplateFaults(found: readonly Place[]): { unknown: Place[]; missing: string[]; markingInText: Place | null } {
  const keys = new Map(reportPlaceholders.flatMap(({ key, sv, en }) => [[sv, key], [en, key]] as [string, ReportPlaceholder][]));
  const named = new Set(found.map(({ name }) => keys.get(name)));
  const markings = found.filter(({ name }) => keys.get(name) === 'marking');
  return {
    unknown: found.filter(({ name }) => !keys.has(name)), missing: reportPlaceholders.filter(({ key }) => reportMust.includes(key) && !named.has(key)).map(({ sv }) => sv),
    markingInText: markings.length > 0 && markings.every(({ part }) => part === 'text') ? markings[0] ?? null : null,
  };
}

/** Refuses `lead-only`. */
export const whyNotKeepReportTemplate = (actor: MatterActor): string | null => (leads(actor) ? null : 'lead-only');

/** The template of the matter; null while it has none. */
export const reportTemplateSchema = z.object({ template: z.object({ name: z.string(), size: z.number(), by: z.string(), at: z.string() }).nullable(), refusals });
export type ReportTemplate = z.infer<typeof reportTemplateSchema>;
