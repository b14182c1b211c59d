/** What was answered, sorted, concluded and reported, against what the journal says was (invariant I7). */
import { and, asc, eq } from 'drizzle-orm';
import { type Details, entriesOfActs } from '../journal/journal.ts';
import type { Reader } from '../platform/storage/store.ts';
import { againstJournal } from './against-journal.ts';
import { answerHash, chainHash, changeHash, conclusionHash, meetingHash, reasonHash, reopeningHash, separationHash, shortReasonHash, sortingHash, splitHash } from './evidence.ts';
import { exportFaults } from './exports/verify.ts';
import { meetingTables } from './meetings/tables.ts';
import { partFaults } from './splitting.ts';
import { answerTables } from './tables.ts';

/** Every row against its journal entry, and every such entry against its row; the faults by kind, oldest first. */
export async function verifyAnswers(from: Reader): Promise<{ answers: number; sorted: number; faults: string[] }> {
  const { steps, triage } = answerTables(from);
  const rows = await from.select().from(steps).orderBy(asc(steps.commentId), asc(steps.version));
  const answers = await againstJournal(from, {
    acts: ['answer-carried', 'answer-proposed', 'answer-reviewed', 'answer-returned', 'answer-decided'], idIn: 'step', contentIn: ({ answer }) => answer, name: (id, subject) => `answer ${id} to comment ${subject}`,
    rows: rows.map((row) => ({ id: row.id, content: answerHash(row), // Nobody carried it: it follows from the response that took another's place.
      act: row.carriedFrom === null ? `answer-${row.state}` : 'answer-carried', subjectId: row.commentId, actorId: row.carriedFrom === null ? row.by : null, at: row.at })),
  });
  const sorted = await from.select().from(triage).orderBy(asc(triage.commentId));
  return { answers: rows.length, sorted: sorted.length, faults: [...answers, ...(await sortingFaults(from, sorted)), ...(await changeFaults(from)), ...(await separationFaults(from)), ...(await splitFaults(from)), ...(await conclusionFaults(from)), ...(await noticeFaults(from)), ...(await meetingFaults(from)), ...(await chainFaults(from)), ...(await exportFaults(from))] };
}

/** A comment is sorted again and again in one row: the newest entry says how it stands. */
async function sortingFaults(from: Reader, rows: { commentId: string; themeId: string | null; assigneeId: string | null; dueOn: string | null; duplicateOf: string | null }[]): Promise<string[]> {
  const newest = new Map((await entriesOfActs(from, ['comment-sorted'])).map((entry) => [entry.subjectId, entry.details]));
  const faults = rows.flatMap((row) => {
    const details = newest.get(row.commentId);
    // Null: the details were erased where the law asks, and nothing is left to compare with.
    return details === null || details?.sorting === sortingHash(row) ? [] : [`sorting of comment ${row.commentId}: it is not the one in the journal`];
  });
  const present = new Set(rows.map((row) => row.commentId));
  return [...faults, ...[...newest.keys()].filter((id) => !present.has(id)).map((id) => `sorting of comment ${id}: the journal says it was sorted, but it is not there`)];
}

async function changeFaults(from: Reader): Promise<string[]> {
  const { changes, changeEnds, changeReasons } = answerTables(from);
  const made = await from.select().from(changes).orderBy(asc(changes.id));
  const commentOf = new Map(made.map((row) => [row.id, row.commentId]));
  const content = ({ content: hash }: Details) => hash;
  return [
    ...await againstJournal(from, {
      acts: ['wording-applied', 'change-linked'], idIn: 'change', contentIn: content, name: (id, subject) => `change ${id} of comment ${subject}`,
      rows: made.map((row) => ({ id: row.id, content: changeHash(row), act: row.kind === 'applied' ? 'wording-applied' : 'change-linked', subjectId: row.commentId, actorId: row.by, at: row.at })),
    }),
    ...await againstJournal(from, {
      acts: ['wording-undone', 'change-unlinked'], idIn: 'change', contentIn: ({ change }) => change, name: (id, subject) => `end of change ${id} of comment ${subject}`,
      rows: (await from.select().from(changeEnds).orderBy(asc(changeEnds.changeId))).map((row) => ({ id: row.changeId, content: row.changeId, act: row.how === 'undone' ? 'wording-undone' : 'change-unlinked', subjectId: commentOf.get(row.changeId) ?? '', actorId: row.by, at: row.at })),
    }),
    ...await againstJournal(from, {
      acts: ['change-explained'], idIn: 'reason', contentIn: content, name: (id, subject) => `reason ${id} in round ${subject}`,
      rows: (await from.select().from(changeReasons).orderBy(asc(changeReasons.id))).map((row) => ({ id: row.id, content: reasonHash(row), act: 'change-explained', subjectId: row.roundId, actorId: row.by, at: row.at })),
    }),
  ];
}

