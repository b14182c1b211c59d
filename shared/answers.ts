/** Answering: every submitted comment gets a disposition and a reason (`domain.md` 2.3, rules 2 and 3). */
import { z } from 'zod';
import { type AnswerChain, answersComments, reviewsAnswers, type ReviewState, reviewStates, stepStates, whyNotDecider } from './answer-chain.ts';
import { commentNumber, splitFromSchema } from './comment-splits.ts';
import { commentSchema, type RoundState } from './consultation.ts';
import { type Disposition, dispositions, reportGroupings, stances } from './export.ts';
import { limits } from './limits.ts';
import { leads, type MatterActor, type MatterState, refusals, writes } from './matters.ts';
import { day, id, line, text } from './people.ts';

/** `withdrawn`: the response was taken back; `replaced`: another took the place of the preliminary response it stood in. Neither needs an answer, and each is counted apart. */
export const answerStates = ['new', 'proposed', 'decided', 'withdrawn', 'replaced'] as const;
export type AnswerState = (typeof answerStates)[number];
/** Whether a comment stands no more: its response was taken back, or replaced. */
export const standsNoMore = ({ state }: { state: AnswerState }): boolean => state === 'withdrawn' || state === 'replaced';
/** Whether a comment still waits for a decided answer. */
export const lacksDecision = ({ state }: { state: AnswerState }): boolean => state === 'new' || state === 'proposed';

export interface AnswerSubject {
  roundState: RoundState;
  state: AnswerState;
  /** A duplicate takes the answer of the comment it points to. */
  duplicate: boolean;
  /** Its parts are answered, each by itself. */
  split?: boolean;
  /** After conclusion no answer changes, until the round is reopened by a decision. */
  concluded: boolean;
  chain: AnswerChain;
  review: ReviewState | null;
}

/** Of the comment itself, whoever acts. */
function whyNotAnswerable({ concluded, state, duplicate, split }: AnswerSubject): string | null {
  if (concluded) return 'round-concluded';
  if (split === true) return 'comment-split';
  if (state === 'withdrawn') return 'comment-of-withdrawn-response';
  if (state === 'replaced') return 'comment-of-replaced-response';
  return duplicate ? 'comment-is-duplicate' : null;
}

/** The working group proposes; a decided answer is changed only by a new decision, and what was taken back needs none. */
export function whyNotPropose(actor: MatterActor, comment: AnswerSubject): string | null {
  if (!answersComments(actor, comment.chain)) return 'answerers-only';
  return whyNotAnswerable(comment) ?? (comment.state === 'decided' ? 'comment-decided' : null);
}

/** Whom the matter's chain names decides, and where it asks for a review only what has passed it. A decision is changed by those who took it, without one. */
export function whyNotDecide(actor: MatterActor, comment: AnswerSubject): string | null {
  const notTheirs = whyNotDecider(actor, comment.chain);
  if (notTheirs !== null) return notTheirs;
  const not = whyNotAnswerable(comment);
  if (not !== null) return not;
  return comment.chain.reviewer !== null && comment.state !== 'decided' && comment.review !== 'passed' ? 'review-first' : null;
}

/** The reviewer passes a proposal on or returns it with a remark; nobody in the working group reviews what they proposed themselves. */
export function whyNotReview(actor: MatterActor & { id: string }, comment: AnswerSubject & { proposedBy: string | null }): string | null {
  if (!reviewsAnswers(actor, comment.chain)) return 'reviewers-only';
  const not = whyNotAnswerable(comment);
  if (not !== null) return not;
  if (comment.state !== 'proposed' || comment.review !== 'waiting') return 'nothing-to-review';
  return comment.chain.reviewer === 'working_group' && comment.proposedBy === actor.id ? 'own-proposal' : null;
}

/** Sorting and the writing of themes: both stand in the report, and rest with it. */
export function whyNotTriage(actor: MatterActor, round: { concluded: boolean; split?: boolean }): string | null {
  if (!writes(actor) && !leads(actor)) return 'answerers-only';
  if (round.concluded) return 'round-concluded';
  return round.split === true ? 'comment-split' : null;
}

