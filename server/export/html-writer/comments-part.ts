/** Every comment of the report with what became of it, and the words that changed, each with a link to the other. */
import type { CommentNumber, ConsultationReport, ReportedComment, SplitComment } from '#shared/export.ts';
import { clauseWords, decidedWords, outcomeWords } from '../docx-writer/account-pages.ts';
import { readableQuote } from '../docx-writer/clean.ts';
import { clauseTitle, type CommentGroup, commentGroups, groupingTitle, wholeBefore } from '../docx-writer/comment-groups.ts';
import type { Words } from '../docx-writer/words.ts';
import { type Html, html, type HtmlPart } from '../../platform/http/html.ts';
import { facts, quoted, section, small, words as said } from './parts.ts';

/** The same in every language and form, so that another page may link to a comment. */
const commentAddress = (number: CommentNumber): string => `synpunkt-${number}`;
const changeAddress = (number: number): string => `andring-${number}`;
const groupAddress = (at: number): string => `del-${at + 1}`;

interface Change { number: number; before: string; after: string; comments: ReportedComment[] }

/** Words of one clause that changed alike because of several comments are one change; in the order in which they are read. */
function changesOf(groups: readonly CommentGroup[]): Map<string, Change> {
  const changes = new Map<string, Change>();
  for (const comment of groups.flatMap(({ comments }) => comments)) {
    for (const { before, after } of comment.changes ?? []) {
      const key = keyOf(comment, { before, after });
      const change = changes.get(key) ?? { number: changes.size + 1, before, after, comments: [] };
      if (!change.comments.includes(comment)) change.comments.push(comment);
      changes.set(key, change);
    }
  }
  return changes;
}

const keyOf = ({ document, clauseNumber, clauseHeading }: ReportedComment, { before, after }: { before: string; after: string }): string => JSON.stringify([document ?? null, clauseNumber, clauseHeading, before, after]);

/** `contents`: the groups by their addresses. */
export function commentsPart(words: Words, report: ConsultationReport): { body: Html; changed: boolean; contents: Html } {
  const groups = commentGroups(words, report);
  const changes = changesOf(groups);
  // By theme the parts of a comment may stand apart: it is read whole before each, and has its address where it first stands.
  const wholes = new Set<string>();
  const addressed = (whole: SplitComment | null): boolean => whole !== null && !wholes.has(whole.id) && wholes.add(whole.id).size > 0;
  const body = html`${changes.size > 0 && section('changed', words.say('documents.html.changed'), html`<p>${words.say('documents.html.changed.lead')}</p>${[...changes.values()].map((one) => changePart(words, one))}`)}
${section('comments', groupingTitle(words, report), html`${groups.length === 0 && html`<p>${words.say('documents.account.noComments')}</p>`}${groups.map(({ title, comments }, at) => html`<h3 id="${groupAddress(at)}">${title}</h3>
${comments.map((comment, n) => { const whole = wholeBefore(comments, n, report); return html`${wholePart(words, { whole, addressed: addressed(whole) }, comment)}${commentPart(words, comment, changes)}`; })}`)}`)}`;
  return { body, changed: changes.size > 0, contents: html`<ul>${groups.map(({ title, comments }, at) => html`<li><a href="#${groupAddress(at)}">${title}</a> (${words.number(comments.length)})</li>`)}</ul>` };
}

function changePart(words: Words, { number, before, after, comments }: Change): Html {
  const nothing = words.say('documents.outcome.nothing');
  return html`<article class="report-comment" id="${changeAddress(number)}"><h3>${words.say('documents.html.change', { number })} <span class="small">${comments[0] !== undefined && clauseTitle(words, comments[0])}</span></h3>
${facts([[words.say('documents.column.wordsBefore'), said(before) ?? nothing], [words.say('documents.column.wordsAfter'), said(after) ?? nothing], [words.say('documents.html.behind'), html`${comments.map((one, at) => html`${at > 0 && ', '}<a href="#${commentAddress(one.number)}">${words.say('documents.html.comment', { number: String(one.number) })}</a> (${one.organisation})`)}`]])}</article>
`;
}

/** A comment that was split, whole, before its first part. */
function wholePart(words: Words, { whole, addressed }: { whole: SplitComment | null; addressed: boolean }, { organisation }: ReportedComment): HtmlPart {
  return whole !== null && html`<article class="report-comment"${addressed && html` id="${commentAddress(whole.number)}"`}><h4>${words.say('documents.html.comment', { number: String(whole.number) })} <span class="small">${organisation}</span></h4>
${facts([[words.say('documents.column.comment'), said(whole.comment)], [words.say('documents.column.proposedText'), quoted(whole.proposedText)], [words.say('documents.column.reason'), said(whole.reason)], [words.say('documents.column.disposition'), html`${words.say('documents.comment.split', { parts: whole.parts.join(', ') })} ${whole.parts.map((part) => html`<a href="#${commentAddress(part)}">${words.say('documents.html.comment', { number: part })}</a> `)}`]])}</article>
`;
}

function commentPart(words: Words, comment: ReportedComment, changes: ReadonlyMap<string, Change>): Html {
  const numbers = [...new Set((comment.changes ?? []).flatMap((one) => changes.get(keyOf(comment, one))?.number ?? []))];
  return html`<article class="report-comment" id="${commentAddress(comment.number)}"><h4>${words.say('documents.html.comment', { number: String(comment.number) })} <span class="small">${comment.organisation} · ${words.say(`documents.kind.${comment.kind}`)}</span></h4>
${facts([
  [words.say('documents.column.clause'), [clauseWords(words, comment), comment.document ?? ''].filter((one) => one !== '').join(', ')],
  [words.say('documents.column.quote'), comment.quote === null ? words.say(`documents.scope.${comment.scope}`) : quoted(readableQuote(comment.quote))],
  [words.say('documents.column.comment'), said(comment.comment)],
  [words.say('documents.column.reason'), said(comment.reason)],
  [words.say('documents.column.proposedText'), comment.proposedText === null ? null : quoted(readableQuote(comment.proposedText))],
  [words.say('documents.column.theme'), comment.theme],
  [words.say('documents.column.disposition'), html`<strong>${outcomeWords(words, comment)}</strong>${small(decidedWords(words, comment))}`],
  [words.say('documents.column.rationale'), said(comment.rationale)],
  [words.say('documents.html.changed'), numbers.length > 0 && html`${numbers.map((number, at) => html`${at > 0 && ', '}<a href="#${changeAddress(number)}">${words.say('documents.html.change', { number })}</a>`)}`],
])}</article>
`;
}
