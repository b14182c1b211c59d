import { blockIdPattern, newBlockId } from '#shared/agreement/content.ts';

export interface BlockIds {
  /** Keeps the first valid and unused id that a bookmark carried here (documents.md 2), else gives a fresh one. */
  give(carried?: readonly string[]): string;
  /** Carried id → id of the block that it now stands at. */
  kept(): Record<string, string>;
}

const prefix = '_b_';

/** The block id in a bookmark's name, or null for a bookmark that is not ours. */
export function carriedId(bookmark: string | undefined): string | null {
  if (bookmark === undefined || !bookmark.startsWith(prefix)) return null;
  const id = bookmark.slice(prefix.length);
  return blockIdPattern.test(id) ? id : null;
}

export function openBlockIds(): BlockIds {
  const used = new Set<string>();
  const kept = new Map<string, string>();
  return {
    give(carried = []) {
      let id = carried.find(each => !used.has(each));
      while (id === undefined || used.has(id)) id = newBlockId();
      used.add(id);
      for (const each of carried) if (!kept.has(each)) kept.set(each, id);
      return id;
    },
    kept: () => Object.fromEntries(kept),
  };
}
