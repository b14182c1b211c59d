/** @hocuspocus/server as published, without persistence; `WINDOW` is its `flushDelay` in milliseconds. */
import { readFileSync } from 'node:fs';
import { Server } from '@hocuspocus/server';
import * as Y from 'yjs';

const state = readFileSync(process.env.STATE);
const server = new Server({
  port: Number(process.env.PORT), address: '127.0.0.1', quiet: true, stopOnSignals: false, flushDelay: Number(process.env.WINDOW ?? 0),
  async onLoadDocument({ document }) {
    Y.applyUpdate(document, state);
  },
});
await server.listen();
console.log('ready');
