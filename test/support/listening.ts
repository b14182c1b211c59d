/** The application behind a real port, for sockets and streams; everything else is asked in process. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { limits } from '#shared/limits.ts';
import type { OpenedApp } from './open-app.ts';
import { origin } from './visitor.ts';

export interface Knock {
  cookie?: string | null;
  /** Null sends none. */
  origin?: string | null;
  /** `epoch=1&ack=1` */
  query?: string;
}

export interface Joined {
  socket: WebSocket;
  /** The code and reason the server closes with. */
  closed: Promise<{ code: number; reason: string }>;
  frames: Uint8Array[];
}

export interface Listening {
  port: number;
  /** The open socket, or the HTTP status of the refused upgrade with its code. */
  knock(documentId: string, knock: Knock): Promise<Joined | { status: number; code: string | null }>;
  /** A socket that has been let in and has been told the document. */
  join(documentId: string, knock: Knock): Promise<Joined>;
}

export async function listen(app: OpenedApp): Promise<Listening> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.frame, perMessageDeflate: false });
  const server = serve({ fetch: app.app.fetch, port: 0, hostname: '127.0.0.1', websocket: { server: sockets } });
  if (!server.listening) await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    await app.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  });
  const knock: Listening['knock'] = (documentId, { cookie = null, origin: from = origin, query = '' }) => new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/documents/${documentId}/sync?${query}`, { headers: { ...(cookie === null ? {} : { cookie }), ...(from === null ? {} : { origin: from }) } });
    const frames: Uint8Array[] = [];
    const closed = new Promise<{ code: number; reason: string }>((tell) => socket.on('close', (code, reason) => tell({ code, reason: reason.toString() })));
    socket.on('message', (data) => frames.push(new Uint8Array(data as Buffer)));
    socket.on('open', () => resolve({ socket, closed, frames }));
    socket.on('unexpected-response', (request, response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        request.destroy();
        resolve({ status: response.statusCode ?? 0, code: codeIn(Buffer.concat(parts).toString()) });
      });
    });
    socket.on('error', (error) => { if (socket.readyState === WebSocket.CONNECTING) reject(error); });
  });
  return {
    port,
    knock,
    async join(documentId, given) {
      const answer = await knock(documentId, given);
      if ('status' in answer) throw new Error(`the upgrade was refused with ${answer.status} ${answer.code}`);
      // Asks for the document, as every client does: a reader is told nothing before.
      answer.socket.send(new Uint8Array([0, 0, 1, 0]));
      while (!answer.frames.some((frame) => frame[0] === 0 && frame[1] === 1)) await once(answer.socket, 'message');
      return answer;
    },
  };
}

function codeIn(text: string): string | null {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? null;
  } catch {
    return null;
  }
}
