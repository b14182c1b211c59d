/** One open document: who is in it, what they write, and that it reaches the others and the disk. */
import * as Y from 'yjs';
import { Refusal } from '#shared/refusals.ts';
import type { RefusalKind } from '#shared/refusals.ts';
import type { Closing } from '#shared/realtime.ts';
import { ClosedParts } from './closed-parts.ts';
import type { Connection } from './connection.ts';
import { DocumentLog } from './document-log.ts';
import { DocumentState } from './document-state.ts';
import { epochFrame, readFrame, syncFrame } from './frames.ts';
import type { Frame } from './frames.ts';
import { mergeInOrder } from './merge.ts';
import type { DocumentState as SettledState } from './ports.ts';
import { Presence } from './presence.ts';
import type { Saying } from './presence.ts';
import { reasonOf } from './reason.ts';
import type { Surroundings } from './surroundings.ts';
import { UpdateGate } from './update-gate.ts';
import type { Author, Verdict } from './update-gate.ts';

/** What there is once the document is loaded. */
interface Open {
  text: DocumentState;
  gate: UpdateGate;
  log: DocumentLog;
  closed: ClosedParts;
}

/** A state vector of this size names 100,000 client ids. */
const longestStateVector = 2 ** 20;
/** A difference may encode the whole document, so the question counts as this many messages. */
const stateVectorCost = 10;
/** Between two questions to a client whose edits build on something missing. */
const askAgainMs = 100;
/** A judge whose repairs do not satisfy itself is stopped and reported. */
const repairsInARow = 3;
const kindOf: Partial<Record<Closing, RefusalKind>> = { 'document-full': 'too-large', 'too-many-clients': 'too-many', 'epoch-passed': 'conflict', 'not-saved': 'unavailable' };

export class SharedDocument {
  readonly id: string;
  readonly connections = new Set<Connection>();

  readonly #with: Surroundings;
  readonly #forget: (document: SharedDocument) => void;
  readonly #presence: Presence;
  readonly #ready: Promise<Open>;
  #opened: Open | null = null;
  #epoch = 0;
  /** Set before the document was loaded: what the log says is older. */
  #parts: readonly string[] | null = null;
  #unsent: { bytes: Uint8Array; from: Connection | null }[] = [];
  #relayPlanned: NodeJS.Timeout | NodeJS.Immediate | null = null;
  /** Changes so far, and how many there were when those who wait were last asked. */
  #changes = 0;
  #changesAsked = 0;
  #askPlanned: NodeJS.Timeout | null = null;
  #judgePlanned: NodeJS.Timeout | null = null;
  #repairs = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #holds = 0;
  #evicting: NodeJS.Timeout | null = null;
  #isGone = false;

  /** Starts loading; `forget` is called when the document is not in memory any more. */
  constructor(id: string, surroundings: Surroundings, forget: (document: SharedDocument) => void) {
    this.id = id;
    this.#with = surroundings;
    this.#forget = forget;
    this.#presence = new Presence({ limits: surroundings.limits, broadcast: (frame) => this.#tellPresence(frame), crowd: () => this.connections.size });
    this.#ready = this.#load();
    this.#ready.catch(() => this.close('document-unavailable'));
  }

