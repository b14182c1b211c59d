/** What is said in a thread: each reply keeps the words it answered, and what it said before it was changed. */
import { and, asc, eq } from 'drizzle-orm';
import { mayBeMentioned, speaksAs, whyNotChangeReply, whyNotReadReplyHistory } from '#shared/discussion.ts';
import { whyNotRemark } from '#shared/drafting.ts';
import { Refusal } from '#shared/refusals.ts';
import type { Actor } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { participantViews } from '../../matters/participants.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { noteReply } from './remark-notices.ts';
import { discussionTables } from './tables.ts';
import { note, touchRemark } from './thread.ts';

interface Said {
  text: string;
  mentions: readonly string[];
  /** The words it answers, as they stood in the text's version `wordingSeq`. */
  wording: string;
  wordingSeq: number;
}

/** Refuses `team-only` and `mention-unknown`. */
export async function replyToRemark(tx: Writer, actor: Actor, remarkId: string, input: Said): Promise<string> {
  refuse(whyNotRemark(actor));
  const id = await say(tx, actor, remarkId, input);
  await touchRemark(tx, remarkId);
  await note(tx, actor, 'remark-answered', remarkId);
  await noteReply(tx, actor, { remarkId, replyId: id, mentioned: input.mentions });
  return id;
}

/** The row alone; the act around it tells the journal. */
export async function say(tx: Writer, actor: Actor, remarkId: string, { text, mentions, wording, wordingSeq }: Said): Promise<string> {
  const { replies } = discussionTables(tx);
  const id = newId(actor.at);
  await tx.insert(replies).values({ id, remarkId, by: actor.id, as: speaksAs(actor), at: actor.at, text, wording, wordingSeq, version: 1 });
  await mention(tx, actor, id, mentions);
  return id;
}

async function mention(tx: Writer, actor: Actor, replyId: string, personIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(personIds)];
  if (wanted.length === 0) return;
  const known = new Set((await participantViews(tx, actor.matterId)).filter(({ role }) => mayBeMentioned(role)).map(({ personId }) => personId));
  if (wanted.some((one) => !known.has(one))) throw new Refusal('invalid', 'mention-unknown', { errors: [{ pointer: '/mentions', detail: 'mention-unknown' }] });
  const { mentions } = discussionTables(tx);
  await tx.insert(mentions).values(wanted.map((personId) => ({ replyId, personId })));
}

/** Refuses `author-only`, `reply-withdrawn`, and `reply-changed-meanwhile` for an older version. Who is newly mentioned is told. */
export async function changeReply(tx: Writer, actor: Actor, replyId: string, change: { text: string; mentions: readonly string[]; version: number }): Promise<void> {
  const row = await replyRow(tx, replyId);
  refuse(whyNotChangeReply(actor, { byId: row.by, withdrawn: row.withdrawnAt !== null }));
  const { replies, mentions } = discussionTables(tx);
  const before = (await tx.select().from(mentions).where(eq(mentions.replyId, replyId))).map(({ personId }) => personId);
  await keepEarlier(tx, row, change.version);
  await tx.update(replies).set({ text: change.text, version: row.version + 1, changedAt: actor.at }).where(eq(replies.id, replyId));
  await tx.delete(mentions).where(eq(mentions.replyId, replyId));
  await mention(tx, actor, replyId, change.mentions);
  await touchRemark(tx, row.remarkId);
  await note(tx, actor, 'remark-reply-changed', row.remarkId, { version: row.version + 1 });
  await noteReply(tx, actor, { remarkId: row.remarkId, replyId, mentioned: change.mentions.filter((one) => !before.includes(one)), mentionsOnly: true });
}

/** Takes one's own words back: they leave the thread, and are kept. Refuses as a change does. */
export async function withdrawReply(tx: Writer, actor: Actor, replyId: string, seen: { version: number }): Promise<void> {
  const row = await replyRow(tx, replyId);
  refuse(whyNotChangeReply(actor, { byId: row.by, withdrawn: row.withdrawnAt !== null }));
  const { replies } = discussionTables(tx);
  await keepEarlier(tx, row, seen.version);
  await tx.update(replies).set({ text: '', version: row.version + 1, withdrawnAt: actor.at }).where(eq(replies.id, replyId));
  await touchRemark(tx, row.remarkId);
  await note(tx, actor, 'remark-reply-withdrawn', row.remarkId);
}

async function keepEarlier(tx: Writer, row: Awaited<ReturnType<typeof replyRow>>, version: number): Promise<void> {
  if (row.version !== version) throw new Refusal('conflict', 'reply-changed-meanwhile');
  const { earlierReplies } = discussionTables(tx);
  await tx.insert(earlierReplies).values({ replyId: row.id, version: row.version, text: row.text, at: row.changedAt ?? row.at });
}

export async function replyRow(from: Reader, replyId: string) {
  const { replies } = discussionTables(from);
  const [row] = await from.select().from(replies).where(eq(replies.id, replyId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

/** Every wording of a reply, oldest first. Refuses `author-only` what was taken back. */
export async function replyHistory(from: Reader, actor: Actor, replyId: string): Promise<{ version: number; text: string; at: string }[]> {
  const row = await replyRow(from, replyId);
  refuse(whyNotReadReplyHistory(actor, { byId: row.by, withdrawn: row.withdrawnAt !== null }));
  const { earlierReplies } = discussionTables(from);
  const earlier = await from.select().from(earlierReplies).where(and(eq(earlierReplies.replyId, replyId))).orderBy(asc(earlierReplies.version));
  const now = row.withdrawnAt === null ? [{ version: row.version, text: row.text, at: row.changedAt ?? row.at }] : [];
  return [...earlier, ...now].map(({ version, text, at }) => ({ version, text, at: at.toISOString() }));
}
