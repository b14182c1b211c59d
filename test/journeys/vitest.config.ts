import { defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'node', 'development|production'];

/** Stories in real Chromium against the built product; one at a time, since the machine has two cores. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['test/journeys/**/*.test.ts'], globalSetup: 'test/journeys/demo-house.ts', pool: 'forks', maxWorkers: 1, fileParallelism: false, testTimeout: 240_000, hookTimeout: 240_000 },
});
