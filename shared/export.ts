/** The values that the document writers take: data in, bytes out. Every format of one export is written from the same value. */
import type { AgreementContent } from './agreement/content.ts';

export const stances = ['supports', 'supports_on_condition', 'supports_with_remarks', 'no_objection', 'opposes', 'takes_no_position', 'declines_to_comment'] as const;
export type Stance = (typeof stances)[number];

export const dispositions = ['accepted', 'accepted_partly', 'not_accepted', 'noted', 'answered', 'referred_elsewhere', 'out_of_scope'] as const;
export type Disposition = (typeof dispositions)[number];

export const commentKinds = ['general', 'substance', 'editorial', 'legal', 'question'] as const;
export type CommentKind = (typeof commentKinds)[number];

/** Of a comment in its round: 1, 2, 3 …; a part of comment 12 has `12a`, `12b` …. */
export type CommentNumber = number | string;

export const anchorScopes = ['words', 'block', 'document', 'package'] as const;
export type AnchorScope = (typeof anchorScopes)[number];

/** A stance on one section, where the round asks for it: told with the section. A condition only where the stance has one. */
export interface TakenStance { section: string; document: string; number: string; heading: string; stance: Stance; condition: string }

/** Who sends: what stands in the head of every exported paper. */
export interface Letterhead {
  authority: string;
  unit: string | null;
  registryNumber: string;
  contact: string | null;
}

/** What kind of body it is. Whether it is a party stands in the matter's parties and nowhere else. */
export const consulteeCategories = ['municipal_body', 'regional_body', 'state_agency', 'association', 'user_organisation', 'private_person', 'other'] as const;
export type ConsulteeCategory = (typeof consulteeCategories)[number];

export interface ReportedOrganisation {
  id: string;
  name: string;
  /** The authority itself, and which of its bodies answers; null: the authority. */
  organisation: string;
  body: string | null;
  /** A party to the agreement, whose stance is told apart from the other consultees'. */
  party: boolean;
  category: ConsulteeCategory;
  invited: boolean;
  /** `withdrawn`: it answered and took the answer back; what it said then is no position of its any more. */
  status: 'submitted' | 'declined' | 'withdrawn' | 'not_answered';
  late: boolean;
  preliminary: boolean;
  stance: Stance | null;
  condition: string | null;
  summary: string | null;
  receivedOn: string | null;
  decidedBy: string | null;
  decidedOn: string | null;
  paragraph: string | null;
  registryNumber: string | null;
  comments: number;
  /** Its own later last day, which somebody decided on. */
  extendedTo: string | null;
  /** Who sent the joint statement that it counts by; its comments are the sender's. Left out for who answered itself. */
  jointWith?: string;
  /** The same, by its id: whose words stand in this row. */
  jointFrom?: string;
  /** How many supplements to its answer stand. */
  supplements: number;
  /** Its stances on the sections that the round asked for; left out when it took none. */
  sections?: TakenStance[];
}

export interface ReportedComment {
  id: string;
  /** Stable and short, usable in a meeting. */
  number: CommentNumber;
  /** Of a part: which of the report's split comments it is of, and the passages of it that it takes; left out for every other. */
  splitFrom?: { id: string; passages: { field: 'text' | 'proposedText' | 'reason'; from: number; to: number }[] };
  organisationId: string;
  organisation: string;
  kind: CommentKind;
  scope: AnchorScope;
  /** Title of the document in the package, so that clause 2 of an annex is not taken for clause 2 of the agreement; left out when there is one only. */
  document?: string | null;
  /** `3.2`, or null for the text as a whole. */
  clauseNumber: string | null;
  clauseHeading: string | null;
  /** Place in the frozen text, for sorting by clause; document and whole-text comments come first. */
  ordinal: number;
  quote: string | null;
  comment: string;
  proposedText: string | null;
  reason: string | null;
  stance: Stance | null;
  /** `withdrawn`: the answer it stood in was taken back; `replaced`: another took the place of it while it was preliminary. Neither needs a disposition. */
  status: 'new' | 'proposed' | 'decided' | 'withdrawn' | 'replaced';
  disposition: Disposition | null;
  rationale: string | null;
  referredTo: string | null;
  decidedBy: string | null;
  decidedOn: string | null;
  theme: string | null;
  /** The words that changed because of it, before and after, oldest link first; left out when none are linked. '' on the side where nothing stood. */
  changes?: { before: string; after: string }[];
}

