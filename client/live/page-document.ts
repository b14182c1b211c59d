/**
 * One document on a page, over its whole life: its line to the server, what is kept of it in this browser, and what the server would not take.
 * A refused line is replaced by a fresh one with a fresh Y.Doc (design D7).
 */
import * as Y from 'yjs';
import { isClosing } from '#shared/realtime.ts';
import type { Closing } from '#shared/realtime.ts';
import type { DocumentConnection } from './connection-options.ts';
import { unsentIn } from './connection-state.ts';
import { openDocumentConnection } from './document-connection.ts';
import { KeptChanges } from './kept-changes.ts';
import { changesOf, copiesOf, dropLine, keepChanges, keepCopy, linesOf, wipeKept } from './kept-on-disk.ts';
import type { KeptChange, KeptLine } from './kept-on-disk.ts';
import { holdLine, withLeftLine } from './line-alive.ts';
import { discard, isSavedIn, openCopy, textOf } from './unsent-copy.ts';
import type { UnsentCopy } from './unsent-copy.ts';

export interface PageDocumentOptions {
  documentId: string;
  personId: string;
  title: string;
  epoch: number;
  /** The text as this browser kept it, when the page is opened without contact: all of it had been stored by the server. */
  kept?: { state: Uint8Array; epoch: number } | null;
  /** Why this person may not write, null when they may. */
  whyNotWrite: string | null;
  /** Asks for the document again and gives its epoch as it is now. */
  freshEpoch: () => Promise<number>;
  whyClosed: () => Promise<Closing | null>;
  open?: typeof openDocumentConnection;
}

export interface PageState {
  /** Another object after a refusal: open the editor anew for each. Null in the moment before the first. */
  line: DocumentConnection | null;
  /** The line's document holds the text, though the server may not have confirmed it yet. */
  hasText: boolean;
  /** Every unsent change is on this computer's disk too. */
  isKept: boolean;
  /** Oldest first. */
  copies: readonly UnsentCopy[];
}

/** After these a fresh line would be refused in the same way. */
const final: ReadonlySet<Closing> = new Set<Closing>(['signed-out', 'access-removed', 'reload-needed']);
/** With nothing unsent the same line goes on after these. */
const passing: ReadonlySet<Closing> = new Set<Closing>(['epoch-passed', 'document-locked']);
/** A refusal straight after opening is no accident; a second try at once would only repeat it. */
const soonest = 2_000;
/** A browser whose store does not answer may not keep anyone from the text. */
const storeMs = 2_000;
/** A writer's changes are acknowledged long before this; a reader's never, so the page asks whether it may still write. */
const stuckMs = 10_000;
/** Time for the server to say itself that one may not write any more. */
const graceMs = 3_000;

interface Current {
  line: DocumentConnection;
  keeper: KeptChanges;
  lineId: string;
  openedAt: number;
  leave: () => void;
}

export class PageDocument {
  readonly #options: PageDocumentOptions;
  readonly #listeners = new Set<() => void>();
  #state: PageState = { line: null, hasText: false, isKept: true, copies: [] };
  #current: Current | null = null;
  #whyNotWrite: string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #stuck: ReturnType<typeof setTimeout> | null = null;
  #isOver = false;

  constructor(options: PageDocumentOptions) {
    this.#options = options;
    this.#whyNotWrite = options.whyNotWrite;
    void this.#start();
  }

  getSnapshot = (): PageState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The person throws the copy away; it goes from the page when it has gone from the disk. */
  async dropCopy(id: string): Promise<void> {
    if (this.#state.copies.some((one) => one.id === id && one.lasts)) await discard(id).catch(() => undefined);
    this.#set({ copies: this.#state.copies.filter((one) => one.id !== id) });
  }

  /** Rights change while the page is open. A reader's changes are passed over without a word, so they become a copy. */
  mayWrite(whyNot: string | null): void {
    this.#whyNotWrite = whyNot;
    clearTimeout(this.#grace);
    const line = this.#current?.line;
    if (whyNot === null || line === undefined) return;
    this.#grace = setTimeout(() => {
      if (unsentIn(line.getSnapshot()) > 0) line.refuse(isClosing(whyNot) ? whyNot : 'access-changed');
    }, graceMs);
  }

  offline(): void {
    this.#current?.line.lose();
    void this.#current?.keeper.flush();
  }

  online(): void {
    this.#current?.line.reconnect();
  }

  hidden(): void {
    void this.#current?.keeper.flush();
  }

