/** Short words for the blocks that papers are put together of. */
import type { PaperBlock, PaperCell, Run } from './paper.ts';

type Look = Extract<PaperBlock, { k: 'par' }>['look'];

/** Text with its line breaks as breaks and tabs as a space, which is how a page of HTML shows them. */
export function textRuns(text: string, marks: Partial<Extract<Run, { t: string }>> = {}): Run[] {
  return text.replace(/\r\n?/gu, '\n').replaceAll('\t', ' ').split('\n').flatMap((line, at): Run[] => [...(at === 0 ? [] : [{ br: true } as const]), ...(line === '' ? [] : [{ ...marks, t: line }])]);
}

export function par(text: string | Run[], look: Look = 'body'): PaperBlock {
  return { k: 'par', runs: typeof text === 'string' ? textRuns(text) : text, look };
}

/** Plain text as people write it in a field: a blank line begins a paragraph. */
export function paragraphs(text: string, look: Look = 'body'): PaperBlock[] {
  return text.replace(/\r\n?/gu, '\n').split(/\n[ \t]*\n+/u).filter((part) => part.trim() !== '').map((part) => par(part.trim(), look));
}

export function heading(level: 1 | 2 | 3 | 4, text: string): PaperBlock {
  return { k: 'heading', level, number: null, runs: textRuns(text) };
}

export function cell(text: string | number | PaperBlock[], more: Omit<PaperCell, 'blocks'> = {}): PaperCell {
  const blocks = typeof text === 'object' ? text : text === '' ? [] : [par(String(text))];
  return { blocks, ...more };
}

export const headCell = (text: string): PaperCell => cell(text, { head: true });

export const numberCell = (value: string): PaperCell => cell(value, { align: 'right' });
