import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainText } from '#shared/agreement/plain-text.ts';
import { documentFor, draftContent } from '../../server/drafting/documents.ts';
import { importText } from '../../server/drafting/importing.ts';
import type { Person } from '../../server/people/person.ts';
import { agreementText } from '../support/agreement-text.ts';
import { entryCount } from '../support/journal-entries.ts';
import { draft, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const anUpdate = (): Uint8Array => {
  const ydoc = new Y.Doc({ gc: false });
  ydoc.getMap('containers').set('k', 'v');
  return Y.encodeStateAsUpdate(ydoc);
};

test('a process without the document sockets refuses what reads or writes the living text, and says when to try again', async () => {
  const app = await openAt(draft, { servesSockets: false });
  const lead = await app.enter('lead');
  const answers = [
    await lead.get(`/api/matters/${app.matterId}/freeze-check`),
    await lead.post(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation', reason: 'Remiss' }),
    await lead.get(`/api/documents/${app.documentId}/export`),
    await lead.send('POST', `/api/documents/${app.documentId}/updates?epoch=1`, anUpdate(), { headers: { 'content-type': 'application/octet-stream' } }),
    await lead.upload(`/api/documents/${app.documentId}/import`, { name: 'x.docx', bytes: new Uint8Array([80, 75, 3, 4]) }),
  ];
  for (const answer of answers) {
    expectRefused(answer, 503, 'document-unavailable');
    expect(answer.headers.get('retry-after')).toBe('5');
  }
});

test('one person sends so many large differences a minute and no more', async () => {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const send = () => writer.send('POST', `/api/documents/${app.documentId}/updates?epoch=1`, anUpdate(), { headers: { 'content-type': 'application/octet-stream' } });
  for (let n = 0; n < 20; n += 1) given(await send());
  expectRefused(await send(), 429, 'too-many-requests');
  given(await (await app.enter('otherWriter')).send('POST', `/api/documents/${app.documentId}/updates?epoch=1`, anUpdate(), { headers: { 'content-type': 'application/octet-stream' } }));
  app.clock.move({ seconds: 61 });
  given(await send());
});

test('an import by somebody whose role ended meanwhile leaves neither text nor entry', async () => {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const { id } = given(await writer.post<{ id: string }>(`/api/matters/${app.matterId}/documents`, { title: 'Bilaga', kind: 'annex' }), 201);
  const person: Person = { id: app.people.writer, kind: 'account', name: 'Konto writer', isAdministrator: false, organisationIds: [], assurance: 'password', sessionId: 's', at: app.clock() };
  const { actor } = await documentFor(app.store.read, person, id);
  given(await (await app.enter('lead')).delete(`/api/matters/${app.matterId}/participants/${app.participants.writer}`));
  const before = await entryCount(app.store);
  await expect(importText(app.store, app.realtime, { actor, documentId: id, content: agreementText, images: [], file: 'utkast.docx', report: { words: 0, notUnderstood: [] } })).rejects.toMatchObject({ code: 'not-found' });
  expect(plainText((await draftContent(app.realtime, id)).content).trim()).toBe('');
  expect(await entryCount(app.store)).toBe(before);
});
