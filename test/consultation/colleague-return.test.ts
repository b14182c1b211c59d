/** A colleague comes back as itself on another device by its own link, which dies with the code it came in by. */
import { expect, test } from 'vitest';
import type { Consultation } from '#shared/consultation.ts';
import { insideTables } from '../../server/consultation/inside/tables.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { open, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

/** A colleague who has left a comment and kept a link. */
async function kept() {
  const app = await openAt(open);
  const colleague = await app.enter('colleague');
  const comment = given(await colleague.post<{ id: string }>(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: 'Kollegans ord.' }), 201);
  const { link } = given(await colleague.post<{ link: string }>(`/api/responses/${app.responseId}/return-link`), 201);
  const secret = link.split('#')[1] ?? '';
  return { app, colleague, comment, link, secret, come: (code = secret) => { const other = app.visitor(); return { other, entry: other.post<{ consulteeId: string }>('/api/colleague-returns', { code }) }; } };
}

test('on another device the colleague is itself: its comments are its own, and can be changed', async () => {
  const { app, comment, link, secret, come } = await kept();
  expect(link).toMatch(/\/kollega\/ater#[0-9A-HJKMNP-TV-Z]{16}$/);
  const { other, entry } = come();
  expect(given(await entry, 201).consulteeId).toBe(app.almfors);
  expect(given(await other.get<Consultation>(`/api/consultations/${app.almfors}`)).response?.comments.find(({ id }) => id === comment.id)).toMatchObject({ refusals: { change: null, remove: null } });
  given(await other.patch(`/api/comments/${comment.id}`, { text: 'Skrivet på telefonen.', version: 0 }));
  // The link serves again; the house keeps no secret.
  given(await come(`${link}`).entry, 201);
  const { returnLinks } = insideTables(app.store);
  expect(JSON.stringify(await app.store.read.select().from(returnLinks))).not.toContain(secret);
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'return-link-made', audience: `response:${app.responseId}`, actorId: app.people.colleague });
});

test('a new link ends the one before, and one that is taken back leads nowhere', async () => {
  const { app, colleague, come } = await kept();
  const { link } = given(await colleague.post<{ link: string }>(`/api/responses/${app.responseId}/return-link`), 201);
  expectRefused(await come().entry, 404, 'return-link-wrong');
  given(await come(link).entry, 201);
  given(await colleague.delete(`/api/responses/${app.responseId}/return-link`));
  expectRefused(await come(link).entry, 404, 'return-link-wrong');
  given(await colleague.delete(`/api/responses/${app.responseId}/return-link`));
});

test('it dies with the code, with the colleague’s access, with the code’s last day and with the response', async () => {
  const revoked = await kept();
  const coordinator = await revoked.app.enter('almforsCoordinator');
  given(await coordinator.delete(`/api/responses/${revoked.app.responseId}/colleague-codes/${revoked.app.colleagueCodeId}`));
  expectRefused(await revoked.come().entry, 404, 'return-link-wrong');
  const removed = await kept();
  given(await (await removed.app.enter('almforsCoordinator')).delete(`/api/responses/${removed.app.responseId}/colleagues/${removed.app.people.colleague}`));
  expectRefused(await removed.come().entry, 404, 'return-link-wrong');
  const late = await kept();
  late.app.clock.set('2027-06-30T12:00:00.000Z');
  expectRefused(await late.come().entry, 409, 'colleague-code-expired');
  const sent = await kept();
  const own = await sent.app.enter('almforsCoordinator');
  given(await own.patch(`/api/responses/${sent.app.responseId}`, { stance: 'supports' }));
  given(await own.post(`/api/responses/${sent.app.responseId}/submission`), 201);
  expectRefused(await sent.come().entry, 409, 'colleague-code-submitted');
});

test('a stranger who guesses is told nothing, and is stopped after some hundred guesses; nobody else makes such a link', async () => {
  const { app, come } = await kept();
  const stranger = app.visitor();
  expectRefused(await come('0'.repeat(16)).entry, 404, 'return-link-wrong');
  expectRefused(await stranger.post('/api/colleague-returns', { code: 'kort' }), 422, 'invalid-input');
  expectRefused(await (await app.enter('almforsCoordinator')).post(`/api/responses/${app.responseId}/return-link`), 403, 'colleagues-only');
  const answers: number[] = [];
  for (let n = 0; n < 605; n += 1) answers.push((await stranger.post('/api/colleague-returns', { code: String(n).padStart(16, '0') })).status);
  expect(answers.at(-1)).toBe(429);
  expect(answers[10]).toBe(404);
});
