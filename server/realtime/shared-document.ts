/** One open document: who is in it, what they write, and that it reaches the others and the disk. */
import * as Y from 'yjs';
import { Refusal } from '#shared/refusals.ts';
import type { Closing, RealtimeLimits } from '#shared/realtime.ts';
import type { Author, Connection } from './connection.ts';
import { DocumentState } from './document-state.ts';
import { readFrame, syncFrame } from './frames.ts';
import type { Frame } from './frames.ts';
import type { Batch, Committing, GroupCommit } from './group-commit.ts';
import { mergeInOrder } from './merge.ts';
import type { DocumentState as SettledState, RealtimeOptions, UpdateRow } from './ports.ts';
import { Presence } from './presence.ts';
import type { Saying } from './presence.ts';
import type { RelayPace } from './relay-pace.ts';
import { checkUpdate } from './update-check.ts';

export interface Surroundings extends Omit<RealtimeOptions, 'limits'> {
  limits: RealtimeLimits;
  commit: GroupCommit;
  pace: RelayPace;
  /** The document is not in memory any more. */
  gone(document: SharedDocument): void;
}

/** Something that waits for the disk: a frame to acknowledge, or a caller. */
interface Waiting {
  bytes: Uint8Array | null;
  personId: string | null;
  saved(seq: number): void;
  lost(): void;
}

type Verdict =
  | { kind: 'taken'; change: Uint8Array | null }
  | { kind: 'gap' }
  | { kind: 'foreign' }
  | { kind: 'refused'; why: Closing; what: string };

interface Watcher {
  seen(state: SettledState): void;
  lost(): void;
}

/** A state vector of this size names 100,000 client ids. */
const longestStateVector = 2 ** 20;
/** A difference may encode the whole document, so the question counts as this many messages. */
const stateVectorCost = 10;
/** A judge whose repairs do not satisfy itself is stopped and reported. */
const repairsInARow = 3;

export class SharedDocument implements Committing {
  readonly id: string;
  readonly connections = new Set<Connection>();
  readonly ready: Promise<void>;

  readonly #with: Surroundings;
  readonly #presence: Presence;
  readonly #owners = new Map<number, string | null>();
  #text: DocumentState | null = null;
  #epoch = 0;
  #seq = 0;
  #snapshotSeq = 0;
  #unsaved: Waiting[] = [];
  #watchers: Watcher[] = [];
  #unsent: { bytes: Uint8Array; from: Connection | null }[] = [];
  #relayPlanned: NodeJS.Timeout | NodeJS.Immediate | null = null;
  #judgePlanned: NodeJS.Timeout | null = null;
  #repairs = 0;
  #holds = 0;
  #inCommit = 0;
  #evicting: NodeJS.Timeout | null = null;
  #gone = false;

  constructor(id: string, surroundings: Surroundings) {
    this.id = id;
    this.#with = surroundings;
    const { limits } = surroundings;
    this.#presence = new Presence({ limits, broadcast: (frame) => this.#tellPresence(frame), crowd: () => this.connections.size });
    this.ready = this.#load();
    this.ready.catch(() => this.close('document-unavailable'));
  }

  get isGone(): boolean {
    return this.#gone;
  }

