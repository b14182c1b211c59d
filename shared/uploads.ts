/** A file on its way to a response, in parts: after tus (tus.io, resumable upload protocol 1.0.0), with the file's own hash as its name. */
import { z } from 'zod';
import { fileKinds, responseFileSchema } from './consultation.ts';
import { isCleanText, limits } from './limits.ts';

/** What is announced before the first part. `hash`: SHA-256 of the whole file in lower-case hexadecimal, by which it is known again after a reload and proven when it has come. */
export const uploadInput = z.object({ kind: z.enum(fileKinds), name: z.string().min(1, { error: 'text-required' }).max(limits.title, { error: 'text-too-long' }).refine(isCleanText, { error: 'text-unclean' }), size: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type UploadInput = z.infer<typeof uploadInput>;

/** `offset`: bytes that have come and are kept; `file`: what it has become, once all of them have. */
export const uploadProgressSchema = z.object({ id: z.string(), offset: z.number(), file: responseFileSchema.nullable() });
export type UploadProgress = z.infer<typeof uploadProgressSchema>;

/** One that is not finished. `until`: when what has come is taken away unless more does. */
export const uploadSchema = z.object({ id: z.string(), kind: z.enum(fileKinds), name: z.string(), size: z.number(), offset: z.number(), until: z.string() });
export type Upload = z.infer<typeof uploadSchema>;

/** The request header that says where a part begins. */
export const offsetHeader = 'upload-offset';
export const partHeaders = z.object({ [offsetHeader]: z.coerce.number().int().min(0).default(0) });
