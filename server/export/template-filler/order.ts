/** What is asked of the thread, as the one run of bytes that it is given: four bytes that say how long the values are, the values as JSON, the file. */
import type { Filling } from './placeholders.ts';

export interface TemplateOrder { values: Readonly<Record<string, Filling>> | null; file: Uint8Array }

export function orderBytes({ values, file }: TemplateOrder): Uint8Array {
  const said = new TextEncoder().encode(JSON.stringify(values));
  const bytes = new Uint8Array(4 + said.length + file.length);
  new DataView(bytes.buffer).setUint32(0, said.length);
  bytes.set(said, 4);
  bytes.set(file, 4 + said.length);
  return bytes;
}

export function orderIn(bytes: Uint8Array): TemplateOrder {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  return { values: JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as TemplateOrder['values'], file: bytes.slice(4 + length) };
}
