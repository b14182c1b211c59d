/** Answers that are written in Word: the file goes out, through another program, and comes back with what was said at its place. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ask } from '../support/browser.ts';
import { stage } from './stage.ts';

const house = stage('demo');

const hasOffice = (() => { try { execFileSync('soffice', ['--version'], { stdio: 'ignore' }); return true; } catch { return false; } })();
if (!hasOffice) console.log('The answer file is not sent through LibreOffice: it is not installed.');

interface Row { consulteeId: string; state: string }
interface Left { response: { stance: string | null; comments: { text: string; proposedText: string; anchor: { scope: string; quote: string } }[] } | null }

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A word is struck and another put in, with a comment on them; the position is chosen. */
function answered(bytes: Uint8Array, said: { words: string; instead: string; comment: string; stance: string }): Uint8Array {
  const files = unzipSync(bytes);
  const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const found = new RegExp(`<w:r><w:t xml:space="preserve">([^<]*?)${said.words}([^<]*)</w:t></w:r>`).exec(read('word/document.xml'));
  if (found === null) throw new Error(`"${said.words}" is not in the file`);
  const by = 'w:author="Handläggare" w:date="2027-02-20T10:00:00Z"';
  const [whole, before = '', after = ''] = found;
  const changed = `${run(before)}<w:commentRangeStart w:id="0"/><w:del w:id="9001" ${by}>${run(said.words).replaceAll('w:t', 'w:delText')}</w:del><w:ins w:id="9002" ${by}>${run(said.instead)}</w:ins><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(after)}`;
  files['word/document.xml'] = strToU8(read('word/document.xml').replace(whole, changed).replace('>Välj …<', `>${said.stance}<`));
  files['word/comments.xml'] = strToU8(`<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" ${by} w:initials="H"><w:p>${run(said.comment)}</w:p></w:comment></w:comments>`);
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
  const rels = read('word/_rels/document.xml.rels');
  if (!rels.includes('/comments"')) {
    files['word/_rels/document.xml.rels'] = strToU8(rels.replace('</Relationships>', '<Relationship Id="rIdSaid" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>'));
    files['[Content_Types].xml'] = strToU8(read('[Content_Types].xml').replace('</Types>', `<Override PartName="/word/comments.xml" ContentType="${type}"/></Types>`));
  }
  return zipSync(files);
}

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
    if (hasOffice) execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'in'), path], { stdio: 'ignore' });
    await page.locator('input[type=file]').setInputFiles(hasOffice ? join(folder, 'in', 'svar.docx') : path);

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
    await page.locator('input[type=file]').setInputFiles(hasOffice ? join(folder, 'in', 'svar.docx') : path);
    await page.getByText('Finns redan i svaret').first().waitFor();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1);
    await page.getByRole('button', { name: 'Lägg inte till något' }).click();
    await found.first().waitFor({ state: 'detached' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
