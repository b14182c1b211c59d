/** A colleague who came by a code does everything without a mouse; and at the last moment everybody is told what happened. */
import { expect, test } from 'vitest';
import { ask, type Person, phone } from '../support/browser.ts';
import { touchWords } from './frozen-words.ts';
import { pressOn, tabTo } from './focus-order.ts';
import { sendAs } from './small-matter.ts';
import { stage } from './stage.ts';

const house = stage('demo');
const coordinator = 'samordnare@ragnas.example';

interface Row { consulteeId: string; state: string }
interface Left { response: { id: string; state: string; comments: { text: string; by: string; anchor: { scope: string; quote: string }; voices: { kind: string; word: string }[] }[] } | null }

/** A code to the coordinator's own response, and where it leads. */
async function invite(coordinating: Person): Promise<{ code: string; link: string; consulteeId: string; responseId: string }> {
  const send = sendAs(coordinating, house.origin());
  const { items } = await ask<{ items: Row[] }>(coordinating, '/consultations');
  const { consulteeId } = items.find(({ state }) => state === 'open') ?? expect.fail('the demo has no open round for the coordinator');
  const { id: responseId } = await send<{ id: string }>(`/consultations/${consulteeId}/response`);
  return { ...(await send<{ code: string; link: string }>(`/responses/${responseId}/colleague-codes`, { label: 'Elevhälsan' })), consulteeId, responseId };
}

const left = async (person: Person, consulteeId: string) => (await ask<Left>(person, `/consultations/${consulteeId}`)).response;

