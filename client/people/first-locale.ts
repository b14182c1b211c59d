import type { QueryClient } from '@tanstack/react-query';
import type { Locale } from '#shared/messages/format.ts';
import { rememberedLocale, rememberLocale } from '../ui/text.tsx';
import { sessionQuery } from './session.ts';

/** What the first page is written in: as last chosen in this browser; in one that knows nothing, as the signed-in person has chosen elsewhere; else Swedish. */
export async function firstLocale(client: QueryClient): Promise<Locale> {
  const remembered = rememberedLocale();
  if (remembered !== null) return remembered;
  // Without an answer the page that asks again says why.
  const session = await client.fetchQuery({ ...sessionQuery, retry: false }).catch(() => null);
  if (!session?.person) return 'sv';
  rememberLocale(session.person.language);
  return session.person.language;
}
