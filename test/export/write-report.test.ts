import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentKinds, dispositions, stances } from '#shared/export.ts';
import type { ConsultationReport, ReportedComment } from '#shared/export.ts';
import { documentsEn } from '#shared/messages/documents.en.ts';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import { decisionParagraph } from '../../server/export/write-decision-paragraph.ts';
import { writeReportCsv } from '../../server/export/write-report-csv.ts';
import { writeReportDocx } from '../../server/export/write-report-docx.ts';
import { writeReportHtml } from '../../server/export/write-report-html.ts';
import { writeReportJson } from '../../server/export/write-report-json.ts';
import { readCsv } from './write-csv-reading.ts';
import { all, attribute, converted, furniture, openParts, pagesOf, part, present, shown, tables } from './write-reading.ts';
import type { Element } from './write-reading.ts';
import { sampleReport, withCounts } from './write-sample.ts';

const headOf = (catalogue: typeof documentsSv | typeof documentsEn) => [
  catalogue['documents.column.number'], catalogue['documents.column.organisation'], catalogue['documents.column.clause'], catalogue['documents.column.quote'],
  catalogue['documents.column.comment'], catalogue['documents.column.proposedText'], catalogue['documents.column.disposition'], catalogue['documents.column.rationale'],
];

async function opened(report: ConsultationReport) {
  const parts = openParts(await writeReportDocx(report));
  return { parts, document: part(parts, 'word/document.xml') };
}

/** Rows of comments in the Word file, by number. */
function commentRows(document: Element, head = headOf(documentsSv)): Map<string, string[]> {
  const lists = tables(document).filter((table) => table[0]?.join('|') === head.join('|'));
  return new Map(lists.flatMap((table) => table.slice(1)).map((row) => [row[0] ?? '', row]));
}

/** The numbers after each word in the table of counts. */
function countsInDocument(document: Element, catalogue: typeof documentsSv | typeof documentsEn): Map<string, number> {
  const table = tables(document).find(([head]) => head?.[0] === catalogue['documents.count.heading']) ?? [];
  const titles = table[0] ?? [];
  const found = new Map<string, number>();
  for (const row of table.slice(1)) for (let at = 0; at < row.length; at += 2) {
    if (row[at]) found.set(`${titles[at]}: ${row[at]?.replace('– ', '')}`, Number(row[at + 1]?.replace(/\D/gu, '')));
  }
  return found;
}

function expectedCounts({ counts }: ConsultationReport, catalogue: typeof documentsSv | typeof documentsEn): Map<string, number> {
  const [responses, stance, disposition, kind] = [catalogue['documents.count.heading'], catalogue['documents.column.stance'], catalogue['documents.column.disposition'], catalogue['documents.column.kind']];
  return new Map([
    [`${responses}: ${catalogue['documents.count.invited']}`, counts.invited],
    [`${responses}: ${catalogue['documents.count.answered']}`, counts.answered],
    [`${responses}: ${catalogue['documents.count.declined']}`, counts.declined],
    [`${responses}: ${catalogue['documents.count.late']}`, counts.late],
    [`${responses}: ${catalogue['documents.count.notAnswered']}`, counts.notAnswered],
    [`${responses}: ${catalogue['documents.count.unsolicitedBeside']}`, counts.unsolicited],
    ...stances.map((each): [string, number] => [`${stance}: ${catalogue[`documents.stance.${each}`]}`, counts.byStance[each]]),
    [`${stance}: ${catalogue['documents.sum']}`, stances.reduce((sum, each) => sum + counts.byStance[each], 0)],
    ...dispositions.map((each): [string, number] => [`${disposition}: ${catalogue[`documents.total.${each}`]}`, counts.byDisposition[each]]),
    [`${disposition}: ${catalogue['documents.total.undecided']}`, counts.undecided],
    [`${disposition}: ${catalogue['documents.sum']}`, counts.comments],
    ...commentKinds.map((each): [string, number] => [`${kind}: ${catalogue[`documents.kind.${each}`]}`, counts.byKind[each]]),
    [`${kind}: ${catalogue['documents.sum']}`, counts.comments],
  ]);
}

