/** What the reference group is told of a reading: that it begins, that it soon ends, and what came of it. */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { draftingMailEn } from '#shared/messages/drafting-mail.en.ts';
import { draftingMailSv } from '#shared/messages/drafting-mail.sv.ts';
import { inBoth, type Locale } from '#shared/messages/format.ts';
import type { Actor } from '../../matters/actor.ts';
import { matterById, noonOf } from '../../matters/matters.ts';
import { participantViews } from '../../matters/participants.ts';
import { languagesOf } from '../../people/accounts.ts';
import type { House } from '../../platform/house.ts';
import { orderJob } from '../../platform/jobs/jobs.ts';
import { type LetterText, postLetter } from '../../platform/mail/outbox.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { readingTables } from './tables.ts';

export const reminderJob = 'remind-readers';
const day = 24 * 3_600_000;
/** Days before the last day. */
const remindedBefore = 3;

interface Told { readingId: string; origin: string }

const speak = inBoth({ sv: draftingMailSv, en: draftingMailEn });

/** What every letter about a reading says: to whom, of which matter, and where to read. */
interface Common { name: string; matter: string; registryNumber: string; link: string }

/** It begins. `message` is the lead's own words, in the language they were written in; empty for none. */
export function openedLetter(language: Locale, facts: Common & { number: number; lastDay: string; message: string; questions: number }): LetterText {
  const say = speak(language);
  const values = { ...facts, lastDay: noonOf(facts.lastDay), message: paragraph(facts.message) };
  return { language, subject: say('mail.reading.opened.subject', values), body: say('mail.reading.opened.body', values) };
}

/** It soon ends, to whoever has said nothing. */
export function reminderLetter(language: Locale, facts: Common & { lastDay: string }): LetterText {
  const say = speak(language);
  const values = { ...facts, lastDay: noonOf(facts.lastDay) };
  return { language, subject: say('mail.reading.reminder.subject', values), body: say('mail.reading.reminder.body', values) };
}

/** It has ended. `outcome` is the lead's own words; empty for none. */
export function closedLetter(language: Locale, facts: Common & { outcome: string }): LetterText {
  const say = speak(language);
  const values = { ...facts, outcome: paragraph(facts.outcome) };
  return { language, subject: say('mail.reading.closed.subject', values), body: say('mail.reading.closed.body', values) };
}

const paragraph = (text: string): string => (text.trim() === '' ? '' : `${text.trim()}\n\n`);

export async function tellOpened(tx: Writer, actor: Actor, reading: Told & { message: string; lastDay: string; number: number; questions: readonly string[] }): Promise<void> {
  await tell(tx, { ...reading, matterId: actor.matterId, at: actor.at }, (language, common) => openedLetter(language, { ...common, number: reading.number, lastDay: reading.lastDay, message: reading.message, questions: reading.questions.length }));
  const remind = new Date(new Date(`${reading.lastDay}T07:00:00Z`).getTime() - remindedBefore * day);
  if (remind > actor.at) await orderJob(tx, reminderJob, { readingId: reading.readingId }, actor.at, remind);
}

export async function tellClosed(tx: Writer, actor: Actor, closed: Told & { outcome: string }): Promise<void> {
  await tell(tx, { ...closed, matterId: actor.matterId, at: actor.at }, (language, common) => closedLetter(language, { ...common, outcome: closed.outcome }));
}

/** One letter to each of the reference group, or to those named, in the language each reads. */
async function tell(tx: Writer, { readingId, origin, matterId, at, only }: Told & { matterId: string; at: Date; only?: readonly ReadingMember[] }, write: (language: Locale, common: Common) => LetterText): Promise<void> {
  const matter = await matterById(tx, matterId);
  const common = { matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', link: `${origin}/lasning/${readingId}` };
  for (const { email, name, language } of only ?? await readersOf(tx, matterId)) await postLetter(tx, { recipient: email, ...write(language, { ...common, name }) }, at);
}

/** The job: only to those who have said nothing yet, and only while the reading is open. A later last day has its own reminder. */
export async function remindReaders({ store, clock, origins }: House, input: unknown): Promise<{ reminded: number }> {
  const { readingId } = z.object({ readingId: z.string() }).parse(input);
  const { readings, readingComments, readingQuestions, questionAnswers } = readingTables(store);
  const [known] = await store.read.select({ matterId: readings.matterId }).from(readings).where(eq(readings.id, readingId));
  if (!known) return { reminded: 0 };
  return store.write(`matter:${known.matterId}`, async (tx) => {
    const [reading] = await tx.select().from(readings).where(eq(readings.id, readingId));
    if (!reading || reading.closedAt) return { reminded: 0 };
    const now = clock();
    const due = new Date(new Date(`${reading.lastDay}T07:00:00Z`).getTime() - remindedBefore * day);
    if (due > now) {
      await orderJob(tx, reminderJob, { readingId }, now, due);
      return { reminded: 0 };
    }
    const commented = await tx.select({ by: readingComments.by }).from(readingComments).where(eq(readingComments.readingId, readingId));
    const answered = await tx.select({ by: questionAnswers.by }).from(questionAnswers).innerJoin(readingQuestions, eq(readingQuestions.id, questionAnswers.questionId)).where(eq(readingQuestions.readingId, readingId));
    const heard = new Set([...commented, ...answered].map(({ by }) => by));
    const silent = (await readersOf(tx, reading.matterId)).filter(({ personId }) => !heard.has(personId));
    await tell(tx, { readingId, origin: origins[0] ?? '', matterId: reading.matterId, at: now, only: silent }, (language, common) => reminderLetter(language, { ...common, lastDay: reading.lastDay }));
    return { reminded: silent.length };
  });
}

interface ReadingMember { personId: string; email: string; name: string; language: Locale }

async function readersOf(from: Reader, matterId: string): Promise<ReadingMember[]> {
  const all = (await participantViews(from, matterId)).filter(({ role }) => role === 'reference_group');
  const languages = await languagesOf(from, all.flatMap(({ personId }) => personId ?? []));
  return all.flatMap(({ personId, email, name }) => (personId === null ? [] : [{ personId, email, name, language: languages.get(personId) ?? 'sv' }]));
}
