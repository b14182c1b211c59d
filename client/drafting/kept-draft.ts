/** A draft's page without network (ADR 21): what is kept of it while there is contact, and how it is opened from that. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { WorkingDocument } from '#shared/drafting.ts';
import type { Matter } from '#shared/matters.ts';
import { realtimeFormat } from '#shared/realtime.ts';
import type { DocumentConnection } from '../live/connection-options.ts';
import type { ConnectionState } from '../live/connection-state.ts';
import type { KeptText } from '../live/kept-text.ts';
import { isOutdated } from '../live/release.ts';
import { matterQuery } from '../matters/matter.ts';
import { documentQuery, shownWritersQuery } from './documents.ts';

export interface KeptDraft { state: Uint8Array; epoch: number; at: Date }

/** Puts what is kept where the page looks for answers of the server, if none has come; null when nothing is kept of that document, or not for this session. */
async function bringKept(client: QueryClient, documentId: string): Promise<KeptDraft | null> {
  const { keptPage } = await import('../live/kept-pages.ts');
  const kept = await keptPage(documentId).catch(() => null);
  if (kept === null || kept.page.format !== realtimeFormat) return null;
  const { answersIn } = await import('./kept-answers.ts');
  const answers = answersIn(kept.page.answers);
  if (answers === null) return null;
  const { state, epoch, at } = kept.page;
  const { queryKey } = documentQuery(documentId);
  if (client.getQueryData(queryKey) !== undefined) return null;
  // As old as they are: asked for again as soon as somebody answers.
  client.setQueryData(matterQuery(answers.matter.id).queryKey, (known: Matter | undefined) => known ?? answers.matter, { updatedAt: at });
  client.setQueryData(queryKey, answers.document, { updatedAt: at });
  client.setQueryData(shownWritersQuery(documentId).queryKey, answers.writers);
  return { state, epoch, at: new Date(at) };
}

export type Opening = { from: 'server' | 'nothing' | 'waiting' } | { from: 'kept'; kept: KeptDraft };

/** How a document's page is opened: from the server's answer, or, when it cannot be asked, from what is kept here. Decided once. */
export function useOpening(documentId: string, { has, isCut }: { has: boolean; isCut: boolean }): Opening {
  const client = useQueryClient();
  const [opening, setOpening] = useState<Opening>({ from: 'waiting' });
  const isOpen = opening.from === 'kept' || opening.from === 'server';
  useEffect(() => {
    if (isOpen) return;
    if (has) return setOpening({ from: 'server' });
    if (!isCut) return setOpening({ from: 'waiting' });
    let isHere = true;
    void bringKept(client, documentId).then((kept) => { if (isHere) setOpening(kept === null ? { from: 'nothing' } : { from: 'kept', kept }); });
    return () => { isHere = false; };
  }, [client, documentId, has, isCut, isOpen]);
  return opening;
}

/** The text comes first. */
const afterTextMs = 1_000;

/** Keeps the draft for a page without network while its text stands on the page. */
export function useKeepDraft({ line, document, matter, personId }: { line: DocumentConnection | null; document: WorkingDocument; matter: Matter; personId: string }): void {
  const client = useQueryClient();
  const text = useRef<KeptText | null>(null);
  const writers = useQuery(shownWritersQuery(document.id)).data;
  const answers = useEffectEvent(() => ({ document, matter, writers: writers ?? [] }));
  useEffect(() => {
    if (line === null) return;
    let isHere = true;
    const hidden = (): void => { if (window.document.visibilityState === 'hidden') text.current?.handOver(); };
    const timer = setTimeout(() => {
      import('./kept-keeping.ts').then(({ keepText }) => { if (isHere) text.current = keepText(line, { client, personId, answers: () => answers() }); }, () => undefined);
    }, afterTextMs);
    window.document.addEventListener('visibilitychange', hidden);
    return () => {
      isHere = false;
      clearTimeout(timer);
      window.document.removeEventListener('visibilitychange', hidden);
      text.current?.end();
      text.current = null;
    };
  }, [client, line, personId]);
  useEffect(() => text.current?.changed(), [document, matter, writers]);
}

/** The session is over: what was kept for it goes, though this page stays as it is. */
export function useForgetAtEnd(isOver: boolean): void {
  useEffect(() => {
    if (isOver) void import('../live/kept-pages.ts').then(({ forgetPages }) => forgetPages(null)).catch(() => undefined);
  }, [isOver]);
}

/**
 * True when the server has another release than this page. Asked when contact is there again, since a server that was away may have come back
 * as another, and at first contact where the page may be one that the browser kept. Contact regained also asks for all that stands on the page.
 */
export function useRelease(state: ConnectionState, openedWithout: boolean): boolean {
  const client = useQueryClient();
  const wasCut = useRef(openedWithout || navigator.serviceWorker?.controller != null);
  const [isOld, setOld] = useState(false);
  useEffect(() => {
    if (state.kind === 'offline') wasCut.current = true;
    if (state.kind !== 'saved' || !wasCut.current) return;
    wasCut.current = false;
    void isOutdated().then((old) => { if (old) setOld(true); });
    if (openedWithout) void client.invalidateQueries();
  }, [client, state.kind, openedWithout]);
  return isOld;
}
