/** What the bench asks before it is there: its round and matter one after the other, and the first comments beside them. */
import type { QueryClient } from '@tanstack/react-query';
import { roundQuery } from '../consultation/consultation.ts';
import { matterQuery } from '../matters/matter.ts';
import { sessionQuery } from '../people/session.ts';
import { commentsQuery } from './answers.ts';
import { benchSearch, filterOf } from './filter.ts';

/** `search`: as the address has it. Of whom is not signed in nothing is asked; what is refused is asked again by the page, which says why. */
export async function askForBench(client: QueryClient, { roundId, search }: { roundId: string; search: Record<string, unknown> }): Promise<void> {
  const { person } = await client.ensureQueryData(sessionQuery);
  if (person === null) return;
  void client.prefetchInfiniteQuery(commentsQuery(roundId, filterOf(benchSearch(search))));
  const { matterId } = await client.fetchQuery(roundQuery(roundId));
  await client.prefetchQuery(matterQuery(matterId));
}
