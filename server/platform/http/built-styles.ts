/** Where the build has put a style sheet that the server's own pages name (vite's manifest). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.record(z.string(), z.object({ file: z.string() }));

/** The address of a built style sheet, asked for once; null where nothing was built. `source`: its path below the client's folder. */
export function builtStyles(folder: string, source: string): () => Promise<string | null> {
  let found: Promise<string | null> | null = null;
  return () => (found ??= readFile(join(folder, '.vite', 'manifest.json'), 'utf8').then((text) => {
    const file = manifest.parse(JSON.parse(text))[source]?.file;
    return file === undefined ? null : `/${file}`;
  }).catch(() => null));
}
