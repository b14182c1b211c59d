/** Everyone who opens a matter is told one thing, and it is theirs (`look.md`, the phase line). */
import { expect, test } from 'vitest';
import { type AnswerChain, usualChain } from '#shared/answer-chain.ts';
import { type MatterState, matterStates, type Role, roles } from '#shared/matters.ts';
import { en } from '#shared/messages/en.ts';
import { sv } from '#shared/messages/sv.ts';
import { consulteeStep, nextStepFor, type StepFacts } from '#shared/next-step.ts';

const bare: StepFacts = { matterId: 'm', state: 'drafting', draft: null, version: null, planned: null, round: null, comments: { new: 0, proposed: 0, toReview: 0, returned: 0 }, chain: usualChain };
const byGroup: AnswerChain = { decider: 'steering_group', reviewer: null };
const reviewed: AnswerChain = { decider: 'chair', reviewer: 'lead' };
const round = { id: 'r', answered: 3, invited: 5, deadline: '2027-06-01', concluded: false, finalReport: null };
const written = { id: 'd', empty: false };
const asked = (role: Role, facts: Partial<StepFacts>) => nextStepFor({ roles: [role], isAdministrator: false }, { ...bare, ...facts });

type Expected = [what: string, facts: Partial<StepFacts>, byRole: Partial<Record<Role | 'else', [code: string, path: string | null]>>];

/** One line per point of the main job; `else` is every role that is not named. */
const table: Expected[] = [
  ['the mandate is prepared', { state: 'mandating' }, { process_lead: ['approve-mandate', '/arenden/m'], mandate_owner: ['approve-mandate', '/arenden/m'], else: ['await-mandate', null] }],
  ['there is no text', {}, { process_lead: ['add-document', '/arenden/m/dokument'], working_group: ['add-document', '/arenden/m/dokument'], else: ['await-document', null] }],
  ['the text is empty', { draft: { id: 'd', empty: true } }, { process_lead: ['write-draft', '/dokument/d'], working_group: ['write-draft', '/dokument/d'], reference_group: ['comment-draft', '/dokument/d'], else: ['read-draft', '/dokument/d'] }],
  ['the text is written', { draft: written }, { process_lead: ['freeze-consultation', '/arenden/m/ny-version'], mandate_owner: ['freeze-consultation', '/arenden/m/ny-version'], working_group: ['write-draft', '/dokument/d'], reference_group: ['comment-draft', '/dokument/d'], else: ['read-draft', '/dokument/d'] }],
  ['a version is frozen', { draft: written, version: 2 }, { process_lead: ['plan-round', '/arenden/m/omgangar'], mandate_owner: ['plan-round', '/arenden/m/omgangar'], else: ['await-round', '/arenden/m/versioner'] }],
  ['a round is planned', { draft: written, version: null, planned: { id: 'p', title: 'Remiss' } }, { process_lead: ['open-round', '/omgangar/p'], mandate_owner: ['open-round', '/omgangar/p'], else: ['await-opening', '/omgangar/p'] }],
  ['the round is open', { state: 'consulting', round }, { process_lead: ['await-responses', '/omgangar/r'], mandate_owner: ['await-responses', '/omgangar/r'], else: ['follow-responses', '/omgangar/r'] }],
  ['comments lack answers', { state: 'processing', round, comments: { new: 4, proposed: 0, toReview: 0, returned: 0 } }, { process_lead: ['answer-comments', '/omgangar/r/synpunkter?state=new'], working_group: ['answer-comments', '/omgangar/r/synpunkter?state=new'], steering_chair: ['await-proposals', '/omgangar/r/oversikt'], else: ['follow-answers', '/omgangar/r/oversikt'] }],
  ['some are proposed', { state: 'processing', round, comments: { new: 4, proposed: 2, toReview: 0, returned: 0 } }, { process_lead: ['decide-and-answer', '/omgangar/r/synpunkter?state=proposed'], working_group: ['answer-comments', '/omgangar/r/synpunkter?state=new'], steering_chair: ['decide-answers', '/omgangar/r/synpunkter?state=proposed'], else: ['follow-answers', '/omgangar/r/oversikt'] }],
  ['all are proposed', { state: 'processing', round, comments: { new: 0, proposed: 6, toReview: 0, returned: 0 } }, { process_lead: ['decide-answers', '/omgangar/r/synpunkter?state=proposed'], steering_chair: ['decide-answers', '/omgangar/r/synpunkter?state=proposed'], else: ['await-decisions', '/omgangar/r/synpunkter?state=proposed'] }],
  ['all are proposed, and the steering group decides', { state: 'processing', round, chain: byGroup, comments: { new: 0, proposed: 6, toReview: 0, returned: 0 } }, { steering_group: ['decide-answers', '/omgangar/r/synpunkter?state=proposed'], steering_chair: ['decide-answers', '/omgangar/r/synpunkter?state=proposed'], else: ['await-decisions', '/omgangar/r/synpunkter?state=proposed'] }],
  ['all are proposed, and the lead reviews them before the chair decides', { state: 'processing', round, chain: reviewed, comments: { new: 0, proposed: 0, toReview: 6, returned: 0 } }, { process_lead: ['review-answers', '/omgangar/r/synpunkter?review=waiting'], else: ['await-review', '/omgangar/r/oversikt'] }],
  ['some have passed the review, and others came back', { state: 'processing', round, chain: reviewed, comments: { new: 0, proposed: 2, toReview: 0, returned: 3 } }, { steering_chair: ['decide-answers', '/omgangar/r/synpunkter?review=passed'], process_lead: ['answer-returned', '/omgangar/r/synpunkter?review=returned'], working_group: ['answer-returned', '/omgangar/r/synpunkter?review=returned'], else: ['await-decisions', '/omgangar/r/synpunkter?review=passed'] }],
  ['only those that came back are left', { state: 'processing', round, chain: reviewed, comments: { new: 0, proposed: 0, toReview: 0, returned: 3 } }, { process_lead: ['answer-returned', '/omgangar/r/synpunkter?review=returned'], working_group: ['answer-returned', '/omgangar/r/synpunkter?review=returned'], else: ['await-returned', '/omgangar/r/oversikt'] }],
  ['all are decided', { state: 'processing', round }, { process_lead: ['conclude-round', '/omgangar/r/oversikt#gate'], mandate_owner: ['conclude-round', '/omgangar/r/oversikt#gate'], else: ['await-conclusion', '/omgangar/r/oversikt'] }],
  ['the round is concluded', { state: 'finalising', round: { ...round, concluded: true } }, { process_lead: ['make-final-report', '/omgangar/r/sammanstallning'], mandate_owner: ['make-final-report', '/omgangar/r/sammanstallning'], else: ['await-final-report', '/omgangar/r/sammanstallning'] }],
  ['the final report is made', { state: 'finalising', round: { ...round, concluded: true, finalReport: 1 } }, { process_lead: ['state-finalising', '/arenden/m'], mandate_owner: ['state-finalising', '/arenden/m'], else: ['read-final-report', '/omgangar/r/sammanstallning'] }],
  ['the basis is completed without a round', { state: 'finalising' }, { process_lead: ['state-finalising', '/arenden/m'], mandate_owner: ['state-finalising', '/arenden/m'], else: ['state-finalising', null] }],
  ['the parties decide', { state: 'deciding' }, { process_lead: ['state-deciding', '/arenden/m'], mandate_owner: ['state-deciding', '/arenden/m'], else: ['state-deciding', null] }],
];