test('without a mouse a colleague enters the code, marks words with Shift and arrows, comments, supports another’s comment and leaves', async () => {
  const coordinating = await house.person({ as: coordinator });
  const { code, link, consulteeId } = await invite(coordinating);
  const other = await house.person({ viewport: phone, hasTouch: true, isMobile: true });
  await other.page.goto(link);
  await other.page.getByLabel('Ditt namn').fill('Skolsköterskan');
  await other.page.getByRole('button', { name: 'Gå till texten' }).tap();
  const touched = await touchWords(other.page.locator('.frozen-text p[data-block]').nth(3));
  await other.page.getByRole('button', { name: 'Kommentera', exact: true }).tap();
  const sheet = other.page.getByRole('group', { name: /^Synpunkt på/ });
  await sheet.getByLabel('Synpunkt', { exact: true }).fill('Ordet behöver förklaras.');
  await sheet.getByText(/^Sparat \d/).waitFor();
  await sheet.getByRole('button', { name: 'Klar' }).tap();
  await sheet.waitFor({ state: 'detached' });

  const person = await house.person();
  const { page } = person;
  await page.goto('/kollega');
  await tabTo(page, page.getByLabel('Kod', { exact: true }));
  await page.keyboard.type(code.toLowerCase());
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Ditt namn'));
  await page.keyboard.type('Kuratorn');
  await pressOn(page, page.getByRole('button', { name: 'Gå till texten' }));
  await page.locator('.frozen-text [data-block]').first().waitFor();

  await pressOn(page, page.getByRole('button', { name: 'Kommentera med tangentbordet' }));
  await page.getByRole('application', { name: 'Texten, stycke för stycke' }).waitFor();
  for (let passages = 0; passages < 4; passages += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  for (let words = 0; words < 2; words += 1) await page.keyboard.press('Shift+ArrowRight');
  const marked = await page.evaluate(() => getSelection()?.toString() ?? '');
  expect(marked.trim()).not.toBe('');
  await page.getByRole('button', { name: 'Kommentera', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  const form = page.getByRole('group', { name: /^Synpunkt på/ });
  await form.locator('textarea:focus').waitFor();
  await page.keyboard.type('Orden går att läsa på två sätt.');
  await form.getByText(/^Sparat/).waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await pressOn(page, page.getByRole('button', { name: 'Sluta kommentera med tangentbordet' }), 'Shift+Tab');

  const others = page.locator('.comment-card').filter({ hasText: 'Ordet behöver förklaras.' });
  await pressOn(page, others.getByRole('button', { name: 'Stöd', exact: true }));
  await others.getByLabel(/^Varför\?/).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Det frågar eleverna om.');
  await pressOn(page, others.getByRole('button', { name: 'Stöd synpunkten' }));
  await others.getByText('Det frågar eleverna om.').waitFor();
  // The keyboard stays where it was.
  await expect.poll(() => others.getByRole('button', { name: 'Stöd', exact: true }).evaluate((button) => button === document.activeElement)).toBe(true);

  await pressOn(page, page.getByRole('button', { name: 'Meny för Kuratorn' }), 'Shift+Tab');
  await pressOn(page, page.getByRole('button', { name: 'Logga ut' }));
  await page.getByRole('button', { name: 'Meny för Kuratorn' }).waitFor({ state: 'detached' });

  const said = (await left(coordinating, consulteeId))?.comments ?? [];
  expect(said.filter(({ by }) => ['Kuratorn', 'Skolsköterskan'].includes(by)).map(({ by, text, anchor, voices }) => [by, text, anchor.scope, anchor.quote, voices.map(({ kind, word }) => [kind, word])]).toSorted()).toEqual([
    ['Kuratorn', 'Orden går att läsa på två sätt.', 'words', marked, []], ['Skolsköterskan', 'Ordet behöver förklaras.', 'words', touched, [['supports', 'Det frågar eleverna om.']]],
  ].toSorted());
});

test('at the last moment: two coordinators submit at once, a colleague is typing, and the code is used afterwards', async () => {
  const first = await house.person({ as: coordinator });
  const { link, responseId, consulteeId } = await invite(first);
  const second = await house.person({ as: coordinator });
  await first.context.request.patch(`/api/responses/${responseId}`, { headers: { origin: house.origin() }, data: { stance: 'no_objection' } });
  const typing = await house.person();
  await typing.page.goto(link);
  await typing.page.getByLabel('Ditt namn').fill('Kuratorn');
  await typing.page.getByRole('button', { name: 'Gå till texten' }).click();
  await typing.page.locator('.frozen-text [data-sign=comment]').nth(6).click();
  const form = typing.page.getByRole('group', { name: /^Synpunkt på/ });
  await form.getByLabel('Synpunkt', { exact: true }).fill('Det jag hann skriva.');
  await form.getByText(/^Sparat \d/).waitFor();

  for (const { page } of [first, second]) {
    await page.goto(`/remissomgang/${consulteeId}/granska`);
    await page.getByRole('button', { name: 'Skicka in svaret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Skicka in svaret' }).waitFor();
  }
  // What comes live is held back from who is second, as when both press in the same moment.
  await second.page.route('**/api/**', (route) => (route.request().method() === 'GET' ? undefined : route.continue()));
  second.expect(/409/);
  await first.page.getByRole('dialog').getByRole('button', { name: 'Skicka in svaret' }).click();
  await first.page.getByRole('heading', { level: 1, name: 'Kvittens på remissvar' }).waitFor();
  const refused = second.page.waitForResponse((response) => response.status() === 409);
  await second.page.getByRole('dialog').getByRole('button', { name: 'Skicka in svaret' }).click();
  await refused;
  await second.page.unroute('**/api/**');
  await second.page.getByText('Svaret var redan inskickat av någon annan hos er.').first().waitFor();

  // Who was typing is told, and what was written is still there to be copied.
  typing.expect(/409|403/);
  await form.getByLabel('Synpunkt', { exact: true }).press('End').catch(() => {});
  await typing.page.keyboard.type(' Och lite till.');
  await typing.page.getByText(/redan inskickat|är inskickat/).first().waitFor();

  const late = await house.person();
  late.expect(/409/);
  await late.page.goto(link);
  await late.page.getByText('Svaret är redan inskickat, så det går inte längre att lämna synpunkter.').waitFor();
});

test('a stranger who guesses at a code is told that it is wrong, and then to wait', async () => {
  const { code } = await invite(await house.person({ as: 'samordnare@almfors.example' }));
  const stranger = await house.person();
  const { page } = stranger;
  stranger.expect(/404|429/);
  await page.goto('/kollega');
  for (let tries = 0; tries < 6; tries += 1) {
    await page.getByLabel('Kod', { exact: true }).fill(`${code.slice(0, 4)}-0000-0000-000${tries}`);
    await Promise.all([page.waitForResponse(/colleague-entr/), page.getByRole('button', { name: 'Fortsätt' }).click()]);
    await page.getByText(tries < 5 ? 'Koden stämmer inte. Kontrollera den, eller be din samordnare om en ny.' : /^Koden har skrivits fel flera gånger\. Försök igen om/).waitFor();
  }
});
