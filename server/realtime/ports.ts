/** What the room needs from its owner, and what it gives. It knows no word of the trade and has no database. */
import type { WebSocket } from 'ws';
import type * as Y from 'yjs';
import type { Closing, RealtimeLimits } from '#shared/realtime.ts';

/** One person's edits of one commit, merged. `bytes` is a Yjs update (version 1). `personId` null: the server itself. */
export interface UpdateRow {
  documentId: string;
  /** Continues per document, one per row, given by realtime. */
  seq: number;
  bytes: Uint8Array;
  personId: string | null;
  at: Date;
}

export interface StoredDocument {
  snapshot: { seq: number; bytes: Uint8Array } | null;
  /** Rows after the snapshot, in order of seq, without gaps. */
  updates: { seq: number; bytes: Uint8Array }[];
  writeEpoch: number;
  /** See {@link Realtime.closeParts}; none when left out. */
  closedParts?: readonly string[];
}

export interface UpdateLog {
  /** Rejects when the document cannot be read or a checksum is wrong: sockets are told to come back, nothing is stored. */
  load(documentId: string): Promise<StoredDocument>;
  /** One commit for all rows, of several documents; resolves when on disk (fsynced). A rejection makes the documents read-only. A seq already taken must reject. */
  append(rows: UpdateRow[]): Promise<void>;
  /** `bytes` is the whole state after row `seq`. Rows are kept: they are the history. */
  saveSnapshot(documentId: string, seq: number, bytes: Uint8Array): Promise<void>;
  /** Commits something that changes nothing; rejects while the log takes no writes. */
  tryOut(): Promise<void>;
  /** Binds a Yjs client id to its author (null: the server), on disk when it resolves; false when it belongs to another. */
  claimClient(documentId: string, clientId: number, personId: string | null): Promise<boolean>;
}

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

/** First stage, before anything is applied or relayed: sees only the decoded bytes; a code refuses the frame and is reported. In decoded structs `parent` is the root's name (a string, whatever Yjs' types say) or an ID. */
export type Admission = (update: DecodedUpdate) => string | null;

/** Second stage, within 100 ms after a change: reads the whole document. `repair` (a Yjs update) is written as the server's own edit. */
export type Judge = (documentId: string, doc: Y.Doc) => { faults: { code: string }[]; repair: Uint8Array | null };

/** A copy of the text on which peers' updates are tried before they are applied, while parts of the document are closed to writing. */
export interface Trial {
  /** Null: it may be applied, and the copy has it. A closing refuses it; the copy is not used again. May throw what Yjs throws. */
  attempt(update: Uint8Array): Closing | null;
  /** The server's own edits. */
  follow(update: Uint8Array): void;
  end(): void;
}

/** `state`: the whole text as one Yjs update. `closed`: the names given to {@link Realtime.closeParts}. */
export type TrialOf = (state: Uint8Array, closed: readonly string[]) => Trial;

/** Who is at the other end of a socket; everything here was judged at the door, except epoch and format, which the client states. */
export interface Joining {
  documentId: string;
  personId: string;
  sessionId: string;
  /** Stamped, with the person id, into everything this socket says about presence. */
  name: string;
  /** False: updates are ignored silently for the life of the socket, presence of its own is heard. */
  mayWrite: boolean;
  /** `?epoch=`: the write epoch the client last read; a writer's must equal the document's. 0 when not stated. */
  epoch: number;
  /** `?ack=1`: the client understands messages 100 and 101. */
  ack: boolean;
  /** `?format=`: null when not stated (the stock client). */
  format: number | null;
}

export interface DocumentState {
  seq: number;
  /** Whole state as one Yjs update. */
  state: Uint8Array;
  stateVector: Uint8Array;
}

export interface Realtime {
  /** How often somebody's right has ended so far ({@link close}, {@link setEpoch}): what was judged at the same number still holds. */
  endings(): number;
  /** Takes over an open socket. Never throws: what is wrong is said by closing. */
  join(socket: WebSocket, who: Joining): void;
  /** What the person's open sockets say about presence bears this name from now on; who hears them is told at once. */
  rename(personId: string, name: string): void;
  /** Closes every socket that matches all given ids (none given: none); clients with ack hear `refused` first when the closing is permanent. Returns how many. */
  close(which: { documentId?: string; personId?: string; sessionId?: string }, why: Closing): number;
  /**
   * Raises the write epoch and ends writers of the older one with `why` (`epoch-passed`). What arrived before is kept. The new epoch must already be what `load` returns.
   * `staying`: those who are connected go over to the new epoch and are told so; only who comes back with the older one is refused.
   */
  setEpoch(documentId: string, epoch: number, how?: { why?: Closing; staying?: boolean }): void;
  /** From now on peers' updates that touch these parts are refused ({@link TrialOf} knows what the names mean); none: nothing is closed. What `load` returns must say the same. */
  closeParts(documentId: string, parts: readonly string[]): void;
  /** Everything received so far is on disk; the state after exactly row `seq`. Loads the document when nobody has it open. Throws `Refusal` unavailable. */
  flushed(documentId: string): Promise<DocumentState>;
  /** The last row, everything received so far included; null when nobody has the document open: then its rows on disk are all there is. Throws as {@link flushed}. */
  lastRow(documentId: string): Promise<number | null>;
  /**
   * Same checks and log as a socket frame; for imports, server-authored edits and POST /updates. Resolves when on disk.
   * Throws `Refusal`: invalid `update-invalid`, too-large `frame-too-large` (peers' updates only) | `document-full`, conflict `epoch-passed` | `update-gap`,
   * not-allowed `foreign-client`, too-many `too-many-clients`, unavailable `not-saved` | `document-unavailable`.
   */
  apply(documentId: string, update: Uint8Array, by: { personId: string | null; epoch?: number }): Promise<{ seq: number }>;
  /**
   * One act that stores text and rows together. Nobody's edits are taken until it is over: `act` gets the state after exactly row `seq`, and from `write`
   * (once at most) the row that it must put into the log in its own transaction. The text has the update when `act` resolves; when it rejects nothing has happened.
   * `act` must not ask this document for anything else. Throws what `act` throws, and `Refusal` as {@link apply} does.
   */
  inOneAct<R>(documentId: string, act: (now: DocumentState, write: (update: Uint8Array, personId: string | null) => Promise<UpdateRow>) => Promise<R>): Promise<R>;
  /** This process may serve documents no more (another has the right to): everything is given up without another write. */
  giveUp(): void;
  /** Takes no more sockets, writes everything received to disk, closes with `server-restarting`. */
  stop(): Promise<void>;
}

export interface RealtimeOptions {
  log: UpdateLog;
  clock: () => Date;
  /** Facts for the operator's log: never what somebody wrote. */
  report: (event: string, facts: Record<string, string | number>) => void;
  /** Whether this process may serve documents now; while not, every question and act is refused as `document-unavailable`. Default: it may. */
  serves?: () => boolean;
  admit?: Admission;
  trial?: TrialOf;
  judge?: Judge;
  limits?: Partial<RealtimeLimits>;
}
