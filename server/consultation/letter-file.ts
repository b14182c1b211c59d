/** The covering letter as a Word file, written and kept before the act that sends it. */
import { writeLetterDocx } from '../export/write-letter-docx.ts';
import { type ConsultationPapers, writeConsultationPdf } from '../export/write-consultation-pdf.ts';
import type { ExportedLetter } from '#shared/export.ts';
import { viewPackage } from '../drafting/frozen.ts';
import { frozenWithImages, letterheadOf } from '../drafting/render.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { docxType } from '../platform/files/file-type.ts';
import type { StoredFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { roundById } from './rounds.ts';
import { secondOpeningsOf } from './second-openings.ts';

export interface WrittenLetter {
  file: StoredFile;
  /** What of the round stands in it, to be held against the round when it opens. */
  says: string;
}

export const saidByLetter = ({ title, letter, deadline, contactName, contactMail, packageId }: Awaited<ReturnType<typeof roundById>>, consultees: readonly string[]): string =>
  JSON.stringify([title, letter, deadline, contactName, contactMail, packageId, [...consultees].sort()]);

export async function keepLetter(house: House, round: Awaited<ReturnType<typeof roundById>>, consultees: string[], at: Date): Promise<WrittenLetter> {
  const file = await house.files.keep(await writeLetterDocx(await exportedLetter(house.store.read, round, { consultees, at })), docxType);
  return { file, says: saidByLetter(round, consultees) };
}

async function exportedLetter(from: Reader, round: Awaited<ReturnType<typeof roundById>>, { consultees, at }: { consultees: string[]; at: Date }): Promise<ExportedLetter> {
  const matter = await matterById(from, round.matterId);
  const { letterhead } = await letterheadOf(from, round.matterId);
  // The letter tells the day it was sent with, however many times the round was opened again.
  const [again] = await secondOpeningsOf(from, round.id);
  return {
    letterhead, locale: 'sv', date: dayOf(at), recipient: null, subject: matter?.title ?? round.title, body: round.letter, deadline: again?.deadlineBefore ?? round.deadline, contact: `${round.contactName}, ${round.contactMail}`, consultees,
  };
}

/** Letter, consultees and texts as one PDF/A, as the round says now; of an opened round they say what was sent. */
export async function consultationPaper(house: House, round: Awaited<ReturnType<typeof roundById>>, order: { consultees: string[]; at: Date }): Promise<Uint8Array> {
  const from = house.store.read;
  const letter = await exportedLetter(from, round, { ...order, at: round.openedAt ?? order.at });
  const frozen = await viewPackage(from, round.packageId);
  const documents: ConsultationPapers['documents'] = [];
  for (const { id } of frozen.documents) documents.push(await frozenWithImages(house, id));
  return (await writeConsultationPdf({ letter, documents })).bytes;
}
