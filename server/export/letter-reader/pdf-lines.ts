/** The words of a PDF as they stand on its pages: a line for a line, an empty one where there is air, a form feed between pages. */
import { getDocumentProxy } from 'unpdf';
import { Refusal } from '#shared/refusals.ts';
import { refusedFile } from '../docx-reader/refuse.ts';

/** A response of more pages than this is no letter to mark in. */
const mostPages = 300;

interface Word { str: string; transform: number[]; width: number; height: number }

/** Refuses `letter-encrypted`, `letter-broken` and `import.refused.too-large`. Nothing in the file is run, and nothing is fetched. */
export async function linesOfPdf(bytes: Uint8Array): Promise<string> {
  const file = await getDocumentProxy(bytes, { isEvalSupported: false, useSystemFonts: false, disableFontFace: true, verbosity: 0 }).catch((error: unknown) => {
    throw new Refusal('invalid', error instanceof Error && error.name === 'PasswordException' ? 'letter-encrypted' : 'letter-broken');
  });
  if (file.numPages > mostPages) throw refusedFile('too-large');
  const pages: string[] = [];
  try {
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(pageLines(items.filter((item: object): item is Word => 'str' in item)));
      page.cleanup();
    }
  } catch {
    throw new Refusal('invalid', 'letter-broken');
  }
  return pages.join('\f');
}

interface Line { y: number; height: number; end: number; text: string }

/** `words` in the order of the page's writing, which is the order of reading in what word processors print. */
export function pageLines(words: readonly Word[]): string {
  const lines: Line[] = [];
  for (const { str, transform: [, , , , x = 0, y = 0], width, height } of words) {
    if (str.trim() === '') continue;
    const last = lines.at(-1);
    if (last === undefined || Math.abs(last.y - y) > Math.max(last.height, height) * 0.5 || x < last.end - Math.max(last.height, height) * 2) {
      lines.push({ y, height, end: x + width, text: str });
      continue;
    }
    const apart = x - last.end > height * 0.15 && !/\s$/.test(last.text) && !/^\s/.test(str);
    last.text += (apart ? ' ' : '') + str;
    [last.end, last.height] = [x + width, Math.max(last.height, height)];
  }
  return lines.flatMap((line, at) => {
    const above = lines[at - 1];
    const air = above !== undefined && above.y - line.y > Math.max(above.height, line.height) * 1.7;
    return air ? ['', line.text] : [line.text];
  }).join('\n');
}
