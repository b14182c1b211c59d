/** Word files made by hand, part by part, so that a test shows the very markup it is about. */
import { contentOf } from '#shared/agreement/flat-text.ts';
import { strToU8, zipSync } from 'fflate';
import { expect } from 'vitest';
import { readDocx } from '../../../server/export/docx-reader/read.ts';
import type { DocxReading } from '../../../server/export/docx-reader/read.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { textBlocks } from '#shared/agreement/plain-text.ts';

const office = 'http://schemas.openxmlformats.org';
const relation = `${office}/officeDocument/2006/relationships`;
export const namespaces = [
  `xmlns:w="${office}/wordprocessingml/2006/main"`, `xmlns:r="${relation}"`, `xmlns:m="${office}/officeDocument/2006/math"`,
  `xmlns:wp="${office}/drawingml/2006/wordprocessingDrawing"`, `xmlns:a="${office}/drawingml/2006/main"`, `xmlns:pic="${office}/drawingml/2006/picture"`,
  `xmlns:mc="${office}/markup-compatibility/2006"`, 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"', 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
].join(' ');

export interface DocxParts {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  header?: string;
  /** Relationship id → address outside the file. */
  links?: Record<string, string>;
  core?: string;
  custom?: string;
  /** Whole files that replace or join those made here. */
  files?: Record<string, string | Uint8Array>;
}

const part = (root: string, inner: string) => `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${namespaces}>${inner}</w:${root}>`;
const relationships = (each: [string, string, string, string?][]) => `<Relationships xmlns="${office}/package/2006/relationships">${each.map(
  ([id, type, target, mode]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`).join('')}</Relationships>`;

/** The main part is deliberately not called document.xml: parts are found by relationships. */
export function buildDocx(given: DocxParts): Uint8Array {
  const files: Record<string, string | Uint8Array> = {
    '_rels/.rels': relationships([
      ['rId1', `${relation}/officeDocument`, 'word/document2.xml'],
      ['rId2', `${office}/package/2006/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ['rId3', `${relation}/custom-properties`, 'docProps/custom.xml'],
    ]),
    'word/document2.xml': part('document', `<w:body>${given.body}</w:body>`),
    'word/_rels/document2.xml.rels': relationships([
      ['s1', `${relation}/styles`, 'styles.xml'], ['s2', `${relation}/numbering`, '/word/numbering.xml'], ['s3', `${relation}/footnotes`, 'footnotes.xml'],
      ['s4', `${relation}/endnotes`, 'endnotes.xml'], ['s5', `${relation}/comments`, 'comments.xml'], ['s6', `${relation}/header`, 'header1.xml'],
      ...Object.entries(given.links ?? {}).map(([id, target]): [string, string, string, string] => [id, `${relation}/hyperlink`, target, 'External']),
    ]),
  };
  if (given.styles !== undefined) files['word/styles.xml'] = part('styles', given.styles);
  if (given.numbering !== undefined) files['word/numbering.xml'] = part('numbering', given.numbering);
  if (given.footnotes !== undefined) files['word/footnotes.xml'] = part('footnotes', given.footnotes);
  if (given.endnotes !== undefined) files['word/endnotes.xml'] = part('endnotes', given.endnotes);
  if (given.comments !== undefined) files['word/comments.xml'] = part('comments', given.comments);
  if (given.header !== undefined) files['word/header1.xml'] = part('hdr', given.header);
  if (given.core !== undefined) files['docProps/core.xml'] = `<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${given.core}</cp:coreProperties>`;
  if (given.custom !== undefined) files['docProps/custom.xml'] = `<Properties xmlns="${office}/officeDocument/2006/custom-properties" xmlns:vt="${office}/officeDocument/2006/docPropsVTypes">${given.custom}</Properties>`;
  return zipFiles({ ...files, ...given.files });
}

export function zipFiles(files: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])));
}

/** Reads it, and checks that the result fits the schema of the editor and that no id stands twice. */
export function read(given: DocxParts): DocxReading {
  return checked(readDocx(buildDocx(given)));
}

export function checked(reading: DocxReading): DocxReading {
  const node = agreementSchema.nodeFromJSON(reading.content);
  node.check();
  // The same JSON again: runs are merged and marks stand in the schema's order.
  expect(contentOf(node)).toEqual(reading.content);
  const ids: unknown[] = [];
  node.descendants(({ attrs, type }) => { if (type.spec.attrs !== undefined && 'id' in type.spec.attrs) ids.push(attrs['id']); });
  expect(ids.every(id => typeof id === 'string' && /^b[0-9a-z]{15}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  return reading;
}

export function p(text: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${r(text)}</w:p>`;
}
export function r(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}
export function tc(inner: string, properties = ''): string {
  return `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${inner}</w:tc>`;
}
export function tr(cells: string, properties = ''): string {
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
}
export const style = (id: string, name: string, inner = '', type = 'paragraph') => `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
export const pStyle = (id: string) => `<w:pStyle w:val="${id}"/>`;
export const numPr = (numId: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;

/** The plain texts of the blocks in reading order. */
export function texts(reading: DocxReading): string[] {
  return textBlocks(reading.content).map(block => (block.content ?? []).map(node => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : '*')).join(''));
}

interface Node { type: string; text?: string; content?: readonly unknown[]; attrs?: { level?: number; start?: number; colspan?: number; rowspan?: number } }
/** `bulletList(listItem(Alfa) …)`: the form of a document without ids and paragraph nodes. */
export function form(node: unknown): string {
  const { type, text, content, attrs } = node as Node;
  if (type === 'text') return text ?? '';
  const inner = (content ?? []).map(form).join(['paragraph', 'heading', 'footnote'].includes(type) ? '' : ' ');
  if (type === 'paragraph') return inner === '' ? '∅' : inner;
  const spans = attrs?.colspan === undefined && attrs?.rowspan === undefined ? '' : ` ${attrs.colspan ?? 1}x${attrs.rowspan ?? 1}`;
  return `${type}${attrs?.level ?? ''}${attrs?.start === undefined ? '' : `:${attrs.start}`}${spans}(${inner})`;
}
export const formOf = (reading: DocxReading): string => reading.content.content.map(form).join(' ');
export const found = (reading: DocxReading, what: string) => reading.notUnderstood.find(each => each.what === what);
