import { expect, test } from 'vitest';
import type { CommentLikeness, Contradicting, GroupAnswer, RoundLikeness } from '#shared/answer-likeness.ts';
import type { Answer, AnswerRow, Overview } from '#shared/answers.ts';
import type { Receipt } from '#shared/consultation.ts';
import { chainOf, entryCount, expectJournalled } from '../support/journal-entries.ts';
import { onWords, open, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';
import { groupsOf } from '../../server/answers/alike-comments.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';
const same = 'Fristen för planen är för kort. Nämnden sammanträder en gång i månaden och hinner inte fatta beslut i varje ärende.';

/** Both consultees say the same of the same words, one of them with a greeting, and want different wordings for other words. */
const scene = async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const [almfors, bjorkvattna] = [await app.enter('almforsCoordinator'), await app.enter('bjorkvattnaCoordinator')];
  const leave = async (who: Visitor, responseId: string, input: object) => given(await who.post<{ id: string }>(`/api/responses/${responseId}/comments`, { kind: 'substance', ...input }), 201).id;
  const place = onWords(app.frozenDocumentId, 'duty', 'inom tre veckor');
  const ours = await leave(almfors, app.responseId, { anchor: place, text: same });
  const theirs = await leave(bjorkvattna, app.otherResponseId, { anchor: onWords(app.frozenDocumentId, 'duty', 'tre veckor'), text: `Hej!\n${same}\n\nMed vänlig hälsning\nNämnden` });
  const third = await leave(bjorkvattna, app.otherResponseId, { anchor: { scope: 'package' }, text: `${same}` });
  const longer = await leave(almfors, app.responseId, { anchor: place, text: 'Gör fristen längre.', proposedText: 'inom sex veckor' });
  const shorter = await leave(bjorkvattna, app.otherResponseId, { anchor: onWords(app.frozenDocumentId, 'duty', 'tre veckor'), text: 'Barn kan inte vänta.', proposedText: 'en vecka' });
  for (const [who, responseId, stance] of [[almfors, app.responseId, 'supports_with_remarks'], [bjorkvattna, app.otherResponseId, 'opposes']] as const) {
    given(await who.patch(`/api/responses/${responseId}`, { stance, summary: 'Nämnden svarar.' }));
    given(await who.post<Receipt>(`/api/responses/${responseId}/submission`), 201);
  }
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const likeness = async (id: string, who: Who = 'lead') => given(await (await app.enter(who)).get<CommentLikeness>(`/api/comments/${id}/likeness`));
  const answerOf = async (id: string) => given(await lead.get<Answer>(`/api/comments/${id}/answer`));
  const decide = async (id: string, disposition: string, version = 0) => given(await lead.post<Answer>(`/api/comments/${id}/decision`, { disposition, rationale, version }));
  const together = async (who: Who, body: object) => (await app.enter(who)).post<GroupAnswer>(`/api/rounds/${app.roundId}/group-answers`, { rationale, ...body });
  return { app, lead, ours, theirs, third, longer, shorter, likeness, answerOf, decide, together };
};

test('near-identical comments are suggested together, and nothing is joined by that', async () => {
  const { app, lead, ours, theirs, third, likeness, answerOf } = await scene();
  const before = await entryCount(app.store);
  const { group, more, refusals } = await likeness(ours);
  expect(group.map(({ id }) => id).sort()).toEqual([theirs, third].sort());
  expect({ more, refusals }).toEqual({ more: 0, refusals: { separate: null } });
  expect(group[0]).toMatchObject({ version: 0, state: 'new', duplicateOf: null, refusals: { propose: null, decide: null } });
  expect((await likeness(ours, 'steering')).refusals).toEqual({ separate: 'answerers-only' });
  const { groups } = given(await lead.get<RoundLikeness>(`/api/rounds/${app.roundId}/likeness`));
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({ comments: 3, unanswered: 3, undecided: 3 });
  expect((await answerOf(theirs)).row).toMatchObject({ state: 'new', duplicateOf: null });
  expect(await entryCount(app.store)).toBe(before);
});

test('a group whose answers wait for a decision comes before a larger one that is all decided', () => {
  const row = (number: number, state: string) => ({ id: `c${number}`, number, organisation: 'Almfors kommun', clauseNumber: '2', text: 'Fristen är för kort.', proposedText: '', state }) as AnswerRow;
  const rows = [row(1, 'decided'), row(2, 'decided'), row(3, 'decided'), row(4, 'decided'), row(5, 'proposed'), row(6, 'decided'), row(7, 'new')];
  const groups = groupsOf(rows, { groups: [['c1', 'c2', 'c3'], ['c4', 'c5'], ['c6', 'c7']], similar: [] });
  expect(groups.map(({ number, unanswered, undecided }) => [number, unanswered, undecided])).toEqual([[7, 1, 1], [5, 0, 1], [1, 0, 0]]);
});

test('a group is answered in one act: each comment gets a step and an entry of its own, and is changed by itself afterwards', async () => {
  const { app, ours, theirs, third, answerOf, together, decide } = await scene();
  const told = given(await together('writer', { act: 'propose', disposition: 'not_accepted', members: [ours, theirs].map((commentId) => ({ commentId, version: 0 })) }));
  expect(told.answered.map(({ commentId }) => commentId)).toEqual([ours, theirs]);
  expect(told.left).toEqual([]);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'answer-proposed', audience: 'team', actorId: app.people.writer, subjectId: theirs });
  expect((await chainOf(app.store, `matter:${app.matterId}`)).slice(-2).map(({ act, subjectId }) => [act, subjectId])).toEqual([['answer-proposed', ours], ['answer-proposed', theirs]]);
  expect((await answerOf(third)).row.state, 'the exception is left').toBe('new');
  await decide(theirs, 'noted', 1);
  expect((await answerOf(theirs)).history.map(({ disposition }) => disposition)).toEqual(['not_accepted', 'noted']);
  expect((await answerOf(ours)).row).toMatchObject({ state: 'proposed', disposition: 'not_accepted', rationale });
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
});

