/** What the council reads first, with the same words and figures as in Word (docx-writer/council-pages.ts). */
import type { ConsultationReport, ReportedTheme } from '#shared/export.ts';
import { amongOthers, factsSentence, figureRows, outcomePairs, outsideThemes, stanceRows } from '../docx-writer/council-pages.ts';
import type { Words } from '../docx-writer/words.ts';
import { type Html, html, paragraphs } from '../../platform/http/html.ts';
import { decisionParagraph } from '../write-decision-paragraph.ts';
import { facts, section, small, table, words as said } from './parts.ts';

/** A page has room for every theme in full. */
export function councilPart(words: Words, report: ConsultationReport): Html {
  const pairs = outcomePairs(words, report);
  const others = amongOthers(report.organisations);
  return html`${section('figures', words.say('documents.account.counts'), html`<p>${factsSentence(words, report)}</p>
<dl class="report-figures">${figureRows(words, report).map(([count, label]) => html`<div><dt>${label}</dt><dd>${words.number(count)}</dd></div>`)}</dl>
${table({ name: words.say('documents.report.dispositions'), columns: [{ title: words.say('documents.column.disposition') }, { title: words.say('documents.column.comments'), figure: true }], rows: pairs.map(([label, count], at) => ({ cells: [label, words.number(count)], sum: at === pairs.length - 1 })) })}
${table({
  name: words.say('documents.report.partyStances'), columns: [{ title: words.say('documents.report.stances') }, { title: words.say('documents.report.parties') }, { title: words.say('documents.report.others'), figure: true }],
  rows: stanceRows(words, report.organisations).map(({ label, parties, others: beside }) => ({ cells: [label, parties, beside] })),
})}
${others > 0 && small(words.say('documents.report.unsolicitedAmong', { count: others }))}`)}
${section('themes', words.say('documents.report.themes'), html`${report.themes.length === 0 && html`<p>${words.say('documents.report.noThemes')}</p>`}${report.themes.map((theme) => themePart(words, theme))}${small(outsideThemes(words, report))}`)}
${section('paste', words.say('documents.report.paste'), html`${small(words.say('documents.report.pasteHint'))}<div class="report-boxed">${paragraphs(decisionParagraph(report))}</div>`)}`;
}

function themePart(words: Words, { name, comments, mainPoints, changed, notMet }: ReportedTheme): Html {
  return html`<h3>${words.say('documents.report.themeName', { name, count: comments })}</h3>
${facts([[words.say('documents.report.mainPoints'), said(mainPoints)], [words.say('documents.report.changed'), said(changed)], [words.say('documents.report.notMet'), said(notMet)]])}`;
}
