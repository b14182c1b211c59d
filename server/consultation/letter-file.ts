/** The covering letter as a Word file, written and kept before the act that sends it. */
import { writeLetterDocx } from '../export/write-letter-docx.ts';
import { letterheadOf } from '../drafting/render.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { docxType } from '../platform/files/file-type.ts';
import type { StoredFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import type { roundById } from './rounds.ts';

export interface WrittenLetter {
  file: StoredFile;
  /** What of the round stands in it, to be held against the round when it opens. */
  says: string;
}

export const saidByLetter = ({ title, letter, deadline, contactName, contactMail, packageId }: Awaited<ReturnType<typeof roundById>>, consultees: readonly string[]): string =>
  JSON.stringify([title, letter, deadline, contactName, contactMail, packageId, [...consultees].sort()]);

export async function keepLetter(house: House, round: Awaited<ReturnType<typeof roundById>>, consultees: string[], at: Date): Promise<WrittenLetter> {
  const matter = await matterById(house.store.read, round.matterId);
  const { letterhead } = await letterheadOf(house.store.read, round.matterId);
  const file = await house.files.keep(await writeLetterDocx({
    letterhead, locale: 'sv', date: dayOf(at), recipient: null, subject: matter?.title ?? round.title, body: round.letter, deadline: round.deadline, contact: `${round.contactName}, ${round.contactMail}`, consultees,
  }), docxType);
  return { file, says: saidByLetter(round, consultees) };
}
