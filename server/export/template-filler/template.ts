/** A Word file with placeholders as a whole: which parts may hold them, and the file with them filled. */
import { unzipSync, zipSync } from 'fflate';
import { openPackage } from '../docx-reader/open-package.ts';
import { refusedFile } from '../docx-reader/refuse.ts';
import { type Filling, filledPart, placeholdersIn } from './placeholders.ts';

export interface TemplateReading { names: string[]; broken: string[] }

/** What Word would fetch, run or open by itself when the file is opened: no template of an authority needs it. Addresses that a reader clicks on stay. */
const dangerous = new Set(['attachedTemplate', 'vbaProject', 'oleObject', 'package', 'subDocument', 'aFChunk', 'frame', 'control', 'activeXControlBinary']);

/** The names in text, heads and feet. Throws Refusal as `openPackage` does, and `unsafe-xml` for a file that fetches or runs something. */
export function inspectTemplate(bytes: Uint8Array): TemplateReading {
  const names = new Set<string>();
  const broken: string[] = [];
  for (const part of textParts(bytes)) {
    const found = placeholdersIn(part.text);
    for (const name of found.names) names.add(name);
    broken.push(...found.broken);
  }
  return { names: [...names], broken };
}

/** The file with every placeholder filled that has a value. Throws as {@link inspectTemplate} does. */
export function fillTemplate(bytes: Uint8Array, values: Readonly<Record<string, Filling>>): Uint8Array {
  const fill = (name: string): Filling | undefined => (Object.hasOwn(values, name) ? values[name] : undefined);
  const parts = unzipSync(bytes);
  const encoder = new TextEncoder();
  for (const { entry, text } of textParts(bytes)) parts[entry] = encoder.encode(filledPart(text, fill));
  return zipSync(parts);
}

function textParts(bytes: Uint8Array): { entry: string; text: string }[] {
  const file = openPackage(bytes);
  const related = file.relationships(file.main);
  for (const { type, external } of [...file.ofPackage, ...related]) if (dangerous.has(type) || (external && type !== 'hyperlink')) throw refusedFile('unsafe-xml');
  const named = [file.main, ...related.filter(({ type }) => type === 'header' || type === 'footer').map(({ target }) => target)];
  const entries = new Map(Object.keys(unzipSync(bytes, { filter: ({ name }) => name.endsWith('.xml') })).map((entry) => [entry.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase(), entry]));
  return [...new Set(named)].flatMap((name) => {
    const entry = entries.get(name.toLowerCase());
    const raw = file.bytes(name);
    if (entry === undefined || raw === null) return [];
    return [{ entry, text: decoded(raw) }];
  });
}

/** Word writes UTF-8; another encoding would have to be written back as it was. Throws Refusal `broken`. */
function decoded(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    throw refusedFile('broken');
  }
}
