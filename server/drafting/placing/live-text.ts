/** A draft as it reads, with the identity of its characters: what anchored words are found in. */
import type * as Y from 'yjs';
import { shownReferences } from '#shared/agreement/clause-refs.ts';
import { outline, type OutlineEntry } from '#shared/agreement/clauses.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { runsOf } from '#shared/agreement/flat-text.ts';
import type { LiveBlock } from '#shared/anchors/place.ts';

export interface LiveText {
  blocks: LiveBlock[];
  /** Every block in reading order, with the clause it stands in. */
  outline: OutlineEntry[];
}

export function liveText(content: AgreementContent, ydoc: Y.Doc): LiveText {
  const runs = new Map(runsOf(ydoc).map((one) => [one.block, one.runs]));
  const entries = outline(content);
  const shown = shownReferences(content);
  return { outline: entries, blocks: entries.map(({ block, text }): LiveBlock => ({ block, text, runs: runs.get(block) ?? [], ...(shown.has(block) ? { shown: shown.get(block) ?? new Map() } : {}) })) };
}
