/** Stance per section beside the one on the whole, where the round asks for it (`domain.md` 2.3: "tillstyrker men avstyrker avsnitt 6"). */
import { z } from 'zod';
import { stances, type TakenStance } from './export.ts';
import { limits } from './limits.ts';
import { id, text } from './people.ts';

/** The clauses that a stance is asked for, instead of those asked for until now; none: a stance on the whole is all that is asked. `required`: what is sent here takes a stance on each. */
export const sectionsInput = z.object({
  sections: z.array(z.object({ documentId: id, block: z.string().max(50) })).max(limits.sectionsPerRound, { error: 'sections-too-many' }), required: z.boolean().default(false),
}).refine(({ sections }) => new Set(sections.map(({ documentId, block }) => `${documentId} ${block}`)).size === sections.length, { error: 'sections-alike', path: ['sections'] });
export type SectionsInput = z.infer<typeof sectionsInput>;

/** In the order of the text; `document` is its title. */
export const sectionSchema = z.object({ id: z.string(), documentId: z.string(), document: z.string(), block: z.string(), number: z.string(), heading: z.string(), required: z.boolean() });
export type Section = z.infer<typeof sectionSchema>;

/** `version`: the one the writer saw (0: none yet), so that nobody's newer stance is written over unseen. No stance takes it back. */
export const sectionStanceInput = z.object({ stance: z.enum(stances).nullable(), condition: text(5000).default(''), version: z.int().min(0) });
export type SectionStanceInput = z.infer<typeof sectionStanceInput>;
/** As changed at the meeting of the body that decides. */
export const sectionAtMeeting = sectionStanceInput.extend({ sectionId: id });
export const sectionStanceSchema = z.object({ sectionId: z.string(), stance: z.enum(stances).nullable(), condition: z.string(), version: z.number(), by: z.string() });
export type SectionStance = z.infer<typeof sectionStanceSchema>;

/** As the receipt tells it. */
export const takenStanceSchema = z.object({ section: z.string(), document: z.string(), number: z.string(), heading: z.string(), stance: z.enum(stances), condition: z.string() }) satisfies z.ZodType<TakenStance>;

/** Of the answers that stand: how many take each stance on a section, how many none, and who says what. */
export const sectionPositionSchema = z.object({
  id: z.string(), document: z.string(), number: z.string(), heading: z.string(), byStance: z.record(z.enum(stances), z.number()), notTaken: z.number(),
  said: z.array(z.object({ consultee: z.string(), stance: z.enum(stances), condition: z.string() })),
});
export type SectionPosition = z.infer<typeof sectionPositionSchema>;

type Taken = Pick<SectionStance, 'sectionId' | 'stance' | 'condition'>;

/** What the stances per section still lack, a code once: `section-stance-missing` where one must be taken, and `section-condition-missing` where it is taken on a condition that nobody has written. */
export function missingInSections(sections: readonly Pick<Section, 'id' | 'required'>[], taken: readonly Taken[], asked: { everyone: boolean }): string[] {
  const on = (sectionId: string) => taken.find((one) => one.sectionId === sectionId);
  const lacksStance = asked.everyone && sections.some(({ id: its, required }) => required && (on(its)?.stance ?? null) === null);
  const lacksCondition = sections.some(({ id: its }) => on(its)?.stance === 'supports_on_condition' && (on(its)?.condition ?? '').trim() === '');
  return [...(lacksStance ? ['section-stance-missing'] : []), ...(lacksCondition ? ['section-condition-missing'] : [])];
}

/** The innermost of the sections that a clause stands in: of 2 and 2.1, what is said of 2.1.3 stands in 2.1. */
export function sectionAround<S extends Pick<Section, 'document' | 'number'>>(sections: readonly S[], place: { documentTitle: string | null; clauseNumber: string | null }): S | null {
  const around = sections.filter(({ document, number }) => document === place.documentTitle && (place.clauseNumber === number || (place.clauseNumber?.startsWith(`${number}.`) ?? false)));
  return around.toSorted((a, b) => b.number.length - a.number.length)[0] ?? null;
}
