/** A public text is cheap to ask for again, and checked all the same (design D4). */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { consultationTables } from '../../server/consultation/tables.ts';
import { draftingTables } from '../../server/drafting/tables.ts';
import { publishPage } from '../support/public-form.ts';
import { open, openAt } from '../support/stages.ts';
import { given } from '../support/visitor.ts';
import { block } from '../support/agreement-text.ts';

async function published() {
  const app = await openAt(open);
  await publishPage(app, await app.enter('lead'));
  const path = `/offentligt/${app.roundId}/text/${app.frozenDocumentId}`;
  const text = (headers: Record<string, string> = {}, query = '') => app.visitor().get(`${path}${query}`, { headers });
  return { app, text };
}

test('whoever has the text is not sent it again, and each language is a page of its own', async () => {
  const { text } = await published();
  const first = await text();
  expect(first.text).toContain(`data-block="${block('duty')}"`);
  expect(first.headers.get('cache-control'), 'asked for anew each time').toBe('no-cache');
  const etag = first.headers.get('etag') ?? '';
  const again = await text({ 'if-none-match': `"other", ${etag}` });
  expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
  expect((await text({ 'if-none-match': '"other"' })).status).toBe(200);
  expect((await text({ 'if-none-match': etag }, '?locale=en')).status).toBe(200);
  expect((await text()).text).toBe(first.text);
});

test('what stands around the text is part of the page: when it changes, the page does', async () => {
  const { app, text } = await published();
  const { headers } = await text();
  const { rounds } = consultationTables(app.store);
  await app.store.write('house', async (tx) => void (await tx.update(rounds).set({ title: 'Omgången med nytt namn' }).where(eq(rounds.id, app.roundId))));
  const changed = await text({ 'if-none-match': headers.get('etag') ?? '' });
  expect([changed.status, changed.text.includes('Omgången med nytt namn')]).toEqual([200, true]);
});

test('a stored text that is no longer what was frozen is refused, also to whoever has the page already', async () => {
  const { app, text } = await published();
  const { headers } = await text();
  const { frozenDocuments } = draftingTables(app.store);
  await app.store.write('house', async (tx) => void (await tx.update(frozenDocuments).set({ html: '<p>Något annat.</p>' }).where(eq(frozenDocuments.id, app.frozenDocumentId))));
  for (const had of ['', headers.get('etag') ?? '']) expect((await text({ 'if-none-match': had })).status).toBe(503);
});

test('what is no longer published is gone, whoever has it', async () => {
  const { app, text } = await published();
  const { headers } = await text();
  given(await (await app.enter('lead')).post(`/api/rounds/${app.roundId}/publication/withdrawal`, { reason: 'Fel text.' }));
  expect((await text({ 'if-none-match': headers.get('etag') ?? '' })).status).toBe(404);
});
