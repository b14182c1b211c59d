/** The demo's large round from a full bench to its report: three people, a group, a wording, a conflict, meeting lists, a workbook from outside, and files that other programs accept. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Meeting } from '#shared/answer-meetings.ts';
import type { AnswerRow, Overview } from '#shared/answers.ts';
import type { Consultee } from '#shared/consultation.ts';
import type { ConsultationReport } from '#shared/export.ts';
import { dayOf } from '../../server/matters/matters.ts';
import { readSheet, writeSheet } from '../../server/export/sheets.ts';
import { ask, type Person } from '../support/browser.ts';
import { markWords } from './frozen-words.ts';
import { hasOffice, throughOffice } from './office.ts';
import { chair, demoMatters, lead, writer } from './screens.ts';
import { attachFile, sendAs } from './small-matter.ts';
import { stage } from './stage.ts';

const house = stage('demo');

/** Papers are set and files written in this story: on a laden machine that takes its time. */
async function come(options: Parameters<typeof house.person>[0] = {}): Promise<Person> {
  const person = await house.person(options);
  person.context.setDefaultTimeout(90_000);
  return person;
}

const otherWriter = 'arbetsgrupp.06@rss.granmark.example';

/** Two letters that came after closing say the same of one passage, and one of them wants other words than somebody else does. */
const alike = 'Det behöver stå vem som betalar för tolken när flera huvudmän deltar i samma möte.';
const otherWords = 'Regionen ska påbörja alla tre delar inom fyra veckor från begäran.';
const otherWish = 'Det räcker att delarna har påbörjats inom fyra veckor.';
const rationale = 'Ansvaret för tolken följer av lagen och skrivs inte in här.';
const fromOutside = 'Bedömt utanför systemet, i arbetsgruppens arbetsbok.';

interface Installed { (file: string, args: string[]): string }
const run: Installed = (file, args) => execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const has = (file: string, args: string[]) => { try { run(file, args); return true; } catch { return false; } };
const [hasPdfinfo, hasQpdf] = [has('pdfinfo', ['-v']), has('qpdf', ['--version'])];
for (const [name, is] of [['LibreOffice', hasOffice], ['pdfinfo', hasPdfinfo], ['qpdf', hasQpdf]] as const) if (!is) console.log(`Nothing is read with ${name}: it is not installed.`);

async function letterAfterwards(leading: Person, { roundId, consultee, wish }: { roundId: string; consultee: Consultee; wish: { words: string; instead: string; said: string } | null }): Promise<void> {
  const send = sendAs(leading, house.origin());
  const { id } = await send<{ id: string }>(`/rounds/${roundId}/registered-responses`, { consulteeId: consultee.id, channel: 'letter', receivedOn: dayOf(new Date()) });
  await leading.context.request.patch(`/api/responses/${id}`, { headers: { origin: house.origin() }, data: { stance: 'supports_with_remarks' } });
  await attachFile(leading, house.origin(), id);
  const { page } = leading;
  await page.goto(`/omgangar/${roundId}/svar/${id}/text`);
  await page.locator('.frozen-text p[data-block] [data-sign=comment], .frozen-text [data-sign=comment]').nth(12).click();
  const form = page.getByRole('group', { name: /^Synpunkt på/ });
  const done = async () => {
    await form.getByText(/^Sparat \d/).waitFor();
    await form.getByRole('button', { name: 'Klar' }).click();
    await form.waitFor({ state: 'detached' });
  };
  await form.getByLabel('Synpunkt', { exact: true }).fill(alike);
  await done();
  if (wish !== null) {
    await markWords(page, wish.words);
    await page.getByRole('button', { name: 'Kommentera', exact: true }).click();
    await form.getByLabel('Synpunkt', { exact: true }).fill(wish.said);
    await form.getByRole('button', { name: 'Föreslå en annan lydelse' }).click();
    await form.getByLabel('Föreslagen lydelse').fill(wish.instead);
    await done();
  }
  await send(`/responses/${id}/submission`);
}

