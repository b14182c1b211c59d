/** A submitted response on paper: printed after the act, enclosed in the letters that wait for it. */
import { z } from 'zod';
import { documentsEn } from '#shared/messages/documents.en.ts';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import { type Locale, locales } from '#shared/messages/format.ts';
import { writeRegistrationSlip, writeResponsePdf } from '../export/write-response-pdf.ts';
import { pdfType } from '../platform/files/file-type.ts';
import { nameFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import { type Attachment, encloseAndSend, waitingAmong } from '../platform/mail/outbox.ts';
import { exportedResponse } from './submission.ts';

const order = z.object({ responseId: z.string(), letters: z.array(z.object({ id: z.string(), language: z.enum(locales), registry: z.boolean() })) });

/** The job that prints a response once for each language it is read in, with the slip for the registry, and lets the letters go. Done again it changes nothing. */
export async function printResponse(house: House, input: unknown): Promise<{ enclosed: number }> {
  const { responseId, letters: ordered } = order.parse(input);
  const waiting = new Set(await waitingAmong(house.store.read, ordered.map(({ id }) => id), house.clock()));
  const letters = ordered.filter(({ id }) => waiting.has(id));
  const catalogue = { sv: documentsSv, en: documentsEn };
  const keep = async (bytes: Uint8Array, name: string): Promise<Enclosure> => ({ file: await house.files.keep(bytes, pdfType), name });
  const printed = new Map<Locale, { response: Enclosure; slip: Enclosure | null }>();
  for (const language of new Set(letters.map((letter) => letter.language))) {
    const response = await exportedResponse(house.store.read, responseId, language);
    const forRegistry = letters.some((letter) => letter.registry && letter.language === language);
    printed.set(language, {
      response: await keep((await writeResponsePdf(response)).bytes, catalogue[language]['documents.response.file']),
      slip: forRegistry ? await keep((await writeRegistrationSlip(response)).bytes, catalogue[language]['documents.slip.file']) : null,
    });
  }
  return house.store.write('house', async (tx) => {
    let enclosed = 0;
    for (const { response, slip } of printed.values()) for (const one of [response, slip]) if (one !== null) await nameFile(tx, one.file, house.clock());
    for (const letter of letters) {
      const papers = printed.get(letter.language);
      const files = papers === undefined ? [] : [letter.registry ? papers.slip : null, papers.response].flatMap((one): Attachment[] => (one === null ? [] : [{ name: one.name, type: pdfType, fileHash: one.file.hash }]));
      if (await encloseAndSend(tx, letter.id, files, house.clock())) enclosed += 1;
    }
    return { enclosed };
  });
}

interface Enclosure { file: Awaited<ReturnType<House['files']['keep']>>; name: string }
