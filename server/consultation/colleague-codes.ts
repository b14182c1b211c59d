/** By which colleagues without an account are let in to one response: shown once, kept as a hash, closed whenever the consultee likes (design D16). */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { codeInGroups, codeLastDay, codeLetters, type ColleagueCodeMade, type Colleagues, handleOf, whyNotInviteColleagues, whyNotSeeColleagues } from '#shared/colleagues.ts';
import { limits } from '#shared/limits.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { refuse } from '../matters/refuse.ts';
import { endGuest, namesOf } from '../people/accounts.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { consulteeById } from './consultees.ts';
import type { ResponseActor } from './response-actor.ts';
import { insideTables } from './inside/tables.ts';
import { consultationTables } from './tables.ts';

const letters = 16;
const hashOf = (code: string): string => createHash('sha256').update(`colleague:${code}`).digest('hex');
export const codeFits = (code: string, hash: string): boolean => timingSafeEqual(Buffer.from(hashOf(code)), Buffer.from(hash));

/** The only time the code is told. Refuses what `whyNotInviteColleagues` says, and `too-many-codes`. */
export async function makeColleagueCode(tx: Writer, { who, person, response }: ResponseActor, input: { label: string; origin: string }): Promise<ColleagueCodeMade> {
  const { colleagueCodes } = insideTables(tx);
  refuse(whyNotInviteColleagues(who, response));
  const [open] = await tx.select({ n: count() }).from(colleagueCodes).where(and(eq(colleagueCodes.responseId, response.id), isNull(colleagueCodes.revokedAt)));
  if ((open?.n ?? 0) >= limits.colleagueCodes) throw new Refusal('conflict', 'too-many-codes', { values: { most: limits.colleagueCodes } });
  const { round, extendedTo } = await consulteeById(tx, response.consulteeId);
  const code = await unusedCode(tx);
  const id = newId(person.at);
  await tx.insert(colleagueCodes).values({ id, responseId: response.id, handle: handleOf(code), secretHash: hashOf(code), label: input.label, by: person.id, at: person.at, wrong: 0 });
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act: 'colleague-code-made', matterId: null, subject: 'response', subjectId: response.id, details: { code: id }, at: person.at });
  // In the fragment, which no server, log or mail scanner sees.
  return { id, code: codeInGroups(code), link: `${input.origin}/kollega#${code}`, lastDay: codeLastDay(round.deadline, extendedTo) };
}

/** One whose first letters no other code has: 32,768 of them. */
async function unusedCode(tx: Writer): Promise<string> {
  const { colleagueCodes } = insideTables(tx);
  for (;;) {
    const code = Array.from({ length: letters }, () => codeLetters[randomInt(codeLetters.length)]).join('');
    const [taken] = await tx.select({ id: colleagueCodes.id }).from(colleagueCodes).where(eq(colleagueCodes.handle, handleOf(code)));
    if (!taken) return code;
  }
}

/** Nobody more comes in by it, and whoever did is out at once; what they wrote stays with the response. Refuses `coordinator-only`, `members-only`, `not-found`. */
export async function revokeColleagueCode(tx: Writer, { who, person, response }: ResponseActor, codeId: string): Promise<void> {
  const { colleagueCodes, colleagues } = insideTables(tx);
  refuse(whyNotSeeColleagues(who));
  const [revoked] = await tx.update(colleagueCodes).set({ revokedAt: person.at, revokedBy: person.id }).where(and(eq(colleagueCodes.id, codeId), eq(colleagueCodes.responseId, response.id), isNull(colleagueCodes.revokedAt))).returning({ id: colleagueCodes.id });
  if (!revoked) throw new Refusal('not-found', 'not-found');
  const out = await tx.update(colleagues).set({ until: person.at }).where(and(eq(colleagues.codeId, codeId), isNull(colleagues.until))).returning({ personId: colleagues.personId });
  for (const { personId } of out) await endGuest(tx, personId, person.at);
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act: 'colleague-code-revoked', matterId: null, subject: 'response', subjectId: response.id, details: { code: codeId, colleagues: out.length }, at: person.at });
}

/** One colleague's way in ends; the code goes on for the others. Refuses `coordinator-only`, `members-only`, `not-found`. */
export async function removeColleague(tx: Writer, { who, person, response }: ResponseActor, colleagueId: string): Promise<void> {
  const { colleagues } = insideTables(tx);
  refuse(whyNotSeeColleagues(who));
  const [out] = await tx.update(colleagues).set({ until: person.at }).where(and(eq(colleagues.personId, colleagueId), eq(colleagues.responseId, response.id), isNull(colleagues.until))).returning({ personId: colleagues.personId });
  if (!out) throw new Refusal('not-found', 'not-found');
  await endGuest(tx, colleagueId, person.at);
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act: 'colleague-removed', matterId: null, subject: 'response', subjectId: response.id, details: { colleague: colleagueId }, at: person.at });
}

/** For the consultee's own people. */
export async function colleaguesOf(from: Reader, { who, response }: ResponseActor): Promise<Colleagues> {
  const { colleagueCodes, colleagues } = insideTables(from);
  const { comments } = consultationTables(from);
  refuse(whyNotSeeColleagues(who));
  const { round, extendedTo } = await consulteeById(from, response.consulteeId);
  const codes = await from.select().from(colleagueCodes).where(eq(colleagueCodes.responseId, response.id)).orderBy(asc(colleagueCodes.id));
  const people = await from.select().from(colleagues).where(eq(colleagues.responseId, response.id)).orderBy(asc(colleagues.since));
  const said = new Map((await from.select({ by: comments.by, n: count() }).from(comments).where(and(eq(comments.responseId, response.id), isNull(comments.removedAt), isNull(comments.partOf))).groupBy(comments.by)).map((row) => [row.by, row.n]));
  const names = await namesOf(from, [...codes.map(({ by }) => by), ...people.map(({ personId }) => personId)]);
  return {
    responseId: response.id, lastDay: codeLastDay(round.deadline, extendedTo),
    codes: codes.map((code) => ({ id: code.id, label: code.label, by: names.get(code.by) ?? '', at: code.at.toISOString(), revokedAt: code.revokedAt?.toISOString() ?? null })),
    colleagues: people.map((one) => ({ id: one.personId, codeId: one.codeId, name: names.get(one.personId) ?? '', unit: one.unit, since: one.since.toISOString(), until: one.until?.toISOString() ?? null, comments: said.get(one.personId) ?? 0 })),
    refusals: { invite: whyNotInviteColleagues(who, response) },
  };
}

/** The units of those who came by a code, by person; who is not in it is one of the consultee's own people. */
export async function unitsOf(from: Reader, responseId: string): Promise<Map<string, string>> {
  const { colleagues } = insideTables(from);
  const rows = await from.select({ personId: colleagues.personId, unit: colleagues.unit }).from(colleagues).where(eq(colleagues.responseId, responseId));
  return new Map(rows.map((row) => [row.personId, row.unit]));
}