test.each(table)('%s: every role has its own step', (_what, facts, byRole) => {
  for (const role of roles) {
    const { code, path } = asked(role, facts);
    expect([role, code, path]).toEqual([role, ...(byRole[role] ?? byRole.else ?? [])]);
  }
});

test('the figures of the sentence come with it', () => {
  expect(asked('steering_chair', { state: 'processing', round, comments: { new: 4, proposed: 2, toReview: 0, returned: 0 } }).values).toEqual({ count: 2 });
  expect(asked('working_group', { state: 'processing', round, comments: { new: 4, proposed: 2, toReview: 0, returned: 0 } }).values).toEqual({ count: 4 });
  expect(asked('process_lead', { state: 'processing', round, comments: { new: 4, proposed: 2, toReview: 0, returned: 0 } }).values).toEqual({ proposed: 2, unanswered: 4 });
  expect(asked('registrar', { state: 'consulting', round }).values).toEqual({ answered: 3, invited: 5, deadline: '2027-06-01' });
  expect(asked('welfare_council', { state: 'finalising', round: { ...round, concluded: true, finalReport: 2 } }).values).toEqual({ number: 2 });
});

test('who holds two roles gets the step of the one that acts', () => {
  const both = (first: Role, second: Role, facts: Partial<StepFacts>) => nextStepFor({ roles: [first, second], isAdministrator: false }, { ...bare, ...facts }).code;
  expect(both('working_group', 'steering_chair', { state: 'processing', round, comments: { new: 0, proposed: 6, toReview: 0, returned: 0 } })).toBe('decide-answers');
  expect(both('registrar', 'process_lead', { state: 'processing', round })).toBe('conclude-round');
  expect(both('reference_group', 'working_group', { draft: written })).toBe('write-draft');
});

test('every step has its sentence in both languages, and a button where it leads somewhere', () => {
  const codes = new Map<string, boolean>();
  const facts = [...table.map(([, some]) => some), ...matterStates.map((state: MatterState) => ({ state }))];
  for (const some of facts) for (const role of roles) {
    const { code, path } = asked(role, some);
    codes.set(code, (codes.get(code) ?? false) || (path !== null && path !== '/arenden/m'));
  }
  for (const [code, leads] of codes) {
    for (const words of [sv, en] as Record<string, string>[]) {
      expect(words[`matters.next.${code}`], code).toMatch(/\S/);
      if (leads) expect(words[`matters.nextAct.${code}`], code).toMatch(/\S/);
    }
  }
});

test('a consultee is told to answer, to finish, or that it is done', () => {
  const at = (state: 'planned' | 'open' | 'closed', response: string, today = '2027-05-01') => consulteeStep({ state, response, deadline: '2027-06-01' }, today);
  expect([at('open', 'none'), at('open', 'draft'), at('open', 'submitted'), at('closed', 'submitted')]).toEqual(['read-and-answer', 'finish-answer', 'answered', 'answered']);
  expect([at('open', 'draft', '2027-06-01'), at('open', 'draft', '2027-06-02'), at('closed', 'draft'), at('planned', 'none')]).toEqual(['finish-answer', 'answer-late', 'closed', 'wait']);
});
