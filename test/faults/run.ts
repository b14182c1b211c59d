/** `npm run faults -- NAME [--runs N] [--seed N] [--json]`; `ci` runs short doses of every fault. */
import { conclude, optionsOf, type Result } from '../support/figures.ts';
import * as kill from './kill.ts';

const faults: Record<string, { run(options: { seed: number; runs: number }): Promise<Result>; doseInCi: number }> = { kill: { run: kill.run, doseInCi: 20 } };

const [name, ...args] = process.argv.slice(2);
const { seed, runs, json } = optionsOf(args);
const chosen = name === 'ci' ? Object.keys(faults) : [name ?? ''];
let code = 0;
for (const one of chosen) {
  const fault = faults[one];
  if (!fault) {
    process.stderr.write(`There is no fault "${one}": choose ci or one of ${Object.keys(faults).join(', ')}.\n`);
    process.exit(1);
  }
  code = Math.max(code, conclude(await fault.run({ seed, runs: runs ?? fault.doseInCi }), json));
}
process.exit(code);