async function separationFaults(from: Reader): Promise<string[]> {
  const { separations } = answerTables(from);
  return againstJournal(from, {
    acts: ['comments-separated', 'comments-rejoined'], idIn: 'separation', contentIn: ({ content }) => content, name: (id, subject) => `separation ${id} of comment ${subject}`,
    rows: (await from.select().from(separations).orderBy(asc(separations.id))).map((row) => ({ id: row.id, content: separationHash(row), act: row.apart ? 'comments-separated' : 'comments-rejoined', subjectId: row.commentId, actorId: row.by, at: row.at })),
  });
}

/** What was split and put together again, and that the parts say what the comment says there. */
async function splitFaults(from: Reader): Promise<string[]> {
  const { splits, joinings } = answerTables(from);
  const split = await from.select().from(splits).orderBy(asc(splits.id));
  const commentOf = new Map(split.map((row) => [row.id, row.commentId]));
  return [
    ...await againstJournal(from, {
      acts: ['comment-split'], idIn: 'split', contentIn: ({ content }) => content, name: (id, subject) => `split ${id} of comment ${subject}`,
      rows: split.map((row) => ({ id: row.id, content: splitHash(row), act: 'comment-split', subjectId: row.commentId, actorId: row.by, at: row.at })),
    }),
    ...await againstJournal(from, {
      acts: ['comment-joined'], idIn: 'split', contentIn: (details) => details.split, name: (id, subject) => `end of split ${id} of comment ${subject}`,
      rows: (await from.select().from(joinings).orderBy(asc(joinings.splitId))).map((row) => ({ id: row.splitId, content: row.splitId, act: 'comment-joined', subjectId: commentOf.get(row.splitId) ?? '', actorId: row.by, at: row.at })),
    }),
    ...await partFaults(from),
  ];
}

async function conclusionFaults(from: Reader): Promise<string[]> {
  const { conclusions, reopenings, finalReports } = answerTables(from);
  const concluded = await from.select().from(conclusions).orderBy(asc(conclusions.id));
  const roundOf = new Map(concluded.map((row) => [row.id, row.roundId]));
  const content = ({ content: hash }: Details) => hash;
  return [
    ...await againstJournal(from, {
      acts: ['round-concluded'], idIn: 'conclusion', contentIn: content, name: (id, subject) => `conclusion ${id} of round ${subject}`,
      rows: concluded.map((row) => ({ id: row.id, content: conclusionHash(row), act: 'round-concluded', subjectId: row.roundId, actorId: row.by, at: row.at })),
    }),
    ...await againstJournal(from, {
      acts: ['round-reopened'], idIn: 'conclusion', contentIn: content, name: (id, subject) => `reopening after conclusion ${id} of round ${subject}`,
      rows: (await from.select().from(reopenings).orderBy(asc(reopenings.conclusionId))).map((row) => ({ id: row.conclusionId, content: reopeningHash(row), act: 'round-reopened', subjectId: roundOf.get(row.conclusionId) ?? '', actorId: row.by, at: row.at })),
    }),
    ...await againstJournal(from, {
      acts: ['final-report-made'], idIn: 'report', contentIn: ({ number, docx, pdf, html, xlsx, csv, json }) => [number, docx, pdf, html, xlsx, csv, json].join(' '), name: (id, subject) => `final report ${id} of round ${subject}`,
      rows: (await from.select().from(finalReports).orderBy(asc(finalReports.id))).map((row) => ({ id: row.id, content: [row.number, row.docx, row.pdf, row.html, row.xlsx, row.csv, row.json].join(' '), act: 'final-report-made', subjectId: row.roundId, actorId: row.by, at: row.at })),
    }),
  ];
}

