/** What the bench asks before it is there: its round, and the first comments beside it. */
import type { QueryClient } from '@tanstack/react-query';
import { roundQuery } from '../consultation/consultation.ts';
import { sessionQuery } from '../people/session.ts';
import { commentsQuery } from './answers.ts';
import { benchSearch, filterOf } from './filter.ts';

/** `search`: as the address has it. Of whom is not signed in nothing is asked; what is refused is asked again by the page, which says why. */
export async function askForBench({ client, params: { roundId = '' }, search }: { client: QueryClient; params: { roundId?: string | undefined }; search: Record<string, unknown> }): Promise<void> {
  const { person } = await client.ensureQueryData(sessionQuery);
  if (person === null) return;
  await Promise.all([client.prefetchInfiniteQuery(commentsQuery(roundId, filterOf(benchSearch(search)))), client.prefetchQuery(roundQuery(roundId))]);
}
