import { expect, test } from 'vitest';
import type { Answer, AnswerRow, Theme } from '#shared/answers.ts';
import { dispositions } from '#shared/export.ts';
import { sentences } from '../support/agreement-text.ts';
import { chainOf, entryCount, expectJournalled } from '../support/journal-entries.ts';
import { answering, open, openAt, submitted, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';
const scene = async () => {
  const app = await openAt(answering);
  const of = async (who: Who, id = app.commentId) => given(await (await app.enter(who)).get<Answer>(`/api/comments/${id}/answer`));
  const act = async (who: Who, step: 'proposal' | 'decision', body: object, id = app.commentId) => (await app.enter(who)).post<Answer>(`/api/comments/${id}/${step}`, body);
  return { app, of, act };
};

test('one comment is opened with the frozen words, where they stand today, and no answer yet', async () => {
  const { app, of } = await scene();
  const answer = await of('writer');
  expect(answer).toMatchObject({
    version: 0, history: [], row: { state: 'new', disposition: null, number: 2, clauseNumber: '2.1', organisation: 'Almfors kommun, Socialnämnden', party: true, stance: 'supports_with_remarks' },
    comment: { anchor: { quote: 'samordnad individuell plan' } }, now: { state: 'same', documentId: app.documentId, text: 'samordnad individuell plan' }, refusals: { propose: null, decide: 'deciders-only', triage: null },
  });
  expect(answer.frozen?.text).toBe(sentences.duty);
  expect(answer.frozen?.text.slice(answer.frozen.from, answer.frozen.to)).toBe('samordnad individuell plan');
});

test('the condition of the response stands beside each of its comments, and one that was given up nowhere', async () => {
  const app = await openAt(open);
  const [almfors, bjorkvattna, lead] = [await app.enter('almforsCoordinator'), await app.enter('bjorkvattnaCoordinator'), await app.enter('lead')];
  const condition = 'Kommunen får minst ett mottagningsteam.';
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports_on_condition', condition }));
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'supports_on_condition', condition: 'Avgiften tas bort.' }));
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'opposes' }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  const conditions = [];
  for (const id of [app.commentId, app.secondCommentId, app.otherCommentId]) conditions.push(given(await lead.get<Answer>(`/api/comments/${id}/answer`)).condition);
  expect(conditions).toEqual([condition, condition, '']);
  expect(JSON.stringify(given(await lead.get(`/api/rounds/${app.roundId}/report/json`)))).not.toContain('Avgiften tas bort.');
});

test('the working group proposes, lead or chair decides, and the history keeps every step', async () => {
  const { app, of, act } = await scene();
  const first = given(await act('writer', 'proposal', { disposition: 'noted', rationale: 'Vi återkommer.', version: 0 }));
  expect(first).toMatchObject({ version: 1, row: { state: 'proposed', disposition: 'noted' } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'answer-proposed', audience: 'team', actorId: app.people.writer, subjectId: app.commentId });
  given(await act('otherWriter', 'proposal', { disposition: 'not_accepted', rationale, version: 1 }));
  const decided = given(await act('chair', 'decision', { disposition: 'not_accepted', rationale, version: 2 }));
  expect(decided.row).toMatchObject({ state: 'decided', disposition: 'not_accepted', rationale, decidedBy: 'Konto chair', decidedOn: '2027-03-01' });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'answer-decided', audience: 'team', actorId: app.people.chair, subjectId: app.commentId });
  expect(decided.history.map((step) => [step.state, step.disposition, step.by])).toEqual([['proposed', 'noted', 'Konto writer'], ['proposed', 'not_accepted', 'Konto otherWriter'], ['decided', 'not_accepted', 'Konto chair']]);
  expectRefused(await act('writer', 'proposal', { disposition: 'accepted', version: 3 }), 409, 'comment-decided');
  const again = given(await act('lead', 'decision', { disposition: 'accepted', version: 3 }));
  expect(again.history).toHaveLength(4);
  // I7: replaying the history gives the answer that stands.
  const last = again.history.at(-1);
  expect((await of('reference')).row).toMatchObject({ state: last?.state, disposition: last?.disposition, rationale: last?.rationale });
});

