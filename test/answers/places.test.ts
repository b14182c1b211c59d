import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Answer } from '#shared/answers.ts';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import { EditorState } from '@tiptap/pm/state';
import { draftContent } from '../../server/drafting/documents.ts';
import { answering, openAt, type Scene } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

interface PlacesAnswer { items: { number: number; state: string; from: string | null; to: string | null; quote: string }[] }
type Answering = Scene<Awaited<ReturnType<typeof answering>>['facts']>;

/** Edits the draft as a writer's editor would. */
async function edit(app: Answering, change: (state: EditorState) => EditorState['tr']): Promise<void> {
  const { ydoc } = await draftContent(app.realtime, app.documentId);
  const before = Y.encodeStateVector(ydoc);
  const text = openFlatText(ydoc);
  const state = EditorState.create({ doc: text.doc });
  const tr = change(state);
  text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
  text.close();
  await app.realtime.apply(app.documentId, Y.encodeStateAsUpdate(ydoc, before), { personId: app.people.writer });
}

function find(state: EditorState, words: string): { from: number; to: number } {
  let found: { from: number; to: number } | null = null;
  state.doc.descendants((node, position) => {
    const at = node.isTextblock ? node.textContent.indexOf(words) : -1;
    if (at !== -1 && found === null) found = { from: position + 1 + at, to: position + 1 + at + words.length };
    return !node.isTextblock;
  });
  if (found === null) throw new Error(`"${words}" does not stand in the draft`);
  return found;
}

const placesOf = async (app: Answering) => given(await (await app.enter('reference')).get<PlacesAnswer>(`/api/documents/${app.documentId}/comment-places`)).items;
const nowOf = async (app: Answering) => given(await (await app.enter('writer')).get<Answer>(`/api/comments/${app.commentId}/answer`)).now;

test('an untouched draft has every place where it was', async () => {
  const app = await openAt(answering);
  expect((await placesOf(app)).map((one) => [one.number, one.state])).toEqual([[2, 'same'], [3, 'same']]);
  const { ydoc } = await draftContent(app.realtime, app.documentId);
  for (const one of await placesOf(app)) {
    const [from, to] = [one.from, one.to].map((end) => Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(new Uint8Array(Buffer.from(end ?? '', 'base64'))), ydoc));
    expect(to?.index).toBe((from?.index ?? 0) + one.quote.length);
  }
});

test('the place follows its words through edits beside them', async () => {
  const app = await openAt(answering);
  await edit(app, (state) => state.tr.insertText('Enligt lag: ', find(state, 'Kommunen svarar').from));
  expect(await nowOf(app)).toMatchObject({ state: 'same', text: 'samordnad individuell plan' });
});

test('a changed word is shown as changed, with what stands there now', async () => {
  const app = await openAt(answering);
  await edit(app, (state) => state.tr.insertText('gemensam ', find(state, 'individuell plan').from));
  expect(await nowOf(app)).toMatchObject({ state: 'changed', text: 'samordnad gemensam individuell plan' });
});

test('rule 5: words that are deleted are said to be gone, and the comment stays with its own', async () => {
  const app = await openAt(answering);
  await edit(app, (state) => { const { from, to } = find(state, 'en samordnad individuell plan '); return state.tr.delete(from, to); });
  expect(await nowOf(app)).toMatchObject({ state: 'gone', text: '' });
  const answer = given(await (await app.enter('writer')).get<Answer>(`/api/comments/${app.commentId}/answer`));
  expect(answer.comment.anchor.quote).toBe('samordnad individuell plan');
  expect(answer.frozen?.text).toContain('samordnad individuell plan');
  expect((await placesOf(app)).find((one) => one.number === 2)).toMatchObject({ state: 'gone', from: null, to: null, quote: 'samordnad individuell plan' });
});
