/** The reference group reads a review version before the consultation; what came of it is told, and logged. */
import { expect, test } from 'vitest';
import { ask, type Person, phone } from '../support/browser.ts';
import { demoMatters, lead, reader, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

async function post<T>(person: Person, path: string, data: unknown): Promise<T> {
  const answer = await person.context.request.post(`${house.origin()}/api${path}`, { data, headers: { origin: house.origin() } });
  if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

test('the lead puts a version to the reference group, a reader comments on a phone, the working group answers, and the lead closes and logs it', async () => {
  const leading = await house.person({ as: lead });
  const { local } = await demoMatters(leading);
  const { findings } = await ask<{ findings: { id: string }[] }>(leading, `/matters/${local.id}/freeze-check`);
  await post(leading, `/matters/${local.id}/packages`, { purpose: 'review', reason: 'Inför referensgruppen', confirmed: findings.map(({ id }) => id) });

  await leading.page.goto(`/arenden/${local.id}`);
  await leading.page.getByRole('button', { name: 'Låt referensgruppen läsa' }).first().click();
  const opening = leading.page.getByRole('dialog', { name: 'Låt referensgruppen läsa' });
  await opening.getByRole('textbox', { name: 'Sista dag' }).fill('2099-12-10');
  await opening.getByLabel('Några ord till dem som läser').fill('Skriv som ni pratar.');
  await opening.getByLabel('Frågor att svara på').fill('Är orden begripliga?');
  await opening.getByRole('button', { name: 'Skicka till referensgruppen' }).click();
  await opening.waitFor({ state: 'detached' });
  const { items: [reading] } = await ask<{ items: { id: string }[] }>(leading, `/matters/${local.id}/readings`);
  const address = `/lasning/${reading?.id}`;

  const reading1 = await house.person({ as: reader, viewport: phone, hasTouch: true });
  await reading1.page.goto(address);
  await reading1.page.getByText('Skriv som ni pratar.').waitFor();
  expect(await reading1.page.locator('[contenteditable=true]').count(), 'there is no way to write in the text').toBe(0);
  await reading1.page.getByRole('button', { name: 'Svara' }).first().click();
  await reading1.page.getByLabel('Ditt svar').fill('De flesta.');
  await reading1.page.getByRole('button', { name: 'Spara svaret' }).click();
  await reading1.page.getByText('De flesta.').waitFor();
  await reading1.page.locator('.frozen-text [data-sign=comment]').nth(3).click();
  await reading1.page.getByRole('textbox', { name: 'Din kommentar' }).fill('Det här stycket är svårt att förstå.');
  await reading1.page.getByRole('button', { name: 'Lämna kommentaren' }).click();
  await reading1.page.getByRole('button', { name: 'Kommentarer (1)' }).waitFor();

  const writing = await house.person({ as: writer });
  await writing.page.goto(address);
  const card = writing.page.getByRole('article', { name: 'R1' });
  await card.getByText('Det här stycket är svårt att förstå.').waitFor();
  await card.getByRole('button', { name: 'Svara' }).click();
  await card.getByLabel('Vad gör arbetsgruppen?').selectOption('not_taken_in');
  await card.getByRole('button', { name: 'Lämna svaret' }).click();
  await card.getByText('Skriv kort varför').first().waitFor();
  await card.getByLabel('Vad gör arbetsgruppen?').selectOption('taken_in_partly');
  await card.getByLabel('Kort svar').fill('Vi delar upp stycket.');
  await card.getByRole('button', { name: 'Lämna svaret' }).click();
  await card.getByText('Vi delar upp stycket.').waitFor();

  // The answer comes to the reader by itself.
  await reading1.page.getByRole('button', { name: 'Kommentarer (1)' }).click();
  await reading1.page.getByRole('article', { name: 'R1' }).getByText('Vi delar upp stycket.').first().waitFor();

  await leading.page.goto(address);
  await leading.page.getByRole('button', { name: 'Avsluta läsningen' }).click();
  const closing = leading.page.getByRole('dialog', { name: 'Avsluta läsningen?' });
  await closing.getByLabel('Vad ledde läsningen till?').fill('Ett stycke delas upp.');
  await closing.getByRole('button', { name: 'Avsluta läsningen' }).click();
  await leading.page.getByText('Ett stycke delas upp.').waitFor();
  await writing.page.getByText('Ett stycke delas upp.').waitFor();

  await leading.page.goto(`/arenden/${local.id}`);
  await leading.page.getByText('En kommentar, 1 besvarade').waitFor();
  await leading.page.getByRole('button', { name: 'Lägg till ett tillfälle' }).click();
  const form = leading.page.getByRole('dialog', { name: 'Lägg till ett tillfälle' });
  await form.getByLabel('Vad var det för tillfälle?').fill('Ungdomsrådets läsning');
  await form.getByLabel('Slag').selectOption('reading');
  await form.getByRole('textbox', { name: 'Dag', exact: true }).fill('2026-03-01');
  await form.getByLabel('Antal').fill('4');
  await form.getByLabel('Vad ledde det till?').fill('Ett stycke delas upp.');
  await form.getByRole('button', { name: 'Lägg till', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await leading.page.getByRole('heading', { name: 'Ungdomsrådets läsning' }).waitFor();
  expect((await ask<{ totals: { people: number } }>(leading, `/matters/${local.id}/involvement`)).totals.people).toBe(4);
  await leading.page.getByRole('listitem').filter({ hasText: 'Ungdomsrådets läsning' }).getByRole('button', { name: 'Ändra' }).click();
  const change = leading.page.getByRole('dialog', { name: 'Ändra tillfället' });
  await change.getByLabel('Antal').fill('6');
  await change.getByRole('button', { name: 'Spara', exact: true }).click();
  await leading.page.getByRole('listitem').filter({ hasText: 'Ungdomsrådets läsning' }).getByRole('button', { name: 'Historik' }).click();
  await leading.page.getByRole('dialog', { name: 'Hur tillfället har beskrivits' }).getByText('Lydelse 2').waitFor();
});
