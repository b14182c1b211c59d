/** The writing of an ordered file: shown as it goes, ended by whoever cancels it, and left to the next process when this one ends. */
import type { House } from '../../platform/house.ts';
import type { JobHandlers } from '../../platform/jobs/jobs.ts';
import { isStoreFailure } from '../../platform/storage/failure.ts';

type Job = Parameters<JobHandlers[string]>[1];
export type Tell = (percent: number) => Promise<void>;

/** Milliseconds between two signs of life: the lease of a job is a minute. */
const betweenSigns = 15_000;

/** `id`: of the order, under which its progress is told. `write` says whether anything was made; `fail` keeps that nothing will be. */
export async function watched(house: House, { id, matterId, stopping, job }: { id: string; matterId: string; stopping: AbortSignal; job: Job }, { write, fail }: { write: (ended: AbortSignal, tell: Tell) => Promise<boolean>; fail: (error: unknown) => Promise<void> }): Promise<{ made: boolean }> {
  const cancelling = new AbortController();
  const deafen = house.signal.subscribe((told) => {
    if (told.subject === 'export' && told.id === id) void job.cancelled().then((cancelled) => { if (cancelled) cancelling.abort(); }, () => {});
  });
  let percent = 0;
  const tell = async (now: number) => {
    percent = now;
    await job.progress(now);
    house.signal.publish({ matterId, audience: 'team', subject: 'export', id });
  };
  const signs = setInterval(() => void job.progress(percent).catch(() => {}), betweenSigns);
  try {
    // What was cancelled before anybody listened.
    if (await job.cancelled()) return { made: false };
    await tell(1);
    return { made: await write(AbortSignal.any([stopping, cancelling.signal]), tell) };
  } catch (error) {
    if (cancelling.signal.aborted) return { made: false };
    // Tried again: by the next process, or when the store is well.
    if (stopping.aborted || isStoreFailure(error)) throw error;
    await fail(error);
    return { made: false };
  } finally {
    clearInterval(signs);
    deafen();
  }
}
