import { beforeAll, expect, test, vi } from 'vitest';
import { concerns } from '../../client/live/events.ts';

const [matter, round, response, counted] = ['01a4001a-7c00-7000-8000-000000000001', '01a4001a-7c00-7000-8000-000000000002', '01a4001a-7c00-7000-8000-000000000003', '01a4001a-7c00-7000-8000-000000000004'] as const;

// The client asks its browser where it is when it is loaded.
beforeAll(() => void vi.stubGlobal('window', { location: new URL('http://overens.example') }));

test('when somebody counts a joint statement, everybody who looks at the register, the round, the response or the figures sees it', async () => {
  const { matrixQuery, overviewQuery } = await import('../../client/answers/answers.ts');
  const { registerQuery, roundQuery, roundsQuery } = await import('../../client/consultation/consultation.ts');
  const { jointQuery } = await import('../../client/consultation/joint-part.tsx');
  const asked = { rounds: roundsQuery(matter), round: roundQuery(round), register: registerQuery(round), joint: jointQuery(response), overview: overviewQuery(round), matrix: matrixQuery(round) };
  expect(Object.entries(asked).filter(([, query]) => !concerns({ queryKey: query.queryKey, meta: query.meta }, { matter, subject: 'joint-statement', id: counted })).map(([name]) => name)).toEqual([]);
});
