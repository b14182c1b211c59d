/** The list that lies on the table of a meeting, as a Word file and as PDF/A: one row per proposal, with room for notes. */
import { Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import type { MeetingItem, MeetingPaper } from '#shared/answer-meetings.ts';
import { docxType, pdfType } from '../platform/files/file-type.ts';
import { wholeRow } from './docx-writer/account-pages.ts';
import { cleaned, readableQuote } from './docx-writer/clean.ts';
import { shared } from './docx-writer/council-pages.ts';
import { landscape, textWidth } from './docx-writer/look.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { headCell as wordHead, headedTable, lines, textCell } from './docx-writer/tables.ts';
import { type Words, wordsIn } from './docx-writer/words.ts';
import { cell, headCell, par, paragraphs } from './pdf-writer/blocks.ts';
import { paperOf } from './pdf-writer/furniture.ts';
import type { PaperBlock } from './pdf-writer/paper.ts';
import { printPaper } from './process/write.ts';

export const meetingListTypes = { docx: docxType, pdf: pdfType } as const;

/** Bytes of a `.docx`, or of a PDF/A-2a that passed the gate for PDF/UA-1. */
export async function writeMeetingList(given: MeetingPaper, format: 'docx' | 'pdf'): Promise<Uint8Array> {
  const paper = cleaned(given);
  return format === 'docx' ? inWord(paper) : (await onPaper(paper)).bytes;
}

function furnitureOf(words: Words, { meeting, letterhead }: MeetingPaper) {
  const { heldOn, body, decided, items } = meeting;
  const title = words.say('documents.meeting.title', { body, on: words.day(heldOn) });
  // What is only proposed is the working group's own.
  return { words, letterhead, label: null, name: title, marking: decided === null ? words.say('documents.marking.workingPaper', { undecided: items.length }) : null };
}

function intro(words: Words, { meeting: { decided, items }, matter, round }: MeetingPaper): string[] {
  const became = decided === null ? [] : [words.say('documents.meeting.decided', { paragraph: decided.paragraph || 'none', on: words.day(decided.at), by: decided.by, ...decided.tally })];
  return [`${matter}. ${round}.`, words.say('documents.meeting.count', { count: items.length }), ...became];
}

/** The last column: room for notes before the meeting, and what became of it after. */
const columnTitles = (words: Words, { meeting }: MeetingPaper): string[] => [
  ...(['number', 'organisation', 'clause', 'comment', 'disposition', 'rationale'] as const).map((title) => words.say(`documents.column.${title}`)),
  words.say(meeting.decided === null ? 'documents.meeting.notes' : 'documents.meeting.outcome'),
];

const widths = [1.1, 3, 2.8, 6.4, 3, 5.2, 4.6];

interface ListedRow { number: string; organisation: string; clause: string; quote: string; comment: string; proposed: string; disposition: string; rationale: string; outcome: string; whole: boolean }

function rowOf(words: Words, item: MeetingItem, several: boolean): ListedRow {
  const { number, organisation, clauseNumber, clauseHeading, documentTitle, scope, quote, text, proposedText, listed, outcome } = item;
  const clause = [clauseNumber, clauseHeading].filter(Boolean).join(' ') || words.say(`documents.scope.${scope}`);
  return {
    number: String(number), organisation, clause: several && documentTitle !== null ? `${documentTitle}: ${clause}` : clause,
    quote: readableQuote(quote), comment: text, proposed: readableQuote(proposedText), disposition: dispositionOf(words, listed), rationale: listed.rationale,
    outcome: outcome === null ? '' : [words.say(`documents.meeting.how.${outcome.how}`), outcome.how === 'otherwise' && outcome.answer !== null ? `${dispositionOf(words, outcome.answer)}. ${outcome.answer.rationale}` : outcome.reason].filter(Boolean).join(' '),
    whole: Math.max(text.length, quote.length + proposedText.length, listed.rationale.length * 1.4) < wholeRow,
  };
}

const dispositionOf = (words: Words, { disposition, referredTo }: MeetingItem['listed']): string => [words.say(`documents.disposition.${disposition}`), referredTo].filter(Boolean).join(': ');

function rowsOf(words: Words, { meeting: { items } }: MeetingPaper): ListedRow[] {
  const several = new Set(items.flatMap(({ documentTitle }) => documentTitle ?? [])).size > 1;
  return items.map((item) => rowOf(words, item, several));
}

async function inWord(paper: MeetingPaper): Promise<Uint8Array> {
  const words = wordsIn(paper.locale);
  const furniture = furnitureOf(words, paper);
  const proportions = shared(widths, textWidth(landscape));
  const table = headedTable(columnTitles(words, paper).map((title, at) => ({ title, width: proportions[at] ?? 0 })), rowsOf(words, paper).map((row) => ({
    whole: row.whole,
    cells: [
      wordHead(row.number), textCell(row.organisation), textCell(row.clause),
      { paragraphs: [...(row.quote === '' ? [] : lines(row.quote, 'OverensTableQuote')), ...(row.comment === '' ? [] : lines(row.comment)), ...(row.proposed === '' ? [] : [...lines(words.say('documents.column.proposedText'), 'OverensTableSmall'), ...lines(row.proposed, 'OverensTableQuote')]), ...nothing(row)] },
      textCell(row.disposition, 'OverensTableHead'), textCell(row.rationale), textCell(row.outcome),
    ],
  })));
  const told: FileChild[] = [
    new Paragraph({ style: 'OverensKind', children: [new TextRun(words.say('documents.meeting.kind'))] }),
    new Paragraph({ style: 'OverensTitle', children: [new TextRun(furniture.name)] }),
    ...intro(words, paper).map((text) => new Paragraph({ style: 'OverensNote', children: [new TextRun(text)] })),
    table,
  ];
  return packPaper({ words, title: furniture.name, creator: paper.letterhead.authority, headings: 'plain', sections: [section(furniture, landscape, told)] });
}

/** A cell needs a paragraph. */
const nothing = ({ quote, comment, proposed }: ListedRow): Paragraph[] => (quote + comment + proposed === '' ? lines(null) : []);

function onPaper(paper: MeetingPaper) {
  const words = wordsIn(paper.locale);
  const furniture = furnitureOf(words, paper);
  const rows = rowsOf(words, paper);
  const blocks: PaperBlock[] = [
    par(words.say('documents.meeting.kind'), 'kind'),
    { k: 'title', text: furniture.name },
    ...intro(words, paper).map((text) => par(text, 'note')),
    {
      k: 'table', columns: widths, header: 1, small: true, whole: [false, ...rows.map(({ whole }) => whole)],
      rows: [columnTitles(words, paper).map((title) => headCell(title)), ...rows.map((row) => [
        cell([par(row.number, 'label')]), cell(row.organisation), cell(row.clause),
        cell([...(row.quote === '' ? [] : [par(row.quote, 'quote')]), ...paragraphs(row.comment), ...(row.proposed === '' ? [] : [par(words.say('documents.column.proposedText'), 'small'), par(row.proposed, 'quote')])]),
        cell([par(row.disposition, 'label')]), cell(paragraphs(row.rationale)), cell(row.outcome),
      ])],
    },
  ];
  return printPaper(paperOf({ ...furniture, title: furniture.name, day: paper.preparedOn }, [{ lying: true, blocks }]));
}
