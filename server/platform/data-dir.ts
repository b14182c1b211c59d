/** One process per data folder (design D2): a second start would write the same SQLite file and answer for the same sockets. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Makes the folder and locks it; throws an Error with one clear sentence. Gives the unlocker. */
export function lockDataDir(folder: string): () => void {
  try {
    makeFolder(folder);
  } catch {
    throw new Error(`The data folder ${folder} cannot be created: choose another with DATA_DIR or give this user the right to write there.`);
  }
  const file = join(folder, 'overens.lock');
  const take = () => {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
  };
  try {
    take();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw new Error(`The data folder ${folder} cannot be written: choose another with DATA_DIR or give this user the right to write there.`);
    const owner = Number(readFileSync(file, 'utf8'));
    if (isRunning(owner)) throw new Error(`Another Överens (process ${owner}) is using ${folder}: stop it first, or choose another folder with DATA_DIR.`);
    unlinkSync(file);
    take();
  }
  return () => {
    try {
      unlinkSync(file);
    } catch {
      // Already gone: nothing left to unlock.
    }
  };
}

/** With the folders above it. Not by Node's `recursive`, which never ends where a folder above says that it is not there, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw new Error(`${folder} is a file`);
  }
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
