/** Those who answered are told in confidence what happened to their comments, some days before the report becomes public. Until that day it is not published. */
import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { type PreNotice, type preNoticeInput, type preNoticeSetting, whyNotGiveNotice, whyNotPublicOn, whyNotSetNotice } from '#shared/answer-letters.ts';
import { Refusal } from '#shared/refusals.ts';
import { writeTo } from '../consultation/consultee-letters.ts';
import { consulteeById } from '../consultation/consultees.ts';
import { preNoticeLetter } from '../consultation/letters.ts';
import { publishedReport } from '../consultation/public/publication.ts';
import type { roundById } from '../consultation/rounds.ts';
import { answersOfRound } from '../consultation/the-record.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { dayOf } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { standingConclusion } from './concluded-at.ts';
import { answerTables } from './tables.ts';

type Round = Awaited<ReturnType<typeof roundById>>;

/** Of the conclusion that stands; a round that is opened again has none. */
async function standingNotice(from: Reader, roundId: string) {
  const { preNotices } = answerTables(from);
  const standing = await standingConclusion(from, roundId);
  if (standing === null) return null;
  const [row] = await from.select().from(preNotices).where(eq(preNotices.conclusionId, standing.id));
  return row ?? null;
}

async function standingSetting(from: Reader, roundId: string) {
  const { preNoticeSettings } = answerTables(from);
  const [row] = await from.select().from(preNoticeSettings).where(and(eq(preNoticeSettings.roundId, roundId), isNull(preNoticeSettings.endedAt)));
  return row ?? null;
}

/** Says whether the round gives such a notice; what is so already stays. Refuses what `whyNotSetNotice` says. */
export async function setPreNotice(tx: Writer, actor: Actor, { round, on }: z.infer<typeof preNoticeSetting> & { round: Round }): Promise<void> {
  const { preNoticeSettings } = answerTables(tx);
  refuse(whyNotSetNotice(actor, { given: (await standingNotice(tx, round.id)) !== null, published: (await publishedReport(tx, round.id)) !== null }));
  const standing = await standingSetting(tx, round.id);
  if (on === (standing !== null)) return;
  const setting = standing?.id ?? newId(actor.at);
  if (standing === null) await tx.insert(preNoticeSettings).values({ id: setting, roundId: round.id, by: actor.id, at: actor.at });
  else await tx.update(preNoticeSettings).set({ endedBy: actor.id, endedAt: actor.at }).where(eq(preNoticeSettings.id, setting));
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: on ? 'pre-notice-set' : 'pre-notice-unset', matterId: actor.matterId, subject: 'round', subjectId: round.id, details: { number: round.number, setting }, at: actor.at });
}

/** The first day on which the report may be published, as `2027-09-24`; null where nobody was told in confidence. */
export const confidentialUntil = async (from: Reader, roundId: string): Promise<string | null> => (await standingNotice(from, roundId))?.publicOn ?? null;

export const givesNotice = async (from: Reader, roundId: string): Promise<boolean> => (await standingSetting(from, roundId)) !== null;

export async function preNoticeOf(from: Reader, actor: Actor, roundId: string): Promise<PreNotice> {
  const standing = await standingConclusion(from, roundId);
  const given = await standingNotice(from, roundId);
  const set = await standingSetting(from, roundId);
  const published = (await publishedReport(from, roundId)) !== null;
  const answered = (await answersOfRound(from, roundId, standing?.at ?? null)).filter(({ response, withdrawn }) => response !== null && !withdrawn);
  const inOrder = new Intl.Collator('sv').compare;
  const toSend = (await Promise.all(answered.map(async ({ consultee }) => ({ consulteeId: consultee.id, name: (await consulteeById(from, consultee.id)).name })))).sort((a, b) => inOrder(a.name, b.name));
  const names = await namesOf(from, [given, set].flatMap((row) => row?.by ?? []));
  return {
    set: set && { by: names.get(set.by) ?? '', on: dayOf(set.at) }, toSend: given === null ? toSend : [],
    given: given && { publicOn: given.publicOn, on: dayOf(given.at), by: names.get(given.by) ?? '', letters: given.letters },
    refusals: { set: whyNotSetNotice(actor, { given: given !== null, published }), give: whyNotGiveNotice(actor, { set: set !== null, concluded: standing !== null, undecided: standing?.undecided ?? 0, published, given: given !== null, toSend: toSend.length }) },
  };
}

/** Posts the letters that the preview told of. Refuses what `whyNotGiveNotice` says, `notice-day-past`, and `unmet-others` when there are others than the preview told. */
export async function givePreNotice(tx: Writer, actor: Actor, { round, publicOn, expected, origin }: z.infer<typeof preNoticeInput> & { round: Round; origin: string }): Promise<void> {
  const { toSend, refusals } = await preNoticeOf(tx, actor, round.id);
  refuse(refusals.give ?? null);
  refuse(whyNotPublicOn(publicOn, dayOf(actor.at)));
  const standing = await standingConclusion(tx, round.id);
  if (toSend.length !== expected || standing === null) throw new Refusal('conflict', 'unmet-others');
  await tx.insert(answerTables(tx).preNotices).values({ conclusionId: standing.id, roundId: round.id, publicOn, letters: toSend.length, by: actor.id, at: actor.at });
  for (const { consulteeId } of toSend) await writeTo(tx, { consulteeIds: [consulteeId], round, lastDay: round.deadline, origin, at: actor.at }, 'outcome', (language, facts) => preNoticeLetter(language, { ...facts, publicOn }));
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'pre-notice-given', matterId: actor.matterId, subject: 'consultee', subjectId: round.id, details: { number: round.number, count: toSend.length, day: publicOn, conclusion: standing.id }, at: actor.at });
}
