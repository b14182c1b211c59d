/** Questions about documents, remarks and versions. Keys begin with the subject that the live events name. */
import { queryOptions, skipToken, useQueryClient } from '@tanstack/react-query';
import type { Writer } from '#shared/drafting.ts';
import { answer, api } from '../api.ts';

export const documentsQuery = (matterId: string) => queryOptions({
  queryKey: ['document', matterId],
  queryFn: () => answer(api.matters[':id'].documents.$get({ param: { id: matterId } })),
  // A local agreement may need review once its framework has a new version.
  meta: { subjects: ['participant', 'package'] },
});

/** After an act on the tree. */
export function useDocumentsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['document'] });
}

export const supersessionsQuery = (matterId: string) => queryOptions({
  queryKey: ['supersession', matterId],
  queryFn: () => answer(api.matters[':id'].supersessions.$get({ param: { id: matterId } })),
  meta: { subjects: ['participant'] },
});

export const documentQuery = (documentId: string) => queryOptions({
  queryKey: ['document', 'one', documentId],
  queryFn: () => answer(api.documents[':id'].$get({ param: { id: documentId } })),
  meta: { subjects: ['participant', 'package'] },
});

export const remarksQuery = (documentId: string) => queryOptions({
  queryKey: ['remark', 'of', documentId],
  queryFn: () => answer(api.documents[':id'].remarks.$get({ param: { id: documentId } })),
});

/** `clients`: those that stand in the text now; others than known ask anew. */
export const writersQuery = (documentId: string, clients: string) => queryOptions({
  queryKey: ['document', 'writers', documentId, clients],
  queryFn: () => answer(api.documents[':id'].writers.$get({ param: { id: documentId } })),
});

/** The writers whose names stand on the page; asked of nobody. */
export const shownWritersQuery = (documentId: string) => queryOptions<readonly Writer[]>({ queryKey: ['shown-writers', documentId], queryFn: skipToken });

export const importsQuery = (documentId: string) => queryOptions({
  queryKey: ['document', 'imports', documentId],
  queryFn: () => answer(api.documents[':id'].imports.$get({ param: { id: documentId } })),
});

export const freezeCheckQuery = (matterId: string) => queryOptions({
  queryKey: ['document', matterId, 'freeze-check'],
  queryFn: () => answer(api.matters[':id']['freeze-check'].$get({ param: { id: matterId } })),
  // What is confirmed must be what is seen: asked anew each time the page is opened.
  staleTime: 0,
  meta: { subjects: ['remark', 'supersession'] },
});

export const packagesQuery = (matterId: string) => queryOptions({
  queryKey: ['package', matterId],
  queryFn: () => answer(api.matters[':id'].packages.$get({ param: { id: matterId } })),
  // A Word file is made just after its version; no event tells when.
  refetchInterval: (query) => (query.state.data?.items.some(({ documents }) => documents.some(({ docx }) => docx === 'waiting')) ? 3_000 : false),
});

export const packageQuery = (packageId: string) => queryOptions({
  queryKey: ['package', 'one', packageId],
  queryFn: () => answer(api.packages[':id'].$get({ param: { id: packageId } })),
  refetchInterval: (query) => (query.state.data?.documents.some(({ docx }) => docx === 'waiting') ? 3_000 : false),
});

export const frozenQuery = (packageId: string, documentId: string) => queryOptions({
  queryKey: ['package', 'one', packageId, documentId],
  queryFn: () => answer(api.packages[':id'].documents[':documentId'].$get({ param: { id: packageId, documentId } })),
  // It never changes.
  staleTime: Infinity,
});
