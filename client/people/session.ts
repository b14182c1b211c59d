/** Who is signed in, asked once and kept. */
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { answer, api, done } from '../api.ts';
import { wipeBrowser, wipeUnsentWords } from './sign-out.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => answer(api.session.$get()),
  staleTime: 5 * 60_000,
});

export function useSession() {
  return useSuspenseQuery(sessionQuery).data;
}

/** The signed-in person; only below the signed-in part of the screens. */
export function usePerson() {
  const { person } = useSession();
  if (person === null) throw new Error('usePerson where nobody is signed in');
  return person;
}

/** What one person saw is not left behind for the next: every answer is thrown away when the session changes. */
export function useSessionActs() {
  const client = useQueryClient();
  const begin = (session: Awaited<ReturnType<NonNullable<typeof sessionQuery.queryFn>>>) => {
    client.clear();
    void wipeUnsentWords(session.person?.id ?? null).catch(() => undefined);
    client.setQueryData(sessionQuery.queryKey, session);
  };
  // A fresh page: nothing that was on the screen stays in memory.
  const leave = async () => {
    await wipeBrowser();
    window.location.assign('/logga-in');
  };

  return {
    begin,
    signOut: useMutation({ mutationFn: () => done(api.session.$delete()), onSuccess: leave }),
    signOutEverywhere: useMutation({ mutationFn: () => done(api.sessions.$delete()), onSuccess: leave }),
  };
}
