import { hrefLimit } from './limits.ts';
import type { Story } from './reading.ts';
import type { XmlElement } from './xml.ts';

/** The address as written when it is one that a reader may follow, else null (documents.md 3, rule 8). */
function safeHref(address: string): string | null {
  const trimmed = address.trim();
  // oxlint-disable-next-line no-control-regex
  if (trimmed.length > hrefLimit || /[\u0000-\u001F\u007F]/.test(trimmed) || !/^(?:https?|mailto):/i.test(trimmed)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}

/** Address of a w:hyperlink; null for links inside the document and for those that are noted as not understood. */
export function hrefOf(element: XmlElement, story: Story): string | null {
  const relationship = story.links.get(element.attributes['r:id'] ?? '');
  if (relationship === undefined) return null;
  const anchor = element.attributes['w:anchor'];
  const { target } = relationship;
  return knownHref(anchor === undefined || target.includes('#') ? target : `${target}#${anchor}`, story);
}

export function knownHref(address: string, story: Story): string | null {
  const href = safeHref(address);
  if (href === null) story.reading.findings.note('link', () => address);
  return href;
}
