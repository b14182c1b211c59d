/** Who is signed in, asked once and kept. */
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { SessionView } from '#shared/people.ts';
import { answer, api, done } from '../api.ts';
import { isNoContact } from '../ui/problem.tsx';
import { useLocale } from '../ui/text.tsx';
import { languageOfPerson } from './own-language.ts';
import { wipeBrowser, wipeKeptPages, wipeUnsentWords } from './sign-out.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: askWhoIsHere,
  // Who is made an administrator sees it at once.
  meta: { subjects: ['person'] },
  // Without a network too: a draft's page may be opened from what this browser keeps.
  networkMode: 'always',
  staleTime: 5 * 60_000,
});

/** What the server says; without contact, on a draft's page, what it said when that draft was last open here (ADR 21). */
async function askWhoIsHere(): Promise<SessionView> {
  try {
    const session = await answer(api.session.$get());
    void wipeKeptPages(session.person?.id ?? null);
    return session;
  } catch (error) {
    const kept = isNoContact(error) ? await keptSession(window.location.pathname) : null;
    if (kept === null) throw error;
    return kept;
  }
}

async function keptSession(path: string): Promise<SessionView | null> {
  const [, documentId] = /^\/dokument\/([0-9a-f-]{36})\/?$/.exec(path) ?? [];
  if (documentId === undefined) return null;
  const kept = await import('./kept-session.ts');
  return kept.keptSession(documentId);
}

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
  const { setLocale } = useLocale();
  const begin = async (session: SessionView) => {
    client.clear();
    void wipeUnsentWords(session.person?.id ?? null).catch(() => undefined);
    void wipeKeptPages(session.person?.id ?? null);
    client.setQueryData(sessionQuery.queryKey, session);
    if (session.person === null) return;
    const language = await languageOfPerson(session.person);
    await setLocale(language);
    client.setQueryData(sessionQuery.queryKey, { ...session, person: { ...session.person, language } });
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
