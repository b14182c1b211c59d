import type { Context } from 'hono';
import { limits } from '#shared/limits.ts';
import { Refusal } from '#shared/refusals.ts';
import { safeName } from './file-names.ts';

export interface Upload {
  name: string;
  bytes: Uint8Array;
}

/** The one file of a multipart form's `file` field, with a name that is safe to show and to send. Refuses `file-missing`, `file-empty`, `file-too-large`. */
export async function uploadOf(c: Context): Promise<Upload> {
  // The bytes first, so that a body cut short says so itself; whatever fails after that is a form that cannot be read.
  const body = await c.req.arrayBuffer();
  const form = await new Response(body, { headers: { 'content-type': c.req.header('content-type') ?? '' } }).formData().catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File)) throw new Refusal('invalid', 'file-missing');
  if (file.size === 0) throw new Refusal('invalid', 'file-empty');
  if (file.size > limits.upload) throw new Refusal('too-large', 'file-too-large', { values: { megabytes: limits.upload / 2 ** 20 } });
  return { name: safeName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Sends bytes as a download that no browser will render in our origin (design D15). Copied: a Buffer lies in more memory than its own, and its `slice` is no copy. */
export function download(c: Context, file: { name: string; type: string; bytes: Uint8Array }): Response {
  const ascii = file.name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  return c.body(new Uint8Array(file.bytes).buffer, 200, {
    'content-type': file.type, 'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store',
  });
}

/** A picture for a page of ours: shown where an `img` asks for it, and as a document of its own in a sandbox. The same bytes for ever, for those who may read them. */
export function sendImage(c: Context, image: { type: string; bytes: Uint8Array }): Response {
  return c.body(new Uint8Array(image.bytes).buffer, 200, {
    'content-type': image.type, 'content-disposition': 'inline', 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=600',
  });
}
