import { expect, test } from 'vitest';
import type { Answer, Overview } from '#shared/answers.ts';
import type { ConsultationReport } from '#shared/export.ts';
import type { Matter } from '#shared/matters.ts';
import { attachPaper } from '../support/letters.ts';
import { entryCount, expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { answering, openAt, submitted, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen.';
const override = { decidedBy: 'Styrgruppen för barn och unga', decidedOn: '2027-02-26', reason: 'Nämnden har inte svarat på våra frågor.' };
const reopening = { decidedBy: 'Uppdragsägaren', decidedOn: '2027-03-02', reason: 'Ett svar byggde på fel underlag.' };

async function scene() {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const comments = [app.commentId, app.secondCommentId, app.otherCommentId];
  const decide = async (ids: string[], version = 0) => { for (const id of ids) given(await lead.post(`/api/comments/${id}/decision`, { disposition: 'noted', rationale, version })); };
  const conclude = (body: object = {}, who: Who = 'lead') => app.enter(who).then((visitor) => visitor.post<Overview>(`/api/rounds/${app.roundId}/conclusion`, body));
  const reopen = (body: object = reopening, who: Who = 'lead') => app.enter(who).then((visitor) => visitor.post<Overview>(`/api/rounds/${app.roundId}/reopening`, body));
  const overview = async (who: Who = 'lead') => given(await (await app.enter(who)).get<Overview>(`/api/rounds/${app.roundId}/overview`));
  const matter = async () => given(await lead.get<Matter>(`/api/matters/${app.matterId}`));
  return { app, lead, comments, decide, conclude, reopen, overview, matter };
}

test('rule 2: a round is concluded when every comment has a decided answer, and the matter goes on', async () => {
  const { app, comments, decide, conclude, overview, matter } = await scene();
  expectRefused(await conclude(), 409, 'comments-undecided');
  await decide(comments.slice(0, 2));
  expectRefused(await conclude(), 409, 'comments-undecided');
  expect((await overview()).refusals).toMatchObject({ conclude: 'comments-undecided', override: null, reopen: 'round-not-concluded', finalReport: 'round-not-concluded' });
  await decide(comments.slice(2));
  const concluded = given(await conclude());
  expect(concluded).toMatchObject({ conclusion: { by: 'Konto lead', comments: 3, undecided: 0, override: null }, refusals: { conclude: 'round-concluded', reopen: null, finalReport: null } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'state-changed', audience: 'team', actorId: app.people.lead, subjectId: app.matterId });
  const now = await matter();
  expect(now.state).toBe('finalising');
  expect(now.phases.find(({ current }) => current)?.phase).toBe('recommendation');
  expectRefused(await conclude(), 409, 'round-concluded');
  await expectSoundJournal(app.store);
});

test('rule 2: with comments left a named decision ends it, and stands in the report with its reason', async () => {
  const { app, lead, comments, decide, conclude } = await scene();
  await decide(comments.slice(0, 1));
  expect(expectRefused(await conclude({ override: { ...override, decidedBy: '' } }), 422, 'invalid-input').errors?.[0]?.pointer).toBe('/override/decidedBy');
  expectRefused(await conclude({ override: { ...override, reason: ' ' } }), 422, 'invalid-input');
  expect(given(await conclude({ override })).conclusion).toMatchObject({ undecided: 2, override });
  const report = given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  expect(report.conclusion).toEqual({ on: '2027-03-01', by: 'Konto lead', undecided: 2, override });
});

test('an override where nothing lacks a decision is no override', async () => {
  const { comments, decide, conclude } = await scene();
  await decide(comments);
  expect(given(await conclude({ override })).conclusion).toMatchObject({ undecided: 0, override: null });
});

test('the conclusion and the reopening are journalled with who decided', async () => {
  const { app, conclude, reopen } = await scene();
  given(await conclude({ override }));
  const lead = await app.enter('lead');
  const newest = async (act: string) => given(await lead.get<{ items: { act: string; details: object }[] }>(`/api/matters/${app.matterId}/journal`)).items.find((one) => one.act === act)?.details;
  expect(await newest('round-concluded')).toMatchObject({ number: 1, comments: 3, undecided: 3, decidedBy: override.decidedBy, decidedOn: override.decidedOn });
  expect(JSON.stringify(await newest('round-concluded')), 'the reason is kept in its own row').not.toContain('frågor');
  given(await reopen());
  expect(await newest('round-reopened')).toMatchObject({ number: 1, decidedBy: reopening.decidedBy, decidedOn: reopening.decidedOn });
  await expectSoundJournal(app.store);
});

test('after conclusion answers, sorting and themes rest for everybody', async () => {
  const { app, lead, comments, decide, conclude } = await scene();
  const { id: themeId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Tider' }), 201);
  await decide(comments);
  given(await conclude());
  const before = await entryCount(app.store);
  for (const who of ['lead', 'chair', 'writer'] as const) {
    const visitor = await app.enter(who);
    if (who !== 'writer') expectRefused(await visitor.post(`/api/comments/${app.commentId}/decision`, { disposition: 'accepted', version: 1 }), 409, 'round-concluded');
    expectRefused(await visitor.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'accepted', version: 1 }), 409, 'round-concluded');
  }
  for (const who of ['lead', 'writer'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.patch(`/api/comments/${app.commentId}/triage`, { themeId }), 409, 'round-concluded');
    expectRefused(await visitor.post(`/api/rounds/${app.roundId}/themes`, { name: 'Nytt' }), 409, 'round-concluded');
    expectRefused(await visitor.patch(`/api/themes/${themeId}`, { name: 'Annat', version: 1 }), 409, 'round-concluded');
    expectRefused(await visitor.delete(`/api/themes/${themeId}`), 409, 'round-concluded');
  }
  expect(given(await lead.get<Answer>(`/api/comments/${app.commentId}/answer`)).refusals).toEqual({ propose: 'round-concluded', decide: 'round-concluded', review: 'reviewers-only', triage: 'round-concluded', split: 'round-concluded' });
  expect(await entryCount(app.store)).toBe(before);
});

test('a decision opens the round again: the matter goes back, answers change, and it can be concluded anew', async () => {
  const { app, comments, decide, conclude, reopen, overview, matter } = await scene();
  expectRefused(await reopen(), 409, 'round-not-concluded');
  await decide(comments);
  given(await conclude());
  expectRefused(await reopen({ ...reopening, reason: ' ' }), 422, 'invalid-input');
  expect(given(await reopen())).toMatchObject({ conclusion: null, reopened: { ...reopening, by: 'Konto lead' }, refusals: { conclude: null, triage: null } });
  expect((await matter()).state).toBe('processing');
  await decide([app.commentId], 1);
  expect(given(await conclude())).toMatchObject({ conclusion: { undecided: 0 }, reopened: null });
  expect((await overview('reference')).conclusion).not.toBeNull();
});

test('a matter that has gone on to those who decide is brought back first', async () => {
  const { app, lead, comments, decide, conclude, reopen } = await scene();
  await decide(comments);
  given(await conclude());
  given(await lead.post(`/api/matters/${app.matterId}/phase`, { state: 'chiefs_approved', on: '2027-03-05' }));
  expectRefused(await reopen(), 409, 'matter-past-answers');
  given(await lead.post(`/api/matters/${app.matterId}/phase`, { state: 'finalising', on: '2027-03-06' }));
  given(await reopen());
});

test('a round that is open for responses is not concluded, and only those who lead conclude', async () => {
  const early = await openAt(submitted);
  expectRefused(await (await early.enter('lead')).post(`/api/rounds/${early.roundId}/conclusion`, { override }), 409, 'round-not-closed');
  const { app, conclude, reopen } = await scene();
  const before = await entryCount(app.store);
  for (const who of ['writer', 'chair', 'steering', 'reference', 'council', 'registrar'] as const) {
    expectRefused(await conclude({ override }, who), 403, 'lead-only');
    expectRefused(await reopen(reopening, who), 403, 'lead-only');
  }
  for (const who of ['almforsCoordinator', 'otherLead', 'former', 'admin'] as const) {
    expectRefused(await conclude({ override }, who), 404, 'not-found');
    expectRefused(await reopen(reopening, who), 404, 'not-found');
  }
  expect(await entryCount(app.store)).toBe(before);
});

test('two who conclude at once conclude once', async () => {
  const { app, comments, decide, conclude } = await scene();
  await decide(comments);
  const answers = await Promise.all([conclude(), conclude({}, 'owner')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const lead = await app.enter('lead');
  expect(given(await lead.get<{ items: { act: string }[] }>(`/api/matters/${app.matterId}/journal`)).items.filter(({ act }) => act === 'round-concluded')).toHaveLength(1);
});

test('an answer registered after the conclusion is received, and listed beside the figures of it', async () => {
  const { app, lead, comments, decide, conclude, overview } = await scene();
  await decide(comments);
  given(await conclude());
  const { id: consulteeId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.association, category: 'association', officialMail: 'info@unga.example', unsolicited: true }), 201);
  const { id: responseId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId, channel: 'letter', receivedOn: '2027-03-01' }), 201);
  given(await lead.post(`/api/responses/${responseId}/comments`, { anchor: { scope: 'package' }, kind: 'general', text: 'Vi saknar elevråden.' }), 201);
  given(await lead.patch(`/api/responses/${responseId}`, { stance: 'supports_with_remarks' }));
  await attachPaper(lead, responseId);
  given(await lead.post(`/api/responses/${responseId}/submission`), 201);
  expect(await overview()).toMatchObject({ comments: 3, byState: { new: 0, decided: 3 }, conclusion: { comments: 3, undecided: 0 }, cameAfter: [{ responseId, comments: 1 }] });
});
