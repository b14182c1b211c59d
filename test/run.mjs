/** `npm test`: installs and builds what is missing, then runs every group whose programs are here, and says plainly what it left out. */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root } from '../server/prepare.mjs';

prepare();
const folder = mkdtempSync(join(tmpdir(), 'overens-test-'));
const sums = { passed: 0, failed: 0, skipped: 0 };
/** Files of other projects do not belong to this one and are not in it: the tests that read them. */
const onFixtures = ['test/export/read-docx.fixtures.test.ts', 'test/export/read-returned.test.ts', 'test/drafting/documents.test.ts'];
let forFixtures = 0;
const missing = [];
let broken = false;

const redis = await startRedis();
const postgres = await startPostgres();
try {
  vitest('everything on SQLite', [], redis ? { OVERENS_TEST_REDIS_URL: redis.url } : {});
  if (postgres) vitest('the rooms on PostgreSQL', ['test/platform', 'test/journal', 'test/people', 'test/matters', 'test/drafting', 'test/consultation', 'test/answers'], { OVERENS_TEST_DATABASE_URL: postgres.url, ...(redis ? { OVERENS_TEST_REDIS_URL: redis.url } : {}) });
  if (existsSync('/usr/bin/chromium')) vitest('journeys in Chromium', [], {}, 'test/journeys/vitest.config.ts');
  else missing.push('journeys: no /usr/bin/chromium');
  for (const program of ['pandoc', 'pdftotext', 'qpdf']) if (!existsSync(`/usr/bin/${program}`)) missing.push(`holding our files against ${program}: no /usr/bin/${program}`);
  if (!existsSync('/usr/bin/soffice')) missing.push('reading our spreadsheets and Word files in LibreOffice: no /usr/bin/soffice');
} finally {
  await redis?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

const others = existsSync(join(root, '..', 'shared', 'fixtures', 'docx'));
if (!others && forFixtures > 0) process.stdout.write(`skipped: ${forFixtures} tests on Word files of other projects: no ../shared/fixtures\n`);
for (const line of missing) process.stdout.write(`skipped: ${line}\n`);
if (process.env.CI === 'true' && (missing.length > 0 || sums.skipped > (others ? 0 : forFixtures))) {
  broken = true;
  process.stdout.write('In CI nothing may be skipped.\n');
}
process.stdout.write(`${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped\n`);
process.exit(broken || sums.failed > 0 || sums.passed === 0 ? 1 : 0);

function vitest(title, paths, env, config = 'test/vitest.config.ts') {
  process.stdout.write(`\n— ${title}\n`);
  const report = join(folder, `${Math.random().toString(36).slice(2)}.json`);
  const run = spawnSync('npx', ['vitest', 'run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...paths], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) broken = true;
  if (!existsSync(report)) return;
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  sums.passed += numPassedTests;
  sums.failed += numFailedTests;
  sums.skipped += numPendingTests;
  for (const { name, assertionResults } of testResults) if (onFixtures.some((file) => name.endsWith(file))) forFixtures += assertionResults.filter(({ status }) => status === 'skipped' || status === 'pending').length;
}

async function startRedis() {
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    missing.push('Redis signals: no redis-server');
    return null;
  }
  const port = await freePort();
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: 'ignore' });
  return { url: `redis://127.0.0.1:${port}`, stop: () => ended(child, 'SIGTERM') };
}

/** A private cluster that ends with the run; PostgreSQL refuses to run as root, so root runs it as its own user. */
async function startPostgres() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a)) : [];
  const bin = versions.map((version) => join('/usr/lib/postgresql', version, 'bin')).find((path) => existsSync(join(path, 'initdb')));
  const owner = process.getuid?.() === 0 ? userOf('postgres') : {};
  if (bin === undefined || owner === null) {
    missing.push('the rooms on PostgreSQL: no initdb under /usr/lib/postgresql');
    return null;
  }
  const data = mkdtempSync(join(tmpdir(), 'overens-postgres-'));
  if (owner.uid !== undefined) chownSync(data, owner.uid, owner.gid);
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], { ...owner, cwd: data, stdio: ['ignore', 'ignore', 'inherit'] });
  if (made.status !== 0) {
    missing.push('the rooms on PostgreSQL: initdb failed');
    return null;
  }
  const port = await freePort();
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', data, '-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'], { ...owner, cwd: data, stdio: 'ignore' });
  const ready = () => spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0;
  for (let tries = 0; !ready() && tries < 100; tries += 1) await new Promise((resolve) => { setTimeout(resolve, 100); });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await ended(child, 'SIGINT');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function userOf(name) {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((one) => one.startsWith(`${name}:`));
  if (line === undefined) return null;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function ended(child, signal) {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.on('exit', resolve);
    child.kill(signal);
  });
}
