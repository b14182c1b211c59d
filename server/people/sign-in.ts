/** Sign-in by password with a growing delay: wrong tries lock the address for 2, 4, 8 … up to 900 seconds after the fifth (ASVS 6.3.1). */
import { eq } from 'drizzle-orm';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Store } from '../platform/storage/store.ts';
import { openAccount } from './accounts.ts';
import { checkNobody, passwordFits } from './passwords.ts';
import { peopleTables } from './tables.ts';

const freeTries = 5;

/** Gives the person's id; refuses `sign-in-wrong` (never saying which part) or `sign-in-locked` with `values.seconds`. */
export async function signIn(store: Store, input: { email: string; password: string }, now: Date): Promise<string> {
  const { signInFailures } = peopleTables(store);
  const [before] = await store.read.select().from(signInFailures).where(eq(signInFailures.email, input.email));
  if (before?.lockedUntil && before.lockedUntil > now) {
    throw new Refusal('too-many', 'sign-in-locked', { values: { seconds: Math.ceil((before.lockedUntil.getTime() - now.getTime()) / 1000) } });
  }
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
  await store.write('house', async (tx) => {
    await tx.delete(signInFailures).where(eq(signInFailures.email, input.email));
    await record(tx, { chain: 'house', audience: 'house', actorId: person.id, act: 'signed-in', matterId: null, subject: 'person', subjectId: person.id, at: now });
  });
  return person.id;
}
