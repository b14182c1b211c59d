/** Between the bench and the draft: what an answer promised is warned of until it stands in the text, and who writes sees what becomes of the words. */
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, phone, withoutNetwork } from '../support/browser.ts';
import { firstDocument, openDraft, saveLine, standLast } from './draft.ts';
import { chair, demoMatters, lead, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

async function answeredRound(): Promise<{ roundId: string; matterId: string; withoutChange: number }> {
  const asLead = await house.person({ as: lead });
  const { agreement } = await demoMatters(asLead);
  const { items: [round] } = await ask<{ items: { id: string }[] }>(asLead, `/matters/${agreement.id}/rounds`);
  const roundId = round?.id ?? '';
  const { withoutChange } = await ask<{ withoutChange: number }>(asLead, `/rounds/${roundId}/overview`);
  return { roundId, matterId: agreement.id, withoutChange };
}

test('before the round is concluded the lead reads how many comments are met in words that stand as they stood', async () => {
  const { roundId, withoutChange } = await answeredRound();
  expect(withoutChange).toBeGreaterThan(1);
  const { page } = await house.person({ as: lead });
  await page.goto(`/omgangar/${roundId}/oversikt`);
  await page.getByRole('button', { name: 'Avsluta trots att synpunkter saknar beslut' }).click();
  await page.getByRole('dialog').getByText(`${withoutChange} synpunkter tillgodoses helt eller delvis, men texten har inte ändrats på platsen.`).waitFor();
});

test('whoever changes the words in the draft and comes back to the bench is told so at once', async () => {
  const { roundId, withoutChange } = await answeredRound();
  const one = await house.person({ as: lead });
  const { page } = one;
  await page.goto(`/omgangar/${roundId}/synpunkter?change=none`);
  const chip = page.getByRole('button', { name: /^Tillgodoses helt eller delvis, utan ändring i texten/ });
  await chip.filter({ hasText: String(withoutChange) }).waitFor();
  await page.locator('.comment-row', { hasText: 'Oförändrad text' }).first().click();
  await page.getByText('Lydelsen är densamma i utkastet.').waitFor();
  const toDraft = page.getByRole('link', { name: 'Öppna stället i utkastet' }).first();
  const [, block] = (await toDraft.getAttribute('href') ?? '').split('#');
  await toDraft.click();
  const paragraph = page.locator(`.agreement .ProseMirror [data-block=${block}]`);
  await paragraph.waitFor();
  await standLast(one, paragraph);
  await page.keyboard.type(' Det gäller från andra året.');
  await paragraph.filter({ hasText: 'från andra året.' }).waitFor();
  await saveLine(one, 'saved').filter({ hasText: /Sparat \d\d\.\d\d/ }).waitFor();
  await page.goBack();
  await chip.filter({ hasNotText: String(withoutChange) }).waitFor();
  expect(Number(/\d+/.exec(await chip.innerText())?.[0])).toBeGreaterThan(0);
});

test('two decide the same proposal at once: who comes second is told, and reads both when they differ', async () => {
  const { roundId } = await answeredRound();
  const { items } = await ask<{ items: { id: string }[] }>(await house.person({ as: lead }), `/rounds/${roundId}/comments?state=proposed&most=2`);
  const [alike = '', apart = ''] = items.map(({ id }) => id);
  const [first, second] = [await house.person({ as: lead }), await house.person({ as: chair })];
  second.expect(/409/);
  const decide = { name: 'Besluta', exact: true };
  const atOnce = async (commentId: string, before: () => Promise<void>) => {
    for (const { page } of [first, second]) {
      await page.goto(`/omgangar/${roundId}/synpunkter?comment=${commentId}`);
      await page.getByRole('button', decide).waitFor();
    }
    // The second's screen is as it was before the first decided.
    const late: Route[] = [];
    const hold = async (route: Route) => { if (route.request().method() === 'GET') late.push(route); else await route.continue(); };
    await second.page.route('**/api/**', hold);
    await before();
    await first.page.getByRole('button', decide).click();
    await first.page.getByRole('button', { name: 'Ändra beslutet' }).waitFor();
    await Promise.all([second.page.waitForResponse((response) => response.status() === 409), second.page.getByRole('button', decide).click()]);
    await second.page.unroute('**/api/**', hold);
    // What the page no longer waits for is gone.
    for (const route of late) await route.continue().catch(() => {});
  };
  await atOnce(alike, async () => {});
  await second.page.getByText('hann före med samma beslut').first().waitFor();
  await atOnce(apart, () => first.page.getByRole('textbox', { name: /^Motivering/ }).fill('En annan motivering av den som hann före.'));
  const both = second.page.getByRole('alert').filter({ hasText: 'En annan motivering av den som hann före.' });
  await both.getByRole('button').first().waitFor();
  expect(await both.getByRole('button').count()).toBe(2);
});

test('a click on proposed words opens their verdict, and the caret stays in the text', async () => {
  const { matterId } = await answeredRound();
  const one = await house.person({ as: writer });
  const text = await openDraft(one, await firstDocument(one, matterId));
  const proposed = text.locator('ins[data-suggestion]', { hasText: /\w/ }).first();
  await proposed.scrollIntoViewIfNeeded();
  const words = await proposed.innerText();
  await proposed.click();
  const pointed = one.page.getByRole('dialog', { name: 'Förslag i texten' }).locator('.suggestion[data-pointed]');
  await pointed.filter({ hasText: words.trim() }).getByRole('button', { name: /^Godta/ }).waitFor();
  expect(await text.evaluate((element) => element.contains(document.activeElement))).toBe(true);
});

test('the save state and the mode are seen beneath the text, on a phone too', async () => {
  const { matterId } = await answeredRound();
  const one = await house.person({ as: writer, viewport: phone });
  const text = await openDraft(one, await firstDocument(one, matterId));
  const foot = one.page.locator('.text-foot');
  const middle = text.locator('p[data-block]').nth(20);
  // Where the head says it there is no second one.
  await one.page.locator('.save-row .save-state[data-state=saved]').waitFor();
  await foot.locator('.save-sign').waitFor({ state: 'hidden' });
  await middle.scrollIntoViewIfNeeded();
  await foot.locator('.save-sign[data-state=saved]', { hasText: 'Sparat' }).waitFor();
  const box = await foot.boundingBox();
  expect(box === null ? null : box.y + box.height).toBeCloseTo(phone.height, 0);
  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await foot.getByText('Läge: Föreslå').waitFor();
  await middle.scrollIntoViewIfNeeded();
  one.expect(withoutNetwork);
  await one.context.setOffline(true);
  await foot.locator('.save-sign[data-state=offline]').waitFor();
  await one.context.setOffline(false);
  await foot.locator('.save-sign[data-state=saved]').waitFor();
});