  /** Lets a held connection in as soon as the document is loaded. */
  async enter(connection: Connection): Promise<void> {
    this.connections.add(connection);
    this.#stay();
    try {
      await this.ready;
    } catch {
      return connection.end('document-unavailable');
    }
    if (connection.ended || this.#gone) return;
    if (connection.who.mayWrite && connection.who.epoch !== this.#epoch) return connection.end('epoch-passed');
    if (connection.who.mayWrite) this.#ask(connection);
    const present = this.#presence.everyone();
    if (present !== null) connection.send(present);
    connection.release();
  }

  leave(connection: Connection): void {
    this.connections.delete(connection);
    this.#presence.leave(connection);
    this.#restSoon();
  }

  /** What a socket sent. A promise holds its next frame back. */
  hear(connection: Connection, data: Uint8Array): Promise<void> | void {
    const { limits } = this.#with;
    if (data.length > limits.frameBytes) return this.#refuse(connection, 'frame-too-large', 'frame');
    let frame: Frame;
    try {
      frame = readFrame(data);
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
    } catch {
      return this.#refuse(connection, 'update-invalid', 'malformed');
    }
  }

  /** See `Realtime.apply`. */
  async apply(update: Uint8Array, by: { personId: string | null; epoch?: number }): Promise<{ seq: number }> {
    return this.#held(async () => {
      if (by.epoch !== undefined && by.epoch !== this.#epoch) throw new Refusal('conflict', 'epoch-passed');
      const verdict = await this.#take(update, { personId: by.personId, newClients: 0, connection: null });
      switch (verdict.kind) {
        case 'taken':
          return { seq: await this.#onDisk(verdict.change, by.personId) };
        case 'gap':
          throw new Refusal('conflict', 'update-gap');
        case 'foreign':
          throw new Refusal('not-allowed', 'foreign-client');
        case 'refused':
          throw new Refusal(verdict.why === 'document-full' ? 'too-large' : verdict.why === 'too-many-clients' ? 'too-many' : 'invalid', verdict.why);
      }
    });
  }

  /** See `Realtime.flushed`. */
  async flushed(): Promise<SettledState> {
    return this.#held(
      () =>
        new Promise<SettledState>((seen, reject) => {
          this.#watchers.push({ seen, lost: () => reject(unsaved()) });
          this.#with.commit.soon(this);
        }),
    );
  }

  /** Writers of an older epoch are ended; what they sent before is kept. */
  raiseEpoch(epoch: number): void {
    if (epoch <= this.#epoch) return;
    this.#epoch = epoch;
    for (const connection of [...this.connections]) {
      if (connection.who.mayWrite && connection.who.epoch !== epoch) connection.end('epoch-passed');
    }
  }

  takeBatch(): Batch | null {
    if (this.#gone || this.#text === null) return null;
    this.#relay();
    const waiting = this.#unsaved;
    const watchers = this.#watchers;
    this.#unsaved = [];
    this.#watchers = [];
    const rows = this.#rowsOf(waiting);
    const state = watchers.length > 0 || this.#seq - this.#snapshotSeq >= this.#with.limits.rowsPerSnapshot ? this.#settledState() : null;
    const last = this.#seq;
    this.#inCommit += 1;
    let isOpen = true;
    const settled = (onDisk: boolean): void => {
      if (!isOpen) return;
      isOpen = false;
      this.#inCommit -= 1;
      if (!onDisk) return this.#lose(waiting, watchers);
      const seqOf = new Map(rows.map(({ personId, seq }) => [personId, seq]));
      for (const entry of waiting) entry.saved(seqOf.get(entry.personId) ?? last);
      if (state !== null) for (const watcher of watchers) watcher.seen(state);
      if (state !== null && state.seq - this.#snapshotSeq >= this.#with.limits.rowsPerSnapshot) void this.#saveSnapshot(state);
      this.#restSoon();
    };
    return { documentId: this.id, rows, settled };
  }

  /** Out of memory without another write; whoever is still in hears why. */
  close(why: Closing): void {
    if (this.#gone) return;
    this.#gone = true;
    for (const timer of [this.#judgePlanned, this.#evicting]) if (timer !== null) clearTimeout(timer);
    this.#unplanRelay();
    this.#presence.stop();
    for (const connection of [...this.connections]) connection.end(why);
    this.#text?.destroy();
    this.#with.gone(this);
  }

  async #load(): Promise<void> {
    try {
      await this.#with.commit.settled();
      const stored = await this.#with.log.load(this.id);
      if (this.#gone) return;
      this.#text = new DocumentState(stored);
      this.#epoch = Math.max(this.#epoch, stored.writeEpoch);
      this.#snapshotSeq = stored.snapshot?.seq ?? 0;
      this.#seq = stored.updates.at(-1)?.seq ?? this.#snapshotSeq;
    } catch (error) {
      this.#with.report('load-failed', { documentId: this.id, reason: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  }

  get #loaded(): DocumentState {
    if (this.#text === null) throw new Error('document is not loaded');
    return this.#text;
  }

  #answer(connection: Connection, vector: Uint8Array): void {
    if (vector.length > longestStateVector) throw new Error('state vector too long');
    connection.charge(stateVectorCost, 0);
    this.#relay();
    const frames = vector.length <= 1 ? this.#loaded.welcome() : [syncFrame('difference', Y.encodeStateAsUpdate(this.#loaded.doc, vector))];
    for (const frame of frames) connection.send(frame);
    connection.served = true;
    connection.behind = null;
    if (connection.isOverfull) this.#stall(connection);
  }

  #edit(connection: Connection, frame: Frame & { kind: 'edit' }): Promise<void> | void {
    if (!connection.who.mayWrite) return;
    connection.received += 1;
    if (frame.whole) connection.asked = false;
    const verdict = this.#take(frame.bytes, connection.author);
    if (verdict instanceof Promise) return verdict.then((settled) => this.#conclude(connection, frame.whole, settled));
    this.#conclude(connection, frame.whole, verdict);
  }

  #conclude(connection: Connection, whole: boolean, verdict: Verdict): void {
    if (this.#gone) return;
    switch (verdict.kind) {
      case 'taken':
        return this.#acknowledgeLater(connection, whole, verdict.change);
      case 'gap':
        return this.#awaitRest(connection, whole);
      case 'foreign':
        // What a server relayed but did not live to store comes back in its readers' differences: its author has to bring it.
        return whole ? this.#awaitRest(connection, whole) : this.#refuse(connection, 'foreign-client', 'author');
      case 'refused':
        return this.#refuse(connection, verdict.why, verdict.what);
    }
  }

  #acknowledgeLater(connection: Connection, whole: boolean, bytes: Uint8Array | null): void {
    if (whole) {
      connection.gapped = false;
      if (connection.waiting !== null) clearTimeout(connection.waiting);
      connection.waiting = null;
    }
    const count = connection.gapped ? 0 : connection.received;
    this.#unsaved.push({ bytes, personId: connection.who.personId, saved: () => connection.acknowledge(count), lost: () => undefined });
    this.#with.commit.soon(this);
  }

  /** Asks for everything the client has; refuses it when what its edits build on does not appear in time. */
  #awaitRest(connection: Connection, whole: boolean): void {
    connection.gapped = true;
    if (!whole) return this.#ask(connection);
    connection.waiting ??= setTimeout(() => this.#refuse(connection, 'update-invalid', 'gap'), this.#with.limits.gapMs);
  }

  #ask(connection: Connection): void {
    if (connection.asked) return;
    connection.asked = true;
    connection.send(syncFrame('stateVector', Y.encodeStateVector(this.#loaded.doc)));
  }

  #refuse(connection: Connection, why: Closing, what: string): void {
    this.#with.report('frame-refused', { documentId: this.id, personId: connection.who.personId, why, what });
    connection.end(why);
  }

  /** Judges an update, applies it and plans its relay; not yet its storing. */
  #take(bytes: Uint8Array, author: Author): Verdict | Promise<Verdict> {
    const { limits, admit } = this.#with;
    const text = this.#loaded;
    const check = checkUpdate(bytes, text.doc, { longestRun: limits.frameBytes, admit });
    if (check.kind === 'gap') return check;
    if (check.kind === 'invalid') return { kind: 'refused', why: 'update-invalid', what: check.what };
    if (check.empty) return { kind: 'taken', change: null };
    const fresh = check.authors.filter((client) => Y.getState(text.doc.store, client) === 0).length;
    if (author.newClients + fresh > limits.newClientsPerConnection) return { kind: 'refused', why: 'too-many-clients', what: 'clients' };
    const unproved = check.authors.filter((client) => this.#owners.get(client) !== author.personId);
    if (unproved.some((client) => this.#owners.has(client))) return { kind: 'foreign' };
    if (unproved.length > 0) return this.#prove(unproved, author).then((proved) => (proved ? this.#take(bytes, author) : { kind: 'foreign' }));
    if (text.wouldPass(limits.documentBytes, bytes.length)) return { kind: 'refused', why: 'document-full', what: 'size' };
    const change = text.absorb(bytes, check.exact);
    if (change === 'broken') return { kind: 'refused', why: 'update-invalid', what: 'unplaceable' };
    author.newClients += fresh;
    if (change !== null) this.#changed(change, author);
    return { kind: 'taken', change };
  }

  /** Whether all these client ids are this author's; on disk before anything they wrote is relayed. */
  async #prove(clients: number[], author: Author): Promise<boolean> {
    for (const client of clients) {
      if (!(await this.#claim(client, author))) return false;
      if (this.#gone) throw unsaved();
      this.#owners.set(client, author.personId);
      if (author.personId !== null) this.#presence.yieldTo(client, author.personId);
    }
    return true;
  }

  async #claim(client: number, author: Author): Promise<boolean> {
    try {
      return await this.#with.log.claimClient(this.id, client, author.personId);
    } catch (error) {
      this.#with.report('claim-failed', { documentId: this.id, reason: error instanceof Error ? error.message : String(error) });
      this.#lose([], []);
      throw unsaved();
    }
  }

  #changed(bytes: Uint8Array, author: Author): void {
    this.#unsent.push({ bytes, from: author.connection });
    this.#with.pace.note(this.connections.size);
    this.#judgeSoon(author.personId === null);
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
    this.#loaded.replaceLast(unsent.length, merged);
    const first = unsent[0]?.from ?? null;
    const sole = unsent.every(({ from }) => from === first) ? first : null;
    const frame = syncFrame('update', merged);
    for (const connection of this.connections) {
      if (connection.waiting !== null) this.#ask(connection);
      if (connection === sole || !connection.served || connection.behind !== null) continue;
      connection.send(frame);
      if (connection.isOverfull) this.#stall(connection);
    }
  }

  #stall(connection: Connection): void {
    this.#with.report('reader-stalled', { documentId: this.id, personId: connection.who.personId });
    connection.stall(Y.encodeStateVector(this.#loaded.doc), () => this.#catchUp(connection));
  }

  #catchUp(connection: Connection): void {
    if (this.#gone || connection.behind === null) return;
    this.#relay();
    const missed = Y.encodeStateAsUpdate(this.#loaded.doc, connection.behind);
    connection.behind = null;
    connection.send(syncFrame('update', missed));
    if (connection.isOverfull) this.#stall(connection);
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
    if (this.#owners.has(clientId)) return this.#owners.get(clientId) === connection.who.personId;
    // No row for every reader who only looks: an id that has written nothing is nobody's yet.
    return Y.getState(this.#loaded.doc.store, clientId) === 0 ? true : 'unknown';
  }

  async #proveSayings(connection: Connection, sayings: Saying[]): Promise<void> {
    for (const saying of sayings) {
      if ((await this.#prove([saying.clientId], connection.author)) && !connection.ended) this.#presence.say(connection, saying);
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

  /** A row for each author: the log says who wrote what. */
  #rowsOf(waiting: Waiting[]): UpdateRow[] {
    const byAuthor = new Map<string | null, Uint8Array[]>();
    for (const { bytes, personId } of waiting) {
      if (bytes === null) continue;
      const written = byAuthor.get(personId);
      if (written === undefined) byAuthor.set(personId, [bytes]);
      else written.push(bytes);
    }
    const at = this.#with.clock();
    return [...byAuthor].map(([personId, updates]) => {
      this.#seq += 1;
      return { documentId: this.id, seq: this.#seq, bytes: mergeInOrder(updates), personId, at };
    });
  }

  #settledState(): SettledState {
    return { seq: this.#seq, state: this.#loaded.encode(), stateVector: Y.encodeStateVector(this.#loaded.doc) };
  }

  #onDisk(bytes: Uint8Array | null, personId: string | null): Promise<number> {
    return new Promise((saved, reject) => {
      this.#unsaved.push({ bytes, personId, saved, lost: () => reject(unsaved()) });
      this.#with.commit.soon(this);
    });
  }

  /** The log did not take it: nobody is told "saved", everyone leaves, and what they wrote is still in their browsers. */
  #lose(waiting: Waiting[], watchers: Watcher[]): void {
    if (!this.#gone) this.#with.report('document-not-saved', { documentId: this.id, seq: this.#seq });
    for (const entry of [...waiting, ...this.#unsaved]) entry.lost();
    for (const watcher of [...watchers, ...this.#watchers]) watcher.lost();
    this.#unsaved = [];
    this.#watchers = [];
    this.close('not-saved');
  }

  async #saveSnapshot({ seq, state }: SettledState): Promise<void> {
    const before = this.#snapshotSeq;
    this.#snapshotSeq = seq;
    try {
      await this.#with.log.saveSnapshot(this.id, seq, state);
    } catch (error) {
      this.#snapshotSeq = before;
      this.#with.report('snapshot-failed', { documentId: this.id, seq, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  #judgeSoon(isOwn: boolean): void {
    if (this.#with.judge === undefined) return;
    if (!isOwn) this.#repairs = 0;
    this.#judgePlanned ??= setTimeout(() => this.#judge(), this.#with.limits.judgeMs);
  }

  #judge(): void {
    this.#judgePlanned = null;
    const verdict = this.#with.judge?.(this.id, this.#loaded.doc);
    if (verdict === undefined || verdict.faults.length === 0) return;
    this.#with.report('document-faults', { documentId: this.id, codes: verdict.faults.map(({ code }) => code).join(' ') });
    if (verdict.repair === null || this.#repairs >= repairsInARow) return;
    this.#repairs += 1;
    this.apply(verdict.repair, { personId: null }).catch((error: unknown) => {
      this.#with.report('repair-failed', { documentId: this.id, reason: error instanceof Error ? error.message : String(error) });
    });
  }

  async #held<T>(act: () => Promise<T>): Promise<T> {
    this.#holds += 1;
    this.#stay();
    try {
      await this.ready.catch(() => {
        throw new Refusal('unavailable', 'document-unavailable');
      });
      if (this.#gone) throw unsaved();
      return await act();
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
    return this.connections.size === 0 && this.#holds === 0 && this.#inCommit === 0 && this.#unsaved.length === 0;
  }

  #restSoon(): void {
    if (this.#gone || !this.#isIdle || this.#evicting !== null) return;
    this.#evicting = setTimeout(() => void this.#evict(), this.#with.limits.evictMs);
  }

  /** Newcomers may enter while the snapshot is saved; then the document stays. */
  async #evict(): Promise<void> {
    if (this.#text !== null && this.#seq > this.#snapshotSeq) await this.#saveSnapshot(this.#settledState());
    this.#evicting = null;
    if (this.#gone) return;
    if (!this.#isIdle) return;
    this.#with.report('document-evicted', { documentId: this.id, seq: this.#seq });
    this.close('server-restarting');
  }

  #unplanRelay(): void {
    if (this.#relayPlanned === null) return;
    clearTimeout(this.#relayPlanned as NodeJS.Timeout);
    clearImmediate(this.#relayPlanned as NodeJS.Immediate);
    this.#relayPlanned = null;
  }
}

function unsaved(): Refusal {
  return new Refusal('unavailable', 'not-saved');
}
