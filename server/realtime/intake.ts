/** What writers send: judged, put into the text, passed on, and noted for the log. What builds on something missing is asked for. */
import type { Closing } from '#shared/realtime.ts';
import type { Connection } from './connection.ts';
import type { DocumentLog } from './document-log.ts';
import type { DocumentState } from './document-state.ts';
import type { Frame } from './frames.ts';
import type { Relay } from './relay.ts';
import type { SecondLook } from './second-look.ts';
import type { Surroundings } from './surroundings.ts';
import { readTyped } from './typed-words.ts';
import type { TypedWords } from './typed-words.ts';
import type { UpdateGate, Verdict } from './update-gate.ts';

/** Between two questions to a client whose edits build on something missing. */
const askAgainMs = 100;

interface Place {
  connections: ReadonlySet<Connection>;
  text: DocumentState;
  gate: UpdateGate;
  log: DocumentLog;
  relay: Relay;
  look: SecondLook;
  refuse(connection: Connection, why: Closing, what: string): void;
}

export class Intake {
  readonly #with: Surroundings;
  readonly #place: Place;
  /** Changes so far, and how many there were when those who wait were last asked. */
  #changes = 0;
  #changesAsked = 0;
  #askPlanned: NodeJS.Timeout | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  /** Whose words the text has not settled yet, and how many frames each had sent with the last of them. */
  readonly #typists = new Map<Connection, number>();
  #isOver = false;

  constructor(surroundings: Surroundings, place: Place) {
    this.#with = surroundings;
    this.#place = place;
  }

  /** Takes a frame that holds nothing but letters beside letters that are there; false: it is to be judged the general way. */
  type(connection: Connection, data: Uint8Array): boolean {
    if (!connection.who.mayWrite || connection.gapped) return false;
    const typed = readTyped(data);
    if (typed === null || !this.#place.gate.type(typed, connection.author)) return false;
    connection.received += 1;
    this.#typists.set(connection, connection.received);
    this.#changes += 1;
    this.#place.relay.soon();
    return true;
  }

  /** The words taken since the last time are in the text. */
  wordsSettled(update: Uint8Array, words: TypedWords): void {
    const { relay, log, gate } = this.#place;
    const [first = null] = this.#typists.keys();
    relay.queue(update, this.#typists.size === 1 ? first : null);
    for (const typed of words) log.addWords(typed, gate.authorOf(typed.client));
    for (const [connection, count] of this.#typists) log.owe(connection, count);
    this.#typists.clear();
  }

  /** A promise holds the sender's next frame back. */
  edit(connection: Connection, frame: Frame & { kind: 'edit' }): Promise<void> | void {
    if (!connection.who.mayWrite) return;
    connection.received += 1;
    if (frame.whole) connection.asked = false;
    const verdict = this.#place.gate.take(frame.bytes, connection.author);
    if (verdict instanceof Promise) return verdict.then((settled) => this.#conclude(connection, frame, settled));
    return this.#conclude(connection, frame, verdict);
  }

  /** What does not come from a socket is done in the order of the calls, though a client id may have to be proved first. */
  inTurn<R>(judge: () => R | Promise<R>): Promise<R> {
    const turn = this.#turn.then(judge);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** A change that was taken goes to the others, to the log, and to the second look. */
  accept(change: Uint8Array | null, personId: string | null, from: Connection | null): void {
    if (change === null) return;
    this.#changes += 1;
    this.#place.relay.queue(change, from);
    this.#place.relay.soon();
    this.#place.log.add(change, personId);
    this.#place.look.soon(personId === null);
  }

  /** Asks for what this client has and the document has not. */
  ask(connection: Connection): void {
    if (connection.asked) return;
    connection.asked = true;
    connection.relay(this.#place.text.question());
  }

  stop(): void {
    this.#isOver = true;
    if (this.#askPlanned !== null) clearTimeout(this.#askPlanned);
  }

  #conclude(connection: Connection, frame: Frame & { kind: 'edit' }, verdict: Verdict): Promise<void> | void {
    if (this.#isOver) return;
    switch (verdict.kind) {
      case 'taken':
        if (frame.whole) connection.isWhole();
        return this.#store(connection, verdict.change);
      case 'gap':
        return frame.whole ? this.#takePart(connection, frame.bytes) : this.#askForRest(connection);
      case 'foreign':
        // What a server relayed but did not live to store comes back in its readers' differences: its author has to bring it.
        return frame.whole ? this.#takePart(connection, frame.bytes) : this.#place.refuse(connection, 'foreign-client', 'author');
      case 'refused':
        return this.#place.refuse(connection, verdict.why, verdict.what);
    }
  }

  #store(connection: Connection, change: Uint8Array | null): void {
    this.accept(change, connection.who.personId, connection);
    if (!connection.gapped) this.#place.log.owe(connection, connection.received);
  }

  /** What it built on others' missing edits waits until they bring them, then it is asked again; it is refused when they do not come in time. */
  async #takePart(connection: Connection, bytes: Uint8Array): Promise<void> {
    connection.gapped = true;
    const verdict = await this.#place.gate.takePart(bytes, connection.author);
    if (this.#isOver || connection.ended) return;
    if (verdict.kind === 'refused') return this.#place.refuse(connection, verdict.why, verdict.what);
    if (verdict.kind === 'taken') this.#store(connection, verdict.change);
    connection.waiting ??= setTimeout(() => this.#place.refuse(connection, 'update-invalid', 'gap'), this.#with.limits.gapMs);
    this.#askWaitingSoon();
  }

  #askForRest(connection: Connection): void {
    connection.gapped = true;
    if (connection.waiting === null) this.ask(connection);
  }

  /** Whenever the document has moved, but not at every keystroke: an answer that still does not fit is costly to judge. */
  #askWaitingSoon(): void {
    if (this.#isOver) return;
    this.#askPlanned ??= setTimeout(() => {
      this.#askPlanned = null;
      const moved = this.#changes !== this.#changesAsked;
      this.#changesAsked = this.#changes;
      const waiting = [...this.#place.connections].filter((connection) => connection.waiting !== null);
      if (moved) for (const connection of waiting) this.ask(connection);
      if (waiting.length > 0) this.#askWaitingSoon();
    }, askAgainMs);
  }
}
