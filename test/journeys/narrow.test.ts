/** No page is wider than its window: on a tablet, at twice the size on a desk, and on a phone, also where an organisation's name is very long. */
import { expect, test } from 'vitest';
import type { Organisation } from '#shared/people.ts';
import { ask, phone, type Person } from '../support/browser.ts';
import { lookThrough } from './look-through.ts';
import { administrator, allScreens, type Screen, settled, toWindow } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

const sizes = [{ width: 768, height: 1024 }, { width: 720, height: 450 }, phone];

/** 120 characters, as such names come: most of it long words. */
const longName = (n: number) => `Samordningsförbundet för arbetsmarknadsrehabilitering och funktionshindersverksamhet i Norra Granmarks bygdekommuner (${n})`;

/** The authority of the matters, a party and a consultee: they stand on most pages. */
async function nameAtLength(): Promise<void> {
  const person = await house.person({ as: administrator });
  const { items } = await ask<{ items: Organisation[] }>(person, '/organisations');
  const named = items.filter(({ name }) => ['RSS Granmark', 'Almfors kommun', 'Rågnäs kommun'].includes(name));
  expect(named).toHaveLength(3);
  for (const [n, organisation] of named.entries()) {
    const answer = await person.context.request.put(`${house.origin()}/api/organisations/${organisation.id}`, { headers: { origin: house.origin() }, data: { ...organisation, name: longName(n) } });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}

/** How much wider the document is than its window, with the innermost parts that stick out. */
function stickingOut({ page }: Person): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = (part: Element) => part.getBoundingClientRect().right > clientWidth + 1;
    const parts = [...document.querySelectorAll('body *')].filter((part) => beyond(part) && ![...part.children].some(beyond)).slice(0, 4);
    return [`${scrollWidth} px: ${parts.map((part) => `${part.tagName.toLowerCase()}.${part.className} ”${part.textContent.slice(0, 40)}”`).join(', ')}`];
  });
}

async function enter(as: string | null): Promise<Person> {
  const person = await house.person({ reducedMotion: 'reduce', ...(as === null ? {} : { as }) });
  person.expect(/40[34]/);
  return person;
}

async function look(person: Person, screen: Screen): Promise<string[]> {
  const found: string[] = [];
  await person.page.setViewportSize(sizes[0] ?? phone);
  await settled(person, screen);
  for (const size of sizes) {
    await toWindow(person.page, size);
    found.push(...(await stickingOut(person)).map((wide) => `${screen.name} at ${size.width} px is ${wide}`));
  }
  return found;
}

test('nothing has to be drawn sideways to be read', async () => {
  // A dialogue lies over its page and never widens it; twenty-eight pages of text are as wide as one.
  const screens = (await allScreens(house)).filter(({ act, long }) => act === undefined && !long);
  await nameAtLength();
  expect(screens.length).toBeGreaterThan(60);
  expect(await lookThrough(screens, { enter, look })).toEqual([]);
}, 300_000);
