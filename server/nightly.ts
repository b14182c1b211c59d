/** Every night all that was hashed is held against its hashes, as `npm run verify` does; what is not as it was written is told to the operator. */
import { join } from 'node:path';
import { findFaults } from './commands.ts';
import type { House } from './platform/house.ts';

const inSweden = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' });
/** Between these hours in Sweden, when nobody waits for a comment to be saved. */
const [from, until] = [2, 5];

/** To be asked now and then: does its work once a night, and says each fault under `stored record damaged`. */
export function nightlyCheck({ store, clock, report }: Pick<House, 'store' | 'clock' | 'report'>, dataDir: string): () => Promise<void> {
  let lastNight = '';
  return async () => {
    const [day = '', hour = ''] = inSweden.format(clock()).split(' ');
    if (Number(hour) < from || Number(hour) >= until || day === lastNight) return;
    lastNight = day;
    const { facts, faults } = await findFaults(store.read, join(dataDir, 'files'));
    for (const fault of faults) report('stored record damaged', { fault });
    report('nightly check', { checked: facts.join(', '), faults: faults.length });
  };
}