export interface ReportedTheme {
  id: string;
  name: string;
  /** Written by the lead, plain text, paragraphs divided by blank lines. */
  mainPoints: string;
  /** What was changed, and what was not and why, in the lead's words. */
  changed: string;
  notMet: string;
  comments: number;
}

/** Of one section that the round asked a stance for: answered + unsolicited = the sum over stances + notTaken + withdrawn. */
export interface ReportedSection {
  id: string;
  document: string;
  number: string;
  heading: string;
  byStance: Record<Stance, number>;
  /** Answers that stand and take no stance on it. */
  notTaken: number;
}

/** A comment that was split, whole and as it was submitted: it is not counted, its parts are. */
export interface SplitComment {
  id: string;
  number: number;
  organisationId: string;
  comment: string;
  proposedText: string | null;
  reason: string | null;
  /** The numbers of its parts. */
  parts: string[];
}

/**
 * `domain.md` rule 1: invited = answered + notAnswered; answered + unsolicited = the sum over stances and those without one + withdrawn;
 * comments = the sum over dispositions + undecided + withdrawnComments + replacedComments
 * = those that were submitted, less those that were split, and their parts.
 */
export interface ReportCounts {
  invited: number;
  answered: number;
  declined: number;
  late: number;
  notAnswered: number;
  unsolicited: number;
  /** Sent through the public form, confirmed, and left out by the lead with a reason; in no other count. */
  leftOut: number;
  /** Answers taken back, among those answered and unsolicited. */
  withdrawn: number;
  /** Of those that answered: how many by another's joint statement; left out when there are none. */
  jointly?: number;
  /** Supplements that stand; they add no answer. */
  supplements: number;
  /** Consultees with a later day of their own. */
  extensions: number;
  comments: number;
  /** Comments that were split, and among `comments` their parts; left out when there are none. */
  split?: { comments: number; parts: number };
  withdrawnComments: number;
  /** Of preliminary answers that another took the place of. */
  replacedComments: number;
  byDisposition: Record<Disposition, number>;
  undecided: number;
  byStance: Record<Stance, number>;
  byKind: Record<CommentKind, number>;
}

/** What is said in one place of the texts, without its sub-clauses; `document` null: of all texts together, `clause` null: outside the clauses. */
export interface ReportedPlace { document: string | null; clause: string | null; heading: string; comments: number; decided: number }

/** As the day ended: responses and comments that had come in, and comments with an answer and with a decided one. */
export interface ReportedDay { day: string; responses: number; comments: number; answered: number; decided: number }

/** How a report's comments are arranged: as the text runs, as the lead has gathered them, or sender by sender. */
export const reportGroupings = ['clause', 'theme', 'organisation'] as const;
export type ReportGrouping = (typeof reportGroupings)[number];

/** What a row keeps of an order; whatever is not known is by clause. */
export const groupingOf = (kept: string): ReportGrouping => reportGroupings.find((one) => one === kept) ?? 'clause';

/** All exports of a round come from one such value, so totals agree to the digit in every format (design D10). */
/** How much personal data of each kind: people by name, and places where the others stand. */
export interface PersonalData { privatePersons: number; colleagues: number; contacts: number; personalNumbers: number; mailAddresses: number }

export interface ConsultationReport {
  locale: 'sv' | 'en';
  letterhead: Letterhead;
  matter: { id: string; title: string; registryNumber: string };
  round: { id: string; number: number; title: string; openedOn: string; deadline: string; closedOn: string | null; packageNumber: number; packageHash: string; corrections?: { on: string; versionBefore: number; version: number; decidedBy: string; reason: string; deadlineBefore: string; deadline: string }[] };
  recipient: string;
  preparedOn: string;
  /** Rule 2: when and by whom the round was concluded, how many comments lacked a decision then, and the decision to end it all the same. Null while it is not concluded. */
  conclusion: { on: string; by: string; undecided: number; override: { decidedBy: string; decidedOn: string; reason: string } | null } | null;
  /** Rule 16: the number of the final report; null for every other export. */
  final: { number: number } | null;
  /** `domain.md` rule 16: what stands on every page of every export but the final report. */
  marking: { kind: 'selection'; description: string; undecided: number } | { kind: 'working-paper'; undecided: number } | null;
  /** What was replaced in an anonymised variant; left out of every other. */
  anonymised?: PersonalData;
  /** Counts over the whole round, also when the list is a selection. */
  counts: ReportCounts;
  /** Over the whole round too, for the charts: `counts.comments` = the sum over places, and what the last day says. Left out where nobody counted them. */
  figures?: { places: ReportedPlace[]; progress: ReportedDay[] };
  /** How many comments the list below holds; equals counts.comments when there is no filter. */
  listed: number;
  organisations: ReportedOrganisation[];
  /** Responses and supplements that came when the round was concluded: in no figure here. Left out when there are none. */
  cameAfter?: number;
  /** In the order of the text; left out when the round asks for a stance on the whole only. */
  sections?: ReportedSection[];
  themes: ReportedTheme[];
  comments: ReportedComment[];
  /** By number, all of the round; left out when none was split. */
  split?: SplitComment[];
  groupBy: ReportGrouping;
}

