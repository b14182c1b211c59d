/** Puts a paper into bytes: the properties every paper has, and the fonts' stand-ins on machines that lack them. */
import { Document, Packer } from 'docx';
import type { IPropertiesOptions } from 'docx';
import { paperStyles, sans, serif } from './look.ts';
import type { Words } from './words.ts';

export interface Paper {
  words: Words;
  title: string;
  creator: string;
  headings: 'numbered' | 'plain';
  sections: IPropertiesOptions['sections'];
  numbering?: IPropertiesOptions['numbering'];
  footnotes?: IPropertiesOptions['footnotes'];
  customProperties?: IPropertiesOptions['customProperties'];
  comments?: IPropertiesOptions['comments'];
}

/** The bytes of a `.docx`. They are not reproducible (relationship ids and the time written are new): hash the source, never the file. */
export async function packPaper(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: paper.creator,
    lastModifiedBy: paper.creator,
    styles: paperStyles(paper.words.tag, paper.headings),
    hyphenation: { autoHyphenation: true, hyphenationZone: 357 },
    sections: paper.sections,
    ...(paper.numbering ? { numbering: paper.numbering } : {}),
    ...(paper.footnotes ? { footnotes: paper.footnotes } : {}),
    ...(paper.comments ? { comments: paper.comments } : {}),
    ...(paper.customProperties ? { customProperties: paper.customProperties } : {}),
  });
  return Packer.pack(document, 'uint8array', false, [{ path: 'word/fontTable.xml', data: fontTable }]);
}

// `w:altName` is the font that Word takes when the first is not installed (ECMA-376 part 1, 17.8.3.1).
const fontTable = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  + '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
  + `<w:font w:name="${sans}"><w:altName w:val="Calibri"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>`
  + `<w:font w:name="${serif}"><w:altName w:val="Cambria"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`
  + '</w:fonts>';
