/** Who may read an entry, and what an entry looks like to a reader (design D9). */
import { z } from 'zod';

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