/** A draft or a frozen document, for DOCX. */
export interface ExportedDocument {
  locale: 'sv' | 'en';
  letterhead: Letterhead;
  title: string;
  /** e.g. "Arbetsmaterial inom arbetsgruppen" or "Remissversion 1". */
  label: string;
  date: string;
  /** Only for a frozen one: its SHA-256 in hex. */
  hash: string | null;
  /** Kept as custom properties so that a returned file can be matched (documents.md 2). */
  documentId: string;
  version: string;
  content: AgreementContent;
}

/** The covering letter of a round. */
export interface ExportedLetter {
  locale: 'sv' | 'en';
  letterhead: Letterhead;
  date: string;
  recipient: string | null;
  subject: string;
  /** Plain text, paragraphs divided by blank lines. */
  body: string;
  deadline: string;
  contact: string;
  consultees: string[];
  /** The number of the earlier round, when this one is on the changes since it only. */
  changesSince?: number | null;
}

/** A submitted response, as its hashed bytes tell it. */
export interface ExportedResponse {
  locale: 'sv' | 'en';
  id: string;
  consultee: string;
  matter: { title: string; registryNumber: string; authority: string };
  round: { title: string };
  package: { number: number };
  stance: Stance | null;
  condition: string;
  summary: string;
  preliminary: boolean;
  decision: { body: string; on: string | null; paragraph: string };
  /** Or separate opinion, as it stands in the minutes; '' when there is none. */
  reservation: string;
  /** The consultee's own. */
  registryNumber: string;
  receivedOn: string;
  /** The day that stands on what came as a letter; left out where none was given. */
  authoredOn?: string;
  late: boolean;
  submittedAt: string;
  submittedBy: string;
  /** In the order of the text. */
  comments: { id: string; number: number | null; scope: AnchorScope; clauseNumber: string | null; kind: CommentKind; quote: string; text: string; proposedText: string; reason: string }[];
  /** To the round's set questions, in their order; a yes is `yes`, a no `no`. */
  answers: { kind: string; question: string; value: string }[];
  /** On the sections that the round asked for, in the order of the text. */
  sections: TakenStance[];
  /** Which other consultees it says it also speaks for; left out when it is no joint statement. */
  jointly?: string[];
  files: { name: string; sha256: string }[];
  /** SHA-256 of the bytes, in hex. */
  hash: string;
  /** The response that this one supplements, with that one's hash; null when it is the response itself. */
  supplements: { response: string; hash: string } | null;
  /** Of a preliminary one: that the deciding body stands behind it, as was said since. */
  confirmation: { body: string; on: string; paragraph: string; reservation: string; receivedOn: string; hash: string } | null;
  /** SHA-256 of the preliminary response whose place it takes; null for every other. */
  replaces: string | null;
  /** The response that took its place. */
  replacedBy: { receivedOn: string; hash: string } | null;
}

/** A memo to the committee, with the response as it stands while it is written. Days as `2027-09-24`. */
export interface ExportedMemo {
  locale: 'sv' | 'en';
  organisation: string;
  /** The body that decides, as far as it is known; '' while it is not. */
  body: string;
  meetingOn: string | null;
  preparedOn: string;
  caseOfficer: string;
  registryNumber: string;
  matter: { title: string; registryNumber: string; authority: string };
  round: string;
  lastDay: string;
  version: number;
  stance: Stance | null;
  condition: string;
  summary: string;
  answers: { kind: string; question: string; value: string }[];
  /** Stances on the sections that the round asks for, in the order of the text. */
  sections: TakenStance[];
  /** In clause order. */
  comments: { document: string | null; clauseNumber: string | null; clauseHeading: string | null; quote: string; text: string; proposedText: string; reason: string }[];
}
