import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type DocumentKind, documentKinds, inTreeOrder, likelyParent, type Supersession, type TreePlace, whyNotUnder } from '#shared/document-tree.ts';
import type { FrozenPackage, WorkingDocument } from '#shared/drafting.ts';
import { draftContent, fillDocument } from '../../server/drafting/documents.ts';
import { agreementText } from '../support/agreement-text.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { draft, openAt } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

const titlesOf = async (visitor: Visitor, matterId: string) => given(await visitor.get<{ items: WorkingDocument[] }>(`/api/matters/${matterId}/documents`)).items.map(({ title }) => title);
const add = async (visitor: Visitor, matterId: string, body: { title: string; kind: DocumentKind; parentId?: string | null; partyIds?: string[] }) => given(await visitor.post<{ id: string }>(`/api/matters/${matterId}/documents`, body), 201).id;
const one = async (visitor: Visitor, id: string) => given(await visitor.get<WorkingDocument>(`/api/documents/${id}`));
const freeze = (visitor: Visitor, matterId: string, documents?: string[]) => visitor.post<FrozenPackage>(`/api/matters/${matterId}/packages`, { purpose: 'consultation', reason: '', confirmed: [], ...(documents ? { documents } : {}) });

async function county() {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  return { ...app, writer, lead: await app.enter('lead') };
}

test('annexes and local agreements stand under the agreement, in the order they are given', async () => {
  const app = await county();
  const b = await add(app.writer, app.matterId, { title: 'Bilaga B', kind: 'annex' });
  const a = await add(app.writer, app.matterId, { title: 'Bilaga A', kind: 'annex' });
  const local = await add(app.writer, app.matterId, { title: 'Lokal överenskommelse i Almfors', kind: 'local' });
  const below = await add(app.writer, app.matterId, { title: 'Bilaga till Almfors', kind: 'annex', parentId: local });
  expect(await titlesOf(app.lead, app.matterId)).toEqual(['Överenskommelsen', 'Bilaga B', 'Bilaga A', 'Lokal överenskommelse i Almfors', 'Bilaga till Almfors']);
  expect(given(await app.writer.put(`/api/documents/${a}/place`, { parentId: app.documentId, ordinal: 1 }))).toMatchObject({ parentId: app.documentId, ordinal: 1 });
  expect(await titlesOf(app.lead, app.matterId)).toEqual(['Överenskommelsen', 'Bilaga A', 'Bilaga B', 'Lokal överenskommelse i Almfors', 'Bilaga till Almfors']);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'document-placed', audience: 'team', actorId: app.people.writer, subjectId: a });
  for (const [id, parentId] of [[local, a], [app.documentId, local], [below, b], [local, local]] as const) expectRefused(await app.writer.put(`/api/documents/${id}/place`, { parentId, ordinal: 1 }), 422, id === local && parentId === local ? 'parent-unknown' : 'parent-kind');
  expectRefused(await app.writer.put(`/api/documents/${b}/place`, { parentId: app.otherDocumentId, ordinal: 1 }), 422, 'parent-unknown');
  expectRefused(await (await app.enter('reference')).put(`/api/documents/${b}/place`, { parentId: null, ordinal: 1 }), 403, 'writers-only');
});

test('a document gets a new name, and a local agreement says whom it binds', async () => {
  const app = await county();
  const local = await add(app.writer, app.matterId, { title: 'Lokal', kind: 'local', partyIds: [app.organisations.almfors] });
  expect(given(await app.writer.patch(`/api/documents/${local}`, { title: 'Lokal i Almfors' }))).toMatchObject({ title: 'Lokal i Almfors', partyIds: [app.organisations.almfors] });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'document-changed', audience: 'team', actorId: app.people.writer, subjectId: local });
  expectRefused(await app.writer.patch(`/api/documents/${local}`, { partyIds: ['00000000-0000-7000-8000-000000000000'] }), 422, 'not-a-party');
  expectRefused(await app.writer.patch(`/api/documents/${local}`, { title: '' }), 422, 'invalid-input');
});

test('an annex is thought to stand under the agreement, or under the only local agreement of a matter without one', () => {
  const place = (id: string, kind: DocumentKind): TreePlace => ({ id, kind, parentId: null, ordinal: 1 });
  expect(likelyParent('annex', [place('local', 'local'), place('main', 'agreement')])).toBe('main');
  expect(likelyParent('annex', [place('local', 'local'), place('other', 'annex')])).toBe('local');
  expect(likelyParent('annex', [place('local', 'local'), place('another', 'local')])).toBeNull();
  expect(likelyParent('local', [place('local', 'local')])).toBeNull();
  expect(likelyParent('agreement', [place('main', 'agreement')])).toBeNull();
});

