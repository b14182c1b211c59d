/** Work after commit that may be tried again: leased, counted, cancellable. Handlers are registered by name in `app.ts`. */
import { and, eq, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import { newId } from '../storage/ids.ts';
import type { Store, Writer } from '../storage/store.ts';
import { platformTables } from '../storage/tables.ts';
import { reasonOf } from './reason.ts';

export interface JobHandlers {
  [name: string]: (input: unknown, job: { id: string; progress(percent: number): Promise<void>; cancelled(): Promise<boolean> }) => Promise<unknown>;
}

const leaseMilliseconds = 60_000;
const mostAttempts = 5;

/** With `notBefore` nobody takes the job until then. */
export async function orderJob(tx: Writer, name: string, input: unknown, now: Date, notBefore: Date | null = null): Promise<string> {
  const { jobs } = platformTables(tx);
  const id = newId(now);
  await tx.insert(jobs).values({ id, name, input, createdAt: now, leasedUntil: notBefore, attempts: 0, progress: 0 });
  return id;
}

/** Takes the oldest job that nobody holds, none named in `except`, and runs it; false when there was none. A failure is kept and tried again, five times in all. */
export async function runNextJob(store: Store, handlers: JobHandlers, clock: () => Date, except: readonly string[] = []): Promise<boolean> {
  const { jobs } = platformTables(store);
  const job = await store.write('jobs', async (tx) => {
    const now = clock();
    const [free] = await tx.select().from(jobs)
      .where(and(isNull(jobs.doneAt), isNull(jobs.cancelledAt), lt(jobs.attempts, mostAttempts), or(isNull(jobs.leasedUntil), lt(jobs.leasedUntil, now)), ...(except.length === 0 ? [] : [notInArray(jobs.name, [...except])])))
      .orderBy(jobs.id).limit(1);
    if (!free) return null;
    await tx.update(jobs).set({ leasedUntil: new Date(now.getTime() + leaseMilliseconds), attempts: sql`${jobs.attempts} + 1` }).where(eq(jobs.id, free.id));
    return free;
  });
  if (job === null) return false;
  const set = (values: Partial<typeof jobs.$inferInsert>) => store.write('jobs', async (tx) => void (await tx.update(jobs).set(values).where(eq(jobs.id, job.id))));
  try {
    const handler = handlers[job.name];
    if (!handler) throw new Error(`no handler for job ${job.name}`);
    const result = await handler(job.input, {
      id: job.id,
      progress: (percent) => set({ progress: Math.round(percent), leasedUntil: new Date(clock().getTime() + leaseMilliseconds) }),
      cancelled: async () => (await store.read.select({ at: jobs.cancelledAt }).from(jobs).where(eq(jobs.id, job.id)))[0]?.at !== null,
    });
    await set({ result: result ?? null, doneAt: clock(), progress: 100, leasedUntil: null, failure: null });
  } catch (error) {
    const wait = 1000 * 4 ** job.attempts;
    await set({ failure: reasonOf(error), leasedUntil: new Date(clock().getTime() + wait) });
  }
  return true;
}
