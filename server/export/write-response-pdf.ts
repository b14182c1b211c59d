/** A submitted response as PDF/A: what was said, in the order of the text, with the receipt; and the slip by which a registrar enters it. */
import type { ExportedResponse } from '#shared/export.ts';
import { cleaned, readableQuote } from './docx-writer/clean.ts';
import { sectionName } from './docx-writer/section-words.ts';
import { wordsIn } from './docx-writer/words.ts';
import type { Words } from './docx-writer/words.ts';
import { cell, headCell, heading, par, paragraphs } from './pdf-writer/blocks.ts';
import { paperOf } from './pdf-writer/furniture.ts';
import type { Paper, PaperBlock, PaperCell } from './pdf-writer/paper.ts';
import type { WrittenFile } from './process/orders.ts';
import { printPaper } from './process/write.ts';
import { fileName } from '../platform/http/file-names.ts';

/** The same response gives the same bytes. Every comment and every file is listed. */
export function writeResponsePdf(given: ExportedResponse): Promise<WrittenFile> {
  const response = cleaned(given);
  const words = wordsIn(response.locale);
  const title = words.say(response.supplements === null ? 'documents.response.title' : 'documents.response.supplement.title', { consultee: response.consultee });
  return printPaper(onPaper(words, response, title, [
    par(kindOf(words, response), 'kind'),
    { k: 'title', text: title },
    par(response.matter.title, 'subtitle'),
    heading(1, words.say('documents.response.receipt')),
    factTable(receiptFacts(words, response)),
    heading(1, words.say('documents.response.position')),
    factTable(positionFacts(words, response)),
    ...(response.sections.length === 0 ? [] : [heading(1, words.say('documents.account.sections')), stanceTable(words, response)]),
    ...(response.summary === '' ? [] : [heading(1, words.say('documents.response.summary')), ...paragraphs(response.summary)]),
    ...(response.reservation === '' ? [] : [heading(1, words.say('documents.response.reservation')), ...paragraphs(response.reservation)]),
    ...(response.answers.length === 0 ? [] : [heading(1, words.say('documents.response.answers')), answerTable(words, response)]),
    heading(1, words.say('documents.response.comments', { count: response.comments.length })),
    ...commentTable(words, response),
    ...(response.files.length === 0 ? [] : [heading(1, words.say('documents.response.files')), fileTable(words, response)]),
    heading(1, words.say('documents.response.check')),
    ...paragraphs(words.say('documents.response.checkHow', { file: fileName(response.locale, { key: 'file.response', values: { id: response.id }, ending: 'json' }) })),
    par(words.say('documents.hash', { hash: response.hash }), 'hash'),
  ]));
}

/** One page with what a registrar needs to enter it: date, sender, matter and number. */
export function writeRegistrationSlip(given: ExportedResponse): Promise<WrittenFile> {
  const response = cleaned(given);
  const words = wordsIn(response.locale);
  return printPaper(onPaper(words, response, words.say('documents.slip.title'), [
    { k: 'title', text: words.say('documents.slip.title') },
    par(words.say('documents.slip.lead'), 'subtitle'),
    factTable([
      [words.say('documents.slip.date'), words.day(response.receivedOn)],
      [words.say('documents.response.authored'), authoredDay(words, response)],
      [words.say('documents.slip.sender'), response.consultee],
      [words.say('documents.fact.matter'), response.matter.title],
      [words.say('documents.slip.matterNumber'), response.matter.registryNumber],
      [words.say('documents.slip.senderNumber'), response.registryNumber],
      [words.say('documents.fact.round'), response.round.title],
      [words.say('documents.slip.kind'), kindOf(words, response)],
      [words.say('documents.slip.files'), [words.say('documents.slip.responseFile'), ...response.files.map(({ name }) => name)].join('\n')],
      [words.say('documents.fact.hash'), response.hash],
    ]),
  ]));
}

const oneLine = (paragraph: string | null): string | null => paragraph?.replace(/§ (?=\d)/gu, '§\u00a0') ?? null;
const authoredDay = (words: Words, { authoredOn }: ExportedResponse): string => (authoredOn === undefined ? '' : words.day(authoredOn));
const kindOf = (words: Words, { supplements }: ExportedResponse): string => words.say(supplements === null ? 'documents.response.kind' : 'documents.response.supplement.kind');

function onPaper(words: Words, response: ExportedResponse, title: string, blocks: PaperBlock[]): Paper {
  const { matter } = response;
  return paperOf({
    words, title, letterhead: { authority: response.consultee, unit: null, registryNumber: matter.registryNumber, contact: null }, label: null, marking: null, name: title, day: response.receivedOn,
  }, [{ lying: false, blocks }]);
}

function factTable(told: [name: string, value: string][]): PaperBlock {
  return { k: 'table', columns: [5, 12], header: 0, rows: told.flatMap(([name, value]) => (value === '' ? [] : [[cell([par(name, 'label')], { ground: 'sum' }), cell(value)]])) };
}

