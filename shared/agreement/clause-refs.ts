/**
 * References to clauses: stored as the id of the clause's heading, never as a number, so that they follow when clauses are moved, come or go (ADR 18).
 * What a reader sees is derived here, and becomes part of a text when it is frozen, compared or exported.
 */
import { clauseNumbers } from './clauses.ts';
import type { AgreementContent, Inline } from './content.ts';
import { textBlocks } from './plain-text.ts';
import type { TextBlock } from './plain-text.ts';

/** What stands in place of the number when the clause is gone: in the agreement's own language, since it is the agreement's text. */
export const goneWords = '[avsnittet är borttaget]';

export type ClauseRef = Extract<Inline, { type: 'clauseRef' }>;

/** The same text with the number of its clause in every reference; what has been frozen with a number keeps that. A text without references is given back as it is. */
export function withShownNumbers(content: AgreementContent): AgreementContent {
  const numbers = clauseNumbers(content);
  return withReferences(content, (ref) => (ref.attrs.shown === undefined ? { ...ref, attrs: { ...ref.attrs, shown: numbers.get(ref.attrs.clause) ?? goneWords } } : ref));
}

/** The same text as it is written in: references know their clause and nothing else. */
export function withoutShownNumbers(content: AgreementContent): AgreementContent {
  return withReferences(content, (ref) => ({ ...ref, attrs: { clause: ref.attrs.clause } }));
}

function withReferences(content: AgreementContent, change: (ref: ClauseRef) => Inline): AgreementContent {
  if (!textBlocks(content).some((block) => block.content?.some(({ type }) => type === 'clauseRef'))) return content;
  const rewrite = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    if ('type' in node && node.type === 'clauseRef') return change(node as ClauseRef);
    return 'content' in node && Array.isArray(node.content) ? { ...node, content: node.content.map(rewrite) } : node;
  };
  return rewrite(content) as AgreementContent;
}

/** References whose clause is gone, with the block they stand in, in reading order. */
export function brokenReferences(content: AgreementContent): { block: string; clause: string }[] {
  const numbers = clauseNumbers(content);
  return textBlocks(content).flatMap((block) => (block.content ?? []).flatMap((inline) => (
    inline.type === 'clauseRef' && !numbers.has(inline.attrs.clause) ? [{ block: block.attrs.id, clause: inline.attrs.clause }] : [])));
}

/** Of every block with references, what is shown at their offsets in the working text. */
export function shownReferences(content: AgreementContent): Map<string, Map<number, string>> {
  const numbers = clauseNumbers(content);
  const found = new Map<string, Map<number, string>>();
  for (const block of textBlocks(content)) {
    let at = 0;
    for (const inline of block.content ?? []) {
      if (inline.type === 'clauseRef') found.set(block.attrs.id, (found.get(block.attrs.id) ?? new Map<number, string>()).set(at, numbers.get(inline.attrs.clause) ?? goneWords));
      at += inline.type === 'text' ? inline.text.length : 1;
    }
  }
  return found;
}

/** [client, clock, length] as anchors read them; client -1 stands for units that no character of the working text is. */
type IdRun = [number, number, number];

/** The Yjs ids of a frozen block's units: a reference is one character in the working text and as many units as its number has in the frozen one. */
export function runsWithNumbers(block: TextBlock | undefined, runs: readonly IdRun[]): IdRun[] {
  const gaps: { at: number; more: number }[] = [];
  let at = 0;
  for (const inline of block?.content ?? []) {
    const more = inline.type === 'clauseRef' ? (inline.attrs.shown?.length ?? 1) - 1 : 0;
    at += inline.type === 'text' ? inline.text.length : 1;
    if (more > 0) gaps.push({ at, more });
  }
  if (gaps.length === 0) return [...runs];
  const spread: IdRun[] = [];
  let before = 0;
  for (const [client, clock, length] of runs) {
    let from = before;
    for (const gap of gaps) {
      if (gap.at <= from || gap.at > before + length) continue;
      spread.push([client, clock + from - before, gap.at - from], [-1, 0, gap.more]);
      from = gap.at;
    }
    before += length;
    if (from < before) spread.push([client, clock + length - (before - from), before - from]);
  }
  return spread;
}