/** Whether a round gives notice in confidence, and what was given: from which day and to how many. */
async function noticeFaults(from: Reader): Promise<string[]> {
  const { preNoticeSettings, preNotices } = answerTables(from);
  const settings = await from.select().from(preNoticeSettings).orderBy(asc(preNoticeSettings.id));
  const setting = ({ setting: id }: Details) => id;
  return [
    ...await againstJournal(from, {
      acts: ['pre-notice-set'], idIn: 'setting', contentIn: setting, name: (id, subject) => `notice setting ${id} of round ${subject}`,
      rows: settings.map(({ id, roundId, by, at }) => ({ id, content: id, act: 'pre-notice-set', subjectId: roundId, actorId: by, at })),
    }),
    ...await againstJournal(from, {
      acts: ['pre-notice-unset'], idIn: 'setting', contentIn: setting, name: (id, subject) => `end of notice setting ${id} of round ${subject}`,
      rows: settings.flatMap(({ id, roundId, endedBy, endedAt }) => (endedAt === null ? [] : [{ id, content: id, act: 'pre-notice-unset', subjectId: roundId, actorId: endedBy, at: endedAt }])),
    }),
    ...await againstJournal(from, {
      acts: ['pre-notice-given'], idIn: 'conclusion', contentIn: ({ day, count }) => `${day} ${count}`, name: (id, subject) => `notice after conclusion ${id} of round ${subject}`,
      rows: (await from.select().from(preNotices).orderBy(asc(preNotices.conclusionId))).map(({ conclusionId, roundId, publicOn, letters, by, at }) => ({ id: conclusionId, content: `${publicOn} ${letters}`, act: 'pre-notice-given', subjectId: roundId, actorId: by, at })),
    }),
  ];
}

/** Who was to decide, and the short reasons that answers point to: their words, and from when on they are chosen no more. */
async function chainFaults(from: Reader): Promise<string[]> {
  const { chains, reasons, reasonEnds } = answerTables(from);
  const content = ({ content: hash }: Details) => hash;
  return [
    ...await againstJournal(from, {
      acts: ['answer-chain-chosen'], idIn: 'chosen', contentIn: content, name: (id, subject) => `chain of decision ${id} of matter ${subject}`,
      rows: (await from.select().from(chains).orderBy(asc(chains.id))).map((row) => ({ id: row.id, content: chainHash(row), act: 'answer-chain-chosen', subjectId: row.matterId, actorId: row.by, at: row.at })),
    }),
    ...await againstJournal(from, {
      acts: ['answer-reason-added'], idIn: 'reason', contentIn: content, name: (id) => `short reason ${id}`,
      rows: (await from.select().from(reasons).orderBy(asc(reasons.id))).map((row) => ({ id: row.id, content: shortReasonHash(row), act: 'answer-reason-added', subjectId: row.id, actorId: row.by, at: row.at })),
    }),
    ...await againstJournal(from, {
      acts: ['answer-reason-retired'], idIn: 'reason', contentIn: ({ reason }) => reason, name: (id) => `end of short reason ${id}`,
      rows: (await from.select().from(reasonEnds).orderBy(asc(reasonEnds.reasonId))).map((row) => ({ id: row.reasonId, content: row.reasonId, act: 'answer-reason-retired', subjectId: row.reasonId, actorId: row.by, at: row.at })),
    }),
  ];
}

/** A decided meeting list, with what became of each proposal on it. */
async function meetingFaults(from: Reader): Promise<string[]> {
  const { meetings, meetingDecisions, listed, outcomes } = meetingTables(from);
  const decided = await from.select({ meeting: meetings, decision: meetingDecisions }).from(meetingDecisions).innerJoin(meetings, eq(meetings.id, meetingDecisions.meetingId)).orderBy(asc(meetings.id));
  const became = await from.select({ outcome: outcomes, version: listed.version }).from(outcomes).innerJoin(listed, and(eq(listed.meetingId, outcomes.meetingId), eq(listed.commentId, outcomes.commentId)));
  return againstJournal(from, {
    acts: ['meeting-decided'], idIn: 'meeting', contentIn: ({ content }) => content, name: (id) => `decision of meeting ${id}`,
    rows: decided.map(({ meeting, decision }) => ({
      id: meeting.id, act: 'meeting-decided', subjectId: meeting.id, actorId: decision.by, at: decision.at,
      content: meetingHash({ body: meeting.body, heldOn: meeting.heldOn, paragraph: decision.paragraph, by: decision.by, outcomes: became.filter(({ outcome }) => outcome.meetingId === meeting.id).map(({ outcome: { commentId, how, reason, stepId }, version }) => ({ commentId, version, how, reason, stepId })) }),
    })),
  });
}
