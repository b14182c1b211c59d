/** The servers under measurement, each in a process of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../server/config.ts';
import { realtimeFormat } from '#shared/realtime.ts';
import type { Seat } from './generator.ts';
import type { StoredText } from './texts.ts';
import { buildWorld, type World } from './world.ts';

export type TargetName = 'ours' | 'relay' | 'stock' | 'hocuspocus';

export interface Running {
  name: TargetName;
  pid: number;
  /** `n` people in `documents` documents, person by person; `watches` says who reads every frame. */
  seats(count: number, watches: (n: number) => boolean): Seat[];
  /** Bytes of live heap after forced collection; ours only. */
  live(): Promise<number>;
  stop(): Promise<void>;
}

export interface Scene {
  name: string;
  text: StoredText;
  persons: number;
  documents: number;
  /** `REALTIME_LIMITS` for our server, printed with the figures. */
  limits: string;
  /** Hocuspocus' `flushDelay`, ms. */
  window?: number;
}

const peers = join(import.meta.dirname, '..', 'peers');
const worlds = new Map<StoredText, { world: World; persons: number; documents: number }>();
const folders: string[] = [];

/** Builds our server from the sources and installs the peers where they are missing. */
export function prepareTargets(): void {
  run('npx', ['tsc', '-p', 'server/tsconfig.json'], packageRoot);
  if (!existsSync(join(peers, 'node_modules', '@hocuspocus', 'server'))) run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], peers);
}

function run(command: string, args: string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

export function forgetWorlds(): void {
  for (const folder of [...folders, ...[...worlds.values()].map(({ world }) => world.dataDir)]) rmSync(folder, { recursive: true, force: true });
}

export async function startTarget(name: TargetName, scene: Scene): Promise<Running> {
  return name === 'ours' ? startOurs(scene) : startPeer(name, scene);
}

async function startPeer(name: Exclude<TargetName, 'ours'>, scene: Scene): Promise<Running> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'overens-peer-'));
  folders.push(folder);
  const state = join(folder, 'state.bin');
  writeFileSync(state, scene.text.state);
  const child = spawn(process.execPath, [join(peers, `${name}.mjs`)], { env: { ...process.env, PORT: String(port), STATE: state, WINDOW: String(scene.window ?? 0) }, stdio: ['ignore', 'pipe', 'inherit'] });
  await saying(child, /ready|running/);
  const documentOf = (n: number): string => `document${n % scene.documents}`;
  return {
    name, pid: child.pid ?? 0,
    seats: (count, watches) => Array.from({ length: count }, (_, n) => ({
      port, path: name === 'hocuspocus' ? '/' : `/${documentOf(n)}`, headers: {}, dialect: name === 'hocuspocus' ? 'hocuspocus' : 'yjs', document: documentOf(n), opening: openingOf(scene, n), watches: watches(n),
    })),
    live: () => Promise.reject(new Error('measured for ours only')),
    stop: () => ended(child),
  };
}

async function startOurs(scene: Scene): Promise<Running> {
  const world = await worldOf(scene);
  const dataDir = mkdtempSync(join(tmpdir(), 'overens-bench-'));
  folders.push(dataDir);
  cpSync(world.dataDir, dataDir, { recursive: true });
  const { PUBLIC_URL: _publicUrl, SMTP_URL: _smtpUrl, REDIS_URL: _redisUrl, DATABASE_URL: _databaseUrl, ...inherited } = process.env;
  // For a profile: BENCH_NODE_ARGS="--cpu-prof --cpu-prof-dir=/tmp/profile".
  const more = (process.env.BENCH_NODE_ARGS ?? '').split(' ').filter((arg) => arg !== '');
  const args = ['--expose-gc', ...more, '--import', join(import.meta.dirname, 'measured.mjs'), join(packageRoot, 'dist', 'server', 'main.js')];
  const child = spawn(process.execPath, args, { cwd: packageRoot, env: { ...inherited, PORT: '0', DATA_DIR: dataDir, REALTIME_LIMITS: scene.limits, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const origin = /Överens is running on (http:\/\/\S+)/.exec(await saying(child, /Överens is running on (http:\/\/\S+)/))?.[1] ?? '';
  return {
    name: 'ours', pid: child.pid ?? 0,
    seats: (count, watches) => Array.from({ length: count }, (_, n) => {
      const document = world.documents[n % scene.documents] ?? '';
      const cookie = world.cookies[Math.floor(n / (count / Math.min(count, scene.persons)))] ?? '';
      return { port: Number(new URL(origin).port), path: `/api/documents/${document}/sync?ack=1&epoch=1&format=${realtimeFormat}`, headers: { cookie, origin }, dialect: 'yjs', document, opening: openingOf(scene, n), watches: watches(n) };
    }),
    live: () => new Promise((resolve) => {
      child.once('message', (message) => resolve((message as { live: number }).live));
      child.send('live');
    }),
    stop: () => ended(child),
  };
}

async function worldOf(scene: Scene): Promise<World> {
  const built = worlds.get(scene.text);
  if (built !== undefined && built.persons >= scene.persons && built.documents >= scene.documents) return built.world;
  const world = await buildWorld(scene);
  worlds.set(scene.text, { world, persons: scene.persons, documents: scene.documents });
  return world;
}

/** Each in a paragraph of their own, as long as there are enough. */
function openingOf({ text, documents }: Scene, n: number): Seat['opening'] {
  const opening = text.openings[Math.floor(n / documents) % text.openings.length];
  if (opening === undefined) throw new Error('the text has no place to write in');
  return opening;
}

function saying(child: ChildProcess, words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      if (words.test(said)) return;
      said += chunk.toString();
      if (words.test(said)) resolve(said);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 15_000).unref();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const { port } = taken.address() as AddressInfo;
      taken.close(() => resolve(port));
    });
  });
}
