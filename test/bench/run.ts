/** `npm run bench -- NAME [--seed N] [--json]`. */
import { conclude, optionsOf, type Result } from '../support/figures.ts';

const benches: Record<string, () => Promise<{ run(options: { seed: number }): Promise<Result> }>> = {
  'text-core': () => import('./text-core.ts'),
  exports: () => import('./exports.ts'),
  keystroke: () => import('./keystroke.ts'),
  compare: () => import('./compare.ts'),
};

const [name, ...args] = process.argv.slice(2);
const bench = benches[name ?? ''];
if (!bench) {
  process.stderr.write(`There is no bench "${name ?? ''}": choose one of ${Object.keys(benches).join(', ')}.\n`);
  process.exit(1);
}
const { seed, json } = optionsOf(args);
process.exit(conclude(await (await bench()).run({ seed }), json));
