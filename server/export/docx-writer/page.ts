/** What stands on every page: sender and registry number, the marking of rule 16, and "Sida X av Y". */
import { Footer, Header, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import type { FileChild, ISectionOptions } from 'docx';
import type { Letterhead } from '#shared/export.ts';
import { cleanText } from './clean.ts';
import { line, spruce, textWidth } from './look.ts';
import type { PageMeasure } from './look.ts';
import type { Words } from './words.ts';

export interface PageFurniture {
  words: Words;
  letterhead: Letterhead;
  /** Stands after the sender in the head, e.g. the label of a version. */
  label: string | null;
  /** `domain.md` rule 16: set on every page of a selection or an unfinished export. */
  marking: string | null;
  /** What the paper is, at the foot. */
  name: string;
}

/** A section with head and foot. Tab stops follow the page's own width, so portrait and landscape both end at the margin. */
export function section(furniture: PageFurniture, page: PageMeasure, children: FileChild[]): ISectionOptions {
  const lies = page.width > page.height;
  return {
    properties: {
      page: {
        // docx swaps the sides of a landscape page itself.
        size: { width: Math.min(page.width, page.height), height: Math.max(page.width, page.height), orientation: lies ? 'landscape' : 'portrait' },
        margin: { left: page.left, right: page.right, top: page.top, bottom: page.bottom, header: page.header, footer: page.footer },
      },
    },
    headers: { default: pageHead(furniture, page) },
    footers: { default: pageFoot(furniture, page) },
    children,
  };
}

function pageHead({ words, letterhead, label, marking }: PageFurniture, page: PageMeasure): Header {
  const registered = words.say('documents.registryNumber', { number: letterhead.registryNumber });
  // Before a number that would fall to a second line, the unit is left out: it stands in the account.
  const fits = [letterhead.authority, letterhead.unit, label, registered].reduce((sum, part) => sum + (part ? part.length + 3 : 0), 0) <= lineLetters(page);
  const sender = [letterhead.authority, fits ? letterhead.unit : null].filter((part) => part !== null && part !== '');
  return new Header({
    children: [
      new Paragraph({
        style: 'OverensHead',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth(page) }],
        border: { bottom: { style: 'single', size: 6, color: spruce, space: 4 } },
        children: [
          new TextRun({ text: sender[0] ?? '', bold: true, color: spruce }),
          ...sender.slice(1).map((part) => new TextRun(`  ${part}`)),
          new TextRun({ children: ['\t'] }),
          ...(label === null ? [] : [new TextRun({ text: label, bold: true }), new TextRun('   ')]),
          new TextRun(registered),
        ],
      }),
      ...(marking === null ? [] : [new Paragraph({ style: 'OverensMarking', children: [new TextRun(marking)] })]),
    ],
  });
}

function pageFoot({ words, name }: PageFurniture, page: PageMeasure): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'OverensHead',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth(page) }],
        border: { top: { style: 'single', size: 4, color: line, space: 4 } },
        children: [new TextRun(shortened(name, footLetters(page))), new TextRun({ children: ['\t', ...pageOfPages(words)] })],
      }),
    ],
  });
}

/** Letters of 8.5 points that fit the foot beside the page number. */
function footLetters(page: PageMeasure): number {
  return lineLetters(page) - 20;
}

/** Letters of 8.5 points on a line, at 4.6 points each. */
function lineLetters(page: PageMeasure): number {
  return Math.floor(textWidth(page) / 20 / 4.6);
}

/** The catalogue's sentence with Word's own fields in the place of its two values. */
function pageOfPages(words: Words): (string | (typeof PageNumber)[keyof typeof PageNumber])[] {
  const [page, pages] = ['\ue000', '\ue001'];
  const sentence = words.say('documents.page', { page, pages });
  return sentence.split(/([\ue000\ue001])/u).map((part) =>
    part === page ? PageNumber.CURRENT : part === pages ? PageNumber.TOTAL_PAGES : part);
}

/** At most `length` characters, cut between words and ended by an ellipsis. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, Math.floor(length) - 1);
  const space = cut.lastIndexOf(' ');
  return `${cleanText(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\s.,;:–-]+$/u, '')}…`;
}
