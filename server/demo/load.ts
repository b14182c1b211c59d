/** Loads the demo county through the rooms' own acts, so that nothing in it could not have happened. */
import { admitUpdate } from '../drafting/admission.ts';
import { judgeDocument } from '../drafting/judge.ts';
import { isFirstRun } from '../people/accounts.ts';
import type { House } from '../platform/house.ts';
import { printResponseJob } from '../consultation/submission.ts';
import { type JobHandlers, runNextJob } from '../platform/jobs/jobs.ts';
import type { UpdateLog } from '../realtime/ports.ts';
import { openRealtime } from '../realtime/realtime.ts';
import { loadConcludedRound } from './concluded-round.ts';
import { demoDays } from './days.ts';
import { loadFinishedRound } from './finished-round.ts';
import type { DemoHouse } from './load-types.ts';
import { loadLocalAgreement, loadOpenRound } from './open-round.ts';
import { addPeople } from './people.ts';

/** Loads once, before anybody else writes in the log; a house that has people is left as it is. Gives the seconds it took, or null. */
export async function loadDemo({ house, handlers, log }: { house: House; handlers: JobHandlers; log: UpdateLog }): Promise<number | null> {
  if (!(await isFirstRun(house.store.read))) return null;
  const begun = performance.now();
  const days = demoDays(house.clock());
  let time = house.clock();
  const realtime = openRealtime({ log, clock: () => time, report: house.report, admit: admitUpdate, judge: judgeDocument });
  const demo: DemoHouse = {
    house, handlers, realtime,
    realtimeAt(at) {
      time = at;
      return realtime;
    },
  };
  const people = await house.store.write('house', (tx) => addPeople(tx, days.at(-615)));
  await loadConcludedRound(demo, people, days);
  await loadFinishedRound(demo, people, days);
  await loadOpenRound(demo, people, days);
  await loadLocalAgreement(demo, people, days);
  await realtime.stop();
  // Printing takes a second each: it goes on while the county is looked at.
  while (await runNextJob(house.store, handlers, house.clock, { except: ['print-frozen-document', printResponseJob] }));
  return (performance.now() - begun) / 1000;
}
