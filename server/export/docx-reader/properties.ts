import { child, elements, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** What our own writer set in the file (documents.md 2), so that a returned file can be matched to its version. */
export interface OwnProperties {
  documentId?: string;
  version?: string;
}

const longest = 100;

export function readOwnProperties(root: XmlElement | null): OwnProperties {
  const own: OwnProperties = {};
  if (root === null) return own;
  for (const property of elements(root)) {
    const value = [...elements(property)].map(textOf).join('').trim();
    if (value === '' || value.length > longest) continue;
    if (property.attributes['name'] === 'OverensDocument') own.documentId = value;
    if (property.attributes['name'] === 'OverensVersion') own.version = value;
  }
  return own;
}

export function readCoreTitle(root: XmlElement | null): string | null {
  const title = child(root ?? undefined, 'dc:title');
  return title === undefined ? null : textOf(title).replace(/\s+/g, ' ').trim() || null;
}
