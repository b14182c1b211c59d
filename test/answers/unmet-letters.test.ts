import { expect, test } from 'vitest';
import type { UnmetLetters } from '#shared/answer-letters.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { answering, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';

/** Almfors' first comment is not met and its second is; Björkvattna's is met. */
async function scene() {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const path = `/api/rounds/${app.roundId}/unmet-letters`;
  const decide = async (id: string, disposition: string) => given(await lead.post(`/api/comments/${id}/decision`, { disposition, rationale, version: 0 }));
  await decide(app.commentId, 'accepted_partly');
  await decide(app.secondCommentId, 'accepted');
  await decide(app.otherCommentId, 'accepted');
  const conclude = async () => given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  return { app, lead, path, conclude };
}

test('each consultee whose point was not met gets one letter with the way to its page, and no other does', async () => {
  const { app, lead, path, conclude } = await scene();
  await conclude();
  const preview = given(await lead.get<UnmetLetters>(path));
  expect(preview).toMatchObject({ toSend: [{ name: 'Almfors kommun, Socialnämnden', comments: 1 }], sent: 0, refusals: { send: null } });
  const before = (await outboxOf(app)).length;
  expect(given(await lead.post<UnmetLetters>(path, { expected: 1 }))).toMatchObject({ toSend: [], sent: 1, refusals: { send: 'unmet-all-written' } });
  const posted = (await outboxOf(app)).slice(before);
  expect(posted).toHaveLength(1);
  expect(posted[0]?.body).toContain(`/remissomgang/${preview.toSend[0]?.consulteeId}/utfall`);
  expect(posted[0]?.body).not.toContain(rationale);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'unmet-written-to', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expectRefused(await lead.post(path, { expected: 1 }), 409, 'unmet-all-written');
});

test('nobody is written to before the round is concluded, by another than the lead, or unseen', async () => {
  const { app, lead, path, conclude } = await scene();
  expectRefused(await lead.post(path, { expected: 1 }), 409, 'round-not-concluded');
  await conclude();
  expectRefused(await (await app.enter('writer')).post(path, { expected: 1 }), 403, 'lead-only');
  expectRefused(await lead.post(path, { expected: 2 }), 409, 'unmet-others');
});
