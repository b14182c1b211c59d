/** The matter's involvement log: who took part, when, how many and what came of it (`domain.md` 2.1, 3.1, 3.2). */
import { z } from 'zod';
import { leads, type MatterActor, refusals, writes } from './matters.ts';
import { day, line, text } from './people.ts';

export const involvementKinds = ['meeting', 'dialogue', 'workshop', 'survey', 'interview', 'written', 'reading', 'other'] as const;
/** Categories of people as decision basis and child-rights assessment tell them; `children` and `young` are what CRC article 12 asks about. */
export const involvementCategories = ['children', 'young', 'guardians', 'service_users', 'relatives', 'user_organisations', 'professionals', 'managers', 'elected', 'residents', 'other'] as const;
export const involvementGenders = ['girls_women', 'boys_men', 'other_or_unknown'] as const;

/** Among whom there are no children: their women are not told as "girls and women". */
const adults: readonly InvolvedCategory[] = ['guardians', 'professionals', 'managers', 'elected'];
type InvolvedCategory = (typeof involvementCategories)[number];

/** Below this a count can point out a person; it stands in the log, and is marked so that it is not published as it is (`domain.md` 3.2). */
export const smallCount = 5;

/** Who took part is written down by those who asked them. Refuses `involvement-writers-only`. */
export function whyNotLogInvolvement(actor: MatterActor): string | null {
  return leads(actor) || writes(actor) ? null : 'involvement-writers-only';
}

const age = z.number().int().min(0).max(120).nullable().default(null);
const involvedGroup = z.object({
  category: z.enum(involvementCategories), count: z.number().int().min(0).max(1_000_000),
  gender: z.enum(involvementGenders).nullable().default(null),
  /** Inclusive. */
  ageFrom: age, ageTo: age,
}).refine((group) => group.ageFrom === null || group.ageTo === null || group.ageFrom <= group.ageTo, { error: 'ages-reversed', path: ['ageTo'] });
export type InvolvedGroup = z.infer<typeof involvedGroup>;

/** The message of a group's gender, as it is said of that category: `involvement.gender.girls_women`, `involvement.gender.adult.girls_women`. */
export function genderMessage<Gender extends string>(category: InvolvedCategory, gender: Gender): `involvement.gender.${'adult.' | ''}${Gender}` {
  return adults.includes(category) ? `involvement.gender.adult.${gender}` : `involvement.gender.${gender}`;
}

const content = z.object({
  kind: z.enum(involvementKinds), title: line(300),
  on: day,
  /** The last day of what went on for several. */
  until: day.nullable().default(null),
  what: text(10_000).default(''),
  groups: z.array(involvedGroup).max(40).default([]),
  /** What came of it in the text or beside it. */
  outcome: text(10_000).default(''),
});
const inOrder = (event: { on: string; until: string | null }) => event.until === null || event.on <= event.until;
export const involvementInput = content.refine(inOrder, { error: 'days-reversed', path: ['until'] });
export const involvementChange = content.extend({ version: z.number().int().min(1) }).refine(inOrder, { error: 'days-reversed', path: ['until'] });
export const involvementRemoval = z.object({ version: z.number().int().min(1) });
export type InvolvementInput = z.infer<typeof involvementInput>;

const involvementSchema = content.extend({ id: z.string(), version: z.number(), people: z.number(), addedBy: z.string(), addedAt: z.string(), changedAt: z.string().nullable(), refusals });
export type Involvement = z.infer<typeof involvementSchema>;

const involvementTotals = z.object({ events: z.number(), people: z.number(), byCategory: z.array(z.object({ category: z.enum(involvementCategories), count: z.number(), events: z.number() })) });
export const involvementListSchema = z.object({ items: z.array(involvementSchema), next: z.null(), totals: involvementTotals, refusals });
export const involvementHistorySchema = z.object({ items: z.array(content.extend({ version: z.number(), by: z.string(), at: z.string() })), next: z.null() });

/** One value for screen, decision basis and assessment, so that totals agree. A person who came twice is counted twice: the log counts participations. */
export function totalsOf(events: readonly { groups: readonly InvolvedGroup[] }[]): z.infer<typeof involvementTotals> {
  const byCategory = involvementCategories.flatMap((category) => {
    const counts = events.map(({ groups }) => groups.filter((group) => group.category === category).reduce((sum, group) => sum + group.count, 0));
    const took = events.filter(({ groups }) => groups.some((group) => group.category === category)).length;
    return took === 0 ? [] : [{ category, count: counts.reduce((sum, one) => sum + one, 0), events: took }];
  });
  return { events: events.length, people: byCategory.reduce((sum, one) => sum + one.count, 0), byCategory };
}