const rowsOf = async (person: Person, roundId: string, query = '') => (await ask<{ items: AnswerRow[] }>(person, `/rounds/${roundId}/comments?most=1000${query}`)).items;

async function openComment(page: Page, roundId: string, { id, number }: AnswerRow): Promise<ReturnType<Page['getByRole']>> {
  await page.goto(`/omgangar/${roundId}/synpunkter?comment=${id}`);
  const panel = page.getByRole('article', { name: `Synpunkt ${number}`, exact: true });
  await panel.getByRole('heading', { name: /^Svar/ }).first().waitFor();
  return panel;
}

async function propose(page: Page, roundId: string, row: AnswerRow, { disposition, why }: { disposition: RegExp; why: string }): Promise<void> {
  const panel = await openComment(page, roundId, row);
  await panel.getByRole('radio', { name: disposition }).check();
  await panel.getByLabel(/^Motivering/).fill(why);
  await panel.getByRole('button', { name: /^Föreslå svar|^Spara ändrat förslag/ }).click();
  await page.getByText(`Svaret på synpunkt ${row.number} är föreslaget.`).first().waitFor();
}

/** All that is proposed and on no list, on one; then decided with a paragraph of the minutes. */
async function decideMeeting(page: Page, roundId: string, paragraph: string): Promise<void> {
  await page.goto(`/omgangar/${roundId}/moten`);
  await page.getByRole('textbox', { name: /^Vem beslutar\?/ }).fill('Styrgruppen');
  // Nothing is on the list that nobody has chosen.
  await page.getByText('Inget förslag är valt.').waitFor();
  await page.getByRole('button', { name: /^Välj alla/ }).click();
  await page.getByText(/förslag är (?:valt|valda)\./).waitFor();
  await page.getByRole('button', { name: 'Gör listan' }).click();
  await decideList(page, paragraph);
}

/** The meeting was brought forward: a list is decided on its day at the earliest. */
async function heldToday(person: Person, id: string): Promise<void> {
  const { body, revision, items } = await ask<Meeting>(person, `/meetings/${id}`);
  const moved = await person.context.request.put(`/api/meetings/${id}`, { headers: { origin: house.origin() }, data: { body, revision, heldOn: dayOf(new Date()), items: items.map(({ commentId, version }) => ({ commentId, version })) } });
  expect(moved.status()).toBe(200);
}

async function decideList(page: Page, paragraph: string): Promise<void> {
  await page.getByRole('button', { name: 'Besluta enligt listan' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Paragraf i protokollet/).fill(paragraph);
  await dialog.getByRole('button', { name: 'Besluta enligt listan' }).click();
  await page.getByText('Svaren på listan är beslutade.').first().waitFor({ timeout: 60_000 });
}

/** The workbook as somebody hands it back: every row without an answer is filled in, and one that was answered here meanwhile as well. */
async function filledIn(bytes: Uint8Array, also: string, at: Date): Promise<{ bytes: Uint8Array; rows: number }> {
  const [sheet, ...others] = await readSheet(bytes);
  const [head = [], ...rows] = sheet?.rows ?? [];
  const filled = rows.map((row) => (row.at(-3) === '' || row[0] === also ? [...row.slice(0, -3), 'Noteras', fromOutside, ''] : row));
  const meta = others.find(({ name }) => name === '_meta')?.rows ?? [];
  return {
    bytes: await writeSheet({ title: '', creator: '', at, sheets: [{ name: sheet?.name ?? '', columns: head.map((title) => ({ title })), rows: filled }], meta: Object.fromEntries(meta.map(([name = '', value = '']) => [name, value])) }),
    rows: filled.filter((row) => row.at(-2) === fromOutside).length,
  };
}

const textOfWord = (bytes: Uint8Array, part = 'word/document.xml') => strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());
const plain = (xml: string) => xml.replace(/<w:(?:p|tab|br)\b[^>]*>/g, '\n').replace(/<[^>]+>/g, '');

