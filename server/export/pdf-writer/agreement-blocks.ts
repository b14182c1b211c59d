/** The agreement's nodes as the printed paper has them: numbered headings, lists, tables, images, notes and references. */
import { clauseNumbers } from '#shared/agreement/clauses.ts';
import { goneWords, withShownNumbers } from '#shared/agreement/clause-refs.ts';
import type { AgreementContent, Block, BulletList, Footnote, ImageBlock, Inline, OrderedList, Table } from '#shared/agreement/content.ts';
import { numberSign, numbersOf } from '#shared/agreement/list-numbers.ts';
import { headerRows, mapOfContent } from '#shared/agreement/table-map.ts';
import type { PlacedCell } from '#shared/agreement/table-map.ts';
import { hrefOf, type Images } from '../docx-writer/agreement-body.ts';
import type { Words } from '../docx-writer/words.ts';
import { par, textRuns } from './blocks.ts';
import type { ListEntry, PaperBlock, PaperCell, PaperImages, Run } from './paper.ts';

interface Setting {
  words: Words;
  images: PaperImages;
  numbers: ReadonlyMap<string, string>;
  notes: Map<string, Footnote>;
  referred: Set<string>;
  /** Ids that can be led to. */
  places: Set<string>;
  labelled: Set<string>;
}

/** `images`: bytes by the file's hash. Notes that nothing refers to stand last. */
export function agreementBlocks(words: Words, given: AgreementContent, images: PaperImages): PaperBlock[] {
  const content = withShownNumbers(given);
  const numbers = clauseNumbers(content);
  const setting: Setting = { words, images, numbers, notes: new Map(), referred: new Set(), places: placesIn(content), labelled: new Set() };
  for (const block of content.content) if (block.type === 'footnotes') for (const note of block.content) setting.notes.set(note.attrs.id, note);
  const blocks = content.content.flatMap((block) => (block.type === 'footnotes' ? [] : blockOf(setting, block)));
  return [...blocks, ...looseNotes(setting)];
}

/** What `to` may name: headings, paragraphs and images at the top; a link to anywhere else is words. */
function placesIn(content: AgreementContent): Set<string> {
  return new Set(content.content.flatMap((block) => (block.type === 'heading' || block.type === 'paragraph' ? [block.attrs.id] : [])));
}

function blockOf(setting: Setting, block: Block): PaperBlock[] {
  switch (block.type) {
    case 'heading': return [{ k: 'heading', level: block.attrs.level, number: setting.numbers.get(block.attrs.id) ?? null, runs: runsOf(setting, block.content), ...place(setting, block.attrs.id), ...onNewPage(block.attrs) }];
    case 'paragraph': return [{ k: 'par', runs: runsOf(setting, block.content), ...place(setting, block.attrs.id), ...onNewPage(block.attrs) }];
    case 'image': return imageOf(setting, block);
    case 'bulletList': case 'orderedList': return [listOf(setting, block, 0)];
    case 'table': return [tableOf(setting, block)];
  }
}

/** A place has one name only; an id that has been used before names nothing. */
function place({ places, labelled }: Setting, id: string): { id?: string } {
  if (!places.has(id) || labelled.has(id)) return {};
  labelled.add(id);
  return { id };
}

const onNewPage = ({ pageBreak }: { pageBreak?: true }): { newPage?: true } => (pageBreak === true ? { newPage: true } : {});

/** Points between the margins of a standing A4, and the most an image may be high so that its caption stands with it. */
const textWidth = 470;
const highest = 560;

function imageOf(setting: Setting, { attrs: { hash, media, width, height, alt, share }, content }: ImageBlock): PaperBlock[] {
  const caption = runsOf(setting, content);
  if (hash === null || !setting.images.has(imageFile(hash, media))) return [par(setting.words.say('documents.imageMissing', { alt: alt ?? '' }), 'note'), ...(caption.length > 0 ? [par(caption, 'note')] : [])];
  const wide = Math.min(textWidth * share / 100, highest * width / height);
  return [{ k: 'image', file: imageFile(hash, media), alt: alt === '' ? null : alt ?? setting.words.say('documents.imageUndescribed'), width: Math.max(1, Math.round(wide)), caption }];
}

/** The name that the paper's blocks give to an image's bytes. */
export function imageFile(hash: string, media: 'png' | 'jpeg'): string {
  return `${hash}.${media === 'jpeg' ? 'jpg' : 'png'}`;
}

