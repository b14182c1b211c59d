/** The papers that came with answers: the statement as it was adopted, and the extract of the minutes. Each is one page of PDF, written here and in no other way. */
import type { fileKinds } from '#shared/consultation.ts';
import type { StoredFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import type { DemoResponse } from './texts/responses.ts';

export interface DemoPaper {
  kind: (typeof fileKinds)[number];
  name: string;
  file: StoredFile;
}

/** Kept before the act that names them, by the key of the consultee. */
export async function keepPapers(house: House, answers: readonly DemoResponse[], nameOf: (key: string) => string): Promise<Map<string, DemoPaper[]>> {
  const papers = new Map<string, DemoPaper[]>();
  for (const answer of answers) {
    const organisation = nameOf(answer.consultee);
    const kept: DemoPaper[] = [];
    for (const kind of answer.attaches ?? []) {
      const file = await house.files.keep(pdfPage(words(answer, kind, organisation)), 'application/pdf');
      kept.push({ kind, name: `${kind === 'minutes' ? 'Protokollsutdrag' : 'Yttrande'} ${organisation}.pdf`, file });
    }
    papers.set(answer.consultee, kept);
  }
  return papers;
}

function words({ summary = '', condition, decision, registryNumber }: DemoResponse, kind: 'statement' | 'minutes', organisation: string): string[] {
  const decided = `${decision?.body ?? organisation}${decision?.paragraph ? `, ${decision.paragraph}` : ''}`;
  const head = [organisation, kind === 'minutes' ? `Protokollsutdrag. ${decided}` : `Yttrande. ${decided}`, registryNumber ? `Diarienummer ${registryNumber}` : ''];
  const said = kind === 'minutes' ? `${decision?.body ?? 'Styrelsen'} antar yttrandet som sitt eget.` : summary;
  return [...head, '', said, condition ? `Tillstyrks under förutsättning att ${condition}.` : '', decision?.reservation ?? ''].filter((line, at) => line !== '' || at === 3);
}

/** One A4 page in Helvetica, which every reader of PDF has (PDF 1.4, 5.5.1); letters outside its encoding become question marks. */
function pdfPage(paragraphs: readonly string[]): Uint8Array {
  const lines = paragraphs.flatMap((paragraph) => [...wrapped(paragraph), '']);
  const page = `BT /F1 11 Tf 15 TL 72 770 Td ${lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) '`).join('\n')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (sv-SE) >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>', `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(text, (letter) => winAnsi(letter));
}

const beyondLatin = new Map([['–', 0x96], ['”', 0x94], ['’', 0x92], ['…', 0x85]]);
const winAnsi = (letter: string): number => beyondLatin.get(letter) ?? (letter.charCodeAt(0) < 256 ? letter.charCodeAt(0) : 0x3f);

function wrapped(paragraph: string): string[] {
  const lines: string[] = [''];
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 82) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
