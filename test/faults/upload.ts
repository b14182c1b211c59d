/** F10: files on their way to a response: the line is cut in the middle, the server killed in the middle, two tabs send the same file. What came is never sent again. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limits } from '#shared/limits.ts';
import { offsetHeader, type Upload, type UploadProgress } from '#shared/uploads.ts';
import { type ChildServer, startServer, type Visitor, visitor } from '../support/child-server.ts';
import { type Result, seeded } from '../support/figures.ts';
import { prepare } from './kill.ts';
import { openProxy } from './proxy.ts';

interface Sent { bytes: number; breaks: number; failed: string | null }
type File = { name: string; bytes: Buffer };
const size = 6 * 2 ** 20;
/** The slowest a part may go before it is given up, and how often a page tries. */
const patienceMs = 20_000;
const tries = 200;

export async function run({ seed, runs }: { seed: number; runs: number }): Promise<Result> {
  const random = seeded(seed);
  const dataDir = await mkdtemp(join(tmpdir(), 'overens-upload-'));
  const sums = { cuts: 0, kills: 0, files: 0, wrong: 0, failed: 0, sentAgain: 0, left: 0 };
  try {
    let server = await startServer({ dataDir });
    const person = visitor(server.origin);
    const { responseId } = await prepare(server, person);
    const { port } = new URL(server.origin);
    for (let turn = 1; turn <= runs; turn += 1) {
      const proxy = await openProxy(Number(port));
      const [file, shared] = [fileOf(`${turn}a.pdf`), fileOf(`${turn}b.pdf`)];
      proxy.throttle(3 * 2 ** 20);
      const tab = { cookie: person.cookie(), origin: server.origin, port: proxy.port, responseId };
      const sending = [send(tab, file), send(tab, shared), send(tab, shared)];
      for (let times = 0; times < 3; times += 1) {
        await new Promise((resolve) => setTimeout(resolve, 150 + random() * 500));
        proxy.cut();
        sums.cuts += 1;
        if (times === 1) {
          await server.kill();
          server = await startServer({ dataDir, port: Number(port) });
          sums.kills += 1;
        }
        proxy.heal();
      }
      const ends = await Promise.all(sending);
      await proxy.close();
      sums.failed += ends.filter(({ failed }) => failed !== null).length;
      for (const { failed } of ends) if (failed !== null) process.stdout.write(`  ${failed}\n`);
      // Beside what a cut part had in the air, and what two tabs sent at the same time.
      sums.sentAgain += Math.max(0, (ends[0]?.bytes ?? 0) - size - (ends[0]?.breaks ?? 0) * limits.uploadPart);
      const found = await compare(server, person, responseId, [file, shared]);
      sums.files += found.right;
      sums.wrong += found.wrong;
      sums.left += found.left;
      process.stdout.write(`run ${turn}: ${ends.map(({ breaks, bytes }) => `${breaks} breaks, ${(bytes / 2 ** 20).toFixed(1)} MiB`).join('; ')}; ${found.right} files right, ${found.wrong} wrong, ${found.left} unfinished left\n`);
    }
    await server.stop();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  const none = (what: string, value: number, unit = '') => ({ what, value, unit, target: 0, holds: value === 0 });
  return {
    name: 'upload', seed, figures: [
      { what: 'lines cut', value: sums.cuts, unit: '', target: null, holds: true }, { what: 'kills', value: sums.kills, unit: '', target: null, holds: true },
      { what: 'files attached whole', value: sums.files, unit: '', target: runs * 2, holds: sums.files === runs * 2 },
      none('files that are not what was sent', sums.wrong), none('uploads given up', sums.failed), none('sent again beyond the parts that were cut', sums.sentAgain, 'bytes'), none('unfinished left', sums.left),
    ],
  };
}

const fileOf = (name: string): File => ({ name, bytes: Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(size - 9)]) });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** As the page does it (client/consultation/uploading.ts). */
async function send({ cookie, origin, port, responseId }: { cookie: string; origin: string; port: number; responseId: string }, { name, bytes }: File): Promise<Sent> {
  const sent: Sent = { bytes: 0, breaks: 0, failed: null };
  const ask = async (method: string, path: string, body: BodyInit, headers: Record<string, string>): Promise<UploadProgress> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/responses/${responseId}/uploads${path}`, { method, body, headers: { origin, cookie, ...headers }, signal: AbortSignal.timeout(patienceMs) });
    if (answer.ok) return (await answer.json()) as UploadProgress;
    const { code } = (await answer.json()) as { code: string };
    throw Object.assign(new Error(code), { refused: answer.status < 500 && code !== 'upload-elsewhere' && code !== 'upload-cut' && code !== 'not-found' });
  };
  for (let tried = 0; tried < tries; tried += 1) {
    try {
      let its = await ask('POST', '', JSON.stringify({ kind: 'attachment', name, size: bytes.length, hash: sha256(bytes) }), { 'content-type': 'application/json' });
      while (its.file === null) {
        const part = bytes.subarray(its.offset, its.offset + limits.uploadPart);
        sent.bytes += part.length;
        its = await ask('PATCH', `/${its.id}`, new Uint8Array(part), { 'content-type': 'application/offset+octet-stream', [offsetHeader]: String(its.offset) });
      }
      return sent;
    } catch (error) {
      if (error instanceof Error && 'refused' in error && error.refused === true) return { ...sent, failed: `${name}: ${error.message}` };
      sent.breaks += 1;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return { ...sent, failed: `${name}: never came through` };
}

async function compare(server: ChildServer, person: Visitor, responseId: string, sent: readonly File[]) {
  const { files } = await person.ask<{ files: { id: string; name: string; hash: string }[] }>('GET', `/responses/${responseId}`);
  const { items } = await person.ask<{ items: Upload[] }>('GET', `/responses/${responseId}/uploads`);
  let right = 0;
  for (const { name, bytes } of sent) {
    const named = files.filter((one) => one.name === name);
    const got = await person.request('GET', `/responses/${responseId}/files/${named[0]?.id}`);
    if (named.length === 1 && named[0]?.hash === sha256(bytes) && sha256(new Uint8Array(await got.arrayBuffer())) === sha256(bytes)) right += 1;
  }
  for (const { id } of files) await person.ask('DELETE', `/responses/${responseId}/files/${id}`);
  return { right, wrong: sent.length - right, left: items.length };
}
