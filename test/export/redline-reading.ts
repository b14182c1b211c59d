/** A redline as others read it: without the names that Word does not keep, and line by line as pandoc understands it. */
import { execFileSync } from 'node:child_process';
import type { AgreementContent } from '#shared/agreement/content.ts';

/**
 * Lists, items, rows and cells carry no name in Word; a line that is gone, split or moved has its name in one version only.
 * Empty lines without a name are spacing to our reader, so they are left out.
 */
export function withoutIds({ content }: AgreementContent): unknown {
  const notes = new Map<string, number>();
  return JSON.parse(JSON.stringify(content.filter((node) => node.type !== 'paragraph' || node.content !== undefined)), (key, value: unknown) => {
    if (key === 'note') return notes.get(String(value)) ?? notes.set(String(value), notes.size).size;
    return key === 'id' ? '' : value;
  });
}

/** pandoc 2.17 puts the first of two joined lines into the note that the second refers to. */
export function withoutNotes({ content }: AgreementContent): AgreementContent {
  const blocks = content.filter((node) => node.type !== 'footnotes');
  return JSON.parse(JSON.stringify({ type: 'doc', content: blocks }), (key, value: unknown) => (key === 'content' && Array.isArray(value) ? value.filter((node: { type: string }) => node.type !== 'footnoteRef') : value)) as AgreementContent;
}

interface PandocNode { t?: string; c?: unknown; blocks?: unknown }

/** The words of every paragraph, heading and note in reading order, as pandoc understands the file. Without spaces, since it puts one where two lines are joined; empty ones are left out. */
export function pandocLines(file: Uint8Array, how: 'accept' | 'reject'): string[] {
  const read = JSON.parse(execFileSync('pandoc', [`--track-changes=${how}`, '-f', 'docx', '-t', 'json'], { input: file, encoding: 'utf8', maxBuffer: 2 ** 26 })) as PandocNode;
  const found: string[] = [];
  let words = '';
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (value === null || typeof value !== 'object') return;
    const { t, c } = value as PandocNode;
    if (t === 'Str') words += String(c);
    else walk(c);
    if (t !== 'Para' && t !== 'Plain' && t !== 'Header') return;
    if (words !== '') found.push(words.replace(/\s/gu, ''));
    words = '';
  };
  walk(read.blocks);
  return found;
}
