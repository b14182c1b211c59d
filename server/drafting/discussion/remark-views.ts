/** The threads of a document as an actor sees them. */
import { asc, eq, inArray } from 'drizzle-orm';
import { type Remark, type Reply, whyNotChangeReply, whyNotReadReplyHistory, whyNotSettle } from '#shared/discussion.ts';
import { whyNotRemark } from '#shared/drafting.ts';
import type { Role } from '#shared/matters.ts';
import type { Actor } from '../../matters/actor.ts';
import { namesOf } from '../../people/accounts.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { discussionTables } from './tables.ts';

export async function remarksOf(from: Reader, actor: Actor, documentId: string): Promise<Remark[]> {
  const { remarks } = discussionTables(from);
  const rows = await from.select().from(remarks).where(eq(remarks.documentId, documentId)).orderBy(asc(remarks.id));
  const said = await repliesOf(from, actor, rows.map((row) => row.id));
  const names = await namesOf(from, rows.flatMap((row) => [row.raisedBy, row.resolvedBy ?? row.raisedBy]));
  return rows.map((row) => {
    const settle = whyNotSettle(actor, { raisedById: row.raisedBy });
    return {
      id: row.id, version: row.version, quote: row.anchor.quote, seq: row.seq, anchor: row.followed ?? row.anchor, moved: row.moved, clauseNumber: row.clauseNumber, clauseHeading: row.clauseHeading,
      raisedById: row.raisedBy, raisedBy: names.get(row.raisedBy) ?? '', raisedAs: row.raisedAs as Role, raisedAt: row.raisedAt.toISOString(),
      resolvedAt: row.resolvedAt?.toISOString() ?? null, resolvedBy: row.resolvedBy === null ? null : names.get(row.resolvedBy) ?? '',
      replies: said.get(row.id) ?? [],
      refusals: { reply: whyNotRemark(actor), resolve: row.resolvedAt ? 'remark-resolved' : settle, reopen: row.resolvedAt ? settle : 'remark-open' },
    };
  });
}

async function repliesOf(from: Reader, actor: Actor, remarkIds: readonly string[]): Promise<Map<string, Reply[]>> {
  const { replies, mentions } = discussionTables(from);
  if (remarkIds.length === 0) return new Map();
  const rows = (await inParts(remarkIds, (ids) => from.select().from(replies).where(inArray(replies.remarkId, ids)).orderBy(asc(replies.id)))).flat();
  const called = (await inParts(rows.map((row) => row.id), (ids) => from.select().from(mentions).where(inArray(mentions.replyId, ids)))).flat();
  const names = await namesOf(from, [...rows.map((row) => row.by), ...called.map((one) => one.personId)]);
  const mentionedIn = gathered(called, (one) => one.replyId);
  const views = rows.map((row) => {
    const own = { byId: row.by, withdrawn: row.withdrawnAt !== null };
    const change = whyNotChangeReply(actor, own);
    const view: Reply = {
      id: row.id, byId: row.by, by: names.get(row.by) ?? '', as: row.as as Role, at: row.at.toISOString(), text: row.text, wording: row.wording, wordingSeq: row.wordingSeq,
      version: row.version, changedAt: row.changedAt?.toISOString() ?? null, withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      mentions: row.withdrawnAt ? [] : (mentionedIn.get(row.id) ?? []).map(({ personId }) => ({ personId, name: names.get(personId) ?? '' })),
      refusals: { change, withdraw: change, history: row.version === 1 ? 'reply-unchanged' : whyNotReadReplyHistory(actor, own) },
    };
    return { remarkId: row.remarkId, view };
  });
  return new Map([...gathered(views, (one) => one.remarkId)].map(([remarkId, own]) => [remarkId, own.map(({ view }) => view)]));
}

function gathered<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}

/** Databases take a limited number of values in one question. */
const most = 500;

async function inParts<R>(ids: readonly string[], ask: (part: string[]) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let at = 0; at < ids.length; at += most) answers.push(await ask(ids.slice(at, at + most)));
  return answers;
}
