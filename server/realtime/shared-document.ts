/** One open document: loaded once, entered and left, and given up when it is no longer needed or cannot be trusted. */
import { Refusal } from '#shared/refusals.ts';
import type { RefusalKind } from '#shared/refusals.ts';
import type { Closing } from '#shared/realtime.ts';
import { ClosedParts } from './closed-parts.ts';
import type { Connection } from './connection.ts';
import { DocumentLog } from './document-log.ts';
import { DocumentState } from './document-state.ts';
import { epochFrame, readFrame } from './frames.ts';
import { Intake } from './intake.ts';
import type { DocumentState as SettledState, StoredDocument, UpdateRow } from './ports.ts';
import { PresenceDesk } from './presence-desk.ts';
import { reasonOf } from './reason.ts';
import { Relay } from './relay.ts';
import { SecondLook } from './second-look.ts';
import { Stay } from './stay.ts';
import type { Surroundings } from './surroundings.ts';
import { UpdateGate } from './update-gate.ts';
import type { Author, Verdict } from './update-gate.ts';

/** What there is once the document is loaded. */
interface Open {
  text: DocumentState;
  gate: UpdateGate;
  closed: ClosedParts;
  relay: Relay;
  log: DocumentLog;
  look: SecondLook;
  intake: Intake;
}

const kindOf: Partial<Record<Closing, RefusalKind>> = { 'document-full': 'too-large', 'too-many-clients': 'too-many', 'epoch-passed': 'conflict', 'not-saved': 'unavailable' };

export class SharedDocument {
  readonly id: string;
  readonly connections = new Set<Connection>();

  readonly #with: Surroundings;
  readonly #forget: (document: SharedDocument) => void;
  readonly #presence: PresenceDesk;
  readonly #stay: Stay;
  readonly #ready: Promise<Open>;
  #opened: Open | null = null;
  #epoch = 0;
  /** Set before the document was loaded: what the log says is older. */
  #parts: readonly string[] | null = null;
  /** While an act stores text by itself: resolves when it is over. */
  #door: Promise<void> | null = null;
  /** Frames that are waited for, such as the first of a client id. */
  readonly #underWay = new Set<Promise<void>>();
  #isGone = false;

