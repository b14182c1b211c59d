/**
 * Who is told of what is said in the margin: one letter per person and matter, after quiet minutes or once a day, and not one per reply.
 * The letter names the matter, the clause, who and where to read; never what was said, since the discussion is working material.
 */
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { mayBeMentioned } from '#shared/discussion.ts';
import type { Role } from '#shared/matters.ts';
import type { Actor } from '../../matters/actor.ts';
import { matterById } from '../../matters/matters.ts';
import { participantViews } from '../../matters/participants.ts';
import { languagesOf, namesOf, noticePaceOf } from '../../people/accounts.ts';
import type { House } from '../../platform/house.ts';
import { orderJob } from '../../platform/jobs/jobs.ts';
import { postLetter } from '../../platform/mail/outbox.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { draftingTables } from '../tables.ts';
import { dueAt, longestMinutes, quietMinutes } from './notice-time.ts';
import { type Kind, remarksLetter, type ThreadNews } from './remark-letter.ts';
import { discussionTables } from './tables.ts';

export const noticeJob = 'send-remark-notices';
const minute = 60_000;

/** Whoever is mentioned; and the leads, when it comes from the reference group. */
export async function noteRaised(tx: Writer, actor: Actor, thread: { remarkId: string; replyId: string; mentioned: readonly string[]; raisedAs: Role }): Promise<void> {
  await notify(tx, actor, { ...thread, kind: 'mention' }, thread.mentioned);
  if (thread.raisedAs !== 'reference_group') return;
  const leads = (await participantViews(tx, actor.matterId)).filter(({ role }) => role === 'process_lead').flatMap(({ personId }) => personId ?? []);
  await notify(tx, actor, { ...thread, kind: 'raised' }, leads.filter((one) => !thread.mentioned.includes(one)));
}

/** Whoever is mentioned, and whoever has said something in the thread. */
export async function noteReply(tx: Writer, actor: Actor, said: { remarkId: string; replyId: string; mentioned: readonly string[]; mentionsOnly?: boolean }): Promise<void> {
  await notify(tx, actor, { ...said, kind: 'mention' }, said.mentioned);
  if (said.mentionsOnly) return;
  await notify(tx, actor, { ...said, kind: 'reply' }, (await peopleIn(tx, said.remarkId)).filter((one) => !said.mentioned.includes(one)));
}

export async function noteSettled(tx: Writer, actor: Actor, thread: { remarkId: string; kind: 'resolved' | 'reopened' }): Promise<void> {
  await notify(tx, actor, { ...thread, replyId: null }, await peopleIn(tx, thread.remarkId));
}

async function peopleIn(from: Reader, remarkId: string): Promise<string[]> {
  const { replies } = discussionTables(from);
  return (await from.selectDistinct({ by: replies.by }).from(replies).where(eq(replies.remarkId, remarkId))).map(({ by }) => by);
}

async function notify(tx: Writer, actor: Actor, news: { remarkId: string; replyId: string | null; kind: Kind }, personIds: readonly string[]): Promise<void> {
  const { notices } = discussionTables(tx);
  for (const personId of new Set(personIds)) {
    if (personId === actor.id) continue;
    const longAgo = new Date(actor.at.getTime() - longestMinutes * minute);
    const [waiting] = await tx.select({ id: notices.id }).from(notices).where(and(eq(notices.personId, personId), eq(notices.matterId, actor.matterId), isNull(notices.toldAt), gt(notices.at, longAgo))).limit(1);
    await tx.insert(notices).values({ id: newId(actor.at), matterId: actor.matterId, personId, remarkId: news.remarkId, replyId: news.replyId, kind: news.kind, by: actor.id, at: actor.at });
    if (!waiting) await orderJob(tx, noticeJob, { matterId: actor.matterId, personId }, actor.at, new Date(actor.at.getTime() + quietMinutes * minute));
  }
}

/** The job: sends what waits for one person in one matter, or waits on while the discussion goes on. */
export function sendRemarkNotices({ store, clock, origins }: House, input: unknown): Promise<{ told: number }> {
  const { matterId, personId } = z.object({ matterId: z.string(), personId: z.string() }).parse(input);
  return store.write(`matter:${matterId}`, async (tx) => {
    const { notices } = discussionTables(tx);
    const waiting = await tx.select().from(notices).where(and(eq(notices.matterId, matterId), eq(notices.personId, personId), isNull(notices.toldAt))).orderBy(asc(notices.at));
    const [oldest, newest] = [waiting[0], waiting.at(-1)];
    if (!oldest || !newest) return { told: 0 };
    const now = clock();
    const due = dueAt(await noticePaceOf(tx, personId), { oldest: oldest.at, newest: newest.at });
    if (due !== null && now < due) {
      await orderJob(tx, noticeJob, { matterId, personId }, now, due);
      return { told: 0 };
    }
    await tx.update(notices).set({ toldAt: now }).where(inArray(notices.id, waiting.map(({ id }) => id)));
    // Seen on the page all the same; who turns letters on again gets none about the past.
    if (due === null) return { told: 0 };
    // Whoever has left the discussion since is told nothing of it.
    const person = (await participantViews(tx, matterId)).find((one) => one.personId === personId && mayBeMentioned(one.role));
    const news = await stillSaid(tx, waiting);
    if (!person || news.length === 0) return { told: 0 };
    const matter = await matterById(tx, matterId);
    const language = (await languagesOf(tx, [personId])).get(personId) ?? 'sv';
    const facts = { name: person.name, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', threads: await newsIn(tx, news, origins[0] ?? '') };
    await postLetter(tx, { recipient: person.email, ...remarksLetter(language, facts) }, now);
    return { told: news.length };
  });
}

type Notice = ReturnType<typeof discussionTables>['notices']['$inferSelect'];

/** What was taken back before the letter went is not in it. */
async function stillSaid(from: Reader, waiting: Notice[]): Promise<Notice[]> {
  const { replies } = discussionTables(from);
  const ids = waiting.flatMap(({ replyId }) => replyId ?? []);
  const withdrawn = new Set(ids.length === 0 ? [] : (await from.select().from(replies).where(inArray(replies.id, ids))).filter((row) => row.withdrawnAt !== null).map((row) => row.id));
  return waiting.filter(({ replyId }) => replyId === null || !withdrawn.has(replyId));
}

async function newsIn(from: Reader, news: Notice[], origin: string): Promise<ThreadNews[]> {
  const { remarks } = discussionTables(from);
  const { documents } = draftingTables(from);
  const threads = await from.select({ id: remarks.id, documentId: remarks.documentId, number: remarks.clauseNumber, heading: remarks.clauseHeading, title: documents.title })
    .from(remarks).innerJoin(documents, eq(documents.id, remarks.documentId)).where(inArray(remarks.id, [...new Set(news.map((one) => one.remarkId))]));
  const names = await namesOf(from, news.map((one) => one.by));
  return threads.map((thread) => ({
    title: thread.title, clause: [thread.number, thread.heading].filter(Boolean).join(' '), link: `${origin}/dokument/${thread.documentId}?kommentar=${thread.id}`,
    happened: news.filter((one) => one.remarkId === thread.id).map(({ kind, by }) => ({ kind: kind as Kind, who: names.get(by) ?? '' })),
  }));
}
