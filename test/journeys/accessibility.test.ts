/** WCAG 2.2 AA by axe on every screen, in both languages, wide and on a phone. */
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { type Person, phone, wide } from '../support/browser.ts';
import { allScreens, type Screen, settled, toSmallWindow } from './screens.ts';
import { stage } from './stage.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const house = stage('demo');
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Only here are our own rules for scripts set aside: axe is put into the page by hand. */
async function watched(as: string | null, locale: 'sv' | 'en', colorScheme: 'light' | 'dark' = 'light'): Promise<Person> {
  const person = await house.person({ bypassCSP: true, colorScheme, reducedMotion: 'reduce', ...(as === null ? {} : { as }) });
  await person.context.addCookies([{ name: 'language', value: locale, url: house.origin() }]);
  await person.context.addInitScript({ path: axeFile });
  person.expect(/40[34]/);
  return person;
}

async function faultsOn({ page }: Person, runOnly: string[]): Promise<string[]> {
  const { violations, passes } = await page.evaluate((only) => window.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly);
  if (passes.length === 0) throw new Error('axe looked at nothing');
  return violations.flatMap(({ id, nodes }) => nodes.filter((node) => !isScrolledByTheCaret(id, node.target)).slice(0, 5).map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ').trim()}`));
}

/** A wide table in the editor scrolls with the caret; a stop of its own in there would take the focus from the text. */
const isScrolledByTheCaret = (rule: string, target: axe.UnlabelledFrameSelector): boolean => rule === 'scrollable-region-focusable' && target.some((part) => String(part).includes('.table-scroll'));

interface Look {
  locale: 'sv' | 'en';
  colorScheme?: 'light' | 'dark';
  sizes?: (typeof wide)[];
  rules?: string[];
}

async function lookThrough(screens: Screen[], { locale, colorScheme = 'light', sizes = [wide, phone], rules = tags }: Look): Promise<string[]> {
  const found: string[] = [];
  for (const as of new Set(screens.map((screen) => screen.as))) {
    const person = await watched(as, locale, colorScheme);
    for (const screen of screens.filter((one) => one.as === as)) {
      await person.page.setViewportSize(wide);
      await settled(person, screen);
      for (const size of sizes) {
        if (size !== wide) await toSmallWindow(person.page, size);
        const faults = await faultsOn(person, rules);
        found.push(...[...faults, ...person.faults.splice(0)].map((fault) => `${screen.name} (${locale}, ${size.width} px, ${colorScheme}): ${fault}`));
      }
    }
    await person.context.close();
  }
  return found;
}

describe('nobody is shut out by a screen', () => {
  test.each(['sv', 'en'] as const)('in %s, at a desk and on a phone', async (locale) => {
    expect(await lookThrough(await allScreens(house), { locale })).toEqual([]);
  });

  test('in the dark', async () => {
    expect(await lookThrough(await allScreens(house), { locale: 'sv', colorScheme: 'dark', sizes: [wide], rules: ['color-contrast', 'link-in-text-block'] })).toEqual([]);
  });
});
