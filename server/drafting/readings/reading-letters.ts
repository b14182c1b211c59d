/** What the reference group is told of a reading: that it begins, that it soon ends, and what came of it. */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { formatMessage } from '#shared/messages/format.ts';
import { draftingMailSv as words } from '#shared/messages/drafting-mail.sv.ts';
import type { Actor } from '../../matters/actor.ts';
import { matterById } from '../../matters/matters.ts';
import { participantViews } from '../../matters/participants.ts';
import type { House } from '../../platform/house.ts';
import { orderJob } from '../../platform/jobs/jobs.ts';
import { postLetter } from '../../platform/mail/outbox.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { readingTables } from './tables.ts';

export const reminderJob = 'remind-readers';
const day = 24 * 3_600_000;
/** Days before the last day. */
const remindedBefore = 3;

interface Told { readingId: string; origin: string }

export async function tellOpened(tx: Writer, actor: Actor, reading: Told & { message: string; lastDay: string; number: number; questions: readonly string[] }): Promise<void> {
  const matter = await matterById(tx, actor.matterId);
  for (const reader of await readersOf(tx, actor.matterId)) {
    const values = { ...reader, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', number: reading.number, lastDay: longDay(reading.lastDay), message: reading.message.trim() === '' ? '' : `${reading.message.trim()}\n\n`, questions: reading.questions.length, link: addressOf(reading) };
    await postLetter(tx, { recipient: reader.email, subject: formatMessage('sv', words['mail.reading.opened.subject'], values), body: formatMessage('sv', words['mail.reading.opened.body'], values) }, actor.at);
  }
  const remind = new Date(new Date(`${reading.lastDay}T07:00:00Z`).getTime() - remindedBefore * day);
  if (remind > actor.at) await orderJob(tx, reminderJob, { readingId: reading.readingId }, actor.at, remind);
}

export async function tellClosed(tx: Writer, actor: Actor, { readingId, outcome, origin }: Told & { outcome: string }): Promise<void> {
  const matter = await matterById(tx, actor.matterId);
  for (const reader of await readersOf(tx, actor.matterId)) {
    const values = { ...reader, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', outcome: outcome.trim() === '' ? '' : `${outcome.trim()}\n\n`, link: addressOf({ readingId, origin }) };
    await postLetter(tx, { recipient: reader.email, subject: formatMessage('sv', words['mail.reading.closed.subject'], values), body: formatMessage('sv', words['mail.reading.closed.body'], values) }, actor.at);
  }
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
    const matter = await matterById(tx, reading.matterId);
    const silent = (await readersOf(tx, reading.matterId)).filter(({ personId }) => !heard.has(personId));
    for (const reader of silent) {
      const values = { ...reader, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', lastDay: longDay(reading.lastDay), link: addressOf({ readingId, origin: origins[0] ?? '' }) };
      await postLetter(tx, { recipient: reader.email, subject: formatMessage('sv', words['mail.reading.reminder.subject'], values), body: formatMessage('sv', words['mail.reading.reminder.body'], values) }, now);
    }
    return { reminded: silent.length };
  });
}

async function readersOf(from: Reader, matterId: string): Promise<{ personId: string; email: string; name: string }[]> {
  const all = (await participantViews(from, matterId)).filter(({ role }) => role === 'reference_group');
  return all.flatMap(({ personId, email, name }) => (personId === null ? [] : [{ personId, email, name }]));
}

const addressOf = ({ readingId, origin }: Told): string => `${origin}/lasning/${readingId}`;
const longDay = (value: string): string => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${value}T12:00:00Z`));
