/** What the operator runs beside the service: verify, backup, restore. */
import { existsSync, mkdirSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { verifyAnswers } from './answers/verify.ts';
import type { Config } from './config.ts';
import { verifyFrozen } from './drafting/frozen.ts';
import { verifyLogs } from './drafting/verify-logs.ts';
import { verifyRounds } from './consultation/round-seal.ts';
import { verifyMaskings } from './consultation/public/masking.ts';
import { verifyResponses } from './consultation/submission.ts';
import { verifyChains } from './journal/journal.ts';
import { lockDataDir } from './platform/data-dir.ts';
import { openFiles, sha256 } from './platform/files/files.ts';
import { unfinishedFolder } from './platform/files/unfinished.ts';
import type { Reader, Store } from './platform/storage/store.ts';
import { platformTables } from './platform/storage/tables.ts';

type Open = (config: Config) => Promise<Store>;
/** What the programs of PostgreSQL are started with. */
type Environment = Record<string, string | undefined>;
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Journal chains, frozen versions, submitted responses and files; gives every fault found, one sentence each. */
export async function findFaults(from: Reader, filesFolder: string): Promise<{ facts: string[]; faults: string[] }> {
  const chains = await verifyChains(from);
  const frozen = await verifyFrozen(from);
  const logs = await verifyLogs(from);
  const rounds = await verifyRounds(from);
  const responses = await verifyResponses(from);
  const answers = await verifyAnswers(from);
  const maskings = await verifyMaskings(from);
  const stored = openFiles(filesFolder);
  const { files } = platformTables(from);
  const rows = await from.select({ hash: files.hash }).from(files);
  const damaged: string[] = [];
  for (const { hash } of rows) await stored.fetch(hash).catch(() => damaged.push(hash));
  return {
    facts: [`${chains.entries} journal entries in ${chains.chains} chains`, `${logs.updates} updates in ${logs.documents} working documents`, `${frozen.packages} frozen packages`, `${rounds.rounds} opened rounds`, `${responses.responses} submitted responses`, `${answers.answers} answers`, `${answers.sorted} sorted comments`, `${rows.length} files`],
    faults: [
      ...chains.broken.map((one) => `Journal chain ${one.chain} is broken at entry ${one.seq} (${one.fault}).`),
      ...logs.faults.map((one) => `Working text: ${one}.`),
      ...frozen.faults.map((one) => `Frozen package ${one.packageId}: ${one.fault} is not what was frozen.`),
      ...rounds.faults.map((one) => `Opened ${one}.`),
      ...responses.faults.map((one) => `Submitted ${one}.`), ...answers.faults.map((one) => `Answer: ${one}.`), ...maskings.map((one) => `Publishing: ${one}.`),
      ...damaged.map((hash) => `File ${hash} is missing or damaged.`),
    ],
  };
}

/** Exits 1 when anything is not what it was; the chain heads can be kept outside with `--heads FILE`. */
export async function verify(config: Config, open: Open, args: readonly string[] = []): Promise<void> {
  expectDatabase(config);
  const store = await open(config);
  const { facts, faults } = await findFaults(store.read, join(config.dataDir, 'files'));
  const headsFile = args.includes('--heads') ? args[args.indexOf('--heads') + 1] : undefined;
  const { heads, cut } = await verifyChains(store.read, headsFile === undefined ? {} : await keptHeads(headsFile));
  await store.close();
  for (const fact of facts) say(`checked: ${fact}`);
  faults.push(...cut.map((chain) => `Journal chain ${chain} no longer holds the entry that ended it when the heads were last written.`));
  for (const fault of faults) say(`FAULT: ${fault}`);
  // Heads that show a fault are evidence: they are not written over.
  if (headsFile !== undefined && faults.length === 0) await writeFile(headsFile, JSON.stringify({ at: new Date().toISOString(), heads }, null, 1));
  say(faults.length === 0 ? 'Everything is as it was written.' : `${faults.length} faults: restore from the latest backup, and keep this copy for examination.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

/** Opening would make an empty one, and an empty database has no faults. */
function expectDatabase(config: Config): void {
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'overens.sqlite'))) throw new Error(`There is no database in ${config.dataDir}: check DATA_DIR.`);
}

/** The heads of an earlier run; none when the file is not there yet. */
async function keptHeads(file: string): Promise<Record<string, string>> {
  if (!existsSync(file)) return {};
  return (JSON.parse(await readFile(file, 'utf8')) as { heads?: Record<string, string> }).heads ?? {};
}

interface Manifest {
  format: 'overens.backup/1';
  at: string;
  database: 'sqlite' | 'postgres';
  files: Record<string, string>;
}

/** Database and files as one checked set in a new folder; complete or absent. Safe while the service runs. */
export async function backup(config: Config, open: Open, args: readonly string[], env: Environment = {}): Promise<void> {
  const target = args.filter((one) => !one.startsWith('--'))[1];
  if (target === undefined) throw new Error('Say where the backup is to be written: npm run backup -- FOLDER');
  if (existsSync(target)) throw new Error(`${target} already exists: give the name of a new folder, so that no earlier backup is overwritten.`);
  expectDatabase(config);
  const part = `${target}.part`;
  await rm(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const name = config.databaseUrl === null ? 'overens.sqlite' : 'overens.pgdump';
  if (config.databaseUrl === null) {
    const store = await open(config);
    await store.copyTo(join(part, name));
    await store.close();
  } else run(['pg_dump', '--format=custom', `--file=${join(part, name)}`], { databaseUrl: config.databaseUrl, env }, 'The database could not be copied: pg_dump must be installed and DATABASE_URL must be right.');
  // Files come after the database: they are only ever added, so each one that a row names is there.
  const folder = join(config.dataDir, 'files');
  // What is still on its way is nobody's yet, and moves while it is copied.
  if (existsSync(folder)) await cp(folder, join(part, 'files'), { recursive: true, filter: (from) => from !== join(folder, unfinishedFolder) });
  const manifest: Manifest = { format: 'overens.backup/1', at: new Date().toISOString(), database: config.databaseUrl === null ? 'sqlite' : 'postgres', files: await hashesOf(part) };
  await writeFile(join(part, 'manifest.json'), JSON.stringify(manifest, null, 1));
  await rename(part, target);
  say(`Backup of ${Object.keys(manifest.files).length} files written to ${target}.`);
}

/** Checks every file of the set before anything is touched; an existing data folder is never overwritten. */
export async function restore(config: Config, open: Open, args: readonly string[], env: Environment = {}): Promise<void> {
  const source = args.filter((one) => !one.startsWith('--'))[1];
  if (source === undefined) throw new Error('Say which backup is to be restored: npm run restore -- FOLDER');
  const manifest = await readFile(join(source, 'manifest.json'), 'utf8').then((text) => JSON.parse(text) as Manifest, () => null);
  if (manifest?.format !== 'overens.backup/1') throw new Error(`${source} is not a complete backup: it has no manifest.`);
  const { 'manifest.json': _manifest, ...found } = await hashesOf(source);
  for (const [file, hash] of Object.entries(manifest.files)) if (found[file] !== hash) throw new Error(`The backup is damaged: ${file} is not what was written. Use another backup.`);
  const taken = existsSync(config.dataDir) ? (await readdir(config.dataDir)).filter((name) => name.startsWith('overens.sqlite') || name === 'files') : [];
  if (taken.length > 0) throw new Error(`${config.dataDir} already holds data: choose an empty folder with DATA_DIR, so that nothing is overwritten.`);
  if (manifest.database === 'postgres' && config.databaseUrl === null) throw new Error('The backup is of a PostgreSQL database: set DATABASE_URL to an empty one.');
  if (manifest.database === 'sqlite' && config.databaseUrl !== null) throw new Error('The backup is of a SQLite database: leave DATABASE_URL out.');
  const unlock = lockDataDir(config.dataDir);
  try {
    await mkdir(join(config.dataDir, 'files'), { recursive: true });
    if (existsSync(join(source, 'files'))) await cp(join(source, 'files'), join(config.dataDir, 'files'), { recursive: true });
    if (config.databaseUrl === null) await copyFile(join(source, 'overens.sqlite'), join(config.dataDir, 'overens.sqlite'));
    else run(['pg_restore', '--no-owner', '--exit-on-error', join(source, 'overens.pgdump')], { databaseUrl: config.databaseUrl, env }, 'The database could not be restored: pg_restore must be installed and DATABASE_URL must point to an empty database.');
  } finally {
    unlock();
  }
  say(`Restored the backup of ${manifest.at}. Checking it …`);
  await verify(config, open);
}

/** Every user of the machine sees a program's arguments: the password goes by its environment. */
function run([program, ...args]: [string, ...string[]], { databaseUrl, env }: { databaseUrl: string; env: Environment }, sentence: string): void {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password) || url.searchParams.get('password');
  url.password = '';
  url.searchParams.delete('password');
  // Without a password of ours the program simply inherits what this process was given.
  const given = password ? { env: { ...env, PGPASSWORD: password } } : {};
  if (spawnSync(program, [...args, `--dbname=${url.href}`], { stdio: ['ignore', 'ignore', 'inherit'], ...given }).status !== 0) throw new Error(sentence);
}

async function hashesOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const hashes: Record<string, string> = {};
  for (const entry of names) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    hashes[path.slice(folder.length + 1)] = sha256(await readFile(path));
  }
  return hashes;
}
