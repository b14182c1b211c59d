/** Field codes (ECMA-376 part 1, 17.16): which characters belong to a whole field, and what each field asks for. */
import type { XmlElement } from './xml.ts';
import { elements, textOf } from './xml.ts';

export interface Field {
  instruction: string;
  /** False when the field has no stored result. */
  hasResult: boolean;
}

/** A text of its own: fields never run from one into another. */
const ownTexts = new Set(['w:txbxContent', 'w:footnote', 'w:endnote', 'w:comment']);

/**
 * Begin character → field, for fields that also end within the same text. A begin without an end is not in the map, so that
 * a damaged field never swallows the rest of a document.
 */
export function wholeFields(root: XmlElement): Map<XmlElement, Field> {
  const whole = new Map<XmlElement, Field>();
  follow(root, [], whole);
  return whole;
}

interface Open { begin: XmlElement; field: Field }

function follow(parent: XmlElement, open: Open[], whole: Map<XmlElement, Field>): void {
  for (const element of elements(parent)) {
    if (ownTexts.has(element.name)) { follow(element, [], whole); continue; }
    if (element.name === 'w:instrText') {
      const field = open.at(-1)?.field;
      if (field !== undefined && !field.hasResult) field.instruction += textOf(element);
    }
    if (element.name === 'w:fldChar') meet(element, open, whole);
    follow(element, open, whole);
  }
}

function meet(element: XmlElement, open: Open[], whole: Map<XmlElement, Field>): void {
  const type = element.attributes['w:fldCharType'];
  if (type === 'begin') open.push({ begin: element, field: { instruction: '', hasResult: false } });
  const last = open.at(-1);
  if (type === 'separate' && last !== undefined) last.field.hasResult = true;
  if (type === 'end' && last !== undefined) {
    open.pop();
    whole.set(last.begin, last.field);
  }
}

/** `HYPERLINK "https://…" \l "place"` → address; null for other fields and for links inside the document. */
export function linkOfField(instruction: string): string | null {
  const match = /^\s*HYPERLINK\s+(.*)$/is.exec(instruction);
  if (match?.[1] === undefined) return null;
  const rest = match[1];
  const address = /^(?:"([^"]*)"|([^\s"\\][^\s"]*))/.exec(rest);
  const place = /\\l\s+(?:"([^"]*)"|(\S+))/i.exec(rest);
  const target = address?.[1] ?? address?.[2] ?? '';
  const fragment = place?.[1] ?? place?.[2];
  if (target === '') return null;
  return fragment === undefined || target.includes('#') ? target : `${target}#${fragment}`;
}

/** `REF _Ref123 \r \h` → the bookmark: a reference to the number of what stands there (17.16.5.50). Null where its words or its place are asked for. */
export function clauseOfField(instruction: string): string | null {
  const match = /^\s*REF\s+(?:"([^"]+)"|([^\s"\\]+))(.*)$/is.exec(instruction);
  return match !== null && /\\[rnw](?:\s|$)/i.test(match[3] ?? '') ? match[1] ?? match[2] ?? null : null;
}

export function fieldName(instruction: string): string {
  return (/^\s*(\S+)/.exec(instruction)?.[1] ?? '').toUpperCase();
}

/** Marks for indexes and contents, and settings: they never show anything. */
export const silentFields = new Set(['', 'XE', 'TC', 'TA', 'RD', 'ASK', 'SET', 'PRIVATE', 'ADVANCE', 'HYPERLINK', 'TOC']);
