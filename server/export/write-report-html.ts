/** The report as a page that is read without script: every figure in a table, every chart drawn in the page, every comment with an address of its own. */
import type { ConsultationReport } from '#shared/export.ts';
import { type Html, html, ours } from '../platform/http/html.ts';
import { cleaned } from './docx-writer/clean.ts';
import { groupingTitle } from './docx-writer/comment-groups.ts';
import { finalText, markingText } from './docx-writer/marking.ts';
import { type Words, wordsIn } from './docx-writer/words.ts';
import { accountPart } from './html-writer/account-part.ts';
import { commentsPart } from './html-writer/comments-part.ts';
import { councilPart } from './html-writer/council-part.ts';
import { reportStyles } from './html-writer/look.ts';

/** A file of its own, in UTF-8. */
export async function writeReportHtml(given: ConsultationReport): Promise<Uint8Array> {
  const report = cleaned(given);
  const words = wordsIn(report.locale);
  const kind = finalText(words, report) ?? words.say('documents.report.type');
  return bytesOf(html`<!doctype html>
<html lang="${report.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${kind}: ${report.matter.title}</title>
<style>${ours(reportStyles)}</style>
</head>
<body>
<main>
<header><p class="small">${[kind, words.day(report.preparedOn), [report.letterhead.authority, report.letterhead.unit].filter(Boolean).join(', ')].join(' · ')}</p><h1>${report.matter.title}</h1><p>${words.say('documents.report.for', { recipient: report.recipient })}</p></header>
${partsOf(words, report)}
</main>
</body>
</html>
`);
}

/** The same without head and title, for a page that has its own. */
export async function writeReportArticle(given: ConsultationReport): Promise<Uint8Array> {
  const report = cleaned(given);
  return bytesOf(html`<div class="report" lang="${report.locale}">${partsOf(wordsIn(report.locale), report)}</div>`);
}

function partsOf(words: Words, report: ConsultationReport): Html {
  const marking = markingText(words, report);
  const { body, changed, contents } = commentsPart(words, report);
  const listed: [string, string][] = [
    ['figures', words.say('documents.account.counts')], ['themes', words.say('documents.report.themes')], ['paste', words.say('documents.report.paste')], ['round', words.say('documents.account.round')], ['counts', words.say('documents.html.counts')], ['positions', words.say('documents.account.positions')],
    ...(report.sections === undefined ? [] : [['sections', words.say('documents.account.sections')] as [string, string]]), ['charts', words.say('documents.charts.title')], ...(changed ? [['changed', words.say('documents.html.changed')] as [string, string]] : []),
  ];
  return html`${marking !== null && html`<p class="report-marking">${marking}</p>`}
<nav aria-labelledby="contents"><h2 id="contents">${words.say('documents.html.contents')}</h2><ul>${listed.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}<li><a href="#comments">${groupingTitle(words, report)}</a>${contents}</li></ul></nav>
${councilPart(words, report)}
${accountPart(words, report)}
${body}`;
}

const bytesOf = ({ text }: Html): Uint8Array => new TextEncoder().encode(text);