  /** Starts loading; `forget` is called when the document is not in memory any more. */
  constructor(id: string, surroundings: Surroundings, forget: (document: SharedDocument) => void) {
    this.id = id;
    this.#with = surroundings;
    this.#forget = forget;
    this.#presence = new PresenceDesk(surroundings, { crowd: () => this.connections.size, gate: () => this.#here.gate, tell: (frame) => this.#opened?.relay.tell(frame) });
    this.#stay = new Stay({
      limits: surroundings.limits,
      isIdle: () => this.connections.size === 0 && this.#opened !== null && this.#opened.text.isSettled && this.#opened.log.isIdle,
      rest: () => this.#opened?.text.rest(),
      prepare: () => this.#here.log.saveRest(),
      evicted: () => {
        surroundings.report('document-evicted', { documentId: id });
        this.close('server-restarting');
      },
    });
    this.#ready = this.#load();
    this.#ready.catch(() => this.close('document-unavailable'));
  }

  /** Lets a held connection in as soon as the document is loaded. */
  async enter(connection: Connection): Promise<void> {
    this.connections.add(connection);
    this.#stay.keep();
    let open: Open;
    try {
      open = await this.#ready;
    } catch {
      return connection.end('document-unavailable');
    }
    while (this.#door !== null) await this.#door;
    if (connection.ended || this.#isGone) return;
    if (connection.who.mayWrite && connection.epoch !== this.#epoch) return connection.end('epoch-passed');
    if (connection.who.mayWrite) open.intake.ask(connection);
    this.#presence.answer(connection);
    connection.release();
  }

  rename(connection: Connection): void {
    this.#presence.rename(connection);
  }

  leave(connection: Connection): void {
    this.connections.delete(connection);
    this.#presence.leave(connection);
    this.#stay.endSoon();
  }

  /** What a socket sent. A promise holds its next frame back. */
  hear(connection: Connection, data: Uint8Array): Promise<void> | void {
    const wait = this.#hear(connection, data);
    if (wait === undefined) return;
    this.#underWay.add(wait);
    return wait.finally(() => this.#underWay.delete(wait));
  }

  #hear(connection: Connection, data: Uint8Array): Promise<void> | void {
    if (data.length > this.#with.limits.frameBytes) return this.#refuse(connection, 'frame-too-large', 'frame');
    try {
      const { intake, relay } = this.#here;
      if (intake.type(connection, data)) return this.#stay.used();
      const frame = readFrame(data);
      switch (frame.kind) {
        case 'edit':
          this.#stay.used();
          return intake.edit(connection, frame);
        case 'state-vector':
          this.#stay.used();
          return relay.answer(connection, frame.bytes);
        case 'presence':
          return this.#presence.hear(connection, frame.bytes);
        case 'presence-query':
          return this.#presence.answer(connection);
        case 'unknown':
          return;
      }
    } catch (error) {
      return this.#refuse(connection, 'update-invalid', reasonOf(error));
    }
  }

  /** See `Realtime.apply`. */
  async apply(update: Uint8Array, by: { personId: string | null; epoch?: number }): Promise<{ seq: number }> {
    return this.#held(async ({ intake, gate, log }) => {
      const author: Author = { personId: by.personId, newClients: 0, isCurrent: () => by.epoch === undefined || by.epoch === this.#epoch };
      const verdict = await intake.inTurn(() => gate.take(update, author));
      if (this.#isGone) throw notSaved();
      if (verdict.kind !== 'taken') throw refusalOf(verdict);
      intake.accept(verdict.change, by.personId, null);
      return { seq: await log.saved(by.personId).catch(() => { throw notSaved(); }) };
    });
  }

  /** See `Realtime.inOneAct`. */
  async inOneAct<R>(act: (now: SettledState, write: (update: Uint8Array, personId: string | null) => Promise<UpdateRow>) => Promise<R>): Promise<R> {
    return this.#held((open) => open.intake.inTurn(() => this.#behindDoor(async () => {
      const now = await open.log.watched().catch(() => { throw notSaved(); });
      let written: UpdateRow | null = null;
      try {
        const result = await act(now, async (update, personId) => (written = await this.#reserve(open, update, personId)));
        if (written !== null && !this.#isGone) this.#follow(open, written);
        return result;
      } catch (error) {
        if (written !== null) open.log.withdraw();
        throw error;
      }
    })));
  }

  /** See `Realtime.flushed`. */
  async flushed(): Promise<SettledState> {
    return this.#held(({ log }) => log.watched().catch(() => { throw notSaved(); }));
  }

  /** See `Realtime.setEpoch`. What is under way on an open connection is judged by itself, so who stays loses nothing. */
  raiseEpoch(epoch: number, { why = 'epoch-passed', staying = false }: { why?: Closing; staying?: boolean } = {}): void {
    if (epoch <= this.#epoch) return;
    const before = this.#epoch;
    this.#epoch = epoch;
    for (const connection of this.connections) {
      if (!connection.who.mayWrite || connection.epoch === epoch) continue;
      if (staying && connection.epoch === before && this.#opened !== null) this.#moveOn(connection);
      else connection.end(why);
    }
  }

  /** See `Realtime.closeParts`. */
  closeParts(parts: readonly string[]): void {
    this.#parts = parts;
    this.#opened?.closed.close(parts);
  }

  /** What was received is on its way to the log. */
  settle(): void {
    if (!this.#isGone) this.#opened?.text.settle();
  }

  /** Out of memory without another write; whoever is still in hears why. */
  close(why: Closing): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#stay.stop();
    const open = this.#opened;
    open?.intake.stop();
    open?.look.stop();
    open?.relay.stop();
    for (const connection of this.connections) connection.end(why);
    this.#presence.stop();
    open?.log.end();
    open?.closed.end();
    open?.text.destroy();
    this.#forget(this);
  }

  #moveOn(connection: Connection): void {
    connection.epoch = this.#epoch;
    if (connection.who.ack) connection.send(epochFrame(this.#epoch));
  }

  async #load(): Promise<Open> {
    try {
      // A commit that was given up may still come to disk; what is read before that would not be all.
      await this.#with.commit.settled();
      const stored = await this.#with.log.load(this.id);
      this.#epoch = Math.max(this.#epoch, stored.writeEpoch);
      this.#opened = this.#openOf(stored);
      this.#opened.closed.close(this.#parts ?? stored.closedParts ?? []);
      this.#stay.used();
      return this.#opened;
    } catch (error) {
      this.#with.report('load-failed', { documentId: this.id, reason: reasonOf(error) });
      throw error;
    }
  }

  #openOf(stored: StoredDocument): Open {
    const lost = (): void => this.close('not-saved');
    const text = new DocumentState(stored, { settled: (update, words) => this.#here.intake.wordsSettled(update, words), unplaceable: () => this.#unplaceable() });
    const closed = new ClosedParts(this.#with.trial, () => text.encode());
    const gate = new UpdateGate(this.#with, { documentId: this.id, text, closed, proved: (clientId, personId) => this.#presence.proved(clientId, personId), lost });
    const relay = new Relay(this.#with, { documentId: this.id, connections: this.connections, text });
    const log = new DocumentLog(this.#with, {
      documentId: this.id,
      settle: () => text.settle(),
      encode: () => ({ state: text.encode(), stateVector: text.vector() }),
      saved: (senders) => relay.saved(senders),
      lost,
      settled: () => this.#stay.endSoon(),
    }, stored);
    const look = new SecondLook(this.#with, { documentId: this.id, text, repair: (update) => this.apply(update, { personId: null }) });
    const refuse = this.#refuse.bind(this);
    const intake = new Intake(this.#with, { connections: this.connections, text, gate, log, relay, look, refuse });
    return { text, gate, closed, relay, log, look, intake };
  }

  /** Nobody is read while `act` runs; who comes in meanwhile waits. */
  async #behindDoor<R>(act: () => Promise<R>): Promise<R> {
    const held = [...this.connections];
    for (const connection of held) connection.hold();
    let open = (): void => {};
    this.#door = new Promise((resolve) => (open = resolve));
    try {
      await Promise.all(this.#underWay);
      return await act();
    } finally {
      this.#door = null;
      open();
      for (const connection of held) connection.release();
    }
  }

  async #reserve({ gate, log }: Open, update: Uint8Array, personId: string | null): Promise<UpdateRow> {
    const verdict = await gate.examine(update, { personId, newClients: 0, isCurrent: () => true });
    if (verdict !== null) throw refusalOf(verdict);
    if (this.#isGone) throw notSaved();
    return log.reserve(update, personId);
  }

  /** The row is on disk: the text has it, and everyone is sent it. */
  #follow({ text, relay, look }: Open, { bytes, personId }: UpdateRow): void {
    // It was examined before it was stored.
    const change = text.absorb(bytes, { exact: false, authors: [] });
    if (change === 'broken') return this.close('document-unavailable');
    if (change === null) return;
    relay.queue(change, null);
    relay.soon();
    look.soon(personId === null);
  }

  get #here(): Open {
    if (this.#opened === null) throw new Error('document is not loaded');
    return this.#opened;
  }

  #refuse(connection: Connection, why: Closing, what: string): void {
    if (connection.ended) return;
    this.#with.report('frame-refused', { documentId: this.id, personId: connection.who.personId, why, what });
    connection.end(why);
  }

  /** Has not been seen: letters beside letters that are there always have a place. */
  #unplaceable(): void {
    this.#with.report('words-unplaceable', { documentId: this.id });
    this.close('not-saved');
  }

  #held<T>(act: (open: Open) => Promise<T>): Promise<T> {
    return this.#stay.during(async () => {
      const open = await this.#ready.catch(() => {
        throw new Refusal('unavailable', 'document-unavailable');
      });
      if (this.#isGone) throw notSaved();
      this.#stay.used();
      return act(open);
    });
  }
}

function refusalOf(verdict: Exclude<Verdict, { kind: 'taken' }>): Refusal {
  switch (verdict.kind) {
    case 'gap':
      return new Refusal('conflict', 'update-gap');
    case 'foreign':
      return new Refusal('not-allowed', 'foreign-client');
    case 'refused':
      return new Refusal(kindOf[verdict.why] ?? 'invalid', verdict.why);
  }
}

function notSaved(): Refusal {
  return new Refusal('unavailable', 'not-saved');
}
