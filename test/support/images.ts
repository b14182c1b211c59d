/** Small pictures, and forms to send them in. */
import { deflateSync } from 'node:zlib';

/** One grey pixel. */
export const onePixel = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='), (sign) => sign.charCodeAt(0));

/** A form as a browser sends one file in. */
export function imageForm(bytes: Uint8Array, name = 'karta.png'): FormData {
  const form = new FormData();
  form.set('file', new File([bytes.slice()], name));
  return form;
}

/** A grey PNG of that many pixels; `extra` chunks stand before its pixels. */
export function png(width: number, height: number, extra: readonly [string, string][] = []): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 128);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  return new Uint8Array(Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), ...extra.map(([name, text]) => chunk(name, Buffer.from(text, 'latin1'))), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0)),
  ]));
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(named));
  return Buffer.concat([length, named, sum]);
}

/** CRC-32 as PNG wants it (PNG 3rd edition, annex D). */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** The marker segments of a photograph: no picture that can be shown, but one that can be measured. `orientation`, 1 to 8, stands in Exif with a place. */
export function jpeg(width: number, height: number, orientation = 1): Uint8Array {
  const segment = (marker: number, data: number[]): number[] => [0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255, ...data];
  const text = (words: string): number[] => [...Buffer.from(words, 'latin1')];
  const exif = [...text('Exif'), 0, 0, ...text('II'), 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, ...text('59.3293 N 18.0686 E')];
  return Uint8Array.from([
    0xff, 0xd8, ...segment(0xe0, [...text('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]), ...segment(0xe1, exif), ...segment(0xfe, text('Taget av Eva')),
    ...segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]), ...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 3, 0xff, 0xd9,
  ]);
}
