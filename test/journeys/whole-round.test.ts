/** One round to its end, with five who answer in five ways, one who is given longer, one late, one silent and one who adds something: and everywhere the same counts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AnswerRow } from '#shared/answers.ts';
import type { Consultee, Round } from '#shared/consultation.ts';
import type { ConsultationReport } from '#shared/export.ts';
import { ask, type Person, phone } from '../support/browser.ts';
import { markWords, touchWords } from './frozen-words.ts';
import { hasOffice, throughOffice } from './office.ts';
import { answered } from './returned-word-file.ts';
import { chair, demoMatters, lead, writer } from './screens.ts';
import { sendAs } from './small-matter.ts';
import { stage } from './stage.ts';
import { dayOf } from '../../server/matters/matters.ts';

const house = stage('demo');

/** Papers are set and files written in this story: on a laden machine that takes its time. */
async function come(options: Parameters<typeof house.person>[0] = {}): Promise<Person> {
  const person = await house.person(options);
  person.context.setDefaultTimeout(90_000);
  return person;
}

if (!hasOffice) console.log('The answer file is not sent through LibreOffice: it is not installed.');

const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000));
/** The round's last day, the day on which everything late happens, and the last day of who was given longer. */
const [deadline, afterwards, extendedTo] = [day(5), 8, day(12)];

const withColleagues = 'Stenforsa kommun';
const alone = 'Tallmyra kommun';
const inWord = 'Rågnäs kommun';
const byLetter = 'Forsvikens kommun';
const silent = 'Islanda kommun';
const unasked = 'Skolledarföreningen i Stenforsa';
const coordinatorOf: Record<string, string> = { [withColleagues]: 'samordnare@stenforsa.example', [alone]: 'samordnare@tallmyra.example', [inWord]: 'samordnare@ragnas.example', [byLetter]: 'samordnare@forsviken.example', [silent]: 'samordnare@islanda.example' };

/** Freezes the smallest matter's text and lists the five; gives the round, which is planned. */
async function plan(leading: Person): Promise<string> {
  const send = sendAs(leading, house.origin());
  const { local } = await demoMatters(leading);
  const { findings } = await ask<{ findings: { id: string }[] }>(leading, `/matters/${local.id}/freeze-check`);
  const { id: packageId } = await send<{ id: string }>(`/matters/${local.id}/packages`, { purpose: 'consultation', reason: 'Efter arbetsgruppens möte.', confirmed: findings.map(({ id }) => id) });
  const { id: roundId } = await send<{ id: string }>(`/matters/${local.id}/rounds`, { packageId, title: 'Remiss om familjecentralen', deadline, letter: 'Ni inbjuds att lämna synpunkter.', contactName: 'Processledaren', contactMail: lead });
  const { items } = await ask<{ items: { id: string; name: string }[] }>(leading, '/organisations');
  for (const [name, contactMail] of Object.entries(coordinatorOf)) {
    await send(`/rounds/${roundId}/consultees`, { organisationId: items.find((one) => one.name === name)?.id, category: 'municipal_body', obliged: true, officialMail: `registrator@${contactMail.split('@')[1]}`, contactName: 'Samordnaren', contactMail });
  }
  return roundId;
}

/** To the text that is out for consultation, as somebody who answers for a consultee finds it. */
async function openConsultation({ page }: Person): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: /familjecentral i Mossbacka/ }).first().click();
  await page.locator('.frozen-text [data-block]').first().waitFor();
}

async function write(page: Page, said: string): Promise<void> {
  const form = page.getByRole('group', { name: /^Synpunkt på/ });
  await form.getByLabel('Synpunkt', { exact: true }).fill(said);
  await form.getByText(/^Sparat \d/).waitFor();
  await form.getByRole('button', { name: 'Klar' }).click();
  await form.waitFor({ state: 'detached' });
}

async function takePosition(page: Page, stance: RegExp, summary: string): Promise<void> {
  await page.getByRole('region', { name: 'Ditt svar' }).getByRole('link', { name: 'Ert svar' }).click();
  await page.getByRole('radio', { name: stance }).check();
  await page.getByLabel('Det viktigaste i ert svar').fill(summary);
  await page.locator('main').getByText(/^Sparat/).last().waitFor();
}

