/** Words with what became of them: Word's own tracked insertions, deletions and changes of format (ECMA-376 part 1, 17.13.5). */
import { DeletedTextRun, FootnoteReferenceRun, InsertedTextRun, TextRun } from 'docx';
import type { IRunOptions, ParagraphChild } from 'docx';
import type { Part } from '#shared/agreement/compare-words.ts';
import type { Inline, InlineMark } from '#shared/agreement/content.ts';
import { goneWords } from '#shared/agreement/clause-refs.ts';
import { clauseReference, formatOf, hrefOf, linked } from './agreement-body.ts';

/** Gives every change its number, the name it stands under and its time. */
export type Stamp = () => { id: number; author: string; date: string };

/** Places where a note is referred to; the number of the note in the file, or null for a note that is missing. */
export type NoteNumber = (note: string, op: Part['op']) => number | null;

export interface RunWriting { stamp: Stamp; noteNumber: NoteNumber; missingNote: string }

/** The runs of one line. Neighbours with one address are one link. */
export function trackedRuns(writing: RunWriting, parts: readonly Part[]): ParagraphChild[] {
  const written: ParagraphChild[] = [];
  const pieces = parts.flatMap(byAddress);
  for (let at = 0; at < pieces.length;) {
    const href = hrefOf(pieces[at]?.inline);
    let end = at + 1;
    while (end < pieces.length && href !== null && hrefOf(pieces[end]?.inline) === href) end += 1;
    const runs = pieces.slice(at, end).map((part) => trackedRun(writing, part, href !== null));
    written.push(...(href === null ? runs : [linked(href, runs)]));
    at = end;
  }
  return written;
}

/** Word tracks no change of a link's address: there the words go and come again. */
function byAddress(part: Part): Part[] {
  if (part.op !== 'format' || part.was === undefined || hrefOf({ marks: part.was }) === hrefOf(part.inline)) return [part];
  return [{ op: 'del', inline: { ...part.inline, marks: part.was } }, { op: 'ins', inline: part.inline }];
}

function trackedRun(writing: RunWriting, part: Part, inLink: boolean): ParagraphChild {
  const { op, inline } = part;
  if (inline.type === 'footnoteRef') return noteReference(writing, inline.attrs.note, op);
  // A tracked change holds runs, not fields: only what stays is a field.
  if (inline.type === 'clauseRef' && op === 'same') return clauseReference(inline, formatOf(inline, inLink));
  const words = { ...formatOf(inline, inLink), ...contentOf(inline) };
  switch (op) {
    case 'same': return new TextRun(words);
    case 'ins': return new InsertedTextRun({ ...words, ...writing.stamp() });
    case 'del': return new DeletedTextRun({ ...words, ...writing.stamp() });
    case 'format': return new TextRun({ ...words, revision: { ...formatBefore(part.was ?? [], inLink), ...writing.stamp() } });
  }
}

function contentOf(inline: Exclude<Inline, { type: 'footnoteRef' }>): { break: number } | { children: string[] } {
  if (inline.type === 'clauseRef') return { children: [inline.attrs.shown ?? goneWords] };
  return inline.type === 'hardBreak' ? { break: 1 } : { children: inline.text.split(/(\t)/u).filter((part) => part !== '') };
}

/** A change of format must say something of the format before (17.13.5.31); this says what holds anyway. */
function formatBefore(marks: InlineMark[], inLink: boolean): IRunOptions {
  const format = formatOf({ marks }, inLink);
  return Object.keys(format).length > 0 ? format : { noProof: false };
}

function noteReference({ stamp, noteNumber, missingNote }: RunWriting, note: string, op: Part['op']): ParagraphChild {
  const number = noteNumber(note, op);
  const run = number === null ? new TextRun(missingNote) : new FootnoteReferenceRun(number);
  if (op !== 'ins' && op !== 'del') return run;
  const tracked = number === null ? { text: missingNote, ...stamp() } : { children: [run], ...stamp() };
  return op === 'ins' ? new InsertedTextRun(tracked) : new DeletedTextRun(tracked);
}
