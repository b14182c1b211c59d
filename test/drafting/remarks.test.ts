import { expect, test } from 'vitest';
import type { Remark } from '#shared/drafting.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { draft, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const place = { from: 'AQID', to: 'AQIE', quote: 'samordnad individuell plan' };
const remark = { ...place, text: 'Räcker tre veckor?' };

async function raised(by: Who = 'writer') {
  const app = await openAt(draft);
  const visitor = await app.enter(by);
  const { id } = given(await visitor.post<{ id: string }>(`/api/documents/${app.documentId}/remarks`, remark), 201);
  const all = async (who: Who = by) => given(await (await app.enter(who)).get<{ items: Remark[] }>(`/api/documents/${app.documentId}/remarks`)).items;
  return { app, visitor, id, all };
}

test('who reads the draft raises a remark on its words; it is the first of its replies', async () => {
  for (const who of ['writer', 'reference', 'chair', 'steering', 'owner'] as const) {
    const { app, id, all } = await raised(who);
    expect(await all('lead')).toMatchObject([{ id, quote: place.quote, raisedBy: `Konto ${who}`, resolvedAt: null, replies: [{ text: remark.text, quote: place.quote }], refusals: { reply: null, resolve: null, reopen: 'remark-open' } }]);
    await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'remark-raised', audience: 'team', actorId: app.people[who], subjectId: id });
  }
});

test('a remark is answered, settled, and opened again', async () => {
  const { app, visitor, id, all } = await raised();
  const reference = await app.enter('reference');
  given(await reference.post(`/api/remarks/${id}/replies`, { text: 'Sex är bättre.', quote: 'samordnad plan' }), 201);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'remark-answered', audience: 'team', actorId: app.people.reference, subjectId: id });
  expect((await all())[0]?.replies.map((reply) => [reply.text, reply.quote])).toEqual([[remark.text, place.quote], ['Sex är bättre.', 'samordnad plan']]);
  given(await visitor.post(`/api/remarks/${id}/resolution`));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'remark-resolved', audience: 'team', actorId: app.people.writer, subjectId: id });
  expect((await all())[0]).toMatchObject({ resolvedBy: 'Konto writer', refusals: { resolve: 'remark-resolved', reopen: null } });
  const before = await entryCount(app.store);
  given(await visitor.post(`/api/remarks/${id}/resolution`));
  expect(await entryCount(app.store), 'settling twice is no second act').toBe(before);
  given(await reference.delete(`/api/remarks/${id}/resolution`));
  expect((await all())[0]?.resolvedAt).toBeNull();
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'remark-reopened', audience: 'team', actorId: app.people.reference, subjectId: id });
});

test('only who raised it, or leads, settles it', async () => {
  const { app, id, all } = await raised('reference');
  expect((await all('writer'))[0]?.refusals.resolve).toBe('raiser-only');
  expectRefused(await (await app.enter('writer')).post(`/api/remarks/${id}/resolution`), 403, 'raiser-only');
  given(await (await app.enter('owner')).post(`/api/remarks/${id}/resolution`));
});

test('roles that follow the matter without the draft’s discussion take no part in it', async () => {
  const { app, id } = await raised();
  for (const who of ['council', 'archivist', 'registrar', 'secretary'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.post(`/api/documents/${app.documentId}/remarks`, remark), 403, 'team-only');
    expectRefused(await visitor.post(`/api/remarks/${id}/replies`, { text: 'x', quote: '' }), 403, 'team-only');
    expectRefused(await visitor.delete(`/api/remarks/${id}/resolution`), 403, 'team-only');
  }
});

test('outsiders find no remark', async () => {
  const { app, id } = await raised();
  const before = await entryCount(app.store);
  for (const who of ['otherLead', 'former', 'stranger', 'admin', 'almforsCoordinator'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.post(`/api/documents/${app.documentId}/remarks`, remark), 404, 'not-found');
    expectRefused(await visitor.post(`/api/remarks/${id}/replies`, { text: 'x', quote: '' }), 404, 'not-found');
    expectRefused(await visitor.post(`/api/remarks/${id}/resolution`), 404, 'not-found');
  }
  expect(await entryCount(app.store)).toBe(before);
});

test('a remark needs words of its own and a place', async () => {
  const { app, visitor } = await raised();
  expect(expectRefused(await visitor.post(`/api/documents/${app.documentId}/remarks`, { ...remark, text: '', from: '<script>' }), 422, 'invalid-input').errors).toEqual(expect.arrayContaining([{ pointer: '/text', detail: 'text-required' }, { pointer: '/from', detail: 'anchor-invalid' }]));
});

test('a remark sent twice with one key is raised once', async () => {
  const { app, visitor, all } = await raised();
  const answers = await Promise.all([1, 2].map(() => visitor.post<{ id: string }>(`/api/documents/${app.documentId}/remarks`, { ...remark, text: 'En gång' }, { key: 'r1' })));
  expect(answers[0]?.body).toEqual(answers[1]?.body);
  expect((await all()).filter((one) => one.replies[0]?.text === 'En gång')).toHaveLength(1);
});
