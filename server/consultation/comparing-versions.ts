/** Two frozen versions of a round's texts against each other, before the act that tells of it: a long text takes seconds in the thread for histories. */
import { withShownNumbers } from '#shared/agreement/clause-refs.ts';
import type { Comparison } from '#shared/agreement/compare-value.ts';
import { frozenContent, viewPackage } from '../drafting/frozen.ts';
import { historyThread } from '../drafting/history/history-thread.ts';
import type { Reader } from '../platform/storage/store.ts';

export interface ComparedText { title: string; documentId: string; fate: 'same' | 'changed' | 'added' | 'removed'; before: string | null; after: string | null; comparison: Comparison | null }

/** In the order of the newer version, and last what stands in the older only. `comparison` only of a text that changed. */
export async function compareVersions(from: Reader, packageBefore: string, packageAfter: string): Promise<ComparedText[]> {
  const [before, after] = [await viewPackage(from, packageBefore), await viewPackage(from, packageAfter)];
  const texts: ComparedText[] = [];
  for (const one of after.documents) {
    const was = before.documents.find(({ documentId }) => documentId === one.documentId);
    const isSame = was !== undefined && was.hash === one.hash && was.title === one.title;
    texts.push({ title: one.title, documentId: one.documentId, before: was?.id ?? null, after: one.id, fate: was === undefined ? 'added' : isSame ? 'same' : 'changed', comparison: was === undefined || isSame ? null : await comparisonBetween(from, was.id, one.id) });
  }
  for (const { id, documentId, title } of before.documents) {
    if (!after.documents.some((one) => one.documentId === documentId)) texts.push({ title, documentId, before: id, after: null, fate: 'removed', comparison: null });
  }
  return texts;
}

export async function comparisonBetween(from: Reader, before: string, after: string): Promise<Comparison> {
  const [was, is] = [await frozenContent(from, before), await frozenContent(from, after)];
  return historyThread.ask('compare', { from: withShownNumbers(was.content), to: withShownNumbers(is.content) });
}
