/** @y/websocket-server as published, without persistence; a document begins with the stored state. */
import { readFileSync } from 'node:fs';
import * as Y from 'yjs';
import { setPersistence } from '@y/websocket-server/utils';

const state = readFileSync(process.env.STATE);
setPersistence({ bindState: (_name, doc) => Y.applyUpdate(doc, state), writeState: async () => {} });
process.env.HOST = '127.0.0.1';
await import('./node_modules/@y/websocket-server/src/server.js');
