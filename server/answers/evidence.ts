/** What stands in the journal beside a row's id: SHA-256 over the canonical JSON of what the row says. */
import { canonicalBytes } from '../drafting/canonical.ts';
import { sha256 } from '../platform/files/files.ts';
import type { answerTables } from './tables.ts';

type Tables = ReturnType<typeof answerTables>;
export type StepRow = Tables['steps']['$inferSelect'];
export type SortingRow = Tables['triage']['$inferSelect'];
export type ChainRow = Tables['chains']['$inferSelect'];
export type ShortReasonRow = Tables['reasons']['$inferSelect'];
export type ChangeRow = Tables['changes']['$inferSelect'];
export type ReasonRow = Tables['changeReasons']['$inferSelect'];
export type SplitRow = Tables['splits']['$inferSelect'];
export type SeparationRow = Tables['separations']['$inferSelect'];
export type ConclusionRow = Tables['conclusions']['$inferSelect'];
export type ReopeningRow = Tables['reopenings']['$inferSelect'];

type Meeting = { body: string; heldOn: string; paragraph: string; by: string; outcomes: readonly { commentId: string; version: number; how: string; reason: string; stepId: string | null }[] };

const hashOf = (said: Record<string, string | number | null>): string => sha256(canonicalBytes(said));

/** Where it was carried from is named only where it was: what was not gives the same hash as ever. */
export const answerHash = ({ state, disposition, rationale, referredTo, reasons, texts, remark, version, by, carriedFrom }: Omit<StepRow, 'id' | 'commentId' | 'at'>): string => hashOf({ state, disposition, rationale, referredTo, reasons: reasons.join(' '), texts: texts.join(' '), remark, version, by, ...(carriedFrom === null ? {} : { carriedFrom }) });
export const chainHash = ({ decider, reviewer, by }: Omit<ChainRow, 'id' | 'matterId' | 'at'>): string => hashOf({ decider, reviewer, by });
export const shortReasonHash = ({ words, by }: Pick<ShortReasonRow, 'words' | 'by'>): string => hashOf({ words, by });
/** A day is named only where one is set: what has none gives the same hash as ever. */
export const sortingHash = ({ themeId, assigneeId, dueOn, duplicateOf }: Omit<SortingRow, 'commentId'>): string => hashOf({ themeId, assigneeId, ...(dueOn === null ? {} : { dueOn }), duplicateOf });
export const changeHash = ({ documentId, kind, blocks, before, after, by }: Omit<ChangeRow, 'id' | 'commentId' | 'anchor' | 'at'>): string => hashOf({ documentId, kind, blocks: blocks.join(' '), before, after, by });
export const reasonHash = ({ documentId, blocks, reason, by }: Omit<ReasonRow, 'id' | 'roundId' | 'at'>): string => hashOf({ documentId, blocks: blocks.join(' '), reason, by });
export const separationHash = ({ others, apart, by }: Omit<SeparationRow, 'id' | 'roundId' | 'commentId' | 'at'>): string => hashOf({ others: others.join(' '), apart: apart ? 1 : 0, by });
export const splitHash = ({ commentId, passages, parts, by }: Omit<SplitRow, 'id' | 'at'>): string => hashOf({ commentId, passages: passages.map(({ field, from, to, part }) => [field, from, to, part ?? 'common'].join(' ')).join('\n'), parts: parts.join(' '), by });
export const conclusionHash = ({ comments, undecided, overrideBy, overrideOn, overrideReason, by }: Omit<ConclusionRow, 'id' | 'at' | 'roundId'>): string => hashOf({ comments, undecided, overrideBy, overrideOn, overrideReason, by });
export const reopeningHash = ({ decidedBy, decidedOn, reason, by }: Omit<ReopeningRow, 'conclusionId' | 'at'>): string => hashOf({ decidedBy, decidedOn, reason, by });
/** A meeting's decision with what became of each proposal on its list, in whatever order they are read. */
export const meetingHash = ({ outcomes, ...meeting }: Meeting): string => hashOf({ ...meeting, outcomes: outcomes.map(({ commentId, version, how, reason, stepId }) => JSON.stringify([commentId, version, how, reason, stepId])).sort().join('\n') });
