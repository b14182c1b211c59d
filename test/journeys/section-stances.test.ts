/** A round that asks for a stance on each section: chosen by the lead, taken by a coordinator, and told alike on the receipt, the overview and in the report (`domain.md` 2.3). */
import { expect, test } from 'vitest';
import type { ConsultationReport } from '#shared/export.ts';
import { ask, type Person } from '../support/browser.ts';
import { demoMatters, lead } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');
const contact = 'forening.kontakt@nshp-granmark.example';

async function send<T>(person: Person, path: string, data: object = {}): Promise<T> {
  const answer = await person.context.request.post(`/api${path}`, { data, headers: { origin: house.origin() } });
  if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** A further round on the text of the last, with the lead's choice of sections still to be made. */
async function plannedRound(leading: Person): Promise<string> {
  const { agreement } = await demoMatters(leading);
  const { items: [last] } = await ask<{ items: { packageId: string }[] }>(leading, `/matters/${agreement.id}/rounds`);
  const { id } = await send<{ id: string }>(leading, `/matters/${agreement.id}/rounds`, { packageId: last?.packageId, title: 'Remissomgång 2', deadline: '2099-06-01', letter: 'Ni inbjuds att lämna synpunkter.', contactName: 'Processledaren', contactMail: lead });
  await send(leading, `/rounds/${id}/consultees`, { organisation: { name: 'Föreningen Exempel', kind: 'association' }, category: 'association', officialMail: 'post@exempel.example', contactName: 'Kontakten', contactMail: contact });
  return id;
}

test('the lead asks for a stance on each main section, a coordinator takes them, and every count agrees', async () => {
  const leading = await house.person({ as: lead });
  const roundId = await plannedRound(leading);
  const { page } = leading;
  await page.goto(`/omgangar/${roundId}`);
  const opener = page.getByRole('button', { name: 'Välj avsnitt' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Välj de avsnitt som remissinstanserna ska ta ställning till' });
  await dialog.getByRole('checkbox', { name: '1.3 Syfte' }).check();
  await dialog.getByRole('button', { name: 'Be om ställningstagande till 8 avsnitt' }).waitFor();
  await dialog.getByRole('button', { name: 'Välj alla huvudavsnitt' }).click();
  await dialog.getByRole('checkbox', { name: 'Alla valda avsnitt måste besvaras' }).check();
  await dialog.getByRole('button', { name: 'Be om ställningstagande till 7 avsnitt' }).click();
  await page.getByText('Remissinstanserna måste ta ställning till varje avsnitt:').waitFor();
  await send(leading, `/rounds/${roundId}/opening`);

  const coordinating = await house.person({ as: contact });
  const theirs = coordinating.page;
  const { items } = await ask<{ items: { consulteeId: string; round: string }[] }>(coordinating, '/consultations');
  const consulteeId = items.find(({ round }) => round === 'Remissomgång 2')?.consulteeId ?? '';
  await theirs.goto(`/remissomgang/${consulteeId}/svar`);
  await theirs.getByRole('radio', { name: /^Tillstyrker med synpunkter/ }).check();
  const sections = theirs.getByRole('region', { name: 'Ställningstagande per avsnitt' });
  const choose = (name: string, stance: string) => sections.getByLabel(name, { exact: true }).selectOption({ label: stance });
  await choose('2 Ansvar och skyldigheter', 'Avstyrker');
  await choose('3 Samverkan kring det enskilda barnet', 'Tillstyrker under förutsättning att …');
  await sections.getByText(/^Sparat \d/).nth(1).waitFor();
  await theirs.getByRole('link', { name: /^Granska/ }).last().click();
  await theirs.getByRole('link', { name: 'Förutsättningen för ett avsnitt saknas. Skriv under vilken förutsättning ni tillstyrker avsnittet.' }).waitFor();
  await theirs.getByRole('link', { name: 'Ett avsnitt som ni måste ta ställning till saknar ställningstagande.' }).click();
  await sections.getByLabel('Förutsättning för 3 Samverkan kring det enskilda barnet').fill('Att samordnaren får en ersättare.');
  for (const name of ['1 Utgångspunkter', '4 Gemensamma verksamheter och arbetssätt', '5 Barn och unga som behöver särskilda insatser', '6 Ledning, kvalitet och ekonomi', '7 Uppföljning och giltighet']) await choose(name, 'Tillstyrker');
  await sections.getByText(/^Sparat \d/).nth(5).waitFor();
  await theirs.getByRole('link', { name: /^Granska/ }).last().click();
  await theirs.getByText('Att samordnaren får en ersättare.').waitFor();
  await theirs.getByRole('button', { name: 'Skicka in svaret' }).click();
  await theirs.getByRole('dialog').getByRole('button', { name: 'Skicka in svaret' }).click();
  await theirs.waitForURL('**/kvittens/*');
  const receipt = theirs.locator('.receipt-facts');
  await receipt.getByRole('listitem').filter({ hasText: '2 Ansvar och skyldigheter' }).getByText('Avstyrker').waitFor();
  await receipt.getByText('Att samordnaren får en ersättare.').waitFor();
  await theirs.getByRole('link', { name: 'Komplettera eller återkalla' }).click();
  await theirs.getByRole('button', { name: 'Återkalla svaret' }).waitFor();

  await page.goto(`/omgangar/${roundId}/oversikt`);
  const table = page.getByRole('table', { name: 'Ställningstagande per avsnitt' });
  await table.waitFor();
  const figures = async (name: string) => (await table.getByRole('row').filter({ hasText: name }).getByRole('cell').allTextContents()).map(Number);
  const { sections: told = [] } = await ask<ConsultationReport>(leading, `/rounds/${roundId}/report/json`);
  expect(told).toHaveLength(7);
  for (const { number, heading, byStance, notTaken } of told) {
    const shown = await figures(`${number} ${heading}`);
    expect(shown.at(-1), heading).toBe(Object.values(byStance).reduce((sum, n) => sum + n, notTaken));
    expect(shown.slice(0, -1).reduce((sum, n) => sum + n, 0), heading).toBe(shown.at(-1));
  }
  expect(told.find(({ number }) => number === '2')?.byStance.opposes).toBe(1);
});
