import { expect, test } from 'vitest';
import { administrator, invitationAddress } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('who came with half a link pastes the whole one, and the same page goes on', async () => {
  const letter = await invitationAddress(await house.person({ as: administrator }), house.origin());
  const { page } = await house.person();
  await page.goto('/inbjudan');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('form').count()).toBe(0);
  await page.goto(letter);
  await page.locator('form').waitFor();
});
