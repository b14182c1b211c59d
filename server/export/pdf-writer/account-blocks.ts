/** The whole account of the printed report, with the same words and figures as in Word (docx-writer/account-pages.ts). */
import type { ConsultationReport, ReportedComment, ReportedOrganisation } from '#shared/export.ts';
import { asWhole, changeLines, clauseWords, countLists, decidedWords, factRows, organisationWords, outcomeWords, wholeRow } from '../docx-writer/account-pages.ts';
import { readableQuote } from '../docx-writer/clean.ts';
import { commentGroups, groupingTitle, wholeBefore } from '../docx-writer/comment-groups.ts';
import { inReadingOrder, positionLabel, positionOf } from '../docx-writer/positions.ts';
import { sectionTable, takenLines } from '../docx-writer/section-words.ts';
import type { Words } from '../docx-writer/words.ts';
import { cell, headCell, heading, numberCell, par, paragraphs } from './blocks.ts';
import { chartBlocks } from './chart-blocks.ts';
import { themeTable } from './council-blocks.ts';
import type { PaperBlock, PaperCell } from './paper.ts';

/** `withThemes` gives the themes in full, when the council's pages had to shorten them; `images` takes the pictures. */
export function accountBlocks(words: Words, report: ConsultationReport, { withThemes, images }: { withThemes: boolean; images: Map<string, Uint8Array> }): PaperBlock[] {
  return [
    heading(1, words.say('documents.account.title')),
    heading(2, words.say('documents.account.round')),
    { k: 'table', columns: [4, 16], header: 0, small: true, rows: factRows(words, report).flatMap(([name, value]) => (value ? [[cell([par(name, 'label')], { ground: 'sum' }), cell(value)]] : [])) },
    heading(2, words.say('documents.account.counts')),
    countTable(words, report),
    ...(report.marking?.kind === 'selection' ? [par(words.say('documents.account.selectionNote', { listed: report.listed, all: report.counts.comments }), 'note')] : []),
    heading(2, words.say('documents.account.positions')),
    positionTable(words, report.organisations),
    ...sectionBlocks(words, report),
    ...chartBlocks(words, report, images),
    ...(withThemes ? [heading(2, words.say('documents.account.themes')), themeTable(words, report.themes)] : []),
    heading(1, groupingTitle(words, report)),
    ...commentTables(words, report),
  ];
}

function countTable(words: Words, report: ConsultationReport): PaperBlock {
  const lists = countLists(words, report);
  const height = Math.max(...lists.map(({ entries }) => entries.length));
  return {
    k: 'table', columns: [4.6, 1.6, 4.6, 1.6, 4.8, 1.6, 3.4, 1.6], header: 1, small: true,
    rows: [
      lists.flatMap(({ title }) => [headCell(title), headCell(words.say('documents.number'))]),
      ...Array.from({ length: height }, (_, at) => lists.flatMap(({ entries }): PaperCell[] => {
        const entry = entries[at];
        if (!entry) return [cell(''), cell('')];
        const [label, count, strong] = entry;
        return [strong ? cell([par(label, 'label')]) : cell(label), strong ? cell([par(words.number(count), 'label')], { align: 'right' }) : numberCell(words.number(count))];
      })),
    ],
  };
}

function positionTable(words: Words, organisations: ReportedOrganisation[]): PaperBlock {
  if (organisations.length === 0) return par(words.say('documents.account.noOrganisations'), 'note');
  const titles = ['organisation', 'party', 'stance', 'conditionAndSummary', 'received', 'decision', 'registryNumber', 'comments'] as const;
  const ordered = inReadingOrder(words, organisations);
  const sum = organisations.reduce((total, { comments }) => total + comments, 0);
  return {
    k: 'table', columns: [4.6, 1.4, 4.5, 6.2, 2.6, 3.6, 2.8, 2.3], header: 1, small: true,
    rows: [
      titles.map((title) => headCell(words.say(`documents.column.${title}`))),
      ...ordered.map((organisation) => positionRow(words, organisation)),
      [cell([par(words.say('documents.sum'), 'label')], { colspan: 7, ground: 'sum' }), cell([par(words.number(sum), 'label')], { align: 'right', ground: 'sum' })],
    ],
    whole: [false, ...ordered.map((organisation) => (organisation.condition ?? '').length + (organisation.summary ?? '').length + takenLines(words, organisation.sections ?? []).join('').length < wholeRow)],
  };
}

