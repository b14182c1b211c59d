/** Which comments lie behind what the demo's working group has changed: linked the day before, but for the last edits, which wait for somebody to say why. */
import { isMet } from '#shared/answers.ts';
import { answerFor } from '../answers/answers.ts';
import { answerRows } from '../answers/bench.ts';
import { ChangedBlocks } from '../answers/changed-blocks.ts';
import { pickChange } from '../answers/changes.ts';
import { roundById } from '../consultation/rounds.ts';
import { draftPlaces } from '../drafting/draft-places.ts';
import type { Person } from '../people/person.ts';
import type { AnsweredRound } from './answers.ts';
import type { DemoEdit } from './draft-changes.ts';
import type { DemoHouse } from './load-types.ts';

interface Given { documentId: string; title: string; round: AnsweredRound; ids: ReadonlyMap<string, string>; edits: readonly DemoEdit[]; by: Person }

export async function linkChanges({ house, realtime }: Pick<DemoHouse, 'house' | 'realtime'>, { documentId, title, round, ids, edits, by }: Given): Promise<void> {
  const changed = new ChangedBlocks(title, round.blocks, await draftPlaces(realtime)(documentId));
  await house.store.write(`matter:${round.matterId}`, async (tx) => {
    const rows = new Map((await answerRows(tx, await roundById(tx, round.roundId), null)).map((row) => [row.id, row]));
    const linked = new Set<string>();
    for (const { find, comments = [] } of edits) {
      const block = round.blocks.find(({ text }) => text.includes(find))?.block;
      if (block === undefined || !changed.areChanged([block])) continue;
      for (const commentId of comments.flatMap((demoId) => ids.get(demoId) ?? [])) {
        const row = rows.get(commentId);
        if (!row || row.duplicateOf !== null || !isMet(row.disposition) || linked.has(commentId + block)) continue;
        linked.add(commentId + block);
        await pickChange(tx, await answerFor(tx, by, commentId), { documentId, blocks: [block] }, changed);
      }
    }
  });
}
