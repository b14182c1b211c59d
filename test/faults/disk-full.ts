/** F5: no space is left for a while: a small tmpfs filled to the brim where one may be mounted, else no file of the server's may grow. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../support/figures.ts';
import { type BadStore, throughBadStore } from './bad-store.ts';
import { Scene } from './scene.ts';

export async function run({ seed, runs }: { seed: number; runs: number }): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'overens-disk-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'ignore' }).status === 0;
  process.stdout.write(isMounted ? 'a tmpfs of 64 MiB is filled to the brim\n' : 'no tmpfs may be mounted here: the size of every file of the server is limited instead\n');
  let scene: Scene | null = null;
  try {
    scene = await Scene.open({ seed, people: 2, dataDir: folder });
    return { name: 'disk-full', seed, figures: await throughBadStore(scene, isMounted ? filledDisk(folder) : smallFiles(scene), runs) };
  } finally {
    rmSync(join(folder, 'filler'), { force: true });
    await scene?.end();
    if (isMounted) spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function filledDisk(folder: string): BadStore {
  const filler = join(folder, 'filler');
  return {
    async spoil() {
      const handle = openSync(filler, 'w');
      try {
        for (const size of [2 ** 20, 2 ** 12]) fill(handle, size);
      } finally {
        closeSync(handle);
      }
    },
    heal: async () => rmSync(filler, { force: true }),
  };
}

function fill(handle: number, size: number): void {
  const block = Buffer.alloc(size, 1);
  try {
    for (;;) if (writeSync(handle, block) < size) return;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

/** RLIMIT_FSIZE: every write beyond the first page of any file fails with EFBIG. */
function smallFiles(scene: Scene): BadStore {
  const limit = (bytes: string): void => {
    const { status } = spawnSync('prlimit', ['--pid', String(scene.server.process.pid), `--fsize=${bytes}:unlimited`], { stdio: 'ignore' });
    if (status !== 0) throw new Error('prlimit could not limit the server');
  };
  return { spoil: async () => limit('4096'), heal: async () => { if (scene.server.process.exitCode === null && scene.server.process.signalCode === null) limit('unlimited'); } };
}
