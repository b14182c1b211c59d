/** The server's answers as this browser kept them; a chunk of its own, since hardly any page is opened without network. */
import { z } from 'zod';
import { documentSchema, writerSchema } from '#shared/drafting.ts';
import { matterSchema } from '#shared/matters.ts';

const answersSchema = z.object({ document: documentSchema, matter: matterSchema, writers: z.array(writerSchema).optional() });

/** Null when an older release kept them in another form. */
export function answersIn(kept: unknown): z.infer<typeof answersSchema> | null {
  return answersSchema.safeParse(kept).data ?? null;
}
