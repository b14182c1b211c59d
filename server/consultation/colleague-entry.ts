/** A colleague comes in by a code. Wrong guesses at a code wait longer and longer, and a stranger's guesses at none at all are counted for the whole house. */
import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { codeLastDay, type entryPreview, handleOf, whyNotEnter } from '#shared/colleagues.ts';
import { limits } from '#shared/limits.ts';
import type { Locale } from '#shared/messages/format.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { addGuest, namesOf } from '../people/accounts.ts';
import type { Allowance } from '../platform/http/security.ts';
import type { Reader, Store, Writer } from '../platform/storage/store.ts';
import { codeFits } from './colleague-codes.ts';
import { consulteeById } from './consultees.ts';
import { roundById, stateOf } from './rounds.ts';
import { insideTables } from './inside/tables.ts';
import { consultationTables } from './tables.ts';

/** Guesses at one code before each further one waits 2, 4, 8 … up to 900 seconds. */
const freeGuesses = 5;

type CodeRow = ReturnType<typeof insideTables>['colleagueCodes']['$inferSelect'];

/** Guesses that hit no code of the house; they hold nobody up who has one. */
export interface StrangersGuesses { strangers: Allowance; clock: () => Date }

/**
 * The code's row when it is right. Counted before it is judged, and kept also when it is refused: tries at the same moment count too.
 * Refuses `colleague-code-wrong` (never saying whether such a code is known), `colleague-code-waits` with `values.seconds`, `too-many-requests`.
 */
export async function tryColleagueCode(store: Store, code: string, { strangers, clock }: StrangersGuesses): Promise<CodeRow> {
  const now = clock();
  const known = await codeRow(store.read, code);
  if (!known) {
    strangers.take('nobody');
    throw new Refusal('not-found', 'colleague-code-wrong');
  }
  // A right code that was never guessed at is read and not written: a link that is opened by forty people makes no queue.
  if (known.wrong === 0 && codeFits(code, known.secretHash)) return known;
  const judged = await store.write(`response:${known.responseId}`, (tx) => judge(tx, code, now));
  if (judged instanceof Refusal) throw judged;
  return judged;
}

async function judge(tx: Writer, code: string, now: Date): Promise<CodeRow | Refusal> {
  const { colleagueCodes } = insideTables(tx);
  const row = await codeRow(tx, code);
  if (!row) return new Refusal('not-found', 'colleague-code-wrong');
  if (row.waitsUntil && row.waitsUntil > now) return new Refusal('too-many', 'colleague-code-waits', { values: { seconds: Math.ceil((row.waitsUntil.getTime() - now.getTime()) / 1000) } });
  const fits = codeFits(code, row.secretHash);
  const wrong = fits ? 0 : row.wrong + 1;
  const seconds = wrong < freeGuesses ? 0 : Math.min(900, 2 ** (wrong - freeGuesses + 1));
  await tx.update(colleagueCodes).set({ wrong, waitsUntil: seconds === 0 ? null : new Date(now.getTime() + seconds * 1000) }).where(eq(colleagueCodes.id, row.id));
  return fits ? row : new Refusal('not-found', 'colleague-code-wrong');
}

async function codeRow(from: Reader, code: string): Promise<CodeRow | null> {
  const { colleagueCodes } = insideTables(from);
  const [row] = await from.select().from(colleagueCodes).where(eq(colleagueCodes.handle, handleOf(code)));
  return row ?? null;
}

/** What the code leads to. Refuses what `whyNotEnter` says. */
export async function previewEntry(from: Reader, code: CodeRow, now: Date): Promise<z.infer<typeof entryPreview>> {
  const { round, name, extendedTo } = await behind(from, code, now);
  const matter = await matterById(from, round.matterId);
  return { consultee: name, matter: matter?.title ?? '', round: round.title, authority: matter?.authority ?? '', deadline: extendedTo !== null && extendedTo > round.deadline ? extendedTo : round.deadline };
}

/** Milliseconds to the end of a day: a Swedish midnight is never later than one in UTC. */
export const untilEndOf = (day: string, at: Date): number => Date.parse(`${day}T24:00:00Z`) - at.getTime();

/**
 * A guest of this one response; gives how many milliseconds the session lasts. Whoever comes in again in the same browser under the same name, `before`,
 * is the same person, whose comments stay one's own. Refuses what `whyNotEnter` says.
 */
export async function enterAsColleague(tx: Writer, code: CodeRow, input: { name: string; unit: string; language: Locale; before: string | null; at: Date }): Promise<{ personId: string; consulteeId: string; lasts: number }> {
  const { colleagues } = insideTables(tx);
  const fresh = await codeById(tx, code.id);
  const { response, lastDay } = await behind(tx, fresh, input.at);
  // To the end of the code's last day at the latest.
  const lasts = Math.min(limits.guestSession, untilEndOf(lastDay, input.at));
  const again = input.before === null ? null : await cameInAs(tx, { personId: input.before, responseId: response.id, name: input.name });
  if (again !== null) return { personId: again, consulteeId: response.consulteeId, lasts };
  const personId = await addGuest(tx, { name: input.name, language: input.language }, input.at);
  await tx.insert(colleagues).values({ personId, responseId: response.id, codeId: code.id, unit: input.unit, since: input.at });
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: personId, act: 'colleague-entered', matterId: null, subject: 'response', subjectId: response.id, details: { code: code.id }, at: input.at });
  return { personId, consulteeId: response.consulteeId, lasts };
}

async function cameInAs(tx: Writer, { personId, responseId, name }: { personId: string; responseId: string; name: string }): Promise<string | null> {
  const { colleagues } = insideTables(tx);
  const [known] = await tx.select({ personId: colleagues.personId }).from(colleagues).where(and(eq(colleagues.personId, personId), eq(colleagues.responseId, responseId), isNull(colleagues.until)));
  const same = (value: string) => value.trim().toLocaleLowerCase('sv');
  return known !== undefined && same((await namesOf(tx, [personId])).get(personId) ?? '') === same(name) ? personId : null;
}

export async function codeById(from: Reader, codeId: string): Promise<CodeRow> {
  const { colleagueCodes } = insideTables(from);
  const [row] = await from.select().from(colleagueCodes).where(eq(colleagueCodes.id, codeId));
  if (!row) throw new Refusal('not-found', 'colleague-code-wrong');
  return row;
}

export async function behind(from: Reader, code: CodeRow, now: Date) {
  const { responses } = consultationTables(from);
  const [response] = await from.select().from(responses).where(eq(responses.id, code.responseId));
  if (!response) throw new Refusal('not-found', 'colleague-code-wrong');
  const { consultee, name, extendedTo } = await consulteeById(from, response.consulteeId);
  const round = await roundById(from, consultee.roundId);
  const lastDay = codeLastDay(round.deadline, extendedTo);
  refuse(whyNotEnter({ revoked: code.revokedAt !== null, lastDay }, { state: response.state, roundState: stateOf(round) }, dayOf(now)));
  return { response, round, name, extendedTo, lastDay };
}
