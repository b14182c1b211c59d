/** One text made into another in place: what stands in both keeps its identity, so that anchors and authorship stay true (design D2b). */
import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import type * as Y from 'yjs';
import { compare } from './compare.ts';
import { heaviest } from './compare-align.ts';
import { linesOf } from './compare-summary.ts';
import type { Comparison } from './compare-value.ts';
import type { KeptSpan } from './changed-ranges.ts';
import type { AgreementContent } from './content.ts';
import { contentOf, type FlatText, openFlatText } from './flat-text.ts';
import { agreementSchema } from './schema.ts';
import { resolveSuggestions } from './suggestion-verdicts.ts';
import { suggestionsIn } from './suggestions.ts';

/**
 * Writes the difference between the present text and `content`, and nothing else: unchanged words stay the very characters they were, blocks
 * keep their ids, and what stands elsewhere now is written anew there. Gives the text as it is then; words that another put where nothing can
 * stand may differ from `content`.
 */
export function become(ydoc: Y.Doc, content: AgreementContent, origin: unknown): AgreementContent {
  const text = openFlatText(ydoc);
  try {
    rejectProposals(text, origin);
    const after = agreementSchema.nodeFromJSON(content);
    const kept = keptBetween(text.doc, after, compare(contentOf(text.doc), content));
    text.applyLocal(after, [stepMapOf(kept, text.doc.content.size, after.content.size)], origin);
    return contentOf(text.doc);
  } finally {
    text.close();
  }
}

/** A comparison sees the text without what is proposed in it: its places are the document's own only when nothing is. */
function rejectProposals(text: FlatText, origin: unknown): void {
  const ids = new Set(suggestionsIn(text.doc).map(({ id }) => id));
  if (ids.size === 0) return;
  const tr = resolveSuggestions(EditorState.create({ doc: text.doc }).tr, ids, 'reject');
  text.applyLocal(tr.doc, tr.mapping.maps, origin);
}

/** Spans that both documents have, in order on both sides: openings and closings of nodes of one id, and the words between that are the same. */
function keptBetween(before: Node, after: Node, comparison: Comparison): KeptSpan[] {
  const [was, is] = [placesIn(before), placesIn(after)];
  const found: KeptSpan[] = [];
  for (const [id, node] of is) {
    const old = was.get(id);
    if (!old) continue;
    found.push({ before: old.open, after: node.open, size: 1 }, { before: old.close, after: node.close, size: 1 });
  }
  // How far into each block the words have been told: a line that was split goes on where its first half ended.
  const at = new Map<string, number>();
  for (const row of [...comparison.body, ...comparison.footnotes]) {
    // Of a row or cell that is new or gone no words are the same, so every line may be asked.
    for (const line of linesOf(row)) if (line.before && line.after) found.push(...wordsOf(line, { was, is, at }));
  }
  const spans = found.sort((a, b) => a.after - b.after);
  const places = new Map([...new Set(spans.map((span) => span.before))].sort((a, b) => a - b).map((place, rank) => [place, rank]));
  const stays = heaviest(spans.map((span) => ({ before: places.get(span.before) ?? 0, after: span.after, weight: span.size })));
  return spans.filter((span) => stays.has(span.after));
}

interface Place { open: number; close: number }

function wordsOf({ before, after, parts }: Comparison['footnotes'][number], { was, is, at }: { was: ReadonlyMap<string, Place>; is: ReadonlyMap<string, Place>; at: Map<string, number> }): KeptSpan[] {
  const [old, now] = [was.get(before?.id ?? ''), is.get(after?.id ?? '')];
  const found: KeptSpan[] = [];
  const [oldKey, newKey] = [`- ${before?.id}`, `+ ${after?.id}`];
  for (const { op, inline } of parts) {
    const size = inline.type === 'text' ? inline.text.length : 1;
    const [from, to] = [at.get(oldKey) ?? 0, at.get(newKey) ?? 0];
    if (op !== 'ins') at.set(oldKey, from + size);
    if (op !== 'del') at.set(newKey, to + size);
    if (old && now && op !== 'ins' && op !== 'del') found.push({ before: old.open + 1 + from, after: now.open + 1 + to, size });
  }
  return found;
}

function placesIn(doc: Node): Map<string, Place> {
  const places = new Map<string, Place>();
  doc.descendants((node, position) => {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string' && !places.has(id)) places.set(id, { open: position, close: position + node.nodeSize - 1 });
    return !node.isTextblock;
  });
  return places;
}

/** What lies between the kept spans goes on the one side and comes on the other. */
function stepMapOf(kept: readonly KeptSpan[], oldSize: number, newSize: number): StepMap {
  const ranges: number[] = [];
  let [was, is] = [0, 0];
  for (const span of [...kept, { before: oldSize, after: newSize, size: 0 }]) {
    if (span.before > was || span.after > is) ranges.push(was, span.before - was, span.after - is);
    [was, is] = [span.before + span.size, span.after + span.size];
  }
  return new StepMap(ranges);
}