export interface ConclusionSubject {
  roundState: RoundState;
  undecided: number;
  /** Pairs of comments that are decided as accepted, and whose wordings cannot both be followed. */
  impossible: number;
  concluded: boolean;
}

/** `domain.md` rule 2: every comment has a decided answer, or somebody named has decided that the round ends without. */
export function whyNotConclude(actor: MatterActor, round: ConclusionSubject, overridden = false): string | null {
  if (!leads(actor)) return 'lead-only';
  if (round.concluded) return 'round-concluded';
  if (round.roundState !== 'closed') return 'round-not-closed';
  // No decision can make a text follow both.
  if (round.impossible > 0) return 'wordings-contradict';
  return round.undecided > 0 && !overridden ? 'comments-undecided' : null;
}

/** Not once the matter has gone on to those who recommend and decide: it is brought back first. */
export function whyNotReopen(actor: MatterActor, round: { concluded: boolean; matterState: MatterState }): string | null {
  if (!leads(actor)) return 'lead-only';
  if (!round.concluded) return 'round-not-concluded';
  return ['drafting', 'consulting', 'processing', 'finalising'].includes(round.matterState) ? null : 'matter-past-answers';
}

/** Rule 16: the final report is made once of what was concluded, and ordered once at a time; after a reopening and a new conclusion there may be another. */
export function whyNotMakeFinalReport(actor: MatterActor, round: { concluded: boolean; reported: boolean; underWay: boolean }): string | null {
  if (!leads(actor)) return 'lead-only';
  if (!round.concluded) return 'round-not-concluded';
  if (round.reported) return 'final-report-made';
  return round.underWay ? 'final-report-under-way' : null;
}

/** Of substance: two words and ten letters at least, as the shortest sentence of a reason has. */
const isSentence = (text: string): boolean => (text.match(/\p{L}+/gu)?.length ?? 0) >= 2 && (text.match(/\p{L}/gu)?.length ?? 0) >= 10;

/** `domain.md` rule 3: every disposition except `accepted` needs a reason of at least one sentence, `referred_elsewhere` also a target. */
export function missingInAnswer(answer: { disposition: Disposition | null; rationale: string; referredTo: string }): string[] {
  return [
    ...(answer.disposition === null ? ['disposition-missing'] : []),
    ...(answer.disposition !== null && answer.disposition !== 'accepted' && !isSentence(answer.rationale) ? ['rationale-missing'] : []),
    ...(answer.disposition === 'referred_elsewhere' && answer.referredTo.trim() === '' ? ['target-missing'] : []),
  ];
}

/** The short reasons and the free text as one, as they stand on paper. */
export const reasonedIn = ({ reasons, rationale }: Pick<AnswerRow, 'reasons' | 'rationale'>): string => [...reasons.map((words) => (/[.!?]$/.test(words) ? words : `${words}.`)), rationale].filter((part) => part !== '').join(' ');

/** The answers by which a consultee gets what it asked for: the reader expects to find it in the text. */
export const isMet = (disposition: Disposition | null): boolean => disposition === 'accepted' || disposition === 'accepted_partly';

/** A warning, never a refusal: the answer says that the text was changed, and the text stands as it was consulted on. */
export function isMetWithoutChange(disposition: Disposition | null, now: { untouched: boolean } | null): boolean {
  return isMet(disposition) && now !== null && now.untouched;
}

export const answerInput = z.object({
  disposition: z.enum(dispositions, { error: 'disposition-missing' }),
  rationale: text(limits.rationale).default(''),
  referredTo: text(limits.title).default(''),
  /** The version the writer saw: somebody else's newer answer is never overwritten unseen. */
  version: z.number().int().min(0),
  /** Of the matter's short reasons, by id: chosen beside the free text. Left out: as they stand. */
  reasons: z.array(id).max(20).optional(),
  /** The reusable texts that were put into the rationale, by id. Left out: as they stand. */
  texts: z.array(id).max(20).optional(),
});
export type AnswerInput = z.infer<typeof answerInput>;
/** `remark` is needed to return a proposal. */
export const reviewInput = z.object({ passes: z.boolean(), remark: text(limits.rationale).default(''), version: z.number().int().min(1) })
  .refine(({ passes, remark }) => passes || remark.trim() !== '', { error: 'remark-missing', path: ['remark'] });
