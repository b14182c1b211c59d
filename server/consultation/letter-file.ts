/** The covering letter as a Word file, written and kept before the act that sends it. */
import { writeLetterDocx } from '../export/write-letter-docx.ts';
import { type ConsultationPapers, writeConsultationPdf } from '../export/write-consultation-pdf.ts';
import type { ExportedLetter } from '#shared/export.ts';
import { filledLetter, type LetterFacts, usesVariable } from '#shared/letter-variables.ts';
import { wordsIn } from '../export/docx-writer/words.ts';
import { renditionOf, viewPackage } from '../drafting/frozen.ts';
import { frozenWithImages, letterheadOf } from '../drafting/render.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { docxType, pdfType } from '../platform/files/file-type.ts';
import { storedFile, type StoredFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import { safeName } from '../platform/http/file-names.ts';
import type { Attachment } from '../platform/mail/outbox.ts';
import type { Reader } from '../platform/storage/store.ts';
import { earlierRoundOf, type roundById } from './rounds.ts';
import { correctionsOf } from './corrections-of.ts';
import { secondOpeningsOf } from './second-openings.ts';

/** The job that writes a consultee's own copy of the letter and lets its invitation go (letter-copies.ts). */
export const letterCopyJob = 'write-letter-copy';

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

/** Bytes: many mailboxes take ten megabytes, and a letter grows by a third on its way. */
const mostEnclosed = 7 * 2 ** 20;

/** The texts of the round as PDF/A, for its letters; none while one is still being printed, or when they are too large: the link is there all the same. */
export async function textsToEnclose(from: Reader, packageId: string): Promise<Attachment[]> {
  const texts: Attachment[] = [];
  let size = 0;
  for (const { id, title } of (await viewPackage(from, packageId)).documents) {
    const hash = await renditionOf(from, id, 'pdf');
    const file = hash === null ? null : await storedFile(from, hash);
    if (file === null) return [];
    size += file.size;
    texts.push({ name: safeName(`${title}.pdf`), type: pdfType, fileHash: file.hash });
  }
  return size > mostEnclosed ? [] : texts;
}

/** What one reader's letter says in place of its variables, and until when that reader answers. */
export interface LetterCopy { facts: LetterFacts; lastDay: string }

const { say, weekday: dayInLetter } = wordsIn('sv');
export { dayInLetter };

/** For everybody at once: what is one consultee's own is told in words that fit each of them. */
export async function neutralFacts(from: Reader, round: Awaited<ReturnType<typeof roundById>>): Promise<LetterFacts> {
  const matter = await matterById(from, round.matterId);
  return {
    consultee: say('documents.letter.anyConsultee'), contact: say('documents.letter.anyContact'), deadline: dayInLetter(round.deadline), matter: matter?.title ?? round.title, registryNumber: matter?.registryNumber ?? '',
    round: String(round.number), link: say('documents.letter.anyLink'), sender: matter?.authority ?? '', questions: `${round.contactName}, ${round.contactMail}`,
  };
}

/** `copy`: for one consultee; without it for everybody. */
export async function exportedLetter(from: Reader, round: Awaited<ReturnType<typeof roundById>>, { consultees, at, copy }: { consultees: string[]; at: Date; copy?: LetterCopy | undefined }): Promise<ExportedLetter> {
  const matter = await matterById(from, round.matterId);
  const { letterhead } = await letterheadOf(from, round.matterId);
  // The letter tells the day it was sent with, however many times the round was opened again or corrected.
  const [moved] = [...(await secondOpeningsOf(from, round.id)), ...(await correctionsOf(from, round.id))].sort((a, b) => a.at.localeCompare(b.at));
  const body = filledLetter(round.letter, copy?.facts ?? (await neutralFacts(from, round)));
  const earlier = await earlierRoundOf(from, round);
  // A letter that names the reader's own last day says no other beside it.
  const deadline = usesVariable(round.letter, 'deadline') ? copy?.lastDay ?? round.deadline : moved?.deadlineBefore ?? round.deadline;
  return {
    letterhead, locale: 'sv', date: dayOf(at), recipient: copy?.facts.consultee ?? null, subject: matter?.title ?? round.title, body, deadline, changesSince: earlier?.number ?? null, contact: `${round.contactName}, ${round.contactMail}`, consultees,
  };
}

/** Letter, consultees and texts as one PDF/A, as the round says now; of an opened round they say what was sent. */
export async function consultationPaper(house: House, round: Awaited<ReturnType<typeof roundById>>, order: { consultees: string[]; at: Date; copy?: LetterCopy }): Promise<Uint8Array> {
  const from = house.store.read;
  const letter = await exportedLetter(from, round, { ...order, at: round.openedAt ?? order.at });
  const frozen = await viewPackage(from, round.packageId);
  const documents: ConsultationPapers['documents'] = [];
  for (const { id } of frozen.documents) documents.push(await frozenWithImages(house, id));
  return (await writeConsultationPdf({ letter, documents })).bytes;
}
