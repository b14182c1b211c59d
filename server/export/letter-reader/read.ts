/** A response that came as a file of its own, as paragraphs of plain text to mark in. */
import { blockText, leafCharacter, textBlocks } from '#shared/agreement/plain-text.ts';
import { blocksFromPdf, type PdfBlock } from '#shared/agreement/pdf-text.ts';
import { Refusal } from '#shared/refusals.ts';
import { fileType, docxType, pdfType } from '../../platform/files/file-type.ts';
import { readDocx } from '../docx-reader/read.ts';
import { linesOfPdf } from './pdf-lines.ts';

/** In the order of the file, cells one by one and notes last. Of a PDF with the numbers and signs its lines begin with, without page numbers and what every page repeats. */
export type LetterText = readonly string[];

/** Hostile files may take long: servers call `readLetterInWorker`. Refuses `letter-is-image`, `letter-without-text`, `letter-encrypted`, `letter-broken`, `import.refused.*`. */
export async function readLetter(bytes: Uint8Array): Promise<LetterText> {
  const type = fileType(bytes);
  if (type !== pdfType && type !== docxType) throw new Refusal('invalid', 'letter-is-image');
  const paragraphs = (type === pdfType ? ofPdf(await linesOfPdf(bytes)) : ofWord(bytes)).map((text) => text.trim()).filter((text) => text !== '');
  if (paragraphs.length === 0) throw new Refusal('invalid', 'letter-without-text');
  return paragraphs;
}

function ofPdf(lines: string): string[] {
  return blocksFromPdf(lines)?.map(saidOf) ?? lines.split(/[\n\f]/);
}

function saidOf(block: PdfBlock): string {
  if (block.kind === 'paragraph') return block.text;
  if (block.kind === 'heading') return `${block.number} ${block.text}`;
  if (block.list === 'bullet') return `• ${block.text}`;
  return block.list === 'decimal' ? `${block.value}. ${block.text}` : `${String.fromCharCode(96 + block.value)}) ${block.text}`;
}

function ofWord(bytes: Uint8Array): string[] {
  // A line break or the sign of a note is a space to whoever marks words.
  return textBlocks(readDocx(bytes).content).map((block) => blockText(block).replaceAll(leafCharacter, ' '));
}