describe('the comment summary in Word', () => {
  it('gives every comment with number, organisation, clause, quote, wording, disposition and rationale', async () => {
    const report = sampleReport({ comments: 60, undecided: 5 });
    const rows = commentRows((await opened(report)).document);
    expect(rows.size).toBe(60);
    for (const comment of report.comments) {
      const row = rows.get(String(comment.number)) ?? [];
      expect(row[1]).toContain(comment.organisation);
      expect(row[2]).toContain(comment.clauseNumber ?? 'Hela texten');
      expect(row[3]).toContain(comment.quote ?? 'Hela förslaget');
      expect(row[4]).toContain(comment.comment);
      expect(row[5]).toBe(comment.proposedText ?? '');
      expect(row[6]).toContain(comment.disposition === null ? 'Saknar beslut' : documentsSv[`documents.disposition.${comment.disposition}`]);
      expect(row[6]?.includes('Saknar beslut')).toBe(comment.status !== 'decided');
      expect(row[7]).toBe(comment.rationale ?? '');
    }
  });

  it('counts to the digit as the round does, and the sums add up', async () => {
    const report = sampleReport({ comments: 290, undecided: 12 });
    const found = countsInDocument((await opened(report)).document, documentsSv);
    expect(found).toEqual(expectedCounts(report, documentsSv));
    const listed = [...found].filter(([name]) => name.startsWith('Bedömning: ') && name !== 'Bedömning: Summa');
    expect(listed.reduce((sum, [, count]) => sum + count, 0)).toBe(290);
    expect(found.get('Svar: Inbjudna')).toBe((found.get('Svar: Har svarat') ?? 0) + (found.get('Svar: Har inte svarat') ?? 0));
  });

  it('names each party under its own position, apart from the other consultees', async () => {
    const report = sampleReport();
    const [, ...rows] = tables((await opened(report)).document).find(([head]) => head?.[1] === 'Parterna') ?? [];
    for (const { name, party } of report.organisations) {
      expect(rows.filter(([, parties]) => new RegExp(`(^|[:,;] )${name}($|[,;( ])`, 'u').test(parties ?? '')).length, name).toBe(party ? 1 : 0);
    }
    expect(rows.reduce((sum, [, parties]) => sum + Number.parseInt(parties ?? '', 10), 0)).toBe(16);
    expect(rows.reduce((sum, [, , others]) => sum + Number(others), 0)).toBe(22);
  });

  it('names the bodies of one party together, and whoever has a condition by itself', async () => {
    const report = sampleReport();
    const [first, second, third] = report.organisations.filter(({ party }) => party);
    if (!first || !second || !third) throw new Error('three parties');
    const alike = { organisation: 'Region Granmark', status: 'submitted', stance: 'supports_with_remarks', condition: null, preliminary: false } as const;
    const parties = [{ ...first, ...alike, name: 'Region Granmark, Folktandvården', body: 'Folktandvården' }, { ...second, ...alike, name: 'Region Granmark, Primärvården', body: 'Primärvården' }, { ...third, ...alike, name: 'Region Granmark, Sjukvårdsnämnden', body: 'Sjukvårdsnämnden', condition: 'tiden förlängs' }];
    const [, ...rows] = tables((await opened({ ...report, organisations: parties })).document).find(([head]) => head?.[1] === 'Parterna') ?? [];
    expect(rows.map(([, shown]) => shown)).toEqual(['3 remissinstanser hos 1 part: Region Granmark (Folktandvården, Primärvården); Region Granmark, Sjukvårdsnämnden (under förutsättning: tiden förlängs)']);
  });

  it('tells words before the first clause from the text as a whole, and categories in words', async () => {
    const report = sampleReport({ comments: 2 });
    const [one, two] = report.comments;
    if (!one || !two) throw new Error('two comments');
    const nowhere = { clauseNumber: null, clauseHeading: null };
    const told = shown((await opened({ ...report, comments: [{ ...one, ...nowhere, scope: 'words' }, { ...two, ...nowhere, scope: 'package' }] })).document);
    expect(told).toContain('Före det första avsnittet');
    expect(told).toContain('Hela texten');
    expect(told).not.toMatch(/municipal_body|\bparty\b/u);
  });

  it('gives the lead\'s words on every theme and the paragraph to paste', async () => {
    const report = sampleReport({ themes: 3 });
    const text = shown((await opened(report)).document);
    for (const { mainPoints, changed, notMet } of report.themes) for (const words of [mainPoints, changed, notMet]) expect(text).toContain(words);
    expect(text).toContain(decisionParagraph(report));
  });

  it('shortens long themes for the council and gives them in full in the account', async () => {
    const report = sampleReport({ themes: 8 });
    const long = { ...report, themes: report.themes.map((theme) => ({ ...theme, mainPoints: `${theme.mainPoints} ${'Därtill kommer mer. '.repeat(80)}slut på ${theme.name}` })) };
    const text = shown((await opened(long)).document);
    const [council = '', account = ''] = text.split('Fullständig redogörelse');
    for (const { name } of long.themes) {
      expect(council).not.toContain(`slut på ${name}`);
      expect(account).toContain(`slut på ${name}`);
    }
    expect(council).toContain('Teman i sin helhet');
  });

  it('keeps the reasons whole for the council and shortens what was said and changed first', async () => {
    const report = sampleReport({ themes: 8 });
    const notMet = 'Tre veckor till det första mötet står kvar. Någon fast tid anges inte, eftersom behovet varierar mellan familjer och samordnaren ska kunna följa det.';
    const long = { ...report, themes: report.themes.map((theme) => ({ ...theme, mainPoints: 'Remissinstanserna vill att barnet har en fast person att vända sig till. '.repeat(6), changed: 'Samordnaren utses där kontakten med familjen är tätast. '.repeat(6), notMet })) };
    const [council = ''] = shown((await opened(long)).document).split('Fullständig redogörelse');
    expect(council.split(notMet)).toHaveLength(9);
    expect(council).not.toContain(long.themes[0]?.mainPoints.trim());
    expect(council).toContain('Teman i sin helhet');
  });

  it('marks every page of an unfinished report, of a selection, and no page of a complete one', async () => {
    const unfinished = sampleReport({ comments: 20, undecided: 12 });
    expect(furniture((await opened(unfinished)).parts, 'header')).toHaveLength(2);
    for (const head of furniture((await opened(unfinished)).parts, 'header')) expect(head).toContain('Arbetsmaterial – 12 synpunkter saknar beslut');

    const complete = sampleReport({ comments: 20 });
    for (const head of furniture((await opened(complete)).parts, 'header')) expect(head).not.toMatch(/Arbetsmaterial|Urval/u);

    const selection: ConsultationReport = { ...complete, marking: { kind: 'selection', description: 'avsnitt 3', undecided: 1 }, comments: complete.comments.slice(0, 4), listed: 4 };
    const { parts, document } = await opened(selection);
    for (const head of furniture(parts, 'header')) expect(head).toContain('Urval: avsnitt 3 (4 av 20 synpunkter) – 1 synpunkt saknar beslut');
    expect(commentRows(document).size).toBe(4);
    expect(shown(document)).toContain('Siffrorna gäller hela omgången. Förteckningen nedan visar 4 av 20 synpunkter.');
    expect(countsInDocument(document, documentsSv).get('Bedömning: Summa')).toBe(20);
  });

  it('repeats the head row of every list, and turns the account on its side', async () => {
    const { document } = await opened(sampleReport({ comments: 30 }));
    for (const table of all(document, 'w:tbl').filter((each) => all(each, 'w:tc').map(shown).join().startsWith('Nr'))) {
      expect(all(all(table, 'w:tr')[0] ?? table, 'w:tblHeader')).toHaveLength(1);
    }
    const sizes = all(document, 'w:pgSz');
    expect(sizes.map((size) => attribute(size, 'w:orient'))).toEqual(['portrait', 'landscape']);
    for (const grid of all(document, 'w:tblGrid')) {
      const width = all(grid, 'w:gridCol').reduce((sum, column) => sum + Number(attribute(column, 'w:w')), 0);
      expect(width).toBeLessThanOrEqual(16838 - 2 * 964);
    }
  });

  it('has the registry number and Word\'s own page numbers on every page, in Swedish', async () => {
    const { parts } = await opened(sampleReport({ comments: 3 }));
    for (const head of furniture(parts, 'header')) expect(head).toContain('Diarienummer RSS 2027/00118');
    for (const path of ['word/footer1.xml', 'word/footer2.xml']) {
      const foot = part(parts, path);
      expect(all(foot, 'w:instrText').map(({ children }) => children.join('').trim())).toEqual(['PAGE', 'NUMPAGES']);
      expect(shown(foot)).toMatch(/Sida .*av /u);
    }
    expect(attribute(all(part(parts, 'word/styles.xml'), 'w:lang')[0])).toBe('sv-SE');
    expect(all(part(parts, 'word/settings.xml'), 'w:autoHyphenation')).toHaveLength(1);
    expect(all(part(parts, 'word/fontTable.xml'), 'w:altName').map((name) => attribute(name))).toEqual(['Calibri', 'Cambria']);
  });

  it('orders the account by clause or by organisation, whatever the order it was given in', async () => {
    const headings = (document: Element) => all(document, 'w:p').filter((each) => attribute(all(each, 'w:pStyle')[0]) === 'Heading2').map((each) => shown(each).trim());
    const clauses = headings((await opened({ ...sampleReport({ comments: 80 }), groupBy: 'clause' })).document);
    expect(clauses.slice(-8)).toEqual(['Hela texten', '1 Syfte', '2 Målgrupp', '3 Gemensamt ansvar', '4 Hälsoundersökning vid placering', '5 Samordnad planering', '6 Informationsutbyte', '7 Uppföljning']);
    const report = sampleReport({ comments: 80, groupBy: 'organisation' });
    const names = headings((await opened({ ...report, comments: [...report.comments].reverse() })).document);
    const parties = report.organisations.filter(({ party, comments }) => party && comments > 0).map(({ name }) => name).sort(new Intl.Collator('sv-SE').compare);
    expect(names.slice(names.indexOf(parties[0] ?? ''), names.indexOf(parties[0] ?? '') + parties.length)).toEqual(parties);
  });

  it('orders the account by theme, in the order of the themes, with what has none last', async () => {
    const sample = sampleReport({ comments: 60, themes: 3, groupBy: 'theme' });
    const [first, second, third] = sample.themes.map(({ name }) => name);
    const report = { ...sample, comments: sample.comments.map((comment, at): ReportedComment => ({ ...comment, theme: [null, third, first, second][at % 4] ?? null })) };
    const { document } = await opened(report);
    const headings = all(document, 'w:p').filter((each) => attribute(all(each, 'w:pStyle')[0]) === 'Heading2').map((each) => shown(each).trim());
    expect(headings.slice(-4)).toEqual([first, second, third, 'Utan tema']);
    expect(shown(document)).toContain('Synpunkter och bedömningar, tema för tema');
    const page = new TextDecoder().decode(await writeReportHtml(report));
    const places = [first, second, third, 'Utan tema'].map((title) => page.indexOf(`>${title}</h3>`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('gives a split comment whose parts stand under different themes one address only', async () => {
    const sample = sampleReport({ comments: 2, themes: 2, groupBy: 'theme' });
    const [one, other] = sample.themes.map(({ name }) => name);
    const whole = { id: 'whole', number: 41, organisationId: sample.comments[0]?.organisationId ?? '', comment: 'Två saker i ett.', proposedText: null, reason: null, parts: ['41a', '41b'] };
    const comments = sample.comments.map((comment, at): ReportedComment => ({ ...comment, theme: (at === 0 ? one : other) ?? null, splitFrom: { id: 'whole', passages: [] } }));
    const page = new TextDecoder().decode(await writeReportHtml({ ...sample, comments, split: [whole] }));
    expect(page.split('Två saker i ett.')).toHaveLength(3);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it('keeps comments on the same clause number of different documents apart', async () => {
    const report = sampleReport({ comments: 12 });
    const annexed = { ...report, comments: report.comments.map((comment, at): ReportedComment => ({ ...comment, clauseNumber: '2', clauseHeading: 'Ansvar', document: at < 6 ? 'Överenskommelsen' : 'Bilaga A' })) };
    const text = shown((await opened(annexed)).document);
    expect(text).toContain('Överenskommelsen: 2 Ansvar');
    expect(text).toContain('Bilaga A: 2 Ansvar');
  });

  it('names the document in the heading of its comments, and on the rows only where the heading is an organisation', async () => {
    const report = sampleReport({ comments: 2 });
    const annexed = { ...report, comments: report.comments.map((comment): ReportedComment => ({ ...comment, document: 'Bilaga A' })) };
    const columns = async (groupBy: ConsultationReport['groupBy']) => [...commentRows((await opened({ ...annexed, groupBy })).document).values()].map((row) => row[2]?.includes('Bilaga A'));
    expect(await columns('clause')).toEqual([false, false]);
    expect(await columns('organisation')).toEqual([true, true]);
  });

  it('says what a condition is, and on which day the round was concluded', async () => {
    const report = sampleReport({ comments: 1 });
    const organisations = report.organisations.map((one) => ({ ...one, stance: 'supports_on_condition' as const, condition: 'tiden förlängs' }));
    const { document } = await opened({ ...report, organisations, conclusion: { on: '2027-11-03', by: 'Processledaren', undecided: 0, override: null } });
    const [, account = ''] = shown(document).split('Fullständig redogörelse');
    expect(account).toContain('Under förutsättning: tiden förlängs');
    expect(tables(document).flat()).toContainEqual(['Avslutad', '3 november 2027']);
  });

  it('tells the council how many comments stand outside the themes, and how many of those were not met', async () => {
    const report = sampleReport({ comments: 4, themes: 2 });
    const comments = report.comments.map((comment, at): ReportedComment => ({ ...comment, theme: at === 0 ? report.themes[0]?.name ?? '' : null, status: 'decided', disposition: at === 1 ? 'not_accepted' : 'accepted' }));
    const told = '3 synpunkter hör inte till något tema, varav 1 inte tillgodoses eller bara tillgodoses delvis.';
    expect(shown((await opened({ ...report, comments })).document)).toContain(told);
    const selection = { ...report, comments: comments.slice(0, 2), listed: 2, marking: { kind: 'selection', description: 'avsnitt 3', undecided: 0 } } as const;
    expect(shown((await opened(selection)).document)).not.toContain('hör inte till något tema');
  });

  it('keeps the registry number on the first line of the head, before a long unit', async () => {
    const report = sampleReport({ comments: 1 });
    const { parts } = await opened({ ...report, letterhead: { ...report.letterhead, unit: 'Ett regionalt samverkans- och stödkontor med ett mycket långt namn som fyller raden' } });
    const [portrait, landscape] = furniture(parts, 'header');
    expect(portrait).not.toContain('mycket långt namn');
    expect(landscape).toContain('mycket långt namn');
  });

  it('survives control characters, lone surrogates and empty rounds', async () => {
    const report = sampleReport({ comments: 1 });
    const nasty = { ...report, comments: report.comments.map((comment) => ({ ...comment, comment: 'a\u0000b\u000bc\ud800d\uffffe <w:t>&amp; 😀', rationale: 'rad ett\r\nrad två' })) };
    const row = [...commentRows((await opened(nasty)).document).values()][0] ?? [];
    expect(row[4]).toContain('abcde <w:t>&amp; 😀');
    expect(row[7]).toBe('rad ett\nrad två');
    const empty = withCounts({ ...report, organisations: [], comments: [], themes: [] });
    const text = shown((await opened(empty)).document);
    expect(text).toContain('Här finns inga synpunkter att redovisa.');
    expect(text).toContain('Ingen remissinstans har bjudits in att svara. Remissvaren innehåller inga synpunkter.');
  });

  it('speaks English throughout for an English report', async () => {
    const report = sampleReport({ locale: 'en', comments: 9 });
    const { parts, document } = await opened(report);
    expect(commentRows(document, headOf(documentsEn)).size).toBe(9);
    expect(shown(document)).toContain('24 September 2027');
    expect(countsInDocument(document, documentsEn)).toEqual(expectedCounts(report, documentsEn));
    expect(attribute(all(part(parts, 'word/styles.xml'), 'w:lang')[0])).toBe('en-GB');
    expect(furniture(parts, 'footer').join()).toMatch(/Page .*of /u);
  });

  it.skipIf(!present('soffice', 'pdftotext'))('keeps the council\'s part within two pages and marks every page', async () => {
    const ordinary = sampleReport({ comments: 25, undecided: 3 });
    const long = sampleReport({ seed: 2, comments: 5, themes: 24 });
    const files = [ordinary, { ...long, themes: long.themes.map((theme) => ({ ...theme, notMet: theme.notMet.repeat(9) })) }, sampleReport({ seed: 3, comments: 5, parties: 90, others: 40 })];
    const pdfs = await converted(await Promise.all(files.map(async (report, at) => ({ name: `report${at}.docx`, bytes: await writeReportDocx(report) }))), 'pdf');
    for (const pdf of pdfs) {
      const pages = await pagesOf(pdf);
      const whole = pages.findIndex((page) => page.includes('Fullständig redogörelse'));
      expect(whole).toBeGreaterThanOrEqual(1);
      expect(whole).toBeLessThanOrEqual(2);
    }
    const marked = await pagesOf(pdfs[0] ?? Buffer.alloc(0));
    expect(marked.length).toBeGreaterThan(4);
    for (const [at, page] of marked.entries()) {
      expect(page).toContain('Arbetsmaterial – 3 synpunkter saknar beslut');
      expect(page).toContain(`Sida ${at + 1} av ${marked.length}`);
    }
  });
});

describe('the same account in every format', () => {
  const anyReport = fc.record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    parties: fc.integer({ min: 0, max: 8 }),
    others: fc.integer({ min: 0, max: 8 }),
    comments: fc.integer({ min: 0, max: 14 }),
    themes: fc.integer({ min: 0, max: 4 }),
    undecided: fc.integer({ min: 0, max: 6 }),
    groupBy: fc.constantFrom('clause' as const, 'organisation' as const),
    locale: fc.constantFrom('sv' as const, 'en' as const),
  });
  const wild = fc.string({ unit: 'binary', maxLength: 40 });

  it('agrees to the digit with the round in Word, CSV and JSON', async () => {
    await fc.assert(fc.asyncProperty(anyReport, wild, async (size, text) => {
      const plain = sampleReport(size);
      const report = { ...plain, comments: plain.comments.map((comment) => ({ ...comment, rationale: text === '' ? comment.rationale : text })) };
      const catalogue = size.locale === 'sv' ? documentsSv : documentsEn;
      const { document } = await opened(report);
      expect(countsInDocument(document, catalogue)).toEqual(expectedCounts(report, catalogue));
      expect(commentRows(document, headOf(catalogue)).size).toBe(report.counts.comments);

      const rows = readCsv(await writeReportCsv(report));
      expect(rows).toHaveLength(report.counts.comments);
      for (const disposition of dispositions) {
        const decided = rows.filter((row) => row[catalogue['documents.column.commentStatus']] === catalogue['documents.commentStatus.decided']);
        expect(decided.filter((row) => row[catalogue['documents.column.disposition']] === catalogue[`documents.disposition.${disposition}`])).toHaveLength(report.counts.byDisposition[disposition]);
      }
      for (const kind of commentKinds) expect(rows.filter((row) => row[catalogue['documents.column.kind']] === catalogue[`documents.kind.${kind}`])).toHaveLength(report.counts.byKind[kind]);

      const json = JSON.parse(new TextDecoder().decode(await writeReportJson(report))) as ConsultationReport;
      expect(json.counts).toEqual(report.counts);
      expect(json.comments).toHaveLength(report.counts.comments);
    }), { numRuns: 25, seed: 20270924 });
  });

  it('writes JSON with its format first and the same bytes for the same round', async () => {
    const report = sampleReport({ comments: 5, undecided: 1 });
    const text = new TextDecoder().decode(await writeReportJson(report));
    const reversed = Object.fromEntries(Object.entries(report).reverse()) as unknown as ConsultationReport;
    expect(new TextDecoder().decode(await writeReportJson(reversed))).toBe(text);
    const json = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(json)[0]).toBe('format');
    expect(json['format']).toEqual({ name: 'overens.consultation-report', version: 1 });
    expect(json['decisionParagraph']).toBe(decisionParagraph(report));
    expect(json['markingText']).toBe('Arbetsmaterial – 1 synpunkt saknar beslut');
  });
});
