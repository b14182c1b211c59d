/** Where each consulted text reads otherwise in its draft, kept as long as the draft stands: to compare a long text takes seconds, and the page is opened again and again. */
import { withShownNumbers } from '#shared/agreement/clause-refs.ts';
import { draftContent } from '../drafting/documents.ts';
import { frozenContent } from '../drafting/frozen.ts';
import type { History } from '../drafting/history/log.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { Realtime } from '../realtime/ports.ts';
import { type Place, placesIn } from './round-changes.ts';

export type ChangedPlaces = (text: { frozenDocumentId: string; documentId: string }) => Promise<readonly Place[]>;

/** Texts kept at once: the packages that are worked on now. */
const mostTexts = 24;

/** A text of the draft's last stored change, compared in the thread for histories. Refuses `frozen-damaged` when the consulted text is read. */
export function openChangedPlaces({ from, history, realtime }: { from: Reader; history: Pick<History, 'compare'>; realtime: Realtime }): ChangedPlaces {
  const known = new Map<string, { seq: number; places: Promise<readonly Place[]> }>();
  const compared = async (frozenDocumentId: string, documentId: string): Promise<readonly Place[]> => {
    const [{ content: was }, { content: is }] = [await frozenContent(from, frozenDocumentId), await draftContent(realtime, documentId)];
    return placesIn(await history.compare(withShownNumbers(was), withShownNumbers(is)));
  };
  return async ({ frozenDocumentId, documentId }) => {
    const { seq } = await realtime.flushed(documentId);
    const last = known.get(frozenDocumentId);
    const text = last?.seq === seq ? last : { seq, places: compared(frozenDocumentId, documentId) };
    known.delete(frozenDocumentId);
    known.set(frozenDocumentId, text);
    text.places.catch(() => { if (known.get(frozenDocumentId) === text) known.delete(frozenDocumentId); });
    for (const oldest of [...known.keys()].slice(0, -mostTexts)) known.delete(oldest);
    return text.places;
  };
}