/** Positions per section, where the round asked for them. */
function sectionBlocks(words: Words, report: ConsultationReport): PaperBlock[] {
  if (report.sections === undefined) return [];
  const { titles, rows } = sectionTable(words, report);
  return [
    heading(2, words.say('documents.account.sections')),
    { k: 'table', columns: [8, ...titles.slice(1).map(() => 2.2)], header: 1, small: true, rows: [titles.map((title) => headCell(title)), ...rows.map(({ name, counts }) => [cell([par(name, 'label')]), ...counts.map((count) => numberCell(words.number(count)))])] },
  ];
}

function positionRow(words: Words, organisation: ReportedOrganisation): PaperCell[] {
  const { states, decision } = organisationWords(words, organisation);
  const told = [organisation.condition ? words.say('documents.organisation.condition', { condition: organisation.condition }) : null, organisation.summary];
  return [
    cell([par(organisation.name), ...small(words.say(`documents.category.${organisation.category}`))]),
    cell(words.say(organisation.party ? 'documents.yes' : 'documents.no')),
    cell([par(positionLabel(words, positionOf(organisation)), 'label'), ...small(states), ...takenLines(words, organisation.sections ?? []).flatMap((line) => small(line))]),
    cell(told.flatMap((text) => (text ? paragraphs(text) : []))),
    cell(organisation.receivedOn === null ? '' : words.day(organisation.receivedOn)),
    cell(decision),
    cell(organisation.registryNumber ?? ''),
    numberCell(words.number(organisation.comments)),
  ];
}

function commentTables(words: Words, report: ConsultationReport): PaperBlock[] {
  const groups = commentGroups(words, report);
  if (groups.length === 0) return [par(words.say('documents.account.noComments'), 'note')];
  const titles = ['number', 'organisation', 'clause', 'quote', 'comment', 'proposedText', 'disposition', 'rationale'] as const;
  return groups.flatMap((group): PaperBlock[] => [heading(2, group.title), {
    k: 'table', columns: [1.1, 3, 1.8, 4.2, 5.6, 3.8, 3, 4.4], header: 1, small: true,
    rows: [titles.map((title) => headCell(words.say(`documents.column.${title}`))), ...listed(words, group.comments, report).map((comment) => commentRow(words, comment, report.groupBy))],
    whole: [false, ...listed(words, group.comments, report).map((comment) => Math.max(comment.comment.length, (comment.quote ?? '').length, (comment.proposedText ?? '').length, (comment.rationale ?? '').length + changeLines(words, comment).join('').length) < wholeRow)],
  }]);
}

type Listed = ReportedComment & { outcome?: string };

/** With the whole of each that was split before its first part. */
function listed(words: Words, comments: ReportedComment[], report: ConsultationReport): Listed[] {
  return comments.flatMap((comment, at): Listed[] => {
    const whole = wholeBefore(comments, at, report);
    return whole === null ? [comment] : [{ ...asWhole(comment, whole), outcome: words.say('documents.comment.split', { parts: whole.parts.join(', ') }) }, comment];
  });
}

/** `outcome`: what stands in place of it. */
function commentRow(words: Words, comment: Listed, groupBy: ConsultationReport['groupBy']): PaperCell[] {
  return [
    cell([par(String(comment.number), 'label')]),
    cell([par(comment.organisation), ...small(words.say(`documents.kind.${comment.kind}`))]),
    // By clause the heading over the table names the document.
    cell([par(clauseWords(words, comment)), ...small(groupBy === 'clause' ? null : comment.document ?? null)]),
    comment.quote === null ? cell([par(words.say(`documents.scope.${comment.scope}`), 'small')]) : cell([par(readableQuote(comment.quote), 'quote')]),
    cell([...paragraphs(comment.comment), ...(comment.reason ? paragraphs(words.say('documents.comment.reason', { reason: comment.reason })) : []), ...small(comment.theme && words.say('documents.comment.theme', { theme: comment.theme }))]),
    cell(comment.proposedText === null ? [] : [par(readableQuote(comment.proposedText), 'quote')]),
    cell(comment.outcome === undefined ? [par(outcomeWords(words, comment), 'label'), ...small(decidedWords(words, comment))] : [par(comment.outcome)]),
    cell([...(comment.rationale === null ? [] : paragraphs(comment.rationale)), ...changeLines(words, comment).flatMap((line) => paragraphs(line))]),
  ];
}

function small(text: string | null): PaperBlock[] {
  return text ? [par(text, 'small')] : [];
}
