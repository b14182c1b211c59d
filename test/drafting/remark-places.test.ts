/** A thread is never lost: through cut and paste, undo, split, join and restore it is followed, or said to be gone (design D6). */
import { expect, test } from 'vitest';
import type { Remark, RemarkState } from '#shared/discussion.ts';
import { draftPlaces } from '../../server/drafting/draft-places.ts';
import { placeNow } from '../../server/drafting/discussion/remark-anchors.ts';
import { remarkRow } from '../../server/drafting/discussion/thread.ts';
import { block, sentences } from '../support/agreement-text.ts';
import { onDraft } from '../support/discussion.ts';
import { blockAt, cutAndPaste, reword, wordsAt, writeIn } from '../support/live-edits.ts';
import { draft, openAt } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const words = 'samordnad individuell plan';

async function raised(place = onDraft('duty', words)) {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const { id } = given(await writer.post<{ id: string }>(`/api/documents/${app.documentId}/remarks`, { ...place, text: 'Räcker det?' }), 201);
  const places = draftPlaces(app.realtime);
  const write = (...edits: Parameters<typeof writeIn>[3]) => writeIn(app, app.documentId, app.people.writer, edits);
  const undone = (...edits: Parameters<typeof writeIn>[3]) => writeIn(app, app.documentId, app.people.writer, edits, { undone: true });
  const now = async () => placeNow(await places(app.documentId), await remarkRow(app.store.read, id));
  const stands = async (state: RemarkState, text: string) => expect(await now()).toMatchObject({ state, text });
  const thread = async () => given(await writer.get<{ items: Remark[] }>(`/api/documents/${app.documentId}/remarks`)).items[0];
  return { app, writer, id, write, undone, now, stands, thread };
}

test('split and join: the words stay the same', async () => {
  const { write, stands } = await raised();
  await write((tr, doc) => void tr.split(wordsAt(doc, 'individuell').from));
  await stands('changed', 'samordnad \nindividuell plan');
  await write((tr, doc) => void tr.join(wordsAt(doc, 'individuell').from - 1));
  await stands('same', words);
});

test('cut and pasted elsewhere they are moved, and followed through what is then done with them', async () => {
  const { app, write, stands, thread, now } = await raised();
  await write(...cutAndPaste(block('duty'), block('intro')));
  await stands('moved', words);
  expect((await now()).clauseNumber, 'before the first heading now').toBeNull();
  expect(await app.followThreads()).toBe(1);
  expect(await thread()).toMatchObject({ quote: words, moved: true, clauseNumber: '2.1' });
  // No text search would find them again after this: they are known by identity once more.
  await write(reword('individuell', 'gemensam'));
  await stands('changed', 'samordnad gemensam plan');
  await write(...cutAndPaste(block('region'), block('intro')));
  await stands('changed', 'samordnad gemensam plan');
});

test('cut, and brought back by undo, they never moved', async () => {
  const { app, undone, stands, thread } = await raised();
  await undone((tr, doc) => { const { at, node } = blockAt(doc, block('duty')); tr.delete(at, at + node.nodeSize); });
  await stands('same', words);
  await app.followThreads();
  await stands('same', words);
  expect(await thread()).toMatchObject({ moved: false });
});

test('restored with their block, as a version is, they are the same', async () => {
  const { write, stands } = await raised();
  await write((tr, doc) => { const { at, node } = blockAt(doc, block('duty')); tr.replaceWith(at, at + node.nodeSize, node.type.create({ id: block('other') }, doc.type.schema.text('Annat.'))); });
  await stands('gone', '');
  await write((tr, doc) => { const { at, node } = blockAt(doc, block('other')); tr.replaceWith(at, at + node.nodeSize, node.type.create({ id: block('duty') }, doc.type.schema.text(sentences.duty))); });
  await stands('same', words);
});

test('a heading with what stands under it, cut and pasted together', async () => {
  const { write, stands } = await raised({ from: { block: block('municipal'), offset: 0 }, to: { block: block('duty'), offset: sentences.duty.length }, quote: `Kommunens ansvar\n${sentences.duty}` });
  await write(...cutAndPaste(block('municipal'), block('intro')));
  await write(...cutAndPaste(block('duty'), block('intro')));
  await stands('moved', `Kommunens ansvar\n${sentences.duty}`);
});

test('rewritten word by word they are followed; deleted they are gone, with what they were', async () => {
  const { app, write, stands, thread } = await raised(onDraft('duty', 'en samordnad individuell plan inom tre veckor'));
  for (const [from, to] of [['samordnad', 'gemensam'], ['individuell', 'personlig'], ['plan inom', 'planering på']] as const) {
    await write(reword(from, to));
    await app.followThreads();
  }
  await stands('changed', 'en gemensam personlig planering på tre veckor');
  await write((tr, doc) => { const { at, node } = blockAt(doc, block('duty')); tr.delete(at, at + node.nodeSize); });
  await stands('gone', '');
  expect(await thread()).toMatchObject({ quote: 'en samordnad individuell plan inom tre veckor', clauseNumber: '2.1' });
});

test('words that stand twice are not guessed at', async () => {
  const { write, stands } = await raised(onDraft('duty', 'tre veckor'));
  await write((tr, doc) => { const { at, node } = blockAt(doc, block('duty')); tr.delete(at, at + node.nodeSize); }, (tr, doc) => { const { at } = blockAt(doc, block('intro')); tr.insert(at, doc.type.schema.node('paragraph', {}, doc.type.schema.text('Svar ges på tre veckor. Överklagan prövas på tre veckor.'))); });
  await stands('gone', '');
});

test('each reply keeps the words it answered, and which version of the text they stood in', async () => {
  const { app, writer, id, write, thread } = await raised();
  await write(reword('individuell', 'gemensam'));
  given(await writer.post(`/api/remarks/${id}/replies`, { text: 'Nu då?' }), 201);
  await write((tr, doc) => { const { at, node } = blockAt(doc, block('duty')); tr.delete(at, at + node.nodeSize); });
  given(await (await app.enter('lead')).post(`/api/remarks/${id}/replies`, { text: 'Borta.' }), 201);
  const replies = (await thread())?.replies ?? [];
  expect(replies.map(({ wording }) => wording)).toEqual([words, 'samordnad gemensam plan', '']);
  expect(replies.map(({ wordingSeq }) => wordingSeq)).toEqual(replies.map(({ wordingSeq }) => wordingSeq).toSorted((a, b) => a - b));
  expect(new Set(replies.map(({ wordingSeq }) => wordingSeq)).size).toBe(3);
});

test('a document that nobody discusses is not followed', async () => {
  const app = await openAt(draft);
  await writeIn(app, app.documentId, app.people.writer, cutAndPaste(block('duty'), block('intro')));
  expect(await app.followThreads()).toBe(0);
});
