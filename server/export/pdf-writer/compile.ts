/** Typst, run in the writing process (`process/child.ts`): `@myriaddreamin/typst-ts-node-compiler` is named here and nowhere else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { paperFonts } from './fonts.ts';
import { withoutMissing, withTexts } from './missing-signs.ts';
import type { WrittenFile } from '../process/orders.ts';
import type { Paper, PaperImages } from './paper.ts';
import { template } from './template.ts';
import { withUaMark } from './ua-mark.ts';

/** A sign may have a picture in one weight and not in another; then the compiler names it, some at a time. */
const mostTries = 8;

/** Set, checked, written. */
const steps = 3;

/** PDF/A-2a (ISO 19005-2) of a paper that also passes Typst's check for PDF/UA-1 (ISO 14289-1). Tells `onStep` as it goes. Throws with the compiler's own words. */
export function compilePaper(paper: Paper, images: PaperImages, onStep: (step: number, of: number) => void = () => {}): WrittenFile {
  const fonts = paperFonts();
  const unknown = new Set<number>();
  const folder = mkdtempSync(join(tmpdir(), 'overens-pdf-'));
  try {
    for (let tries = 1; ; tries++) {
      try {
        return printOnce(paper, { images, folder, blobs: fonts.blobs, has: (codePoint) => fonts.has(codePoint) && !unknown.has(codePoint), onStep });
      } catch (error) {
        const signs = tries < mostTries ? signsNamed(error) : [];
        if (signs.length === 0) throw error;
        for (const sign of signs) unknown.add(sign);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Press { images: PaperImages; folder: string; blobs: Buffer[]; has(codePoint: number): boolean; onStep(step: number, of: number): void }

function printOnce(paper: Paper, { images, folder, blobs, has, onStep }: Press): WrittenFile {
  const replaced = new Set<string>();
  const clean = withTexts(paper, (text) => withoutMissing(text, has, (codes) => {
    for (const code of codes) replaced.add(code);
    return paper.words.missingSign.replace('{code}', codes.join(' '));
  }));
  const codes = [...replaced].sort();
  const missing = codes.length === 0 ? null : paper.words.missingSigns.replace('{codes}', codes.join(', '));
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: blobs }] });
  compiler.mapShadow(join(folder, 'data.json'), Buffer.from(JSON.stringify({ ...clean, missing })));
  for (const [file, bytes] of images) compiler.mapShadow(join(folder, 'images', file), Buffer.from(bytes));
  const result = compiler.compile({ mainFileContent: template });
  const document = result.result;
  if (document === null || result.hasError()) {
    const error = result.takeError();
    throw new Error(error === null ? 'The paper could not be set.' : told(compiler.fetchDiagnostics(error)));
  }
  onStep(1, steps);
  const creationTimestamp = Math.floor(Date.parse(`${paper.day}T00:00:00Z`) / 1000);
  // The gate: throws when an image lacks its description, a heading level is skipped or a table cannot be read aloud.
  compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
  onStep(2, steps);
  return { bytes: withUaMark(compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp })), replaced: codes };
}

function told(diagnostics: unknown): string {
  return `Typst: ${JSON.stringify(diagnostics).slice(0, 4_000)}`;
}

/** "the text `✅` could not be displayed with font …": the signs between the marks. */
function signsNamed(error: unknown): number[] {
  const text = error instanceof Error ? error.message : String(error);
  return [...text.matchAll(/the text (["'`\\]+)(.+?)\1 could not be displayed/gu)].flatMap(([, , signs = '']) => [...signs].map((sign) => sign.codePointAt(0) ?? 0)).filter((codePoint) => codePoint > 0x7F);
}
