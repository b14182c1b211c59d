/** Who else is answering which comment: asked for when somebody comes or goes, and again after a while, since who loses the line says nothing. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answeringBeat } from '#shared/answer-presence.ts';
import { answer, api } from '../api.ts';

const ownWindow = crypto.randomUUID();

const answeringQuery = (roundId: string, on: boolean) => queryOptions({
  queryKey: ['answering', 'of', roundId],
  queryFn: () => answer(api.rounds[':id'].answering.$get({ param: { id: roundId } })),
  enabled: on,
  refetchInterval: ({ state }) => ((state.data?.items.length ?? 0) > 0 ? answeringBeat : false),
});

/** Names by comment; empty for who may not answer. */
export function useAnswering(roundId: string, on: boolean): ReadonlyMap<string, readonly string[]> {
  const items = useQuery(answeringQuery(roundId, on)).data?.items ?? [];
  return new Map(items.map(({ commentId, people }) => [commentId, people]));
}

const begin = (commentId: string) => answer(api.comments[':id'].answering.$put({ param: { id: commentId }, json: { window: ownWindow } })).catch(() => {});

/** Tells the others as long as it is on and the page is looked at. It is a courtesy: that it fails is nothing to tell of. */
export function useTellAnswering(commentId: string, on: boolean): void {
  const [seen, setSeen] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setSeen(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  const telling = on && seen;
  useEffect(() => {
    if (!telling) return;
    void begin(commentId);
    const beat = setInterval(() => void begin(commentId), answeringBeat);
    // The page may be on its way out: the request must outlive it.
    const leave = () => void fetch(`/api/comments/${commentId}/answering?window=${ownWindow}`, { method: 'DELETE', keepalive: true }).catch(() => {});
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(beat);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [commentId, telling]);
}
