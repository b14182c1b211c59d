import { expect, test } from 'vitest';
import { answeringLasts, type Answering } from '#shared/answer-presence.ts';
import { openAnswerers } from '../../server/answers/presence.ts';
import { memorySignal } from '../../server/platform/signal/signal.ts';
import { entryCount } from '../support/journal-entries.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

async function scene() {
  const app = await openAt(answering);
  const path = `/api/comments/${app.commentId}/answering`;
  const begin = async (who: Who, window = 'one') => (await app.enter(who)).put(path, { window });
  const leave = async (who: Who, window = 'one') => (await app.enter(who)).delete(`${path}?window=${window}`);
  const seen = async (who: Who) => given(await (await app.enter(who)).get<Answering>(`/api/rounds/${app.roundId}/answering`)).items;
  return { app, begin, leave, seen };
}

test('who has the answer open is told to the others who answer, until they leave; the journal says nothing of it', async () => {
  const { app, begin, leave, seen } = await scene();
  const before = await entryCount(app.store);
  given(await begin('writer'));
  given(await begin('chair'));
  expect(await seen('lead')).toEqual([{ commentId: app.commentId, people: ['Konto chair', 'Konto writer'] }]);
  expect(await seen('writer'), 'not of oneself').toEqual([{ commentId: app.commentId, people: ['Konto chair'] }]);
  given(await leave('chair'));
  expect(await seen('writer')).toEqual([]);
  expect(await entryCount(app.store)).toBe(before);
});

test('two windows of one person are left one by one', async () => {
  const { begin, leave, seen } = await scene();
  given(await begin('writer', 'one'));
  given(await begin('writer', 'two'));
  given(await leave('writer', 'one'));
  expect((await seen('lead')).map(({ people }) => people)).toEqual([['Konto writer']]);
  given(await leave('writer', 'two'));
  expect(await seen('lead')).toEqual([]);
});

test('whoever only reads says nothing and hears nothing, and nobody is kept from answering', async () => {
  const { app, begin, seen } = await scene();
  expectRefused(await begin('reference'), 403, 'answerers-only');
  expectRefused(await begin('almforsCoordinator'), 404, 'not-found');
  expectRefused(await (await app.enter('reference')).get(`/api/rounds/${app.roundId}/answering`), 403, 'answerers-only');
  given(await begin('writer'));
  given(await (await app.enter('lead')).post(`/api/comments/${app.commentId}/decision`, { disposition: 'accepted', version: 0 }));
  expect(await seen('lead')).toHaveLength(1);
});

test('who falls silent is gone after a while, and every process knows of who came in another', () => {
  const signal = memorySignal();
  let now = 0;
  const told: string[] = [];
  signal.subscribe(({ audience, subject }) => { if (audience === 'team') told.push(subject); });
  const [here, there] = [openAnswerers(signal, () => new Date(now)), openAnswerers(signal, () => new Date(now))];
  const sign = { commentId: 'c', personId: 'p', window: 'w', matterId: 'm' };
  here.begin(sign);
  expect(there.among(new Set(['c'])).get('c')).toEqual(new Set(['p']));
  now = answeringLasts - 1;
  here.begin(sign);
  expect(told, 'a sign of life is no news').toEqual(['answering']);
  now += answeringLasts - 1;
  expect(there.among(new Set(['c'])).size).toBe(1);
  now += 1;
  expect(there.among(new Set(['c'])).size).toBe(0);
  here.begin(sign);
  there.leave(sign);
  expect(here.among(new Set(['c'])).size).toBe(0);
});
