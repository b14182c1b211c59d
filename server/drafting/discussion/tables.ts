import type { LiveAnchor } from '#shared/discussion.ts';
import { matterTables } from '../../matters/tables.ts';
import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { draftingTables } from '../tables.ts';

export const discussionTables = defineTables((k) => {
  const { matters } = matterTables.with(k);
  const { persons } = peopleTables.with(k);
  const { documents } = draftingTables.with(k);

  const remarks = k.table('remarks', {
    id: k.text().primaryKey(),
    documentId: k.text().notNull().references(() => documents.id),
    /** As it was taken; never changed. */
    anchor: k.json<LiveAnchor>().notNull(),
    seq: k.int().notNull(),
    clauseNumber: k.text(),
    clauseHeading: k.text(),
    /** Where the words were last followed to, when their characters are no longer those of `anchor`. */
    followed: k.json<LiveAnchor>(),
    followedSeq: k.int(),
    moved: k.bool().notNull(),
    raisedBy: k.text().notNull().references(() => persons.id),
    raisedAs: k.text().notNull(),
    raisedAt: k.time().notNull(),
    resolvedBy: k.text().references(() => persons.id),
    resolvedAt: k.time(),
    version: k.int().notNull(),
  }, (t) => [k.index('remarks_document').on(t.documentId)]);

  const replies = k.table('remark_replies', {
    id: k.text().primaryKey(),
    remarkId: k.text().notNull().references(() => remarks.id),
    by: k.text().notNull().references(() => persons.id),
    as: k.text().notNull(),
    at: k.time().notNull(),
    text: k.text().notNull(),
    wording: k.text().notNull(),
    wordingSeq: k.int().notNull(),
    version: k.int().notNull(),
    changedAt: k.time(),
    withdrawnAt: k.time(),
  }, (t) => [k.index('replies_remark').on(t.remarkId)]);

  /** What a reply said before it was changed or taken back. */
  const earlierReplies = k.table('remark_reply_versions', {
    replyId: k.text().notNull().references(() => replies.id),
    version: k.int().notNull(),
    text: k.text().notNull(),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.replyId, t.version] })]);

  const mentions = k.table('remark_mentions', {
    replyId: k.text().notNull().references(() => replies.id),
    personId: k.text().notNull().references(() => persons.id),
  }, (t) => [k.primaryKey({ columns: [t.replyId, t.personId] })]);

  /** What a person has yet to be told of, and was. */
  const notices = k.table('remark_notices', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    personId: k.text().notNull().references(() => persons.id),
    remarkId: k.text().notNull().references(() => remarks.id),
    replyId: k.text().references(() => replies.id),
    kind: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    toldAt: k.time(),
  }, (t) => [k.index('remark_notices_waiting').on(t.personId, t.matterId, t.toldAt)]);

  return { remarks, replies, earlierReplies, mentions, notices };
});
