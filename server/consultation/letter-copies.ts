/** The covering letter as one consultee reads it: the variables of what was frozen filled in with its own name, contact and last day. */
import { z } from 'zod';
import { consultationMailEn } from '#shared/messages/consultation-mail.en.ts';
import { consultationMailSv } from '#shared/messages/consultation-mail.sv.ts';
import { lastDayOf } from '#shared/consultee-register.ts';
import { type LetterFacts } from '#shared/letter-variables.ts';
import { writeLetterDocx } from '../export/write-letter-docx.ts';
import { docxType } from '../platform/files/file-type.ts';
import { nameFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import { safeName } from '../platform/http/file-names.ts';
import { encloseAndSend, letterById, waitingAmong } from '../platform/mail/outbox.ts';
import type { Reader } from '../platform/storage/store.ts';
import { consulteeById } from './consultees.ts';
import { dayInLetter, exportedLetter, type LetterCopy, neutralFacts } from './letter-file.ts';
import { listedNames } from './listed-names.ts';
import { roundById } from './rounds.ts';

/** The way in is the one for whoever has an account: a letter is passed around, and the code in the invitation is for its reader alone. */
export async function factsFor(from: Reader, consulteeId: string, origin: string): Promise<LetterCopy> {
  const { consultee, round, name, extendedTo } = await consulteeById(from, consulteeId);
  const lastDay = lastDayOf(round.deadline, extendedTo === null ? null : { until: extendedTo });
  const facts: LetterFacts = {
    ...(await neutralFacts(from, round)), consultee: name, contact: consultee.contactName?.trim() || name, deadline: dayInLetter(lastDay), link: `${origin}/remissomgang/${consulteeId}`,
  };
  return { facts, lastDay };
}

const order = z.object({ consulteeIds: z.array(z.string()).min(1), letters: z.array(z.string()) });

/** The job that writes the consultees' copies, one for each, and lets the invitation that encloses them go. Done again it changes nothing. */
export async function writeLetterCopy(house: House, input: unknown): Promise<{ enclosed: number }> {
  const { consulteeIds, letters } = order.parse(input);
  const waiting = await waitingAmong(house.store.read, letters, house.clock());
  if (waiting.length === 0) return { enclosed: 0 };
  const copies = await Promise.all(consulteeIds.map((consulteeId) => copyFor(house, consulteeId)));
  return house.store.write('house', async (tx) => {
    let enclosed = 0;
    for (const { file } of copies) await nameFile(tx, file, house.clock());
    for (const id of waiting) {
      const { language } = await letterById(tx, id);
      const name = (language === 'en' ? consultationMailEn : consultationMailSv)['mail.letter-file'];
      const files = copies.map(({ file, consultee }) => ({ name: copies.length > 1 ? name.replace(/(?=\.docx$)/, ` ${safeName(consultee)}`) : name, type: docxType, fileHash: file.hash }));
      if (await encloseAndSend(tx, id, files, house.clock())) enclosed += 1;
    }
    return { enclosed };
  });
}

async function copyFor(house: House, consulteeId: string) {
  const from = house.store.read;
  const { consultee, name } = await consulteeById(from, consulteeId);
  const round = await roundById(from, consultee.roundId);
  const copy = await factsFor(from, consulteeId, house.origins[0] ?? '');
  const letter = await exportedLetter(from, round, { consultees: await listedNames(from, round.id), at: round.openedAt ?? house.clock(), copy });
  return { consultee: name, file: await house.files.keep(await writeLetterDocx(letter), docxType) };
}