test('three at the bench answer everything, the round is concluded, and the report opens in other programs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'overens-bench-'));
  try {
    const leading = await come({ as: lead, acceptDownloads: true });
    const [one, two, deciding] = [await come({ as: writer }), await come({ as: otherWriter }), await come({ as: chair })];
    const { agreement } = await demoMatters(leading);
    const { items: [round] } = await ask<{ items: { id: string }[] }>(leading, `/matters/${agreement.id}/rounds`);
    const roundId = round?.id ?? expect.fail('the demo has no round');

    // Two letters come in after closing.
    const wanting = (await rowsOf(leading, roundId)).filter(({ proposedText, quote, state }) => proposedText !== '' && quote !== '' && state === 'new');
    const [contested, toApply] = [wanting.find(({ quote }) => quote.startsWith('Regionen ska genomföra alla tre delar')), wanting.find(({ quote }) => quote.startsWith('Familjen och de skolkamrater'))];
    if (!contested || !toApply) expect.fail('the demo has no two proposed wordings without an answer');
    const silent = (await ask<{ items: Consultee[] }>(leading, `/rounds/${roundId}/consultees`)).items.filter(({ response, registering }) => response === null && registering === null);
    await letterAfterwards(leading, { roundId, consultee: silent[0] ?? expect.fail('everybody has answered'), wish: null });
    await letterAfterwards(leading, { roundId, consultee: silent[1] ?? expect.fail('everybody but one has answered'), wish: { words: contested.quote, instead: otherWords, said: otherWish } });
    const came = await rowsOf(leading, roundId);
    const [first, second] = came.filter(({ text }) => text === alike);
    const against = came.find(({ text }) => text === otherWish);
    if (!first || !second || !against) expect.fail('the letters have not come in');

    // A group is answered at once.
    const panel = await openComment(one.page, roundId, first);
    await panel.page().getByRole('region', { name: 'Lika synpunkter' }).getByRole('button', { name: 'Besvara tillsammans' }).click();
    const together = one.page.getByRole('dialog');
    await together.getByRole('radio', { name: /^Tillgodoses inte/ }).check();
    await together.getByLabel(/^Motivering/).fill(rationale);
    await together.getByRole('button', { name: 'Föreslå svaret för 2 synpunkter' }).click();
    await one.page.getByText('Svaret är föreslaget för 2 synpunkter.').first().waitFor();

    // A proposed wording is applied to the draft with one act, and the comment leads to the words before and after.
    const applying = await openComment(two.page, roundId, toApply);
    const putIn = applying.getByRole('button', { name: 'För in i utkastet' });
    await putIn.waitFor();
    const confirm = applying.getByLabel('Jag har läst orden som de står nu, och det är de som ska ersättas');
    if (await confirm.count() > 0) await confirm.check();
    await putIn.click();
    await two.page.getByText('Lydelsen är införd i utkastet.').first().waitFor();
    await propose(two.page, roundId, toApply, { disposition: /^Tillgodoses(?! delvis| inte)/, why: '' });
    const linked = await openComment(two.page, roundId, toApply);
    await linked.getByRole('group', { name: 'Före och efter' }).locator('ins').first().waitFor();

    // Two of the group want to meet both of two wordings that cannot both stand: the gate tells it, and the chair settles it.
    await propose(one.page, roundId, contested, { disposition: /^Tillgodoses(?! delvis| inte)/, why: '' });
    await propose(two.page, roundId, against, { disposition: /^Tillgodoses(?! delvis| inte)/, why: '' });
    await deciding.page.goto(`/omgangar/${roundId}/oversikt`);
    const gate = deciding.page.getByRole('region', { name: 'Kvar att göra innan omgången kan avslutas' });
    await gate.getByRole('listitem').filter({ hasText: 'står i konflikt' }).getByRole('link', { name: 'Visa i listan' }).click();
    await deciding.page.getByRole('table', { name: 'Synpunkter i remissomgången' }).getByRole('row').filter({ hasText: otherWish }).getByRole('link').first().click();
    const conflict = deciding.page.getByRole('article', { name: `Synpunkt ${against.number}`, exact: true });
    const contradicting = deciding.page.getByRole('region', { name: 'Motstridiga förslag' });
    await contradicting.getByText('Olöst').first().waitFor();
    await conflict.getByRole('radio', { name: /^Tillgodoses inte/ }).check();
    await conflict.getByLabel(/^Motivering/).fill('Alla tre delar ska vara genomförda inom fyra veckor.');
    await conflict.getByRole('button', { name: 'Besluta', exact: true }).click();
    await deciding.page.getByText(`Svaret på synpunkt ${against.number} är beslutat.`).first().waitFor();
    await contradicting.getByText('Löst', { exact: true }).first().waitFor();
    // The demo has a pair of its own, which the gate wants settled as well.
    for (let left = await rowsOf(deciding, roundId, '&conflict=open'); left[0]; left = await rowsOf(deciding, roundId, '&conflict=open')) {
      const settling = await openComment(deciding.page, roundId, left[0]);
      await settling.getByRole('radio', { name: /^Tillgodoses inte/ }).check();
      await settling.getByLabel(/^Motivering/).fill('Tiden står kvar som den är.');
      await settling.getByRole('button', { name: 'Besluta', exact: true }).click();
      await deciding.page.getByText(`Svaret på synpunkt ${left[0].number} är beslutat.`).first().waitFor();
    }
    expect((await ask<Overview>(deciding, `/rounds/${roundId}/overview`)).conflicts).toBe(0);

    // The workbook goes out …
    await leading.page.goto(`/omgangar/${roundId}/sammanstallning`);
    const [fetched] = await Promise.all([leading.page.waitForEvent('download'), leading.page.getByRole('button', { name: 'Hämta som Excel' }).click()]);
    const path = join(folder, 'svar.xlsx');
    await fetched.saveAs(path);
    // … meanwhile somebody answers one of its rows here, and the first meeting is held.
    const [meanwhile] = await rowsOf(leading, roundId, '&state=new');
    if (!meanwhile) expect.fail('nothing is left without an answer');
    await propose(one.page, roundId, meanwhile, { disposition: /^Besvaras/, why: 'Frågan besvaras i bilagan.' });
    const waiting = (await ask<{ items: { id: string; decided: unknown }[] }>(deciding, `/rounds/${roundId}/meetings`)).items.filter(({ decided }) => decided === null);
    for (const { id } of waiting) {
      await heldToday(deciding, id);
      await deciding.page.goto(`/omgangar/${roundId}/moten/${id}`);
      await decideList(deciding.page, '§ 11');
    }
    await decideMeeting(deciding.page, roundId, '§ 12');

    // … and comes back, edited outside: what was changed on both sides is shown as such, and a person chooses.
    const book = await filledIn(readFileSync(path), meanwhile.id, new Date());
    writeFileSync(path, book.bytes);
    await leading.page.getByLabel('Excel-fil med ändrade svar').setInputFiles(hasOffice ? throughOffice(path, 'xlsx') : path);
    await leading.page.getByText('Ändrat både här och i filen').first().waitFor({ timeout: 60_000 });
    await leading.page.getByRole('button', { name: /^För in \d+ svar som förslag$/ }).click();
    await leading.page.getByText(`${book.rows - 1} svar är införda som förslag.`).waitFor({ timeout: 60_000 });
    const brought = await rowsOf(leading, roundId);
    expect(brought.filter(({ rationale: why }) => why === fromOutside).length).toBe(book.rows - 1);
    expect(brought.find(({ id }) => id === meanwhile.id)?.rationale, 'what was answered here stands').toBe('Frågan besvaras i bilagan.');

    // The last meeting; the gate turns green and the lead concludes the round.
    await decideMeeting(deciding.page, roundId, '§ 13');
    await leading.page.goto(`/omgangar/${roundId}/oversikt`);
    await leading.page.getByText('Allt är gjort. Omgången kan avslutas.').waitFor();
    await leading.page.getByRole('button', { name: 'Avsluta remissomgången' }).click();
    await leading.page.getByRole('dialog').getByRole('button', { name: 'Avsluta remissomgången' }).click();
    await leading.page.getByText('Omgången är avslutad').first().waitFor();
    await leading.page.getByRole('link', { name: 'Slutlig sammanställning' }).click();
    await leading.page.getByRole('button', { name: 'Ta fram den slutliga sammanställningen' }).click();
    await leading.page.getByRole('dialog').getByRole('button', { name: /^(Ta fram den slutliga|Ja, ta fram den)/ }).click();
    const final = leading.page.getByRole('region', { name: 'Slutlig remissammanställning nr 1' });
    await final.waitFor({ timeout: 120_000 });

    // Every format; other programs accept them.
    const kept = async (name: string): Promise<string> => {
      const [download] = await Promise.all([leading.page.waitForEvent('download', { timeout: 60_000 }), final.getByRole('link', { name: `Hämta ${name}` }).click()]);
      const to = join(folder, download.suggestedFilename());
      await download.saveAs(to);
      return to;
    };
    const files = { docx: await kept('Word'), pdf: await kept('PDF/A'), xlsx: await kept('Excel'), csv: await kept('CSV'), json: await kept('JSON') };
    const report = JSON.parse(readFileSync(files.json, 'utf8')) as ConsultationReport;
    expect(report.comments.length).toBe(came.length);
    expect(report.counts.undecided).toBe(0);
    const said = plain(textOfWord(readFileSync(files.docx)));
    for (const must of [alike, rationale, otherWish, fromOutside, toApply.quote]) expect(said, must).toContain(must);
    expect(readFileSync(files.csv, 'utf8')).toContain(alike);
    const [comments] = await readSheet(readFileSync(files.xlsx));
    expect(comments?.rows.length).toBe(report.comments.length + 1);
    if (hasOffice) for (const file of [files.docx, files.xlsx]) expect(readFileSync(throughOffice(file, 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    if (hasQpdf) run('qpdf', ['--check', files.pdf]);
    if (hasPdfinfo) {
      expect(run('pdfinfo', [files.pdf])).toMatch(/Tagged:\s+yes/);
      expect(run('pdfinfo', ['-meta', files.pdf])).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    }

    // From a comment to the changed words: on its page, in the redline as tracked changes and as PDF.
    const reading = await openComment(two.page, roundId, toApply);
    await reading.getByRole('group', { name: 'Före och efter' }).locator('ins').first().waitFor();
    const { documents } = await ask<{ documents: { documentId: string; frozenDocumentId: string }[] }>(leading, `/rounds/${roundId}/changes`);
    const changed = documents[0] ?? expect.fail('nothing is compared');
    const redline = async (format: 'docx' | 'pdf') => (await leading.context.request.get(`/api/documents/${changed.documentId}/comparison/${format}?from=frozen.${changed.frozenDocumentId}&to=now`)).body();
    const tracked = textOfWord(await redline('docx'));
    expect(tracked).toMatch(/<w:ins\b/);
    expect(tracked).toMatch(/<w:del\b/);
    const wished = [...toApply.proposedText.matchAll(/\p{L}{7,}/gu)].map(([word]) => word).find((word) => !toApply.quote.includes(word)) ?? expect.fail('the wording adds no word');
    expect(plain(tracked)).toContain(wished);
    const traced = report.comments.find(({ number }) => number === toApply.number)?.changes ?? expect.fail('the report does not tell what changed');
    expect(traced.map(({ before, after }) => [toApply.quote.includes(before) || before.includes(toApply.quote), after.includes(wished)])).toContainEqual([true, true]);
    writeFileSync(join(folder, 'andringar.pdf'), await redline('pdf'));
    if (hasQpdf) run('qpdf', ['--check', join(folder, 'andringar.pdf')]);
    if (hasPdfinfo) expect(run('pdfinfo', [join(folder, 'andringar.pdf')])).toMatch(/Tagged:\s+yes/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 900_000);
