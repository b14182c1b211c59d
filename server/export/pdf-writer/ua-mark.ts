/**
 * Marks a PDF/A-2a that passed the PDF/UA-1 gate as both (reference/documents.md 4): Typst writes one standard only. An incremental
 * update after the file's own bytes (ISO 32000-1, 7.5.6) adds `pdfuaid:part` within the extension schemas that are there (a second
 * bag would be invalid XMP) and `/DisplayDocTitle`.
 */
export function withUaMark(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const [trailer = ''] = /trailer\s*<<[\s\S]*?>>\s*startxref/u.exec(text.slice(text.lastIndexOf('trailer'))) ?? [];
  const rootNumber = reference(trailer, 'Root');
  const root = objectAt(text, rootNumber);
  const metadataNumber = reference(root, 'Metadata');
  const metadata = objectAt(text, metadataNumber);
  const size = /\/Size (\d+)/u.exec(trailer)?.[1];
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text)?.[1];
  if (size === undefined || previous === undefined) throw new Error('The PDF has another form than the mark was made for.');
  const xmp = markedXmp(Buffer.from(metadata.slice(metadata.indexOf('stream') + 6, metadata.lastIndexOf('endstream')).trim(), 'latin1').toString('utf8'));
  const stream = Buffer.from(xmp, 'utf8');
  const parts: Buffer[] = [pdf.at(-1) === 0x0A ? pdf : Buffer.concat([pdf, Buffer.from('\n')])];
  const offsets = new Map<number, number>();
  const write = (number: number, body: Buffer) => {
    offsets.set(number, parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  };
  write(metadataNumber, Buffer.concat([Buffer.from(`<<\n  /Length ${stream.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n`), stream, Buffer.from('\nendstream')]));
  write(rootNumber, Buffer.from(withTitleShown(root), 'latin1'));
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const entries = [...offsets].sort(([a], [b]) => a - b).map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const kept = trailer.replace(/^trailer\s*<</u, '').replace(/>>\s*startxref$/u, '').replace(/\/Prev \d+/u, '').trim();
  parts.push(Buffer.from(`xref\n${entries}trailer\n<<\n  ${kept}\n  /Prev ${previous}\n>>\nstartxref\n${start}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

function reference(dictionary: string, name: string): number {
  const found = new RegExp(`/${name} (\\d+) 0 R`, 'u').exec(dictionary)?.[1];
  if (found === undefined) throw new Error(`The PDF has no /${name}.`);
  return Number(found);
}

/** What stands between `n 0 obj` and `endobj`; the last, since a later one holds. */
function objectAt(text: string, number: number): string {
  const start = text.lastIndexOf(`\n${number} 0 obj`);
  const end = text.indexOf('\nendobj', start);
  if (start < 0 || end < 0) throw new Error(`The PDF has no object ${number}.`);
  return text.slice(text.indexOf('obj', start) + 3, end).trim();
}

function withTitleShown(root: string): string {
  if (root.includes('/DisplayDocTitle')) return root;
  if (/\/ViewerPreferences\s*<</u.test(root)) return root.replace(/\/ViewerPreferences\s*<</u, '/ViewerPreferences << /DisplayDocTitle true');
  return root.replace(/<</u, '<< /ViewerPreferences << /DisplayDocTitle true >>');
}

const description = '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>';

function markedXmp(xmp: string): string {
  const bag = /<pdfaExtension:schemas>\s*<rdf:Bag>/u;
  if (!bag.test(xmp)) throw new Error('The PDF has no extension schemas in its metadata.');
  const described = xmp.includes('http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>') ? xmp : xmp.replace(bag, (found) => `${found}${description}`);
  const named = described.includes('xmlns:pdfuaid=') ? described : described.replace(/<rdf:Description rdf:about=""/u, '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"');
  return named.includes('<pdfuaid:part>') ? named : named.replace(/<pdfaid:part>/u, '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>');
}