export type ReviewInput = z.infer<typeof reviewInput>;
/** `dueSeen`: the day that stood there when `dueOn` was chosen, so that nobody's newer one is written over unseen. */
export const triageInput = z.object({ themeId: id.nullable(), assigneeId: id.nullable(), dueOn: day.nullable(), dueSeen: day.nullable(), duplicateOf: id.nullable() }).partial();
// A change names its fields without defaults: in a partial schema a default would empty whatever was not sent.
const themeFields = { name: line(limits.name), mainPoints: text(limits.rationale), changed: text(limits.rationale), notMet: text(limits.rationale) };
export const themeInput = z.object({ name: themeFields.name, mainPoints: themeFields.mainPoints.default(''), changed: themeFields.changed.default(''), notMet: themeFields.notMet.default('') });
/** `version`: the one the writer saw, so that nobody's newer wording is written over unseen. */
export const themeChange = z.object(themeFields).partial().extend({ version: z.number().int().min(1) });

/** A decision that somebody named has taken outside the tool: who, when and why. */
const decision = z.object({ decidedBy: line(limits.name), decidedOn: day, reason: text(limits.rationale).trim().min(1, { error: 'text-required' }) });
/** `override` only where comments lack a decided answer. */
export const conclusionInput = z.object({ override: decision.nullable().default(null) });
export const reopeningInput = decision;
export const finalReportInput = z.object({
  groupBy: z.enum(reportGroupings).default('clause'), locale: z.enum(['sv', 'en']).default('sv'),
  /** Whoever orders has been told what personal data it holds. */
  personalDataConfirmed: z.boolean().default(false),
});
export const reportFormats = ['docx', 'pdf', 'html', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];
/** With the comment table of eight columns and the draft with the comments in its margin, which are no forms of the final report. */
export const exportFormats = [...reportFormats, 'table-docx', 'table-xlsx', 'draft'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const decidedOutside = z.object({ decidedBy: z.string(), decidedOn: z.string(), reason: z.string() });
const conclusionSchema = z.object({
  at: z.string(), by: z.string(), comments: z.number(),
  /** How many comments lacked a decided answer, and the decision to end the round all the same; null when none did. */
  undecided: z.number(), override: decidedOutside.nullable(),
});
export type Conclusion = z.infer<typeof conclusionSchema>;
const finalReportSchema = z.object({
  /** 1, 2, 3 … in the round; only the newest can be of the conclusion that stands. */
  number: z.number(), at: z.string(), by: z.string(), standing: z.boolean(),
  files: z.array(z.object({ format: z.enum(reportFormats), hash: z.string(), size: z.number() })),
});
export type FinalReport = z.infer<typeof finalReportSchema>;

export const themeSchema = z.object({ id: z.string(), version: z.number(), name: z.string(), mainPoints: z.string(), changed: z.string(), notMet: z.string(), comments: z.number() });
export type Theme = z.infer<typeof themeSchema>;

/** Whether anything is written in it that the report can open with. */
export const hasThemeText = (theme: Pick<Theme, 'mainPoints' | 'changed' | 'notMet'>): boolean => [theme.mainPoints, theme.changed, theme.notMet].some((text) => text.trim() !== '');

export const anchorStates = ['same', 'changed', 'moved', 'gone', 'uncertain'] as const;
const queryList = <T extends string>(values: readonly T[]) => z.string().transform((value) => value.split(',').filter((one): one is T => (values as readonly string[]).includes(one))).optional();

/** A field left empty in the address is no filter: what it gives is the whole, and is not marked as a selection. */
const sought = (longest: number) => z.string().max(longest).transform((value) => (value === '' ? undefined : value)).optional();

/** Filters stand in the address, so that a view can be sent in a mail; lists are comma-separated. */
export const commentFilter = z.object({
  consultee: sought(2000),
  /** `parties` or `others`. */
  group: z.enum(['parties', 'others']).optional(),
  /** A clause number; its sub-clauses come with it. `none`: what is said outside numbered clauses. */
  clause: sought(50),
  /** `itself`: without its sub-clauses. */
  within: z.enum(['itself']).optional(),
  /** The title of a text of the round, as it stood when the comment was left. `none`: what is said of all texts together. */
  document: sought(limits.title),
  theme: sought(40),
  kind: sought(100),
  stance: queryList(stances),
  disposition: queryList(dispositions),
  state: queryList(answerStates),
  assignee: sought(40),
  review: z.enum(reviewStates).optional(),
  /** `none`: answered as met while the text stands as it was. */
  change: z.enum(['none']).optional(),
  /** `open`: at odds with another's wording, and not settled. */
  conflict: z.enum(['open']).optional(),
  /** How the words stand in the draft of today; who has no words has no state. */
  anchor: queryList(anchorStates),
  q: sought(200),
  sort: z.enum(['number', 'clause', 'organisation', 'state', 'due']).default('clause'),
});
export type CommentFilter = z.infer<typeof commentFilter>;

/** `brief`: texts are cut to what a list shows. `at`: the comment whose place in the list is asked for. */
export const bench = z.object({ after: z.coerce.number().int().min(0).default(0), most: z.coerce.number().int().min(1).max(1000).default(500), brief: z.stringbool().default(false), at: id.optional() });

const answerRowSchema = z.object({
  id: z.string(), number: commentNumber, consulteeId: z.string(), organisation: z.string(), party: z.boolean(), stance: z.enum(stances).nullable(), late: z.boolean(),
  scope: z.string(), documentTitle: z.string().nullable(), clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(), ordinal: z.number(), quote: z.string(), kind: z.string(), text: z.string(), proposedText: z.string(), reason: z.string(),
  state: z.enum(answerStates), disposition: z.enum(dispositions).nullable(), rationale: z.string(), referredTo: z.string(),
  /** The words of the short reasons, in the order of their choice. */
  reasons: z.array(z.string()),
  review: z.enum(reviewStates).nullable(),
  themeId: z.string().nullable(), theme: z.string().nullable(), assigneeId: z.string().nullable(), assignee: z.string().nullable(), /** By which day the answer is wanted. */ dueOn: z.string().nullable(), duplicateOf: commentNumber.nullable(),
  decidedBy: z.string().nullable(), decidedOn: z.string().nullable(),
  /** Answered as met, and the words and what stands beside them are to the letter what was consulted on. */
  withoutChange: z.boolean(),
  /** Proposes a wording that cannot be followed together with another's, and neither of the two is ruled out by a decision. */
  conflict: z.boolean(),
  /** In a response that replaces a preliminary one: the number it had there, and the other way round. */
  replaces: commentNumber.nullable(), replacedBy: commentNumber.nullable(),
  /** Of a part: the comment it is a part of, as it was submitted. */
  splitFrom: z.object({ id: z.string(), number: z.number() }).nullable(),
});
export type AnswerRow = z.infer<typeof answerRowSchema>;
/** `before`: words that stand before the first numbered clause. */
export const placeOf = ({ clauseNumber, scope }: Pick<AnswerRow, 'clauseNumber' | 'scope'>): 'clause' | 'before' | 'whole' => (clauseNumber !== null ? 'clause' : scope === 'words' || scope === 'block' ? 'before' : 'whole');
export const answerListSchema = z.object({ items: z.array(answerRowSchema), next: z.string().nullable(), total: z.number(), undecided: z.number(),
  /** Where the comment asked for stands in the list, from 0; null when none was, or it is not in it. */
  place: z.number().nullable(),
  /** False while wordings are still compared: no row is said to be at odds with another's until they are. */
  compared: z.boolean(),
});

/** The meeting in which an answer was decided with others, on a list; `paragraph` of its minutes, '' when they have none. */
const meetingGround = z.object({ id: z.string(), body: z.string(), heldOn: z.string(), paragraph: z.string() });
export type MeetingGround = z.infer<typeof meetingGround>;

export const answerSchema = z.object({
  row: answerRowSchema,
  comment: commentSchema,
  /** On which the consultee supports the proposal as a whole; '' when it sets none. */
  condition: z.string(),
  /** The frozen block the words stand in, with the offsets of the quote. */
  frozen: z.object({ text: z.string(), from: z.number(), to: z.number(), headingPath: z.array(z.string()) }).nullable(),
  /** Where the words stand in the draft today; `uncertain` never counts as found. `untouched`: nothing at or beside the place has changed since the consultation. */
  now: z.object({ state: z.enum(anchorStates), documentId: z.string(), block: z.string().nullable(), text: z.string(), blockText: z.string(), untouched: z.boolean() }).nullable(),
  /** In a round on the changes only: that it is on a clause which had not changed for the one who left it. */
  outsideChanges: z.boolean(),
  /** Of a part: the whole comment, and its other parts. */
  splitFrom: splitFromSchema.nullable(),
  /** The comments that say the same and take this answer. */
  duplicates: z.array(z.object({ id: z.string(), number: commentNumber, organisation: z.string() })),
  version: z.number(),
  /** Of the answer as it stands: what a form begins from. */
  chosenReasons: z.array(z.string()), usedTexts: z.array(z.string()),
  /** `remark`: the reviewer's. */
  history: z.array(z.object({ state: z.enum(stepStates), disposition: z.enum(dispositions), rationale: z.string(), referredTo: z.string(), reasons: z.array(z.string()), remark: z.string(), by: z.string(), at: z.string(), meeting: meetingGround.nullable(), /** The number of the comment in the preliminary response that it was first given to. */ carriedFrom: z.number().nullable() })),
  refusals,
});
export type Answer = z.infer<typeof answerSchema>;

export const overviewSchema = z.object({
  comments: z.number(), byState: z.record(z.string(), z.number()), byDisposition: z.record(z.string(), z.number()),
  /** `document` is its title, null for what is said of all documents together. */
  byClause: z.array(z.object({ place: z.enum(['clause', 'before', 'whole']), document: z.string().nullable(), clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(), comments: z.number(), decided: z.number() })),
  byStance: z.array(z.object({ stance: z.enum(stances), parties: z.number(), others: z.number() })),
  /** What is left before the round can be concluded (rule 2); each with how many. */
  left: z.array(z.object({ code: z.string(), count: z.number() })),
  /** Answered as met, proposed or decided, while the text stands as it was. */
  withoutChange: z.number(),
  /** Comments whose wording is at odds with another's, and not settled. */
  conflicts: z.number(),
  /** What came when the round was concluded: in none of these figures, and answered only if it is opened again. */
  cameAfter: z.array(z.object({ responseId: z.string(), consultee: z.string(), receivedOn: z.string(), supplement: z.boolean(), comments: z.number() })),
  /** Comments that are split, and their parts: each part counts as a comment. */
  split: z.object({ comments: z.number(), parts: z.number() }),
  /** Null while the round is not concluded, or is open again. */
  conclusion: conclusionSchema.nullable(),
  /** The last reopening, while it stands. */
  reopened: decidedOutside.extend({ at: z.string(), by: z.string() }).nullable(),
  finalReports: z.array(finalReportSchema),
  refusals,
});
export type Overview = z.infer<typeof overviewSchema>;

export const placesSchema = z.object({ items: z.array(z.object({ commentId: z.string(), number: commentNumber, state: z.enum(anchorStates), from: z.string().nullable(), to: z.string().nullable(), quote: z.string() })), next: z.string().nullable() });
