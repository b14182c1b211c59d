/** A headless writer over the product's own line: types whole words, and keeps account of which the server has called saved. */
import { Transform } from '@tiptap/pm/transform';
import type * as Y from 'yjs';
import { contentOf, type FlatText, openFlatText } from '#shared/agreement/flat-text.ts';
import type { DocumentConnection } from '../../client/live/connection-options.ts';
import type { ConnectionState } from '../../client/live/connection-state.ts';
import { openDocumentConnection } from '../../client/live/document-connection.ts';
import { socketWith } from '../support/yjs-client.ts';

/** What was typed, by whom, and what the server has acknowledged: the oracle of invariant I1. */
export class Ledger {
  readonly typed = new Set<string>();
  readonly acknowledged = new Set<string>();
  #count = 0;

  /** A word nobody else types. */
  next(writer: string): string {
    this.#count += 1;
    const word = `${writer}ord${this.#count}`;
    this.typed.add(word);
    return word;
  }
}

export interface Desk {
  name: string;
  documentId: string;
  epoch: number;
  /** `ws://127.0.0.1:<port>/api/documents`, the server's or a proxy's. */
  url: string;
  /** The cookie and origin a browser would send. */
  headers: { cookie: string; origin: string };
  ledger: Ledger;
  backOff?: { firstMs: number; longestMs: number };
  random: () => number;
}

const quickBackOff = { firstMs: 150, longestMs: 1_500 };

export class Typist {
  readonly name: string;
  readonly connection: DocumentConnection;
  /** Every state the person has been shown, with the time: what was said when. */
  readonly told: { at: number; state: ConnectionState }[] = [];
  readonly #desk: Desk;
  #text: FlatText | null = null;
  #caret: Y.RelativePosition | null = null;
  #waiting: string[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.name = desk.name;
    this.connection = openDocumentConnection({ documentId: desk.documentId, epoch: desk.epoch, url: desk.url, backOff: desk.backOff ?? quickBackOff, random: desk.random, WebSocket: socketWith(desk.headers) });
    this.connection.subscribe(() => this.#hear());
  }

  get text(): FlatText {
    this.#text ??= openFlatText(this.connection.doc);
    return this.#text;
  }

  /** Stops drawing the text, as a window in the background does; it is drawn anew when it is needed. */
  fold(): void {
    this.#text?.close();
    this.#text = null;
    this.#caret = null;
  }

  get state(): ConnectionState {
    return this.connection.getSnapshot();
  }

  /** The words shown to this person, in reading order. */
  words(): string[] {
    return wordsIn(this.text.doc.textBetween(0, this.text.doc.content.size, ' ', ' '));
  }

  /** The whole text as this person has it, for comparing. */
  content(): string {
    return JSON.stringify(contentOf(this.text.doc));
  }

  /** One word, mostly in a paragraph of this person's own; sometimes a new paragraph, or a slip that is taken back. */
  typeWord(): string {
    const chance = this.#desk.random();
    if (this.#place() === null || chance < 0.04) this.#newParagraph();
    else if (chance < 0.1) this.#slip();
    const word = this.#desk.ledger.next(this.name);
    this.#waiting.push(word);
    this.#insert(`${word} `);
    return word;
  }

  /** A paragraph of so many characters at once, which ends in a word of the ledger. */
  paste(characters: number): string {
    this.#newParagraph();
    const word = this.#desk.ledger.next(this.name);
    this.#waiting.push(word);
    this.#insert(`${'avtalstext '.repeat(Math.ceil(characters / 11))}${word} `);
    return word;
  }

  /** Types until {@link rest}, so many words a second, unevenly as people do. */
  write(wordsPerSecond: number): void {
    const next = (): void => {
      this.typeWord();
      this.#timer = setTimeout(next, (1000 / wordsPerSecond) * (0.5 + this.#desk.random()));
    };
    this.#timer = setTimeout(next, this.#desk.random() * (1000 / wordsPerSecond));
  }

  rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Resolves when the person is told "saved"; false when that took longer. */
  async saved(withinMs: number): Promise<boolean> {
    return this.#isTold('saved', withinMs);
  }

  close(): void {
    this.rest();
    this.fold();
    this.connection.close();
    this.connection.doc.destroy();
  }

  #isTold(kind: ConnectionState['kind'], withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      if (this.state.kind === kind) return resolve(true);
      const conclude = (holds: boolean): void => {
        clearTimeout(timer);
        leave();
        resolve(holds);
      };
      const timer = setTimeout(() => conclude(false), withinMs);
      const leave = this.connection.subscribe(() => { if (this.state.kind === kind) conclude(true); });
    });
  }

  #hear(): void {
    const { state } = this;
    this.told.push({ at: performance.now(), state });
    // "Saved" covers every change made before it was said.
    if (state.kind !== 'saved') return;
    for (const word of this.#waiting) this.#desk.ledger.acknowledged.add(word);
    this.#waiting = [];
  }

  #place(): number | null {
    return this.#caret === null ? null : this.text.toPosition(this.#caret);
  }

  #insert(words: string): void {
    const transform = new Transform(this.text.doc);
    const at = this.#place() ?? 1;
    transform.insert(at, transform.doc.type.schema.text(words));
    this.#apply(transform);
    this.#caret = this.text.toIndex(at + words.length, -1);
  }

  #newParagraph(): void {
    const { doc } = this.text;
    const first = doc.firstChild;
    const at = this.#place() ?? (first?.nodeSize ?? 2) - 1;
    const transform = new Transform(doc);
    transform.split(at);
    this.#apply(transform);
    this.#caret = this.text.toIndex(at + 2, -1);
    // An empty paragraph has no character to cling to yet.
    this.#insert('· ');
  }

  #slip(): void {
    const slip = 'felskrivet';
    this.#insert(slip);
    const end = this.#place();
    if (end === null || this.text.doc.textBetween(Math.max(0, end - slip.length), end) !== slip) return;
    const transform = new Transform(this.text.doc);
    transform.delete(end - slip.length, end);
    this.#apply(transform);
    this.#caret = this.text.toIndex(end - slip.length, -1);
  }

  #apply(transform: Transform): void {
    this.text.applyLocal(transform.doc, transform.mapping.maps, 'typist');
  }
}

export function wordsIn(text: string): string[] {
  return text.match(/[a-z]+\d*ord\d+/g) ?? [];
}