test('rule 3: every disposition except accepted needs a reason, and a referral a target', async () => {
  const { app, act } = await scene();
  const before = await entryCount(app.store);
  for (const disposition of dispositions) {
    const bare = await act('lead', 'decision', { disposition, version: 0 });
    if (disposition === 'accepted') continue;
    expect(expectRefused(bare, 422, 'rationale-missing').errors?.[0]?.pointer).toBe('/rationale');
    for (const empty of ['abc', 'Nej.', '– – – – – – – –', 'Tillgodosesinte', '1 2 3 4 5 6 7 8 9 10']) expectRefused(await act('lead', 'decision', { disposition, rationale: empty, version: 0 }), 422, 'rationale-missing');
  }
  const referred = await act('lead', 'decision', { disposition: 'referred_elsewhere', rationale, version: 1 });
  expect(expectRefused(referred, 422, 'target-missing').errors?.[0]?.pointer).toBe('/referredTo');
  expect(await entryCount(app.store), 'only the accepted one was decided').toBe(before + 1);
  given(await act('lead', 'decision', { disposition: 'referred_elsewhere', rationale, referredTo: 'Uppföljningen 2028', version: 1 }));
  expect(expectRefused(await act('lead', 'proposal', { disposition: 'beaktas', version: 0 }), 422, 'invalid-input').errors).toEqual([{ pointer: '/disposition', detail: 'disposition-missing' }]);
});

test('F16: of two who decide at once exactly one wins, and the other is told to look again', async () => {
  const { app, of, act } = await scene();
  for (let version = 0; version < 3; version += 1) {
    const answers = await Promise.all([act('lead', 'decision', { disposition: 'accepted', version }), act('chair', 'decision', { disposition: 'not_accepted', rationale, version })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    for (const answer of answers.filter((one) => one.status === 409)) expectRefused(answer, 409, 'answer-changed');
    const winner = answers.find((one) => one.status === 200);
    expect((await of('writer')).row.disposition).toBe(winner?.body.row.disposition);
  }
  expect((await of('writer')).history).toHaveLength(3);
  expect((await chainOf(app.store, `matter:${app.matterId}`)).filter((entry) => entry.act === 'answer-decided')).toHaveLength(3);
});

test('somebody else’s newer answer is never written over unseen', async () => {
  const { act } = await scene();
  given(await act('writer', 'proposal', { disposition: 'noted', rationale, version: 0 }));
  expectRefused(await act('otherWriter', 'proposal', { disposition: 'accepted', version: 0 }), 409, 'answer-changed');
  expectRefused(await act('lead', 'decision', { disposition: 'accepted', version: 7 }), 409, 'answer-changed');
});

test('a decision sent twice with one key is one decision', async () => {
  const { app, of } = await scene();
  const lead = await app.enter('lead');
  const send = () => lead.post<Answer>(`/api/comments/${app.commentId}/decision`, { disposition: 'accepted', version: 0 }, { key: 'd1' });
  const answers = [await send(), await send()];
  expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  expect((await of('lead')).history).toHaveLength(1);
});

test('only those who answer propose and only those who decide decide', async () => {
  const { app, act } = await scene();
  const before = await entryCount(app.store);
  const body = { disposition: 'accepted', version: 0 };
  for (const who of ['reference', 'owner', 'council', 'steering', 'registrar', 'archivist', 'secretary'] as const) {
    expectRefused(await act(who, 'proposal', body), 403, 'answerers-only');
    expectRefused(await act(who, 'decision', body), 403, 'deciders-only');
  }
  for (const who of ['writer', 'otherWriter'] as const) expectRefused(await act(who, 'decision', body), 403, 'deciders-only');
  for (const who of ['almforsCoordinator', 'bjorkvattnaCoordinator', 'otherLead', 'former', 'stranger', 'admin'] as const) {
    expectRefused(await act(who, 'proposal', body), 404, 'not-found');
    expectRefused(await act(who, 'decision', body), 404, 'not-found');
    expectRefused(await (await app.enter(who)).get(`/api/comments/${app.commentId}/answer`), 404, 'not-found');
    expectRefused(await (await app.enter(who)).patch(`/api/comments/${app.commentId}/triage`, {}), 404, 'not-found');
  }
  expect(await entryCount(app.store)).toBe(before);
});

test('what is not submitted cannot be answered', async () => {
  const app = await openAt(submitted);
  const lead = await app.enter('lead');
  expectRefused(await lead.post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'accepted', version: 0 }), 404, 'not-found');
  expectRefused(await lead.patch(`/api/comments/${app.commentId}/triage`, { duplicateOf: app.otherCommentId }), 404, 'not-found');
});

