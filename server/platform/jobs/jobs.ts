/** Work after commit that may be tried again: leased, counted, cancellable. Handlers are registered by name in `app.ts`. */
import { and, eq, gt, inArray, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import { newId } from '../storage/ids.ts';
import type { Store, Writer } from '../storage/store.ts';
import { platformTables } from '../storage/tables.ts';
import { reasonOf } from './reason.ts';

export interface JobHandlers {
  [name: string]: (input: unknown, job: { id: string; progress(percent: number): Promise<void>; cancelled(): Promise<boolean> }) => Promise<unknown>;
}

const leaseMilliseconds = 60_000;
/** After so many nobody takes it any more. */
export const mostAttempts = 5;

/** With `notBefore` nobody takes the job until then. */
export async function orderJob(tx: Writer, name: string, input: unknown, now: Date, notBefore: Date | null = null): Promise<string> {
  const { jobs } = platformTables(tx);
  const id = newId(now);
  await tx.insert(jobs).values({ id, name, input, createdAt: now, leasedUntil: notBefore, attempts: 0, progress: 0 });
  return id;
}

/** Nobody takes it any more; who has it asks `cancelled()`. */
export async function cancelJob(tx: Writer, id: string, now: Date): Promise<void> {
  const { jobs } = platformTables(tx);
  await tx.update(jobs).set({ cancelledAt: now }).where(and(eq(jobs.id, id), isNull(jobs.doneAt)));
}

/** What a process held that is no more is free at once. Only where no other process can hold a job: one process has the database. */
export async function freeJobs(store: Store): Promise<void> {
  const { jobs } = platformTables(store);
  // One that failed, or was ordered for later, waits as it was told.
  await store.write('jobs', async (tx) => void (await tx.update(jobs).set({ leasedUntil: null }).where(and(isNull(jobs.doneAt), isNull(jobs.failure), gt(jobs.attempts, 0)))));
}

interface Which {
  except?: readonly string[];
  only?: readonly string[];
}

/** Takes the oldest job that nobody holds, of those named in `only` and not in `except`, and runs it; false when there was none. A failure is kept and tried again, five times in all. */
export async function runNextJob(store: Store, handlers: JobHandlers, clock: () => Date, { except = [], only }: Which = {}): Promise<boolean> {
  const { jobs } = platformTables(store);
  const job = await store.write('jobs', async (tx) => {
    const now = clock();
    const [free] = await tx.select().from(jobs)
      .where(and(isNull(jobs.doneAt), isNull(jobs.cancelledAt), lt(jobs.attempts, mostAttempts), or(isNull(jobs.leasedUntil), lt(jobs.leasedUntil, now)), ...(except.length === 0 ? [] : [notInArray(jobs.name, [...except])]), ...(only === undefined ? [] : [inArray(jobs.name, [...only])])))
      .orderBy(jobs.id).limit(1);
    if (!free) return null;
    await tx.update(jobs).set({ leasedUntil: new Date(now.getTime() + leaseMilliseconds), attempts: sql`${jobs.attempts} + 1`, failure: null }).where(eq(jobs.id, free.id));
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
