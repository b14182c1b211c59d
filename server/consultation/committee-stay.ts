/** The body that decides has its own calendar: the response lies there locked, is decided on, and is then sent (`domain.md` 5). What can be read of it; the acts stand in committee.ts. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { meetingFields, ResponseView } from '#shared/consultation.ts';
import { namesOf } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import { insideTables } from './inside/tables.ts';

/** Where it lies now, or null when it was never handed over or was taken back. */
export async function stayOf(from: Reader, responseId: string) {
  const { committeeStays } = insideTables(from);
  const [stay] = await from.select().from(committeeStays).where(and(eq(committeeStays.responseId, responseId), isNull(committeeStays.takenBackAt))).orderBy(desc(committeeStays.id)).limit(1);
  return stay ?? null;
}

export async function committeeStateOf(from: Reader, responseId: string): Promise<'lies' | 'decided' | null> {
  const stay = await stayOf(from, responseId);
  return stay === null ? null : stay.decidedAt === null ? 'lies' : 'decided';
}

export async function committeeViewOf(from: Reader, responseId: string): Promise<ResponseView['committee']> {
  const { meetingChanges } = insideTables(from);
  const stay = await stayOf(from, responseId);
  if (stay === null) return null;
  const changes = await from.select().from(meetingChanges).where(eq(meetingChanges.stayId, stay.id)).orderBy(asc(meetingChanges.id));
  const names = await namesOf(from, changes.map(({ by }) => by));
  return {
    body: stay.body, meetingOn: stay.meetingOn, decided: stay.decidedAt !== null,
    changes: changes.map(({ id, field, sectionId, before, after, by }) => ({ id, field: field as (typeof meetingFields)[number], sectionId, before, after, by: names.get(by) ?? '' })),
  };
}
