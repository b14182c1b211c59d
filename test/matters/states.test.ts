import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Matter, matterStates, type MatterState, phaseOf, phases, statesAfter } from '#shared/matters.ts';
import { entryCount, expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { matter, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

test('the lead moves the matter to its next state, on the day it happened', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const view = given(await lead.post<Matter>(`/api/matters/${app.matterId}/phase`, { state: 'finalising', on: '2027-02-20', reason: 'Ingen remiss behövs' }));
  expect(view).toMatchObject({ state: 'finalising' });
  expect(view.phases.find((one) => one.phase === 'recommendation')).toMatchObject({ actualOn: '2027-02-20', current: true });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'state-changed', audience: 'team', actorId: app.people.lead });
});

test('a state that does not come next is refused', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const before = await entryCount(app.store);
  expectRefused(await lead.post(`/api/matters/${app.matterId}/phase`, { state: 'in_force', on: '2027-03-01' }), 409, 'state-not-next');
  expectRefused(await lead.post(`/api/matters/${app.matterId}/phase`, { state: 'drafting', on: '2027-03-01' }), 409, 'state-not-next');
  expectRefused(await lead.post(`/api/matters/${app.matterId}/phase`, { state: 'abolished', on: '2027-03-01' }), 422, 'invalid-input');
  expectRefused(await lead.post(`/api/matters/${app.matterId}/phase`, { state: 'finalising', on: '2027-13-01' }), 422, 'invalid-input');
  expect(await entryCount(app.store)).toBe(before);
});

test('only who leads moves it', async () => {
  const app = await openAt(matter);
  for (const who of ['writer', 'chair'] as const) expectRefused(await (await app.enter(who)).post(`/api/matters/${app.matterId}/phase`, { state: 'paused', on: '2027-03-01' }), 403, 'lead-only');
  given(await (await app.enter('owner')).post(`/api/matters/${app.matterId}/phase`, { state: 'paused', on: '2027-03-01' }));
});

test('a paused matter stands where it stood and goes back there', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  const paused = given(await lead.post<Matter>(`/api/matters/${app.matterId}/phase`, { state: 'paused', on: '2027-03-02' }));
  expect(paused).toMatchObject({ state: 'paused', stateBefore: 'drafting', statesAfter: ['drafting', 'cancelled'] });
  expect(paused.phases.find((one) => one.current)?.phase).toBe('drafting');
  expect(given(await lead.post<Matter>(`/api/matters/${app.matterId}/phase`, { state: 'drafting', on: '2027-03-03' })).state).toBe('drafting');
});

test('a cancelled matter never moves again', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/matters/${app.matterId}/phase`, { state: 'cancelled', on: '2027-03-02' }));
  for (const state of matterStates) expectRefused(await lead.post(`/api/matters/${app.matterId}/phase`, { state, on: '2027-03-02' }), 409, 'state-not-next');
});

test('I12: no sequence of acts reaches a state the rules do not allow, and two at once never both win', async () => {
  const app = await openAt(matter);
  const lead = await app.enter('lead');
  let [state, before]: [MatterState, MatterState] = ['drafting', 'drafting'];
  const path = fc.sample(fc.array(fc.constantFrom(...matterStates.filter((one) => one !== 'cancelled')), { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 20270301 })[0] ?? [];
  for (const wanted of path) {
    const allowed = statesAfter(state, before).includes(wanted);
    const answers = await Promise.all([1, 2].map(() => lead.post<Matter>(`/api/matters/${app.matterId}/phase`, { state: wanted, on: '2027-03-02' })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(allowed ? 1 : 0);
    if (!allowed) continue;
    state = wanted;
    if (wanted !== 'paused') before = wanted;
  }
  const view = given(await lead.get<Matter>(`/api/matters/${app.matterId}`));
  expect(view).toMatchObject({ state, statesAfter: statesAfter(state, before) });
  await expectSoundJournal(app.store);
});

test('every state stands somewhere on the phase line', () => {
  for (const state of matterStates) for (const before of [null, ...matterStates]) expect(phases).toContain(phaseOf(state, before));
});
