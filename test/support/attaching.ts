/** Files of a response, sent as the page sends them. */
import type { fileKinds, ResponseView } from '#shared/consultation.ts';
import { limits } from '#shared/limits.ts';
import { offsetHeader, type UploadInput, type UploadProgress } from '#shared/uploads.ts';
import { sha256 } from '../../server/platform/files/files.ts';
import type { Answer, Visitor } from './visitor.ts';

type Kind = (typeof fileKinds)[number];

export const announced = (kind: Kind, { name, bytes }: { name: string; bytes: Uint8Array }): UploadInput => ({ kind, name, size: bytes.byteLength, hash: sha256(bytes) });

export function sendPart(visitor: Visitor, { responseId, uploadId }: { responseId: string; uploadId: string }, offset: number, bytes: Uint8Array): Promise<Answer<UploadProgress>> {
  return visitor.send('PATCH', `/api/responses/${responseId}/uploads/${uploadId}`, bytes, { headers: { [offsetHeader]: String(offset), 'content-type': 'application/offset+octet-stream' } });
}

/** Announces the file and sends all of it; the first refusal, else the file with the status of one that was made. */
export async function attach(visitor: Visitor, responseId: string, kind: Kind, file: { name: string; bytes: Uint8Array }): Promise<Answer<ResponseView['files'][number]>> {
  const begun = await visitor.post<UploadProgress>(`/api/responses/${responseId}/uploads`, announced(kind, file));
  if (begun.status !== 201) return begun as Answer<never>;
  for (let { offset, file: its } = begun.body; ;) {
    if (its !== null) return { ...begun, body: its };
    const part = await sendPart(visitor, { responseId, uploadId: begun.body.id }, offset, file.bytes.subarray(offset, offset + limits.uploadPart));
    if (part.status !== 200) return part as Answer<never>;
    ({ offset, file: its } = part.body);
  }
}
