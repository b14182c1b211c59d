/** A comment on two matters: split at the bench by keyboard, answered in its parts, put together again, and told to the one who made it. */
import { expect, test } from 'vitest';
import type { AnswerRow } from '#shared/answers.ts';
import { ask } from '../support/browser.ts';
import { demoMatters, lead, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('a comment is split into two, each part gets its answer, and what was submitted is read whole', async () => {
  const [writing, leading] = [await house.person({ as: writer }), await house.person({ as: lead })];
  const { agreement } = await demoMatters(leading);
  const { items: [round] } = await ask<{ items: { id: string }[] }>(leading, `/matters/${agreement.id}/rounds`);
  const roundId = round?.id ?? expect.fail('the demo has a round that is answered');
  const rows = async (query: string) => (await ask<{ items: AnswerRow[] }>(leading, `/rounds/${roundId}/comments?most=1000${query}`)).items;
  const before = await rows('');
  const row = before.find(({ state, text, proposedText, duplicateOf }) => state === 'new' && proposedText === '' && duplicateOf === null && (text.match(/[.?] [A-ZÅÄÖ]/g)?.length ?? 0) >= 2) ?? expect.fail('no comment has several sentences');
  const { page } = writing;
  await page.goto(`/omgangar/${roundId}/synpunkter?comment=${row.id}`);
  const panel = page.getByRole('article', { name: `Synpunkt ${row.number}`, exact: true });
  const opener = panel.getByRole('button', { name: 'Dela upp synpunkten' });

  // Nothing is split until every sentence has its part; Esc gives the focus back.
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Dela upp synpunkt ${row.number}` });
  await dialog.getByText(/meningar saknar del/).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  const choices = dialog.getByRole('combobox', { name: /^Del för: / });
  const count = await choices.count();
  for (let at = 0; at < count; at += 1) {
    await choices.nth(at).focus();
    await choices.nth(at).selectOption(at === 0 ? 'Del a' : 'Del b');
  }
  await dialog.getByText('Alla meningar är fördelade.').waitFor();
  // Word of the split may come before the answer to it, while the whole is still open.
  writing.expect(/409/);
  await dialog.getByRole('button', { name: 'Dela upp i 2 delar' }).press('Enter');
  await page.getByText(`Synpunkt ${row.number} är uppdelad i 2 delar.`).first().waitFor();

  // The first part is open; it leads to the other and to the whole.
  const part = page.getByRole('article', { name: `Synpunkt ${row.number}a`, exact: true });
  await part.getByRole('heading', { name: `Del av synpunkt ${row.number}` }).waitFor();
  await part.getByText('Hela synpunkten som den lämnades').click();
  await part.getByText(row.text, { exact: true }).waitFor();
  expect((await rows('')).map(({ number }) => number).filter((number) => String(number).startsWith(`${row.number}`) && /^\d+[ab]$/.test(String(number))).sort()).toEqual([`${row.number}a`, `${row.number}b`]);
  await part.getByRole('button', { name: 'Sätt ihop delarna' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sätt ihop delarna' }).click();
  await panel.getByRole('button', { name: 'Dela upp synpunkten' }).waitFor();
  expect((await rows('')).length).toBe(before.length);

  // The demo's own: one part decided, so that the whole stays split; both stand in the report under the whole.
  const split = before.filter(({ splitFrom }) => splitFrom !== null);
  expect(split.map(({ state }) => state).sort()).toEqual(['decided', 'proposed']);
  const [first] = split;
  if (!first) throw new Error('the demo has a split comment');
  await leading.page.goto(`/omgangar/${roundId}/synpunkter?comment=${first.id}`);
  const joining = leading.page.getByRole('button', { name: 'Sätt ihop delarna' });
  await joining.waitFor();
  expect(await joining.getAttribute('aria-disabled')).toBe('true');
  await leading.page.getByText('Svaret på en av delarna är beslutat. Delarna kan inte sättas ihop.').first().waitFor();
  await leading.page.goto(`/omgangar/${roundId}/utfall/${first.consulteeId}`);
  const whole = leading.page.getByRole('article', { name: `Synpunkt ${first.splitFrom?.number ?? 0}`, exact: true });
  await whole.getByText('Synpunkten är uppdelad. Varje del har ett eget svar.').waitFor();
  expect(await whole.count()).toBe(1);
  await leading.page.getByRole('article', { name: `Synpunkt ${first.number}`, exact: true }).waitFor();
});
