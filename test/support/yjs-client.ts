/** The one place where tests make y-websocket clients: never over BroadcastChannel, which would carry edits around the server. */
import { WebSocket as NodeSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** A browser's WebSocket with the cookie and origin a browser would send. */
export function socketWith(headers: { cookie?: string; origin?: string }): typeof WebSocket {
  class BrowserSocket extends NodeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { ...(headers.cookie === undefined ? {} : { cookie: headers.cookie }), ...(headers.origin === undefined ? {} : { origin: headers.origin }) } });
    }
  }
  // The two classes agree in all that the provider uses; their event types are declared apart.
  return BrowserSocket as unknown as typeof WebSocket;
}

export interface StockClient {
  doc: Y.Doc;
  provider: WebsocketProvider;
  text: Y.Text;
}

/** The stock client, as published. `url` is everything before the document's name. */
export function stockClient(options: { url: string; document: string; headers?: { cookie?: string; origin?: string }; params?: Record<string, string>; doc?: Y.Doc }): StockClient {
  const doc = options.doc ?? new Y.Doc({ gc: false });
  const provider = new WebsocketProvider(options.url, `${options.document}/sync`, doc, {
    disableBc: true,
    params: options.params ?? {},
    WebSocketPolyfill: socketWith(options.headers ?? {}),
  });
  return { doc, provider, text: doc.getText('content') };
}

export function synced({ provider }: StockClient): Promise<void> {
  if (provider.synced) return Promise.resolve();
  return new Promise((resolve) => {
    const hear = (isSynced: boolean): void => {
      if (!isSynced) return;
      provider.off('sync', hear);
      resolve();
    };
    provider.on('sync', hear);
  });
}

/** Resolves when `holds` is true, asked again after each change of the document. */
export function whenDocument(doc: Y.Doc, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const hear = (): void => {
      if (!holds()) return;
      doc.off('update', hear);
      resolve();
    };
    doc.on('update', hear);
  });
}

/** The code the server next closes this client with. */
export function closedWith({ provider }: StockClient): Promise<number> {
  return new Promise((resolve) => {
    const hear = (event: CloseEvent | null): void => {
      provider.off('connection-close', hear);
      resolve(event?.code ?? 0);
    };
    provider.on('connection-close', hear);
  });
}

export function leave({ provider, doc }: StockClient): void {
  provider.destroy();
  provider.awareness.destroy();
  doc.destroy();
}