test('a duplicate takes the answer of the comment it points to, and has none of its own', async () => {
  const { app, of, act } = await scene();
  const writer = await app.enter('writer');
  const sort = (id: string, body: object) => writer.patch<Answer>(`/api/comments/${id}/triage`, body);
  expectRefused(await sort(app.commentId, { duplicateOf: app.commentId }), 422, 'duplicate-of-itself');
  given(await sort(app.otherCommentId, { duplicateOf: app.commentId }));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'comment-sorted', audience: 'team', actorId: app.people.writer, subjectId: app.otherCommentId });
  given(await act('lead', 'decision', { disposition: 'out_of_scope', rationale, version: 0 }));
  expect((await of('lead', app.otherCommentId)).row).toMatchObject({ duplicateOf: 2, state: 'decided', disposition: 'out_of_scope', rationale });
  expectRefused(await act('lead', 'decision', { disposition: 'accepted', version: 0 }, app.otherCommentId), 409, 'comment-is-duplicate');
  expectRefused(await act('writer', 'proposal', { disposition: 'accepted', version: 0 }, app.otherCommentId), 409, 'comment-is-duplicate');
  expectRefused(await sort(app.secondCommentId, { duplicateOf: app.otherCommentId }), 409, 'duplicate-of-duplicate');
  expectRefused(await sort(app.commentId, { duplicateOf: app.secondCommentId }), 409, 'duplicate-of-duplicate');
  given(await sort(app.otherCommentId, { duplicateOf: null }));
  expect((await of('lead', app.otherCommentId)).row).toMatchObject({ duplicateOf: null, state: 'new' });
});

