import { expect, test } from 'vitest';
import type { Remark } from '#shared/discussion.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { draft, nameOf, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';
import { onDraft } from '../support/discussion.ts';

const remark = { ...onDraft('duty', 'samordnad individuell plan'), text: 'Räcker tre veckor?' };

async function raised(by: Who = 'writer', input: object = remark) {
  const app = await openAt(draft);
  const visitor = await app.enter(by);
  const { id } = given(await visitor.post<{ id: string }>(`/api/documents/${app.documentId}/remarks`, input), 201);
  const all = async (who: Who = by) => given(await (await app.enter(who)).get<{ items: Remark[] }>(`/api/documents/${app.documentId}/remarks`)).items;
  const thread = async (who: Who = by) => {
    const found = (await all(who)).find((one) => one.id === id);
    if (!found) throw new Error('the thread is gone');
    return found;
  };
  return { app, visitor, id, all, thread };
}

test('who reads the draft raises a thread on its words; what is said first is the first of its replies', async () => {
  for (const [who, as] of [['writer', 'working_group'], ['reference', 'reference_group'], ['chair', 'steering_chair'], ['steering', 'steering_group'], ['owner', 'mandate_owner']] as const) {
    const { app, id, all } = await raised(who);
    expect(await all('lead')).toMatchObject([{
      id, version: 1, quote: remark.quote, moved: false, clauseNumber: '2.1', clauseHeading: 'Kommunens ansvar', raisedBy: nameOf(who), raisedAs: as, resolvedAt: null,
      anchor: { from: remark.from, to: remark.to, before: 'Kommunen svarar för att barnet får en '.slice(-32), after: ' inom tre veckor.' },
      replies: [{ text: remark.text, as, wording: remark.quote, version: 1 }], refusals: { reply: null, resolve: null, reopen: 'remark-open' },
    }]);
    await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'remark-raised', audience: 'team', actorId: app.people[who], subjectId: id });
  }
});

test('a thread is raised on the words as they stand, and on no others', async () => {
  const { app, visitor } = await raised();
  const before = await entryCount(app.store);
  expectRefused(await visitor.post(`/api/documents/${app.documentId}/remarks`, { ...remark, quote: 'samordnad individuell vård' }), 409, 'remark-words-changed');
  expectRefused(await visitor.post(`/api/documents/${app.documentId}/remarks`, { ...remark, to: { ...remark.to, offset: 900 } }), 409, 'remark-words-changed');
  expect(expectRefused(await visitor.post(`/api/documents/${app.documentId}/remarks`, { ...remark, text: ' ', from: '<script>' }), 422, 'invalid-input').errors).toEqual(expect.arrayContaining([{ pointer: '/text', detail: 'text-required' }, expect.objectContaining({ pointer: '/from' })]));
  expect(await entryCount(app.store)).toBe(before);
});

test('a thread is answered, settled, and opened again by who raised it', async () => {
  const { app, visitor, id, all, thread } = await raised();
  const reference = await app.enter('reference');
  given(await reference.post(`/api/remarks/${id}/replies`, { text: 'Sex är bättre.' }), 201);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'remark-answered', audience: 'team', actorId: app.people.reference, subjectId: id });
  expect((await all())[0]?.replies.map((reply) => [reply.text, reply.as])).toEqual([[remark.text, 'working_group'], ['Sex är bättre.', 'reference_group']]);
  expect((await thread()).version).toBe(2);
  given(await visitor.post(`/api/remarks/${id}/resolution`, { version: 2 }));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'remark-resolved', audience: 'team', actorId: app.people.writer, subjectId: id });
  expect(await thread()).toMatchObject({ resolvedBy: nameOf('writer'), version: 3, refusals: { resolve: 'remark-resolved', reopen: null } });
  const before = await entryCount(app.store);
  given(await visitor.post(`/api/remarks/${id}/resolution`, { version: 2 }));
  expect(await entryCount(app.store), 'settling twice is no second act').toBe(before);
  given(await visitor.delete(`/api/remarks/${id}/resolution?version=3`));
  expect((await thread()).resolvedAt).toBeNull();
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'remark-reopened', audience: 'team', actorId: app.people.writer, subjectId: id });
});

test('nobody settles a thread in which something was said that they have not read', async () => {
  const { app, visitor, id, thread } = await raised();
  given(await (await app.enter('otherWriter')).post(`/api/remarks/${id}/replies`, { text: 'Vänta, se bilagan.' }), 201);
  expectRefused(await visitor.post(`/api/remarks/${id}/resolution`, { version: 1 }), 409, 'remark-changed-meanwhile');
  expect((await thread()).resolvedAt).toBeNull();
});

test('only who raised it, or leads, settles it and opens it again', async () => {
  const { app, id, all } = await raised('reference');
  expect((await all('writer'))[0]?.refusals.resolve).toBe('raiser-only');
  expectRefused(await (await app.enter('writer')).post(`/api/remarks/${id}/resolution`, { version: 1 }), 403, 'raiser-only');
  given(await (await app.enter('owner')).post(`/api/remarks/${id}/resolution`, { version: 1 }));
  expect((await all('writer'))[0]?.refusals.reopen).toBe('raiser-only');
  expectRefused(await (await app.enter('writer')).delete(`/api/remarks/${id}/resolution?version=2`), 403, 'raiser-only');
  given(await (await app.enter('reference')).delete(`/api/remarks/${id}/resolution?version=2`));
});

