/** A Word file with placeholders as a whole: which parts may hold them, and the file with them filled. */
import { unzipSync, zipSync } from 'fflate';
import { openPackage } from '../docx-reader/open-package.ts';
import { refusedFile } from '../docx-reader/refuse.ts';
import { type Filling, filledPart, placeholdersIn, placesIn } from './placeholders.ts';

/** In which part of a page a placeholder stands, and after which words. */
export interface TemplatePlace { name: string; part: 'text' | 'header' | 'footer'; after: string }
export interface TemplateReading { names: string[]; broken: string[]; places: TemplatePlace[] }

/** What Word would fetch, run or open by itself when the file is opened: no template of an authority needs it. Addresses that a reader clicks on stay. */
const dangerous = new Set(['attachedTemplate', 'vbaProject', 'oleObject', 'package', 'subDocument', 'aFChunk', 'frame', 'control', 'activeXControlBinary']);

/** The names in text, heads and feet. Throws Refusal as `openPackage` does, and `unsafe-xml` for a file that fetches or runs something. */
export function inspectTemplate(bytes: Uint8Array): TemplateReading {
  const names = new Set<string>();
  const broken: string[] = [];
  const places: TemplatePlace[] = [];
  for (const part of textParts(bytes)) {
    const found = placeholdersIn(part.text);
    for (const name of found.names) names.add(name);
    broken.push(...found.broken);
    places.push(...placesIn(part.text).map((place) => ({ ...place, part: part.kind })));
  }
  return { names: [...names], broken, places };
}

/** The file with every placeholder filled that has a value. Throws as {@link inspectTemplate} does. */
export function fillTemplate(bytes: Uint8Array, values: Readonly<Record<string, Filling>>): Uint8Array {
  const fill = (name: string): Filling | undefined => (Object.hasOwn(values, name) ? values[name] : undefined);
  const parts = unzipSync(bytes);
  const encoder = new TextEncoder();
  for (const { entry, text } of textParts(bytes)) parts[entry] = encoder.encode(filledPart(text, fill));
  return zipSync(parts);
}

function textParts(bytes: Uint8Array): { entry: string; text: string; kind: TemplatePlace['part'] }[] {
  const file = openPackage(bytes);
  const related = file.relationships(file.main);
  for (const { type, external } of [...file.ofPackage, ...related]) if (dangerous.has(type) || (external && type !== 'hyperlink')) throw refusedFile('unsafe-xml');
  const named = new Map<string, TemplatePlace['part']>([[file.main, 'text']]);
  for (const { type, target } of related) if ((type === 'header' || type === 'footer') && !named.has(target)) named.set(target, type);
  const entries = new Map(Object.keys(unzipSync(bytes, { filter: ({ name }) => name.endsWith('.xml') })).map((entry) => [entry.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase(), entry]));
  return [...named].flatMap(([name, kind]) => {
    const entry = entries.get(name.toLowerCase());
    const raw = file.bytes(name);
    if (entry === undefined || raw === null) return [];
    return [{ entry, text: decoded(raw), kind }];
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
