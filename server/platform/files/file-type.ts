/** What a file is, by its content and not by its name (ASVS 5.2.2). */
import { unzipSync } from 'fflate';
import { Refusal } from '#shared/refusals.ts';

const signatures: { type: string; starts: number[] }[] = [
  { type: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46] },
  { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
];

export const pdfType = 'application/pdf';
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** PDF, Word (.docx), PNG or JPEG; anything else is refused with `file-type`. */
export function fileType(bytes: Uint8Array): string {
  const known = signatures.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte));
  if (known) return known.type;
  if (isDocx(bytes)) return docxType;
  throw new Refusal('invalid', 'file-type');
}

const endings: Record<string, readonly string[]> = { 'application/pdf': ['pdf'], 'image/png': ['png'], 'image/jpeg': ['jpg', 'jpeg'], [docxType]: ['docx'] };

/**
 * The type of an attached file. A name that promises another of the types we take is refused with `file-ending`: whoever
 * opens it later would only be told that it is damaged.
 */
export function attachedType({ name, bytes }: { name: string; bytes: Uint8Array }): string {
  const type = fileType(bytes);
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (Object.values(endings).flat().includes(ending) && !endings[type]?.includes(ending)) throw new Refusal('invalid', 'file-ending');
  return type;
}

function isDocx(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  let found = false;
  try {
    // The filter sees the names only: nothing is inflated.
    unzipSync(bytes, { filter: (entry) => ((found ||= entry.name.startsWith('word/')), false) });
  } catch {
    return false;
  }
  return found;
}
