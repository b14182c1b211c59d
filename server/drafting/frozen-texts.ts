/** Frozen texts as they are sent: put together and compressed once, since they never change. In a round's last hour hundreds open the same one. */
import type { FrozenDocument } from '#shared/drafting.ts';
import { type Squeezed, squeezed } from '../platform/http/squeezed.ts';
import type { Reader } from '../platform/storage/store.ts';
import { readFrozen, soundHashes } from './frozen.ts';

/** Documents: some rounds' packages. One of 120 pages takes about 300 kB. */
const most = 64;

/** One for the process. The stored text is hashed anew at each reading all the same (design D4): refuses as `readFrozen` does. */
export function frozenTexts() {
  const kept = new Map<string, Promise<Squeezed<FrozenDocument>>>();
  return async (from: Reader, packageId: string, frozenDocumentId: string): Promise<Squeezed<FrozenDocument>> => {
    const key = [packageId, frozenDocumentId, ...(await soundHashes(from, packageId, frozenDocumentId))].join(' ');
    const text = kept.get(key) ?? readFrozen(from, packageId, frozenDocumentId).then(squeezed);
    // Asked for last stands last, so that the first is the one to go.
    kept.delete(key);
    kept.set(key, text);
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
    text.catch(() => kept.delete(key));
    return text;
  };
}
