import { expect, test } from 'vitest';
import { ask } from '../support/browser.ts';
import { stage } from './stage.ts';

const house = stage('demo');
const coordinator = 'samordnare@almfors.example';

test('two write in the same field: both wordings are shown, and the choice loses neither', async () => {
  const [one, other] = [await house.person({ as: coordinator }), await house.person({ as: coordinator })];
  const { items } = await ask<{ items: { consulteeId: string; state: string }[] }>(one, '/consultations');
  const consulteeId = items.find(({ state }) => state === 'open')?.consulteeId ?? expect.fail('the demo has no open round for Almfors');
  const summary = ({ page }: typeof one) => page.getByLabel('Det viktigaste i ert svar');
  for (const person of [one, other]) {
    await person.page.goto(`/remissomgang/${consulteeId}/svar`);
    await summary(person).waitFor();
  }
  other.expect(/409/);

  await summary(one).fill('Nämnden tillstyrker.');
  await one.page.getByText(/^Sparat \d/).waitFor();
  await summary(other).fill('Finansieringen behöver klargöras.');
  await other.page.getByLabel('Paragraf').fill('§ 88');
  const conflict = other.page.getByRole('alert').filter({ hasText: 'skrev samtidigt i Sammanfattning' });
  await conflict.getByText('Nämnden tillstyrker.').waitFor();
  await conflict.getByText('Finansieringen behöver klargöras.').waitFor();

  // The choice waits, also while one looks at something else; nothing is sent before it is made.
  await other.page.getByRole('link', { name: 'Granska och skicka in' }).last().click();
  expect(await other.page.getByRole('button', { name: 'Skicka in svaret' }).getAttribute('aria-disabled')).toBe('true');
  await other.page.getByRole('link', { name: /^Två har skrivit i samma fält/ }).click();
  await other.page.getByRole('button', { name: 'Behåll båda efter varandra' }).click();
  await other.page.getByText(/^Sparat \d/).waitFor();

  const { response } = await ask<{ response: { summary: string; paragraph: string } }>(one, `/consultations/${consulteeId}`);
  expect(response).toMatchObject({ summary: 'Nämnden tillstyrker.\n\nFinansieringen behöver klargöras.', paragraph: '§ 88' });
});

test('two write in the same comment: both wordings are shown, and the choice loses neither', async () => {
  const [one, other] = [await house.person({ as: coordinator }), await house.person({ as: coordinator })];
  const { items } = await ask<{ items: { consulteeId: string; state: string }[] }>(one, '/consultations');
  const consulteeId = items.find(({ state }) => state === 'open')?.consulteeId ?? expect.fail('the demo has no open round for Almfors');
  const form = ({ page }: typeof one) => page.getByRole('group', { name: 'Synpunkt på Hela texten' });
  const text = (person: typeof one) => form(person).getByLabel('Synpunkt', { exact: true });
  await one.page.goto(`/remissomgang/${consulteeId}`);
  await one.page.getByRole('button', { name: 'Kommentera hela texten' }).first().click();
  await text(one).fill('Som det började.');
  await form(one).getByText(/^Sparat \d/).waitFor();
  await other.page.goto(`/remissomgang/${consulteeId}`);
  const card = other.page.locator('.comment-card').filter({ hasText: 'Som det började.' });
  await card.getByRole('button', { name: 'Ändra' }).click();
  await text(other).waitFor();
  other.expect(/409/);
  // Both write at once: what the one saves comes first.
  let goOn = () => {};
  const first = new Promise<void>((resolve) => { goOn = resolve; });
  await other.page.route('**/api/comments/*', async (route) => { await first; await route.continue(); });
  await text(other).fill('Förvaltningens ord.');
  await text(one).fill('Nämndens ord.');
  await form(one).getByLabel(/^Skäl/).fill('Nämndens skäl.');
  await expect.poll(async () => (await ask<{ response: { comments: { reason: string }[] } }>(one, `/consultations/${consulteeId}`)).response.comments.map(({ reason }) => reason)).toContain('Nämndens skäl.');
  goOn();
  const conflict = form(other).getByRole('alert').filter({ hasText: 'skrev samtidigt i' });
  await conflict.getByText('Nämndens ord.').waitFor();
  await conflict.getByText('Förvaltningens ord.').waitFor();

  // Done does not close the choice away, and nothing is sent before it is made.
  await form(other).getByRole('button', { name: 'Klar' }).click();
  await other.page.getByRole('link', { name: 'Granska och skicka in' }).last().click();
  expect(await other.page.getByRole('button', { name: 'Skicka in svaret' }).getAttribute('aria-disabled')).toBe('true');
  await other.page.getByRole('link', { name: /^Två har skrivit i samma fält \(Synpunkt på/ }).click();
  await other.page.locator('.comment-card').filter({ hasText: 'Två har ändrat synpunkten samtidigt' }).getByRole('button', { name: 'Ändra' }).click();
  await conflict.getByRole('button', { name: 'Behåll båda efter varandra' }).click();
  await form(other).getByText(/^Sparat \d/).waitFor();
  const { response } = await ask<{ response: { comments: { text: string; reason: string }[] } }>(one, `/consultations/${consulteeId}`);
  expect(response.comments).toContainEqual(expect.objectContaining({ text: 'Nämndens ord.\n\nFörvaltningens ord.', reason: 'Nämndens skäl.' }));
});

test('what is written last is reviewed, however quickly one goes on', async () => {
  const person = await house.person({ as: 'samordnare@ragnas.example' });
  const { page } = person;
  const { items } = await ask<{ items: { consulteeId: string; state: string; response: string }[] }>(person, '/consultations');
  const consulteeId = items.find(({ state, response }) => state === 'open' && response !== 'submitted')?.consulteeId ?? expect.fail('the demo has no open round for Rågnäs');
  await page.goto(`/remissomgang/${consulteeId}/svar`);
  await page.getByRole('radio', { name: /^Har ingen erinran/ }).check();
  await page.getByLabel('Det viktigaste i ert svar').fill('Skrivet i sista stund.');
  await page.getByLabel('Beslutsdatum', { exact: true }).fill('24/9 2026');
  await page.getByRole('link', { name: 'Granska och skicka in' }).last().click();
  await page.getByText('Skrivet i sista stund.').waitFor();
  await page.getByText('torsdag 24 september 2026').waitFor();
  await page.getByText('Har ingen erinran').first().waitFor();
});

test('signing out leaves nothing of the person in the browser', async () => {
  const person = await house.person({ as: coordinator });
  const { page } = person;
  await page.goto('/konto');
  await page.evaluate(() => { localStorage.setItem('answer-draft:p:c', '{}'); localStorage.setItem('letter-folded-1', '1'); localStorage.setItem('appearance', 'light'); });
  await page.getByRole('button', { name: /^Meny för/ }).click();
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
  await page.getByRole('dialog', { name: /^Ett påbörjat svar/ }).getByRole('button', { name: 'Logga ut' }).click();
  await page.waitForURL('**/logga-in');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['appearance']);
});
