/** A Word file as a package of parts, found by relationships and never by name (ECMA-376 part 2). */
import { unzipSync } from 'fflate';
import { entryLimit, unpackedLimit, uploadLimit } from './limits.ts';
import { parseXml } from './parse-xml.ts';
import type { ParsedXml } from './parse-xml.ts';
import { refusedFile } from './refuse.ts';
import { elements } from './xml.ts';

export interface Relationship {
  id: string;
  /** Last step of the type's address (`styles`, `hyperlink`): the same in Transitional and Strict. */
  type: string;
  /** Name of a part, or an address outside the file. */
  target: string;
  external: boolean;
}

export interface WordPackage {
  main: string;
  /** Null when the part is missing. Throws Refusal `broken` or `unsafe-xml`. */
  part(name: string): ParsedXml | null;
  /** The part as it is; null when it is missing. Throws Refusal `broken`. */
  bytes(name: string): Uint8Array | null;
  relationships(name: string): Relationship[];
  /** Relationships of the package itself: main part and properties. */
  ofPackage: Relationship[];
}

/** Throws Refusal `too-large`, `old-doc`, `encrypted`, `not-a-word-file`, `broken`, `unsafe-xml`. */
export function openPackage(bytes: Uint8Array): WordPackage {
  if (bytes.length > uploadLimit) throw refusedFile('too-large');
  refuseOtherFormats(bytes);
  const names = listEntries(bytes);
  const part = (name: string): ParsedXml | null => {
    const entry = names.get(name.toLowerCase());
    return entry === undefined ? null : parseXml(inflate(bytes, entry));
  };
  const raw = (name: string): Uint8Array | null => {
    const entry = names.get(name.toLowerCase());
    return entry === undefined ? null : inflate(bytes, entry);
  };
  const relationships = (name: string): Relationship[] => {
    const slash = name.lastIndexOf('/') + 1;
    return readRelationships(part(`${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`), name.slice(0, slash));
  };
  const ofPackage = relationships('');
  const main = ofPackage.find(({ type, external }) => type === 'officeDocument' && !external)?.target;
  if (main === undefined) throw refusedFile('not-a-word-file');
  if (!names.has(main.toLowerCase())) throw refusedFile('broken');
  return { main, part, bytes: raw, relationships, ofPackage };
}

const compoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

function refuseOtherFormats(bytes: Uint8Array): void {
  if (compoundFile.every((byte, index) => bytes[index] === byte)) {
    // A password-protected .docx is an OLE file with one stream of this name (MS-OFFCRYPTO 1.3.2).
    throw refusedFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('EncryptedPackage', 0, 'utf16le') ? 'encrypted' : 'old-doc');
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4B) throw refusedFile('not-a-word-file');
}

/** Lower-case part name → name in the archive. Nothing is inflated here; the archive's own figures are judged first. */
function listEntries(bytes: Uint8Array): Map<string, string> {
  const names = new Map<string, string>();
  let entries = 0;
  let unpacked = 0;
  unzip(bytes, ({ name, originalSize }) => {
    unpacked += originalSize;
    if (++entries > entryLimit || unpacked > unpackedLimit) throw refusedFile('too-large');
    names.set(name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase(), name);
    return false;
  });
  if (entries === 0) throw refusedFile('broken');
  return names;
}

function inflate(bytes: Uint8Array, entry: string): Uint8Array {
  const inflated = unzip(bytes, ({ name }) => name === entry)[entry];
  if (inflated === undefined) throw refusedFile('broken');
  return inflated;
}

function unzip(bytes: Uint8Array, filter: (entry: { name: string; originalSize: number }) => boolean): Record<string, Uint8Array> {
  let stopped: unknown;
  try {
    return unzipSync(bytes, {
      filter(entry) {
        try {
          return filter(entry);
        } catch (reason) {
          stopped = reason;
          throw reason;
        }
      },
    });
  } catch {
    throw stopped ?? refusedFile('broken');
  }
}

function readRelationships(parsed: ParsedXml | null, folder: string): Relationship[] {
  if (parsed === null) return [];
  const found: Relationship[] = [];
  for (const element of elements(parsed.root)) {
    const { Id, Type, Target, TargetMode } = element.attributes;
    if (element.name !== 'pr:Relationship' || Id === undefined || Type === undefined || Target === undefined) continue;
    const external = TargetMode === 'External';
    found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: external ? Target : partName(folder, Target), external });
  }
  return found;
}

function partName(folder: string, target: string): string {
  const steps: string[] = [];
  const path = target.startsWith('/') ? target : `${folder}${target}`;
  for (const step of unescaped(path.replaceAll('\\', '/')).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