test('a document changes its kind, and goes where such a document stands', async () => {
  const app = await county();
  const wrong = await add(app.writer, app.matterId, { title: 'Den rätta överenskommelsen', kind: 'annex' });
  expect(await one(app.writer, wrong)).toMatchObject({ kind: 'annex', parentId: app.documentId });
  expectRefused(await (await app.enter('reference')).patch(`/api/documents/${wrong}`, { kind: 'agreement' }), 403, 'writers-only');
  // An annex carries nothing: what has an annex under it does not become one.
  expectRefused(await app.writer.patch(`/api/documents/${app.documentId}`, { kind: 'annex' }), 422, 'parts-kind');
  expect(given(await app.writer.patch(`/api/documents/${wrong}`, { kind: 'agreement' }))).toMatchObject({ kind: 'agreement', parentId: null });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'document-changed', audience: 'team', actorId: app.people.writer, subjectId: wrong });
  given(await app.writer.put(`/api/documents/${app.documentId}/withdrawal`));
  const local = given(await app.writer.patch<WorkingDocument>(`/api/documents/${wrong}`, { kind: 'local', partyIds: [app.organisations.almfors] }));
  expect(local).toMatchObject({ kind: 'local', parentId: null, partyIds: [app.organisations.almfors] });
  expect(given(await app.writer.patch(`/api/documents/${wrong}`, { kind: 'annex' }))).toMatchObject({ kind: 'annex', partyIds: [] });
  expectRefused(await app.writer.patch(`/api/documents/${wrong}`, { kind: 'x' }), 422, 'invalid-input');
});

test('what is put aside is not frozen, is not lost, and can be taken back', async () => {
  const app = await county();
  const local = await add(app.writer, app.matterId, { title: 'Lokal', kind: 'local' });
  const annex = await add(app.writer, app.matterId, { title: 'Bilaga', kind: 'annex', parentId: local });
  for (const id of [local, annex]) await fillDocument(app.realtime, id, agreementText, app.people.writer);
  expectRefused(await app.writer.put(`/api/documents/${local}/withdrawal`), 409, 'document-has-parts');
  given(await app.writer.put(`/api/documents/${annex}/withdrawal`));
  given(await app.writer.put(`/api/documents/${local}/withdrawal`));
  expect((await one(app.writer, local)).withdrawnAt).not.toBeNull();
  expect(given(await freeze(app.lead, app.matterId), 201).documents.map(({ title }) => title)).toEqual(['Överenskommelsen']);
  given(await app.writer.delete(`/api/documents/${local}/withdrawal`));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'document-taken-back', audience: 'team', actorId: app.people.writer, subjectId: local });
  expect(given(await freeze(app.lead, app.matterId), 201).documents.map(({ title }) => title)).toEqual(['Överenskommelsen', 'Lokal']);
});

test('the tree is frozen together, with each document’s place in it, or the chosen part of it', async () => {
  const app = await county();
  const annex = await add(app.writer, app.matterId, { title: 'Bilaga A', kind: 'annex' });
  await fillDocument(app.realtime, annex, agreementText, app.people.writer);
  const whole = given(await freeze(app.lead, app.matterId), 201);
  expect(whole.documents.map(({ title, kind, parentId }) => [title, kind, parentId])).toEqual([['Överenskommelsen', 'agreement', null], ['Bilaga A', 'annex', whole.documents[0]?.id]]);
  const alone = given(await freeze(app.lead, app.matterId, [annex]), 201);
  expect(alone.documents.map(({ title, parentId }) => [title, parentId])).toEqual([['Bilaga A', null]]);
  expect(alone.documents[0]?.hash).toBe(whole.documents[1]?.hash);
  expect(alone.hash).not.toBe(whole.hash);
  expectRefused(await freeze(app.lead, app.matterId, [app.otherDocumentId]), 422, 'document-unknown');
  expectRefused(await freeze(app.lead, app.matterId, []), 422, 'invalid-input');
});

