/** One server and one browser for a file of stories; everyone in them is closed and judged when a story ends. */
import { rmSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
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
  /** A person at a screen of their own; `as` enters a demo account. */
  person(options?: { as?: string } & BrowserContextOptions): Promise<Person>;
}

/** `house`: an empty one, or a copy of the demo county. Call at the top of a file. */
export function stage(house: 'empty' | 'demo'): Stage {
  let server: ChildServer;
  let browser: Browser;
  let folder: string;
  const people: Person[] = [];

  beforeAll(async () => {
    folder = house === 'demo' ? copyOf(inject('demoFolder')) : mkdtempSync(join(tmpdir(), 'overens-journey-'));
    [server, browser] = await Promise.all([startServer({ dataDir: folder, args: house === 'demo' ? ['--demo'] : [] }), openBrowser()]);
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
    async person(options = {}) {
      const person = await openPerson(browser, server.origin, options);
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
