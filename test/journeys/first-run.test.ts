import { expect, test } from 'vitest';
import { stage } from './stage.ts';

const house = stage('empty');

test('an empty house gets its administrator, an organisation and an invited person who signs in with the code from the letter', async () => {
  const { page, expect: expectRefusal } = await house.person();
  await page.goto('/');
  await page.getByRole('heading', { name: 'Kom igång med Överens' }).waitFor();
  await page.getByLabel('Organisationens namn').fill('Region Provlunda');
  await page.getByLabel('Namn eller funktion').fill('Administratör, Region Provlunda');
  await page.getByLabel('E-postadress').fill('admin@provlunda.example');
  await page.getByLabel('Lösenord').fill('fyra ord efter varandra');
  await page.getByRole('button', { name: 'Skapa organisation och konto' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mina ärenden' }).waitFor();

  await page.goto('/administration/organisationer');
  await page.getByRole('button', { name: 'Lägg till organisation' }).click();
  const organisation = page.getByRole('dialog', { name: 'Lägg till organisation' });
  await organisation.getByLabel('Organisationens namn').fill('Sjöbruns kommun');
  await organisation.getByLabel('Typ', { exact: true }).selectOption({ label: 'Kommun' });
  await organisation.getByLabel(/^Officiell e-postadress/).fill('kommunen@sjobrun.example');
  await organisation.getByRole('button', { name: 'Lägg till organisation' }).click();
  await page.getByRole('row', { name: /Sjöbruns kommun/ }).waitFor();

  await page.getByRole('link', { name: 'Inbjudningar' }).click();
  await page.getByRole('button', { name: 'Bjud in person' }).click();
  const invitation = page.getByRole('dialog', { name: 'Bjud in person' });
  await invitation.getByLabel('E-postadress').fill('handlaggare@sjobrun.example');
  // Name and organisation are asked for when the address turns out to have no account: a 422 that the form answers.
  expectRefusal(/422/);
  await invitation.getByRole('button', { name: 'Fortsätt' }).click();
  await invitation.getByText('Adressen har inget konto än.').waitFor();
  // What was said of one address does not stand beside another.
  await invitation.getByLabel('E-postadress').fill('admin@provlunda.example');
  await invitation.getByText('Adressen har inget konto än.').waitFor({ state: 'detached' });
  await invitation.getByRole('button', { name: 'Fortsätt' }).click();
  await invitation.getByText('Administratör, Region Provlunda har redan ett konto.').waitFor();
  await invitation.getByLabel('E-postadress').fill('handlaggare@sjobrun.example');
  await invitation.getByRole('button', { name: 'Fortsätt' }).click();
  await invitation.getByLabel('Namn eller funktion').fill('Handläggare, Sjöbruns kommun');
  await invitation.getByLabel('Organisation').selectOption({ label: 'Sjöbruns kommun' });
  await invitation.getByRole('button', { name: 'Skicka inbjudan' }).click();
  await page.getByRole('row', { name: /handlaggare@sjobrun\.example.*Väntar på svar/ }).waitFor();

  await page.getByRole('link', { name: 'Brev', exact: true }).click();
  await page.getByRole('row', { name: /handlaggare@sjobrun\.example/ }).getByRole('button', { name: /^Läs brevet/ }).click();
  const letter = await page.getByRole('dialog', { name: 'Du är inbjuden till Överens' }).locator('pre').innerText();
  const link = /http:\/\/\S+#\S+/.exec(letter)?.[0];
  const code = /Kod: (\d{6})/.exec(letter)?.[1];
  if (link === undefined || code === undefined) throw new Error(`no link and code in the letter:\n${letter}`);
  expect(link).toContain(house.origin());

  const invited = await house.person();
  await invited.page.goto(link);
  await invited.page.getByRole('heading', { name: 'Du är inbjuden' }).waitFor();
  invited.expect(/422/);
  await invited.page.getByLabel('Kod från brevet').fill(code === '123456' ? '654321' : '123456');
  await invited.page.getByLabel('Välj lösenord').fill('helt andra ord på rad');
  await invited.page.getByRole('button', { name: 'Tacka ja och logga in' }).click();
  await invited.page.getByText('Koden stämmer inte.').first().waitFor();
  await invited.page.getByLabel('Kod från brevet').fill(code);
  await invited.page.getByRole('button', { name: 'Tacka ja och logga in' }).click();
  await invited.page.getByRole('heading', { level: 1, name: 'Mina ärenden' }).waitFor();
  await invited.page.getByRole('button', { name: 'Meny för Handläggare, Sjöbruns kommun' }).waitFor();

  // What the administrator sees without asking again.
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Inbjudningar' }).click();
  await page.getByRole('row', { name: /handlaggare@sjobrun\.example.*Besvarad/ }).waitFor();

  await invited.page.getByRole('button', { name: /^Meny för/ }).click();
  await invited.page.getByRole('button', { name: 'Logga ut', exact: true }).click();
  await invited.page.getByRole('heading', { name: 'Logga in' }).waitFor();
  await invited.page.getByLabel('E-postadress').fill('handlaggare@sjobrun.example');
  await invited.page.getByLabel('Lösenord').fill('helt andra ord på rad');
  await invited.page.getByRole('button', { name: 'Logga in' }).click();
  await invited.page.getByRole('heading', { level: 1, name: 'Mina ärenden' }).waitFor();
});
