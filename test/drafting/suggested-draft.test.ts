/** What is proposed in the draft, where the text leaves the editor: the Word file and the check before a freeze. */
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openFlatText, toContent } from '#shared/agreement/flat-text.ts';
import { setKind } from '#shared/agreement/block-kinds.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { asSuggestion } from '#shared/agreement/suggesting.ts';
import type { Finding } from '#shared/drafting.ts';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { positionOf, Proposer } from '../agreement/proposer.ts';
import { rejectChanges } from '../export/reject-changes.ts';
import { all, openParts, part } from '../export/write-reading.ts';
import { block, sentences } from '../support/agreement-text.ts';
import { draft, nameOf, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

/** Proposes other words for some of a paragraph, as the editor does in that mode. */
function proposal(state: Uint8Array, { client, words, instead }: { client: number; words: string; instead: string }): Uint8Array {
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state);
  const before = Y.encodeStateVector(ydoc);
  ydoc.clientID = client;
  const text = openFlatText(ydoc);
  let from = 0;
  text.doc.descendants((node, position) => { if (from === 0 && node.isTextblock && node.textContent.includes(words)) from = position + 1 + node.textContent.indexOf(words); });
  const editor = EditorState.create({ doc: text.doc, selection: TextSelection.create(text.doc, from, from + words.length) });
  const tr = asSuggestion(editor, editor.tr.insertText(instead), { client, at: 1_800_000_000_000 });
  if (tr === null) throw new Error('it can be proposed');
  text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
  text.close();
  return Y.encodeStateAsUpdate(ydoc, before);
}

test('the draft as a Word file holds what is proposed as tracked changes, under the name of who proposed it', async () => {
  const app = await openAt(draft);
  const reader = await app.enter('reference');
  const path = `/api/documents/${app.documentId}/export`;
  const wordFile = async () => new Uint8Array(await (await reader.raw('GET', path)).arrayBuffer());
  const plain = await wordFile();
  expect(all(part(openParts(plain), 'word/document.xml'), 'w:ins')).toEqual([]);
  const { state } = await app.realtime.flushed(app.documentId);
  await app.realtime.apply(app.documentId, proposal(state, { client: 4242, words: 'tre veckor', instead: 'sex veckor' }), { personId: app.people.writer });

  const file = await wordFile();
  const changes = ['w:ins', 'w:del'].flatMap((name) => all(part(openParts(file), 'word/document.xml'), name));
  expect(new Set(changes.map(({ attributes }) => attributes['w:author']))).toEqual(new Set([nameOf('writer')]));
  expect(plainText(readDocx(file).content)).toContain(sentences.duty.replace('tre', 'sex'));
  expect(plainText(readDocx(rejectChanges(file)).content)).toBe(plainText(readDocx(plain).content));
});

test('before a restore it is said how many open proposals it rejects, and it rejects just those', async () => {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const at = `/api/documents/${app.documentId}`;
  const open = async () => given(await writer.get<{ openProposals: number }>(`${at}/restoration`)).openProposals;
  const proposed = async (client: number, words: string, instead: string) => {
    const { state } = await app.realtime.flushed(app.documentId);
    await app.realtime.apply(app.documentId, proposal(state, { client, words, instead }), { personId: app.people.writer });
  };
  const version = given(await writer.post<{ id: string }>(`${at}/versions`, { title: 'Före' }), 201);
  expect(await open()).toBe(0);
  await proposed(4242, 'tre veckor', 'sex veckor');
  await proposed(4343, 'hela länet', 'alla kommuner');
  expect(await open()).toBe(2);
  // The words are those of the version: only what is proposed stands in the way, and a restore of the same words is refused as it was.
  expectRefused(await writer.post(`${at}/restoration`, { point: `version.${version.id}` }), 409, 'restore-same');
  const { state } = await app.realtime.flushed(app.documentId);
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state);
  const vector = Y.encodeStateVector(ydoc);
  const text = openFlatText(ydoc);
  const { tr } = EditorState.create({ doc: text.doc });
  tr.insertText('Nya ord. ', positionOf(text.doc, 'Kommunen svarar'));
  text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
  text.close();
  await app.realtime.apply(app.documentId, Y.encodeStateAsUpdate(ydoc, vector), { personId: app.people.writer });
  given(await writer.post(`${at}/restoration`, { point: `version.${version.id}` }), 201);
  expect(await open()).toBe(0);
});

test('what is proposed is listed before a freeze with its place, and the frozen words are those without it', async () => {
  const app = await openAt(draft);
  const lead = await app.enter('lead');
  const { state } = await app.realtime.flushed(app.documentId);
  await app.realtime.apply(app.documentId, proposal(state, { client: 4242, words: 'tre veckor', instead: 'sex veckor' }), { personId: app.people.writer });
  const { findings } = given(await lead.get<{ findings: Finding[] }>(`/api/matters/${app.matterId}/freeze-check`));
  expect(findings).toMatchObject([{ kind: 'open-suggestion', weight: 'asks', block: block('duty'), clauseNumber: '2.1' }]);
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, (await app.realtime.flushed(app.documentId)).state);
  expect(plainText(toContent(ydoc))).toContain(sentences.duty);
  const { id, documents } = given(await lead.post<{ id: string; documents: { id: string }[] }>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation', confirmed: findings.map((one) => one.id) }), 201);
  const frozen = given(await lead.get<{ blocks: { text: string }[] }>(`/api/packages/${id}/documents/${documents[0]?.id}`));
  expect(frozen.blocks.map(({ text }) => text)).toContain(sentences.duty);
});

test('what is proposed of paragraphs is said in words before a freeze, with the paragraph that it is of', async () => {
  const app = await openAt(draft);
  const lead = await app.enter('lead');
  const { state } = await app.realtime.flushed(app.documentId);
  const eva = new Proposer(4242, state);
  const before = Y.encodeStateVector(eva.ydoc);
  const $duty = eva.state.doc.resolve(positionOf(eva.state.doc, sentences.duty));
  eva.propose(eva.state.tr.delete($duty.before(), $duty.after()));
  const { tr } = eva.state;
  setKind(tr, eva.state.doc.resolve(positionOf(eva.state.doc, sentences.region)).before(), 'heading3');
  eva.propose(tr);
  await app.realtime.apply(app.documentId, Y.encodeStateAsUpdate(eva.ydoc, before), { personId: app.people.writer });
  const { findings } = given(await lead.get<{ findings: Finding[] }>(`/api/matters/${app.matterId}/freeze-check`));
  expect(findings.map(({ kind, excerpt, signs, block: place }) => ({ kind, excerpt, signs, place }))).toEqual([
    { kind: 'open-suggestion', excerpt: sentences.duty, signs: [{ code: 'gone', level: 0 }], place: block('duty') },
    { kind: 'open-suggestion', excerpt: sentences.region, signs: [{ code: 'toHeading', level: 3 }], place: block('region') },
  ]);
  const { id, documents } = given(await lead.post<{ id: string; documents: { id: string }[] }>(`/api/matters/${app.matterId}/packages`, { purpose: 'review', confirmed: findings.map((one) => one.id) }), 201);
  const frozen = given(await lead.get<{ blocks: { text: string; kind: string }[] }>(`/api/packages/${id}/documents/${documents[0]?.id}`));
  expect(frozen.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text)).toEqual(expect.arrayContaining([sentences.duty, sentences.region]));
});
