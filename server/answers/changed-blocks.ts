/** Which paragraphs of a consulted text read otherwise in the draft of today. */
import type { FrozenBlock } from '#shared/drafting.ts';
import { readableWords } from '../drafting/put-words.ts';
import type { ReadDraft } from './places.ts';

interface Known { text: string; kind: string; clauseNumber: string | null; heading: string | null }

export class ChangedBlocks {
  readonly title: string;
  readonly #consulted: ReadonlyMap<string, Known>;
  readonly #now: ReadonlyMap<string, Known>;

  constructor(title: string, consulted: readonly FrozenBlock[], { outline, blocks }: Pick<ReadDraft, 'outline' | 'blocks'>) {
    this.title = title;
    this.#consulted = new Map(consulted.map(({ block, text, kind, clauseNumber, headingPath }) => [block, { text, kind, clauseNumber, heading: headingPath.at(-1) ?? null }]));
    this.#now = new Map(outline.map(({ block, text, kind, clauseNumber, headingPath }) => [block, { text: asRead(text, blocks.get(block)?.shown), kind, clauseNumber, heading: headingPath.at(-1) ?? null }]));
  }

  /** Whether any of them came, went, or has other words or another kind. */
  areChanged(ids: readonly string[]): boolean {
    return ids.some((id) => {
      const [was, is] = [this.#consulted.get(id), this.#now.get(id)];
      return was === undefined || is === undefined ? was !== is : was.text !== is.text || was.kind !== is.kind;
    });
  }

  /** Paragraphs joined with line feeds; '' on the side where none of them stood. */
  wordsOf(ids: readonly string[]): { before: string; after: string } {
    const on = (side: ReadonlyMap<string, Known>): string => ids.flatMap((id) => side.get(id)?.text ?? []).map(readableWords).join('\n');
    return { before: on(this.#consulted), after: on(this.#now) };
  }

  /** Where the first of them stands now; of what is gone, where it stood. */
  placeOf(ids: readonly string[]): { block: string | null; clauseNumber: string | null; clauseHeading: string | null } {
    const block = ids.find((id) => this.#now.has(id)) ?? null;
    const known = this.#now.get(block ?? '') ?? ids.flatMap((id) => this.#consulted.get(id) ?? [])[0];
    return { block, clauseNumber: known?.clauseNumber ?? null, clauseHeading: known?.heading ?? null };
  }
}

/** With the numbers of the clauses referred to, as a frozen text says them. */
function asRead(text: string, shown: ReadonlyMap<number, string> | undefined): string {
  if (shown === undefined || shown.size === 0) return text;
  return Array.from({ length: text.length }, (_, at) => shown.get(at) ?? text[at] ?? '').join('');
}
