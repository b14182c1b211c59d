import type * as Y from 'yjs';
import { runsWithNumbers } from '#shared/agreement/clause-refs.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { runsOf } from '#shared/agreement/flat-text.ts';
import { textBlocks } from '#shared/agreement/plain-text.ts';
import type { IdRun } from '#shared/anchors/anchor.ts';

/** Per block of a text that is frozen, the ids of the working text's characters as [client, clock, length], counted as the frozen text counts. */
export function frozenRuns(content: AgreementContent, ydoc: Y.Doc): Map<string, IdRun[]> {
  const blocks = new Map(textBlocks(content).map((block) => [block.attrs.id, block]));
  return new Map(runsOf(ydoc).map(({ block, runs }) => [block, runsWithNumbers(blocks.get(block), runs.map(({ client, clock, length }): IdRun => [client, clock, length]))]));
}