test('what was changed, decided or linked meanwhile is left and named, and the others are answered', async () => {
  const { app, lead, ours, theirs, third, answerOf, together, decide } = await scene();
  given(await lead.post(`/api/comments/${theirs}/proposal`, { disposition: 'noted', rationale, version: 0 }));
  const members = [ours, theirs, third].map((commentId) => ({ commentId, version: 0 }));
  const told = given(await together('chair', { act: 'decide', disposition: 'not_accepted', members }));
  expect(told.answered.map(({ commentId }) => commentId)).toEqual([ours, third]);
  expect(told.left).toMatchObject([{ commentId: theirs, code: 'answer-changed', organisation: 'Björkvattna kommun' }]);
  expect((await answerOf(theirs)).row.disposition).toBe('noted');
  await decide(theirs, 'noted', 1);
  const again = given(await together('writer', { act: 'propose', disposition: 'answered', members: [{ commentId: theirs, version: 2 }] }));
  expect(again).toMatchObject({ answered: [], left: [{ code: 'comment-decided' }] });
  given(await lead.patch(`/api/comments/${app.secondCommentId}/triage`, { duplicateOf: ours }));
  expect(given(await together('lead', { act: 'decide', disposition: 'answered', members: [{ commentId: app.secondCommentId, version: 0 }] })).left).toMatchObject([{ code: 'comment-is-duplicate' }]);
});

test('a group answer is refused whole for the wrong person, without a reason, and for a comment of nobody\'s round', async () => {
  const { app, ours, together } = await scene();
  const before = await entryCount(app.store);
  const members = [{ commentId: ours, version: 0 }];
  expectRefused(await together('steering', { act: 'propose', disposition: 'noted', members }), 403, 'answerers-only');
  expectRefused(await together('writer', { act: 'decide', disposition: 'noted', members }), 403, 'deciders-only');
  expectRefused(await together('stranger', { act: 'propose', disposition: 'noted', members }), 404, 'not-found');
  expectRefused(await together('writer', { act: 'propose', disposition: 'noted', rationale: 'Nej.', members }), 422, 'rationale-missing');
  expectRefused(await together('writer', { act: 'propose', disposition: 'noted', members: [...members, { commentId: app.roundId, version: 0 }] }), 404, 'not-found');
  expect(await entryCount(app.store)).toBe(before);
});

test('what does not belong together is remembered for the matter, in the journal, and can be taken back', async () => {
  const { app, lead, ours, theirs, third, likeness } = await scene();
  const put = async (apart: boolean) => lead.put(`/api/comments/${third}/separations`, { others: [ours, theirs], apart });
  given(await put(true));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'comments-separated', audience: 'team', actorId: app.people.lead, subjectId: third });
  expect((await likeness(ours)).group.map(({ id }) => id)).toEqual([theirs]);
  expect(await likeness(third, 'writer')).toMatchObject({ group: [], similar: [] });
  given(await put(false));
  expect((await likeness(ours)).group).toHaveLength(2);
  expect((await chainOf(app.store, `matter:${app.matterId}`)).slice(-2).map(({ act }) => act)).toEqual(['comments-separated', 'comments-rejoined']);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
  expectRefused(await (await app.enter('steering')).put(`/api/comments/${third}/separations`, { others: [ours], apart: true }), 403, 'answerers-only');
  expectRefused(await lead.put(`/api/comments/${third}/separations`, { others: [third], apart: true }), 404, 'not-found');
});

test('two wordings for the same words are shown as a conflict on both, in the list and in the gate, until one of them is ruled out', async () => {
  const { app, lead, longer, shorter, decide } = await scene();
  const conflicts = async (id: string) => given(await lead.get<{ items: Contradicting[] }>(`/api/comments/${id}/contradictions`)).items;
  const listed = async () => given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?sort=number&conflict=open`)).items.map(({ id }) => id);
  const overview = async () => given(await lead.get<Overview>(`/api/rounds/${app.roundId}/overview`));
  expect(await conflicts(longer)).toMatchObject([{ id: shorter, proposedText: 'en vecka', settled: false }]);
  expect(await conflicts(shorter)).toMatchObject([{ id: longer, settled: false }]);
  expect((await listed()).sort()).toEqual([longer, shorter].sort());
  expect((await overview()).left).toContainEqual({ code: 'wordings-at-odds', count: 2 });

  await decide(longer, 'accepted');
  expect(await listed(), 'the other may still be accepted').toHaveLength(2);
  await decide(shorter, 'accepted');
  const rest = (await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments`)).body as { items: AnswerRow[] };
  for (const { id, state } of rest.items) if (state === 'new') await decide(id, 'noted');
  expect((await overview()).refusals).toMatchObject({ conclude: 'wordings-contradict', override: 'wordings-contradict' });
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override: null }), 409, 'wordings-contradict');

  await decide(shorter, 'accepted_partly', 1);
  expect(await listed()).toEqual([]);
  expect(await conflicts(longer)).toMatchObject([{ id: shorter, settled: true }]);
  expect(await overview()).toMatchObject({ conflicts: 0, left: [], refusals: { conclude: null } });
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override: null }));
});
