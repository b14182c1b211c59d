/**
 * The drafts that one person has opened in this browser, as they last stood on the server, so that they open again without network (ADR 21).
 * Bound to the person and to the session's end: without the owner's row nothing is kept and nothing is given. Words that the server lacks are not
 * here but in kept-on-disk.ts.
 */
import { browserStore } from './browser-store.ts';
import { markKeptPages } from './kept-pages-mark.ts';
import { dropShell } from './offline-shell.ts';

/** Whose session it is. */
export interface PagesOwner {
  personId: string;
  /** Who is signed in, as the server said it. */
  session: unknown;
  /** The session's absolute end, milliseconds. */
  endsAt: number;
}

export interface KeptPage {
  documentId: string;
  personId: string;
  /** What the page needs beside the text, as the server said it. */
  answers: unknown;
  /** The text: all of it had been stored by the server. */
  state: Uint8Array<ArrayBuffer>;
  /** The write epoch of the page when it was kept. */
  epoch: number;
  /** `realtimeFormat` of the page that kept it. */
  format: number;
  /** Milliseconds. */
  at: number;
}

const within = browserStore('overens-pages', { owner: {}, pages: { keyPath: 'documentId' } });
type Stores = (store: 'owner' | 'pages') => IDBObjectStore;

/** Of what one has opened; the oldest goes first. */
const most = 20;

/** From here on this person's pages may be kept; those of others go. Only with what the server has just said. */
export async function ownPages(owner: PagesOwner): Promise<void> {
  markKeptPages(true);
  await within('readwrite', (of) => {
    clearOthers(of('pages'), owner.personId);
    return of('owner').put(owner, 'owner');
  });
}

/** False when the session has ended meanwhile: looked up in the same transaction, so that a page that is late brings nothing back after a sign-out. */
export async function keepPage(page: KeptPage, now = Date.now()): Promise<boolean> {
  let isKept = false;
  await within('readwrite', (of) => withOwner(of('owner'), (owner) => {
    if (owner?.personId !== page.personId || owner.endsAt <= now) return;
    of('pages').put(page);
    const all = of('pages').getAll() as IDBRequest<KeptPage[]>;
    all.onsuccess = () => { for (const { documentId } of all.result.toSorted((one, other) => other.at - one.at).slice(most)) of('pages').delete(documentId); };
    isKept = true;
  }));
  return isKept;
}

/** The page with its owner's session; null when it is not kept, or no longer. What has outlived its session is wiped on the way. */
export async function keptPage(documentId: string, now = Date.now()): Promise<{ session: unknown; page: KeptPage } | null> {
  let found: { session: unknown; page: KeptPage } | null = null;
  await within('readwrite', (of) => withOwner(of('owner'), (owner) => {
    if (owner === null || owner.endsAt <= now) return clearAll(of);
    const asked = of('pages').get(documentId) as IDBRequest<KeptPage | undefined>;
    asked.onsuccess = () => { if (asked.result?.personId === owner.personId) found = { session: owner.session, page: asked.result }; };
  }));
  return found;
}

/** Removes what is kept of everyone but `staying`; with null also the page's files and the worker. */
export async function forgetPages(staying: string | null): Promise<void> {
  const wiped = within('readwrite', (of) => withOwner(of('owner'), (owner) => {
    if (staying === null || owner?.personId !== staying) clearAll(of);
  }));
  if (staying !== null) return void (await wiped);
  await Promise.all([wiped, dropShell()]);
  markKeptPages(false);
}

/** Null, as `within` wants no request's answer: the owner is told to `act`, in the same transaction. */
function withOwner(store: IDBObjectStore, act: (owner: PagesOwner | null) => void): null {
  const asked = store.get('owner') as IDBRequest<PagesOwner | undefined>;
  asked.onsuccess = () => act(asked.result ?? null);
  return null;
}

function clearAll(of: Stores): void {
  of('owner').clear();
  of('pages').clear();
}

function clearOthers(pages: IDBObjectStore, staying: string): void {
  const cursor = pages.openCursor();
  cursor.onsuccess = () => {
    const at = cursor.result;
    if (at === null) return;
    if ((at.value as KeptPage).personId !== staying) at.delete();
    at.continue();
  };
}
