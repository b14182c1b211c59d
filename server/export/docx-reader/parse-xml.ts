import { SaxesParser } from 'saxes';
import { Refusal } from '#shared/refusals.ts';
import { cleanCharacters } from './clean-characters.ts';
import { depthLimit } from './limits.ts';
import { isOfficeVocabulary, shortName } from './namespaces.ts';
import { refusedFile } from './refuse.ts';
import type { XmlElement, XmlNode } from './xml.ts';

export interface ParsedXml {
  root: XmlElement;
  /** Characters taken out because XML forbids them. */
  removed: number;
  /** True when bytes did not fit the stated encoding and stand as U+FFFD. */
  unreadable: boolean;
}

/** Looks only, or what a change was before: never read, and more than half of an ordinary file. */
const ignored = new Set([
  'rPrChange', 'pPrChange', 'tblPrChange', 'tblGridChange', 'trPrChange', 'sectPrChange', 'tblPrExChange', 'numberingChange',
  'sz', 'szCs', 'color', 'lang', 'kern', 'spacing', 'proofErr', 'lastRenderedPageBreak', 'noProof', 'tblBorders', 'tcBorders',
  'tblCellMar', 'tblW', 'jc', 'pBdr', 'tabs', 'keepNext', 'keepLines', 'widowControl', 'bCs', 'iCs', 'shd', 'bdr', 'latentStyles',
].map(name => `w:${name}`));

const none: Readonly<Record<string, string>> = Object.freeze({});
const chunkSize = 1 << 20;

/** Throws Refusal `unsafe-xml` for a DOCTYPE or too deep nesting, `broken` for what is not well-formed XML. */
export function parseXml(bytes: Uint8Array): ParsedXml {
  const tree = growTree();
  const { decoder, fits } = decoderFor(bytes);
  let removed = 0;
  let held = '';
  try {
    for (let from = 0; from < bytes.length; from += chunkSize) {
      const last = from + chunkSize >= bytes.length;
      const cleaned = cleanCharacters(held + decoder.decode(bytes.subarray(from, from + chunkSize), { stream: !last }));
      removed += cleaned.removed;
      // A character reference may be cut by the chunk: what follows a late ampersand waits for the next one.
      const cut = last ? -1 : cleaned.text.indexOf('&', cleaned.text.length - 14);
      held = cut < 0 ? '' : cleaned.text.slice(cut);
      tree.write(cut < 0 ? cleaned.text : cleaned.text.slice(0, cut));
    }
    return { root: tree.close(), removed, unreadable: !fits };
  } catch (error) {
    throw error instanceof Refusal ? error : refusedFile('broken');
  }
}

function decoderFor(bytes: Uint8Array): { decoder: InstanceType<typeof TextDecoder>; fits: boolean } {
  const label = encodingOf(bytes);
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label);
  } catch {
    throw refusedFile('broken');
  }
  return { decoder, fits: fitsEncoding(bytes, label) };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xFF && bytes[1] === 0xFE) return 'utf-16le';
  if (bytes[0] === 0xFE && bytes[1] === 0xFF) return 'utf-16be';
  if (bytes[0] === 0x3C && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3C) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const stated = /^[^<]{0,3}<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8';
  // The declaration was readable byte by byte, so the file is not in UTF-16 whatever it says.
  return /^utf-?16/i.test(stated) ? 'utf-8' : stated;
}

function fitsEncoding(bytes: Uint8Array, label: string): boolean {
  const strict = new TextDecoder(label, { fatal: true });
  try {
    for (let from = 0; from < bytes.length; from += chunkSize) {
      strict.decode(bytes.subarray(from, from + chunkSize), { stream: from + chunkSize < bytes.length });
    }
    return true;
  } catch {
    return false;
  }
}

function growTree(): { write(text: string): void; close(): XmlElement } {
  const top: XmlElement = { name: '', attributes: none, children: [] };
  const open: XmlElement[] = [top];
  let depth = 0;
  let ignoring = 0;
  const parser = new SaxesParser({ xmlns: true });

  parser.on('doctype', () => { throw refusedFile('unsafe-xml'); });
  parser.on('opentag', tag => {
    if (++depth > depthLimit) throw refusedFile('unsafe-xml');
    const name = shortName(tag.uri, tag.local);
    if (ignoring > 0 || ignored.has(name)) { ignoring++; return; }
    const element: XmlElement = { name, attributes: readAttributes(tag.attributes), children: [] };
    if (name === 'mc:Choice') {
      const required = (element.attributes['Requires'] ?? '').split(/\s+/).filter(Boolean);
      if (!required.every(prefix => isOfficeVocabulary(parser.resolve(prefix)))) element.name = 'mc:Unusable';
    }
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    depth--;
    if (ignoring > 0) { ignoring--; return; }
    const closed = open.pop();
    const parent = open.at(-1);
    if (closed?.name === 'mc:AlternateContent' && parent !== undefined) {
      parent.children.pop();
      for (const node of chosen(closed)) parent.children.push(node);
    }
  });
  const say = (text: string) => {
    if (ignoring > 0) return;
    const parent = open.at(-1);
    if (parent === undefined || parent === top) return;
    if (holdsText(parent.name) || /\S/.test(text)) parent.children.push(text);
  };
  parser.on('text', say);
  parser.on('cdata', say);

  return {
    write: text => { parser.write(text); },
    close() {
      parser.close();
      const root = top.children[0];
      if (root === undefined || typeof root === 'string') throw refusedFile('broken');
      return root;
    },
  };
}

function holdsText(name: string): boolean {
  return name.endsWith(':t') || name === 'w:instrText';
}

function readAttributes(given: Record<string, { uri: string; local: string; prefix: string; value: string }>): Readonly<Record<string, string>> {
  let kept: Record<string, string> | undefined;
  for (const { uri, local, prefix, value } of Object.values(given)) {
    // Word marks nearly every element with its editing session; nothing here needs it.
    if (prefix === 'xmlns' || local.startsWith('rsid') || local === '__proto__') continue;
    kept ??= {};
    kept[shortName(uri, local)] = value;
  }
  return kept ?? none;
}

/** ECMA-376 part 3: the first choice whose vocabularies are known, else the fallback; never both. */
function chosen(alternate: XmlElement): XmlNode[] {
  const branches = alternate.children.filter(node => typeof node !== 'string');
  const branch = branches.find(node => node.name === 'mc:Choice') ?? branches.find(node => node.name === 'mc:Fallback');
  return branch?.children ?? [];
}
