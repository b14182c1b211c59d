/** What happened to an organisation's comments, as a Word file and as PDF/A: the same lines in both. */
import { Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import { beginsSplit, type OutcomeComment, type OutcomePaper, toldDispositions } from '#shared/answer-outcome.ts';
import { cleaned, readableQuote } from './docx-writer/clean.ts';
import { portrait } from './docx-writer/look.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { takenLines } from './docx-writer/section-words.ts';
import { wordsIn } from './docx-writer/words.ts';
import type { Words } from './docx-writer/words.ts';
import { heading, par, paragraphs } from './pdf-writer/blocks.ts';
import { paperOf } from './pdf-writer/furniture.ts';
import type { PaperBlock } from './pdf-writer/paper.ts';
import type { WrittenFile } from './process/orders.ts';
import { printPaper } from './process/write.ts';

type Look = 'kind' | 'title' | 'subtitle' | 'note' | 'clause' | 'label' | 'body' | 'quote';
interface Told { look: Look; text: string }

/** Bytes of a `.docx`; "Arbetsmaterial" on every page while the answers may still change (`domain.md` rule 16). */
export async function writeOutcomeDocx(given: OutcomePaper): Promise<Uint8Array> {
  const paper = cleaned(given);
  const words = wordsIn(paper.locale);
  const title = titleOf(words, paper);
  const furniture = { words, letterhead: paper.letterhead, label: null, marking: markingOf(words, paper), name: title };
  return packPaper({ words, title, creator: paper.letterhead.authority, headings: 'plain', sections: [section(furniture, portrait, linesOf(words, paper).flatMap(inWord))] });
}

/** PDF/A-2a that passed the gate for PDF/UA-1. */
export function writeOutcomePdf(given: OutcomePaper): Promise<WrittenFile> {
  const paper = cleaned(given);
  const words = wordsIn(paper.locale);
  const title = titleOf(words, paper);
  return printPaper(paperOf({ words, title, letterhead: paper.letterhead, label: null, marking: markingOf(words, paper), name: title, day: paper.preparedOn }, [{ lying: false, blocks: linesOf(words, paper).flatMap(onPaper) }]));
}

const titleOf = (words: Words, { outcome }: OutcomePaper): string => words.say('documents.outcome.title', { consultee: outcome.consultee });
/** On every page, while it is so. */
function markingOf(words: Words, { outcome, preparedOn }: OutcomePaper): string | null {
  if (outcome.concludedOn === null) return words.say('documents.marking.workingPaper', { undecided: outcome.undecided });
  return outcome.publicOn !== null && preparedOn < outcome.publicOn ? words.say('documents.outcome.confidential', { day: words.day(outcome.publicOn) }) : null;
}

function linesOf(words: Words, paper: OutcomePaper): Told[] {
  const { outcome, preparedOn } = paper;
  const { comments, undecided, concludedOn, stance, sections, cameAfter } = outcome;
  const several = new Set(comments.flatMap(({ documentTitle }) => documentTitle ?? [])).size > 1;
  return [
    { look: 'kind', text: words.say('documents.outcome.kind') },
    { look: 'title', text: titleOf(words, paper) },
    { look: 'subtitle', text: outcome.matter.title },
    { look: 'note', text: [outcome.round.title, words.day(concludedOn ?? preparedOn)].join(', ') },
    ...(stance === null ? [] : [{ look: 'body' as const, text: words.say('documents.outcome.stance', { stance: words.say(`documents.stance.${stance}`) }) }]),
    ...takenLines(words, sections).map((text) => ({ look: 'body' as const, text })),
    ...(cameAfter === 0 ? [] : [{ look: 'body' as const, text: words.say('documents.outcome.cameAfter', { count: cameAfter }) }]),
    { look: 'body', text: words.say('documents.outcome.comments', { count: comments.length }) },
    ...toldDispositions(outcome).map(([one, count]): Told => ({ look: 'body', text: words.say('documents.outcome.sum', { name: words.say(`documents.total.${one}`), count }) })),
    ...(undecided === 0 ? [] : [{ look: 'body' as const, text: words.say('documents.outcome.sum', { name: words.say('documents.total.undecided'), count: undecided }) }]),
    ...comments.flatMap((comment, at) => [...(beginsSplit(comments, at) ? wholeLines(words, comment, several) : []), ...commentLines(words, comment, several)]),
  ];
}

/** The comment as it was submitted, once before its parts. */
function wholeLines(words: Words, comment: OutcomeComment, several: boolean): Told[] {
  const { splitFrom } = comment;
  if (splitFrom === null) return [];
  const labelled = (label: string, text: string, look: Look = 'body'): Told[] => (text.trim() === '' ? [] : [{ look: 'label', text: label }, { look, text }]);
  return [
    { look: 'clause', text: words.say('documents.outcome.comment', { number: splitFrom.number, place: placeOf(words, comment, several) }) },
    ...labelled(words.say('documents.column.quote'), readableQuote(comment.quote), 'quote'),
    ...labelled(words.say('documents.column.comment'), splitFrom.text),
    ...labelled(words.say('documents.column.proposedText'), readableQuote(splitFrom.proposedText), 'quote'),
    ...labelled(words.say('documents.column.reason'), splitFrom.reason),
    { look: 'note', text: words.say('documents.outcome.split') },
  ];
}

function placeOf(words: Words, comment: OutcomeComment, several: boolean): string {
  const clause = [comment.clauseNumber, comment.clauseHeading].filter(Boolean).join(' ') || words.say(`documents.scope.${comment.scope}`);
  return several && comment.documentTitle !== null ? `${comment.documentTitle}: ${clause}` : clause;
}

function commentLines(words: Words, comment: OutcomeComment, several: boolean): Told[] {
  const place = placeOf(words, comment, several);
  const { disposition } = comment;
  const labelled = (label: string, text: string, look: Look = 'body'): Told[] => (text.trim() === '' ? [] : [{ look: 'label', text: label }, { look, text }]);
  return [
    { look: 'clause', text: words.say('documents.outcome.comment', { number: comment.number, place }) },
    // The words that a part is on are read with the whole.
    ...(comment.splitFrom === null ? labelled(words.say('documents.column.quote'), readableQuote(comment.quote), 'quote') : []),
    ...labelled(words.say('documents.column.comment'), comment.text),
    ...labelled(words.say('documents.column.proposedText'), readableQuote(comment.proposedText), 'quote'),
    ...labelled(words.say('documents.outcome.answer'), disposition === null ? words.say('documents.total.undecided') : [words.say(`documents.disposition.${disposition}`), comment.referredTo].filter(Boolean).join(': ')),
    ...labelled(words.say('documents.outcome.rationale'), comment.rationale),
    ...comment.changes.flatMap(({ clauseNumber, clauseHeading, before, after }) => {
      const where = [clauseNumber, clauseHeading].filter(Boolean).join(' ');
      return [...labelled(words.say('documents.outcome.before', { place: where }).trim(), before || words.say('documents.outcome.nothing'), 'quote'), ...labelled(words.say('documents.outcome.after'), after || words.say('documents.outcome.nothing'), 'quote')];
    }),
  ];
}

const wordStyle = { kind: 'OverensKind', title: 'OverensTitle', subtitle: 'OverensSubtitle', note: 'OverensNote', label: 'OverensTableHead', body: 'OverensLetter', quote: 'OverensPaste' } as const;

function inWord({ look, text }: Told): FileChild[] {
  if (look === 'clause') return [new Paragraph({ heading: 'Heading1', children: [new TextRun(text)] })];
  const parts = look === 'body' || look === 'quote' ? text.split(/\n[ \t]*\n+/u) : [text];
  return parts.map((part) => new Paragraph({ style: wordStyle[look], ...(look === 'label' ? { keepNext: true } : {}), children: part.split('\n').map((line, at) => new TextRun({ text: line, ...(at > 0 ? { break: 1 } : {}) })) }));
}

function onPaper({ look, text }: Told): PaperBlock[] {
  switch (look) {
    case 'title': return [{ k: 'title', text }];
    case 'clause': return [heading(1, text)];
    case 'body': return paragraphs(text);
    default: return [par(text, look)];
  }
}
