/** Where remarks and the consultation's comments stand in the live text. */
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { Remark } from '#shared/drafting.ts';
import type { DraftEditor } from '../editor/draft-editor.ts';
import { useEditorValue } from '../editor/editor-value.ts';
import { lightPlace, placeKey, placesIn, setPlaces } from '../editor/marked-places.ts';
import type { MarkedPlace, PlaceKind } from '../editor/marked-places.ts';
import { decodePlace, encodePlace } from '../editor/places-on-the-wire.ts';

export interface Told {
  id: string;
  kind: PlaceKind;
  /** Base64 relative positions; null when gone. */
  from: string | null;
  to: string | null;
  look: string;
}

export function remarkTold({ id, from, to, resolvedAt }: Remark): Told {
  return { id, kind: 'remark', from, to, look: resolvedAt === null ? 'place-open' : 'place-resolved' };
}

/** Edits may take away a place that undo or another's edit gives back; looked for again after a quiet moment. */
const lookAgain = 400;

function resolved(draft: DraftEditor, { id, kind, from, to, look }: Told): MarkedPlace | null {
  const start = from === null ? null : decodePlace(from);
  const end = to === null ? null : decodePlace(to);
  if (start === null || end === null) return null;
  const a = draft.flat.toPosition(start);
  const b = draft.flat.toPosition(end);
  return a === null || b === null || a >= b ? null : { id, kind, from: a, to: b, look };
}

/** Keeps the text's marks equal to what is told. */
export function usePlacesInText(draft: DraftEditor | null, told: readonly Told[], active: string | null): void {
  const show = useEffectEvent((missingOnly: boolean) => {
    if (draft === null || draft.editor.isDestroyed) return true;
    if (!draft.inStep) return false;
    const { state, view } = draft.editor;
    const shown = placesIn(state);
    const wanted = new Set(told.map(({ kind, id }) => placeKey(kind, id)));
    const fresh = told.filter(({ kind, id, look }) => {
      const known = shown.get(placeKey(kind, id));
      return known === undefined || !missingOnly && known.look !== look;
    }).flatMap((one) => resolved(draft, one) ?? []);
    const gone = [...shown.keys()].filter((key) => !wanted.has(key));
    if (fresh.length > 0 || gone.length > 0) view.dispatch(setPlaces(state, fresh, gone));
    return true;
  });

  useEffect(() => {
    if (draft === null) return;
    const { editor } = draft;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (missingOnly: boolean): void => {
      clearTimeout(timer);
      timer = setTimeout(() => { if (!show(missingOnly)) soon(missingOnly); }, lookAgain);
    };
    if (!show(false)) soon(false);
    const changed = ({ transaction }: { transaction: { docChanged: boolean } }): void => { if (transaction.docChanged) soon(true); };
    editor.on('transaction', changed);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', changed);
    };
  }, [draft, told]);

  useEffect(() => {
    if (draft === null || draft.editor.isDestroyed) return;
    draft.editor.view.dispatch(lightPlace(draft.editor.state, active));
  }, [draft, active, told]);
}

export type WordsNow = { state: 'same' | 'changed' | 'gone'; from: number | null };

/** What has become of each remark's words, by {@link placeKey}; read when the text has been quiet for a moment. */
export function useWordsNow(draft: DraftEditor, remarks: readonly Remark[]): Record<string, WordsNow> {
  return useEditorValue(draft.editor, ({ state }) => {
    const places = placesIn(state);
    return Object.fromEntries(remarks.map(({ id, quote }) => {
      const place = places.get(placeKey('remark', id));
      if (place === undefined) return [id, { state: 'gone', from: null } satisfies WordsNow];
      return [id, { state: wordsBetween(draft, place.from, place.to) === quote ? 'same' : 'changed', from: place.from } satisfies WordsNow];
    }));
  }, 500);
}

/** As the plain text of anchors counts: an inline leaf is U+FFFC, blocks join with a line feed (design D6). */
export function wordsBetween({ editor }: DraftEditor, from: number, to: number): string {
  return editor.state.doc.textBetween(from, to, '\n', '\uFFFC');
}

export interface NewPlace { from: string; to: string; quote: string }

/** The selected words as a lasting place; null when nothing is selected. */
export function selectedPlace(draft: DraftEditor, longest: number): NewPlace | null {
  const { from, to, empty } = draft.editor.state.selection;
  if (empty || !draft.inStep) return null;
  const quote = wordsBetween(draft, from, to);
  if (quote.trim() === '') return null;
  return { from: encodePlace(draft.flat.toIndex(from, 1)), to: encodePlace(draft.flat.toIndex(to, -1)), quote: quote.slice(0, longest) };
}

/** Puts each card beside its words, as near as the others allow; the active one comes first. */
export function useCardsBesideWords(draft: DraftEditor | null, margin: RefObject<HTMLElement | null>, active: string | null, on: boolean): void {
  const arrange = useEffectEvent(() => {
    if (draft === null || draft.editor.isDestroyed || margin.current === null) return;
    const cards = [...margin.current.querySelectorAll<HTMLElement>('[data-card]')];
    const top = margin.current.getBoundingClientRect().top;
    const { view, state } = draft.editor;
    const places = placesIn(state);
    const size = state.doc.content.size;
    const wanted = cards.map((card) => {
      const key = card.dataset['card'] ?? '';
      const at = key === 'selection' ? state.selection.from : places.get(key)?.from;
      return { card, isActive: key === active || key === 'selection', at: at === undefined ? 0 : view.coordsAtPos(Math.min(at, size)).top - top, height: card.offsetHeight };
    }).sort((a, b) => a.at - b.at);
    const gap = 12;
    const first = Math.max(0, wanted.findIndex(({ isActive }) => isActive));
    const tops = wanted.map(({ at }) => Math.max(0, at));
    for (let down = first + 1; down < wanted.length; down++) tops[down] = Math.max(tops[down] ?? 0, (tops[down - 1] ?? 0) + (wanted[down - 1]?.height ?? 0) + gap);
    for (let up = first - 1; up >= 0; up--) tops[up] = Math.min(tops[up] ?? 0, (tops[up + 1] ?? 0) - (wanted[up]?.height ?? 0) - gap);
    // Nothing may leave the margin at the top, even beside the active one.
    const above = Math.min(0, tops[0] ?? 0);
    wanted.forEach(({ card }, at) => card.style.setProperty('top', `${Math.round((tops[at] ?? 0) - above)}px`));
    const last = wanted.length - 1;
    margin.current.style.setProperty('min-height', last < 0 ? '0' : `${(tops[last] ?? 0) - above + (wanted[last]?.height ?? 0)}px`);
  });

  useEffect(() => {
    const element = margin.current;
    if (draft === null || element === null || !on) return;
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => arrange());
    };
    // Measuring lays the page out: not for every key.
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(soon, 120);
    };
    const sizes = new ResizeObserver(soon);
    sizes.observe(draft.editor.view.dom);
    const watch = (): void => { for (const card of element.querySelectorAll('[data-card]')) sizes.observe(card); soon(); };
    const cards = new MutationObserver(watch);
    cards.observe(element, { childList: true, subtree: true });
    watch();
    draft.editor.on('transaction', later);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      sizes.disconnect();
      cards.disconnect();
      draft.editor.off('transaction', later);
    };
  }, [draft, on, margin]);

  useEffect(() => { if (on) arrange(); }, [active, on]);
}
