/** What the working group did in the demo draft must be findable from the comments that led to it. */
import { expect, test } from 'vitest';
import { idsBetween, quoteBetween, wordsAround } from '#shared/anchors/anchor.ts';
import { outline } from '#shared/agreement/clauses.ts';
import { runsOf } from '#shared/agreement/flat-text.ts';
import { draftPlaces } from '../../server/drafting/draft-places.ts';
import { anchorFor } from '../../server/demo/answers.ts';
import { editDraft, editsSince, wordingsTakenOver } from '../../server/demo/draft-changes.ts';
import { demoDays } from '../../server/demo/days.ts';
import type { DemoPeople } from '../../server/demo/people.ts';
import { agreement } from '../../server/demo/texts/agreement.ts';
import { changes, type DemoChange } from '../../server/demo/texts/changes.ts';
import { comments } from '../../server/demo/texts/comments.ts';
import { parse } from '../../server/demo/texts/parse.ts';
import { addDocument } from '../../server/drafting/document-tree.ts';
import { draftContent, fillDocument } from '../../server/drafting/documents.ts';
import { asActor } from '../../server/matters/actor.ts';
import { matter, openAt } from '../support/stages.ts';

async function changedDraft() {
  const app = await openAt(matter);
  const writer = await app.store.write(`matter:${app.matterId}`, async (tx) => {
    const person = { id: app.people.writer, kind: 'account' as const, name: 'Konto writer', isAdministrator: false, organisationIds: [], assurance: 'password' as const, sessionId: 'demo', at: app.clock() };
    return addDocument(tx, await asActor(tx, person, app.matterId), { title: agreement.title, kind: 'agreement' });
  });
  const content = parse(agreement.markup, 'agreement');
  await fillDocument(app.realtime, writer, content, app.people.writer);
  const { ydoc } = await draftContent(app.realtime, writer);
  const runs = new Map(runsOf(ydoc).map((one) => [one.block, one.runs.map(({ client, clock, length }): [number, number, number] => [client, clock, length])]));
  const blocks = outline(content).map((one) => ({ ...one, runs: runs.get(one.block) ?? [] }));
  const people = { personIds: new Map<string, string>() } as DemoPeople;
  await editDraft({ realtimeAt: () => app.realtime }, people, writer, editsSince(demoDays(app.clock())));
  const { places } = await draftPlaces(app.realtime)(writer);
  return { blocks, places };
}

const stateOf = async ({ blocks, places }: Awaited<ReturnType<typeof changedDraft>>, id: string): Promise<string> => {
  const comment = comments.find((one) => one.id === id);
  if (!comment) throw new Error(`no demo comment ${id}`);
  const anchor = anchorFor({ frozenDocumentId: 'frozen', blocks }, comment);
  const from = anchor.from ?? { block: '', offset: 0 };
  const to = anchor.to ?? { block: from.block, offset: blocks.find((one) => one.block === from.block)?.text.length ?? 0 };
  return (await places.place({ ids: idsBetween(blocks, from, to), quote: quoteBetween(blocks, from, to) ?? '', ...wordsAround(blocks, from, to) })).state;
};

/** The commented words stand as they stood, with something new beside them. */
const leavesItsWords = ({ find, replace, comments: [id] }: DemoChange): boolean => {
  const { scope, quote = '' } = comments.find((one) => one.id === id) ?? {};
  return scope === 'words' && (replace.startsWith(find) || replace.includes(quote));
};

test('a reworded sentence is found again and said to be changed; only a deleted one is gone', async () => {
  const draft = await changedDraft();
  const states = await Promise.all([...changes, ...wordingsTakenOver()].map(async (change) => [change.comments[0] ?? '', change.deletesBlock ? 'gone' : leavesItsWords(change) ? 'same' : 'changed', await stateOf(draft, change.comments[0] ?? '')]));
  expect(states.filter(([, , state]) => state === 'gone').map(([id]) => id)).toEqual(['c218']);
  // What is only added to stands unchanged with something beside it. A wording that keeps hardly a word of the old may be uncertain, never one that was mostly kept.
  expect(states.filter(([, wanted, state]) => wanted !== state && state !== 'uncertain'), 'comment, expected, found').toEqual([]);
  expect(states.filter(([, wanted, state]) => wanted === state).length).toBeGreaterThan(20);
});

test('every wording taken over is another than the words it replaces, by a member of the group', () => {
  const taken = wordingsTakenOver();
  expect(taken.length).toBeGreaterThanOrEqual(10);
  for (const { find, replace, by } of taken) {
    expect(replace).not.toBe(find);
    expect(by).toMatch(/^arbetsgrupp\.(0[1-9]|10)@/);
  }
});
