import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import type { FrozenPackage, WorkingDocument } from '#shared/drafting.ts';
import { closings, messages } from '#shared/realtime.ts';
import { draftContent } from '../../server/drafting/documents.ts';
import { syncFrame } from '../../server/realtime/frames.ts';
import { block, sentences } from '../support/agreement-text.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { listen } from '../support/listening.ts';
import { draft, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const ready = { purpose: 'consultation', reason: 'Går ut på remiss på måndag' } as const;

async function scene() {
  const app = await openAt(draft);
  const lead = await app.enter('lead');
  const path = `/api/documents/${app.documentId}`;
  const view = async (who: Who = 'writer') => given(await (await app.enter(who)).get<WorkingDocument>(path));
  const lock = async (part: string | null = null) => given(await lead.post<{ id: string }>(`${path}/locks`, { block: part, ...ready }), 201).id;
  const words = async () => plainText((await draftContent(app.realtime, app.documentId)).content);
  /** What a writer's editor would send for words written at the start of a block, on top of the text as it stands. */
  const edit = async (at: string, text = 'Nytt. ') => {
    const { ydoc } = await draftContent(app.realtime, app.documentId);
    const before = Y.encodeStateVector(ydoc);
    const flat = openFlatText(ydoc);
    const state = EditorState.create({ doc: flat.doc });
    let position = 0;
    state.doc.descendants((node, from) => { if (node.attrs['id'] === block(at)) position = from + 1; });
    const tr = state.tr.insertText(text, position);
    flat.applyLocal(tr.doc, tr.mapping.maps, 'hand');
    flat.close();
    return Y.encodeStateAsUpdate(ydoc, before);
  };
  const send = async (update: Uint8Array, epoch: number) => (await app.enter('writer')).send('POST', `${path}/updates?epoch=${epoch}`, update, {});
  return { app, lead, path, view, lock, words, edit, send };
}

test('the lead locks the document with a reason, all see who and why, and it is in the journal', async () => {
  const { app, view, lock } = await scene();
  const before = await view();
  const id = await lock();
  const after = await view();
  expect(after.locks).toMatchObject([{ id, block: null, title: null, ...ready, lockedBy: 'Konto lead', refusals: { unlock: 'lead-only' } }]);
  expect(after.refusals).toMatchObject({ write: 'document-locked', import: 'document-locked', remark: null });
  expect(after.writeEpoch).toBe(before.writeEpoch + 1);
  expect((await view('lead')).refusals).toMatchObject({ write: 'document-locked', lock: 'already-locked' });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'document-locked', audience: 'team', actorId: app.people.lead, subjectId: app.documentId });
  expect(app.changes.at(-1)).toMatchObject({ subject: 'document', id: app.documentId, audience: 'team' });
});

test('writers at work hear that the document is locked and come back as readers; what they send later is refused', async () => {
  const { app, lock, edit, send, words, view } = await scene();
  const door = await listen(app);
  const { cookie } = await app.enter('writer');
  const writer = await door.join(app.documentId, { cookie, query: 'epoch=1&ack=1' });
  const reader = await door.join(app.documentId, { cookie: (await app.enter('reference')).cookie, query: 'epoch=1&ack=1' });
  const late = await edit('purpose');
  const before = await words();
  await lock();
  expect(await writer.closed).toEqual({ code: closings['document-locked'], reason: 'document-locked' });
  expectRefused(await send(late, 2), 409, 'document-locked');
  expectRefused(await send(late, 1), 409, 'document-locked');
  const again = await door.join(app.documentId, { cookie, query: 'epoch=2&ack=1' });
  again.socket.send(syncFrame('update', late));
  again.socket.send(new Uint8Array([0, 0, 1, 0]));
  await new Promise((resolve) => again.socket.once('message', resolve));
  expect(await words()).toBe(before);
  expect(reader.socket.readyState).toBe(reader.socket.OPEN);
  expect((await view()).refusals['write']).toBe('document-locked');
});

test('a locked clause is closed with everything under it, its lists, tables and footnotes; the rest is written on', async () => {
  const { app, lock, edit, send, words } = await scene();
  await lock(block('tasks'));
  for (const inside of ['tasks', 'municipal', 'duty', 'second', 'region', 'whata']) expectRefused(await send(await edit(inside), 2), 422, 'clause-locked');
  given(await send(await edit('note'), 2));
  given(await send(await edit('purpose', 'Öppet. '), 2));
  expect(await words()).toContain(`Öppet. ${sentences.purpose}`);
  await lock(block('intro'));
  expectRefused(await send(await edit('note'), 3), 422, 'clause-locked');
  expect((await app.realtime.flushed(app.documentId)).seq).toBeGreaterThan(1);
});

