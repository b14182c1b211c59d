import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocxInWorker } from '../../server/export/read-docx.ts';
import { buildDocx, checked, namespaces, p, texts } from './docx-reader/build-docx.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'overens-read-docx-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const ordinary = buildDocx({ body: p('Hälsa och vård') });
const hostile = buildDocx({ body: '', files: { 'word/document2.xml': '<!DOCTYPE a><a/>' } });
/** Some thousand bytes that become millions of paragraphs. */
const swelling = buildDocx({ body: '', files: { 'word/document2.xml': `<w:document ${namespaces}><w:body>${'<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(600_000)}</w:body></w:document>` } });

describe('a Word file in a thread of its own', () => {
  it('gives the same reading, and leaves the bytes to the caller', async () => {
    expect(texts(checked(await readDocxInWorker(ordinary)))).toEqual(['Hälsa och vård']);
    expect(ordinary.length).toBeGreaterThan(0);
  });

  it('is refused with the reason', async () => {
    await expect(readDocxInWorker(hostile)).rejects.toMatchObject({ name: 'Refusal', kind: 'invalid', code: 'import.refused.unsafe-xml' });
  });

  it('ends with the thread when it needs more memory than it may have, and the next one is read', async () => {
    await expect(readDocxInWorker(swelling, { time: 60_000, memory: 96 })).rejects.toMatchObject({ kind: 'too-large', code: 'import.refused.too-large' });
    expect(texts(await readDocxInWorker(ordinary))).toEqual(['Hälsa och vård']);
  });

  it('ends with the thread when it takes longer than it may', async () => {
    await expect(readDocxInWorker(swelling, { time: 20, memory: 512 })).rejects.toMatchObject({ kind: 'invalid', code: 'import.refused.timeout' });
  });

  it('waits for its turn when many are sent at once, also behind refused ones', async () => {
    const outcomes = await Promise.allSettled([ordinary, hostile, hostile, ordinary, ordinary, hostile, ordinary].map(bytes => readDocxInWorker(bytes)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('the thread starts', () => {
  writeFileSync(join(folder, 'ordinary.docx'), ordinary);
  const script = (module: string) => `import { readFileSync } from 'node:fs'; const { readDocxInWorker } = await import(${JSON.stringify(module)});
    const reading = await readDocxInWorker(readFileSync(${JSON.stringify(join(folder, 'ordinary.docx'))})); console.log(JSON.stringify(reading.content.content[0].content));`;
  const read = '[{"type":"text","text":"Hälsa och vård"}]';

  it('from source under tsx', () => {
    writeFileSync(join(folder, 'source.mjs'), script(join(root, 'server/export/read-docx.ts')));
    expect(execFileSync(process.execPath, ['--import', 'tsx', '--conditions=source', join(folder, 'source.mjs')], { cwd: root, encoding: 'utf8' }).trim()).toBe(read);
  });

  it('compiled, under plain node', () => {
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
      extends: join(root, 'server/tsconfig.json'),
      compilerOptions: { rootDir: root, outDir: join(folder, 'dist'), typeRoots: [join(root, 'node_modules/@types')] },
      include: [],
      files: [join(root, 'server/export/read-docx.ts'), join(root, 'server/export/docx-reader/worker.ts')],
    }));
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder]);
    writeFileSync(join(folder, 'compiled.mjs'), script('./dist/server/export/read-docx.js'));
    expect(execFileSync(process.execPath, [join(folder, 'compiled.mjs')], { cwd: folder, encoding: 'utf8' }).trim()).toBe(read);
  });
});
