/** Which comments of a round propose wordings that cannot both be followed. What was submitted never changes, so it is worked out once for each set of them. */
import type { FrozenBlock } from '#shared/drafting.ts';
import { placesNow } from '../consultation/places-now.ts';
import type { submittedComments } from '../consultation/submitted.ts';
import { frozenBlocksOf } from '../drafting/frozen.ts';
import type { Reader } from '../platform/storage/store.ts';
import { contradictions, type Contradiction, type Proposal } from './likeness/contradictions.ts';
import { askThread } from './likeness/likeness-thread.ts';

type Said = Awaited<ReturnType<typeof submittedComments>>;

/** So few are compared quicker than a thread starts; more than that would hold the others up. */
const fewest = { proposals: 200, characters: 60_000 };

/** Pairs of comment ids. Withdrawn comments are in none. Refuses `likeness-unreadable`. */
export async function contradictionsAmong(from: Reader, said: readonly Said[number][]): Promise<Contradiction[]> {
  const proposals = await proposalsOf(from, said);
  if (proposals.length < 2) return [];
  const size = proposals.reduce((sum, { quote, proposedText }) => sum + quote.length + proposedText.length, 0);
  return proposals.length <= fewest.proposals && size <= fewest.characters ? contradictions(proposals) : askThread('contradictions', proposals);
}

async function proposalsOf(from: Reader, said: readonly Said[number][]): Promise<Proposal[]> {
  const texts = new Map<string, Laid>();
  const proposals: Proposal[] = [];
  const proposing = said.flatMap(({ comment, withdrawn }) => (withdrawn || comment.frozenDocumentId === null || comment.fromBlock === null || comment.proposedText.trim() === '' ? [] : [comment]));
  // A round whose text was corrected has comments on several versions: those whose words are found in the one that counts are compared there.
  const { places } = await placesNow(from, proposing);
  for (const { id, frozenDocumentId, fromBlock, fromOffset, toBlock, toOffset, proposedText } of proposing) {
    const now = places.get(id)?.anchor;
    const document = now?.documentId ?? frozenDocumentId;
    if (document === null || fromBlock === null) continue;
    const text = texts.get(document) ?? new Laid(await frozenBlocksOf(from, document));
    texts.set(document, text);
    const place = text.place(now?.from ? { fromBlock: now.from.block, fromOffset: now.from.offset, toBlock: now.to?.block ?? null, toOffset: now.to?.offset ?? null } : { fromBlock, fromOffset, toBlock, toOffset });
    if (place !== null) proposals.push({ id, document, ...place, proposedText });
  }
  return proposals;
}

interface Place { fromBlock: string; fromOffset: number | null; toBlock: string | null; toOffset: number | null }

/** The paragraphs of a frozen text one after the other, joined by line feeds. */
class Laid {
  readonly #text: string;
  readonly #starts = new Map<string, { start: number; length: number }>();

  constructor(blocks: readonly FrozenBlock[]) {
    let start = 0;
    for (const { block, text } of blocks) {
      this.#starts.set(block, { start, length: text.length });
      start += text.length + 1;
    }
    this.#text = blocks.map(({ text }) => text).join('\n');
  }

  place({ fromBlock, fromOffset, toBlock, toOffset }: Place): { from: number; to: number; quote: string } | null {
    const first = this.#starts.get(fromBlock);
    const last = this.#starts.get(toBlock ?? fromBlock);
    if (first === undefined || last === undefined) return null;
    const [from, to] = [first.start + (fromOffset ?? 0), last.start + (toBlock === null || toOffset === null ? last.length : toOffset)];
    return { from, to, quote: this.#text.slice(from, to) };
  }
}
