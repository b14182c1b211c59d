/** Real Chromium for journeys and benches: every person is a browser context of its own, watched for what a page must never do. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const chromiumPath = '/usr/bin/chromium';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export interface Person {
  context: BrowserContext;
  page: Page;
  /** What the page did that it must not: console errors, errors nobody caught, broken CSP, requests to others. */
  faults: string[];
  /** From here on, faults that match are part of the story: a refused act, a line that is cut. */
  expect(fault: RegExp): void;
}

export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** Signed in as a demo account when `as` names one. Swedish unless the context says otherwise. */
export async function openPerson(browser: Browser, origin: string, { as, ...options }: { as?: string } & BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({ baseURL: origin, viewport: wide, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', ...options });
  context.setDefaultTimeout(30_000);
  const faults: string[] = [];
  const expected: RegExp[] = [];
  const note = (fault: string) => {
    if (!expected.some((one) => one.test(fault))) faults.push(fault);
  };
  await context.addInitScript(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`CSP ${violatedDirective}: ${blockedURI}`)));
  context.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => note(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(?:blob|data):/.test(request.url())) note(`outside: ${request.url()}`);
  });
  if (as !== undefined) await signInAs(context, origin, as);
  return { context, page: await context.newPage(), faults, expect: (fault) => void expected.push(fault) };
}

/** Anyone may enter a demo account; the cookie lands in the context. */
export async function signInAs(context: BrowserContext, origin: string, email: string): Promise<void> {
  const answer = await context.request.post(`${origin}/api/session/demo`, { data: { email }, headers: { origin } });
  if (!answer.ok()) throw new Error(`${email} could not enter: ${answer.status()} ${await answer.text()}`);
}

/** Reads the API as this person, with the person's own cookie. */
export async function ask<T>(person: Person, path: string): Promise<T> {
  const answer = await person.context.request.get(`/api${path}`);
  if (!answer.ok()) throw new Error(`GET ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}