  /** The page is looked at again, perhaps after hours behind a closed lid. */
  shown(): void {
    this.#current?.line.wake();
    void this.#takeUpLate().catch(() => undefined);
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#grace);
    if (this.#stuck !== null) clearTimeout(this.#stuck);
    this.#current?.leave();
    this.#current = null;
    this.#listeners.clear();
  }

  async #start(): Promise<void> {
    const { personId, documentId, epoch } = this.#options;
    await inTime(wipeKept(personId), undefined);
    await this.#begin(await this.#newestEpoch(epoch));
    const copies = await inTime(copiesOf(personId, documentId), []);
    this.#addCopies(copies.map(openCopy));
  }

  /** Without contact: the newest that this browser knows of, which may be that of words written after the text was kept. */
  async #newestEpoch(told: number): Promise<number> {
    const { personId, documentId, kept } = this.#options;
    if (!kept) return told;
    return Math.max(told, kept.epoch, ...(await inTime(linesOf(personId, documentId), [])).map(({ epoch }) => epoch));
  }

  async #begin(epoch: number): Promise<void> {
    const { documentId, personId, title, whyClosed, open = openDocumentConnection } = this.#options;
    const lineId = crypto.randomUUID();
    const release = holdLine(lineId);
    const doc = new Y.Doc({ gc: false });
    const own = { lineId, personId, documentId, title, epoch };
    const { kept } = this.#options;
    const isKeptText = Boolean(kept) && this.#current === null;
    if (kept && isKeptText) Y.applyUpdate(doc, kept.state);
    const already = await inTime(this.#takeUp(own, doc), 0);
    if (this.#isOver) return release();
    const keeper = new KeptChanges({ line: own, text: () => Y.encodeStateAsUpdate(doc), already });
    const line = open({ documentId, epoch, doc, unsent: already, keeper, whyClosed });
    const leave = (): void => {
      void keeper.flush().finally(() => { keeper.end(); release(); });
      line.close();
    };
    this.#current = { line, keeper, lineId, openedAt: Date.now(), leave };
    line.subscribe(() => this.#follow());
    keeper.subscribe(() => this.#set({ isKept: keeper.isWhole }));
    this.#set({ line, hasText: already > 0 || isKeptText, isKept: keeper.isWhole });
  }

  /** What a page that is no more had written in this epoch goes into the fresh text; of another epoch it becomes a copy. Returns how many changes. */
  async #takeUp(own: Omit<KeptLine, 'base' | 'at'>, doc: Y.Doc): Promise<number> {
    const taken: KeptChange[] = [];
    for (const left of await linesOf(own.personId, own.documentId)) {
      await withLeftLine(left.lineId, async () => {
        const changes = await changesOf(left.lineId);
        if (changes.length === 0) return dropLine(left.lineId);
        if (left.epoch !== own.epoch || this.#whyNotWrite !== null) return this.#keepAsCopy(left, changes);
        // The text was opened without waiting for this any longer.
        if (this.#current?.lineId === own.lineId) return;
        textOf(left, changes, doc);
        const renumbered = changes.map(({ update }, at) => ({ lineId: own.lineId, count: taken.length + at + 1, update }));
        // First there, then no longer here: a crash in between leaves them twice, which Yjs does not mind.
        await keepChanges({ ...own, base: Y.encodeStateAsUpdate(doc).slice(), at: left.at }, renumbered);
        await dropLine(left.lineId);
        taken.push(...renumbered);
      });
    }
    return taken.length;
  }

  /** Another window of this person was closed or crashed with something unsent while this one stood open. */
  async #takeUpLate(): Promise<void> {
    const { personId, documentId } = this.#options;
    for (const left of await linesOf(personId, documentId)) {
      const current = this.#current;
      if (current === null || left.lineId === current.lineId) continue;
      await withLeftLine(left.lineId, async () => {
        const changes = await changesOf(left.lineId);
        if (changes.length === 0) return dropLine(left.lineId);
        if (left.epoch !== current.line.epoch || this.#whyNotWrite !== null) return this.#keepAsCopy(left, changes);
        for (const { update } of changes) Y.applyUpdate(current.line.doc, update, left.lineId);
        await current.keeper.flush();
        await dropLine(left.lineId);
      });
    }
  }

  async #keepAsCopy(left: KeptLine, changes: readonly KeptChange[]): Promise<void> {
    const { personId, documentId, title } = left;
    const code = this.#whyNotWrite === null || this.#whyNotWrite === 'document-locked' ? 'epoch-passed' : 'access-changed';
    const copy = { id: crypto.randomUUID(), personId, documentId, title, code, changes: changes.length, at: left.at, state: Y.encodeStateAsUpdate(textOf(left, changes)).slice() };
    await keepCopy(copy, left.lineId);
    if (this.#state.line !== null) this.#addCopies([openCopy(copy)]);
  }

  #follow(): void {
    const current = this.#current;
    if (current === null) return;
    const state = current.line.getSnapshot();
    if (state.kind === 'offline') void current.keeper.flush();
    if (state.kind === 'saved') this.#synced(current.line);
    this.#watchSaving(state.kind === 'saving');
    if (state.kind === 'refused') this.#refused(current, state);
  }

  #watchSaving(isSaving: boolean): void {
    if (!isSaving && this.#stuck !== null) {
      clearTimeout(this.#stuck);
      this.#stuck = null;
    } else if (isSaving) {
      this.#stuck ??= setTimeout(() => {
        this.#stuck = null;
        void this.#options.freshEpoch().catch(() => undefined);
      }, stuckMs);
    }
  }

  #synced(line: DocumentConnection): void {
    if (this.#state.hasText && this.#state.copies.length === 0) return;
    this.#set({ hasText: true });
    for (const copy of this.#state.copies) if (copy.doc !== line.doc && isSavedIn(copy.doc, line.doc)) void this.dropCopy(copy.id);
  }

  #handled: DocumentConnection | null = null;

  #refused(current: Current, { code, unsent }: { code: Closing; unsent: number }): void {
    if (this.#handled === current.line || this.#isOver) return;
    this.#handled = current.line;
    if (unsent > 0) this.#offer(current, code, unsent);
    if (final.has(code)) return;
    this.#timer = setTimeout(() => void this.#renew(current, unsent), Math.max(0, soonest - (Date.now() - current.openedAt)));
  }

  #offer({ line, keeper, lineId }: Current, code: Closing, changes: number): void {
    const { personId, documentId, title } = this.#options;
    const copy: UnsentCopy = { id: lineId, title, doc: line.doc, code, changes, at: new Date(), lasts: false };
    this.#addCopies([copy]);
    if (code === 'signed-out') {
      // Whoever signs in again sends them; signing out on purpose has wiped them and keeps nothing more.
      void keeper.flush().then(() => this.#replaceCopy({ ...copy, lasts: keeper.isWhole }));
      return;
    }
    keeper.end();
    void keepCopy({ id: lineId, personId, documentId, title, code, changes, at: copy.at.getTime(), state: Y.encodeStateAsUpdate(line.doc).slice() }, lineId)
      .then(() => this.#replaceCopy({ ...copy, lasts: true }), () => undefined);
  }

  async #renew(old: Current, unsent: number): Promise<void> {
    let now: number;
    try {
      now = await this.#options.freshEpoch();
    } catch {
      // No answer, or no longer ours to read: the line's own refusal stays on the page.
      if (!this.#isOver) this.#timer = setTimeout(() => void this.#renew(old, unsent), 10_000);
      return;
    }
    if (this.#isOver || old !== this.#current) return;
    const state = old.line.getSnapshot();
    if (state.kind === 'refused' && passing.has(state.code) && unsent === 0) {
      this.#handled = null;
      return old.line.resume(now);
    }
    await this.#begin(now);
    old.leave();
  }

  #addCopies(copies: readonly UnsentCopy[]): void {
    const known = new Set(this.#state.copies.map(({ id }) => id));
    const fresh = copies.filter(({ id }) => !known.has(id));
    if (fresh.length > 0) this.#set({ copies: [...this.#state.copies, ...fresh] });
    const line = this.#current?.line;
    if (line?.getSnapshot().kind === 'saved') this.#synced(line);
  }

  #replaceCopy(copy: UnsentCopy): void {
    this.#set({ copies: this.#state.copies.map((one) => (one.id === copy.id ? copy : one)) });
  }

  #set(changed: Partial<PageState>): void {
    if (this.#isOver) return;
    const keys = Object.keys(changed) as (keyof PageState)[];
    if (keys.every((key) => this.#state[key] === changed[key])) return;
    this.#state = { ...this.#state, ...changed };
    for (const listener of this.#listeners) listener();
  }
}

/** What the browser's store answers in time; `otherwise` when it does not, or cannot. */
function inTime<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([asked.catch(() => otherwise), new Promise<T>((resolve) => { setTimeout(() => resolve(otherwise), storeMs); })]);
}
