import { expect, onTestFinished, test } from 'vitest';
import type { SessionView } from '#shared/people.ts';
import { type ChildServer, startServer, visitor } from '../support/child-server.ts';
import { freshDatabase } from '../support/test-database.ts';

/** Milliseconds in which the demo is loaded twice and read once, on a busy machine too. */
const loadedTwiceIn = 400_000;

test('the demo is loaded at the first start, kept as it was left at the next, and loaded anew only where that throws nothing else away', { timeout: loadedTwiceIn }, async () => {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  const start = async (...args: string[]): Promise<ChildServer> => {
    const server = await startServer({ dataDir: database.dataDir, args: ['--demo', ...args], env: database.url === null ? {} : { DATABASE_URL: database.url } });
    onTestFinished(() => server.kill());
    return server;
  };
  const enter = async ({ origin }: ChildServer) => {
    const lead = visitor(origin);
    await lead.ask('POST', '/session/demo', { email: 'processledare@rss.granmark.example' });
    return lead;
  };
  const matters = async (server: ChildServer): Promise<string[]> => (await (await enter(server)).ask<{ items: { title: string }[] }>('GET', '/matters')).items.map(({ title }) => title).sort();
  const first = await start();
  const loaded = await matters(first);
  expect(loaded.length).toBeGreaterThan(1);
  const lead = await enter(first);
  const { person } = await lead.ask<SessionView>('GET', '/session');
  await lead.ask('POST', '/matters', { title: 'Överenskommelse om hjälpmedel', registryNumber: 'RG 2027/00611', authorityId: person?.organisations[0]?.id, bodies: { welfareCouncil: 'Rådet', chiefsNetwork: 'Nätverket', office: 'Kontoret' } });
  expect(await first.stop()).toBe(0);

  const next = await start();
  expect(await matters(next)).toEqual([...loaded, 'Överenskommelse om hjälpmedel'].sort());
  expect(await next.stop()).toBe(0);

  if (database.url === null) {
    const anew = await start('--fresh');
    expect(await matters(anew)).toEqual(loaded);
    expect(await anew.stop()).toBe(0);
  } else await expect(start('--fresh')).rejects.toThrow(/ended with 1 before it answered:\n--fresh works on the demo folder only: empty the PostgreSQL database yourself\.\n$/);
});
