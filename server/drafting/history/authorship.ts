/** Who wrote which words: every character belongs to the person who wrote it first, however it has been split, joined, moved or brought back since. */
import type * as Y from 'yjs';
import { sequenceOf } from '#shared/agreement/compare-lines.ts';
import type { Line } from '#shared/agreement/compare-lines.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import type { Authorship } from '#shared/drafting-history.ts';
import type { Borrowings } from './borrowings.ts';

type Block = Authorship['blocks'][number];

export interface Sources {
  borrowings: Borrowings;
  /** Whose each Yjs client id is. */
  owner: ReadonlyMap<string, string | null>;
  whenWritten: (client: number, clock: number) => Date | null;
}

/** People in the order in which their words come; null is the server itself. */
export interface OwnedWords { people: { personId: string | null; letters: number }[]; blocks: Block[] }

/** Of each block of the text, in its order; `at` and `length` in UTF-16 units of the block's plain text. */
export function ownedWords(ydoc: Y.Doc, { borrowings, owner, whenWritten }: Sources): OwnedWords {
  const people = new People();
  const runs = new Map(runsOf(ydoc).map((one) => [one.block, one.runs]));
  const blocks = linesOf(ydoc).map((line): Block => {
    const stretches: Block['stretches'] = [];
    for (const run of runs.get(line.id) ?? []) {
      let { at } = run;
      for (const origin of borrowings.originsOf(run)) {
        const person = people.place(owner.get(String(origin.client)) ?? null, origin.length);
        const when = whenWritten(origin.client, origin.clock)?.toISOString() ?? null;
        const last = stretches.at(-1);
        if (last?.person === person && last.when === when && last.at + last.length === at) last.length += origin.length;
        else stretches.push({ at, length: origin.length, person, when });
        at += origin.length;
      }
    }
    const { type, level, clause, heading, list } = line.face;
    return { block: line.id, kind: list === null ? type : 'item', level, clause, heading, text: line.text, stretches };
  });
  return { people: people.all(), blocks };
}

function linesOf(ydoc: Y.Doc): Line[] {
  const { body, footnotes } = sequenceOf(toContent(ydoc));
  return [...body.flatMap((entry) => (entry.kind === 'line' ? [entry] : entry.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.lines ?? [])))), ...footnotes];
}

class People {
  readonly #places = new Map<string | null, { place: number; letters: number }>();

  place(personId: string | null, letters: number): number {
    const known = this.#places.get(personId) ?? { place: this.#places.size, letters: 0 };
    known.letters += letters;
    this.#places.set(personId, known);
    return known.place;
  }

  all(): OwnedWords['people'] {
    return [...this.#places].map(([personId, { letters }]) => ({ personId, letters }));
  }
}
