/** Whole blocks, or items of a list, that are proposed to stand elsewhere, as the sign at that place says it (ADR 25, 29). */
import type { Node } from '@tiptap/pm/model';
import { isBlockId } from './flat-format.ts';

/**
 * The ids of the first and the last block; they come after the block of the top level, or the item of their list, in which the sign stands, or `before` it.
 * `elsewhere`: items come beside the very item in which it stands, of whatever list; where it stands in none, in a list of their own beside its block.
 */
export interface ProposedMove { first: string; last: string; before: boolean; elsewhere: boolean }

/** Total: null for what names no blocks. */
export function readMove({ first, last, before, elsewhere }: { first?: unknown; last?: unknown; before?: unknown; elsewhere?: unknown }): ProposedMove | null {
  return isBlockId(first) && isBlockId(last) ? { first, last, before: before === true, elsewhere: elsewhere === true } : null;
}

/** The blocks of the top level, or the items of one list, that it names, as they stand now; null when one is gone or they stand the other way round. */
export function movedBlocks(doc: Node, move: Pick<ProposedMove, 'first' | 'last'>): { from: number; to: number; blocks: Node[] } | null {
  return movedAmong(doc, 0, move);
}

function movedAmong(parent: Node, start: number, { first, last }: Pick<ProposedMove, 'first' | 'last'>): { from: number; to: number; blocks: Node[] } | null {
  let [from, to]: [number | null, number | null] = [null, null];
  let within: ReturnType<typeof movedBlocks> = null;
  const blocks: Node[] = [];
  parent.forEach((node, offset) => {
    const at = start + offset;
    if (node.attrs['id'] === first) from ??= at;
    if (from !== null && to === null) blocks.push(node);
    if (node.attrs['id'] === last && from !== null) to ??= at + node.nodeSize;
    if (/^(bulletList|orderedList|listItem)$/.test(node.type.name)) within ??= movedAmong(node, at + 1, { first, last });
  });
  return from === null || to === null ? within : { from, to, blocks };
}