async function submit(page: Page, act: 'Skicka in' | 'Registrera', receipt: RegExp): Promise<void> {
  await page.getByRole('button', { name: `${act} svaret` }).click();
  await page.getByRole('dialog').getByRole('button', { name: `${act} svaret` }).click();
  await page.getByRole('heading', { level: 1, name: receipt }).waitFor();
}

async function review(page: Page): Promise<void> {
  await page.locator('.form-end').getByRole('link', { name: 'Granska och skicka in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Granska och skicka in' }).waitFor();
}

/** The numbers of the sentences that tell of the responses, in the order they stand. */
const figuresIn = (text: string): number[] => [...text.matchAll(/\d+/g)].map(([figure]) => Number(figure));

test('five answer in five ways, and register, public page and report agree on every count', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'overens-round-'));
  try {
    const leading = await come({ as: lead });
    const roundId = await plan(leading);
    const { page } = leading;

    // The lead opens the round, publishes its page with the form for those who are not asked, and gives one consultee longer.
    await page.goto(`/omgangar/${roundId}`);
    await page.getByRole('button', { name: 'Öppna omgången' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Öppna och skicka till/ }).click();
    await page.getByText('Öppen för svar').first().waitFor();
    await page.goto(`/omgangar/${roundId}/offentlig-sida`);
    await page.getByRole('button', { name: 'Publicera missiv, text och lista' }).click();
    const check = page.getByRole('dialog');
    await check.getByRole('heading', { name: 'Integritetskontroll' }).waitFor();
    for (const box of await check.getByRole('checkbox').all()) await box.check();
    await check.getByRole('button', { name: 'Publicera missiv, text och lista' }).click();
    await page.getByRole('link', { name: 'Öppna sidan' }).waitFor();
    await page.goto(`/omgangar/${roundId}`);
    await page.getByRole('button', { name: 'Slå på formuläret' }).click();
    await page.getByText('Formuläret är på.').waitFor();
    await page.getByRole('row').filter({ hasText: inWord }).getByRole('button', { name: 'Förläng svarstiden' }).click();
    const extending = page.getByRole('dialog');
    await extending.getByRole('textbox', { name: 'Ny sista svarsdag' }).fill(extendedTo);
    await extending.getByLabel(/^Skäl/).fill('Kommunstyrelsen sammanträder efter svarstiden.');
    await extending.getByRole('button', { name: 'Förläng svarstiden' }).click();
    await page.getByRole('row').filter({ hasText: inWord }).getByText(/längd/).first().waitFor();

    // 1. Online with colleagues: one on a phone by the link, one at a desk by the code; the coordinator lets one stand and leaves one out.
    const coordinating = await come({ as: coordinatorOf[withColleagues] ?? '' });
    await openConsultation(coordinating);
    await coordinating.page.getByRole('link', { name: 'Kollegor' }).first().click();
    await coordinating.page.getByLabel(/^Vilka är koden till\?/).fill('Familjecentralen');
    await coordinating.page.getByRole('button', { name: 'Skapa en kod' }).click();
    const link = await coordinating.page.getByLabel('Länk', { exact: true }).inputValue();
    const code = await coordinating.page.locator('.code-typed').innerText();
    const touching = await come({ viewport: phone, hasTouch: true, isMobile: true });
    await touching.page.goto(link);
    await touching.page.getByLabel('Ditt namn').fill('Förskolläraren');
    await touching.page.getByRole('button', { name: 'Gå till texten' }).tap();
    await touching.page.locator('.frozen-text [data-block]').first().waitFor();
    await touchWords(touching.page.locator('.frozen-text p[data-block]').nth(2));
    await touching.page.getByRole('button', { name: 'Kommentera', exact: true }).tap();
    await write(touching.page, 'Ordet behöver förklaras för föräldrarna.');
    const typing = await come();
    await typing.page.goto('/kollega');
    await typing.page.getByLabel('Kod', { exact: true }).fill(code);
    await typing.page.getByRole('button', { name: 'Fortsätt' }).click();
    await typing.page.getByLabel('Ditt namn').fill('Kuratorn');
    await typing.page.getByRole('button', { name: 'Gå till texten' }).click();
    await typing.page.locator('.frozen-text [data-block]').first().waitFor();
    const others = typing.page.locator('.comment-card').filter({ hasText: 'Ordet behöver förklaras för föräldrarna.' });
    await others.getByRole('button', { name: 'Stöd', exact: true }).click();
    await others.getByLabel(/^Varför\?/).fill('Det frågar de om.');
    await others.getByRole('button', { name: 'Stöd synpunkten' }).click();
    await others.getByText('Det frågar de om.').waitFor();
    await markWords(typing.page, 'öppet även för äldre syskon');
    await typing.page.getByRole('button', { name: 'Kommentera', exact: true }).click();
    await write(typing.page, 'Det här är redan sagt.');
    await openConsultation(coordinating);
    const inside = (said: string) => coordinating.page.locator('.comment-card').filter({ hasText: said });
    await inside('Ordet behöver förklaras').getByText('Kuratorn').waitFor();
    await inside('Ordet behöver förklaras').getByRole('button', { name: 'Låt stå' }).click();
    await inside('Det här är redan sagt.').getByRole('button', { name: 'Utelämna' }).click();
    await inside('Det här är redan sagt.').getByText('Skickas inte').waitFor();
    await markWords(coordinating.page, 'från den dag då båda parter har godkänt den');
    await coordinating.page.getByRole('button', { name: 'Kommentera', exact: true }).click();
    await write(coordinating.page, 'Det måste stå vilken dag den gäller från.');
    await takePosition(coordinating.page, /^Tillstyrker med synpunkter/, 'Vi vill att lokalen är öppen på lov.');
    await review(coordinating.page);
    await submit(coordinating.page, 'Skicka in', /^Kvittens på remissvar/);

    // 2. One person alone.
    const onlyOne = await come({ as: coordinatorOf[alone] ?? '' });
    await openConsultation(onlyOne);
    await onlyOne.page.locator('.frozen-text [data-sign=comment]').nth(3).click();
    await write(onlyOne.page, 'Avsnittet saknar en tidsplan.');
    await takePosition(onlyOne.page, /^Avstyrker/, 'Vi avstyrker tills tidsplanen finns.');
    await review(onlyOne.page);
    await submit(onlyOne.page, 'Skicka in', /^Kvittens på remissvar/);

    // 3. Somebody who was not asked: on the public page without script, confirmed from the mail, received by the lead.
    const stranger = await come({ javaScriptEnabled: false });
    await stranger.page.goto(`/offentligt/${roundId}`);
    await stranger.page.getByRole('link', { name: 'Skriv ett svar' }).click();
    await stranger.page.getByLabel('Ditt namn').fill('Vera Exempel');
    await stranger.page.getByLabel('Din e-postadress').fill('vera@skolledare.example');
    await stranger.page.getByLabel('Ställningstagande', { exact: true }).selectOption({ label: 'Tillstyrker med synpunkter' });
    await stranger.page.getByLabel('Ditt svar').fill('Föreningen tillstyrker förslaget.');
    await stranger.page.getByLabel('Synpunkt 1: avsnitt').selectOption({ index: 2 });
    await stranger.page.getByLabel('Synpunkt 1: text').fill('Rektorerna behöver nämnas.');
    await stranger.page.getByRole('button', { name: 'Skicka in svaret' }).click();
    await stranger.page.getByRole('heading', { name: 'Ett steg kvar' }).waitFor();
    const operating = await come({ as: 'admin@rss.granmark.example' });
    const { items: letters } = await ask<{ items: { id: string; recipient: string }[] }>(operating, '/mail');
    const { body } = await ask<{ body: string }>(operating, `/mail/${letters.find(({ recipient }) => recipient === 'vera@skolledare.example')?.id}`);
    await stranger.page.goto(/\/offentligt\/\S+/.exec(body)?.[0] ?? expect.fail('no link in the letter'));
    await stranger.page.getByRole('button', { name: 'Bekräfta svaret' }).click();
    await stranger.page.getByRole('heading', { name: 'Svaret är bekräftat' }).waitFor();
    await page.goto(`/omgangar/${roundId}`);
    await page.getByRole('button', { name: /^Ta in bland remissvaren/ }).click();
    const receiving = page.getByRole('dialog');
    await receiving.getByLabel(/^Namn i registret/).fill(unasked);
    await receiving.getByLabel(/^Typ/).selectOption({ label: 'Förening' });
    await receiving.getByRole('button', { name: 'Ta in bland remissvaren' }).click();
    await page.getByRole('row').filter({ hasText: unasked }).first().waitFor();

    await house.later(afterwards);

    // 4. In Word and through LibreOffice, after the round's last day and before its own.
    const inOffice = await come({ as: coordinatorOf[inWord] ?? '', acceptDownloads: true });
    await openConsultation(inOffice);
    await inOffice.page.getByRole('region', { name: 'Ditt svar' }).getByRole('link', { name: 'Ert svar' }).click();
    await inOffice.page.getByRole('link', { name: 'Svara i Word i stället' }).click();
    const [fetched] = await Promise.all([inOffice.page.waitForEvent('download'), inOffice.page.getByRole('link', { name: /^Svarsfil:/ }).first().click()]);
    const path = join(folder, 'svar.docx');
    await fetched.saveAs(path);
    const words = /_b_[^>]*\/><w:r><w:t xml:space="preserve">[^<]*? (\p{L}{9,}) [^<]*<\/w:t>/u.exec(strFromU8(unzipSync(readFileSync(path))['word/document.xml'] ?? new Uint8Array()))?.[1] ?? expect.fail('no long word in the file');
    writeFileSync(path, answered(readFileSync(path), { words, instead: 'ETTANNATORD', comment: 'Ordet är för vagt.', stance: 'Tillstyrker med synpunkter' }));
    await inOffice.page.locator('input[type=file]').setInputFiles(hasOffice ? throughOffice(path, 'docx:MS Word 2007 XML') : path);
    await inOffice.page.getByRole('button', { name: 'Lägg till 2 synpunkter' }).click();
    await inOffice.page.getByText('2 synpunkter lades till. Uppgifterna i formuläret fördes över.').waitFor();
    await inOffice.page.getByRole('link', { name: /^Granska och skicka in/ }).first().click();
    await inOffice.page.getByRole('heading', { level: 1, name: 'Granska och skicka in' }).waitFor();
    expect(await inOffice.page.getByText('Inkom efter svarstiden').count(), 'it was given longer').toBe(0);
    await submit(inOffice.page, 'Skicka in', /^Kvittens på remissvar/);

    // 5. A scanned letter that came two days late: the lead keys it in beside the file.
    const keying = await come({ as: lead, acceptDownloads: true });
    await keying.page.goto(`/omgangar/${roundId}`);
    const letterRow = keying.page.getByRole('row').filter({ hasText: byLetter });
    await letterRow.getByRole('button', { name: 'Registrera svar' }).click();
    const registering = keying.page.getByRole('dialog', { name: byLetter });
    await registering.getByLabel('Hur svaret kom').selectOption({ label: 'Brev' });
    await registering.getByRole('textbox', { name: 'Kom in den' }).fill(day(7));
    await registering.getByRole('button', { name: 'Börja registrera' }).click();
    await keying.page.getByRole('radio', { name: /^Har ingen erinran/ }).check();
    await keying.page.getByLabel('Det viktigaste i svaret').fill('Nämnden har ingen erinran.');
    await keying.page.getByLabel(/^Vem som har beslutat/).fill('Socialnämnden');
    await keying.page.getByRole('textbox', { name: /^Beslutsdatum/ }).fill(day(4));
    await keying.page.getByLabel(/^Remissinstansens diarienummer/).fill('SN 2026/77');
    const scanned = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1');
    await keying.page.getByLabel('Välj fil – Antaget yttrande').setInputFiles({ name: 'Yttrande.pdf', mimeType: 'application/pdf', buffer: scanned });
    await keying.page.getByRole('link', { name: 'Yttrande.pdf' }).waitFor();
    await keying.page.getByRole('link', { name: 'Tillbaka till texten' }).click();
    await keying.page.locator('.frozen-text [data-sign=comment]').nth(5).click();
    await write(keying.page, 'Öppettiderna behöver stå här.');
    await keying.page.getByRole('link', { name: 'Granska och registrera' }).last().click();
    await submit(keying.page, 'Registrera', /^Kvittens/);
    await keying.page.goto(`/omgangar/${roundId}`);
    await letterRow.getByText('Inkom efter svarstiden').first().waitFor();
    await letterRow.getByRole('button', { name: /^Ändra uppgifter/ }).click();
    const keeping = keying.page.getByRole('dialog');
    await keeping.getByLabel(/^Vårt diarienummer/).fill('RSS 2026/0201');
    await keeping.getByRole('button', { name: 'Spara uppgifterna' }).click();
    await keeping.waitFor({ state: 'detached' });

    // Who answered alone adds something.
    const adding = await come({ as: coordinatorOf[alone] ?? '' });
    await openConsultation(adding);
    await adding.page.getByRole('link', { name: 'Komplettera eller återkalla' }).click();
    await adding.page.getByRole('button', { name: 'Komplettera svaret' }).click();
    await adding.page.locator('.frozen-text [data-sign=comment]').nth(4).click();
    await write(adding.page, 'Tidsplanen bör följa läsåret.');
    await adding.page.getByRole('region', { name: 'Ditt svar' }).getByRole('link', { name: 'Granska och skicka in' }).click();
    await submit(adding.page, 'Skicka in', /^Kvittens på komplettering/);

    // The round is closed; a few comments are answered, all are decided.
    await keying.page.goto(`/omgangar/${roundId}`);
    await keying.page.getByRole('button', { name: 'Stäng omgången för svar' }).click();
    await keying.page.getByRole('dialog').getByRole('button', { name: 'Stäng omgången för svar' }).click();
    await keying.page.getByText('Stängd för svar').first().waitFor();
    const proposing = await come({ as: writer });
    const { items: comments } = await ask<{ items: AnswerRow[] }>(proposing, `/rounds/${roundId}/comments`);
    await proposing.page.goto(`/omgangar/${roundId}/synpunkter`);
    await proposing.page.getByRole('table', { name: 'Synpunkter i remissomgången' }).getByRole('link').first().click();
    const panel = proposing.page.getByRole('article', { name: /^Synpunkt \d+/ });
    await panel.getByRole('radio', { name: /^Tillgodoses delvis/ }).check();
    await panel.getByLabel('Motivering').fill('Ansvaret skrivs in under Öppettider.');
    await panel.getByRole('button', { name: 'Föreslå svar' }).click();
    await proposing.page.getByText(/^Svaret på synpunkt \d+ är föreslaget\.$/).first().waitFor();
    const { items: proposed } = await ask<{ items: AnswerRow[] }>(proposing, `/rounds/${roundId}/comments?state=proposed`);
    expect(proposed.length).toBe(1);
    const deciding = await come({ as: chair });
    const decide = sendAs(deciding, house.origin());
    for (const { id } of comments) await decide(`/comments/${id}/decision`, { disposition: 'noted', rationale: 'Synpunkten lämnas vidare till styrgruppen.', version: proposed[0]?.id === id ? 1 : 0 });

    // Concluded, reported, published.
    await keying.page.goto(`/omgangar/${roundId}/oversikt`);
    await keying.page.getByRole('button', { name: 'Avsluta remissomgången' }).click();
    await keying.page.getByRole('dialog').getByRole('button', { name: 'Avsluta remissomgången' }).click();
    await keying.page.getByText('Omgången är avslutad').first().waitFor();
    await keying.page.getByRole('link', { name: 'Slutlig sammanställning' }).click();
    await keying.page.getByRole('button', { name: 'Ta fram den slutliga sammanställningen' }).click();
    await keying.page.getByRole('dialog').getByRole('button', { name: /^(Ta fram den slutliga|Ja, ta fram den)/ }).click();
    const final = keying.page.getByRole('region', { name: 'Slutlig remissammanställning nr 1' });
    await final.waitFor({ timeout: 60_000 });
    await keying.page.goto(`/omgangar/${roundId}/offentlig-sida`);
    await keying.page.getByRole('button', { name: /^Publicera de \d+ svar som inte har något att bekräfta/ }).click();
    await keying.page.getByText(/svar är publicerade/).first().waitFor();
    await keying.page.getByRole('button', { name: 'Publicera den slutliga sammanställningen' }).click();
    await keying.page.getByText('Slutlig sammanställning nr 1 är publicerad.').first().waitFor({ timeout: 60_000 });

    // Every count, wherever it stands.
    const { counts } = await ask<Round>(keying, `/rounds/${roundId}`);
    expect(counts).toEqual({ invited: 5, answered: 4, declined: 0, late: 1, notAnswered: 1, unsolicited: 1, leftOut: 0, withdrawn: 0, supplements: 1, extensions: 1, comments: 8 });
    const report = await ask<ConsultationReport>(keying, `/rounds/${roundId}/final-reports/1/json`);
    expect(report.counts).toMatchObject(counts);
    expect(report.comments.length).toBe(counts.comments);
    const expected = { [withColleagues]: 2, [alone]: 2, [inWord]: 2, [byLetter]: 1, [silent]: 0, [unasked]: 1 };
    expect(Object.fromEntries(report.organisations.map(({ name, comments: said }) => [name, said]))).toEqual(expected);
    expect(report.organisations.filter(({ late }) => late).map(({ name }) => name)).toEqual([byLetter]);
    expect(report.organisations.find(({ name }) => name === inWord)).toMatchObject({ extendedTo, late: false });
    expect(report.organisations.find(({ name }) => name === byLetter)).toMatchObject({ receivedOn: day(7), decidedOn: day(4), registryNumber: 'SN 2026/77' });
    const { items: register } = await ask<{ items: Consultee[] }>(keying, `/rounds/${roundId}/consultees`);
    expect(register.find(({ name }) => name === byLetter)?.ownRegistryNumber).toBe('RSS 2026/0201');

    // On the register's page: the sentences, the filters above the table, and each row's comments.
    await keying.page.goto(`/omgangar/${roundId}`);
    const sums = keying.page.getByRole('group', { name: 'Svaren i siffror' });
    expect((await sums.innerText()).replace(/\s+/g, ' ')).toContain('5 inbjudna: 4 har svarat (varav 1 kom in sent), 1 har inte svarat');
    expect((await sums.innerText()).replace(/\s+/g, ' ')).toContain('Därutöver har ett spontant remissvar kommit in. Svaren innehåller 8 synpunkter.');
    expect(await sums.innerText()).toContain('En komplettering har kommit in. En remissinstans har fått längre svarstid.');
    for (const [name, count] of [['Har svarat', 4], ['Har inte svarat', 1], ['Inkom sent', 1], ['Förlängd svarstid', 1], ['Spontana', 1]] as const) expect(figuresIn(await keying.page.getByRole('button', { name: new RegExp(`^${name}\\b`) }).innerText()), name).toEqual([count]);
    for (const [name, said] of Object.entries(expected)) if (name !== silent) expect(figuresIn(await keying.page.getByRole('row').filter({ hasText: name }).locator('td.number-cell').innerText()), name).toEqual([said]);

    // On the public page, which a stranger reads without script.
    const reading = await come({ javaScriptEnabled: false });
    await reading.page.goto(`/offentligt/${roundId}`);
    const told = (await reading.page.getByRole('region', { name: 'Remissvar' }).innerText()).replace(/\s+/g, ' ');
    expect(told).toContain('5 remissinstanser var inbjudna: 4 har svarat (varav 1 efter svarstiden), 1 har inte svarat. Därtill 1 spontant remissvar. 8 synpunkter sammanlagt. En remissinstans fick längre svarstid. En komplettering har kommit in.');
    const rows = await reading.page.getByRole('region', { name: 'Remissvar' }).locator('tbody tr').evaluateAll((all) => all.map((row) => [row.querySelector('a')?.textContent ?? '', Number(row.querySelector('td.figure')?.textContent)] as const));
    const shown: Record<string, number> = {};
    for (const [name, said] of rows) shown[name] = (shown[name] ?? 0) + said;
    expect(shown).toEqual(Object.fromEntries(Object.entries(expected).filter(([name]) => name !== silent)));
    const pdf = await reading.context.request.get(`/offentligt/${roundId}/sammanstallning.pdf`);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 900_000);
