/** Who may read an entry, and what an entry looks like to a reader (design D9). */
import { z } from 'zod';

/** `house`, `team` (of the matter), `consultees:<round>`, `response:<id>` or `public`. */
export const audienceSchema = z.string().regex(/^(house|team|public|consultees:[0-9a-f-]{36}|response:[0-9a-f-]{36})$/);

export const journalEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string().nullable(),
  act: z.string(),
  subject: z.string(),
  subjectId: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;
