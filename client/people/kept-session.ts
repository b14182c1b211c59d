/** Who was signed in when a draft was last open here; a chunk of its own, since hardly any page is opened without network. */
import { type SessionView, sessionSchema } from '#shared/people.ts';
import { keptPage } from '../live/kept-pages.ts';

/** Null when that draft is not kept, or not any longer. */
export async function keptSession(documentId: string): Promise<SessionView | null> {
  const kept = await keptPage(documentId).catch(() => null);
  return sessionSchema.safeParse(kept?.session).data ?? null;
}
