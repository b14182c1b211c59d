/** The whole account of the report as a page, with the same words and figures as in Word (docx-writer/account-pages.ts). */
import type { ConsultationReport, ReportedOrganisation } from '#shared/export.ts';
import { barSvg, chartSvg } from '../chart-pictures.ts';
import { countLists, factRows, organisationWords } from '../docx-writer/account-pages.ts';
import { inReadingOrder, positionLabel, positionOf } from '../docx-writer/positions.ts';
import { sectionTable, takenLines } from '../docx-writer/section-words.ts';
import type { Words } from '../docx-writer/words.ts';
import { type Html, html, type HtmlPart, ours } from '../../platform/http/html.ts';
import { type BarTable, barTables, lineCharts, progressTable } from '../report-charts.ts';
import { facts, section, small, table, words as said } from './parts.ts';

/** Pixels of the longest bar. */
const [longest, thick] = [240, 12];

export function accountPart(words: Words, report: ConsultationReport): Html {
  return html`${section('round', words.say('documents.account.round'), facts(factRows(words, report).map(([name, value]) => [name, value])))}
${section('counts', words.say('documents.html.counts'), html`<div class="report-lists">${countLists(words, report).map(({ title, entries }) => table({ name: title, columns: [{ title }, { title: words.say('documents.number'), figure: true }], rows: entries.map(([label, count, strong]) => ({ cells: [label, words.number(count)], sum: strong })) }))}</div>
${report.marking?.kind === 'selection' && small(words.say('documents.account.selectionNote', { listed: report.listed, all: report.counts.comments }))}`)}
${section('positions', words.say('documents.account.positions'), positions(words, report.organisations))}
${report.sections !== undefined && section('sections', words.say('documents.account.sections'), sections(words, report))}
${section('charts', words.say('documents.charts.title'), charts(words, report))}`;
}

function positions(words: Words, organisations: ReportedOrganisation[]): Html {
  if (organisations.length === 0) return html`<p>${words.say('documents.account.noOrganisations')}</p>`;
  const titles = ['organisation', 'party', 'stance', 'conditionAndSummary', 'received', 'decision', 'registryNumber', 'comments'] as const;
  const sum = organisations.reduce((total, { comments }) => total + comments, 0);
  return table({
    name: words.say('documents.account.positions'), columns: titles.map((title) => ({ title: words.say(`documents.column.${title}`), figure: title === 'comments' })),
    rows: [...inReadingOrder(words, organisations).map((one) => ({ cells: positionCells(words, one) })), { cells: [words.say('documents.sum'), '', '', '', '', '', '', words.number(sum)], sum: true }],
  });
}

function positionCells(words: Words, organisation: ReportedOrganisation): HtmlPart[] {
  const { states, decision } = organisationWords(words, organisation);
  return [
    html`${organisation.name}${small(words.say(`documents.category.${organisation.category}`))}`, words.say(organisation.party ? 'documents.yes' : 'documents.no'),
    html`${positionLabel(words, positionOf(organisation))}${small(states)}${takenLines(words, organisation.sections ?? []).map((line) => small(line))}`,
    html`${organisation.condition !== null && said(words.say('documents.organisation.condition', { condition: organisation.condition }))}${said(organisation.summary)}`,
    organisation.receivedOn === null ? '' : words.day(organisation.receivedOn), decision, organisation.registryNumber ?? '', words.number(organisation.comments),
  ];
}

function sections(words: Words, report: ConsultationReport): Html {
  const { titles, rows } = sectionTable(words, report);
  return table({ name: words.say('documents.account.sections'), columns: titles.map((title, at) => ({ title, figure: at > 0 })), rows: rows.map(({ name, counts }) => ({ cells: [name, ...counts.map((count) => words.number(count))] })) });
}

function charts(words: Words, report: ConsultationReport): Html {
  const lines = lineCharts(words, report);
  const { head, rows } = progressTable(words, report);
  return html`${barTables(words, report).map((one) => html`${bars(words, one)}${small(one.key)}`)}
${lines.map((chart) => html`<figure>${picture(chartSvg(chart), chart.alt)}<figcaption>${chart.key}</figcaption></figure>`)}
${lines.length > 0 && html`<details><summary>${words.say('documents.html.days')}</summary>${table({ name: words.say('documents.charts.progress'), columns: head.map((title, at) => ({ title, figure: at > 0 })), rows: rows.map(([day, ...counts]) => ({ cells: [day, ...counts.map((n) => words.number(n))] })) })}</details>`}`;
}

/** The figures beside a bar say all that it shows. */
function bars(words: Words, { title, label, columns, rows, sums }: BarTable): Html {
  return table({
    name: title, columns: [{ title: label }, ...columns.map((one) => ({ title: one, figure: true })), { title: words.say('documents.charts.bar') }],
    rows: [...rows.map((row) => ({ cells: [row.label, ...row.figures.map((n) => words.number(n)), row.bar.every((share) => share === 0) ? '' : picture(barSvg(row.bar, longest, thick), null)] })), { cells: [words.say('documents.sum'), ...sums.map((n) => words.number(n)), ''], sum: true }],
  });
}

/** Drawn in the page itself; `alt` null where the words beside it say the same. */
function picture(svg: Uint8Array, alt: string | null): Html {
  const said = alt === null ? html` aria-hidden="true"` : html` role="img" aria-label="${alt}"`;
  return ours(new TextDecoder().decode(svg).replace('<svg ', () => `<svg class="report-chart"${said.text} `));
}
