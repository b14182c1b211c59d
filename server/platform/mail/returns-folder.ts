/** The folder into which the authority's mail server delivers what is returned: a Maildir, or a plain folder of .eml files. Nothing in it is ever deleted. */
import { constants } from 'node:fs';
import { mkdir, open, opendir, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** In one turn; what is left comes in the next. */
const mostFiles = 50;
/** A folder that holds more of something else is not gone through to its end. */
const mostEntries = 10_000;
/** Of one file: a report says what it has to say before the letter that it encloses. */
const mostBytes = 2 ** 20;

/** Subfolder for what nobody could read; no mail program takes it for a folder of a Maildir's. */
const setAsideFolder = 'set-aside';

export interface ReturnedFile { name: string; path: string }

/** Those that nobody has read, at most fifty, and none of those whose paths `but` has. A Maildir delivers into `new`. */
export async function waitingReturns(folder: string, but: ReadonlyMap<string, unknown>): Promise<ReturnedFile[]> {
  const inbox = (await isMaildir(folder)) ? join(folder, 'new') : folder;
  const found: ReturnedFile[] = [];
  let seen = 0;
  for await (const entry of await opendir(inbox)) {
    if (found.length >= mostFiles || (seen += 1) > mostEntries) break;
    const path = join(inbox, entry.name);
    const fits = entry.isFile() && !entry.name.startsWith('.') && (inbox !== folder || entry.name.toLowerCase().endsWith('.eml'));
    if (fits && !but.has(path)) found.push({ name: entry.name, path });
  }
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Its beginning, and all of it when it is no longer than a megabyte; null when another process has moved it. Follows no link and waits for no pipe. */
export async function beginningOf({ path }: ReturnedFile): Promise<Uint8Array | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(nullWhenGone);
  if (file === null) return null;
  try {
    const bytes = Buffer.alloc(Math.min(mostBytes, (await file.stat()).size));
    let length = 0;
    for (let read = 1; read > 0 && length < bytes.byteLength; length += read) ({ bytesRead: read } = await file.read(bytes, length, bytes.byteLength - length, length));
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

/**
 * Moves a file to where what has been read lies: `cur` of a Maildir, marked as seen unless a person should read it too, else the subfolder `read`;
 * or aside. In a plain folder a name may come again, so that it is kept with the beginning of the file's hash. Another process may have moved it.
 */
export async function putAway(folder: string, file: ReturnedFile, { hash, to }: { hash: string; to: 'seen' | 'unseen' | 'aside' }): Promise<void> {
  const maildir = await isMaildir(folder);
  const into = join(folder, to === 'aside' ? setAsideFolder : maildir ? 'cur' : 'read');
  await mkdir(into, { recursive: true });
  const name = maildir && to !== 'aside' ? `${basename(file.name).split(':2,', 1)[0]}:2,${to === 'seen' ? 'S' : ''}` : `${hash.slice(0, 12)}-${basename(file.name)}`;
  await rename(file.path, join(into, name)).catch(nullWhenGone);
}

function nullWhenGone(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

const isMaildir = (folder: string): Promise<boolean> => stat(join(folder, 'new')).then((its) => its.isDirectory(), () => false);
