/** Loads the demo county through the rooms' own acts, so that nothing in it could not have happened. */
import { isFirstRun } from '../people/accounts.ts';
import { runNextJob } from '../platform/jobs/jobs.ts';
import { demoDays } from './days.ts';
import { loadFinishedRound } from './finished-round.ts';
import type { DemoHouse } from './load-types.ts';
import { loadLocalAgreement, loadOpenRound } from './open-round.ts';
import { addPeople } from './people.ts';

/** Loads once; a house that has people is left as it is. Gives the seconds it took, or null. */
export async function loadDemo(demo: DemoHouse): Promise<number | null> {
  const { house, handlers } = demo;
  if (!(await isFirstRun(house.store.read))) return null;
  const begun = performance.now();
  const days = demoDays(house.clock());
  const people = await house.store.write('house', (tx) => addPeople(tx, days.at(-615)));
  await loadFinishedRound(demo, people, days);
  await loadOpenRound(demo, people, days);
  await loadLocalAgreement(demo, people, days);
  while (await runNextJob(house.store, handlers, house.clock));
  return (performance.now() - begun) / 1000;
}
