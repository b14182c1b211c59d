/** Opens written Word files with a parser of its own, so that the writer is not judged by the reader it was made for. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

/** Every part of the package by its path; each XML part is parsed, so a file with bad XML fails here. */
export function openParts(bytes: Uint8Array): Map<string, Element> {
  const parts = new Map<string, Element>();
  for (const [path, data] of Object.entries(unzipSync(bytes))) if (/\.(?:xml|rels)$/.test(path)) parts.set(path, parse(strFromU8(data)));
  return parts;
}

export function part(parts: Map<string, Element>, path: string): Element {
  const found = parts.get(path);
  if (!found) throw new Error(`no part ${path}`);
  return found;
}

function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => { open.pop(); });
  parser.on('text', (text) => { open.at(-1)?.children.push(text); });
  parser.on('error', (error) => { throw error; });
  parser.write(xml).close();
  return root;
}

/** Elements of the name, at any depth, in document order. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)]));
}

/** What a person reads: text, tabs and line breaks; paragraphs end with a line feed. */
export function shown(element: Element): string {
  if (element.name === 'w:t') return element.children.join('');
  if (element.name === 'w:tab' && element.attributes['w:val'] === undefined) return '\t';
  if (element.name === 'w:br') return '\n';
  const inner = element.children.map((child) => (typeof child === 'string' ? '' : shown(child))).join('');
  return element.name === 'w:p' ? `${inner}\n` : inner;
}

/** Tables as rows of the cells' texts. */
export function tables(element: Element): string[][][] {
  return all(element, 'w:tbl').map((table) => all(table, 'w:tr').map((row) => all(row, 'w:tc').map((cell) => shown(cell).trim())));
}

export function attribute(element: Element | undefined, name = 'w:val'): string | undefined {
  return element?.attributes[name];
}

/** Heads or feet of the package, each as the text it shows. */
export function furniture(parts: Map<string, Element>, kind: 'header' | 'footer'): string[] {
  return [...parts].filter(([path]) => path.startsWith(`word/${kind}`)).map(([, root]) => shown(root));
}

/** Whether the programs are installed; says what is skipped when one is not. */
export function present(...programs: string[]): boolean {
  const missing = programs.filter((program) => {
    try {
      execFileSync('which', [program], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
  if (missing.length > 0) process.stdout.write(`skipped: the check by ${missing.join(' and ')}, which is not installed\n`);
  return missing.length === 0;
}

const run = promisify(execFile);

/** Converts files with LibreOffice in a folder and profile of their own; gives the bytes of what came out, in order. */
export async function converted(files: { name: string; bytes: Uint8Array }[], to: string, more: string[] = []): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'overens-office-'));
  try {
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
    await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', ...more, '--convert-to', to, '--outdir', folder, ...files.map(({ name }) => join(folder, name))], { timeout: 110_000 });
    return await Promise.all(files.map(({ name }) => readFile(join(folder, name.replace(/\.\w+$/, `.${to.split(':')[0]}`)))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The text of each page of a PDF. */
export async function pagesOf(pdf: Buffer): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'overens-pages-'));
  try {
    await writeFile(join(folder, 'in.pdf'), pdf);
    const { stdout } = await run('pdftotext', ['-layout', join(folder, 'in.pdf'), '-'], { maxBuffer: 64 * 1024 * 1024 });
    return stdout.split('\f').slice(0, -1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
