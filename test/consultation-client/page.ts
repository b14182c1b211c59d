/** A page of the smallest nodes that the selection core reads, written from the HTML our server renders. */
import type { PageNode, ReadBlock } from '../../client/drafting/selection.ts';
import { plainTextOf } from '../../client/drafting/selection.ts';

class Node implements PageNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: Node[] = [];
  readonly attributes: ReadonlyMap<string, string>;
  parentNode: Node | null = null;

  constructor(nodeType: number, nodeValue: string | null, attributes: ReadonlyMap<string, string> = new Map()) {
    this.nodeType = nodeType;
    this.nodeValue = nodeValue;
    this.attributes = attributes;
  }

  add(child: Node): void {
    child.parentNode = this;
    this.childNodes.push(child);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
}

const entities: Record<string, string> = { '&#38;': '&', '&#60;': '<', '&#62;': '>', '&#34;': '"', '&#39;': "'" };

/** Reads the plain, well-formed HTML of `frozenHtml`; not a reader of any other. */
export function pageOf(html: string): PageNode {
  const root = new Node(1, null);
  let at = root;
  for (const [token] of html.matchAll(/<[^>]+>|[^<]+/g)) {
    if (token.startsWith('</')) at = at.parentNode ?? root;
    else if (token.startsWith('<')) {
      const attributes = new Map([...token.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]));
      const element = new Node(1, null, attributes);
      at.add(element);
      if (!token.startsWith('<br')) at = element;
    } else at.add(new Node(3, token.replace(/&#\d+;/g, (sign) => entities[sign] ?? sign)));
  }
  return root;
}

export function blocksOf(page: PageNode): ReadBlock[] {
  const own = page.getAttribute?.('data-block');
  const inside = Array.from(page.childNodes).flatMap((child) => blocksOf(child));
  return own ? [{ id: own, text: plainTextOf(page), element: page }, ...inside] : inside;
}

/** The first text node that holds the words, with the place of the words in it. */
export function find(page: PageNode, words: string): { node: PageNode; offset: number } {
  const place = seek(page, words);
  if (place === null) throw new Error(`The page has no text node with: ${words}`);
  return place;
}

function seek(node: PageNode, words: string): { node: PageNode; offset: number } | null {
  const offset = node.nodeValue?.indexOf(words) ?? -1;
  if (offset >= 0) return { node, offset };
  for (const child of Array.from(node.childNodes)) {
    const inside = seek(child, words);
    if (inside) return inside;
  }
  return null;
}
