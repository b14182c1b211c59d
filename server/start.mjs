/** `npm start`: from a fresh clone to a running service. Plain JavaScript, since it runs before anything is installed or built. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) stop(`Överens needs Node 20.19 or newer; this is ${process.versions.node}.`);

const quiet = process.argv.some((one) => ['verify', 'backup', 'restore'].includes(one));
step('packages', join(root, 'node_modules', '.overens'), ['package-lock.json'], 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
step('program', join(root, 'dist', '.overens'), ['package-lock.json', 'tsconfig.json', 'server', 'shared', 'client'], 'npm', ['run', 'build', '--silent']);

const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

/** Runs a command unless what it works from is unchanged since it last succeeded. */
function step(name, mark, sources, command, args) {
  const now = fingerprint(sources);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  if (!quiet) process.stdout.write(name === 'packages' ? 'Installing packages (a few minutes the first time) …\n' : 'Building …\n');
  const env = { ...process.env };
  const headers = join(dirname(dirname(process.execPath)), 'include', 'node', 'node.h');
  if (existsSync(headers)) env.npm_config_nodedir ??= dirname(dirname(process.execPath));
  const run = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'] });
  if (run.status !== 0) stop(name === 'packages' ? 'The packages could not be installed: check the network and the messages above, then start again.' : 'The program could not be built: see the messages above.');
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

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