test('a comment is sorted under a theme and to a person of the matter', async () => {
  const { app } = await scene();
  const writer = await app.enter('writer');
  const { id: themeId } = given(await writer.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Tidsfrister' }), 201);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'theme-added', audience: 'team', actorId: app.people.writer, subjectId: themeId });
  expect(given(await writer.patch<Answer>(`/api/comments/${app.commentId}/triage`, { themeId, assigneeId: app.people.otherWriter })).row).toMatchObject({ theme: 'Tidsfrister', assignee: 'Konto otherWriter' });
  expect(given(await writer.patch<Answer>(`/api/comments/${app.commentId}/triage`, { assigneeId: null })).row, 'what is not sent stays').toMatchObject({ theme: 'Tidsfrister', assignee: null });
  expectRefused(await writer.patch(`/api/comments/${app.commentId}/triage`, { themeId: app.people.lead }), 422, 'theme-unknown');
  expectRefused(await writer.patch(`/api/comments/${app.commentId}/triage`, { assigneeId: app.people.stranger }), 422, 'assignee-unknown');
  expect(expectRefused(await writer.delete(`/api/themes/${themeId}`), 409, 'theme-in-use').values).toEqual({ count: 1 });
  given(await writer.patch(`/api/themes/${themeId}`, { mainPoints: 'Flera vill ha längre frister.', version: 1 }));
  given(await writer.patch(`/api/themes/${themeId}`, { changed: 'Fristen är nu sex veckor.', version: 2 }));
  expect(given(await writer.get<{ items: object[] }>(`/api/rounds/${app.roundId}/themes`)).items).toMatchObject([{ name: 'Tidsfrister', mainPoints: 'Flera vill ha längre frister.', changed: 'Fristen är nu sex veckor.', comments: 1 }]);
  given(await writer.patch(`/api/comments/${app.commentId}/triage`, { themeId: null }));
  given(await writer.delete(`/api/themes/${themeId}`));
  for (const who of ['reference', 'council'] as const) expectRefused(await (await app.enter(who)).post(`/api/rounds/${app.roundId}/themes`, { name: 'X' }), 403, 'answerers-only');
  expectRefused(await (await app.enter('otherLead')).post(`/api/rounds/${app.roundId}/themes`, { name: 'X' }), 404, 'not-found');
  expectRefused(await writer.delete(`/api/themes/${themeId}`), 404, 'not-found');
});

test('the list is filtered and searched as its address says', async () => {
  const { app, act } = await scene();
  given(await act('lead', 'decision', { disposition: 'accepted', version: 0 }));
  given(await act('writer', 'proposal', { disposition: 'noted', rationale, version: 0 }, app.otherCommentId));
  const lead = await app.enter('lead');
  const numbers = async (query: string) => given(await lead.get<{ items: AnswerRow[]; total: number }>(`/api/rounds/${app.roundId}/comments?${query}`)).items.map((row) => row.number);
  // 1 the whole text (Almfors), 2 clause 2.1 (Almfors), 3 clause 2.2 (Björkvattna).
  const expected: [string, number[]][] = [
    ['', [1, 2, 3]], ['sort=organisation', [1, 2, 3]], ['sort=state', [1, 3, 2]], ['clause=2', [2, 3]], ['clause=2.1', [2]], ['clause=2.', []], [`consultee=${app.almfors}`, [1, 2]], [`consultee=${app.almfors},${app.bjorkvattna}`, [1, 2, 3]],
    ['group=parties', [1, 2]], ['group=others', [3]], ['kind=question', [3]], ['kind=general,question', [1, 3]], ['stance=opposes', [3]], ['disposition=accepted', [2]], ['state=decided', [2]], ['state=new,proposed', [1, 3]], ['theme=none', [1, 2, 3]], ['assignee=none', [1, 2, 3]],
    ['q=veckor', [2]], ['q=VECKOR', [2]], ['q=3', [3]], ['q=björkvattna', [3]], ['q=tre%20kort', [2]], ['q=%25', []], ["q='%3B--", []], ['stance=unknown', [1, 2, 3]],
  ];
  for (const [query, wanted] of expected) expect([query, await numbers(query)]).toEqual([query, wanted]);
  expect(given(await lead.get(`/api/rounds/${app.roundId}/comments?most=2`))).toMatchObject({ next: '2', total: 3, undecided: 2 });
  expect(given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?most=2&after=2`)).items.map((row) => row.number)).toEqual([3]);
});

test('two who write the same theme: the later one is told, and nothing is written over', async () => {
  const { app } = await scene();
  const [writer, other] = [await app.enter('writer'), await app.enter('otherWriter')];
  const { id: themeId } = given(await writer.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Tidsfrister' }), 201);
  expect(given(await writer.patch<Theme>(`/api/themes/${themeId}`, { mainPoints: 'Flera vill ha längre frister.', version: 1 }))).toMatchObject({ version: 2, mainPoints: 'Flera vill ha längre frister.' });
  expectRefused(await other.patch(`/api/themes/${themeId}`, { mainPoints: 'Några vill ha kortare frister.', version: 1 }), 409, 'theme-changed');
  expectRefused(await other.patch(`/api/themes/${themeId}`, { mainPoints: 'Utan version.' }), 422, 'invalid-input');
  expect(given(await other.patch<Theme>(`/api/themes/${themeId}`, { notMet: 'Fristen i lagen.', version: 2 }))).toMatchObject({ version: 3, mainPoints: 'Flera vill ha längre frister.', notMet: 'Fristen i lagen.' });
  const together = await Promise.all([writer, other].map((who) => who.patch(`/api/themes/${themeId}`, { changed: 'Sex veckor.', version: 3 })));
  expect(together.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('the day an answer is wanted by is not written over unseen', async () => {
  const app = await openAt(answering);
  const [lead, writer] = [await app.enter('lead'), await app.enter('writer')];
  const due = `/api/comments/${app.commentId}/triage`;
  given(await lead.patch<Answer>(due, { dueOn: '2027-10-01', dueSeen: null }));
  const before = await entryCount(app.store);
  expectRefused(await writer.patch(due, { dueOn: '2027-09-24', dueSeen: null }), 409, 'due-day-changed');
  expect(await entryCount(app.store)).toBe(before);
  expect(given(await writer.patch<Answer>(due, { dueOn: null, dueSeen: '2027-10-01' })).row.dueOn).toBeNull();
});
