/** XML as a plain tree with short names. */

export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
}
export type XmlNode = XmlElement | string;

export function* elements(parent: XmlElement): Generator<XmlElement> {
  for (const node of parent.children) if (typeof node !== 'string') yield node;
}

export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const node of parent?.children ?? []) if (typeof node !== 'string' && node.name === name) return node;
  return undefined;
}

/** The element at the end of a path of first children. */
export function at(parent: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let here = parent;
  for (const name of path) here = child(here, name);
  return here;
}

/** `w:val` of a first child. */
export function valueOf(parent: XmlElement | undefined, name: string): string | undefined {
  return child(parent, name)?.attributes['w:val'];
}

export function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}

/** ST_OnOff: present without a value means on. Undefined when the element is absent. */
export function onOff(parent: XmlElement | undefined, name: string): boolean | undefined {
  const element = child(parent, name);
  if (element === undefined) return undefined;
  return !['0', 'false', 'off', 'none'].includes(element.attributes['w:val'] ?? '1');
}

export function* descendants(parent: XmlElement, within: (element: XmlElement) => boolean = () => true): Generator<XmlElement> {
  for (const element of elements(parent)) {
    yield element;
    if (within(element)) yield* descendants(element, within);
  }
}

const wordText = new Set(['w:t', 'a:t', 'm:t']);

/** The words in an element, for places and for parts that are only looked at; at most some hundred characters. */
export function wordsIn(parent: XmlElement, limit = 400): string {
  let words = '';
  for (const element of descendants(parent, inner => inner.name !== 'w:pPr' && inner.name !== 'w:rPr')) {
    if (wordText.has(element.name)) words += textOf(element);
    else if (element.name === 'w:p' || element.name === 'a:p' || element.name === 'w:tab' || element.name === 'w:br') words += ' ';
    if (words.length > limit) break;
  }
  return words;
}

export function textOf(element: XmlElement): string {
  let text = '';
  for (const node of element.children) if (typeof node === 'string') text += node;
  return text;
}
