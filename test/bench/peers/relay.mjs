/** The limit: a bare relay of the same bytes. Answers a newcomer with a stored state; knows no CRDT, no person and no disk. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const state = readFileSync(process.env.STATE);
const whole = Buffer.concat([Buffer.from([0, 1]), varUint(state.length), state]);
const rooms = new Map();
const http = createServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.on('message', (data) => {
    if (data[0] === 0 && data[1] === 0) return socket.send(whole);
    for (const other of room) if (other !== socket) other.send(data);
  });
  socket.on('close', () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(url);
  });
  socket.on('error', () => socket.terminate());
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));

function varUint(number) {
  const bytes = [];
  for (let rest = number; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}
