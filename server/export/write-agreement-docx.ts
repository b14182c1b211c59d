/** A draft or a frozen document as a Word file that can come back: every block carries its id in a hidden bookmark. */
import { Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import type { ExportedDocument } from '#shared/export.ts';
import { agreementBody, type Images } from './docx-writer/agreement-body.ts';
import { answerForm, type FormSection } from './docx-writer/answer-form.ts';
import { cleaned } from './docx-writer/clean.ts';
import { portrait } from './docx-writer/look.ts';
import { agreementNumbering } from './docx-writer/numbering.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { wordsIn } from './docx-writer/words.ts';
import type { Words } from './docx-writer/words.ts';

/**
 * Bytes of a `.docx`. Bookmarks `_b_<blockId>` and the custom properties `OverensDocument` and `OverensVersion` let the
 * reader match a returned file (reference/documents.md 2). Paragraphs that are not the document's text have a style whose
 * id begins with `Overens`. `images` are the bytes of the text's images by hash. `hasForm`: a form to answer in follows the text, which asks for a stance on each of `sections`.
 */
export async function writeAgreementDocx(given: ExportedDocument, images: Images = new Map(), { hasForm = false, sections = [] }: { hasForm?: boolean; sections?: readonly FormSection[] } = {}): Promise<Uint8Array> {
  const document = cleaned(given);
  const words = wordsIn(document.locale);
  const body = agreementBody(words, document.content, images);
  const furniture = { words, letterhead: document.letterhead, label: document.label, marking: null, name: document.title };
  return packPaper({
    words,
    title: document.title,
    creator: document.letterhead.authority,
    headings: 'numbered',
    numbering: agreementNumbering(body.countings),
    footnotes: body.footnotes,
    customProperties: [{ name: 'OverensDocument', value: document.documentId }, { name: 'OverensVersion', value: document.version }],
    sections: [section(furniture, portrait, [...titleBlock(words, document), ...body.children, ...hashLine(words, document.hash), ...(hasForm ? answerForm(words, sections) : [])])],
  });
}

function titleBlock(words: Words, { title, label, date, letterhead }: ExportedDocument): FileChild[] {
  return [
    new Paragraph({ style: 'OverensTitle', spacing: { before: 240 }, children: [new TextRun(title)] }),
    new Paragraph({ style: 'OverensSubtitle', children: [new TextRun(`${label} · ${words.day(date)}`)] }),
    new Paragraph({ style: 'OverensNote', spacing: { after: 240 }, children: [new TextRun([letterhead.authority, letterhead.unit, letterhead.contact].filter(Boolean).join(' · '))] }),
  ];
}

function hashLine(words: Words, hash: string | null): FileChild[] {
  if (hash === null) return [];
  return [new Paragraph({ style: 'OverensHash', children: [new TextRun(words.say('documents.hash', { hash }))] })];
}
