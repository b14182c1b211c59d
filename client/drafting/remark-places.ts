/** Where threads and the consultation's comments stand in the live text: by the identity of their characters, and told as anchors are (design D6). */
import type { Node } from '@tiptap/pm/model';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { runsOf } from '#shared/agreement/flat-text.ts';
import type { AnchorPoint } from '#shared/anchors/anchor.ts';
import type { Likeness } from '#shared/anchors/likeness.ts';
import type { LiveBlock, LivePlaces, PlacedAnchor } from '#shared/anchors/place.ts';
import type { LiveAnchor, Remark, RemarkState } from '#shared/discussion.ts';
import type { DraftEditor } from '../editor/draft-editor.ts';
import { lightPlace, placeKey, placesIn, setPlaces } from '../editor/marked-places.ts';
import type { MarkedPlace, PlaceKind } from '../editor/marked-places.ts';
import { headingsOf } from '../editor/headings.ts';
import { decodePlace, encodePlace } from '../editor/places-on-the-wire.ts';
import { readCaret } from '../editor/read-caret.ts';

export interface Told {
  id: string;
  kind: PlaceKind;
  /** Base64 relative positions; null when gone. */
  from: string | null;
  to: string | null;
  look: string;
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

/** The words about to be spoken of. */
export const newRemark = placeKey('remark', 'new');
const isTold = (key: string): boolean => key === newRemark || key.startsWith('comment:');

/** Runs `settle` at once, and in the quiet moment after every change of the text, until it could. */
function useQuietMoments(draft: DraftEditor | null, settle: (first: boolean) => boolean, again: unknown): void {
  const settled = useEffectEvent(settle);
  useEffect(() => {
    if (draft === null) return;
    const { editor } = draft;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (first: boolean): void => {
      clearTimeout(timer);
      timer = setTimeout(() => { if (!editor.isDestroyed && !settled(first)) soon(first); }, lookAgain);
    };
    if (!settled(true)) soon(true);
    const changed = ({ transaction }: { transaction: { docChanged: boolean } }): void => { if (transaction.docChanged) soon(false); };
    editor.on('transaction', changed);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', changed);
    };
  }, [draft, again]);
}

/** Keeps the marks of comments, and of the words about to be spoken of, equal to what is told. */
export function usePlacesInText(draft: DraftEditor | null, told: readonly Told[], active: string | null): void {
  useQuietMoments(draft, (first) => {
    if (draft === null || draft.editor.isDestroyed) return true;
    readCaret(draft.editor.view);
    if (!draft.inStep) return false;
    const { state, view } = draft.editor;
    const shown = placesIn(state);
    const wanted = new Set(told.map(({ kind, id }) => placeKey(kind, id)));
    const fresh = told.filter(({ kind, id, look }) => {
      const known = shown.get(placeKey(kind, id));
      return known === undefined || first && known.look !== look;
    }).flatMap((one) => resolved(draft, one) ?? []);
    const gone = [...shown.keys()].filter((key) => isTold(key) && !wanted.has(key));
    if (fresh.length > 0 || gone.length > 0) view.dispatch(setPlaces(state, fresh, gone));
    return true;
  }, told);

  useEffect(() => {
    if (draft === null || draft.editor.isDestroyed) return;
    readCaret(draft.editor.view);
    draft.editor.view.dispatch(lightPlace(draft.editor.state, active));
  }, [draft, active, told]);
}

export interface RemarkNow {
  state: RemarkState;
  /** Null when the place is not certain. */
  from: number | null;
  /** The words that stand there; empty when the place is not certain. */
  words: string;
  clauseNumber: string | null;
}

/** Fetched when the first thread is to be found: a text that nobody discusses opens without it. */
let finder: { Places: typeof LivePlaces; Like: typeof Likeness } | null = null;

function fetchFinder(): void {
  // What could not be fetched is asked for again in the next quiet moment.
  void Promise.all([import('#shared/anchors/place.ts'), import('#shared/anchors/likeness.ts')]).then(([{ LivePlaces: Places }, { Likeness: Like }]) => { finder = { Places, Like }; }, () => undefined);
}

/** By likeness too, as the server finds them (draft-places.ts): both say the same. */
const placesOver = ({ Places, Like }: NonNullable<typeof finder>, blocks: readonly LiveBlock[]): LivePlaces => new Places(blocks, (text) => new Like(text));

