/** Sign-in by password with a growing delay: wrong tries lock the address for 2, 4, 8 … up to 900 seconds after the fifth (ASVS 6.3.1). */
import { eq, isNull, lt, or } from 'drizzle-orm';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Store } from '../platform/storage/store.ts';
import { openAccount } from './accounts.ts';
import { checkNobody, passwordFits } from './passwords.ts';
import { peopleTables } from './tables.ts';

const freeTries = 5;

const mostOfTheHouse = 300;
const windowMilliseconds = 15 * 60_000;

export interface FailedTries {
  clock: () => Date;
  /** Counts a try before it is judged, so that tries at the same moment count too; gives what takes it back when it was right. Refuses `too-many-requests`. */
  begin(): () => void;
}

/** One password tried at many addresses never locks any of them: all wrong tries of the house together are 300 in 15 minutes at most. */
export function failedTries(clock: () => Date): FailedTries {
  let tries: { at: number }[] = [];
  return {
    clock,
    begin() {
      const now = clock().getTime();
      tries = tries.filter((one) => one.at > now - windowMilliseconds);
      const [first] = tries;
      if (first && tries.length >= mostOfTheHouse) throw new Refusal('too-many', 'too-many-requests', { values: { seconds: Math.ceil((first.at + windowMilliseconds - now) / 1000) } });
      const mine = { at: now };
      tries.push(mine);
      return () => void (tries = tries.filter((one) => one !== mine));
    },
  };
}

/** Gives the person's id; refuses `sign-in-wrong` (never saying which part) `sign-in-locked` or `too-many-requests`, both with `values.seconds`. */
export async function signIn(store: Store, tries: FailedTries, input: { email: string; password: string }): Promise<string> {
  const now = tries.clock();
  const { signInFailures } = peopleTables(store);
  const [before] = await store.read.select().from(signInFailures).where(eq(signInFailures.email, input.email));
  if (before?.lockedUntil && before.lockedUntil > now) {
    throw new Refusal('too-many', 'sign-in-locked', { values: { seconds: Math.ceil((before.lockedUntil.getTime() - now.getTime()) / 1000) } });
  }
  const takeBack = tries.begin();
  const person = await openAccount(store.read, { email: input.email });
  const fits = person?.passwordHash ? await passwordFits(person.passwordHash, input.password) : await checkNobody(input.password).then(() => false);
  if (!person || !fits) {
    await store.write('house', async (tx) => {
      const [row] = await tx.select().from(signInFailures).where(eq(signInFailures.email, input.email));
      const failures = (row?.failures ?? 0) + 1;
      const seconds = failures < freeTries ? 0 : Math.min(900, 2 ** (failures - freeTries + 1));
      const lockedUntil = seconds === 0 ? null : new Date(now.getTime() + seconds * 1000);
      await tx.insert(signInFailures).values({ email: input.email, failures, lockedUntil }).onConflictDoUpdate({ target: signInFailures.email, set: { failures, lockedUntil } });
      if (person) await record(tx, { chain: 'house', audience: 'house', actorId: null, act: 'sign-in-failed', matterId: null, subject: 'person', subjectId: person.id, at: now });
    });
    throw new Refusal('not-signed-in', 'sign-in-wrong');
  }
  takeBack();
  await store.write('house', async (tx) => {
    await tx.delete(signInFailures).where(eq(signInFailures.email, input.email));
    await record(tx, { chain: 'house', audience: 'house', actorId: person.id, act: 'signed-in', matterId: null, subject: 'person', subjectId: person.id, at: now });
  });
  return person.id;
}

/** Forgets wrong tries that lock nobody, and locks that ended a day ago: a stranger with many addresses cannot fill the table. */
export async function sweepSignInFailures(store: Store, now: Date): Promise<void> {
  const { signInFailures } = peopleTables(store);
  await store.write('house', async (tx) => void (await tx.delete(signInFailures).where(or(isNull(signInFailures.lockedUntil), lt(signInFailures.lockedUntil, new Date(now.getTime() - 24 * 3_600_000))))));
}
