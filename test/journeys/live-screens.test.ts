import { expect, test } from 'vitest';
import { ask } from '../support/browser.ts';
import { firstDocument, openDraft } from './draft.ts';
import { demoMatters, lead, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

test('who is removed from the matter loses the open draft within two seconds, and the page says so', async () => {
  const leading = await house.person({ as: lead });
  const removed = await house.person({ as: writer });
  const { local } = await demoMatters(leading);
  const documentId = await firstDocument(removed, local.id);
  const closed = new Promise<number>((resolve) => removed.page.on('websocket', (socket) => socket.on('close', () => resolve(performance.now()))));
  const text = await openDraft(removed, documentId);
  await text.locator('p[data-block]').first().click();
  removed.expect(/40[34]|WebSocket/);

  const { page } = leading;
  await page.goto(`/arenden/${local.id}`);
  const name = 'Arbetsgruppen, socialtjänst, Almfors kommun';
  await page.getByRole('button', { name: `Avsluta rollen Arbetsgrupp för ${name}` }).click();
  const answered = page.waitForResponse((response) => response.request().method() === 'DELETE').then(() => performance.now());
  await page.getByRole('dialog').getByRole('button', { name: 'Avsluta rollen', exact: true }).click();
  const ended = await answered;
  await removed.page.getByRole('heading', { name: 'Du har inte längre tillgång till texten' }).waitFor();
  expect((await closed) - ended).toBeLessThan(2_000);
  expect(await removed.page.locator('.agreement').count()).toBe(0);
  await page.getByRole('button', { name: `Avsluta rollen Arbetsgrupp för ${name}` }).waitFor({ state: 'detached' });

  await removed.page.goto(`/dokument/${documentId}`);
  await removed.page.getByText(/finns inte|tillgång/).first().waitFor();
});

test('two open screens agree after a change, without being loaded anew', async () => {
  const [changing, watching] = [await house.person({ as: lead }), await house.person({ as: 'styrgrupp.ordf@rss.granmark.example' })];
  const { local } = await demoMatters(changing);
  const ready = watching.page.waitForResponse(/\/api\/events$/);
  await Promise.all([changing.page.goto(`/arenden/${local.id}`), watching.page.goto(`/arenden/${local.id}`)]);
  await ready;
  let loads = 0;
  watching.page.on('framenavigated', () => { loads += 1; });
  await changing.page.getByRole('button', { name: 'Ändra uppgifterna' }).click();
  const form = changing.page.getByRole('dialog', { name: 'Ändra uppgifterna' });
  await form.getByLabel(/^Vad ärendet gäller/).fill('Familjecentralen ska öppna i januari.');
  await form.getByRole('button', { name: 'Spara uppgifterna' }).click();
  await watching.page.getByText('Familjecentralen ska öppna i januari.').waitFor();
  await watching.page.getByText('Ändrade uppgifter om ärendet').first().waitFor();
  expect(loads).toBe(0);
  const { purpose } = await ask<{ purpose: string }>(watching, `/matters/${local.id}`);
  expect(purpose).toBe('Familjecentralen ska öppna i januari.');
});