/** The bytes of the text's images by the names that its blocks give them. `images`: by hash. */
export function namedImages(content: AgreementContent, images: Images): Map<string, Uint8Array> {
  return new Map(content.content.flatMap((block) => {
    const bytes = block.type === 'image' && block.attrs.hash !== null ? images.get(block.attrs.hash) : undefined;
    return block.type === 'image' && block.attrs.hash !== null && bytes !== undefined ? [[imageFile(block.attrs.hash, block.attrs.media), bytes]] : [];
  }));
}

/** `around`: the numbered lists that it stands in. */
function listOf(setting: Setting, list: BulletList | OrderedList, around: number): PaperBlock {
  const numbers = list.type === 'orderedList' ? numbersOf(list.attrs, around) : null;
  const items = list.content.map((item, at): ListEntry => ({
    label: list.type === 'orderedList' && numbers !== null ? numberSign(numbers, list.attrs.start + at) : null,
    blocks: item.content.map((child): PaperBlock => (child.type === 'paragraph' ? { k: 'par', runs: runsOf(setting, child.content) } : listOf(setting, child, around + (numbers === null ? 0 : 1)))),
  }));
  return { k: 'list', marker: numbers === null ? 'bullet' : 'labels', items };
}

function tableOf(setting: Setting, table: Table): PaperBlock {
  const map = mapOfContent(table);
  const cellAt = ({ row, index }: PlacedCell) => table.content[row]?.content[index];
  const header = headerRows(map, (cell) => cellAt(cell)?.type === 'tableHeader');
  const rows = table.content.map((_, row) => map.cells.filter((cell) => cell.row === row).map((placed): PaperCell => {
    const cell = cellAt(placed);
    return {
      blocks: (cell?.content ?? []).map((paragraph) => ({ k: 'par', runs: runsOf(setting, paragraph.content) })),
      ...(placed.colspan > 1 ? { colspan: placed.colspan } : {}), ...(placed.rowspan > 1 ? { rowspan: placed.rowspan } : {}), ...(cell?.type === 'tableHeader' ? { head: true } : {}),
    };
  }));
  const lengths = Array.from({ length: map.width }, (_, column) => Math.max(12, ...map.cells.filter((cell) => cell.column === column).map((cell) => Math.min(60, lettersIn(cellAt(cell)?.content) / cell.colspan))));
  return { k: 'table', columns: table.attrs.widths === undefined || table.attrs.widths.length !== map.width ? lengths : table.attrs.widths, header, rows };
}

function lettersIn(content: { content?: Inline[] }[] | undefined): number {
  return (content ?? []).flatMap((paragraph) => paragraph.content ?? []).reduce((sum, leaf) => sum + (leaf.type === 'text' ? leaf.text.length : 1), 0);
}

function runsOf(setting: Setting, content: Inline[] | undefined): Run[] {
  return (content ?? []).flatMap((leaf) => runOf(setting, leaf));
}

function runOf(setting: Setting, leaf: Inline): Run[] {
  switch (leaf.type) {
    case 'hardBreak': return [{ br: true }];
    case 'footnoteRef': return [noteOf(setting, leaf.attrs.note)];
    case 'clauseRef': {
      const { clause, shown = goneWords } = leaf.attrs;
      return [{ t: shown, ...marksOf(leaf), ...(setting.places.has(clause) && shown !== goneWords ? { to: clause } : {}) }];
    }
    case 'text': {
      const href = hrefOf(leaf);
      const led = href === null ? {} : !href.startsWith('#') ? { href } : setting.places.has(href.slice(1)) ? { to: href.slice(1) } : {};
      return textRuns(leaf.text, { ...marksOf(leaf), ...led });
    }
  }
}

/** A note is printed where it is first referred to. */
function noteOf(setting: Setting, id: string): Run {
  const note = setting.notes.get(id);
  if (!note) return { t: setting.words.say('documents.noteMissing') };
  if (setting.referred.has(id)) return { noteRef: id };
  setting.referred.add(id);
  return { note: id, runs: runsOf(setting, note.content) };
}

function marksOf(leaf: Pick<Inline, 'marks'>) {
  const marks = new Set((leaf.marks ?? []).map(({ type }) => type));
  return {
    ...(marks.has('bold') || marks.has('definition') ? { bold: true } as const : {}), ...(marks.has('italic') ? { italic: true } as const : {}),
    ...(marks.has('underline') ? { underline: true } as const : {}), ...(marks.has('highlight') ? { highlight: true } as const : {}),
  };
}

function looseNotes(setting: Setting): PaperBlock[] {
  const loose = [...setting.notes.values()].filter(({ attrs }) => !setting.referred.has(attrs.id));
  if (loose.length === 0) return [];
  return [par(setting.words.say('documents.looseNotes'), 'note'), ...loose.map((note) => par(runsOf(setting, note.content), 'note'))];
}
