/** `npm run faults -- NAME [--runs N] [--minutes N] [--seed N] [--json]`; `ci` runs short doses of every fault. */
import { conclude, optionsOf, type Result } from '../support/figures.ts';

export interface Dose {
  seed: number;
  /** Rounds, kills, mutations: what the fault counts. */
  runs: number;
  /** For what is measured over time. */
  minutes: number;
}

interface Fault {
  open(): Promise<{ run(dose: Dose): Promise<Result> }>;
  inCi: Partial<Dose>;
}

const faults: Record<string, Fault> = {
  kill: { open: () => import('./kill.ts'), inCi: { runs: 20 } },
  'disk-full': { open: () => import('./disk-full.ts'), inCi: { runs: 3 } },
  fsync: { open: () => import('./fsync.ts'), inCi: { runs: 3 } },
  'torn-log': { open: () => import('./torn-log.ts'), inCi: { runs: 3 } },
  partition: { open: () => import('./partition.ts'), inCi: { runs: 5 } },
  'slow-reader': { open: () => import('./slow-reader.ts'), inCi: { runs: 1 } },
  'hostile-bytes': { open: () => import('./hostile-bytes.ts'), inCi: { runs: 100_000 } },
  'reconnect-storm': { open: () => import('./reconnect-storm.ts'), inCi: { runs: 1 } },
  upload: { open: () => import('./upload.ts'), inCi: { runs: 2 } },
  soak: { open: () => import('./soak.ts'), inCi: { minutes: 0.6 } },
  'soak-restarts': { open: () => import('./soak-restarts.ts'), inCi: { minutes: 0.4 } },
};

// Each line waits for the end of the process; hundreds of them are no leak.
process.setMaxListeners(0);

const [name = '', ...args] = process.argv.slice(2);
const { seed, runs, minutes, json } = optionsOf(args);
const chosen = name === 'ci' ? Object.keys(faults) : [name];
let code = 0;
for (const one of chosen) {
  const fault = faults[one];
  if (!fault) {
    process.stderr.write(`There is no fault "${one}": choose ci or one of ${Object.keys(faults).join(', ')}.\n`);
    process.exit(1);
  }
  if (!json) process.stdout.write(`— ${one}\n`);
  const { run } = await fault.open();
  code = Math.max(code, conclude(await run({ seed, runs: runs ?? fault.inCi.runs ?? 1, minutes: minutes ?? fault.inCi.minutes ?? 1 }), json));
}
process.exit(code);
