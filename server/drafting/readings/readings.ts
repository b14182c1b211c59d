/** A frozen review version before the reference group: opened, changed and closed by the lead. */
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type readingChange, type readingClosing, type readingInput, whyNotChangeReading, whyNotOpenReading } from '#shared/readings.ts';
import { Refusal } from '#shared/refusals.ts';
import { type Actor, asTeam } from '../../matters/actor.ts';
import { dayOf } from '../../matters/matters.ts';
import { refuse } from '../../matters/refuse.ts';
import { participantViews } from '../../matters/participants.ts';
import type { Person } from '../../people/person.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { viewPackage } from '../frozen.ts';
import { note } from './note.ts';
import { tellClosed, tellOpened } from './reading-letters.ts';
import { readingTables } from './tables.ts';

/** Opens at once and tells the reference group. Refuses `lead-only`, `not-found`, `not-a-review-version`, `last-day-passed` and `nobody-to-read`. */
export async function openReading(tx: Writer, actor: Actor, input: z.output<typeof readingInput>, origin: string): Promise<string> {
  refuse(whyNotOpenReading(actor));
  const version = await viewPackage(tx, input.packageId);
  if (version.matterId !== actor.matterId) throw new Refusal('not-found', 'not-found');
  if (version.purpose !== 'review') throw new Refusal('conflict', 'not-a-review-version');
  refuseDay(actor, input.lastDay);
  if (!(await participantViews(tx, actor.matterId)).some(({ role }) => role === 'reference_group')) throw new Refusal('conflict', 'nobody-to-read');
  const { readings, readingQuestions } = readingTables(tx);
  const id = newId(actor.at);
  await tx.insert(readings).values({ id, matterId: actor.matterId, packageId: input.packageId, message: input.message, lastDay: input.lastDay, outcome: '', openedBy: actor.id, openedAt: actor.at });
  const questions = input.questions.map((text, ordinal) => ({ id: newId(actor.at), readingId: id, ordinal, text: text.trim() }));
  if (questions.length > 0) await tx.insert(readingQuestions).values(questions);
  await note(tx, actor, 'reading-opened', id, { number: version.number, lastDay: input.lastDay });
  await tellOpened(tx, actor, { readingId: id, ...input, number: version.number, origin });
  return id;
}

/** Refuses `lead-only`, `reading-closed`, `last-day-passed`. */
export async function changeReading(tx: Writer, actor: Actor, readingId: string, change: z.output<typeof readingChange>): Promise<void> {
  const row = await readingRow(tx, readingId);
  refuse(whyNotChangeReading(actor, { closed: row.closedAt !== null }));
  if (change.lastDay !== undefined && change.lastDay !== row.lastDay) refuseDay(actor, change.lastDay);
  const { readings } = readingTables(tx);
  if (Object.keys(change).length === 0) return;
  await tx.update(readings).set(change).where(eq(readings.id, readingId));
  await note(tx, actor, 'reading-changed', readingId, { lastDay: change.lastDay ?? row.lastDay });
}

/** Tells those who read what came of it. Refuses `lead-only` and `reading-closed`. */
export async function closeReading(tx: Writer, actor: Actor, readingId: string, { outcome, origin }: z.output<typeof readingClosing> & { origin: string }): Promise<void> {
  const row = await readingRow(tx, readingId);
  refuse(whyNotChangeReading(actor, { closed: row.closedAt !== null }));
  const { readings } = readingTables(tx);
  await tx.update(readings).set({ outcome, closedBy: actor.id, closedAt: actor.at }).where(eq(readings.id, readingId));
  await note(tx, actor, 'reading-closed', readingId);
  await tellClosed(tx, actor, { readingId, outcome, origin });
}

function refuseDay(actor: Actor, lastDay: string): void {
  if (lastDay < dayOf(actor.at)) throw new Refusal('conflict', 'last-day-passed', { errors: [{ pointer: '/lastDay', detail: 'last-day-passed' }] });
}

export async function readingRow(from: Reader, readingId: string) {
  const { readings } = readingTables(from);
  const [row] = await from.select().from(readings).where(eq(readings.id, readingId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

/** The reading with the actor in its matter; `not-found` for whoever has no role there. */
export async function readingFor(from: Reader, person: Person, readingId: string) {
  const reading = await readingRow(from, readingId);
  return { reading, actor: await asTeam(from, person, reading.matterId) };
}