test('who writes when a clause is locked stays, is told of the new epoch, and is refused in the clause only', async () => {
  const { app, lock, edit, words } = await scene();
  const door = await listen(app);
  const writer = await door.join(app.documentId, { cookie: (await app.enter('writer')).cookie, query: 'epoch=1&ack=1' });
  const id = await lock(block('municipal'));
  writer.socket.send(syncFrame('update', await edit('purpose', 'Under tiden. ')));
  while (!writer.frames.some((frame) => frame[0] === messages.onDisk)) await new Promise((resolve) => writer.socket.once('message', resolve));
  expect(writer.frames.some((frame) => frame[0] === messages.epoch && frame[1] === 2)).toBe(true);
  expect(await words()).toContain('Under tiden. ');
  writer.socket.send(syncFrame('update', await edit('duty', 'Smyg. ')));
  expect(await writer.closed).toEqual({ code: closings['clause-locked'], reason: 'clause-locked' });
  expect(await words()).not.toContain('Smyg. ');
  given(await (await app.enter('lead')).delete(`/api/locks/${id}`));
  const free = await door.join(app.documentId, { cookie: (await app.enter('writer')).cookie, query: 'epoch=2&ack=1' });
  free.socket.send(syncFrame('update', await edit('duty', 'Fritt. ')));
  while (!free.frames.some((frame) => frame[0] === messages.onDisk)) await new Promise((resolve) => free.socket.once('message', resolve));
  expect(await words()).toContain('Fritt. ');
});

test('a clause stays locked when nobody had the text open', async () => {
  const { app, lock, edit, send } = await scene();
  await lock(block('municipal'));
  const update = await edit('duty');
  app.realtime.close({ documentId: app.documentId }, 'server-restarting');
  expectRefused(await send(update, 2), 422, 'clause-locked');
});

test('edits made before a lock are refused after it, also when it has been released', async () => {
  const { lead, lock, edit, send } = await scene();
  const old = await edit('purpose');
  const id = await lock();
  given(await lead.delete(`/api/locks/${id}`));
  expectRefused(await send(old, 1), 409, 'epoch-passed');
  given(await send(old, 2));
});

test('the lead releases a lock: readers are judged again, and both acts are in the journal', async () => {
  const { app, lead, lock, view } = await scene();
  const door = await listen(app);
  const id = await lock();
  const waiting = await door.join(app.documentId, { cookie: (await app.enter('writer')).cookie, query: 'epoch=2&ack=1' });
  given(await lead.delete(`/api/locks/${id}`));
  expect(await waiting.closed).toEqual({ code: closings['access-changed'], reason: 'access-changed' });
  expect(await view()).toMatchObject({ locks: [], refusals: { write: null } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'document-unlocked', audience: 'team', actorId: app.people.lead, subjectId: app.documentId });
  expectRefused(await lead.delete(`/api/locks/${id}`), 409, 'lock-released');
});

test('only who leads locks and releases, each part once, and only a clause that is there', async () => {
  const { app, lead, path, lock } = await scene();
  const id = await lock(block('municipal'));
  const before = await entryCount(app.store);
  for (const who of ['writer', 'chair', 'reference'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.post(`${path}/locks`, ready), 403, 'lead-only');
    expectRefused(await visitor.delete(`/api/locks/${id}`), 403, 'lead-only');
  }
  for (const who of ['otherLead', 'stranger', 'admin'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.post(`${path}/locks`, ready), 404, 'not-found');
    expectRefused(await visitor.delete(`/api/locks/${id}`), 404, 'not-found');
  }
  expectRefused(await lead.post(`${path}/locks`, { ...ready, block: block('municipal') }), 409, 'already-locked');
  for (const nowhere of ['duty', 'absent']) expectRefused(await lead.post(`${path}/locks`, { ...ready, block: block(nowhere) }), 422, 'clause-unknown');
  expectRefused(await lead.post(`${path}/locks`, { ...ready, reason: ' ' }), 422, 'invalid-input');
  expect(await entryCount(app.store)).toBe(before);
  await lock();
  expectRefused(await lead.post(`${path}/locks`, { ...ready, block: block('intro') }), 409, 'already-locked');
});

test('a freeze may lock the documents in the same act', async () => {
  const { app, lead, view } = await scene();
  given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'decision', reason: 'Inför nämnderna', lock: true }), 201);
  expect(await view()).toMatchObject({ writeEpoch: 3, locks: [{ block: null, purpose: 'decision', reason: 'Inför nämnderna' }], refusals: { write: 'document-locked' } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'document-locked', audience: 'team', actorId: app.people.lead, subjectId: app.documentId });
  given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'decision', lock: true }), 201);
  expect((await view()).locks).toHaveLength(1);
});
