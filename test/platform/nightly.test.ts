import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { consultationTables } from '../../server/consultation/tables.ts';
import { nightlyCheck } from '../../server/nightly.ts';
import { openAt, submitted } from '../support/stages.ts';

test('a submitted response that was changed behind the house is told of the next night, once, and nothing is looked at by day', async () => {
  const app = await openAt(submitted);
  const dataDir = mkdtempSync(join(tmpdir(), 'overens-nightly-'));
  const told: { event: string; facts: Record<string, unknown> }[] = [];
  let now = new Date('2027-03-10T12:00:00Z');
  const check = nightlyCheck({ store: app.store, clock: () => now, report: (event, facts) => void told.push({ event, facts }) }, dataDir);
  const { responses } = consultationTables(app.store);
  await app.store.write('house', (tx) => tx.update(consultationTables(tx).responses).set({ summary: 'Något annat.' }).where(eq(responses.id, app.responseId)));
  await check();
  expect(told).toEqual([]);
  // A quarter past two in Sweden, in winter time and, later in the month, in summer time.
  for (const night of ['2027-03-11T01:15:00Z', '2027-03-29T00:15:00Z']) {
    now = new Date(night);
    await check();
    await check();
  }
  const damaged = told.filter(({ event, facts }) => event === 'stored record damaged' && String(facts['fault']).includes(app.responseId));
  expect(damaged).toHaveLength(2);
  expect(told.filter(({ event }) => event === 'nightly check')).toHaveLength(2);
  rmSync(dataDir, { recursive: true, force: true });
});
