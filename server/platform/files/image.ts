/** PNG and JPEG as they are kept: measured by their own bytes, and without what a camera or a program wrote about the person behind it (PNG 3rd edition 11.3; JPEG, ITU T.81 B; Exif 2.32). */
import { limits } from '#shared/limits.ts';
import { Refusal } from '#shared/refusals.ts';

export interface ReadImage {
  media: 'png' | 'jpeg';
  type: 'image/png' | 'image/jpeg';
  /** Pixels, as it is seen: a photograph that lies on its side is as high as it looks. */
  width: number;
  height: number;
  /** To be kept: no places, names, times or thumbnails. */
  bytes: Uint8Array;
}

/** Refuses `image-type` for everything but a whole PNG or JPEG, `image-too-large` above `limits.image` bytes or `limits.imagePixels`. */
export function readImage(bytes: Uint8Array): ReadImage {
  if (bytes.length > limits.image) throw tooLarge();
  const image = readPng(bytes) ?? readJpeg(bytes);
  if (image === null || image.width < 1 || image.height < 1) throw new Refusal('invalid', 'image-type');
  if (image.width * image.height > limits.imagePixels) throw tooLarge();
  return image;
}

const tooLarge = () => new Refusal('too-large', 'image-too-large', { values: { megabytes: limits.image / 2 ** 20, megapixels: limits.imagePixels / 1_000_000 } });

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Everything that decides what the image looks like; the rest are texts, times and programs' own. */
const pngKept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs']);

function readPng(bytes: Uint8Array): ReadImage | null {
  if (!pngSignature.every((byte, at) => bytes[at] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let size: { width: number; height: number } | null = null;
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 12 + length;
    if (end > bytes.length || size === null && name !== 'IHDR') return null;
    if (name === 'IHDR') size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (pngKept.has(name)) kept.push(bytes.subarray(at, end));
    hasPixels ||= name === 'IDAT';
    if (name === 'IEND') return size && hasPixels ? { media: 'png', type: 'image/png', ...size, bytes: joined(kept) } : null;
    at = end;
  }
  return null;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readJpeg(bytes: Uint8Array): ReadImage | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  let size: { width: number; height: number } | null = null;
  let orientation = 1;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) { at += 1; continue; }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker) && segment.length >= 9) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xe1) orientation = orientationIn(segment) ?? orientation;
    if (marker === startOfScan) {
      const last = bytes.lastIndexOf(endOfImage);
      // What follows the end is no part of the picture.
      if (size === null || last < end || bytes[last - 1] !== 0xff) return null;
      const turned = orientation >= 5;
      return {
        media: 'jpeg', type: 'image/jpeg', width: turned ? size.height : size.width, height: turned ? size.width : size.height,
        bytes: joined([bytes.subarray(0, 2), ...(orientation === 1 ? [] : [orientedBy(orientation)]), ...kept, bytes.subarray(at, last + 1)]),
      };
    }
    if (keepsSegment(marker, segment)) kept.push(segment);
    at = end;
  }
  return null;
}

/** Tables and frames, JFIF (APP0), a colour profile (APP2) and Adobe's word on colours (APP14); never Exif, XMP, IPTC or comments. */
function keepsSegment(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return marker === 0xe0 || marker === 0xee || marker === 0xe2 && says(segment, 'ICC_PROFILE');
}

const says = (segment: Uint8Array, name: string): boolean => String.fromCharCode(...segment.subarray(4, 4 + name.length)) === name;

/** Which way up (tag 0x0112 of the first directory), 1 to 8; null where it is not said. */
function orientationIn(segment: Uint8Array): number | null {
  if (!says(segment, 'Exif') || segment.length < 20) return null;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10);
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return null;
  const entries = tiff.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(at, little) !== 0x0112) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An Exif segment that says which way up and nothing else. */
function orientedBy(orientation: number): Uint8Array {
  return Uint8Array.from([0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
