/** WCAG 2.2 AA by axe on every screen, and on each the label of the space its text stands in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { axeFile, faultsOn, tags } from '../support/axe.ts';
import { type Person, phone, wide } from '../support/browser.ts';
import { lookThrough } from './look-through.ts';
import { allScreens, firstRunScreen, type Screen, settled, toWindow } from './screens.ts';
import { withReturnedLetter } from './returned-letter.ts';
import { stage } from './stage.ts';

const house = stage('demo', withReturnedLetter);
const empty = stage('empty');

/** Only here are our own rules for scripts set aside: axe is put into the page by hand. */
async function watched(as: string | null, { locale, colorScheme, at = house }: Look): Promise<Person> {
  const person = await at.person({ bypassCSP: true, colorScheme, reducedMotion: 'reduce', ...(as === null ? {} : { as }) });
  await person.context.addCookies([{ name: 'language', value: locale, url: at.origin() }]);
  await person.context.addInitScript({ path: axeFile });
  person.expect(/40[34]/);
  return person;
}

interface Look {
  locale: 'sv' | 'en';
  colorScheme: 'light' | 'dark';
  sizes: (typeof wide)[];
  rules: string[];
  at?: typeof house;
}

function faultsOf(screens: Screen[], look: Look): Promise<string[]> {
  const { locale, colorScheme, sizes, rules } = look;
  return lookThrough(screens, {
    enter: (as) => watched(as, look),
    look: async (person, screen) => {
      const found: string[] = [];
      await person.page.setViewportSize(wide);
      await settled(person, screen).catch((cause: unknown) => { throw new Error(`${screen.name} (${locale}) does not come`, { cause }); });
      for (const size of screen.long && locale === 'en' ? sizes.slice(0, 1) : sizes) {
        await toWindow(person.page, size);
        const faults = [...await faultsOn(person, rules), ...await wrongSpace(person, screen), ...person.faults.splice(0)];
        found.push(...faults.map((fault) => `${screen.name} (${locale}, ${colorScheme}, ${size.width} px): ${fault}`));
      }
      return found;
    },
  });
}

/** Every page with a text of an authority's wears exactly one label, and the right one (domain.md rule 17). */
async function wrongSpace({ page }: Person, { space }: Screen): Promise<string[]> {
  const worn = await page.locator('main .space-label:visible').evaluateAll((labels) => labels.map((label) => label.getAttribute('data-space')));
  return worn.join() === (space ?? '') ? [] : [`wears ${worn.join() || 'no label'}, not ${space ?? 'no label'}`];
}

/** The addresses that client/screens.tsx gives a page, in full, with `$id` where something is named. */
function addresses(): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../client/screens.tsx'), 'utf8');
  const routes = [...source.matchAll(/const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*(?:path|id): '([^']*)'([\s\S]*?)\n?\}\);/g)].map(([, name = '', parent = '', path = '', rest = '']) => ({ name, parent, path, draws: rest.includes('component:') }));
  const whole = (name: string): string => {
    const route = routes.find((one) => one.name === name);
    return route === undefined ? '' : `${whole(route.parent)}${route.path.startsWith('/') ? route.path : ''}`.replace(/(.)\/$/, '$1');
  };
  // What others stand below is a frame, not a page.
  return routes.filter(({ name, draws }) => draws && !routes.some(({ parent }) => parent === name)).map(({ name }) => whole(name));
}

/** The plain pages of the public side, without its files. */
function publicAddresses(): string[] {
  const sources = ['public/pages.ts', 'unsolicited/form-pages.ts'].map((file) => readFileSync(join(import.meta.dirname, '../../server/consultation', file), 'utf8'));
  return [...sources.join('').matchAll(/\.get\('(\/offentligt[^']*)'/g)].map(([, path = '']) => path.replaceAll(':', '$')).filter((path) => !/\.pdf$|\/bilder\//.test(path));
}

test('no page is forgotten: every address of the application and of the public side is looked at', async () => {
  const looked = [...await allScreens(house), firstRunScreen].map(({ path }) => path.replace(/[?#].*$/, ''));
  const known = [...addresses(), ...publicAddresses()];
  expect(known.length).toBeGreaterThan(30);
  expect(known.filter((address) => !looked.some((path) => new RegExp(`^${address.replace(/\$\w+/g, '(?!nytt$)[^/]+')}$`).test(path)))).toEqual([]);
});

/** Milliseconds in which all screens have been looked at, on a busy machine too. */
const lookedThroughIn = 900_000;

describe('nobody is shut out by a screen', () => {
  test.each(['sv', 'en'] as const)('in %s, at a desk and on a phone', async (locale) => {
    expect(await faultsOf(await allScreens(house), { locale, colorScheme: 'light', sizes: [wide, phone], rules: tags })).toEqual([]);
  }, lookedThroughIn);

  test('on the first page of an empty house', async () => {
    for (const locale of ['sv', 'en'] as const) expect(await faultsOf([firstRunScreen], { locale, colorScheme: 'light', sizes: [wide, phone], rules: tags, at: empty })).toEqual([]);
  });

  test('in the dark', async () => {
    const screens = (await allScreens(house)).filter(({ long, name }) => !long || name === 'draft of the working group');
    expect(await faultsOf(screens, { locale: 'sv', colorScheme: 'dark', sizes: [wide], rules: ['color-contrast', 'link-in-text-block'] })).toEqual([]);
  }, lookedThroughIn);
});
