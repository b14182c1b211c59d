/** Opens printed papers with programs that had no part in making them: qpdf and poppler (installed in CI). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { present } from './write-reading.ts';

export const pdfPrograms = present('qpdf') && present('pdfinfo') && present('pdftotext');

/** What the programs say of a PDF. `check` is '' when qpdf finds no fault. */
export function readPdf(bytes: Uint8Array): { check: string; facts: Record<string, string>; tags: string; text: string } {
  const folder = mkdtempSync(join(tmpdir(), 'overens-pdf-test-'));
  const file = join(folder, 'paper.pdf');
  const run = (program: string, args: string[]) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    writeFileSync(file, bytes);
    const checked = run('qpdf', ['--check', file]);
    return {
      check: checked.includes('No syntax or stream encoding errors found') ? '' : checked,
      facts: Object.fromEntries(run('pdfinfo', [file]).split('\n').flatMap((row) => (row.includes(':') ? [[row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 1).trim()]] : []))),
      tags: run('pdfinfo', ['-struct', file]),
      text: run('pdftotext', ['-raw', file, '-']),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The letters and digits alone, so that lines, hyphens at their ends and pages make no difference. */
export function lettersOf(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
}
