/** How Överens' papers look in Word: colours, type, measures (look.md, "Type, colour, space"). Measures are twips unless said. */
import type { IPropertiesOptions } from 'docx';

export const spruce = '1F5F50';
const ink = '1B2430';
export const quiet = '4A5361';
export const line = 'CFCBC1';
export const headGround = 'EBE9E3';
export const calmGround = 'F4F6F3';
const markGround = 'F3DFAE';
const markLine = 'B07D12';

export const sans = 'Source Sans 3';
export const serif = 'Source Serif 4';

export const portrait = { width: 11906, height: 16838, left: 1134, right: 1134, top: 1361, bottom: 1077, header: 567, footer: 510 } as const;
export const landscape = { width: 16838, height: 11906, left: 964, right: 964, top: 1304, bottom: 1021, header: 567, footer: 510 } as const;
export const letterPage = { ...portrait, left: 1531, right: 1531, top: 1701, bottom: 1304 } as const;

export interface PageMeasure {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  header: number;
  footer: number;
}

/** Width between the margins. */
export function textWidth(page: PageMeasure): number {
  return page.width - page.left - page.right;
}

type Styles = NonNullable<IPropertiesOptions['styles']>;
type ParagraphStyle = NonNullable<Styles['paragraphStyles']>[number];

// Every style of a paragraph that is not the document's own text begins with "Overens": a returned file is read by that.
function own(id: string, run: ParagraphStyle['run'], paragraph: ParagraphStyle['paragraph'], basedOn = 'Normal'): ParagraphStyle {
  return { id, name: id.replace('Overens', 'Överens '), basedOn, quickFormat: true, run, paragraph };
}

const tableText = { spacing: { before: 0, after: 30, line: 235, lineRule: 'auto' } } as const;

const paragraphStyles: ParagraphStyle[] = [
  own('OverensHead', { font: sans, size: 17, color: quiet }, { spacing: { after: 0, line: 240, lineRule: 'auto' } }),
  own('OverensMarking', { font: sans, size: 18, bold: true, color: ink }, {
    spacing: { before: 80, after: 160, line: 240, lineRule: 'auto' },
    shading: { type: 'clear', fill: markGround },
    border: {
      top: { style: 'single', size: 6, color: markLine, space: 2 },
      bottom: { style: 'single', size: 6, color: markLine, space: 2 },
    },
  }),
  own('OverensKind', { font: sans, size: 18, bold: true, color: spruce, characterSpacing: 10 }, { spacing: { after: 40, line: 240, lineRule: 'auto' } }),
  own('OverensTitle', { font: sans, size: 34, bold: true, color: ink }, { spacing: { after: 80, line: 250, lineRule: 'auto' }, keepNext: true }, 'Title'),
  own('OverensSubtitle', { font: sans, size: 22, color: quiet }, { spacing: { after: 100, line: 250, lineRule: 'auto' } }),
  own('OverensNote', { font: sans, size: 18, color: quiet }, { spacing: { before: 20, after: 100, line: 252, lineRule: 'auto' } }),
  own('OverensFigure', { font: sans, size: 32, bold: true, color: spruce }, { alignment: 'left', spacing: { after: 0, line: 240, lineRule: 'auto' } }),
  own('OverensTable', { font: sans, size: 17, color: ink }, tableText),
  own('OverensTableHead', { font: sans, size: 17, bold: true, color: ink }, tableText),
  own('OverensTableSmall', { font: sans, size: 15, color: quiet }, tableText),
  own('OverensTheme', { font: sans, size: 16, color: ink }, tableText),
  own('OverensTableQuote', { font: serif, size: 17, color: ink }, tableText),
  own('OverensPaste', { font: serif, size: 20, color: ink }, {
    spacing: { before: 60, after: 60, line: 264, lineRule: 'auto' },
    shading: { type: 'clear', fill: calmGround },
    border: { left: { style: 'single', size: 24, color: spruce, space: 8 } },
    indent: { left: 200 },
    keepLines: true,
  }),
  { id: 'AgreementCell', name: 'Överenskommelse cell', basedOn: 'Normal', run: { font: serif, size: 20 }, paragraph: { spacing: { after: 40, line: 250, lineRule: 'auto' } } },
  { id: 'AgreementCellHead', name: 'Överenskommelse cellrubrik', basedOn: 'Normal', run: { font: sans, size: 20, bold: true }, paragraph: { spacing: { after: 40, line: 250, lineRule: 'auto' } } },
  { id: 'Caption', name: 'caption', basedOn: 'Normal', run: { font: sans, size: 19, color: quiet }, paragraph: { spacing: { before: 0, after: 200, line: 250, lineRule: 'auto' } } },
  own('OverensSpacer', { size: 8 }, { spacing: { before: 0, after: 0, line: 120, lineRule: 'exact' } }),
  own('OverensHash', { font: sans, size: 15, color: quiet }, { spacing: { before: 360, after: 0, line: 240, lineRule: 'auto' }, border: { top: { style: 'single', size: 4, color: line, space: 6 } } }),
  own('OverensLetter', { font: serif, size: 22, color: ink }, { spacing: { after: 160, line: 276, lineRule: 'auto' } }),
  own('OverensConsultee', { font: sans, size: 19, color: ink }, { spacing: { after: 20, line: 245, lineRule: 'auto' }, indent: { left: 200, hanging: 200 } }),
];

const headingBase = { font: sans, bold: true, color: spruce };

/** Styles of every paper: sv-SE (or en-GB) as the language of all text, headings in spruce, quiet tables. */
export function paperStyles(tag: string, headings: 'numbered' | 'plain'): Styles {
  const numbering = (level: number) => (headings === 'numbered' ? { numbering: { reference: 'headings', level } } : {});
  return {
    default: {
      document: {
        run: { font: serif, size: 22, color: ink, language: { value: tag, eastAsia: tag } },
        paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
      },
      heading1: { run: { ...headingBase, size: headings === 'numbered' ? 30 : 26 }, paragraph: { spacing: { before: headings === 'numbered' ? 360 : 200, after: 80, line: 250, lineRule: 'auto' }, keepNext: true, outlineLevel: 0, ...numbering(0) } },
      heading2: { run: { ...headingBase, size: headings === 'numbered' ? 25 : 22 }, paragraph: { spacing: { before: headings === 'numbered' ? 280 : 160, after: 60, line: 250, lineRule: 'auto' }, keepNext: true, outlineLevel: 1, ...numbering(1) } },
      heading3: { run: { ...headingBase, size: 22 }, paragraph: { spacing: { before: 220, after: 60, line: 250, lineRule: 'auto' }, keepNext: true, outlineLevel: 2, ...numbering(2) } },
      heading4: { run: { ...headingBase, size: 21, color: ink }, paragraph: { spacing: { before: 200, after: 60, line: 250, lineRule: 'auto' }, keepNext: true, outlineLevel: 3, ...numbering(3) } },
      title: { run: { font: sans, size: 40, bold: true, color: ink } },
      hyperlink: { run: { color: spruce, underline: { type: 'single' } } },
      footnoteText: { run: { font: serif, size: 18 }, paragraph: { spacing: { after: 40, line: 240, lineRule: 'auto' } } },
    },
    paragraphStyles,
    // By this name a returned file says which words are defined there.
    characterStyles: [{ id: 'Definition', name: 'Definition', basedOn: 'DefaultParagraphFont', quickFormat: true, run: { bold: true } }],
  };
}
