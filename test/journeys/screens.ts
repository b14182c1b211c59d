/** Every screen of the product with who sees it, for what is looked at screen by screen. Addresses are found in the demo county. */
import type { Page } from 'playwright-core';
import { ask, type Person } from '../support/browser.ts';
import type { Stage } from './stage.ts';

export interface Screen {
  name: string;
  /** Demo account; null for strangers. */
  as: string | null;
  path: string;
  /** Something that stands on the page when it is ready, apart from its heading. */
  ready?: string;
  /** Done on the page before it is looked at, such as opening a dialogue. */
  act?: (person: Person) => Promise<void>;
}

export const lead = 'processledare@rss.granmark.example';
export const chair = 'styrgrupp.ordf@rss.granmark.example';
export const writer = 'arbetsgrupp.01@rss.granmark.example';
export const otherWriter = 'arbetsgrupp.06@rss.granmark.example';
export const reader = 'referensgrupp.brukare@ungarost.example';
export const administrator = 'admin@rss.granmark.example';

interface Matter { id: string; title: string; state: string }

/** The demo's three: answered and being processed, open for answers, still a draft. */
export async function demoMatters(asLead: Person): Promise<{ agreement: Matter; youthClinic: Matter; local: Matter }> {
  const { items } = await ask<{ items: Matter[] }>(asLead, '/matters');
  const inState = (state: string) => {
    const found = items.find((matter) => matter.state === state);
    if (!found) throw new Error(`no demo matter is ${state}: ${items.map((matter) => matter.state).join(', ')}`);
    return found;
  };
  return { agreement: inState('processing'), youthClinic: inState('consulting'), local: inState('drafting') };
}

/** Every screen, in the order people meet them. */
export async function allScreens(house: Stage): Promise<Screen[]> {
  const asLead = await house.person({ as: lead });
  const { agreement, youthClinic, local } = await demoMatters(asLead);
  return [
    { name: 'sign-in', as: null, path: '/logga-in' },
    { name: 'nowhere', as: null, path: '/ingenstans' },
    { name: 'invitation with half a link', as: null, path: '/inbjudan' },
    { name: 'my matters', as: lead, path: '/' },
    { name: 'my account', as: lead, path: '/konto' },
    { name: 'new matter', as: lead, path: '/arenden/nytt' },
    { name: 'matter, processing', as: lead, path: `/arenden/${agreement.id}` },
    { name: 'matter, consulting', as: lead, path: `/arenden/${youthClinic.id}` },
    { name: 'matter, drafting', as: lead, path: `/arenden/${local.id}` },
    { name: 'change of state', as: lead, path: `/arenden/${local.id}/lage` },
    { name: 'organisations', as: administrator, path: '/administration/organisationer' },
    { name: 'people', as: administrator, path: '/administration/personer' },
    { name: 'invitations', as: administrator, path: '/administration/inbjudningar' },
    { name: 'outgoing mail', as: administrator, path: '/administration/brev' },
  ];
}

/** Goes there and waits until the page has its heading and nothing is being fetched. */
export async function settled({ page }: Person, { path, ready }: Screen): Promise<void> {
  await page.goto(path);
  await page.locator('main h1').first().waitFor();
  if (ready !== undefined) await page.locator(ready).first().waitFor();
  await page.locator('main .loading').first().waitFor({ state: 'detached' });
}

/** A narrower window; resolves when the page has drawn itself anew. */
export async function toSmallWindow(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
}