  /** Lets a held connection in as soon as the document is loaded. */
  async enter(connection: Connection): Promise<void> {
    this.connections.add(connection);
    this.#stay();
    try {
      await this.#ready;
    } catch {
      return connection.end('document-unavailable');
    }
    if (connection.ended || this.#isGone) return;
    if (connection.who.mayWrite && connection.epoch !== this.#epoch) return connection.end('epoch-passed');
    if (connection.who.mayWrite) this.#ask(connection);
    this.#answerPresence(connection);
    connection.release();
  }

  leave(connection: Connection): void {
    this.connections.delete(connection);
    this.#presence.leave(connection);
    this.#restSoon();
  }

  /** What a socket sent. A promise holds its next frame back. */
  hear(connection: Connection, data: Uint8Array): Promise<void> | void {
    if (data.length > this.#with.limits.frameBytes) return this.#refuse(connection, 'frame-too-large', 'frame');
    try {
      const frame = readFrame(data);
      switch (frame.kind) {
        case 'edit':
          return this.#edit(connection, frame);
        case 'state-vector':
          return this.#answer(connection, frame.bytes);
        case 'presence':
          return this.#hearPresence(connection, this.#presence.read(frame.bytes));
        case 'presence-query':
          return this.#answerPresence(connection);
        case 'unknown':
          return;
      }
    } catch (error) {
      return this.#refuse(connection, 'update-invalid', reasonOf(error));
    }
  }

  /** See `Realtime.apply`. */
  async apply(update: Uint8Array, by: { personId: string | null; epoch?: number }): Promise<{ seq: number }> {
    return this.#held(async ({ gate }) => {
      const author: Author = { personId: by.personId, newClients: 0, isCurrent: () => by.epoch === undefined || by.epoch === this.#epoch };
      const verdict = await this.#inTurn(() => gate.take(update, author));
      if (this.#isGone) throw notSaved();
      if (verdict.kind !== 'taken') throw refusalOf(verdict);
      this.#spread(verdict.change, author.personId === null, null);
      return { seq: await this.#onDisk(verdict.change, by.personId) };
    });
  }

  /** See `Realtime.flushed`. */
  async flushed(): Promise<SettledState> {
    return this.#held(({ log }) => new Promise((seen, reject) => log.watch({ seen, lost: () => reject(notSaved()) })));
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

  #moveOn(connection: Connection): void {
    connection.epoch = this.#epoch;
    if (connection.who.ack) connection.send(epochFrame(this.#epoch));
  }

  /** Out of memory without another write; whoever is still in hears why. */
  close(why: Closing): void {
    if (this.#isGone) return;
    this.#isGone = true;
    for (const timer of [this.#judgePlanned, this.#evicting, this.#askPlanned]) if (timer !== null) clearTimeout(timer);
    this.#unplanRelay();
    for (const connection of this.connections) connection.end(why);
    this.#presence.stop();
    this.#opened?.log.end();
    this.#opened?.closed.end();
    this.#opened?.text.destroy();
    this.#forget(this);
  }

  async #load(): Promise<Open> {
    try {
      // A commit that was given up may still come to disk; what is read before that would not be all.
      await this.#with.commit.settled();
      const stored = await this.#with.log.load(this.id);
      this.#epoch = Math.max(this.#epoch, stored.writeEpoch);
      this.#opened = this.#openOf(new DocumentState(stored), (place) => new DocumentLog(this.#with, place, stored));
      this.#opened.closed.close(this.#parts ?? stored.closedParts ?? []);
      return this.#opened;
    } catch (error) {
      this.#with.report('load-failed', { documentId: this.id, reason: reasonOf(error) });
      throw error;
    }
  }

  #openOf(text: DocumentState, logAt: (place: ConstructorParameters<typeof DocumentLog>[1]) => DocumentLog): Open {
    const lost = (): void => this.close('not-saved');
    const proved = (clientId: number, personId: string | null): void => {
      if (personId !== null) this.#presence.yieldTo(clientId, personId);
    };
    const closed = new ClosedParts(this.#with.trial, () => text.encode());
    return {
      text,
      closed,
      gate: new UpdateGate(this.#with, { documentId: this.id, text, closed, proved, lost }),
      log: logAt({
        documentId: this.id,
        encode: () => ({ state: text.encode(), stateVector: Y.encodeStateVector(text.doc) }),
        lost,
        settled: () => this.#restSoon(),
      }),
    };
  }

  get #here(): Open {
    if (this.#opened === null) throw new Error('document is not loaded');
    return this.#opened;
  }

  #answer(connection: Connection, vector: Uint8Array): void {
    if (vector.length > longestStateVector) throw new Error('state vector too long');
    connection.charge(stateVectorCost, 0);
    this.#relay();
    const { text } = this.#here;
    const frames = vector.length <= 1 ? text.welcome() : [syncFrame('difference', Y.encodeStateAsUpdate(text.doc, vector))];
    for (const frame of frames) connection.send(frame);
    connection.served = true;
    this.#stallIfOverfull(connection);
  }

  #edit(connection: Connection, frame: Frame & { kind: 'edit' }): Promise<void> | void {
    if (!connection.who.mayWrite) return;
    connection.received += 1;
    if (frame.whole) connection.asked = false;
    const verdict = this.#here.gate.take(frame.bytes, connection.author);
    if (verdict instanceof Promise) return verdict.then((settled) => this.#conclude(connection, frame, settled));
    return this.#conclude(connection, frame, verdict);
  }

  #conclude(connection: Connection, frame: Frame & { kind: 'edit' }, verdict: Verdict): Promise<void> | void {
    if (this.#isGone) return;
    switch (verdict.kind) {
      case 'taken':
        if (frame.whole) connection.isWhole();
        return this.#store(connection, verdict.change);
      case 'gap':
        return frame.whole ? this.#takePart(connection, frame.bytes) : this.#askForRest(connection);
      case 'foreign':
        // What a server relayed but did not live to store comes back in its readers' differences: its author has to bring it.
        return frame.whole ? this.#takePart(connection, frame.bytes) : this.#refuse(connection, 'foreign-client', 'author');
      case 'refused':
        return this.#refuse(connection, verdict.why, verdict.what);
    }
  }

  /** What it built on others' missing edits waits until they bring them, then it is asked again; it is refused when they do not come in time. */
  async #takePart(connection: Connection, bytes: Uint8Array): Promise<void> {
    connection.gapped = true;
    const verdict = await this.#here.gate.takePart(bytes, connection.author);
    if (this.#isGone || connection.ended) return;
    if (verdict.kind === 'refused') return this.#refuse(connection, verdict.why, verdict.what);
    if (verdict.kind === 'taken') this.#store(connection, verdict.change);
    connection.waiting ??= setTimeout(() => this.#refuse(connection, 'update-invalid', 'gap'), this.#with.limits.gapMs);
    this.#askWaitingSoon();
  }

  #askForRest(connection: Connection): void {
    connection.gapped = true;
    if (connection.waiting === null) this.#ask(connection);
  }

  #store(connection: Connection, bytes: Uint8Array | null): void {
    this.#spread(bytes, false, connection);
    const count = connection.gapped ? 0 : connection.received;
    this.#here.log.add({ bytes, personId: connection.who.personId, saved: () => connection.acknowledge(count), lost: () => undefined });
  }

  #ask(connection: Connection): void {
    if (connection.asked) return;
    connection.asked = true;
    connection.send(syncFrame('stateVector', Y.encodeStateVector(this.#here.text.doc)));
  }

  /** Whenever the document has moved, but not at every keystroke: an answer that still does not fit is costly to judge. */
  #askWaitingSoon(): void {
    this.#askPlanned ??= setTimeout(() => {
      this.#askPlanned = null;
      const moved = this.#changes !== this.#changesAsked;
      this.#changesAsked = this.#changes;
      const waiting = [...this.connections].filter((connection) => connection.waiting !== null);
      if (moved) for (const connection of waiting) this.#ask(connection);
      if (waiting.length > 0) this.#askWaitingSoon();
    }, askAgainMs);
  }

  #refuse(connection: Connection, why: Closing, what: string): void {
    if (connection.ended) return;
    this.#with.report('frame-refused', { documentId: this.id, personId: connection.who.personId, why, what });
    connection.end(why);
  }

  /** Callers are judged in the order in which they called, though a client id may have to be proved first; they share commits. */
  #inTurn(judge: () => Verdict | Promise<Verdict>): Promise<Verdict> {
    const turn = this.#turn.then(judge);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Plans what has been applied to be relayed and read by the judge. */
  #spread(change: Uint8Array | null, isOwn: boolean, from: Connection | null): void {
    if (change === null) return;
    this.#changes += 1;
    this.#unsent.push({ bytes: change, from });
    this.#with.pace.note(this.connections.size);
    this.#judgeSoon(isOwn);
    if (this.#relayPlanned !== null) return;
    const wait = this.#with.pace.windowMs();
    this.#relayPlanned = wait === 0 ? setImmediate(() => this.#relay()) : setTimeout(() => this.#relay(), wait);
  }

  /** One frame for everything written since the last, to all but a sole author. */
  #relay(): void {
    this.#unplanRelay();
    if (this.#unsent.length === 0) return;
    const unsent = this.#unsent;
    this.#unsent = [];
    const merged = mergeInOrder(unsent.map(({ bytes }) => bytes));
    this.#here.text.replaceLast(unsent.length, merged);
    const first = unsent[0]?.from ?? null;
    const sole = unsent.every(({ from }) => from === first) ? first : null;
    const frame = syncFrame('update', merged);
    for (const connection of this.connections) {
      if (connection === sole || !connection.served || connection.behind !== null) continue;
      connection.send(frame);
      this.#stallIfOverfull(connection);
    }
  }

  /** Everything relayed so far is in the socket's buffer: what it misses from here on is one difference. */
  #stallIfOverfull(connection: Connection): void {
    if (!connection.isOverfull || connection.behind !== null) return;
    this.#with.report('reader-stalled', { documentId: this.id, personId: connection.who.personId });
    connection.stall(Y.encodeStateVector(this.#here.text.doc), () => this.#catchUp(connection));
  }

  #catchUp(connection: Connection): void {
    if (this.#isGone || connection.behind === null) return;
    this.#relay();
    const missed = Y.encodeStateAsUpdate(this.#here.text.doc, connection.behind);
    connection.behind = null;
    connection.send(syncFrame('update', missed));
    this.#stallIfOverfull(connection);
  }

  #hearPresence(connection: Connection, sayings: Saying[]): Promise<void> | void {
    const doubtful: Saying[] = [];
    for (const saying of sayings) {
      const may = saying.state === null || this.#maySpeak(connection, saying.clientId);
      if (may === 'unknown') doubtful.push(saying);
      else if (may) this.#presence.say(connection, saying);
    }
    if (doubtful.length > 0) return this.#proveSayings(connection, doubtful);
  }

  /** Stock clients repeat what others say, so what is not theirs is passed over, not refused. */
  #maySpeak(connection: Connection, clientId: number): boolean | 'unknown' {
    const holder = this.#presence.holderOf(clientId);
    if (holder === connection) return true;
    if (holder !== null && holder.who.personId !== connection.who.personId) return false;
    return this.#here.gate.isOwn(clientId, connection.who.personId);
  }

  async #proveSayings(connection: Connection, sayings: Saying[]): Promise<void> {
    for (const saying of sayings) {
      const isOwn = await this.#here.gate.prove(saying.clientId, connection.who.personId);
      if (isOwn && !connection.ended) this.#presence.say(connection, saying);
    }
  }

  #answerPresence(connection: Connection): void {
    const present = this.#presence.everyone();
    if (present !== null) connection.send(present);
  }

  #tellPresence(frame: Uint8Array): void {
    for (const connection of this.connections) {
      if (connection.served && connection.behind === null) connection.send(frame);
    }
  }

  #onDisk(bytes: Uint8Array | null, personId: string | null): Promise<number> {
    return new Promise((saved, reject) => this.#here.log.add({ bytes, personId, saved, lost: () => reject(notSaved()) }));
  }

  #judgeSoon(isOwn: boolean): void {
    if (this.#with.judge === undefined) return;
    if (!isOwn) this.#repairs = 0;
    this.#judgePlanned ??= setTimeout(() => this.#judge(), this.#with.limits.judgeMs);
  }

  #judge(): void {
    this.#judgePlanned = null;
    try {
      const verdict = this.#with.judge?.(this.id, this.#here.text.doc);
      if (verdict === undefined || verdict.faults.length === 0) return;
      this.#with.report('document-faults', { documentId: this.id, codes: verdict.faults.map(({ code }) => code).join(' ') });
      if (verdict.repair !== null) this.#repair(verdict.repair);
    } catch (error) {
      this.#with.report('judge-failed', { documentId: this.id, reason: reasonOf(error) });
    }
  }

  #repair(update: Uint8Array): void {
    if (this.#repairs >= repairsInARow) return;
    this.#repairs += 1;
    this.apply(update, { personId: null }).catch((error: unknown) => this.#with.report('repair-failed', { documentId: this.id, reason: reasonOf(error) }));
  }

  /** Keeps the document in memory while `act` runs. */
  async #held<T>(act: (open: Open) => Promise<T>): Promise<T> {
    this.#holds += 1;
    this.#stay();
    try {
      const open = await this.#ready.catch(() => {
        throw new Refusal('unavailable', 'document-unavailable');
      });
      if (this.#isGone) throw notSaved();
      return await act(open);
    } finally {
      this.#holds -= 1;
      this.#restSoon();
    }
  }

  #stay(): void {
    if (this.#evicting !== null) clearTimeout(this.#evicting);
    this.#evicting = null;
  }

  get #isIdle(): boolean {
    return this.connections.size === 0 && this.#holds === 0 && this.#opened?.log.isIdle === true;
  }

  #restSoon(): void {
    if (this.#isGone || !this.#isIdle || this.#evicting !== null) return;
    this.#evicting = setTimeout(() => void this.#evict(), this.#with.limits.evictMs);
  }

  /** Newcomers may enter while the snapshot is saved; then the document stays. */
  async #evict(): Promise<void> {
    await this.#here.log.saveRest();
    this.#evicting = null;
    if (this.#isGone || !this.#isIdle) return;
    this.#with.report('document-evicted', { documentId: this.id });
    this.close('server-restarting');
  }

  #unplanRelay(): void {
    if (this.#relayPlanned === null) return;
    clearTimeout(this.#relayPlanned as NodeJS.Timeout);
    clearImmediate(this.#relayPlanned as NodeJS.Immediate);
    this.#relayPlanned = null;
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
