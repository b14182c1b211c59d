/** What browser and server must agree on to write in one document together: message numbers, closings, limits. */
import { limits } from './limits.ts';

/** Raised when the stored form of the text or the frames changes; a page of another format is told to reload. */
export const realtimeFormat = 1;

/** First number of every frame. 0–3 are y-websocket's own; the stock client logs an error for the others, so they go only to sockets opened with `?ack=1`. */
export const messages = {
  sync: 0,
  presence: 1,
  queryPresence: 3,
  /** varUint n: the first n update and SyncStep2 frames received on this socket are on disk (D7). */
  onDisk: 100,
  /** varString: a {@link Closing}; the socket is closed right after. */
  refused: 101,
  /** varUint: the write epoch that this connection's edits now belong to (a part was closed to writing while it was open). */
  epoch: 102,
} as const;

export const syncSteps = { stateVector: 0, difference: 1, update: 2 } as const;

/**
 * Why the server ends a connection, and the close code that says so (D7). 44xx is permanent: the same request
 * would be refused again, so the client must not reconnect by itself. 45xx means try again later.
 * The name is also the close reason and the message key `refusal.<name>`.
 */
export const closings = {
  'update-invalid': 4400,
  'signed-out': 4401,
  'access-removed': 4403,
  /** The document was locked, frozen or restored after the client last read its write epoch. */
  'epoch-passed': 4409,
  'frame-too-large': 4413,
  'document-full': 4414,
  'foreign-client': 4422,
  'document-locked': 4423,
  'too-many-clients': 4424,
  /** The edit touches a clause that is locked. */
  'clause-locked': 4425,
  'reload-needed': 4426,
  'not-saved': 4500,
  /** The person's rights changed: reconnect and be judged again at the door. */
  'access-changed': 4501,
  'document-unavailable': 4503,
  'reader-stalled': 4508,
  'server-restarting': 4512,
  'too-many-connections': 4529,
} as const;

export type Closing = keyof typeof closings;

/** Names a close code from the wire; null for codes that are not ours (1006, 1009 …). */
export function closingOf(code: number): Closing | null {
  const found = Object.entries(closings).find(([, value]) => value === code);
  return found === undefined ? null : (found[0] as Closing);
}

/** A code of ours, and not something else that came in its place. */
export function isClosing(code: unknown): code is Closing {
  return typeof code === 'string' && code in closings;
}

/** Milliseconds asked for in a close reason such as `server-restarting;5000`; null when none are. A bare number is seconds, as a gateway's 1013 says it. */
export function waitAskedIn(reason: string): number | null {
  const found = /^(?:([a-z-]+);)?(\d{1,7})$/.exec(reason);
  if (found === null) return null;
  return Number(found[2]) * (found[1] === undefined ? 1_000 : 1);
}

/** Whether the same request would be refused again. 1009 is the websocket library's own "frame too large". */
export function isPermanent(code: number): boolean {
  return code === 1009 || (code >= 4400 && code < 4500);
}

export interface RealtimeLimits {
  /** Bytes of one incoming frame; a larger difference goes by POST /api/documents/:id/updates (D16). */
  frameBytes: number;
  /** Bytes of one document's whole state, deleted words included (D16). */
  documentBytes: number;
  /** Unsent bytes above which a socket counts as stalled and gets nothing until it has caught up (D16). */
  stalledBytes: number;
  /** A reader that has not caught up by then is cut. */
  stalledMs: number;
  /** Stalls within a minute after which the reader is cut. */
  stallsPerMinute: number;
  connections: number;
  connectionsPerDocument: number;
  connectionsPerPerson: number;
  /** Sustained rate and burst of one socket; above it reading is paused, nothing is dropped. */
  messagesPerSecond: number;
  messagesBurst: number;
  bytesPerSecond: number;
  bytesBurst: number;
  /** Yjs client ids new to the document that one connection may bring: each costs every later state vector an entry. */
  newClientsPerConnection: number;
  presenceBytes: number;
  presenceMs: number;
  /** Above this many sockets in a document the presence window is doubled: its cost is the number of writes. */
  presenceCrowd: number;
  /** Group commit window (`reference/realtime.md` section 6): 10 ms to disk in the median, 50 commits a second. */
  commitMs: number;
  /** A commit slower than this counts as failed; SQLite's own busy wait is shorter. */
  commitTimeoutMs: number;
  /** While the log takes no writes it is tried this often; edits are turned away meanwhile. */
  logTrialMs: number;
  /** Rows since the last snapshot after which a new one is saved. */
  rowsPerSnapshot: number;
  /** A document nobody has open leaves memory after this. */
  evictMs: number;
  /** A document in which nothing changes keeps its bytes and lets its Y.Doc go after this. */
  quietMs: number;
  /** The stock client leaves after 30 s without a message. */
  keepAliveMs: number;
  /** A peer that answers no ping for this long is gone. */
  halfOpenMs: number;
  /** How long a client may miss what its own edits build on (a server that died between relay and commit) before it is refused. */
  gapMs: number;
  /** The second-stage judge reads the document at the latest this long after a change. */
  judgeMs: number;
}

export const realtimeLimits: RealtimeLimits = {
  frameBytes: limits.frame,
  documentBytes: limits.documentState,
  stalledBytes: limits.stalledSocket,
  stalledMs: 60_000,
  stallsPerMinute: 3,
  connections: 4_000,
  connectionsPerDocument: 1_000,
  connectionsPerPerson: 20,
  messagesPerSecond: 60,
  messagesBurst: 300,
  bytesPerSecond: 256 * 2 ** 10,
  bytesBurst: 8 * 2 ** 20,
  newClientsPerConnection: 8,
  presenceBytes: 2 * 2 ** 10,
  presenceMs: 50,
  presenceCrowd: 50,
  commitMs: 20,
  commitTimeoutMs: 5_000,
  logTrialMs: 500,
  rowsPerSnapshot: 2_000,
  evictMs: 30_000,
  quietMs: 15_000,
  keepAliveMs: 15_000,
  halfOpenMs: 25_000,
  gapMs: 30_000,
  judgeMs: 100,
};
