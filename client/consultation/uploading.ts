/** A file is sent in parts, and goes on by itself from where the server has it when the line was cut (tus 1.0.0; server: uploads.ts). */
import type { fileKinds, ResponseView } from '#shared/consultation.ts';
import { limits } from '#shared/limits.ts';
import { offsetHeader, type UploadProgress, uploadProgressSchema } from '#shared/uploads.ts';
import { answer, api } from '../api.ts';
import { Retry } from '../live/retry.ts';
import { isNoContact, noAnswer, type ProblemDetails, ProblemError, problemOf } from '../ui/problem.tsx';

type ResponseFile = ResponseView['files'][number];

export interface Watch {
  signal?: AbortSignal;
  /** Bytes that have come, or are on their way. */
  onProgress?: (sent: number) => void;
  /** True when the line was cut, false when something has come again. */
  onBroken?: (isBroken: boolean) => void;
  /** Under which id the server knows it. */
  onBegun?: (uploadId: string) => void;
}

/** Resolves when the file is attached. Rejects with a ProblemError, or an AbortError; a line that is cut is waited for until `signal` ends it. */
export async function uploadFile(responseId: string, kind: (typeof fileKinds)[number], file: File, watch: Watch = {}): Promise<ResponseFile> {
  if (file.size > limits.upload) throw new ProblemError({ status: 413, code: 'file-too-large', values: { megabytes: limits.upload / 2 ** 20 } });
  const bytes = await file.arrayBuffer().catch(() => { throw new ProblemError({ status: 422, code: 'file-unreadable' }); });
  const announced = { kind, name: file.name, size: file.size, hash: await hashOf(bytes) };
  const line = brokenLine(watch);
  for (;;) {
    try {
      // Announced again it is the same upload: the answer says how far it has come, or that it is there.
      let its: UploadProgress = await answer(api.responses[':id'].uploads.$post({ param: { id: responseId }, json: announced }, { init: signalOf(watch) }));
      watch.onBegun?.(its.id);
      while (its.file === null) {
        its = await sendPart(`/api/responses/${responseId}/uploads/${its.id}`, its.offset, bytes.slice(its.offset, its.offset + limits.uploadPart), watch);
        line.stands();
        watch.onProgress?.(its.offset);
      }
      return its.file;
    } catch (error) {
      if (watch.signal?.aborted || !mayGoOn(error)) throw error;
      await line.wait();
    }
  }
}

const signalOf = ({ signal }: Watch): RequestInit => (signal === undefined ? {} : { signal });

/** No contact, or somebody else (another tab) has brought the same file further meanwhile. */
function mayGoOn(error: unknown): boolean {
  const { code } = problemOf(error);
  return (isNoContact(error) && code !== 'no-space') || code === 'upload-elsewhere' || code === 'upload-cut';
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Longer each time, and at once when the browser says that the network is there again. */
function brokenLine({ signal, onBroken }: Watch) {
  let retry: Retry | null = null;
  let go = () => {};
  return {
    stands: () => { retry?.succeeded(); onBroken?.(false); },
    wait: () => new Promise<void>((resolve, reject) => {
      const end = () => { retry?.cancel(); window.removeEventListener('online', go); signal?.removeEventListener('abort', stop); };
      const stop = () => { end(); reject(new DOMException('Aborted', 'AbortError')); };
      go = () => { end(); resolve(); };
      retry ??= new Retry(() => go());
      onBroken?.(true);
      window.addEventListener('online', go);
      signal?.addEventListener('abort', stop);
      retry.soon();
    }),
  };
}

/** How far a part has come is told in bytes, which fetch cannot; hence XMLHttpRequest. */
function sendPart(path: string, offset: number, part: ArrayBuffer, { signal, onProgress }: Watch): Promise<UploadProgress> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PATCH', path);
    request.setRequestHeader(offsetHeader, String(offset));
    request.setRequestHeader('content-type', 'application/offset+octet-stream');
    request.timeout = longestPart;
    request.upload.addEventListener('progress', ({ loaded }) => onProgress?.(offset + loaded));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(uploadProgressSchema.parse(JSON.parse(request.responseText)));
      else reject(new ProblemError(problemIn(request)));
    });
    for (const end of ['error', 'timeout']) request.addEventListener(end, () => reject(new ProblemError(noAnswer)));
    request.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    if (signal?.aborted) return reject(new DOMException('Aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(part);
  });
}

/** Milliseconds: a part on a poor line of 10 kB/s, and no longer on one that is half-open. */
const longestPart = 120_000;

function problemIn(request: XMLHttpRequest): ProblemDetails {
  if (!request.getResponseHeader('content-type')?.startsWith('application/problem+json')) return { status: request.status, code: request.status >= 500 ? 'unavailable' : 'unexpected' };
  return JSON.parse(request.responseText) as ProblemDetails;
}
