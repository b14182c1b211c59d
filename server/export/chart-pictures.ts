/** The lines of a chart as SVG, and as PNG for programs that show no SVG. Only axis-parallel lines and plain grounds, so that no drawing library is needed. */
import { deflateSync } from 'node:zlib';
import { pointsText } from '#shared/charts.ts';
import type { Point } from '#shared/charts.ts';
import type { Line, LineChart } from './report-charts.ts';

export const darkBar = '1F5F50';
export const lightBar = 'A9C9BF';
const paleGround = 'D6E6E0';
const looks: Record<Line, { width: number; dash: readonly [number, number] | null }> = { thin: { width: 2, dash: null }, dashed: { width: 2, dash: [10, 6] }, thick: { width: 5, dash: null } };

export function chartSvg({ frame: { width, height }, ground, lines }: LineChart): Uint8Array {
  const drawn = lines.map(({ look, points }) => `<polyline points="${pointsText(points)}" fill="none" stroke="#${darkBar}" stroke-width="${looks[look].width}"${looks[look].dash === null ? '' : ` stroke-dasharray="${looks[look].dash.join(' ')}"`}/>`);
  return svg(width, height, `<polygon points="${pointsText(ground)}" fill="#${paleGround}"/>${drawn.join('')}<path d="M0 ${height - 0.5}H${width}" stroke="#${darkBar}"/>`);
}

/** `bar`: its parts as shares of `width`, dark first. */
export function barSvg(bar: readonly number[], width: number, height: number): Uint8Array {
  let from = 0;
  const parts = bar.map((share, at) => {
    const rect = `<rect x="${(from * width).toFixed(1)}" width="${(share * width).toFixed(1)}" height="${height}" fill="#${at === 0 ? darkBar : lightBar}"/>`;
    from += share;
    return rect;
  });
  return svg(width, height, parts.join(''));
}

const svg = (width: number, height: number, inside: string): Uint8Array => new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`);

/** One dot of a colour, to be stretched. */
export const dotPng = (colour: string): Uint8Array => png({ width: 1, height: 1, dots: Buffer.from(colour, 'hex') });

export function chartPng({ frame, ground, lines }: LineChart): Uint8Array {
  const picture = { width: frame.width, height: frame.height, dots: Buffer.alloc(frame.width * frame.height * 3, 0xFF) };
  // Between its corners the ground is a row of upright rectangles.
  for (const [[x, y], [next]] of pairs(ground)) fill(picture, { left: x, top: y, right: next, bottom: frame.height }, paleGround);
  for (const { look, points } of lines) drawSteps(picture, points, look);
  fill(picture, { left: 0, top: frame.height - 1, right: frame.width, bottom: frame.height }, darkBar);
  return png(picture);
}

interface Picture { width: number; height: number; dots: Buffer }
interface Box { left: number; top: number; right: number; bottom: number }

const pairs = (points: readonly Point[]): [Point, Point][] => points.slice(1).flatMap((to, at): [Point, Point][] => { const from = points[at]; return from === undefined ? [] : [[from, to]]; });

function drawSteps(picture: Picture, points: readonly Point[], look: Line): void {
  const { width, dash } = looks[look];
  let gone = 0;
  for (const [[x, y], [toX, toY]] of pairs(points)) {
    const length = Math.abs(toX - x) + Math.abs(toY - y);
    for (let at = 0; at < length; at += 1) {
      if (dash !== null && (gone + at) % (dash[0] + dash[1]) >= dash[0]) continue;
      const [left, top] = [x + ((toX - x) * at) / length - width / 2, y + ((toY - y) * at) / length - width / 2];
      fill(picture, { left, top, right: left + width, bottom: top + width }, darkBar);
    }
    gone += length;
  }
}

function fill({ width, height, dots }: Picture, { left, top, right, bottom }: Box, colour: string): void {
  const ink = Buffer.from(colour, 'hex');
  for (let y = Math.max(0, Math.round(top)); y < Math.min(height, Math.round(bottom)); y += 1) {
    for (let x = Math.max(0, Math.round(left)); x < Math.min(width, Math.round(right)); x += 1) ink.copy(dots, (y * width + x) * 3);
  }
}

/** PNG (ISO/IEC 15948) of eight-bit red, green and blue, without filter. */
function png({ width, height, dots }: Picture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.from([0]), dots.subarray(y * width * 3, (y + 1) * width * 3)])));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(checksum(named));
  return Buffer.concat([length, named, check]);
}

/** CRC-32 as PNG counts it (annex D). */
function checksum(bytes: Buffer): number {
  let sum = 0xFF_FF_FF_FF;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xED_B8_83_20 : sum >>> 1;
  }
  return (sum ^ 0xFF_FF_FF_FF) >>> 0;
}
