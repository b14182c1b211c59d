/** Moments of writing: who wrote, from when to when, and what the text's clocks stood at. Derived from the log; computed in the thread (history-desk.ts). */
import * as Y from 'yjs';

export type DeleteSet = ReturnType<typeof Y.mergeDeleteSets>;

/** What is told of a moment. */
export interface Moment {
  /** The last row that it covers. */
  seq: number;
  from: Date;
  to: Date;
  /** By person; null is the server itself. Characters, as the log counts them. */
  authors: Map<string | null, { inserted: number; deleted: number }>;
}

/** With what the text at its end is made of. */
export interface WholeMoment extends Moment {
  clocks: Map<number, number>;
  /** In parts: putting them together for every keystroke would cost more than reading the log. */
  deleted: DeleteSet[];
}

/** Half as many moments: those with the least time between them become one. */
export function closeShortestPauses(moments: WholeMoment[]): void {
  const kept = coarser(moments, Math.floor(moments.length / 2), together);
  moments.splice(0, moments.length, ...kept);
}

/** At most `most` moments: where the pauses are shortest, neighbours are told as one. */
export function coarser<M extends Moment>(moments: readonly M[], most: number, join: (one: M, next: M) => M): M[] {
  if (moments.length <= most) return [...moments];
  const pauses = moments.slice(1).map((moment, at) => ({ at: at + 1, pause: moment.from.getTime() - (moments[at]?.to.getTime() ?? 0) }));
  const closed = new Set(pauses.sort((a, b) => a.pause - b.pause || a.at - b.at).slice(0, moments.length - most).map(({ at }) => at));
  const out: M[] = [];
  moments.forEach((moment, at) => {
    const last = out.at(-1);
    if (last && closed.has(at)) out[out.length - 1] = join(last, moment);
    else out.push(moment);
  });
  return out;
}

/** As they are told: without what the text is made of. */
export function toldTogether(one: Moment, next: Moment): Moment {
  const authors = new Map(one.authors);
  for (const [person, { inserted, deleted }] of next.authors) {
    const known = authors.get(person);
    authors.set(person, { inserted: inserted + (known?.inserted ?? 0), deleted: deleted + (known?.deleted ?? 0) });
  }
  return { seq: next.seq, from: one.from, to: next.to, authors };
}

/** With what the text at the end of the second is made of. */
export function together(one: WholeMoment, next: WholeMoment): WholeMoment {
  return { ...toldTogether(one, next), clocks: new Map([...one.clocks, ...next.clocks]), deleted: [Y.mergeDeleteSets([...one.deleted, ...next.deleted])] };
}