test('a local agreement needs review when its framework says other words than when it was written, and only then', async () => {
  const app = await county();
  const first = given(await freeze(app.lead, app.matterId), 201);
  const local = await add(app.writer, app.matterId, { title: 'Lokal', kind: 'local' });
  expect((await one(app.writer, local)).review).toMatchObject({ needed: false, against: { number: 1 } });
  expectRefused(await app.writer.post(`/api/documents/${local}/reviews`, { packageId: first.id }), 409, 'review-not-needed');

  given(await freeze(app.lead, app.matterId, [app.documentId]), 201);
  expect((await one(app.writer, local)).review, 'a new version with the same words asks for nothing').toMatchObject({ needed: false, framework: { number: 2 }, against: { number: 1 } });

  const { ydoc } = await draftContent(app.realtime, app.documentId);
  const before = Y.encodeStateVector(ydoc);
  ydoc.getText('text').insert(1, 'Nytt ');
  await app.realtime.apply(app.documentId, Y.encodeStateAsUpdate(ydoc, before), { personId: app.people.writer });
  const third = given(await freeze(app.lead, app.matterId, [app.documentId]), 201);
  expect((await one(app.writer, local)).review).toMatchObject({ needed: true, framework: { number: 3 }, against: { number: 1 } });
  expectRefused(await app.writer.post(`/api/documents/${local}/reviews`, { packageId: first.id }), 409, 'framework-newer');
  expectRefused(await (await app.enter('chair')).post(`/api/documents/${local}/reviews`, { packageId: third.id }), 403, 'writers-only');
  expect(given(await app.writer.post<WorkingDocument>(`/api/documents/${local}/reviews`, { packageId: third.id, note: 'Inga ändringar behövs' }), 201).review).toMatchObject({ needed: false, against: { number: 3, note: 'Inga ändringar behövs' } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'local-agreement-reviewed', audience: 'team', actorId: app.people.writer, subjectId: local });
});

test('what is replaced stands in two groups, is frozen with the version, and changes the version’s hash', async () => {
  const app = await county();
  const list = `/api/matters/${app.matterId}/supersessions`;
  const old = { title: 'Överenskommelse om psykisk hälsa', registryNumber: 'RG 2019/1', effect: 'already_lapsed', validFrom: '2019-01-01', validTo: '2021-12-31', extendedTo: '2022-12-31' };
  const bare = given(await freeze(app.lead, app.matterId), 201);
  const { id } = given(await app.writer.post<{ id: string }>(list, old), 201);
  given(await app.writer.post(list, { title: 'Riktlinje för samverkan', part: 'avsnitt 4', effect: 'lapses_on_entry', replacedBy: 'Riktlinje för ungdomsmottagningar' }), 201);
  expect(given(await (await app.enter('reference')).get<{ items: Supersession[] }>(list)).items.map(({ title, effect }) => [title, effect])).toEqual([['Riktlinje för samverkan', 'lapses_on_entry'], ['Överenskommelse om psykisk hälsa', 'already_lapsed']]);
  const listed = given(await freeze(app.lead, app.matterId), 201);
  expect(listed.supersessions).toHaveLength(2);
  expect(listed.documents[0]?.hash).toBe(bare.documents[0]?.hash);

  given(await app.writer.delete(`/api/supersessions/${id}`));
  expectRefused(await app.writer.delete(`/api/supersessions/${id}`), 404, 'not-found');
  expect(given(await app.lead.get<FrozenPackage>(`/api/packages/${listed.id}`)).supersessions, 'a version keeps its list').toHaveLength(2);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'supersession-removed', audience: 'team', actorId: app.people.writer, subjectId: id });
  const before = await entryCount(app.store);
  expectRefused(await app.writer.post(list, { ...old, validTo: '2018-12-31' }), 422, 'invalid-input');
  expectRefused(await (await app.enter('chair')).post(list, old), 403, 'writers-only');
  expectRefused(await (await app.enter('otherLead')).post(list, old), 404, 'not-found');
  expect(await entryCount(app.store)).toBe(before);
});

test('however documents hang together, each stands in the tree exactly once, after what it stands under', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const place = fc.record({ kind: fc.constantFrom(...documentKinds), parentId: fc.option(fc.constantFrom(...ids, 'gone'), { nil: null }), ordinal: fc.integer({ min: 1, max: 4 }) });
  fc.assert(fc.property(fc.array(place, { maxLength: 6 }), (places) => {
    // Only what the rule lets in: each is placed among those already there.
    const tree: TreePlace[] = [];
    for (const [at, one] of places.entries()) {
      const parentId = whyNotUnder(one.kind, one.parentId, tree) === null ? one.parentId : null;
      tree.push({ ...one, id: ids[at] ?? '', parentId });
    }
    const order = inTreeOrder(tree);
    expect(order.map(({ id }) => id).sort()).toEqual(tree.map(({ id }) => id).sort());
    for (const [at, { parentId }] of order.entries()) if (parentId !== null) expect(order.findIndex(({ id }) => id === parentId)).toBeLessThan(at);
  }), { seed: 8 });
});
