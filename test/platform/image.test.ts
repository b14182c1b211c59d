import { expect, test } from 'vitest';
import { limits } from '#shared/limits.ts';
import { readImage } from '../../server/platform/files/image.ts';
import { jpeg, onePixel, png } from '../support/images.ts';

const words = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const refused = (bytes: Uint8Array): unknown => {
  try { return readImage(bytes); } catch (error) { return (error as { code: string }).code; }
};

test('a PNG is measured by its bytes, and texts in it are left out', () => {
  const read = readImage(png(40, 30, [['tEXt', 'Author\0Eva'], ['gAMA', '\0\0\xb1\x8f']]));
  expect(read).toMatchObject({ media: 'png', width: 40, height: 30 });
  expect(words(read.bytes)).not.toContain('Eva');
  expect(words(read.bytes)).toContain('gAMA');
  expect(readImage(read.bytes).bytes).toEqual(read.bytes);
});

test('a photograph keeps which way is up, and loses where and by whom it was taken', () => {
  const read = readImage(jpeg(400, 300, 6));
  expect(read).toMatchObject({ media: 'jpeg', width: 300, height: 400 });
  expect(words(read.bytes)).not.toMatch(/59\.3293|Taget av/);
  expect(readImage(read.bytes)).toMatchObject({ width: 300, height: 400 });
  expect(readImage(jpeg(400, 300))).toMatchObject({ width: 400, height: 300 });
});

test('what is no whole PNG or JPEG is refused, whatever it is called', () => {
  for (const bytes of [new Uint8Array(), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), Buffer.from('GIF89a'), onePixel.slice(0, 40), jpeg(4, 3).slice(0, 30), Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff])]) expect(refused(new Uint8Array(bytes))).toBe('image-type');
});

test('a picture that would fill a browser is refused', () => {
  expect(refused(jpeg(20_000, 20_000))).toBe('image-too-large');
  expect(refused(new Uint8Array(limits.image + 1))).toBe('image-too-large');
});

test('damage anywhere never throws anything but a refusal', () => {
  for (const whole of [png(6, 4), jpeg(6, 4, 3)]) for (let at = 0; at < whole.length; at++) for (const value of [0, 0x7f, 0xff]) {
    const bytes = whole.slice();
    bytes[at] = value;
    const found = refused(bytes);
    expect(typeof found === 'object' || found === 'image-type' || found === 'image-too-large').toBe(true);
  }
});
