/** What is proposed in the open text, with whose each suggestion is and where it stands. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Node } from '@tiptap/pm/model';
import { useEffect, useMemo } from 'react';
import type * as Y from 'yjs';
import { outline } from '#shared/agreement/clauses.ts';
import { contentOf } from '#shared/agreement/flat-text.ts';
import { isOwnSuggestion, madeBy } from '#shared/agreement/suggestion-authors.ts';
import { ownWords, wordsAround } from '#shared/agreement/suggestion-words.ts';
import { type Suggestion, suggestionsIn } from '#shared/agreement/suggestions.ts';
import type { DraftEditor } from '../editor/draft-editor.ts';
import { useEditorValue } from '../editor/editor-value.ts';
import { usePerson } from '../people/session.ts';
import { short } from '../ui/short-words.ts';
import { useText } from '../ui/text.tsx';
import { shownWritersQuery, writersQuery } from './documents.ts';

export interface Attributed extends Suggestion {
  /** Null for a name that is nobody's or not its own. */
  author: { id: string; name: string; isOwn: boolean } | null;
  clause: string | null;
  /** The paragraph's first words, where the suggestion has none of its own. */
  about: string;
}

export function useAttributed(draft: DraftEditor, documentId: string, ydoc: Y.Doc): readonly Attributed[] {
  const t = useText();
  const person = usePerson();
  const found = useEditorValue(draft.editor, ({ state }) => {
    const all = suggestionsIn(state.doc);
    const clauses = new Map(all.length === 0 ? [] : outline(contentOf(state.doc)).map(({ block, clauseNumber }) => [block, clauseNumber]));
    return all.map((one) => ({ ...one, clause: clauseOf(state.doc, one, clauses), about: ownWords(one) === null ? short(wordsAround(state.doc, one), 90) : '' }));
  }, 300);
  const clients = [...new Set(found.flatMap(({ claims }) => (claims === null ? [] : [claims.client])))].sort((a, b) => a - b).join(' ');
  const writers = useWriters(documentId, clients);
  return useMemo(() => {
    const genuine = new Map(clients.split(' ').filter((one) => one !== '').map((one) => [Number(one), madeBy(ydoc, Number(one))]));
    return found.map((one) => {
      const { claims } = one;
      if (claims === null || genuine.get(claims.client)?.has(one.id) !== true) return { ...one, author: null };
      // What is written in this window is known to be one's own before the server has heard of it.
      const writer = claims.client === ydoc.clientID ? { personId: person.id, name: person.name } : writers?.find(({ clientId }) => clientId === claims.client);
      if (writer === undefined) return { ...one, author: null };
      const isOwn = isOwnSuggestion(writer, person);
      return { ...one, author: { id: writer.personId, name: isOwn ? t('suggestions.you') : writer.name, isOwn } };
    });
  }, [found, clients, writers, ydoc, person, t]);
}

/** Those of these clients; without contact the ones that were last told. Asked again when somebody new has written. */
function useWriters(documentId: string, clients: string) {
  const client = useQueryClient();
  const told = useQuery({ ...writersQuery(documentId, clients), enabled: clients !== '' }).data?.items;
  const standing = useMemo(() => (clients === '' ? [] : told?.filter(({ clientId }) => clients.split(' ').includes(String(clientId)))), [told, clients]);
  const { queryKey } = shownWritersQuery(documentId);
  const before = client.getQueryData(queryKey);
  // Kept with the page for when it is opened without network: no more names than stand in it.
  useEffect(() => { if (standing !== undefined) client.setQueryData(shownWritersQuery(documentId).queryKey, standing); }, [client, documentId, standing]);
  return told ?? before;
}

/** That of the block it stands in; what is only proposed is in no outline, and stands in the clause of the last block before it that is. */
function clauseOf(doc: Node, { block, parts }: Suggestion, clauses: ReadonlyMap<string, string | null>): string | null {
  const own = clauses.get(block);
  if (own !== undefined) return own;
  let found: string | null = null;
  doc.nodesBetween(0, parts[0]?.from ?? 0, ({ attrs, isInline }) => {
    found = clauses.get(String(attrs['id'])) ?? found;
    return !isInline;
  });
  return found;
}
