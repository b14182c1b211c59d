import { randomBytes } from 'node:crypto';

let made = 0;

/** A UUIDv7 (RFC 9562 5.7): sorts by time and, within one process and millisecond, in the order made, since lists and states are read in that order. */
export function newId(now: Date): string {
  made = (made + 1) % 2 ** 26;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  // A counter in the 26 bits after the time (RFC 9562 6.2, method 1); 48 random bits are left.
  bytes.writeUInt16BE(0x7000 | (made >>> 14), 6);
  bytes.writeUInt8(0x80 | ((made >>> 8) & 0x3f), 8);
  bytes.writeUInt8(made & 0xff, 9);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
