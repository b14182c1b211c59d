/** The covering letter of a consultation round (missiv), with the list of consultees. */
import { Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import type { ExportedLetter } from '#shared/export.ts';
import { cleaned } from './docx-writer/clean.ts';
import { letterPage } from './docx-writer/look.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { wordsIn } from './docx-writer/words.ts';
import type { Words } from './docx-writer/words.ts';

/** Bytes of a `.docx`: letterhead, date, recipient, subject, text, last day to answer, contact, and the consultees in two columns. */
export async function writeLetterDocx(given: ExportedLetter): Promise<Uint8Array> {
  const letter = cleaned(given);
  const words = wordsIn(letter.locale);
  const furniture = { words, letterhead: letter.letterhead, label: null, marking: null, name: words.say('documents.letter.footer', { subject: letter.subject }) };
  const first = section(furniture, letterPage, [...opening(words, letter), ...text(letter.body), ...closing(words, letter), ...listHeading(words, letter.consultees)]);
  return packPaper({
    words,
    title: letter.subject,
    creator: letter.letterhead.authority,
    headings: 'plain',
    sections: letter.consultees.length === 0 ? [first] : [first, consulteeSection(furniture, letter.consultees)],
  });
}

function opening(words: Words, { date, recipient, subject }: ExportedLetter): FileChild[] {
  return [
    new Paragraph({ style: 'OverensLetter', spacing: { after: 240 }, children: [new TextRun(words.day(date))] }),
    ...(recipient === null ? [] : recipient.split(/\r\n|\r|\n/u).map((line) => new Paragraph({ style: 'OverensLetter', spacing: { after: 0 }, children: [new TextRun(line)] }))),
    new Paragraph({ style: 'OverensTitle', spacing: { before: 360, after: 160 }, children: [new TextRun(subject)] }),
  ];
}

/** Paragraphs are divided by blank lines; a single line break stays one. */
function text(body: string): FileChild[] {
  return body.split(/(?:\r\n|\r|\n)[\t ]*(?:\r\n|\r|\n)+/u).filter((part) => part.trim() !== '').map((part) => new Paragraph({
    style: 'OverensLetter',
    children: part.trim().split(/\r\n|\r|\n/u).map((line, at) => new TextRun({ text: line, ...(at > 0 ? { break: 1 } : {}) })),
  }));
}

function closing(words: Words, { deadline, contact, letterhead, changesSince }: ExportedLetter): FileChild[] {
  return [
    ...(changesSince == null ? [] : [new Paragraph({ style: 'OverensLetter', children: [new TextRun(words.say('documents.letter.changes', { number: changesSince }))] })]),
    new Paragraph({ style: 'OverensPaste', keepNext: true, children: [new TextRun({ text: words.say('documents.letter.answerBy', { deadline: words.weekday(deadline) }), bold: true })] }),
    new Paragraph({ style: 'OverensLetter', spacing: { before: 160 }, children: [new TextRun(words.say('documents.letter.contact', { contact }))] }),
    new Paragraph({ style: 'OverensLetter', spacing: { before: 240 }, children: [new TextRun({ text: letterhead.authority, bold: true })] }),
  ];
}

function listHeading(words: Words, consultees: string[]): FileChild[] {
  if (consultees.length === 0) return [];
  return [new Paragraph({ heading: 'Heading2', children: [new TextRun(words.say('documents.letter.consultees', { count: consultees.length }))] })];
}

function consulteeSection(furniture: Parameters<typeof section>[0], consultees: string[]): ReturnType<typeof section> {
  const made = section(furniture, letterPage, consultees.map((name) => new Paragraph({ style: 'OverensConsultee', keepLines: true, children: [new TextRun(name)] })));
  return { ...made, properties: { ...made.properties, type: 'continuous', column: { count: 2, space: 400 } } };
}
