/** The way for a difference larger than a frame: by HTTP, to the same judge and the same log (design D16). */
import { isClosing } from '#shared/realtime.ts';
import type { Closing } from '#shared/realtime.ts';

/** The server judged a large difference and will not have it. */
export class LargeRefused extends Error {
  readonly code: Closing;

  constructor(code: Closing) {
    super(code);
    this.code = code;
  }
}

/** Resolves when it is stored. Throws {@link LargeRefused} when it never will be, any other error when it may be tried again. */
export async function postDifference(documentId: string, epoch: number, update: Uint8Array): Promise<void> {
  const answer = await fetch(`/api/documents/${encodeURIComponent(documentId)}/updates?epoch=${epoch}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Blob([update.slice()]),
  });
  if (answer.ok) return;
  const problem: unknown = await answer.json().catch(() => null);
  const code = typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null;
  if (answer.status < 500 && isClosing(code)) throw new LargeRefused(code);
  if (answer.status === 413) throw new LargeRefused('frame-too-large');
  throw new Error(`the update was not taken: ${answer.status}`);
}
