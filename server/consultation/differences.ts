/** What differs between a preliminary response and the one that replaces it: for those who wrote them and those who received them. */
import { asc, eq, inArray } from 'drizzle-orm';
import { type changedFields, commentDifferences, type Differences, type SaidComment } from '#shared/preliminary.ts';
import type { Comment } from '#shared/consultation.ts';
import { Refusal } from '#shared/refusals.ts';
import type { Reader } from '../platform/storage/store.ts';
import { commentViews } from './comments.ts';
import { answersGiven } from './questions-of.ts';
import { filesOf } from './responses.ts';
import { stancesTakenIn } from './sections/sections-of.ts';
import { consultationTables } from './tables.ts';

/** `responseId` is the later one, submitted or still being written. Refuses `not-found` when it replaces nothing. */
export async function differencesOf(from: Reader, responseId: string): Promise<Differences> {
  const { responses, withdrawals, comments } = consultationTables(from);
  const [after] = await from.select().from(responses).where(eq(responses.id, responseId));
  const [before] = after?.replacesId ? await from.select().from(responses).where(eq(responses.id, after.replacesId)) : [];
  if (!after || !before) throw new Refusal('not-found', 'not-found');
  // While it is being written: the response and its supplements that stand; once sent: those that fell with it.
  const family = await from.select({ id: responses.id, followsId: responses.followsId, state: responses.state, withdrawal: withdrawals.responseId, replacedBy: withdrawals.replacedBy }).from(responses).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id)).where(eq(responses.consulteeId, after.consulteeId)).orderBy(asc(responses.id));
  const fallen = family.filter((one) => one.state === 'submitted' && (one.id === before.id || one.followsId === before.id) && (after.state === 'submitted' ? one.replacedBy === after.id : one.withdrawal === null)).map(({ id }) => id);
  const said = async (ids: readonly string[]) => (await Promise.all(ids.map((id) => commentViews(from, { responseId: id }, 'outside')))).flat();
  const later = await said([after.id]);
  const links = later.length === 0 ? [] : await from.select({ id: comments.id, replacesId: comments.replacesId }).from(comments).where(inArray(comments.id, later.map(({ id }) => id)));
  const files = async (ids: readonly string[]) => (await Promise.all(ids.map((id) => filesOf(from, id)))).flat();
  const [filesBefore, filesAfter] = [await files(fallen), await files([after.id])];
  const without = (some: typeof filesBefore, others: typeof filesBefore) => some.filter((one) => !others.some(({ fileHash, kind }) => fileHash === one.fileHash && kind === one.kind)).map(({ name }) => name);
  return {
    before: { id: before.id, receivedOn: before.receivedOn ?? '', hash: before.hash ?? '' },
    fields: fields.flatMap((field) => { const [b, a] = [before[field] ?? '', after[field] ?? '']; return a === b ? [] : [{ field, before: b, after: a }]; }),
    comments: commentDifferences((await said(fallen)).map(asSaid), later.map(asSaid), new Map(links.flatMap(({ id, replacesId }) => (replacesId === null ? [] : [[id, replacesId]])))),
    answers: await answerDifferences(from, { before: before.id, after: after.id, roundId: await roundOf(from, after.consulteeId) }),
    sections: await sectionDifferences(from, before.id, after.id),
    files: { added: without(filesAfter, filesBefore), removed: without(filesBefore, filesAfter) },
  };
}

const fields = ['stance', 'condition', 'summary', 'decidingBody', 'decidedOn', 'paragraph', 'reservation', 'registryNumber'] as const satisfies typeof changedFields;

async function roundOf(from: Reader, consulteeId: string): Promise<string> {
  const { consultees } = consultationTables(from);
  const [row] = await from.select({ roundId: consultees.roundId }).from(consultees).where(eq(consultees.id, consulteeId));
  return row?.roundId ?? '';
}

const asSaid = ({ id, number, clauseNumber, anchor, kind, text, proposedText, reason }: Comment): SaidComment => ({ id, number, clauseNumber, quote: anchor.quote, kind, text, proposedText, reason });

async function answerDifferences(from: Reader, { before, after, roundId }: { before: string; after: string; roundId: string }): Promise<Differences['answers']> {
  const earlier = await answersGiven(from, { responseId: before, roundId });
  const later = await answersGiven(from, { responseId: after, roundId });
  const questions = [...new Set([...earlier, ...later].map(({ text }) => text))];
  const valueIn = (some: typeof earlier, question: string) => some.find(({ text }) => text === question)?.value ?? '';
  return questions.flatMap((question) => { const [b, a] = [valueIn(earlier, question), valueIn(later, question)]; return a === b ? [] : [{ question, before: b, after: a }]; });
}

/** In the order of the text. */
async function sectionDifferences(from: Reader, before: string, after: string): Promise<Differences['sections']> {
  const [earlier, later] = [await stancesTakenIn(from, before), await stancesTakenIn(from, after)];
  const on = (some: typeof earlier, section: string) => { const its = some.find((one) => one.section === section); return { stance: its?.stance ?? null, condition: its?.condition ?? '' }; };
  const all = [...later, ...earlier.filter((one) => !later.some(({ section }) => section === one.section))];
  return all.flatMap(({ section, number, heading }) => {
    const [b, a] = [on(earlier, section), on(later, section)];
    return a.stance === b.stance && a.condition === b.condition ? [] : [{ section: `${number} ${heading}`, before: b, after: a }];
  });
}
