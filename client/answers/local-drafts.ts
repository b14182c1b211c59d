/** Answers that were begun and not saved in the matter: kept in this browser, per person, so that moving on loses nothing. */
import type { Disposition } from '#shared/export.ts';

export interface LocalDraft {
  disposition: Disposition | null;
  rationale: string;
  referredTo: string;
  /** Short reasons and reusable texts, by id. */
  reasons: string[];
  texts: string[];
  /** The version of the answer that the writer saw. */
  version: number;
}

export interface LocalDrafts {
  read(commentId: string): LocalDraft | null;
  /** Null when it was saved or thrown away. */
  write(commentId: string, draft: LocalDraft | null): void;
  /** False when the browser could not keep the last writing; it then lives as long as the page. */
  readonly kept: boolean;
  subscribe(watcher: () => void): () => void;
  /** Another window of the same browser wrote. */
  heard(key: string | null, value: string | null): void;
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function openLocalDrafts(place: Place, personId: string): LocalDrafts {
  const prefix = `answer-draft:${personId}:`;
  const known = new Map<string, LocalDraft | null>();
  const watchers = new Set<() => void>();
  const tell = () => { for (const watcher of watchers) watcher(); };
  let kept = true;

  return {
    read(commentId) {
      let draft = known.get(commentId);
      if (draft === undefined) known.set(commentId, draft = parsed(stored(place, prefix + commentId)));
      return draft;
    },
    write(commentId, draft) {
      known.set(commentId, draft);
      try {
        if (draft === null) place.removeItem(prefix + commentId);
        else place.setItem(prefix + commentId, JSON.stringify(draft));
        kept = true;
      } catch {
        kept = false;
      }
      tell();
    },
    get kept() {
      return kept;
    },
    subscribe(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    heard(key, value) {
      if (key !== null && !key.startsWith(prefix)) return;
      if (key === null) known.clear();
      else known.set(key.slice(prefix.length), parsed(value));
      tell();
    },
  };
}

function stored(place: Place, key: string): string | null {
  try {
    return place.getItem(key);
  } catch {
    return null;
  }
}

const ids = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

/** What an older release or somebody's hand left there is no draft. */
function parsed(value: string | null): LocalDraft | null {
  if (value === null) return null;
  try {
    const { disposition = null, rationale, referredTo, reasons, texts, version } = JSON.parse(value) as Partial<LocalDraft>;
    return typeof rationale === 'string' && typeof referredTo === 'string' && typeof version === 'number' ? { disposition, rationale, referredTo, reasons: ids(reasons), texts: ids(texts), version } : null;
  } catch {
    return null;
  }
}
