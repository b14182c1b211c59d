/** Sorting many comments in one act, among 10,000: how long the preview, the act and its undoing take, and how long a line answered meanwhile waits. `--runs N`: another number of comments. */
import { performance } from 'node:perf_hooks';
import { mostTogether } from '#shared/answers-together.ts';
import { startServer, visitor } from '../support/child-server.ts';
import type { Figure, Result } from '../support/figures.ts';
import { freshDatabase } from '../support/test-database.ts';
import { largeRound } from './large-round.ts';
import { percentile } from './pages.ts';

/** Milliseconds: what the store itself calls too long for one act. */
const tooLong = 200;

export async function run({ seed, runs }: { seed: number; runs: number | null }): Promise<Result> {
  const comments = runs ?? 10_000;
  const database = await freshDatabase();
  const slack = database.dialect === 'postgres' ? 2 : 1;
  const round = await largeRound(database, { seed, comments, organisations: 200, clauses: 500 });
  const server = await startServer({ dataDir: database.dataDir, ...(database.url === null ? {} : { env: { DATABASE_URL: database.url } }) });
  try {
    const lead = visitor(server.origin, round.cookie);
    const { items } = await lead.ask<{ items: { id: string }[] }>('GET', `/rounds/${round.roundId}/comments?most=1000&brief=true`);
    const times: Record<'preview' | 'act' | 'undoing', number[]> = { preview: [], act: [], undoing: [] };
    const timed = async <T>(what: keyof typeof times, work: Promise<T>): Promise<T> => {
      const started = performance.now();
      const done = await work;
      times[what].push(performance.now() - started);
      return done;
    };
    const chosen = { kind: 'these', comments: items.slice(0, mostTogether).map(({ id }) => id) };
    for (let turn = 0; turn < 10; turn += 1) {
      const act = { kind: 'theme', to: round.themeIds[turn % round.themeIds.length] };
      const { seen } = await timed('preview', lead.ask<{ seen: string }>('POST', `/rounds/${round.roundId}/sorting-previews`, { chosen, act }));
      const { id } = await timed('act', lead.ask<{ id: string }>('POST', `/rounds/${round.roundId}/sortings`, { chosen, act, seen }));
      await timed('undoing', lead.ask('POST', `/rounds/${round.roundId}/sortings/${id}/undoing`));
    }
    const figure = (what: keyof typeof times, target: number): Figure => {
      // The first turn warms up.
      const value = Math.round(percentile(times[what].slice(1), 0.95) * 10) / 10;
      return { what: `${what} of ${chosen.comments.length} comments, p95`, value, unit: 'ms', target: target * slack, holds: value <= target * slack };
    };
    return { name: 'together', seed, figures: [{ what: `comments, on ${database.dialect}`, value: comments, unit: 'comments', target: null, holds: true }, figure('preview', tooLong), figure('act', tooLong), figure('undoing', 2 * tooLong)] };
  } finally {
    await server.stop();
    await database.drop();
  }
}
