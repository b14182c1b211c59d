/** Answers that are written in Word: the file goes out, through another program, and comes back with what was said at its place. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ask } from '../support/browser.ts';
import { hasOffice, throughOffice } from './office.ts';
import { answered } from './returned-word-file.ts';
import { stage } from './stage.ts';

const house = stage('demo');
if (!hasOffice) console.log('The answer file is not sent through LibreOffice: it is not installed.');

interface Row { consulteeId: string; state: string }
interface Left { response: { stance: string | null; comments: { text: string; proposedText: string; anchor: { scope: string; quote: string } }[] } | null }

test('a coordinator writes in the fetched file, and finds the comment, the change and the position here before they are added', async () => {
  const person = await house.person({ as: 'samordnare@ragnas.example' });
  const { page } = person;
  const folder = mkdtempSync(join(tmpdir(), 'overens-word-'));
  try {
    const { items } = await ask<{ items: Row[] }>(person, '/consultations');
    const consulteeId = items.find(({ state }) => state === 'open')?.consulteeId ?? '';
    const answer = async () => (await ask<Left>(person, `/consultations/${consulteeId}`)).response;
    const before = (await answer())?.comments.length ?? 0;

    await page.goto(`/remissomgang/${consulteeId}/svar`);
    await page.getByRole('link', { name: 'Svara i Word i stället' }).click();
    const [fetched] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^Svarsfil:/ }).first().click()]);
    const path = join(folder, 'svar.docx');
    await fetched.saveAs(path);
    const words = /_b_[^>]*\/><w:r><w:t xml:space="preserve">[^<]*? (\p{L}{9,}) [^<]*<\/w:t>/u.exec(strFromU8(unzipSync(readFileSync(path))['word/document.xml'] ?? new Uint8Array()))?.[1] ?? '';
    writeFileSync(path, answered(readFileSync(path), { words, instead: 'ETTANNATORD', comment: 'Ordet är för vagt.', stance: 'Tillstyrker med synpunkter' }));
    const returned = hasOffice ? throughOffice(path, 'docx:MS Word 2007 XML') : path;
    await page.locator('input[type=file]').setInputFiles(returned);

    await page.getByRole('heading', { name: 'Det här står i svar.docx' }).waitFor();
    const found = page.locator('.word-found');
    await found.filter({ hasText: 'Ordet är för vagt.' }).filter({ hasText: 'Kommentar' }).waitFor();
    await found.filter({ hasText: 'ETTANNATORD' }).filter({ hasText: 'Spårad ändring' }).waitFor();
    expect(await found.count()).toBe(2);
    expect(await page.getByText('Ospårad ändring', { exact: true }).count()).toBe(0);
    expect((await answer())?.comments.length ?? 0, 'nothing counts before it is added').toBe(before);

    // The keyboard stays on the box that was turned.
    const box = found.first().getByRole('checkbox');
    await box.focus();
    for (const label of ['Lägg till en synpunkt', 'Lägg till 2 synpunkter']) {
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: label }).waitFor();
      expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    await page.getByRole('button', { name: 'Lägg till 2 synpunkter' }).click();
    await page.getByText('2 synpunkter lades till. Uppgifterna i formuläret fördes över.').waitFor();
    const kept = await answer();
    expect(kept?.stance).toBe('supports_with_remarks');
    expect(kept?.comments.filter(({ anchor }) => anchor.quote === words).map(({ text, proposedText }) => [text, proposedText]).toSorted()).toEqual([['Ordet är för vagt.', ''], ['Ändrad lydelse föreslås.', 'ETTANNATORD']].toSorted());

    // Read once more: what is there is not added twice.
    await page.locator('input[type=file]').setInputFiles(returned);
    await page.getByText('Finns redan i svaret').first().waitFor();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1);
    await page.getByRole('button', { name: 'Lägg inte till något' }).click();
    await found.first().waitFor({ state: 'detached' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
