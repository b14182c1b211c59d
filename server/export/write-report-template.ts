/** The comment summary in an authority's own Word template, or the template of ours to make one from. Both are filled from the same value as every other form. */
import { Paragraph, TextRun } from 'docx';
import type { ConsultationReport, ReportedComment } from '#shared/export.ts';
import { type ReportPlaceholder, reportPlaceholders } from '#shared/report-words.ts';
import { cleaned, readableQuote } from './docx-writer/clean.ts';
import { clauseTitle, commentGroups } from './docx-writer/comment-groups.ts';
import { factsSentence, roundWords } from './docx-writer/council-pages.ts';
import { letterPage } from './docx-writer/look.ts';
import { finalText, markingText } from './docx-writer/marking.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { inReadingOrder, positionLabel, positionOf } from './docx-writer/positions.ts';
import { type Words, wordsIn } from './docx-writer/words.ts';
import type { FilledParagraph, Filling } from './template-filler/placeholders.ts';
import { fillTemplate } from './template-filler/template.ts';
import { decisionParagraph } from './write-decision-paragraph.ts';

/** `template` was inspected when it was kept. Called in the writing process: a long summary takes its time here. */
export function writeReportInTemplate(given: ConsultationReport, template: Uint8Array): Uint8Array {
  const values = fillings(cleaned(given));
  // Under both names: a template is written in one language, and may be filled in the other.
  return fillTemplate(template, Object.fromEntries(reportPlaceholders.flatMap(({ key, sv, en }) => [[sv, values[key]], [en, values[key]]] as [string, Filling][])));
}

/** Ours, with every placeholder in it. */
export async function reportTemplate(locale: ConsultationReport['locale']): Promise<Uint8Array> {
  const words = wordsIn(locale);
  const slot = (key: ReportPlaceholder): string => `{{${reportPlaceholders.find((one) => one.key === key)?.[locale] ?? key}}}`;
  const heading = (text: string) => new Paragraph({ heading: 'Heading1', children: [new TextRun(text)] });
  const line = (text: string) => new Paragraph({ style: 'OverensLetter', children: [new TextRun(text)] });
  const children = [
    new Paragraph({ style: 'OverensKind', children: [new TextRun(`${slot('kind')} · ${slot('date')}`)] }),
    new Paragraph({ style: 'OverensTitle', children: [new TextRun(slot('matter'))] }),
    new Paragraph({ style: 'OverensSubtitle', children: [new TextRun(words.say('documents.report.for', { recipient: slot('recipient') }))] }),
    line(slot('figures')),
    heading(words.say('documents.account.positions')), line(slot('positions')),
    heading(words.say('documents.report.themes')), line(slot('themes')),
    heading(words.say('documents.column.comments')), line(slot('comments')),
  ];
  const letterhead = { authority: slot('authority'), unit: null, registryNumber: slot('registryNumber'), contact: null };
  return packPaper({ words, title: words.say('documents.report.type'), creator: words.say('documents.report.type'), headings: 'plain', sections: [section({ words, letterhead, label: null, marking: slot('marking'), name: words.say('documents.report.footer', { title: slot('matter') }) }, letterPage, children)] });
}

function fillings(report: ConsultationReport): Record<ReportPlaceholder, Filling> {
  const words = wordsIn(report.locale);
  const { letterhead, matter, round } = report;
  return {
    authority: letterhead.authority, unit: letterhead.unit ?? '', registryNumber: letterhead.registryNumber, matter: matter.title, kind: finalText(words, report) ?? words.say('documents.report.type'), round: roundWords(words, report),
    recipient: report.recipient, date: words.day(report.preparedOn), lastDay: words.day(round.deadline), version: String(round.packageNumber), marking: markingText(words, report) ?? '',
    figures: [{ text: factsSentence(words, report) }, { text: decisionParagraph(report) }],
    positions: inReadingOrder(words, report.organisations).map((one) => ({ text: `${one.name}: ${positionLabel(words, positionOf(one))}${one.condition ? ` (${one.condition})` : ''}` })),
    themes: report.themes.flatMap(({ name, mainPoints, changed, notMet }) => [{ text: name, bold: true }, ...[mainPoints, changed, notMet].flatMap(paragraphsIn)]),
    comments: commentGroups(words, report).flatMap(({ title, comments }) => [{ text: title, bold: true }, ...comments.flatMap((one) => commentLines(words, one))]),
  };
}

function commentLines(words: Words, one: ReportedComment): FilledParagraph[] {
  const labelled = (label: string, text: string | null): FilledParagraph[] => (text === null || text.trim() === '' ? [] : paragraphsIn(`${label}: ${text}`));
  const answer = one.disposition === null ? words.say(one.status === 'withdrawn' ? 'documents.commentStatus.withdrawn' : 'documents.total.undecided') : [words.say(`documents.disposition.${one.disposition}`), one.referredTo].filter(Boolean).join(': ');
  return [
    { text: `${words.say('documents.outcome.comment', { number: one.number, place: clauseTitle(words, one) })}, ${one.organisation}`, italic: true },
    ...labelled(words.say('documents.column.quote'), one.quote && readableQuote(one.quote)),
    ...labelled(words.say('documents.column.comment'), one.comment),
    ...labelled(words.say('documents.column.proposedText'), one.proposedText && readableQuote(one.proposedText)),
    ...labelled(words.say('documents.column.reason'), one.reason),
    ...labelled(words.say('documents.outcome.answer'), answer),
    ...labelled(words.say('documents.outcome.rationale'), one.rationale),
    ...(one.changes ?? []).flatMap(({ before, after }) => [...labelled(words.say('documents.column.wordsBefore'), before || words.say('documents.outcome.nothing')), ...labelled(words.say('documents.column.wordsAfter'), after || words.say('documents.outcome.nothing'))]),
  ];
}

/** Divided by blank lines; a single line break stays one. */
const paragraphsIn = (text: string): FilledParagraph[] => text.split(/(?:\r\n|\r|\n)[\t ]*(?:\r\n|\r|\n)+/u).filter((part) => part.trim() !== '').map((part) => ({ text: part.trim() }));