interface Known { anchor: LiveAnchor; moved: boolean; state: RemarkState; words: string }

/** Unknown threads are said to be uncertain until they have been looked for. */
export const notLookedFor: RemarkNow = { state: 'uncertain', from: null, words: '', clauseNumber: null };

/**
 * Where each thread stands, read when the text has been quiet for a moment. Between those moments the marks follow every edit; only
 * words that were themselves edited, or that are missing, are looked for by identity and by their text.
 */
export function useRemarksInText(draft: DraftEditor | null, ydoc: Y.Doc, remarks: readonly Remark[], lookOf: (remark: Remark) => string): Readonly<Record<string, RemarkNow>> {
  const known = useRef(new Map<string, Known>());
  const [now, setNow] = useState<Readonly<Record<string, RemarkNow>>>({});

  useQuietMoments(draft, () => {
    if (draft === null || draft.editor.isDestroyed) return true;
    readCaret(draft.editor.view);
    if (!draft.inStep) return false;
    const { editor } = draft;
    const shown = placesIn(editor.state);
    const wordsShown = (remark: Remark): string | null => {
      const place = shown.get(placeKey('remark', remark.id));
      return place === undefined ? null : wordsBetween(draft, place.from, place.to);
    };
    const edited = remarks.filter((remark) => {
      const last = known.current.get(remark.id);
      return last === undefined || last.anchor !== remark.anchor || (wordsShown(remark) ?? '') !== last.words;
    });
    const missing = remarks.filter((remark) => !edited.includes(remark) && wordsShown(remark) === null);
    if (finder === null && edited.length + missing.length > 0) {
      fetchFinder();
      return false;
    }
    const found = new Map<string, PlacedAnchor>();
    if (finder !== null && edited.length > 0) {
      const places = placesOver(finder, liveBlocks(editor.state.doc, ydoc));
      for (const remark of [...edited, ...missing]) found.set(remark.id, places.place(taken(remark)));
    } else if (finder !== null && missing.length > 0) {
      // Their characters are gone for good; only their words may come back.
      const places = placesOver(finder, liveBlocks(editor.state.doc, null));
      for (const remark of missing) {
        const placed = places.place(taken(remark));
        if (placed.by === 'text' && placed.state !== 'uncertain') found.set(remark.id, placed);
      }
    }

    const set: MarkedPlace[] = [];
    const gone = [...shown.keys()].filter((key) => key.startsWith('remark:') && key !== newRemark && !remarks.some(({ id }) => key === placeKey('remark', id)));
    for (const remark of remarks) {
      const placed = found.get(remark.id);
      const key = placeKey('remark', remark.id);
      const place = placed === undefined ? shown.get(key) : positionsOf(editor.state.doc, placed);
      if (placed !== undefined) known.current.set(remark.id, { anchor: remark.anchor, moved: remark.moved || placed.state === 'moved', state: stateOf(remark, placed), words: place ? wordsBetween(draft, place.from, place.to) : '' });
      const look = `${lookOf(remark)} place-${known.current.get(remark.id)?.state ?? 'uncertain'}`;
      const before = shown.get(key);
      if (!place) {
        if (before !== undefined) gone.push(key);
      } else if (before?.from !== place.from || before.to !== place.to || before.look !== look) set.push({ id: remark.id, kind: 'remark', from: place.from, to: place.to, look });
    }
    if (set.length > 0 || gone.length > 0) editor.view.dispatch(setPlaces(editor.state, set, gone));

    const clauses = clausesOf(editor.state.doc);
    const places = placesIn(editor.state);
    const next = Object.fromEntries(remarks.map((remark): [string, RemarkNow] => {
      const last = known.current.get(remark.id);
      const place = places.get(placeKey('remark', remark.id));
      if (last === undefined || place === undefined) return [remark.id, { ...notLookedFor, state: last?.state ?? 'uncertain' }];
      return [remark.id, { state: last.state, from: place.from, words: last.words, clauseNumber: clauses(place.from) }];
    }));
    setNow((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
    return true;
  }, useSteady(remarks, lookOf));

  return now;
}

/** One object for as long as both are the same: what an effect may depend on. */
function useSteady(remarks: readonly Remark[], lookOf: (remark: Remark) => string): string {
  return remarks.map((remark) => `${remark.id} ${remark.version} ${remark.anchor.from.block}:${remark.anchor.from.offset} ${remark.anchor.ids[0]?.join() ?? ''} ${lookOf(remark)}`).join('\n');
}

const taken = ({ anchor }: Remark) => ({ ...anchor, block: anchor.from.block });

/** As the server tells it (remark-anchors.ts): against the words as they were when the thread was raised. */
function stateOf(remark: Remark, placed: PlacedAnchor): RemarkState {
  if (placed.state === 'gone' || placed.state === 'uncertain') return placed.state;
  if (placed.text !== remark.quote.replace(/^\n+|\n+$/g, '')) return 'changed';
  return remark.moved || placed.state === 'moved' ? 'moved' : 'same';
}

function liveBlocks(doc: Node, ydoc: Y.Doc | null) {
  const runs = new Map(ydoc === null ? [] : runsOf(ydoc).map((one) => [one.block, one.runs]));
  return textBlocksOf(doc).map(({ id, node }) => ({ block: id, text: plain(node), runs: runs.get(id) ?? [] }));
}

function textBlocksOf(doc: Node): { id: string; node: Node; at: number }[] {
  const found: { id: string; node: Node; at: number }[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    found.push({ id: String(node.attrs['id']), node, at: position + 1 });
    return false;
  });
  return found;
}

const plain = (node: Node): string => node.textBetween(0, node.content.size, '\n', '\uFFFC');

function positionsOf(doc: Node, { state, from, to }: PlacedAnchor): { from: number; to: number } | null {
  if (from === null || to === null || state === 'uncertain') return null;
  const blocks = textBlocksOf(doc);
  const start = blocks.find(({ id }) => id === from.block);
  const end = blocks.find(({ id }) => id === to.block);
  if (start === undefined || end === undefined) return null;
  const place = { from: start.at + from.offset, to: end.at + to.offset };
  return place.from < place.to ? place : null;
}

/** The number of the clause that a position stands in. */
function clausesOf(doc: Node): (position: number) => string | null {
  const numbers = new Map(headingsOf(doc).map(({ id, number }) => [id, number]));
  const clauses: { at: number; number: string }[] = [];
  doc.forEach((node, offset) => {
    const number = numbers.get(String(node.attrs['id']));
    if (number !== undefined) clauses.push({ at: offset, number });
  });
  return (position) => clauses.findLast(({ at }) => at <= position)?.number ?? null;
}

/** As the plain text of anchors counts: an inline leaf is U+FFFC, blocks join with a line feed (design D6). */
function wordsBetween({ editor }: DraftEditor, from: number, to: number): string {
  return editor.state.doc.textBetween(from, to, '\n', '\uFFFC');
}

export interface NewPlace {
  /** Base64 relative positions, for the mark while one writes. */
  from: string;
  to: string;
  quote: string;
}

/** The selected words as a place; null when nothing is selected. */
export function selectedPlace(draft: DraftEditor): NewPlace | null {
  const { from, to, empty } = draft.editor.state.selection;
  const words = empty || !draft.inStep ? null : wordsIn(draft, from, to);
  if (words === null) return null;
  return { from: encodePlace(draft.flat.toIndex(words.at, 1)), to: encodePlace(draft.flat.toIndex(words.end, -1)), quote: words.quote };
}

export interface WordsNow { from: AnchorPoint; to: AnchorPoint; quote: string }

/** The words of a place as they stand at this moment, as the server counts them; null when they are gone. */
export function wordsOfPlace(draft: DraftEditor, key: string): WordsNow | null {
  const place = placesIn(draft.editor.state).get(key);
  return place === undefined ? null : wordsIn(draft, place.from, place.to);
}

/** Empty ends belong to nobody's words: what begins at the end of a block begins in the next. */
function wordsIn({ editor }: DraftEditor, from: number, to: number): (WordsNow & { at: number; end: number }) | null {
  const parts = textBlocksOf(editor.state.doc).flatMap(({ id, node, at }) => {
    const start = Math.max(from, at);
    const end = Math.min(to, at + node.content.size);
    return start < end ? [{ id, at, start, end }] : [];
  });
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return null;
  const quote = editor.state.doc.textBetween(first.start, last.end, '\n', '\uFFFC');
  if (quote.trim() === '') return null;
  return { from: { block: first.id, offset: first.start - first.at }, to: { block: last.id, offset: last.end - last.at }, quote, at: first.start, end: last.end };
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
