import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { download, sendImage } from '../../server/platform/http/upload.ts';

test('a download holds the bytes of the file and nothing of the memory they lie in', async () => {
  const memory = Buffer.from('before the file%PDF-1.7 the file itselfafter it', 'latin1');
  const bytes = memory.subarray(15, 39);
  const app = new Hono().get('/file', (c) => download(c, { name: 'a.pdf', type: 'application/pdf', bytes })).get('/image', (c) => sendImage(c, { type: 'image/png', bytes }));
  for (const path of ['/file', '/image']) expect(await (await app.request(path)).text()).toBe('%PDF-1.7 the file itself');
});
