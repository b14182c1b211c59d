/** One short name per vocabulary, whichever of its addresses a file uses: ECMA-376 Transitional and ISO 29500 Strict differ only there. */

const office = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';
const microsoft = 'http://schemas.microsoft.com/office';

const shortNames = new Map<string, string>([
  [`${office}/wordprocessingml/2006/main`, 'w'], [`${strict}/wordprocessingml/main`, 'w'],
  [`${office}/officeDocument/2006/relationships`, 'r'], [`${strict}/officeDocument/relationships`, 'r'],
  [`${office}/officeDocument/2006/math`, 'm'], [`${strict}/officeDocument/math`, 'm'],
  [`${office}/drawingml/2006/main`, 'a'], [`${strict}/drawingml/main`, 'a'],
  [`${office}/drawingml/2006/wordprocessingDrawing`, 'wp'], [`${strict}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${office}/drawingml/2006/picture`, 'pic'], [`${strict}/drawingml/picture`, 'pic'],
  [`${office}/drawingml/2006/chart`, 'c'], [`${strict}/drawingml/chart`, 'c'],
  [`${office}/drawingml/2006/diagram`, 'dgm'], [`${strict}/drawingml/diagram`, 'dgm'],
  [`${office}/markup-compatibility/2006`, 'mc'],
  [`${office}/package/2006/relationships`, 'pr'],
  [`${office}/officeDocument/2006/custom-properties`, 'cp'], [`${strict}/officeDocument/customProperties`, 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  [`${microsoft}/word/2010/wordml`, 'w14'],
  // Word 2013 wrote the threads of comments under the older address.
  [`${microsoft}/word/2012/wordml`, 'w15'], [`${microsoft}/word/2010/11/wordml`, 'w15'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/** `w:p` whatever prefix the file uses; `?:name` for a vocabulary that has no meaning here. */
export function shortName(uri: string, local: string): string {
  if (uri === '') return local;
  // Strict files of some Word versions put the text of a text box into other vocabularies; its name is the same in all of them.
  if (local === 'txbxContent') return 'w:txbxContent';
  return `${shortNames.get(uri) ?? '?'}:${local}`;
}

/** Whether a choice that requires this vocabulary may be taken instead of its fallback (ECMA-376 part 3). */
export function isOfficeVocabulary(uri: string | undefined): boolean {
  return uri !== undefined && [office, strict, microsoft, 'urn:schemas-microsoft-com:'].some(start => uri.startsWith(start));
}
