/** Installs and builds what is missing or out of date. Plain JavaScript, since it runs before anything is installed or built. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the process with one clear sentence when Node is too old, the packages cannot be installed or the program cannot be built. */
export function prepare({ quiet = false } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop(`Överens needs Node 20.19 or newer; this is ${process.versions.node}.`);
  step({
    quiet, mark: join(root, 'node_modules', '.overens'), sources: ['package-lock.json'], command: ['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    says: 'Installing packages (a few minutes the first time) …', fails: 'The packages could not be installed: check the network and the messages above, then start again.',
  });
  step({
    quiet, mark: join(root, 'dist', '.overens'), sources: ['package-lock.json', 'tsconfig.json', 'server', 'shared', 'client'], command: ['npm', 'run', 'build', '--silent'],
    says: 'Building …', fails: 'The program could not be built: see the messages above.',
  });
}

/** Runs a command unless what it works from is unchanged since it last succeeded. */
function step({ quiet, mark, sources, command, says, fails }) {
  const now = fingerprint(sources);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  const folder = dirname(mark);
  // npm empties the folder that the link leads to.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) stop(`${folder} is a link to another folder, which would be emptied: remove the link and start again.`);
  if (!quiet) process.stdout.write(`${says}\n`);
  const env = { ...process.env };
  // better-sqlite3 is compiled where no prebuilt binary can be fetched: against the headers beside this node, when they are there.
  const prefix = dirname(dirname(process.execPath));
  if (existsSync(join(prefix, 'include', 'node', 'node.h'))) env.npm_config_nodedir ??= prefix;
  const [program, ...args] = command;
  // A command whose own words are what one reads says nothing of the building, unless it fails.
  const told = quiet ? 'pipe' : 'inherit';
  const run = spawnSync(program, args, { cwd: root, env, stdio: ['ignore', told, told], maxBuffer: 2 ** 26 });
  if (run.status !== 0 && quiet) process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}`);
  if (run.status !== 0) stop(fails);
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, now);
}

function fingerprint(sources) {
  const hash = createHash('sha256').update(process.versions.modules);
  const read = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) read(join(path, name));
    else hash.update(path.slice(root.length)).update(readFileSync(path));
  };
  for (const source of sources) if (existsSync(join(root, source))) read(join(root, source));
  return hash.digest('hex');
}

export function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
