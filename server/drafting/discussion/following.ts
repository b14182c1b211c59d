/** Threads are followed as the draft is stored (design D6): soon after an edit, not within it. */
import type { Store } from '../../platform/storage/store.ts';
import type { UpdateLog } from '../../realtime/ports.ts';
import type { DraftPlaces } from '../draft-places.ts';
import { followRemarks, isDiscussed } from './remark-anchors.ts';

export interface Following {
  /** The same log; remembers which documents were written in. */
  log: UpdateLog;
  /** Follows the threads of every document written in since the last time. Gives how many threads were anchored anew. */
  follow(places: DraftPlaces): Promise<number>;
}

/** Threads follow their words: `log` is to be used in place of the given one, and tells what has been written in. */
export function followDiscussions(store: Store, log: UpdateLog): Following {
  const written = new Set<string>();
  return {
    log: {
      ...log,
      async append(rows) {
        await log.append(rows);
        for (const { documentId } of rows) written.add(documentId);
      },
    },
    async follow(places) {
      let followed = 0;
      const ids = [...written];
      for (const documentId of ids) {
        written.delete(documentId);
        if (await isDiscussed(store.read, documentId)) followed += await followRemarks(store, places, documentId);
      }
      return followed;
    },
  };
}
