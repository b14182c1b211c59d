/** LibreOffice, where it is installed: opens a file and saves it again, as somebody outside the house would. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

export const hasOffice = (() => { try { execFileSync('soffice', ['--version'], { stdio: 'ignore' }); return true; } catch { return false; } })();

/** Saved as `docx:MS Word 2007 XML`, `xlsx`, `pdf` …, in a folder beside the file; gives the path. */
export function throughOffice(path: string, as: string): string {
  const out = join(dirname(path), 'in');
  mkdirSync(out, { recursive: true });
  execFileSync('soffice', [`-env:UserInstallation=file://${dirname(path)}/profile`, '--headless', '--convert-to', as, '--outdir', out, path], { stdio: 'ignore', timeout: 120_000 });
  return join(out, `${basename(path, extname(path))}.${as.split(':')[0]}`);
}
