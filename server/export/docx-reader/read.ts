/** A Word file as an agreement: every tracked change accepted, everything that could not be carried over listed. */
import { newBlockId } from '#shared/agreement/content.ts';
import type { AgreementContent, Block, Footnotes } from '#shared/agreement/content.ts';
import { Refusal } from '#shared/refusals.ts';
import { readImage } from '../../platform/files/image.ts';
import type { ReadImage } from '../../platform/files/image.ts';
import { acceptChanges } from './accept-changes.ts';
import { openBlockIds } from './block-ids.ts';
import { wholeFields } from './fields.ts';
import { openFindings } from './findings.ts';
import type { Findings, NotUnderstood } from './findings.ts';
import { settleHeadingNumbers } from './heading-numbers.ts';
import { cellLimit } from './limits.ts';
import { openNotes, readNote } from './notes.ts';
import type { NoteKind } from './reading.ts';
import { readNumbering } from './numbering.ts';
import { openPackage } from './open-package.ts';
import type { Relationship, WordPackage } from './open-package.ts';
import { readCoreTitle, readOwnProperties } from './properties.ts';
import type { OwnProperties } from './properties.ts';
import { readBlocks } from './read-blocks.ts';
import type { Reading, Story } from './reading.ts';
import { settleReferences } from './references.ts';
import { refusedFile } from './refuse.ts';
import { readStyles } from './styles.ts';
import { child, elements, wordsIn } from './xml.ts';
import type { XmlElement } from './xml.ts';

export type { NotUnderstood } from './findings.ts';

export interface DocxReading {
  /** Valid against the agreement schema. */
  content: AgreementContent;
  /** The first paragraph in Word's Title style, which also stands in the content; else the file's own title. */
  title: string | null;
  /** The images that the content shows. */
  images: ReadImage[];
  notUnderstood: NotUnderstood[];
  properties: OwnProperties;
  /** Block id that a `_b_` bookmark carried → id of the block that it now stands at. */
  bookmarks: Record<string, string>;
}

/**
 * Reads an uploaded file. Pure and synchronous; a hostile file may take long, so servers call `readDocxInWorker`.
 * Throws Refusal `import.refused.*` (kind invalid or too-large). Rules: documents.md 3; limits: docx-reader/limits.ts.
 */
export function readDocx(bytes: Uint8Array): DocxReading {
  const file = openPackage(bytes);
  const findings = openFindings();
  const parts = openParts(file, findings);
  const main = parts.root(file.main);
  const body = main?.name === 'w:document' ? child(main, 'w:body') : undefined;
  if (main === null || body === undefined) throw refusedFile('not-a-word-file');
  acceptChanges(body, findings);

  const styles = readStyles(parts.ofType('styles').root);
  const notes: Record<NoteKind, Part> = { footnote: parts.ofType('footnotes'), endnote: parts.ofType('endnotes') };
  for (const { root } of Object.values(notes)) if (root !== null) acceptChanges(root, findings);
  const ids = openBlockIds();
  const properties = readOwnProperties(parts.ofPackage('custom-properties', 'customProperties'));
  const reading: Reading = {
    own: properties.documentId !== undefined,
    styles,
    numbering: readNumbering(parts.ofType('numbering').root, styles),
    findings,
    ids,
    notes: openNotes({ footnote: notes.footnote.root, endnote: notes.endnote.root }, ids, findings),
    headings: new Map(),
    images: new Map(),
    cellsLeft: cellLimit,
  };
  const story: Story = { reading, links: parts.links(file.main), fields: wholeFields(body), open: [], picture: parts.pictures(file.main), mayRefer: true };
  const { blocks, shown, title } = readBlocks(body, story);
  const footnotes = readNotes(reading, parts, notes);
  const content: AgreementContent = { type: 'doc', content: [...orOneParagraph(blocks), ...footnotes] };
  settleReferences(content, reading.headings);
  settleHeadingNumbers(content, shown, findings);
  noteComments(parts.ofType('comments').root, findings);
  noteHeadersAndFooters(parts, findings);
  const fallback = readCoreTitle(parts.ofPackage('core-properties'));
  parts.noteDamage();
  return { content, title: title || fallback, images: [...reading.images.values()], notUnderstood: findings.all(), properties, bookmarks: ids.kept() };
}

interface Part { name: string; root: XmlElement | null }

interface Parts {
  root(name: string): XmlElement | null;
  ofType(type: string): Part;
  allOfType(type: string): Part[];
  ofPackage(...types: string[]): XmlElement | null;
  pictures(name: string): Story['picture'];
  links(name: string): ReadonlyMap<string, Relationship>;
  noteDamage(): void;
}

function openParts(file: WordPackage, findings: Findings): Parts {
  let removed = 0;
  let unreadable = 0;
  const root = (name: string): XmlElement | null => {
    const parsed = file.part(name);
    if (parsed === null) return null;
    removed += parsed.removed;
    if (parsed.unreadable) unreadable++;
    return parsed.root;
  };
  const ofMain = file.relationships(file.main).filter(({ external }) => !external);
  const part = (target: string | undefined): Part => ({ name: target ?? '', root: target === undefined ? null : root(target) });
  return {
    root,
    ofType: type => part(ofMain.find(each => each.type === type)?.target),
    allOfType: type => ofMain.filter(each => each.type === type).map(({ target }) => part(target)),
    ofPackage: (...types) => part(file.ofPackage.find(({ type, external }) => !external && types.includes(type))?.target).root,
    pictures: name => {
      const targets = new Map(file.relationships(name).filter(({ type, external }) => type === 'image' && !external).map(({ id, target }) => [id, target]));
      return id => {
        const target = targets.get(id);
        const bytes = target === undefined ? null : file.bytes(target);
        return bytes === null ? null : readable(bytes);
      };
    },
    links: name => new Map(file.relationships(name).filter(({ type }) => type === 'hyperlink').map(each => [each.id, each])),
    noteDamage() {
      if (removed > 0) findings.note('control-character', () => '', removed);
      if (unreadable > 0) findings.note('unreadable-text', () => '', unreadable);
    },
  };
}

/** PNG and JPEG are shown; drawings for print, and pictures larger than we keep, are told instead. */
function readable(bytes: Uint8Array): ReadImage | null {
  try {
    return readImage(bytes);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function orOneParagraph(blocks: Block[]): Block[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph', attrs: { id: newBlockId() } }];
}

function readNotes(reading: Reading, parts: Parts, notes: Record<NoteKind, Part>): Footnotes[] {
  const referred = reading.notes.referred();
  if (referred.length === 0) return [];
  const links = { footnote: parts.links(notes.footnote.name), endnote: parts.links(notes.endnote.name) };
  const content = referred.map(note => readNote(note, reading, links[note.kind]));
  return [{ type: 'footnotes', attrs: { id: reading.ids.give() }, content }];
}

function noteComments(root: XmlElement | null, findings: Findings): void {
  if (root === null) return;
  for (const comment of elements(root)) if (comment.name === 'w:comment') findings.note('comment', () => wordsIn(comment));
}

/** Page numbers and empty ones are layout; words in them are not imported, so they are told. */
function noteHeadersAndFooters(parts: Parts, findings: Findings): void {
  for (const type of ['header', 'footer']) for (const { root } of parts.allOfType(type)) {
    if (root !== null && /\p{L}{2}/u.test(wordsIn(root))) findings.note('header-or-footer', () => wordsIn(root));
  }
}
