/**
 * What this browser keeps so that no word is lost with the page: changes that the server does not have yet, and copies of what it would not take.
 * In IndexedDB, per person and document; nothing is kept of what is saved. Knows no Yjs: the bytes are others' business.
 */
import { browserStore } from './browser-store.ts';

/** The changes of one page that the server lacks. */
export interface KeptLine {
  lineId: string;
  personId: string;
  documentId: string;
  title: string;
  /** The write epoch to which the changes belong. */
  epoch: number;
  /** The whole text as it stood when the first of them was kept. */
  base: Uint8Array<ArrayBuffer>;
  /** When the last of them was written, milliseconds. */
  at: number;
}

export interface KeptChange {
  lineId: string;
  /** Counts from 1 within the line. */
  count: number;
  update: Uint8Array<ArrayBuffer>;
}

/** A text that the server would not take. */
export interface KeptCopy {
  id: string;
  personId: string;
  documentId: string;
  title: string;
  /** Why: a refusal code. */
  code: string;
  changes: number;
  at: number;
  /** The text as it stood in the window. */
  state: Uint8Array<ArrayBuffer>;
}

const within = browserStore('overens-unsaved', { lines: { keyPath: 'lineId' }, changes: { keyPath: ['lineId', 'count'] }, copies: { keyPath: 'id' } });

const everyChangeOf = (lineId: string, upTo = Infinity): IDBKeyRange => IDBKeyRange.bound([lineId, 0], [lineId, upTo]);

/** Adds changes to a line; `line` in full the first time and whenever its epoch changes. */
export async function keepChanges(line: KeptLine | null, changes: readonly KeptChange[]): Promise<void> {
  await within('readwrite', (of) => {
    if (line !== null) of('lines').put(line);
    for (const change of changes) of('changes').put(change);
    return null;
  });
}

/** The first `upTo` changes are saved. */
export async function dropChanges(lineId: string, upTo: number): Promise<void> {
  await within('readwrite', (of) => of('changes').delete(everyChangeOf(lineId, upTo)));
}

export async function dropLine(lineId: string): Promise<void> {
  await within('readwrite', (of) => {
    of('lines').delete(lineId);
    of('changes').delete(everyChangeOf(lineId));
    return null;
  });
}

export async function linesOf(personId: string, documentId: string): Promise<KeptLine[]> {
  const all = (await within('readonly', (of) => of('lines').getAll() as IDBRequest<KeptLine[]>)) ?? [];
  return all.filter((line) => line.personId === personId && line.documentId === documentId);
}

export async function changesOf(lineId: string): Promise<KeptChange[]> {
  return (await within('readonly', (of) => of('changes').getAll(everyChangeOf(lineId)) as IDBRequest<KeptChange[]>)) ?? [];
}

/** Keeps a copy; the line it came of, if any, is no more. */
export async function keepCopy(copy: KeptCopy, lineId: string | null): Promise<void> {
  await within('readwrite', (of) => {
    of('copies').put(copy);
    if (lineId === null) return null;
    of('lines').delete(lineId);
    of('changes').delete(everyChangeOf(lineId));
    return null;
  });
}

/** Oldest first. */
export async function copiesOf(personId: string, documentId: string): Promise<KeptCopy[]> {
  const all = (await within('readonly', (of) => of('copies').getAll() as IDBRequest<KeptCopy[]>)) ?? [];
  return all.filter((copy) => copy.personId === personId && copy.documentId === documentId).toSorted((one, other) => one.at - other.at);
}

export async function dropCopy(id: string): Promise<void> {
  await within('readwrite', (of) => of('copies').delete(id));
}

export interface Kept { title: string; documentId: string; changes: number }

/** What of this person is only in this browser: asked before signing out. */
export async function keptOf(personId: string): Promise<Kept[]> {
  const lines = (await within('readonly', (of) => of('lines').getAll() as IDBRequest<KeptLine[]>)) ?? [];
  const copies = (await within('readonly', (of) => of('copies').getAll() as IDBRequest<KeptCopy[]>)) ?? [];
  const ofLines = await Promise.all(lines.filter((line) => line.personId === personId).map(async ({ lineId, title, documentId }) => ({ title, documentId, changes: (await changesOf(lineId)).length })));
  return [...ofLines, ...copies.filter((copy) => copy.personId === personId)].filter(({ changes }) => changes > 0).map(({ title, documentId, changes }) => ({ title, documentId, changes }));
}

const wiped = typeof indexedDB === 'undefined' ? null : new BroadcastChannel('overens-wiped');
const hearers = new Set<(staying: string | null) => void>();
wiped?.addEventListener('message', ({ data }: MessageEvent<string | null>) => { for (const hear of hearers) hear(data); });

/** Removes what is kept of everyone but `staying` (null: of everyone); other windows stop keeping it too. */
export async function wipeKept(staying: string | null): Promise<void> {
  for (const hear of hearers) hear(staying);
  wiped?.postMessage(staying);
  if (typeof indexedDB === 'undefined') return;
  await within('readwrite', (of) => {
    for (const store of ['lines', 'copies'] as const) {
      const cursor = of(store).openCursor();
      cursor.onsuccess = () => {
        const at = cursor.result;
        if (at === null) return;
        const { personId, lineId } = at.value as { personId: string; lineId?: string };
        if (personId !== staying) {
          at.delete();
          if (lineId !== undefined) of('changes').delete(everyChangeOf(lineId));
        }
        at.continue();
      };
    }
    return null;
  });
}

/** Told before what is kept is wiped, here or in another window. */
export function onWipe(hear: (staying: string | null) => void): () => void {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}