function receiptFacts(words: Words, response: ExportedResponse): [string, string][] {
  const { matter, round } = response;
  return [
    [words.say('documents.slip.sender'), response.consultee],
    [words.say('documents.response.jointly'), (response.jointly ?? []).join('\n')],
    [words.say('documents.response.to'), matter.authority],
    [words.say('documents.slip.matterNumber'), matter.registryNumber],
    [words.say('documents.slip.senderNumber'), response.registryNumber],
    [words.say('documents.fact.round'), round.title],
    [words.say('documents.fact.version'), String(response.package.number)],
    [words.say('documents.column.received'), `${words.day(response.receivedOn)}${response.late ? ` (${words.say('documents.organisation.late')})` : ''}`],
    [words.say('documents.response.authored'), authoredDay(words, response)],
    [words.say('documents.response.submitted'), words.moment(response.submittedAt)],
    [words.say('documents.response.submittedBy'), response.submittedBy],
    [words.say('documents.response.supplement.of'), response.supplements?.hash ?? ''],
    [words.say('documents.response.replaces'), response.replaces ?? ''],
    [words.say('documents.response.replacedBy'), response.replacedBy === null ? '' : `${words.day(response.replacedBy.receivedOn)}\n${response.replacedBy.hash}`],
  ];
}

function positionFacts(words: Words, response: ExportedResponse): [string, string][] {
  const { decision, confirmation } = response;
  return [
    [words.say('documents.column.stance'), response.stance === null ? words.say(response.supplements === null ? 'documents.status.noStance' : 'documents.response.supplement.position') : words.say(`documents.stance.${response.stance}`)],
    [words.say('documents.sheet.condition'), response.condition],
    [words.say('documents.response.preliminary'), response.preliminary ? words.say('documents.yes') : ''],
    [words.say('documents.column.decision'), [decision.body, decision.on === null ? '' : words.day(decision.on), oneLine(decision.paragraph)].filter(Boolean).join(', ')],
    [words.say('documents.response.confirmed'), confirmation === null ? '' : [[confirmation.body, words.day(confirmation.on), oneLine(confirmation.paragraph)].join(', '), words.say('documents.response.confirmed.received', { day: words.day(confirmation.receivedOn) }), confirmation.hash].join('\n')],
    [words.say('documents.response.confirmed.reservation'), confirmation?.reservation ?? ''],
  ];
}

function stanceTable(words: Words, { sections }: ExportedResponse): PaperBlock {
  return {
    k: 'table', columns: [8, 9], header: 1, small: true,
    rows: [[headCell(words.say('documents.column.section')), headCell(words.say('documents.column.stance'))], ...sections.map((one) => [cell(sectionName(one, sections)), cell([par(words.say(`documents.stance.${one.stance}`), 'label'), ...(one.condition === '' ? [] : paragraphs(one.condition))])])],
  };
}

function answerTable(words: Words, { answers }: ExportedResponse): PaperBlock {
  const said = ({ kind, value }: ExportedResponse['answers'][number]): string => (kind === 'yes_no' ? words.say(value === 'yes' ? 'documents.yes' : 'documents.no') : kind === 'scale' ? words.say('documents.response.scale', { step: value }) : value);
  return { k: 'table', columns: [8, 9], header: 1, small: true, rows: [[headCell(words.say('documents.response.question')), headCell(words.say('documents.response.answer'))], ...answers.map((one) => [cell(one.question), cell(paragraphs(said(one)))])] };
}

function commentTable(words: Words, { comments }: ExportedResponse): PaperBlock[] {
  if (comments.length === 0) return [par(words.say('documents.response.noComments'), 'note')];
  const titles = ['number', 'clause', 'quote', 'comment', 'proposedText'] as const;
  const row = (comment: ExportedResponse['comments'][number]): PaperCell[] => [
    cell([par(comment.number === null ? '' : String(comment.number), 'label')]),
    cell([par(comment.clauseNumber ?? words.say(`documents.scope.${comment.scope}`)), par(words.say(`documents.kind.${comment.kind}`), 'small')]),
    comment.quote === '' ? cell('') : cell([par(readableQuote(comment.quote), 'quote')]),
    cell([...paragraphs(comment.text), ...(comment.reason === '' ? [] : paragraphs(words.say('documents.comment.reason', { reason: comment.reason })))]),
    comment.proposedText === '' ? cell('') : cell([par(readableQuote(comment.proposedText), 'quote')]),
  ];
  return [{ k: 'table', columns: [1.1, 2.6, 4.4, 6, 4], header: 1, small: true, rows: [titles.map((title) => headCell(words.say(`documents.column.${title}`))), ...comments.map(row)] }];
}

function fileTable(words: Words, { files }: ExportedResponse): PaperBlock {
  return {
    k: 'table', columns: [7, 10], header: 1, small: true,
    rows: [[headCell(words.say('documents.response.fileName')), headCell(words.say('documents.fact.hash'))], ...files.map(({ name, sha256 }) => [cell(name), cell(sha256)])],
  };
}
