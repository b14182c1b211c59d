/** The whole main job on the demo's third matter: freeze, consult, comment, submit, answer, decide, and a Word file for the council. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ask } from '../support/browser.ts';
import { markWords } from './frozen-words.ts';
import { chair, demoMatters, lead, writer } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');
const consultee = 'samordnare@stenforsa.example';
const said = 'Det måste stå vem som öppnar lokalen på lov.';
const rationale = 'Ansvaret för lokalen skrivs in under Öppettider.';
const decidedRationale = `${rationale} Styrgruppen har beslutat det.`;

async function fileOf(started: Promise<Download>): Promise<{ name: string; bytes: Buffer }> {
  const download = await started;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('from draft to a comment summary that can be handed to the welfare council', async () => {
  const leading = await house.person({ as: lead });
  const { local } = await demoMatters(leading);
  const { page } = leading;

  // Freeze: every finding is answered, one by one.
  await page.goto(`/arenden/${local.id}`);
  await page.getByRole('link', { name: 'Skapa en version' }).click();
  await page.getByRole('heading', { level: 1, name: 'Skapa en version' }).waitFor();
  await page.getByRole('radio', { name: /^Remissversion/ }).check();
  const findings = page.locator('.finding').getByRole('checkbox');
  await findings.first().waitFor();
  const asked = await findings.count();
  expect(asked).toBeGreaterThan(1);
  const act = page.getByRole('button', { name: 'Skapa remissversion' });
  for (let at = 0; at < asked; at += 1) {
    expect(await act.count()).toBe(0);
    await findings.nth(at).check();
  }
  await page.getByLabel('Varför skapas versionen?').fill('Efter arbetsgruppens möte.');
  await act.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Skapa remissversion' }).click();
  await page.getByRole('heading', { level: 1, name: 'Versioner' }).waitFor();
  const hash = await page.locator('.hash code').first().innerText();
  expect(hash).toMatch(/^[0-9a-f]{64}$/);

  // Plan and open a round; the next step leads there.
  await page.goto(`/arenden/${local.id}`);
  await page.getByRole('link', { name: 'Planera remissomgången' }).click();
  await page.getByRole('heading', { level: 1, name: 'Planera en remissomgång' }).waitFor();
  await page.getByRole('button', { name: 'Spara och välj remissinstanser' }).click();
  await page.getByRole('button', { name: 'Lägg till remissinstans' }).click();
  const adding = page.getByRole('dialog', { name: 'Lägg till remissinstans' });
  await adding.getByLabel('Organisation', { exact: true }).selectOption({ label: 'Stenforsa kommun' });
  await adding.getByLabel(/^Kontaktpersonens e-post/).fill(consultee);
  await adding.getByRole('button', { name: 'Lägg till remissinstans' }).click();
  await page.getByRole('row', { name: /Stenforsa kommun/ }).waitFor();
  await page.getByRole('button', { name: 'Öppna omgången' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Öppna och skicka till en remissinstans' }).click();
  await page.getByText('Öppen för svar').first().waitFor();
  const roundId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  // The consultee reads, marks words, comments and submits.
  const answering = await house.person({ as: consultee, acceptDownloads: true });
  const reading = answering.page;
  await reading.goto('/');
  await reading.getByRole('link', { name: /familjecentral i Mossbacka/ }).click();
  await reading.getByRole('heading', { level: 1, name: 'Lokal överenskommelse om familjecentral i Mossbacka' }).waitFor();
  await reading.locator('.frozen-text [data-block]').first().waitFor();
  const words = 'öppet även för äldre syskon';
  await markWords(reading, words);
  await reading.getByRole('button', { name: 'Kommentera', exact: true }).click();
  const form = reading.getByRole('group', { name: /^Synpunkt på/ });
  await form.getByLabel('Synpunkt', { exact: true }).fill(said);
  await form.getByRole('button', { name: 'Föreslå en annan lydelse' }).click();
  expect(await form.getByLabel('Föreslagen lydelse').evaluate((field) => field === document.activeElement)).toBe(true);
  await form.getByLabel('Föreslagen lydelse').fill('öppet även för äldre syskon och deras vänner');
  await form.getByText(/^Sparat/).waitFor();
  await form.getByRole('button', { name: 'Klar' }).click();
  await reading.locator('.frozen-text mark').filter({ hasText: words }).waitFor();

  await reading.getByRole('region', { name: 'Ditt svar' }).getByRole('link', { name: 'Ert svar' }).click();
  await reading.getByRole('radio', { name: /^Tillstyrker med synpunkter/ }).check();
  await reading.getByLabel('Det viktigaste i ert svar').fill('Vi vill att lokalen är öppen på lov.');
  await reading.locator('main').getByText(/^Sparat/).last().waitFor();
  await reading.locator('.form-end').getByRole('link', { name: 'Granska och skicka in' }).click();
  await reading.getByRole('button', { name: 'Skicka in svaret' }).click();
  await reading.getByRole('dialog').getByRole('button', { name: 'Skicka in svaret' }).click();
  await reading.getByRole('heading', { level: 1, name: 'Kvittens på remissvar' }).waitFor();
  const told = await reading.locator('.receipt code.hash').last().innerText();
  const sent = fileOf(reading.waitForEvent('download'));
  await reading.getByRole('link', { name: 'Hämta svaret som JSON-fil' }).click();
  const { bytes } = await sent;
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(told);
  expect(bytes.toString('utf8')).toContain(said);

  // The lead sees it come in, and closes.
  await page.getByRole('row', { name: /Stenforsa kommun/ }).getByText('Tillstyrker med synpunkter').waitFor();
  await page.getByRole('button', { name: 'Stäng omgången för svar' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stäng omgången för svar' }).click();
  await page.getByText('Stängd för svar').first().waitFor();

  // The working group proposes, the chair decides.
  const proposing = await house.person({ as: writer });
  await proposing.page.goto(`/arenden/${local.id}`);
  await proposing.page.getByRole('link', { name: 'Hantera synpunkter' }).first().click();
  await proposing.page.getByRole('table', { name: 'Synpunkter i remissomgången' }).getByRole('link').first().click();
  const panel = proposing.page.getByRole('article', { name: 'Synpunkt 1' });
  await panel.getByText(said).waitFor();
  await panel.getByRole('radio', { name: /^Tillgodoses delvis/ }).check();
  await panel.getByLabel('Motivering').fill(rationale);
  expect(await panel.getByRole('button', { name: 'Besluta' }).getAttribute('aria-disabled')).toBe('true');
  await panel.getByRole('button', { name: 'Föreslå svar' }).click();
  await proposing.page.getByText('Svaret på synpunkt 1 är föreslaget.').first().waitFor();

  const deciding = await house.person({ as: chair });
  await deciding.page.goto(new URL(proposing.page.url()).pathname + new URL(proposing.page.url()).search);
  const decision = deciding.page.getByRole('article', { name: 'Synpunkt 1' });
  await decision.getByText(rationale).first().waitFor();
  await decision.getByLabel('Motivering').fill(decidedRationale);
  await decision.getByRole('button', { name: 'Besluta' }).click();
  await deciding.page.getByText('Svaret på synpunkt 1 är beslutat.').first().waitFor();

  // Everything is answered: the next step leads to the end of the round, and from there to the final report.
  await page.goto(`/arenden/${local.id}`);
  await page.getByRole('link', { name: 'Avsluta remissomgången' }).click();
  await page.getByRole('button', { name: 'Avsluta remissomgången' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Avsluta remissomgången' }).click();
  await page.getByText('Omgången är avslutad').first().waitFor();
  await page.getByRole('link', { name: 'Slutlig sammanställning' }).click();
  await page.getByRole('button', { name: 'Ta fram den slutliga sammanställningen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^(Ta fram den slutliga|Ja, ta fram den)/ }).click();
  const final = page.getByRole('region', { name: 'Slutlig remissammanställning nr 1' });
  const printed = await final.locator('code').first().innerText();

  // The summary for the council: number, quote and reason stand in the Word file, and its checksum on the page.
  const summary = fileOf(page.waitForEvent('download'));
  await final.getByRole('link', { name: 'Hämta Word' }).click();
  const word = await summary;
  expect(word.name).toMatch(/\.docx$/);
  expect(createHash('sha256').update(word.bytes).digest('hex')).toBe(printed);
  const text = strFromU8(unzipSync(word.bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<w:(?:p|tab|br)\b[^>]*>/g, '\n').replace(/<[^>]+>/g, '');
  expect(text).toMatch(/\n1\n/);
  for (const must of [words, said, decidedRationale, 'Tillgodoses delvis', 'Stenforsa kommun', 'RSS 2026/0158']) expect(text, must).toContain(must);
  expect(text).not.toContain('Arbetsmaterial');

  const { items } = await ask<{ items: { state: string }[] }>(leading, `/rounds/${roundId}/comments`);
  expect(items.map(({ state }) => state)).toEqual(['decided']);
});
