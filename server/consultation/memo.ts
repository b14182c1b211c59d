/** The memo to the committee, and the Word template that an organisation sets its memos in: one at a time, and replaceable. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { ExportedMemo, Stance } from '#shared/export.ts';
import { type MemoTemplate, templateFaults, whyNotMemo } from '#shared/memo.ts';
import { Refusal } from '#shared/refusals.ts';
import { inspectTemplateInWorker } from '../export/fill-template.ts';
import { record } from '../journal/journal.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { organisationById } from '../people/organisations.ts';
import { nameFile, type StoredFile } from '../platform/files/files.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { commentViews } from './comments.ts';
import { stayOf } from './committee-stay.ts';
import { consulteeById } from './consultees.ts';
import { answersGiven } from './questions-of.ts';
import { stancesTakenIn } from './sections/sections-of.ts';
import type { ResponseActor } from './response-actor.ts';
import { roundById } from './rounds.ts';
import { viewPackage } from '../drafting/frozen.ts';
import { consultationTables } from './tables.ts';

/** Everything that stands in the response now: what colleagues have said waits for the coordinator and is not in it. Refuses what `whyNotMemo` says. */
export async function exportedMemo(from: Reader, { who, person, response }: ResponseActor, locale: ExportedMemo['locale']): Promise<ExportedMemo> {
  const { responses } = consultationTables(from);
  refuse(whyNotMemo(who, response));
  const [row] = await from.select().from(responses).where(eq(responses.id, response.id));
  if (!row) throw new Refusal('not-found', 'not-found');
  const { name, consultee, extendedTo } = await consulteeById(from, response.consulteeId);
  const round = await roundById(from, response.roundId);
  const frozen = await viewPackage(from, round.packageId);
  const matter = await matterById(from, round.matterId);
  const organisation = await organisationById(from, consultee.organisationId);
  const stay = await stayOf(from, response.id);
  const several = frozen.documents.length > 1;
  return {
    locale, organisation: organisation?.name ?? name, body: stay?.body ?? (row.decidingBody || consultee.body) ?? '', meetingOn: stay?.meetingOn ?? row.decidedOn, preparedOn: dayOf(person.at), caseOfficer: person.name, registryNumber: row.registryNumber,
    matter: { title: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', authority: matter?.authority ?? '' }, round: round.title, lastDay: extendedTo !== null && extendedTo > round.deadline ? extendedTo : round.deadline, version: frozen.number,
    stance: row.stance as Stance | null, condition: row.stance === 'supports_on_condition' ? row.condition : '', summary: row.summary,
    answers: (await answersGiven(from, { responseId: row.id, roundId: round.id })).map(({ kind, text, value }) => ({ kind, question: text, value })), sections: await stancesTakenIn(from, row.id),
    comments: (await commentViews(from, { responseId: row.id }, 'outside')).map(({ documentTitle, clauseNumber, clauseHeading, anchor, text, proposedText, reason }) => ({ document: several ? documentTitle : null, clauseNumber, clauseHeading, quote: anchor.quote, text, proposedText, reason })),
  };
}

/** Called before the act, where the file is read in a thread of its own. Refuses `import.refused.*`, and `memo-placeholders-unknown`, `memo-placeholders-missing`, `memo-placeholders-broken`, each with the names it is about. */
export async function inspectMemoTemplate(bytes: Uint8Array): Promise<void> {
  const { names, broken } = await inspectTemplateInWorker(bytes);
  const { unknown, missing } = templateFaults(names);
  const listed = (some: readonly string[]) => ({ values: { names: some.map((name) => `{{${name}}}`).join(', '), n: some.length } });
  if (broken.length > 0) throw new Refusal('invalid', 'memo-placeholders-broken', { values: { words: broken.slice(0, 5).join(', ') } });
  if (unknown.length > 0) throw new Refusal('invalid', 'memo-placeholders-unknown', listed(unknown));
  if (missing.length > 0) throw new Refusal('invalid', 'memo-placeholders-missing', listed(missing));
}

/** Takes the place of the one before. Refuses what `whyNotMemo` says. */
export async function keepMemoTemplate(tx: Writer, { who, person, response }: ResponseActor, { name, file }: { name: string; file: StoredFile }): Promise<void> {
  const { memoTemplates } = consultationTables(tx);
  refuse(whyNotMemo(who, response));
  const { consultee } = await consulteeById(tx, response.consulteeId);
  await nameFile(tx, file, person.at);
  await tx.update(memoTemplates).set({ putAsideAt: person.at }).where(and(eq(memoTemplates.organisationId, consultee.organisationId), isNull(memoTemplates.putAsideAt)));
  await tx.insert(memoTemplates).values({ id: newId(person.at), organisationId: consultee.organisationId, fileHash: file.hash, name, size: file.size, by: person.id, at: person.at });
  await note(tx, { who, person, response }, 'memo-template-kept', { hash: file.hash });
}

/** Memos are set in our own template again. Refuses what `whyNotMemo` says, and `memo-template-missing`. */
export async function putAsideMemoTemplate(tx: Writer, acting: Pick<ResponseActor, 'who' | 'person' | 'response'>): Promise<void> {
  const { memoTemplates } = consultationTables(tx);
  refuse(whyNotMemo(acting.who, acting.response));
  const { consultee } = await consulteeById(tx, acting.response.consulteeId);
  const [aside] = await tx.update(memoTemplates).set({ putAsideAt: acting.person.at }).where(and(eq(memoTemplates.organisationId, consultee.organisationId), isNull(memoTemplates.putAsideAt))).returning({ hash: memoTemplates.fileHash });
  if (!aside) throw new Refusal('conflict', 'memo-template-missing');
  await note(tx, acting, 'memo-template-put-aside', { hash: aside.hash });
}

const note = (tx: Writer, { person, response }: Pick<ResponseActor, 'who' | 'person' | 'response'>, act: string, details: Record<string, string>) =>
  record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act, matterId: null, subject: 'response', subjectId: response.id, details, at: person.at });

/** The row of the template in force; null when there is none. Refuses what `whyNotMemo` says. */
export async function standingMemoTemplate(from: Reader, { who, response }: Pick<ResponseActor, 'who' | 'response'>) {
  const { memoTemplates } = consultationTables(from);
  refuse(whyNotMemo(who, response));
  const { consultee } = await consulteeById(from, response.consulteeId);
  const [row] = await from.select().from(memoTemplates).where(and(eq(memoTemplates.organisationId, consultee.organisationId), isNull(memoTemplates.putAsideAt))).orderBy(desc(memoTemplates.id)).limit(1);
  return row ?? null;
}

export async function viewMemoTemplate(from: Reader, acting: Pick<ResponseActor, 'who' | 'response'>): Promise<MemoTemplate> {
  const row = await standingMemoTemplate(from, acting);
  return { template: row && { name: row.name, size: row.size, by: (await namesOf(from, [row.by])).get(row.by) ?? '', at: row.at.toISOString() } };
}
