/** The covering letter as a Word file, written and kept before the act that sends it. */
import { writeLetterDocx } from '../export/write-letter-docx.ts';
import { letterheadOf } from '../drafting/render.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { docxType } from '../platform/files/file-type.ts';
import type { StoredFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import type { roundById } from './rounds.ts';

export async function keepLetter(house: House, round: Awaited<ReturnType<typeof roundById>>, consultees: string[], at: Date): Promise<StoredFile> {
  const matter = await matterById(house.store.read, round.matterId);
  const { letterhead } = await letterheadOf(house.store.read, round.matterId);
  return house.files.keep(await writeLetterDocx({
    letterhead, locale: 'sv', date: dayOf(at), recipient: null, subject: matter?.title ?? round.title, body: round.letter, deadline: round.deadline, contact: `${round.contactName}, ${round.contactMail}`, consultees,
  }), docxType);
}
