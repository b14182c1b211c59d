/** From the text to everyone in the document: one frame for all that was written since the last, encoded once. */
import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import type { DocumentState } from './document-state.ts';
import type { Sender } from './document-log.ts';
import { syncFrame, wireFrame } from './frames.ts';
import type { WireFrame } from './frames.ts';
import { mergeInOrder } from './merge.ts';
import type { Surroundings } from './surroundings.ts';

/** A state vector of this size names 100,000 client ids. */
const longestStateVector = 2 ** 20;
/** A difference may encode the whole document, so the question counts as this many messages. */
const stateVectorCost = 10;

export class Relay {
  readonly #with: Surroundings;
  readonly #documentId: string;
  readonly #connections: ReadonlySet<Connection>;
  readonly #text: DocumentState;
  #unsent: { bytes: Uint8Array; from: Connection | null }[] = [];
  #planned: NodeJS.Timeout | NodeJS.Immediate | null = null;

  constructor(surroundings: Surroundings, place: { documentId: string; connections: ReadonlySet<Connection>; text: DocumentState }) {
    this.#with = surroundings;
    this.#documentId = place.documentId;
    this.#connections = place.connections;
    this.#text = place.text;
  }

  /** A change of the text goes with the next frame. */
  queue(bytes: Uint8Array, from: Connection | null): void {
    this.#unsent.push({ bytes, from });
  }

  /** Plans the next frame, at once or when more has gathered. */
  soon(): void {
    this.#with.pace.note(this.#connections.size);
    if (this.#planned !== null) return;
    const wait = this.#with.pace.windowMs();
    this.#planned = wait === 0 ? setImmediate(() => this.flush()) : setTimeout(() => this.flush(), wait);
  }

  /** One frame to all but a sole author. */
  flush(): void {
    this.#unplan();
    this.#text.settle();
    if (this.#unsent.length === 0) return;
    const unsent = this.#unsent;
    this.#unsent = [];
    const merged = mergeInOrder(unsent.map(({ bytes }) => bytes));
    this.#text.replaceLast(unsent.length, merged);
    const first = unsent[0]?.from ?? null;
    const sole = unsent.every(({ from }) => from === first) ? first : null;
    this.#broadcast(wireFrame(syncFrame('update', merged)), sole);
    for (const connection of this.#connections) connection.pay();
  }

  /** For everyone who is served; who does not read gets one difference later instead. */
  tell(frame: WireFrame): void {
    for (const connection of this.#connections) if (connection.served && connection.behind === null) connection.relay(frame);
  }

  /** What somebody has who says what it has. From then on it is sent what others write. */
  answer(connection: Connection, vector: Uint8Array): void {
    if (vector.length > longestStateVector) throw new Error('state vector too long');
    connection.charge(stateVectorCost, 0);
    this.flush();
    if (vector.length <= 1) connection.together(() => this.#text.welcome().forEach((frame) => connection.relay(frame)));
    else connection.send(syncFrame('difference', Y.encodeStateAsUpdate(this.#text.doc, vector)));
    connection.served = true;
    this.#stallIfOverfull(connection);
  }

  /** What is on disk is said with the next frame, or at once when none is planned. */
  saved(senders: ReadonlyMap<Sender, number>): void {
    for (const [sender, count] of senders) sender.acknowledge(count);
    if (this.#planned === null) for (const connection of this.#connections) connection.pay();
  }

  stop(): void {
    this.#unplan();
  }

  #broadcast(frame: WireFrame, sole: Connection | null): void {
    for (const connection of this.#connections) {
      if (connection === sole || !connection.served || connection.behind !== null) continue;
      connection.relay(frame);
      this.#stallIfOverfull(connection);
    }
  }

  /** Everything relayed so far is in the socket's buffer: what it misses from here on is one difference. */
  #stallIfOverfull(connection: Connection): void {
    if (!connection.isOverfull || connection.behind !== null) return;
    this.#with.report('reader-stalled', { documentId: this.#documentId, personId: connection.who.personId });
    connection.stall(this.#text.vector(), () => this.#catchUp(connection));
  }

  #catchUp(connection: Connection): void {
    if (connection.ended || connection.behind === null) return;
    this.flush();
    const missed = Y.encodeStateAsUpdate(this.#text.doc, connection.behind);
    connection.behind = null;
    connection.send(syncFrame('update', missed));
    this.#stallIfOverfull(connection);
  }

  #unplan(): void {
    if (this.#planned === null) return;
    clearTimeout(this.#planned as NodeJS.Timeout);
    clearImmediate(this.#planned as NodeJS.Immediate);
    this.#planned = null;
  }
}
