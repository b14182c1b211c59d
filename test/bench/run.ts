/** `npm run bench -- NAME [--seed N] [--runs N] [--only PART] [--json]`. */
import { conclude, optionsOf, type Result } from '../support/figures.ts';

const benches: Record<string, () => Promise<{ run(options: { seed: number; runs: number | null; only: string | null; json: boolean }): Promise<Result> }>> = {
  'text-core': () => import('./text-core.ts'),
  'moved-text': () => import('./moved-text.ts'),
  exports: () => import('./exports.ts'),
  keystroke: () => import('./keystroke.ts'),
  compare: () => import('./compare.ts'),
  history: () => import('./history.ts'),
  realtime: () => import('./realtime/bench.ts'),
  'page-document': () => import('./page-document.ts'),
  'bench-10k': () => import('./bench-10k.ts'),
  likeness: () => import('./likeness.ts'),
  together: () => import('./together.ts'),
  'deadline-hour': () => import('./deadline-hour.ts'),
  anchors: () => import('./anchors/bench.ts'),
};

const [name, ...args] = process.argv.slice(2);
const bench = benches[name ?? ''];
if (!bench) {
  process.stderr.write(`There is no bench "${name ?? ''}": choose one of ${Object.keys(benches).join(', ')}.\n`);
  process.exit(1);
}
const options = optionsOf(args);
process.exit(conclude(await (await bench()).run(options), options.json));
