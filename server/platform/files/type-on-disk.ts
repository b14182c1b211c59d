/** What a file on disk is, by its content, without reading more of it than that takes. */
import { type FileHandle, open } from 'node:fs/promises';
import { Refusal } from '#shared/refusals.ts';
import { docxType, startsAsZip, typeByStart } from './file-type.ts';

/** PDF, Word (.docx), PNG or JPEG; anything else is refused with `file-type`, as `fileType` does for bytes. */
export async function typeOnDisk(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = await read(file, 0, Math.min(8, size));
    const known = typeByStart(start);
    if (known !== null) return known;
    if (startsAsZip(start) && (await holdsWord(file, size))) return docxType;
    throw new Refusal('invalid', 'file-type');
  } finally {
    await file.close();
  }
}

/** More names than any Word file has: a directory beyond this is something else. */
const mostDirectory = 4 * 2 ** 20;

/** Reads the names in the zip's directory, which stands at its end (APPNOTE.TXT 4.3.12 and 4.3.16). */
async function holdsWord(file: FileHandle, size: number): Promise<boolean> {
  const tail = await read(file, Math.max(0, size - 65_557), Math.min(65_557, size));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.length) return false;
  const [length, begins] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > mostDirectory || begins + length > size) return false;
  const directory = await read(file, begins, length);
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const named = directory.readUInt16LE(at + 28);
    if (directory.toString('latin1', at + 46, at + 46 + named).startsWith('word/')) return true;
    at += 46 + named + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return false;
}

async function read(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}
