/** What a committee puts in its summons: the covering letter, the list of consultees and the texts, as one PDF/A. */
import type { ExportedDocument, ExportedLetter } from '#shared/export.ts';
import { cleaned } from './docx-writer/clean.ts';
import { letterWords } from './letter-words.ts';
import { wordsIn } from './docx-writer/words.ts';
import type { Images } from './docx-writer/agreement-body.ts';
import { agreementBlocks, namedImages } from './pdf-writer/agreement-blocks.ts';
import { heading, par, paragraphs } from './pdf-writer/blocks.ts';
import { paperOf } from './pdf-writer/furniture.ts';
import type { PaperBlock } from './pdf-writer/paper.ts';
import type { WrittenFile } from './process/orders.ts';
import { printPaper } from './process/write.ts';
import type { WritingLimits } from './process/write.ts';

export interface ConsultationPapers {
  letter: ExportedLetter;
  /** In the order of the package, each with the bytes of its images by hash. */
  documents: { document: ExportedDocument; images: Images }[];
}

/** The same papers give the same bytes. Each text begins on a page of its own, under its title and with its checksum. */
export async function writeConsultationPdf(given: ConsultationPapers, limits?: WritingLimits): Promise<WrittenFile> {
  const letter = cleaned(given.letter);
  const words = wordsIn(letter.locale);
  const all = new Map<string, Uint8Array>();
  const texts = given.documents.flatMap(({ document: shown, images }): PaperBlock[] => {
    const document = cleaned(shown);
    const held = namedImages(document.content, images);
    for (const [file, bytes] of held) all.set(file, bytes);
    return [
      { ...heading(1, document.title), newPage: true } as PaperBlock, par(`${document.label} · ${words.day(document.date)}`, 'subtitle'),
      ...agreementBlocks(words, document.content, held),
      ...(document.hash === null ? [] : [par(words.say('documents.hash', { hash: document.hash }), 'hash')]),
    ];
  });
  const { to, answerBy, contact, changes, signature } = letterWords(words, letter);
  const blocks: PaperBlock[] = [
    par(words.day(letter.date)), ...(to === null ? [] : [par(to)]), { k: 'title', text: letter.subject },
    ...(answerBy === null ? [] : [{ k: 'boxed', blocks: [par(answerBy, 'label')] } satisfies PaperBlock]), ...[contact, changes].flatMap((line) => (line === null ? [] : [par(line)])),
    ...paragraphs(letter.body), ...(signature === null ? [] : [par(signature, 'label')]),
    ...(letter.consultees.length === 0 ? [] : [heading(1, words.say('documents.letter.consultees', { count: letter.consultees.length })), { k: 'list', marker: 'bullet', items: letter.consultees.map((name) => ({ label: null, blocks: [par(name)] })) } satisfies PaperBlock]),
    ...texts,
  ];
  const paper = paperOf({ words, title: letter.subject, letterhead: letter.letterhead, label: null, marking: null, name: words.say('documents.letter.footer', { subject: letter.subject }), day: letter.date }, [{ lying: false, blocks }]);
  return printPaper(paper, all, limits);
}