test('roles that follow the matter without the draft’s discussion take no part in it', async () => {
  const { app, id, thread } = await raised();
  const replyId = (await thread()).replies[0]?.id ?? '';
  for (const who of ['council', 'archivist', 'registrar', 'secretary'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.post(`/api/documents/${app.documentId}/remarks`, remark), 403, 'team-only');
    expectRefused(await visitor.post(`/api/remarks/${id}/replies`, { text: 'x' }), 403, 'team-only');
    expectRefused(await visitor.delete(`/api/remarks/${id}/resolution?version=1`), 403, 'team-only');
    expectRefused(await visitor.patch(`/api/remark-replies/${replyId}`, { text: 'x', version: 1 }), 403, 'team-only');
  }
});

test('outsiders find no thread', async () => {
  const { app, id, thread } = await raised();
  const replyId = (await thread()).replies[0]?.id ?? '';
  const before = await entryCount(app.store);
  for (const who of ['otherLead', 'former', 'stranger', 'admin', 'almforsCoordinator'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.post(`/api/documents/${app.documentId}/remarks`, remark), 404, 'not-found');
    expectRefused(await visitor.post(`/api/remarks/${id}/replies`, { text: 'x' }), 404, 'not-found');
    expectRefused(await visitor.post(`/api/remarks/${id}/resolution`, { version: 1 }), 404, 'not-found');
    expectRefused(await visitor.patch(`/api/remark-replies/${replyId}`, { text: 'x', version: 1 }), 404, 'not-found');
    expectRefused(await visitor.get(`/api/remark-replies/${replyId}/history`), 404, 'not-found');
  }
  expect(await entryCount(app.store)).toBe(before);
});

test('a thread sent twice with one key is raised once, even if the words have changed in between', async () => {
  const { app, visitor, all } = await raised();
  const answers = await Promise.all([1, 2].map(() => visitor.post<{ id: string }>(`/api/documents/${app.documentId}/remarks`, { ...remark, text: 'En gång' }, { key: 'r1' })));
  expect(answers[0]?.body).toEqual(answers[1]?.body);
  expect((await all()).filter((one) => one.replies[0]?.text === 'En gång')).toHaveLength(1);
});

test('one changes one’s own words; what they were is kept, and an older reading changes nothing', async () => {
  const { app, visitor, id, thread } = await raised();
  const replyId = (await thread()).replies[0]?.id ?? '';
  app.clock.move({ hours: 1 });
  given(await visitor.patch(`/api/remark-replies/${replyId}`, { text: 'Räcker tre månader?', version: 1 }));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'remark-reply-changed', audience: 'team', actorId: app.people.writer, subjectId: id });
  expect((await thread('otherWriter')).replies).toMatchObject([{ text: 'Räcker tre månader?', version: 2, changedAt: '2027-03-01T09:00:00.000Z', wording: remark.quote, refusals: { change: 'author-only', history: null } }]);
  expectRefused(await visitor.patch(`/api/remark-replies/${replyId}`, { text: 'Äldre', version: 1 }), 409, 'reply-changed-meanwhile');
  expectRefused(await (await app.enter('lead')).patch(`/api/remark-replies/${replyId}`, { text: 'Annans', version: 2 }), 403, 'author-only');
  expect(given(await (await app.enter('reference')).get<{ items: { version: number; text: string }[] }>(`/api/remark-replies/${replyId}/history`)).items).toMatchObject([{ version: 1, text: remark.text }, { version: 2, text: 'Räcker tre månader?' }]);
});

test('one takes one’s own words back; they leave the thread and stay with their author and the lead', async () => {
  const { app, visitor, id, thread } = await raised();
  const replyId = (await thread()).replies[0]?.id ?? '';
  given(await visitor.post(`/api/remark-replies/${replyId}/withdrawal`, { version: 1 }));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'remark-reply-withdrawn', audience: 'team', actorId: app.people.writer, subjectId: id });
  expect((await thread('otherWriter')).replies).toMatchObject([{ text: '', withdrawnAt: app.clock().toISOString(), refusals: { history: 'author-only' } }]);
  expectRefused(await visitor.patch(`/api/remark-replies/${replyId}`, { text: 'Ändå', version: 2 }), 409, 'reply-withdrawn');
  expectRefused(await (await app.enter('otherWriter')).get(`/api/remark-replies/${replyId}/history`), 403, 'author-only');
  for (const who of ['lead', 'writer'] as const) expect(given(await (await app.enter(who)).get<{ items: object[] }>(`/api/remark-replies/${replyId}/history`)).items).toMatchObject([{ version: 1, text: remark.text }]);
});

test('a reply names people of the discussion, and nobody else', async () => {
  const { app, visitor, id, thread } = await raised('writer', { ...remark });
  const { otherWriter, reference, stranger, archivist, former } = app.people;
  given(await visitor.post(`/api/remarks/${id}/replies`, { text: `@${nameOf('otherWriter')} @${nameOf('reference')} vad säger ni?`, mentions: [otherWriter, reference, otherWriter] }), 201);
  expect((await thread()).replies[1]?.mentions.map(({ name }) => name).sort()).toEqual([nameOf('otherWriter'), nameOf('reference')]);
  for (const personId of [stranger, archivist, former]) expectRefused(await visitor.post(`/api/remarks/${id}/replies`, { text: 'x', mentions: [personId] }), 422, 'mention-unknown');
});
