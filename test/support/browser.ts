/** Real Chromium for journeys and benches: every person is a browser context of its own, watched for what a page must never do. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core';

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
  /** Resolves when all the page asked for has been answered and is drawn: nothing moves any more under what is pressed next. */
  atRest(): Promise<void>;
}

/** What a browser without a network complains of. Which of them it does in one story depends on what it was at just then. */
export const withoutNetwork = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK|WebSocket connection|no-connection|fetching the script/;

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
  const page = await context.newPage();
  return { context, page, faults, expect: (fault) => void expected.push(fault), atRest: restOf(page) };
}

/** Live events are never answered to the end, so they do not count. */
function restOf(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  const waiting: (() => void)[] = [];
  const ended = (request: Request): void => {
    open.delete(request);
    if (open.size === 0) for (const goOn of waiting.splice(0)) goOn();
  };
  page.on('request', (request) => void (request.resourceType() === 'eventsource' || open.add(request)));
  page.on('requestfinished', ended);
  // Nobody reads the body of an act's answer that says nothing, so it never finishes.
  page.on('response', (response) => void (response.request().method() === 'GET' || ended(response.request())));
  page.on('requestfailed', ended);
  return async () => {
    const late = AbortSignal.timeout(30_000);
    const tooLate = new Promise<never>((_, refuse) => late.addEventListener('abort', () => refuse(new Error(`never answered: ${[...open].map((request) => request.url()).join(', ')}`))));
    do {
      await Promise.race([tooLate, new Promise<void>((goOn) => { if (open.size === 0) goOn(); else waiting.push(goOn); })]);
      await drawnAnew(page);
    } while (open.size > 0);
  };
}

/** Resolves when the page has drawn itself twice. */
export async function drawnAnew(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
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
