/** A Word file as it is when every tracked change in it is rejected, by the standard (ECMA-376 part 1, 17.13.5): what the product itself never does. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { openParts } from './write-reading.ts';
import type { Element } from './write-reading.ts';

export function rejectChanges(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const parts = openParts(bytes);
  for (const path of ['word/document.xml', 'word/footnotes.xml']) {
    const root = parts.get(path)?.children.find((child) => typeof child !== 'string');
    if (root) files[path] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${written(rejected(root)[0] ?? root)}`);
  }
  return zipSync(files);
}

/** Inserted words go, deleted ones stay. Marks of a line's end and of a row change places, so that accepting them is rejecting these. */
function rejected(element: Element): (Element | string)[] {
  const children = element.children.flatMap((child) => (typeof child === 'string' ? [child] : rejected(child)));
  const inProperties = element.name === 'w:trPr' || element.name === 'w:rPr';
  switch (element.name) {
    case 'w:ins': return element.children.length === 0 ? [{ ...element, name: 'marked-ins' }] : [];
    case 'w:del': return element.children.length === 0 ? [{ ...element, name: 'marked-del' }] : children;
    case 'w:delText': return [{ ...element, name: 'w:t', children }];
    case 'w:pPr': case 'w:rPr': case 'w:trPr': case 'w:tblPr': case 'w:tblGrid': case 'w:tcPr': {
      const change = children.find((child): child is Element => typeof child !== 'string' && child.name === `${element.name}Change`);
      const old = change?.children.find((child): child is Element => typeof child !== 'string');
      const marks = children.filter((child) => typeof child !== 'string' && (child.name === 'w:rPr' || child.name.startsWith('marked-')));
      const kept = change ? [...old?.children ?? [], ...marks] : children;
      return [{ ...element, children: inProperties ? kept.flatMap(turned) : kept }];
    }
    default: return [{ ...element, children }];
  }
}

function turned(child: Element | string): (Element | string)[] {
  if (typeof child === 'string' || !child.name.startsWith('marked-')) return [child];
  return child.name === 'marked-ins' ? [{ ...child, name: 'w:del' }] : [];
}

function written(node: Element | string): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return `<${node.name}${attributes}>${node.children.map(written).join('')}</${node.name}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
