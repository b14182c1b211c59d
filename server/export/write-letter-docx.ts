/** The covering letter of a consultation round (missiv), with the list of consultees. */
import { Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import type { ExportedLetter } from '#shared/export.ts';
import { cleaned } from './docx-writer/clean.ts';
import { letterPage } from './docx-writer/look.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { wordsIn } from './docx-writer/words.ts';
import { plainRuns } from './docx-writer/unbroken.ts';
import { type LetterWords, letterWords } from './letter-words.ts';

/** Bytes of a `.docx`: letterhead, date, recipient, subject, what the text leaves out (letter-words.ts), text, signature, and the consultees in two columns. */
export async function writeLetterDocx(given: ExportedLetter): Promise<Uint8Array> {
  const letter = cleaned(given);
  const words = wordsIn(letter.locale);
  const furniture = { words, letterhead: letter.letterhead, label: null, marking: null, name: words.say('documents.letter.footer', { subject: letter.subject }) };
  const said = letterWords(words, letter);
  const list = letter.consultees.length === 0 ? [] : [new Paragraph({ heading: 'Heading2', children: [new TextRun(words.say('documents.letter.consultees', { count: letter.consultees.length }))] })];
  const first = section(furniture, letterPage, [...opening(words.day(letter.date), letter.subject, said), ...text(letter.body), ...(said.signature === null ? [] : [signed(said.signature)]), ...list]);
  return packPaper({
    words,
    title: letter.subject,
    creator: letter.letterhead.authority,
    headings: 'plain',
    sections: letter.consultees.length === 0 ? [first] : [first, consulteeSection(furniture, letter.consultees)],
  });
}

function opening(date: string, subject: string, { to, changes, answerBy, contact }: LetterWords): FileChild[] {
  return [
    new Paragraph({ style: 'OverensLetter', spacing: { after: 240 }, children: [new TextRun(date)] }),
    ...(to ?? '').split(/\r\n|\r|\n/u).filter((line) => line !== '').map((line) => new Paragraph({ style: 'OverensLetter', spacing: { after: 0 }, children: plainRuns(line) })),
    new Paragraph({ style: 'OverensTitle', spacing: { before: 360, after: 160 }, children: [new TextRun(subject)] }),
    ...(answerBy === null ? [] : [new Paragraph({ style: 'OverensPaste', keepNext: true, children: [new TextRun({ text: answerBy, bold: true })] })]),
    ...[contact, changes].flatMap((line) => (line === null ? [] : [new Paragraph({ style: 'OverensLetter', spacing: { before: 160 }, children: plainRuns(line) })])),
  ];
}

/** Paragraphs are divided by blank lines; a single line break stays one. */
function text(body: string): FileChild[] {
  return body.split(/(?:\r\n|\r|\n)[\t ]*(?:\r\n|\r|\n)+/u).filter((part) => part.trim() !== '').map((part) => new Paragraph({
    style: 'OverensLetter',
    children: part.trim().split(/\r\n|\r|\n/u).flatMap((line, at) => plainRuns(line, at > 0 ? { break: 1 } : {})),
  }));
}

function signed(by: string): Paragraph {
  return new Paragraph({ style: 'OverensLetter', spacing: { before: 240 }, children: [new TextRun({ text: by, bold: true })] });
}

function consulteeSection(furniture: Parameters<typeof section>[0], consultees: string[]): ReturnType<typeof section> {
  const made = section(furniture, letterPage, consultees.map((name) => new Paragraph({ style: 'OverensConsultee', keepLines: true, children: plainRuns(name) })));
  return { ...made, properties: { ...made.properties, type: 'continuous', column: { count: 2, space: 400 } } };
}
