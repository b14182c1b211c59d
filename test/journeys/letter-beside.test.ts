/** A response that came as a letter is divided into comments beside the text, words for words. */
import { expect, test } from 'vitest';
import { writeAgreementDocx } from '../../server/export/write-agreement-docx.ts';
import { ask } from '../support/browser.ts';
import { mark } from './draft.ts';
import { demoMatters, lead } from './screens.ts';
import { stage } from './stage.ts';

const house = stage('demo');

const paragraph = (id: string, text: string) => ({ type: 'paragraph' as const, attrs: { id }, content: [{ type: 'text' as const, text }] });
const said = { first: 'Nämnden anser att öppettiderna behöver framgå.', second: 'I övrigt bör ansvaret för lokalerna förtydligas. Det gäller särskilt de små kommunerna.' };
const letter = () => writeAgreementDocx({
  locale: 'sv', letterhead: { authority: 'Länsstyrelsen', unit: null, registryNumber: 'LST 1/2026', contact: null }, title: 'Yttrande', label: 'Yttrande', date: '2026-11-01', hash: null, documentId: 'd', version: '1',
  content: { type: 'doc', content: [paragraph('b000000000000001', said.first), paragraph('b000000000000002', said.second)] },
});

test('the lead marks a passage of the letter and then the words it is about, takes another paragraph as said of the whole, and sees what is left', async () => {
  const leading = await house.person({ as: lead });
  const { page } = leading;
  const { youthClinic } = await demoMatters(leading);
  const { items: [round] } = await ask<{ items: { id: string }[] }>(leading, `/matters/${youthClinic.id}/rounds`);
  await page.goto(`/omgangar/${round?.id}`);
  await page.getByRole('button', { name: 'Registrera svar' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Börja registrera' }).click();
  await page.getByLabel('Välj fil – Antaget yttrande').setInputFiles({ name: 'Yttrande.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: Buffer.from(await letter()) });
  await page.getByRole('link', { name: 'Dela upp brevet i synpunkter' }).click();

  const beside = page.getByRole('region', { name: 'Brevet' });
  await beside.getByText(said.first).waitFor();
  await mark(beside.locator('.letter-words'), 'öppettiderna behöver framgå');
  await beside.getByRole('button', { name: 'Gör till synpunkt', exact: true }).click();
  await beside.getByText('Markera nu orden i texten', { exact: false }).waitFor();
  await page.locator('.frozen-text [data-sign=comment]').nth(3).click();
  const form = page.getByRole('group', { name: /^Synpunkt på/ });
  await form.getByText(/^Sparat \d/).waitFor();
  expect(await form.getByLabel('Synpunkt', { exact: true }).inputValue()).toBe('öppettiderna behöver framgå');
  await form.getByRole('button', { name: 'Klar' }).click();
  await beside.locator('mark', { hasText: 'öppettiderna behöver framgå' }).waitFor();

  await beside.getByRole('button', { name: /^Gör stycket till synpunkt: I övrigt/ }).click();
  await beside.getByRole('button', { name: 'Gäller hela texten' }).click();
  await form.getByText(/^Sparat \d/).waitFor();
  await form.getByRole('button', { name: 'Klar' }).click();
  await beside.locator('mark', { hasText: said.second }).waitFor();
  await page.locator('.comment-card', { hasText: said.second }).waitFor();
});
