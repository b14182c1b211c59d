/** One server and one browser for a file of stories; everyone in them is closed and judged when a story ends. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { openBrowser, openPerson, type Person } from '../support/browser.ts';
import { type ChildServer, startServer } from '../support/child-server.ts';
import { copyOf } from './demo-house.ts';

export interface Stage {
  origin(): string;
  browser(): Browser;
  server(): ChildServer;
  /** The server is stopped and started again with its clock these days ahead; who comes then has the same clock. Everyone who was there leaves first. */
  later(days: number): Promise<void>;
  /** A person at a screen of their own; `as` enters a demo account. */
  person(options?: { as?: string } & BrowserContextOptions): Promise<Person>;
}

const clock = join(import.meta.dirname, '..', 'support', 'moved-clock.mjs');

/** `house`: an empty one, or a copy of the demo county; `settings`: what its server is started with beside. Call at the top of a file. */
export function stage(house: 'empty' | 'demo', settings: (folder: string) => Record<string, string> = () => ({})): Stage {
  let server: ChildServer;
  let browser: Browser;
  let folder: string;
  const people: Person[] = [];
  let moved = 0;

  beforeAll(async () => {
    folder = house === 'demo' ? copyOf(inject('demoFolder')) : mkdtempSync(join(tmpdir(), 'overens-journey-'));
    [server, browser] = await Promise.all([startServer({ dataDir: folder, args: house === 'demo' ? ['--demo'] : [], env: settings(folder) }), openBrowser()]);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const { page } of people) console.log(await screenOf(page));
    const faults = people.flatMap((person) => person.faults);
    await Promise.all(people.splice(0).map(({ context }) => context.close()));
    expect(faults).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    origin: () => server.origin,
    browser: () => browser,
    server: () => server,
    async later(days) {
      await Promise.all(people.map(({ context }) => context.close()));
      const port = Number(new URL(server.origin).port);
      await server.stop();
      moved = days;
      server = await startServer({ dataDir: folder, port, args: house === 'demo' ? ['--demo'] : [], nodeArgs: ['--import', clock], env: { MOVED_DAYS: String(days) } });
    },
    async person(options = {}) {
      const person = await openPerson(browser, server.origin, options);
      if (moved !== 0) await person.context.addInitScript(`{ globalThis.MOVED_DAYS = ${moved};\n${readFileSync(clock, 'utf8')} }`);
      people.push(person);
      return person;
    },
  };
}

/** What somebody had before them when the story failed, as a screen reader has it. */
async function screenOf(page: Page): Promise<string> {
  const seen = await page.locator('body').ariaSnapshot({ timeout: 2_000 }).catch((error: unknown) => String(error));
  return `${page.url()}\n${seen.slice(0, 12_000)}`;
}
