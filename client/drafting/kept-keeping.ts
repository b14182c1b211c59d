/** Keeps an open draft for a page without network (ADR 21); a chunk of its own, fetched when the text stands on the page. */
import type { QueryClient } from '@tanstack/react-query';
import type { WorkingDocument, Writer } from '#shared/drafting.ts';
import type { Matter } from '#shared/matters.ts';
import { realtimeFormat } from '#shared/realtime.ts';
import type { DocumentConnection } from '../live/connection-options.ts';
import { keepPage, ownPages } from '../live/kept-pages.ts';
import { KeptText } from '../live/kept-text.ts';
import { keepShell } from '../live/offline-shell.ts';
import { sessionQuery } from '../people/session.ts';

export interface Keeping {
  client: QueryClient;
  personId: string;
  /** What stands beside the text, as it is now. */
  answers: () => { document: WorkingDocument; matter: Matter; writers: readonly Writer[] };
}

/** From the first moment when the server has confirmed that the text is open to this person, until the line is left. */
export function keepText(line: DocumentConnection, { client, personId, answers }: Keeping): KeptText {
  let isOurs = false;
  return new KeptText(line, async (state, epoch) => {
    isOurs ||= await mayKeep(client, personId);
    if (!isOurs) return;
    const now = answers();
    isOurs = await keepPage({ documentId: now.document.id, personId, answers: now, state, epoch, format: realtimeFormat, at: Date.now() });
  });
}

/** Only with a session that the server has just confirmed, and where the page itself can be kept: words without a page would help nobody. */
async function mayKeep(client: QueryClient, personId: string): Promise<boolean> {
  const { person, endsAt } = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
  if (person?.id !== personId || endsAt === null || !(await keepShell())) return false;
  await ownPages({ personId, session: { person, endsAt, firstRun: false, demo: false, demoAccounts: null }, endsAt: Date.parse(endsAt) });
  return true;
}
