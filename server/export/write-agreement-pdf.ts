/** A frozen document as PDF/A-2a that a screen reader can read (PDF/UA-1): the form that an archive takes in. */
import type { ExportedDocument } from '#shared/export.ts';
import { cleaned } from './docx-writer/clean.ts';
import { wordsIn } from './docx-writer/words.ts';
import { agreementBlocks, namedImages } from './pdf-writer/agreement-blocks.ts';
import { par } from './pdf-writer/blocks.ts';
import { paperOf, senderBlock } from './pdf-writer/furniture.ts';
import type { PaperBlock } from './pdf-writer/paper.ts';
import type { WrittenFile } from './process/orders.ts';
import { printPaper } from './process/write.ts';
import type { WritingLimits } from './process/write.ts';
import type { Images } from './docx-writer/agreement-body.ts';

/** From this many headings on a list of contents helps. */
const contentsFrom = 4;

/** The same document gives the same bytes. `images` are the bytes of the text's images by hash. Throws when the text does not pass the gate. */
export async function writeAgreementPdf(given: ExportedDocument, images: Images = new Map(), limits?: WritingLimits): Promise<WrittenFile> {
  const document = cleaned(given);
  const words = wordsIn(document.locale);
  const held = namedImages(document.content, images);
  const headings = document.content.content.filter(({ type }) => type === 'heading').length;
  const blocks: PaperBlock[] = [
    { k: 'title', text: document.title },
    par(`${document.label} · ${words.day(document.date)}`, 'subtitle'),
    senderBlock(document.letterhead),
    ...(headings >= contentsFrom ? [{ k: 'contents', title: words.say('documents.contents'), depth: 2 } satisfies PaperBlock] : []),
    ...agreementBlocks(words, document.content, held),
    ...(document.hash === null ? [] : [par(words.say('documents.hash', { hash: document.hash }), 'hash')]),
  ];
  const paper = paperOf({ words, title: document.title, letterhead: document.letterhead, label: document.label, marking: null, name: document.title, day: document.date }, [{ lying: false, blocks }]);
  return printPaper(paper, held, limits);
}
