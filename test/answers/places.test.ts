import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Answer, AnswerRow, Overview } from '#shared/answers.ts';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import { EditorState } from '@tiptap/pm/state';
import { Surroundings } from '../../server/answers/surroundings.ts';
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

test('comments are found by how their words stand in the draft: on screen, when sorted together, and in a file that says so', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const listed = async (anchor: string) => given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?sort=number&anchor=${anchor}`)).items.map(({ number }) => number);
  expect(await listed('same')).toEqual([2, 3]);
  expect(await listed('changed,gone,moved,uncertain')).toEqual([]);
  await edit(app, (state) => state.tr.insertText('gemensam ', find(state, 'individuell plan').from));
  expect(await listed('changed')).toEqual([2]);
  expect(await listed('same')).toEqual([3]);
  await edit(app, (state) => { const { from, to } = find(state, 'en samordnad gemensam individuell plan '); return state.tr.delete(from, to); });
  expect(await listed('gone')).toEqual([2]);
  // Who has no words has no state; an empty choice is no filter.
  expect(await listed('')).toEqual([1, 2, 3]);
  const report = given(await lead.get<{ listed: number; comments: { number: number }[]; marking: object }>(`/api/rounds/${app.roundId}/report/json?anchor=gone`));
  expect(report).toMatchObject({ listed: 1, comments: [{ number: 2 }], marking: { kind: 'selection', description: 'Lydelsen nu: Borttagen' } });
  const [theme] = [given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Borttaget' }), 201).id];
  const wanted = { chosen: { kind: 'all', filter: { anchor: 'gone' } }, act: { kind: 'theme', to: theme } };
  const preview = given(await lead.post<{ changes: number; seen: string }>(`/api/rounds/${app.roundId}/sorting-previews`, wanted));
  expect(preview.changes).toBe(1);
  given(await lead.post(`/api/rounds/${app.roundId}/sortings`, { ...wanted, seen: preview.seen }));
  expect(given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?theme=${theme}`)).items.map(({ number }) => number)).toEqual([2]);
});

describe('a comment that is met while the text stands as it was', () => {
  /** Comment 2 is decided as accepted; 1 says the same and takes its answer. */
  async function accepted(disposition: 'accepted' | 'accepted_partly' | 'noted' = 'accepted') {
    const app = await openAt(answering);
    const lead = await app.enter('lead');
    given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition, rationale: 'Vi ändrar fristen.', version: 0 }));
    given(await lead.patch(`/api/comments/${app.secondCommentId}/triage`, { duplicateOf: app.commentId }));
    const listed = async (query: string) => given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?${query}`)).items.map((row) => row.number);
    const counted = async () => given(await lead.get<Overview>(`/api/rounds/${app.roundId}/overview`)).withoutChange;
    return { app, lead, listed, counted };
  }

  test.each(['accepted', 'accepted_partly'] as const)('%s: it is found, counted and listed, and its duplicate with it', async (disposition) => {
    const { app, lead, listed, counted } = await accepted(disposition);
    expect(await nowOf(app)).toMatchObject({ state: 'same', untouched: true });
    expect(await listed('change=none')).toEqual([1, 2]);
    expect(await counted()).toBe(2);
    const report = given(await lead.get<{ listed: number; marking: object }>(`/api/rounds/${app.roundId}/report/json?change=none`));
    expect(report).toMatchObject({ listed: 2, marking: { kind: 'selection' } });
    expect(given(await lead.get<Answer>(`/api/comments/${app.commentId}/answer`)).duplicates).toEqual([{ id: app.secondCommentId, number: 1, organisation: 'Almfors kommun, Socialnämnden' }]);
  });

  test('another answer promises no change, and is not listed', async () => {
    const { listed, counted } = await accepted('noted');
    expect(await listed('change=none')).toEqual([]);
    expect(await counted()).toBe(0);
  });

  test.each<[string, (state: EditorState) => EditorState['tr']]>([
    ['the words themselves are changed', (state) => state.tr.insertText('gemensam ', find(state, 'individuell plan').from)],
    ['the sentence around them is changed', (state) => { const { from, to } = find(state, 'tre veckor'); return state.tr.insertText('sex veckor', from, to); }],
    ['the point that follows is changed', (state) => state.tr.insertText('alltid ', find(state, 'tillsammans med barnet').from)],
    ['a new paragraph follows', (state) => { const { to } = find(state, 'inom tre veckor.'); return state.tr.insert(to + 1, state.schema.nodes.paragraph?.create({ id: 'bnyttstycke00000' }, state.schema.text('Fristen räknas från anmälan.')) ?? []); }],
  ])('it is no longer listed when %s', async (_what, change) => {
    const { app, listed, counted } = await accepted();
    await edit(app, change);
    expect((await nowOf(app))?.untouched).toBe(false);
    expect(await listed('change=none')).toEqual([]);
    expect(await counted()).toBe(0);
  });

  test('a change far away does not answer it', async () => {
    const { app, listed } = await accepted();
    await edit(app, (state) => state.tr.insertText('alla ', find(state, 'barns och ungas hälsa').from));
    expect(await listed('change=none')).toEqual([1, 2]);
  });
});

describe('under a heading its whole clause counts as its place', () => {
  const entry = (block: string, kind: string, headingPath: string[], text: string) => ({ block, kind, headingPath, text });
  const clause = [entry('h1', 'heading', ['Ansvar'], 'Ansvar'), entry('p1', 'paragraph', ['Ansvar'], 'Ett.'), entry('h2', 'heading', ['Ansvar', 'Kommunen'], 'Kommunen'), entry('p2', 'paragraph', ['Ansvar', 'Kommunen'], 'Två.')];
  const after = [entry('h3', 'heading', ['Ansvar'], 'Ansvar'), entry('p3', 'paragraph', ['Ansvar'], 'Tre.'), entry('p4', 'paragraph', ['Ansvar'], 'Fyra.')];

  test('with its sub-clauses, and not with the clause after it, even of the same name', () => {
    const text = new Surroundings([...clause, ...after]);
    expect(text.textsNear('h1', 'h1')).toEqual(['Ansvar', 'Ett.', 'Kommunen', 'Två.', 'Ansvar']);
    expect(text.textsNear('h2', 'h2')).toEqual(['Ett.', 'Kommunen', 'Två.', 'Ansvar']);
    expect(text.textsNear('p3', 'p3')).toEqual(['Ansvar', 'Tre.', 'Fyra.']);
  });
});
