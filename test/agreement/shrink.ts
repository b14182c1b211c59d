/** Finds seeds that fail and shrinks each to the fewest turns: `tsx --conditions=source test/agreement/shrink.ts FIRST COUNT EDITS [STOP AFTER] [tables | proposals]`. SHRINK=0 only finds them. */
import { acts, tableActs } from './commands.ts';
import { runSession } from './session.ts';

const [first = 1, count = 100, edits = 110, most = 3] = process.argv.slice(2, 6).map(Number);
const only = process.argv[6] === 'tables' ? tableActs : acts;
const proposing = process.argv[6] === 'proposals';
let found = 0;
/** Of the sessions without a fault. */
const sums = { sessions: 0, edits: 0, characters: 0, still: 0, moved: 0 };
const kinds = new Map<string, number[]>();
for (let seed = first; seed < first + count && found < most; seed++) {
  const fault = failure(seed, all());
  if (fault === null) continue;
  const kind = kindOf(fault);
  const known = kinds.get(kind) ?? [];
  kinds.set(kind, [...known, seed]);
  if (process.env['SHRINK'] === '0') { console.log(fault); continue; }
  found++;
  const turns = shrink(seed, fault);
  const said: string[] = [];
  const last = failure(seed, turns, (line) => said.push(line));
  console.log(`--- seed ${seed}, turns ${JSON.stringify(turns)}\n${last}`);
  console.log(said.join('\n'));
}
console.log(`${sums.sessions} sessions without a fault: ${sums.edits} edits, ${sums.characters} characters at the end, ${sums.still + sums.moved} anchors on their character (${sums.moved} of them moved)`);
for (const [kind, seeds] of kinds) console.log(`${seeds.length} x ${kind}: ${seeds.slice(0, 8).join(' ')}`);

function all(): number[] {
  return Array.from({ length: edits }, (_, at) => at);
}

function failure(seed: number, turns: readonly number[], log: ((line: string) => void) | null = null): string | null {
  try {
    const { edits: done, characters, anchors } = runSession({ seed, edits, withEditors: seed % 2 === 0, proposing, only, turns, log });
    if (turns.length === edits) {
      sums.sessions++;
      sums.edits += done;
      sums.characters += characters;
      sums.still += anchors.still;
      sums.moved += anchors.moved;
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function kindOf(fault: string): string {
  return fault.replace(/^seed \d+, edit \d+ \([^)]*\): /, '').replace(/"[^"]*"|\d+:\d+|[a-z0-9]{16}/g, '…');
}

function shrink(seed: number, fault: string): number[] {
  const kind = kindOf(fault).replace(/^[^:]*: /, '');
  const same = (turns: readonly number[]): boolean => { const now = failure(seed, turns); return now !== null && kindOf(now).replace(/^[^:]*: /, '') === kind; };
  let turns = all().slice(0, Number(/edit (\d+)/.exec(fault)?.[1] ?? edits));
  if (!same(turns)) turns = all();
  for (let size = Math.ceil(turns.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let again = true; again;) {
      again = false;
      for (let at = turns.length - size; at >= 0; at -= size) {
        const fewer = turns.toSpliced(at, size);
        if (fewer.length < turns.length && same(fewer)) { turns = fewer; again = true; }
      }
      if (size > 1) again = false;
    }
  }
  return turns;
}
