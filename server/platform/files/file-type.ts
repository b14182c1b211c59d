/** What a file is, by its content and not by its name (ASVS 5.2.2). */
import { unzipSync } from 'fflate';
import { Refusal } from '#shared/refusals.ts';

const signatures: { type: string; starts: number[] }[] = [
  { type: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46] },
  { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
];

export const htmlType = 'text/html; charset=utf-8';
export const pdfType = 'application/pdf';
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Of the first bytes alone; null where only the rest of the file can tell, or nothing can. */
export const typeByStart = (start: Uint8Array): string | null => signatures.find(({ starts }) => starts.every((byte, at) => start[at] === byte))?.type ?? null;

/** How every Word file begins, and every other zip. */
export const startsAsZip = (start: Uint8Array): boolean => start[0] === 0x50 && start[1] === 0x4b;

/** PDF, Word (.docx), PNG or JPEG; anything else is refused with `file-type`. */
export function fileType(bytes: Uint8Array): string {
  const known = typeByStart(bytes);
  if (known !== null) return known;
  if (isDocx(bytes)) return docxType;
  throw new Refusal('invalid', 'file-type');
}

const endings: Record<string, readonly string[]> = { 'application/pdf': ['pdf'], 'image/png': ['png'], 'image/jpeg': ['jpg', 'jpeg'], [docxType]: ['docx'] };

/**
 * The type of an attached file. A name that promises another of the types we take is refused with `file-ending`: whoever
 * opens it later would only be told that it is damaged.
 */
export function attachedType({ name, bytes }: { name: string; bytes: Uint8Array }): string {
  return namedType(name, fileType(bytes));
}

/** The type that was found, when the name does not promise another: refuses `file-ending`. */
export function namedType(name: string, type: string): string {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (Object.values(endings).flat().includes(ending) && !endings[type]?.includes(ending)) throw new Refusal('invalid', 'file-ending');
  return type;
}

function isDocx(bytes: Uint8Array): boolean {
  if (!startsAsZip(bytes)) return false;
  let found = false;
  try {
    // The filter sees the names only: nothing is inflated.
    unzipSync(bytes, { filter: (entry) => ((found ||= entry.name.startsWith('word/')), false) });
  } catch {
    return false;
  }
  return found;
}
