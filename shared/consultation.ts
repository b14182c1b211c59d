/** Rounds, consultees, responses and comments: shapes and rules for screen and server alike (`domain.md` 2.3, 4.3). */
import { z } from 'zod';
import { anchorInput } from './anchors/anchor.ts';
import { changesOfferedSchema } from './changes-only.ts';
import { anchorScopes, commentKinds, consulteeCategories, stances } from './export.ts';
import { limits } from './limits.ts';
import { refusals } from './matters.ts';
import { day, email, id, line, text } from './people.ts';
import { confirmationSchema, linkedResponseSchema } from './preliminary-shapes.ts';
import { returnReasons } from './returned-mail.ts';
import { correctionSchema, earlierVersionSchema, placeNowSchema } from './round-corrections.ts';
import { secondOpeningSchema } from './round-decisions.ts';
import { paperSchema } from './round-papers.ts';
import { questionAnswerSchema, questionSchema } from './round-questions.ts';
import { sectionAtMeeting, sectionSchema, sectionStanceSchema, takenStanceSchema } from './section-stances.ts';

const roundStates = ['planned', 'open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];
/** `form`: written by its sender on the round's public page, and received by the lead. */
export const channels = ['online', 'mail', 'letter', 'form'] as const;
export const decisionLevels = ['committee', 'delegation', 'official'] as const;
export const fileKinds = ['statement', 'minutes', 'attachment'] as const;
/** `replaced`: a draft begun online by a consultee that then answered by letter; kept, and seen by nobody outside. */
/** Whether a comment goes into the response: a colleague's waits until the coordinator has let it stand, left it out or merged it into another. */
export const standings = ['waiting', 'stands', 'left_out', 'merged'] as const;
export type Standing = (typeof standings)[number];
export const voiceKinds = ['supports', 'objects'] as const;
export const responseStates = ['draft', 'submitted', 'replaced'] as const;

// ---- Rules: a code or null, the same for the button and the server (design D8).

export interface ResponseSubject {
  /** Whether it lies with the body that decides on it, or is decided and not yet sent. */
  committee?: 'lies' | 'decided' | null;
  roundState: RoundState;
  state: (typeof responseStates)[number];
  channel: (typeof channels)[number];
}

/** `member` is one of the consultee's own people; a registered answer is written by whoever leads the matter. A guest is a colleague of this response. */
export function whyNotWriteResponse(who: { member: boolean; lead: boolean; guest: boolean }, response: ResponseSubject): string | null {
  if (who.guest) return 'coordinator-only';
  if (response.channel === 'online' ? !who.member : !who.lead) return 'members-only';
  return whyNotYet(response);
}

/** Colleagues comment like the consultee's own people; nothing else is theirs to write. */
export function whyNotComment(who: { member: boolean; lead: boolean; guest: boolean }, response: ResponseSubject): string | null {
  return who.guest ? whyNotYet(response) : whyNotWriteResponse(who, response);
}

interface CommentSubject { mine: boolean; colleagues: boolean; standing: (typeof standings)[number] }

/** One's own words until the coordinator has settled them, and for the coordinator everybody's. */
export function whyNotChangeComment(who: { member: boolean; lead: boolean; guest: boolean }, response: ResponseSubject, comment: CommentSubject): string | null {
  return whyNotComment(who, response) ?? (!who.guest ? null : !comment.mine ? 'own-comments-only' : comment.standing !== 'waiting' ? 'comment-settled' : null);
}

/** One's own; what a colleague wrote is left out of the response, and kept. */
export function whyNotRemoveComment(who: { member: boolean; lead: boolean; guest: boolean }, response: ResponseSubject, comment: CommentSubject): string | null {
  return whyNotChangeComment(who, response, comment) ?? (comment.colleagues && !comment.mine ? 'comment-left-out-instead' : null);
}

/** What others have said; one's own needs no support. Refuses `comment-own` and what {@link whyNotComment} refuses. */
export function whyNotSpeakUp(who: { member: boolean; lead: boolean; guest: boolean }, response: ResponseSubject, comment: { mine: boolean }): string | null {
  return whyNotComment(who, response) ?? (response.channel !== 'online' ? 'members-only' : comment.mine ? 'comment-own' : null);
}

function whyNotYet(response: ResponseSubject): string | null {
  return whyNotOver(response) ?? (response.committee === 'lies' ? 'with-committee' : response.committee === 'decided' ? 'committee-decided' : null);
}

function whyNotOver(response: ResponseSubject): string | null {
  if (response.state !== 'draft') return 'response-submitted';
  if (response.roundState === 'planned' || (response.roundState === 'closed' && response.channel === 'online')) return response.roundState === 'planned' ? 'round-not-open' : 'round-closed';
  return null;
}

interface ResponseContent { follows?: unknown; summary?: string; channel: (typeof channels)[number]; stance: string | null; condition: string; comments: readonly Pick<Comment, 'text' | 'standing'>[]; files: readonly unknown[]; unanswered: number; /** As `missingInSections` tells it. */ sectionsLack: readonly string[] }

/**
 * What a response still lacks; each code is one line of the review page (`domain.md` rule 15: no comment is needed). What came by mail or
 * letter is itself the record (rule 7): without it nobody can hold what was typed in against what was said.
 */
export function missingIn(response: ResponseContent): string[] {
  return [
    // A supplement says something more and leaves the position as it is.
    ...(response.stance === null && !response.follows ? ['stance-missing'] : []),
    ...(response.follows && response.files.length === 0 && (response.summary ?? '').trim() === '' && !response.comments.some(({ standing }) => standing === 'stands') ? ['supplement-empty'] : []),
    ...(response.stance === 'supports_on_condition' && response.condition.trim() === '' ? ['condition-missing'] : []),
    ...(response.follows ? [] : response.sectionsLack),
    // A letter answers what it answers; a supplement is not asked again.
    ...(response.channel === 'online' && !response.follows && response.unanswered > 0 ? ['question-unanswered'] : []),
    ...(response.comments.some((comment) => comment.standing === 'stands' && comment.text.trim() === '') ? ['comment-empty'] : []),
    ...((response.channel === 'mail' || response.channel === 'letter') && response.files.length === 0 ? ['paper-missing'] : []),
  ];
}

/** Handed to the body that decides while it can be written; taken back, changed and decided while it lies there. Refuses `not-with-committee`. */
export function whyNotCommittee(act: 'hand' | 'enter' | 'takeBack', who: { member: boolean; lead: boolean; guest: boolean }, response: ResponseSubject): string | null {
  if (who.guest) return 'coordinator-only';
  if (response.channel !== 'online' || !who.member) return 'members-only';
  if (act === 'hand') return whyNotYet(response);
  return whyNotOver(response) ?? (response.committee === 'lies' || (act === 'takeBack' && response.committee === 'decided') ? null : response.committee === 'decided' ? 'committee-decided' : 'not-with-committee');
}

/** Whoever the consultee named may submit; guests never (design D13). What lies with a committee is sent when it has decided, or before that as preliminary. */
export function whyNotSubmit(who: { member: boolean; lead: boolean; guest: boolean }, response: ResponseSubject & ResponseContent & { preliminary: boolean }): string | null {
  const dispatched = response.committee === 'decided' || response.preliminary ? { ...response, committee: null } : response;
  return (who.guest ? 'account-only' : null) ?? whyNotWriteResponse(who, dispatched) ?? missingIn(response)[0] ?? null;
}

/** A deadline is the whole day in Sweden: late from the day after (`domain.md` rule 6). */
export function isLate(receivedOn: string, deadline: string, extendedTo: string | null): boolean {
  return receivedOn > (extendedTo !== null && extendedTo > deadline ? extendedTo : deadline);
}

/** Nobody receives a letter before it was written. Days as `2027-09-24`. Refuses `authored-after-received`. */
export function whyNotDated({ receivedOn, authoredOn }: { receivedOn: string | null; authoredOn: string | null }): string | null {
  return receivedOn !== null && authoredOn !== null && authoredOn > receivedOn ? 'authored-after-received' : null;
}

/** Three months, never ending on a weekend (`domain.md` 5). */
export function proposedDeadline(from: string): string {
  const at = new Date(`${from}T12:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + 3);
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

// ---- Shapes

// A change names its fields without defaults: in a partial schema a default would empty whatever was not sent.
const roundFields = { title: line(limits.title), deadline: day, letter: text(limits.letter), contactName: line(limits.name), contactMail: email };
/** `changesSince`: the earlier round, when this one is on the changes since it only. */
export const roundInput = z.object({ packageId: id, ...roundFields, letter: roundFields.letter.default(''), changesSince: id.nullable().default(null) });
export const roundChange = z.object({ ...roundFields, changesSince: id.nullable() }).partial();
export const consulteeInput = z.object({
  organisationId: id.nullable().default(null),
  /** Used when the organisation is not in the house yet. */
  organisation: z.object({ name: line(limits.name), kind: z.enum(['region', 'municipality', 'state_agency', 'association', 'company', 'other']) }).nullable().default(null),
  body: line(limits.name).nullable().default(null),
  category: z.enum(consulteeCategories).default('other'),
  obliged: z.boolean().default(false),
  officialMail: email,
  contactName: line(limits.name).nullable().default(null),
  contactMail: email.nullable().default(null),
  unsolicited: z.boolean().default(false),
}).refine((input) => input.organisationId !== null || input.organisation !== null, { error: 'organisation-unknown', path: ['organisationId'] });
export type ConsulteeInput = z.infer<typeof consulteeInput>;
/** Before the round opens; which organisation it is does not change. */
export const consulteeChange = z.object({
  body: line(limits.name).nullable(), category: z.enum(consulteeCategories), obliged: z.boolean(), officialMail: email, contactName: line(limits.name).nullable(), contactMail: email.nullable(),
}).partial();
export const extensionInput = z.object({ until: day, reason: text(2000).trim().min(1, { error: 'text-required' }) });

export const coordinatorInput = z.object({ name: line(limits.name), email });

/** `waiting`: has not taken up the invitation yet. `closed`: its account is closed, so that it cannot sign in and is not written to. */
const coordinatorSchema = z.object({ id: z.string(), email: z.string(), name: z.string().nullable(), waiting: z.boolean(), closed: z.boolean() });
export type Coordinator = z.infer<typeof coordinatorSchema>;

/** `replaced`: it was sent anew, or nobody is written to at that address any more. */
const consulteeLetterSchema = z.object({
  id: z.string(), kind: z.enum(['invitation', 'reminder', 'extension', 'mailing', 'second-opening', 'correction', 'outcome']), at: z.string(), recipient: z.string(), state: z.enum(['waiting', 'sent', 'failing', 'refused', 'returned', 'delayed', 'replaced']),
  returned: z.object({ at: z.string(), reason: z.enum(returnReasons) }).nullable(), /** `correct`: to another address. */
  refusals: z.object({ sendAgain: z.string().nullable(), correct: z.string().nullable() }),
});
export type ConsulteeLetter = z.infer<typeof consulteeLetterSchema>;

export const consulteeSchema = z.object({
  id: z.string(), name: z.string(), organisation: z.string(), body: z.string().nullable(), category: z.enum(consulteeCategories), party: z.boolean(), obliged: z.boolean(), unsolicited: z.boolean(),
  officialMail: z.string(), contactName: z.string().nullable(), contactMail: z.string().nullable(),
  invitedAt: z.string().nullable(), openedAt: z.string().nullable(),
  extension: z.object({ until: z.string(), by: z.string(), reason: z.string() }).nullable(),
  /** Oldest first; `days` before the last day, fewer than none after it. */
  reminders: z.array(z.object({ at: z.string(), days: z.number() })),
  /** What only the lead knows, and keeps by hand. */
  meetingOn: z.string().nullable(), ownRegistryNumber: z.string(), note: z.string(),
  /** Newest first, what became of each. */
  letters: z.array(consulteeLetterSchema),
  /** Nothing about work that is not submitted (`domain.md` rule 8). */
  response: z.object({ id: z.string(), stance: z.enum(stances).nullable(), receivedOn: z.string(), authoredOn: z.string().nullable(), late: z.boolean(), /** It, or a supplement to it, came when the round was concluded. */ afterConclusion: z.boolean(), channel: z.enum(channels), comments: z.number(), /** Who sent the joint statement that it counts by, whose comments stand with the sender; null: it answered itself. */ jointWith: z.string().nullable(), /** In responses that it took back and replaced. */ earlierComments: z.number(), preliminary: z.boolean(), registryNumber: z.string(), withdrawn: z.object({ on: z.string(), reason: z.string() }).nullable(), confirmed: z.object({ body: z.string(), on: z.string(), paragraph: z.string() }).nullable(), replaces: linkedResponseSchema.nullable(), supplements: z.array(z.object({ id: z.string(), receivedOn: z.string(), comments: z.number(), withdrawn: z.boolean() })) }).nullable(),
  /** Submitted responses that say they also speak for it, and are not counted for it yet. */
  namedBy: z.array(z.object({ responseId: z.string(), sender: z.string(), ground: z.string() })),
  /** Whom the lead has let in; empty for everyone who does not lead. */
  coordinators: z.array(coordinatorSchema),
  /** A registered answer the lead has begun and not finished. */
  registering: z.string().nullable(),
  refusals,
});
export type Consultee = z.infer<typeof consulteeSchema>;

export const roundSchema = z.object({
  id: z.string(), matterId: z.string(), number: z.number(), title: z.string(), state: z.enum(roundStates), packageId: z.string(), packageNumber: z.number(),
  deadline: z.string(), letter: z.string(), contactName: z.string(), contactMail: z.string(), openedAt: z.string().nullable(), closedAt: z.string().nullable(),
  /** Whether who has not answered is reminded. */
  reminds: z.boolean(),
  secondOpenings: z.array(secondOpeningSchema),
  corrections: z.array(correctionSchema),
  /** Whether consultees read each other's responses when it is closed; `decision`: when that was said after the opening. */
  sharing: z.object({ shared: z.boolean(), decision: z.object({ decidedBy: z.string(), decidedOn: z.string(), reason: z.string() }).nullable() }),
  /** The earlier round, when this one is on the changes since it only. */
  changesSince: z.object({ id: z.string(), number: z.number(), title: z.string() }).nullable(),
  papers: z.array(paperSchema),
  questions: z.array(questionSchema),
  /** Where a stance is asked for beside the one on the whole. */
  sections: z.array(sectionSchema),
  /** SHA-256 of what the round was opened with: letter, day, package, papers, questions and sections; null before. */
  sealHash: z.string().nullable(),
  counts: z.object({ invited: z.number(), answered: z.number(), declined: z.number(), late: z.number(), notAnswered: z.number(), unsolicited: z.number(), leftOut: z.number(), withdrawn: z.number(), supplements: z.number(), extensions: z.number(), comments: z.number(), /** Of those that answered: how many by a joint statement of another; left out when there are none. */ jointly: z.number().optional(), /** What there is to answer where comments are split, each part one; left out when none is split. */ toAnswer: z.number().optional() }),
  refusals,
});
export type Round = z.infer<typeof roundSchema>;

const commentFields = { kind: z.enum(commentKinds), text: text(limits.comment), proposedText: text(limits.comment), reason: text(limits.comment) };
export const commentInput = z.object({
  anchor: anchorInput, kind: commentFields.kind.default('substance'), text: commentFields.text.default(''), proposedText: commentFields.proposedText.default(''), reason: commentFields.reason.default(''),
});
export type CommentInput = z.infer<typeof commentInput>;
/** The version of the comment that the change was written upon: what a colleague has written in it since is never overwritten unseen. */
const commentVersion = { version: z.int().min(0) };
export const commentChange = z.object(commentFields).partial().extend(commentVersion);
export const standingInput = z.object({ comments: z.array(id).min(1).max(1000), standing: z.enum(['stands', 'left_out', 'waiting']) });
export const voiceInput = z.object({ kind: z.enum(voiceKinds), word: text(1000).trim().default('') });
/** Others said with this one; the words are the coordinator's. */
export const mergerInput = z.object({ comments: z.array(id).min(1).max(100), text: commentFields.text.min(1, { error: 'text-required' }), proposedText: commentFields.proposedText, reason: commentFields.reason, ...commentVersion });
export const commentRemoval = z.object({ version: z.coerce.number().pipe(commentVersion.version) });
export const commentSchema = z.object({
  id: z.string(), responseId: z.string(), number: z.number().nullable(),
  anchor: z.object({ scope: z.enum(anchorScopes), documentId: z.string().nullable(), from: z.object({ block: z.string(), offset: z.number() }).nullable(), to: z.object({ block: z.string(), offset: z.number() }).nullable(), quote: z.string() }),
  documentTitle: z.string().nullable(), clauseNumber: z.string().nullable(), clauseHeading: z.string().nullable(), ordinal: z.number(),
  /** The frozen version it was written against. */
  packageNumber: z.number(),
  /** Where its words stand in the version that the round has since been corrected to; null while it is written against that one. */
  now: placeNowSchema.nullable(),
  kind: z.enum(commentKinds), text: z.string(), proposedText: z.string(), reason: z.string(), by: z.string(), updatedAt: z.string(), version: z.number(),
  /** The unit of a colleague who came by a code ('' when none was given); null when one of the consultee's own people wrote it, and to everyone outside. */
  unit: z.string().nullable(),
  standing: z.enum(standings), mergedInto: z.string().nullable(),
  /** As its author left it, when a coordinator has changed it since. */
  original: z.object({ kind: z.enum(commentKinds), text: z.string(), proposedText: z.string(), reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  voices: z.array(z.object({ kind: z.enum(voiceKinds), word: z.string(), by: z.string(), mine: z.boolean() })),
  refusals,
});
export type Comment = z.infer<typeof commentSchema>;

export const responseChange = z.object({
  stance: z.enum(stances).nullable(), condition: text(5000), summary: text(limits.comment), decidingBody: text(limits.name), decisionLevel: z.enum(decisionLevels).nullable(),
  decidedOn: day.nullable(), paragraph: text(50), registryNumber: text(limits.registryNumber), preliminary: z.boolean(), receivedOn: day,
  /** The day that a letter or an e-mail itself bears, as its sender wrote it. */
  authoredOn: day.nullable(),
  /** The version of the response that the changed fields were read at: what somebody else has written in them since is then never overwritten. */
  version: z.int().min(0),
}).partial();
export type ResponseChange = z.infer<typeof responseChange>;
export type ResponseFields = Required<Omit<ResponseChange, 'version'>>;
export type ResponseField = keyof ResponseFields;

export const responseFileSchema = z.object({ id: z.string(), kind: z.enum(fileKinds), name: z.string(), size: z.number(), type: z.string(), hash: z.string() });
/** What a meeting can change. */
export const meetingFields = ['stance', 'condition', 'summary', 'comment'] as const;
export const responseSchema = z.object({
  id: z.string(), roundId: z.string(), consulteeId: z.string(), consultee: z.string(), channel: z.enum(channels), state: z.enum(responseStates),
  stance: z.enum(stances).nullable(), condition: z.string(), summary: z.string(), decidingBody: z.string(), decisionLevel: z.enum(decisionLevels).nullable(), decidedOn: z.string().nullable(), paragraph: z.string(), registryNumber: z.string(), preliminary: z.boolean(),
  reservation: z.string(),
  /** Inside the consultee: where it lies, and what was changed there. */
  committee: z.object({ body: z.string(), meetingOn: z.string(), decided: z.boolean(), changes: z.array(z.object({ id: z.string(), field: z.enum(meetingFields), /** Of the section that a stance or a condition is on; null: on the whole. */ sectionId: z.string().nullable(), before: z.string(), after: z.string(), by: z.string() })) }).nullable(),
  receivedOn: z.string().nullable(), authoredOn: z.string().nullable(), submittedAt: z.string().nullable(), submittedBy: z.string().nullable(), late: z.boolean(), hash: z.string().nullable(),
  /** The response that this one supplements. */
  follows: z.object({ id: z.string(), receivedOn: z.string() }).nullable(),
  /** Its supplements, oldest first; a draft is there for those who write it. */
  supplements: z.array(z.object({ id: z.string(), state: z.enum(responseStates), receivedOn: z.string().nullable(), late: z.boolean(), comments: z.number(), withdrawn: z.boolean() })),
  withdrawn: z.object({ reason: z.string(), receivedOn: z.string(), by: z.string(), channel: z.enum(['online', 'mail', 'letter']) }).nullable(),
  /** Of a preliminary one: that the deciding body stands behind it. */
  confirmation: confirmationSchema.nullable(),
  /** The preliminary response whose place this one takes, and the one that took the place of this. */
  replaces: linkedResponseSchema.nullable(), replacedBy: linkedResponseSchema.nullable(),
  comments: z.array(commentSchema), files: z.array(responseFileSchema),
  /** To the round's questions; `unanswered` counts those that must be answered here and are not. */
  answers: z.array(questionAnswerSchema), unanswered: z.number(),
  /** On the sections that the round asks for, and what of them is still missing. */
  sectionStances: z.array(sectionStanceSchema), sectionsLack: z.array(z.string()),
  /** The consultee's own later day, if it was given one. */
  extendedTo: z.string().nullable(),
  version: z.number(),
  /** While it is a draft: at which version each field was last written, and by whom. */
  edits: z.record(z.string(), z.object({ version: z.number(), by: z.string() })),
  missing: z.array(z.string()),
  refusals,
});
export const committeeInput = z.object({ body: line(limits.name), meetingOn: day });
/** What the body changed: only what is named changes. */
export const meetingChangeInput = z.object({
  stance: z.enum(stances), condition: text(5000), summary: text(limits.comment), comments: z.array(z.object({ id, text: text(limits.comment), version: z.int().min(0) })).max(1000),
  sections: z.array(sectionAtMeeting).max(limits.sectionsPerRound),
}).partial();
export const committeeDecisionInput = z.object({ decidedOn: day, paragraph: line(50), reservation: text(limits.comment).trim().default('') });
export type ResponseView = z.infer<typeof responseSchema>;

export const consultationRowSchema = z.object({ consulteeId: z.string(), consultee: z.string(), matter: z.string(), round: z.string(), deadline: z.string(), state: z.enum(roundStates), response: z.enum(['none', ...responseStates]), /** It counts by another's joint statement, and has no answer of its own that stands. */ jointly: z.boolean() });
export type ConsultationRow = z.infer<typeof consultationRowSchema>;

/** What a consultee sees of a round: the letter first, the frozen package, its own answer. */
export const consultationSchema = z.object({
  consulteeId: z.string(), consultee: z.string(), matter: z.object({ title: z.string(), registryNumber: z.string(), authority: z.string(), office: z.string() }),
  round: z.object({ id: z.string(), number: z.number(), title: z.string(), state: z.enum(roundStates), deadline: z.string(), extendedTo: z.string().nullable(), letter: z.string(), contactName: z.string(), contactMail: z.string(), openedAt: z.string().nullable(), closedAt: z.string().nullable(), secondOpenings: z.array(secondOpeningSchema), corrections: z.array(correctionSchema), /** Consultees read each other's responses when it is closed. */ shared: z.boolean() }),
  package: z.object({ id: z.string(), number: z.number(), hash: z.string(), documents: z.array(z.object({ id: z.string(), title: z.string(), kind: z.string(), hash: z.string() })) }),
  /** When the round is on the changes only: since when, and what may be said inside them. */
  changes: changesOfferedSchema.nullable(),
  /** The versions that were corrected since, oldest first: they stay readable. */
  earlier: z.array(earlierVersionSchema),
  papers: z.array(paperSchema),
  questions: z.array(questionSchema),
  sections: z.array(sectionSchema),
  consultees: z.array(z.string()),
  /** Whose joint statement counts as its response; null: nobody's, or it has answered itself. */
  jointly: z.object({ sender: z.string() }).nullable(),
  response: responseSchema.nullable(),
  refusals,
});
export type Consultation = z.infer<typeof consultationSchema>;

export const receiptSchema = z.object({
  responseId: z.string(), consultee: z.string(), matter: z.string(), registryNumber: z.string(), authority: z.string(), round: z.string(), submittedAt: z.string(), submittedBy: z.string(), receivedOn: z.string(), /** The day that stands on what came as a letter; null where none was given. */ authoredOn: z.string().nullable(), late: z.boolean(), /** It came when the round was concluded. */ afterConclusion: z.boolean(),
  channel: z.enum(channels), stance: z.enum(stances).nullable(), condition: z.string(), sections: z.array(takenStanceSchema), /** Which other consultees it says it also speaks for. */ jointly: z.array(z.string()), comments: z.number(), files: z.number(), hash: z.string(), packageNumber: z.number(), packageHash: z.string(),
  /** The response it supplements, with its hash; null when it is the response itself. */
  follows: z.object({ responseId: z.string(), hash: z.string() }).nullable(),
  preliminary: z.boolean(),
  confirmation: confirmationSchema.nullable(), replaces: linkedResponseSchema.nullable(), replacedBy: linkedResponseSchema.nullable(),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const registerInput = z.object({ consulteeId: id, channel: z.enum(['mail', 'letter']), receivedOn: day });
