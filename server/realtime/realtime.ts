/** Documents that people write in together: Yjs over websocket, with the log behind a port. */
import type { WebSocket } from 'ws';
import { Refusal } from '#shared/refusals.ts';
import { closings, realtimeFormat, realtimeLimits } from '#shared/realtime.ts';
import type { Closing } from '#shared/realtime.ts';
import { Connection } from './connection.ts';
import type { Listener } from './connection.ts';
import { nothingNew, refusedFrame } from './frames.ts';
import { GroupCommit } from './group-commit.ts';
import { LogHealth } from './log-health.ts';
import type { Joining, Realtime, RealtimeOptions } from './ports.ts';
import { RelayPace } from './relay-pace.ts';
import { SharedDocument } from './shared-document.ts';
import { reasonOf } from './reason.ts';
import type { Surroundings } from './surroundings.ts';

/** Opens the room; {@link Realtime.stop} ends its timers and sockets. */
export function openRealtime(options: RealtimeOptions): Realtime {
  const limits = { ...realtimeLimits, ...options.limits };
  const { log, report, serves = () => true } = options;
  const documents = new Map<string, SharedDocument>();
  const connections = new Set<Connection>();
  const health = new LogHealth({ log, limits, report });
  const pace = new RelayPace();
  const commit = new GroupCommit({ log, limits, report, health, pace });
  const surroundings: Surroundings = { ...options, limits, commit, health, pace };
  const listener: Listener = { frame: hear, ended: left, fault };
  const sweep = setInterval(lookAround, Math.min(limits.keepAliveMs, limits.halfOpenMs) / 3);
  let isStopping = false;
  let endings = 0;

  function join(socket: WebSocket, who: Joining): void {
    const refusal = whyNotJoin(who);
    if (refusal !== null) return turnAway(socket, refusal, { ack: who.ack });
    const connection = new Connection(socket, who, { limits, listener });
    connections.add(connection);
    void documentOf(who.documentId).enter(connection);
  }

  function whyNotJoin(who: Joining): Closing | null {
    if (isStopping) return 'server-restarting';
    if (!serves()) return 'document-unavailable';
    if (who.format !== null && who.format !== realtimeFormat) return 'reload-needed';
    let [inDocument, ofPerson] = [0, 0];
    for (const other of connections) {
      if (other.who.documentId === who.documentId) inDocument += 1;
      if (other.who.personId === who.personId) ofPerson += 1;
    }
    const isFull = connections.size >= limits.connections || inDocument >= limits.connectionsPerDocument || ofPerson >= limits.connectionsPerPerson;
    return isFull ? 'too-many-connections' : null;
  }

  function documentOf(documentId: string): SharedDocument {
    let document = documents.get(documentId);
    if (document === undefined) {
      document = new SharedDocument(documentId, surroundings, forget);
      documents.set(documentId, document);
    }
    return document;
  }

  function forget(document: SharedDocument): void {
    if (documents.get(document.id) === document) documents.delete(document.id);
  }

  function hear(connection: Connection, data: Uint8Array): Promise<void> | void {
    return documents.get(connection.who.documentId)?.hear(connection, data);
  }

  function left(connection: Connection): void {
    connections.delete(connection);
    documents.get(connection.who.documentId)?.leave(connection);
  }

  function fault(connection: Connection, error: unknown): void {
    report('socket-fault', { documentId: connection.who.documentId, personId: connection.who.personId, reason: reasonOf(error) });
  }

  function close(which: { documentId?: string; personId?: string; sessionId?: string }, why: Closing): number {
    const { documentId, personId, sessionId } = which;
    if (documentId === undefined && personId === undefined && sessionId === undefined) return 0;
    endings += 1;
    const matching = [...connections].filter(
      ({ who }) => (documentId ?? who.documentId) === who.documentId && (personId ?? who.personId) === who.personId && (sessionId ?? who.sessionId) === who.sessionId,
    );
    for (const connection of matching) connection.end(why);
    return matching.length;
  }

  function rename(personId: string, name: string): void {
    for (const connection of connections) {
      if (connection.who.personId !== personId || connection.name === name) continue;
      connection.name = name;
      documents.get(connection.who.documentId)?.rename(connection);
    }
  }

  /** A word to those who hear nothing, since the stock client leaves after 30 s; a ping to those who say nothing. */
  function lookAround(): void {
    const now = performance.now();
    for (const connection of connections) {
      const silence = now - connection.lastHeard;
      if (silence > limits.halfOpenMs && !connection.held) {
        report('line-dead', { documentId: connection.who.documentId, personId: connection.who.personId });
        connection.cut();
      } else if (silence > limits.halfOpenMs / 3) connection.ping();
      if (now - connection.lastSent >= limits.keepAliveMs) connection.relay(nothingNew);
    }
  }

  async function stop(): Promise<void> {
    isStopping = true;
    clearInterval(sweep);
    for (const connection of connections) connection.hold();
    for (const document of documents.values()) document.settle();
    await commit.drain();
    health.stop();
    const closed = [...connections].map((connection) => connection.closed);
    for (const document of documents.values()) document.close('server-restarting');
    for (const connection of connections) connection.end('server-restarting');
    await Promise.all(closed);
  }

  function open(documentId: string): SharedDocument {
    if (isStopping) throw new Refusal('unavailable', 'server-restarting');
    if (!serves()) throw new Refusal('unavailable', 'document-unavailable');
    return documentOf(documentId);
  }

  function giveUp(): void {
    for (const document of documents.values()) document.close('server-restarting');
  }

  return {
    endings: () => endings,
    join,
    rename,
    close,
    setEpoch: (documentId, epoch, how) => {
      endings += 1;
      documents.get(documentId)?.raiseEpoch(epoch, how);
    },
    closeParts: (documentId, parts) => documents.get(documentId)?.closeParts(parts),
    flushed: async (documentId) => open(documentId).flushed(),
    lastRow: async (documentId) => (documents.has(documentId) ? (await open(documentId).flushed()).seq : null),
    apply: async (documentId, update, by) => open(documentId).apply(update, by),
    inOneAct: async (documentId, act) => open(documentId).inOneAct(act),
    giveUp,
    stop,
  };
}

/** Says no to an open socket, with its reason; permanent ones also as message 101 when the client understands it. */
function turnAway(socket: WebSocket, why: Closing, client: { ack: boolean }): void {
  socket.on('error', () => socket.terminate());
  if (client.ack && closings[why] < 4500) socket.send(refusedFrame(why));
  socket.close(closings[why], why);
}
