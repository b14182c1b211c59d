/** Between the bench and the draft: what an answer promised is warned of until it stands in the text, and who writes sees what becomes of the words. */
import { expect, test } from 'vitest';
import { ask, phone } from '../support/browser.ts';
import { firstDocument, openDraft, saveLine, standLast } from './draft.ts';
import { demoMatters, lead, writer } from './screens.ts';
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
  await page.getByRole('dialog').getByText(`${withoutChange} synpunkter tillgodoses utan att texten har ändrats på platsen.`).waitFor();
});

test('whoever changes the words in the draft and comes back to the bench is told so at once', async () => {
  const { roundId, withoutChange } = await answeredRound();
  const one = await house.person({ as: lead });
  const { page } = one;
  await page.goto(`/omgangar/${roundId}/synpunkter?change=none`);
  const chip = page.getByRole('button', { name: /^Tillgodoses utan ändring i texten/ });
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
  await middle.scrollIntoViewIfNeeded();
  await foot.locator('.save-sign[data-state=saved]', { hasText: 'Sparat' }).waitFor();
  const box = await foot.boundingBox();
  expect(box === null ? null : box.y + box.height).toBeCloseTo(phone.height, 0);
  await one.page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await foot.getByText('Läge: Föreslå').waitFor();
  one.expect(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|WebSocket connection|no-connection/);
  await one.context.setOffline(true);
  await foot.locator('.save-sign[data-state=offline]').waitFor();
  await one.context.setOffline(false);
  await foot.locator('.save-sign[data-state=saved]').waitFor();
});
