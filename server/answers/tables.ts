import type { BenchView } from '#shared/bench-views.ts';
import type { Passage } from '#shared/comment-splits.ts';
import type { CommentNumber } from '#shared/export.ts';
import type { LiveAnchor } from '#shared/discussion.ts';
import { consultationTables } from '../consultation/tables.ts';
import { draftingTables } from '../drafting/tables.ts';
import { matterTables } from '../matters/tables.ts';
import { peopleTables } from '../people/tables.ts';
import { platformTables } from '../platform/storage/tables.ts';
import { defineTables } from '../platform/storage/kit.ts';

export const answerTables = defineTables((k) => {
  const { comments, consultees, rounds } = consultationTables.with(k);
  const { persons, organisations } = peopleTables.with(k);
  const { matters } = matterTables.with(k);
  const { files, jobs } = platformTables.with(k);
  const { documents } = draftingTables.with(k);

  const themes = k.table('themes', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    name: k.text().notNull(),
    mainPoints: k.text().notNull(),
    changed: k.text().notNull(),
    notMet: k.text().notNull(),
    ordinal: k.int().notNull(),
    version: k.int().notNull(),
  }, (t) => [k.index('themes_round').on(t.roundId)]);

  const triage = k.table('comment_triage', {
    commentId: k.text().primaryKey().references(() => comments.id),
    themeId: k.text().references(() => themes.id),
    assigneeId: k.text().references(() => persons.id),
    /** By which day its answer is wanted; null when none is set. */
    dueOn: k.text(),
    duplicateOf: k.text().references(() => comments.id),
  });

  /** Many comments sorted in one act, with what each had before, so that it can be undone. */
  const sortings = k.table('comment_sortings', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    kind: k.text().notNull(),
    /** The person or the theme they were given; null for none. */
    to: k.text(),
    had: k.json<{ value: string | null; comments: { id: string; number: CommentNumber }[] }[]>().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('comment_sortings_round').on(t.roundId, t.id)]);

  const sortingUndos = k.table('comment_sorting_undos', {
    sortingId: k.text().primaryKey().references(() => sortings.id),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  });

  /** A selection under a name, as it stands in the address. */
  const views = k.table('bench_views', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    personId: k.text().notNull().references(() => persons.id),
    name: k.text().notNull(),
    filter: k.json<BenchView['filter']>().notNull(),
    shared: k.bool().notNull(),
    at: k.time().notNull(),
  }, (t) => [k.uniqueIndex('bench_views_name').on(t.roundId, t.personId, t.name)]);

  /** Every proposal and decision; the newest is the current one and the others are its history (invariant I7). */
  const steps = k.table('answer_steps', {
    id: k.text().primaryKey(),
    commentId: k.text().notNull().references(() => comments.id),
    version: k.int().notNull(),
    state: k.text().notNull(),
    disposition: k.text().notNull(),
    rationale: k.text().notNull(),
    referredTo: k.text().notNull(),
    /** Short reasons of the matter, by id; they are never taken away. */
    reasons: k.json<string[]>().notNull(),
    /** Reusable texts that were put into the rationale, by id. */
    texts: k.json<string[]>().notNull(),
    /** What the reviewer said; '' for every other step. */
    remark: k.text().notNull(),
    /** The comment of a preliminary response that the answer was first given to; null for every other. */
    carriedFrom: k.text().references(() => comments.id),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.uniqueIndex('answer_steps_version').on(t.commentId, t.version)]);

  /** Who decides the answers of a matter and who reviews them; the newest holds, and none means the usual one. */
  const chains = k.table('answer_chains', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    decider: k.text().notNull(),
    reviewer: k.text(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('answer_chains_matter').on(t.matterId, t.id)]);

  /** Short reasons to choose beside the free text. The words stand for ever, since answers point to them. */
  const reasons = k.table('answer_reasons', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    words: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('answer_reasons_matter').on(t.matterId, t.id)]);

  /** A reason that has one of these is chosen no more, and stays where it was chosen. */
  const reasonEnds = k.table('answer_reason_ends', {
    reasonId: k.text().primaryKey().references(() => reasons.id),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  });

  /** Reusable texts: of a matter, or of one organisation in all its matters. */
  const texts = k.table('answer_texts', {
    id: k.text().primaryKey(),
    matterId: k.text().references(() => matters.id),
    organisationId: k.text().references(() => organisations.id),
    name: k.text().notNull(),
    words: k.text().notNull(),
    version: k.int().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    removedAt: k.time(),
  }, (t) => [k.index('answer_texts_matter').on(t.matterId), k.index('answer_texts_organisation').on(t.organisationId)]);

  /** The words that changed because of a comment: written from it, or made by hand and linked (`domain.md` 4.4 `implementedIn`). */
  const changes = k.table('answer_changes', {
    id: k.text().primaryKey(),
    commentId: k.text().notNull().references(() => comments.id),
    documentId: k.text().notNull().references(() => documents.id),
    kind: k.text().notNull(),
    /** Of the paragraphs it touches, in either version. */
    blocks: k.json<string[]>().notNull(),
    before: k.text().notNull(),
    after: k.text().notNull(),
    /** Where the words stand that were written; null for a change that was linked afterwards. */
    anchor: k.json<LiveAnchor>(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('answer_changes_comment').on(t.commentId)]);

  /** A link that has one of these no longer stands. */
  const changeEnds = k.table('answer_change_ends', {
    changeId: k.text().primaryKey().references(() => changes.id),
    /** `undone`: the words were taken back too. */
    how: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  });

  /** Why words were changed that no comment asked for; of several for the same paragraphs the newest stands. */
  const changeReasons = k.table('change_reasons', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    documentId: k.text().notNull().references(() => documents.id),
    blocks: k.json<string[]>().notNull(),
    reason: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('change_reasons_round').on(t.roundId, t.id)]);

  /** Somebody has said that a comment does not belong with others that read like it, or has taken that back; of several the newest counts. */
  const separations = k.table('comment_separations', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    commentId: k.text().notNull().references(() => comments.id),
    others: k.json<string[]>().notNull(),
    apart: k.bool().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('comment_separations_round').on(t.roundId, t.id)]);

  /** A comment was split: which passages of it each part takes, and the parts by their ids in the order of their letters. */
  const splits = k.table('comment_splits', {
    id: k.text().primaryKey(),
    commentId: k.text().notNull().references(() => comments.id),
    passages: k.json<Passage[]>().notNull(),
    parts: k.json<string[]>().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('comment_splits_comment').on(t.commentId, t.id)]);

  /** A split that has one of these no longer stands: the comment is answered as one again. */
  const joinings = k.table('comment_joinings', {
    splitId: k.text().primaryKey().references(() => splits.id),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  });

  /** A round is concluded by a row; the override is a decision that somebody named took (`domain.md` rule 2). */
  const conclusions = k.table('round_conclusions', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    comments: k.int().notNull(),
    undecided: k.int().notNull(),
    overrideBy: k.text(),
    overrideOn: k.text(),
    overrideReason: k.text(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('round_conclusions_round').on(t.roundId, t.id)]);

  /** A conclusion that has one of these no longer stands. */
  const reopenings = k.table('round_reopenings', {
    conclusionId: k.text().primaryKey().references(() => conclusions.id),
    decidedBy: k.text().notNull(),
    decidedOn: k.text().notNull(),
    reason: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  });

  /** A consultee whose point was not met has been written to; once in a round. */
  const unmetLetters = k.table('unmet_letters', {
    consulteeId: k.text().primaryKey().references(() => consultees.id),
    roundId: k.text().notNull().references(() => rounds.id),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('unmet_letters_round').on(t.roundId)]);

  /** That those who answered are to be told in confidence before the report becomes public; a round without one that is not ended gives no such notice. */
  const preNoticeSettings = k.table('pre_notice_settings', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    endedBy: k.text().references(() => persons.id),
    endedAt: k.time(),
  }, (t) => [k.index('pre_notice_settings_round').on(t.roundId, t.id)]);

  /** Those who answered were told in confidence what happened to their comments, some days before the report becomes public; once for a conclusion. */
  const preNotices = k.table('pre_notices', {
    conclusionId: k.text().primaryKey().references(() => conclusions.id),
    roundId: k.text().notNull().references(() => rounds.id),
    publicOn: k.text().notNull(),
    letters: k.int().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('pre_notices_round').on(t.roundId)]);

  /** The final report of a conclusion: files of the same figures, never made again. */
  const finalReports = k.table('final_reports', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    conclusionId: k.text().notNull().references(() => conclusions.id),
    number: k.int().notNull(),
    docx: k.text().notNull().references(() => files.hash),
    pdf: k.text().notNull().references(() => files.hash),
    html: k.text().notNull().references(() => files.hash),
    xlsx: k.text().notNull().references(() => files.hash),
    csv: k.text().notNull().references(() => files.hash),
    json: k.text().notNull().references(() => files.hash),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.uniqueIndex('final_reports_number').on(t.roundId, t.number), k.uniqueIndex('final_reports_conclusion').on(t.conclusionId)]);

  /** A final report that is to be written, for one conclusion; what becomes of it stands in `finalReports`. */
  const finalReportOrders = k.table('final_report_orders', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    conclusionId: k.text().notNull().references(() => conclusions.id),
    jobId: k.text().notNull().references(() => jobs.id),
    groupBy: k.text().notNull(),
    locale: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    cancelledAt: k.time(),
    failedAt: k.time(),
    failure: k.text(),
    madeAt: k.time(),
  }, (t) => [k.index('final_report_orders_conclusion').on(t.conclusionId, t.id)]);

  return { themes, triage, sortings, sortingUndos, views, steps, chains, reasons, reasonEnds, texts, changes, changeEnds, changeReasons, separations, splits, joinings, conclusions, reopenings, unmetLetters, preNoticeSettings, preNotices, finalReports, finalReportOrders };
});
