/** Who wrote which words: every character belongs to the person who wrote it first, however it has been split, joined, moved or brought back since. */
import { eq } from 'drizzle-orm';
import type * as Y from 'yjs';
import { sequenceOf } from '#shared/agreement/compare-lines.ts';
import type { Line } from '#shared/agreement/compare-lines.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import type { Authorship } from '#shared/drafting-history.ts';
import { namesOf } from '../../people/accounts.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { draftingTables } from '../tables.ts';
import type { History } from './log.ts';

type Block = Authorship['blocks'][number];

export async function authorsOf(from: Reader, history: History, { documentId, ydoc }: { documentId: string; ydoc: Y.Doc }): Promise<Omit<Authorship, 'point'>> {
  const owner = await ownersOf(from, documentId);
  const { whenWritten, borrowings } = await history.origins(documentId);
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
  const names = await namesOf(from, people.ids());
  return { people: people.told(names), blocks };
}

function linesOf(ydoc: Y.Doc): Line[] {
  const { body, footnotes } = sequenceOf(toContent(ydoc));
  return [...body.flatMap((entry) => (entry.kind === 'line' ? [entry] : entry.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.lines ?? [])))), ...footnotes];
}

async function ownersOf(from: Reader, documentId: string): Promise<Map<string, string | null>> {
  const { clients } = draftingTables(from);
  const rows = await from.select({ clientId: clients.clientId, personId: clients.personId }).from(clients).where(eq(clients.documentId, documentId));
  return new Map(rows.map(({ clientId, personId }) => [clientId, personId]));
}

class People {
  readonly #places = new Map<string | null, { place: number; letters: number }>();

  place(personId: string | null, letters: number): number {
    const known = this.#places.get(personId) ?? { place: this.#places.size, letters: 0 };
    known.letters += letters;
    this.#places.set(personId, known);
    return known.place;
  }

  ids(): string[] {
    return [...this.#places.keys()].filter((id) => id !== null);
  }

  told(names: ReadonlyMap<string, string>): Authorship['people'] {
    return [...this.#places].map(([personId, { letters }]) => ({ personId, name: personId === null ? '' : names.get(personId) ?? '', letters }));
  }
}
