/**
 * How long a letter is on its way from one person's key to another person's page: the demo's agreement open in two contexts of one
 * Chromium, so that both pages read one clock. Measured from the key's own event to the change in the other page's document.
 */
import { cpus, tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { demoMatters, lead, otherWriter, writer } from '../journeys/screens.ts';
import { firstDocument, openDraft } from '../journeys/draft.ts';
import { openBrowser, openPerson } from '../support/browser.ts';
import { startServer } from '../support/child-server.ts';
import { type Figure, type Result, seeded } from '../support/figures.ts';

declare global {
  interface Window {
    /** Epoch milliseconds: when the keys were pressed here, or when the letters came here. */
    times: number[];
    watching?: MutationObserver;
  }
}

const keystrokes = 60;
const target = 50;

export async function run({ seed }: { seed: number }): Promise<Result> {
  const chance = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'overens-keystroke-'));
  const server = await startServer({ dataDir: folder, args: ['--demo'] });
  const browser = await openBrowser();
  try {
    const { agreement } = await demoMatters(await openPerson(browser, server.origin, { as: lead }));
    const [one, other] = [await openPerson(browser, server.origin, { as: writer }), await openPerson(browser, server.origin, { as: otherWriter })];
    const documentId = await firstDocument(one, agreement.id);
    const mine = await openDraft(one, documentId);
    await openDraft(other, documentId);
    const paragraphs = await mine.locator('p[data-block]').evaluateAll((all) => all.map((paragraph) => paragraph.getAttribute('data-block') ?? ''));
    const characters = (await mine.innerText()).length;
    const waits: number[] = [];
    // The first three warm both pages up.
    for (let burst = -3; burst < keystrokes; burst += 3) {
      const block = paragraphs[Math.floor(chance() * paragraphs.length)] ?? '';
      const times = await burstAt(one.page, other.page, block, Array.from({ length: 3 }, () => String.fromCharCode(97 + Math.floor(chance() * 26))));
      if (burst >= 0) waits.push(...times);
    }
    const figures: Figure[] = [
      { what: 'keystroke to the other screen, median', value: percentile(waits, 0.5), unit: 'ms', target, holds: percentile(waits, 0.5) < target },
      { what: 'keystroke to the other screen, p95', value: percentile(waits, 0.95), unit: 'ms', target: null, holds: true },
      { what: 'keystrokes measured', value: waits.length, unit: 'keys', target: null, holds: true },
      { what: 'characters in the text', value: characters, unit: 'characters', target: null, holds: true },
      { what: 'processor cores', value: cpus().length, unit: 'cores', target: null, holds: true },
    ];
    return { name: 'keystroke', seed, figures };
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Types letters at the end of a paragraph, each after the one before has come; gives each letter's way in milliseconds. */
async function burstAt(here: Page, there: Page, block: string, letters: string[]): Promise<number[]> {
  await here.locator(`.ProseMirror [data-block=${block}]`).click({ position: { x: 2, y: 8 } });
  await here.keyboard.press('End');
  await watch(here, there, block);
  for (const [at, letter] of letters.entries()) {
    await here.keyboard.press(letter);
    await there.waitForFunction((count) => window.times.length >= count, at + 1, { polling: 10 });
  }
  const pressed = await here.evaluate(() => window.times);
  const came = await there.evaluate(() => window.times);
  if (came.length !== letters.length || pressed.length !== letters.length) throw new Error(`${pressed.length} pressed, ${came.length} came at ${block}`);
  return came.map((time, at) => time - (pressed[at] ?? Number.NaN));
}

/** A letter has come when the paragraph is longer than it ever was; what is drawn of carets does not count. */
async function watch(here: Page, there: Page, block: string): Promise<void> {
  await here.evaluate(() => {
    const isFirst = window.times === undefined;
    window.times = [];
    if (isFirst) document.addEventListener('keydown', ({ key, timeStamp }) => { if (key.length === 1) window.times.push(performance.timeOrigin + timeStamp); }, { capture: true });
  });
  await there.evaluate((id) => {
    // A method, since the compiler wraps named functions in a helper that no page has.
    const paragraph = {
      length(): number {
        const nodes = document.querySelector(`.ProseMirror [data-block=${id}]`)?.childNodes ?? [];
        return Array.from(nodes).filter((node) => !(node instanceof Element && node.matches('.ProseMirror-widget'))).reduce((sum, node) => sum + (node.textContent?.length ?? 0), 0);
      },
    };
    const begun = paragraph.length();
    window.times = [];
    window.watching?.disconnect();
    window.watching = new MutationObserver(() => {
      for (let n = window.times.length; n < paragraph.length() - begun; n += 1) window.times.push(performance.timeOrigin + performance.now());
    });
    window.watching.observe(document.querySelector('.ProseMirror') ?? document, { childList: true, characterData: true, subtree: true });
  }, block);
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
}
