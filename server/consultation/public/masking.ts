/** Words that are left out when a response is published or given out: each a row with its legal ground and who decided it, which can be lifted and never goes away. */
import { and, asc, desc, eq, isNull, or, gt } from 'drizzle-orm';
import type { z } from 'zod';
import { joined, type SplitField } from '#shared/comment-splits.ts';
import type { ConsultationReport, ExportedResponse } from '#shared/export.ts';
import { type MaskablePart, type MaskedField, type MaskedSpan, type MaskingGround, type maskingInput, type Maskings, offeredIn, tellsByItself, whyNotLift, whyNotMask, withoutPassages, withoutQuoted } from '#shared/maskings.ts';
import { inBoth, type Locale } from '#shared/messages/format.ts';
import { publicPagesEn } from '#shared/messages/public-pages.en.ts';
import { publicPagesSv } from '#shared/messages/public-pages.sv.ts';
import { Refusal } from '#shared/refusals.ts';
import { canonicalBytes } from '../../drafting/canonical.ts';
import { entriesOfActs, record } from '../../journal/journal.ts';
import { refuse } from '../../matters/refuse.ts';
import { namesOf } from '../../people/accounts.ts';
import { sha256 } from '../../platform/files/files.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { consulteeById } from '../consultees.ts';
import type { ResponseActor } from '../response-actor.ts';
import { exportedResponse } from '../submission.ts';
import { consultationTables } from '../tables.ts';
import { publicTables } from './tables.ts';

const speak = inBoth({ sv: publicPagesSv, en: publicPagesEn });

type MaskingRow = ReturnType<typeof publicTables>['maskings']['$inferSelect'];

/** All or none. Refuses what `whyNotMask` says, and `masking-misplaced` when the words do not stand where they are said to. */
export async function maskPassages(tx: Writer, { actor, person, response }: ResponseActor, { passages, ground, law }: z.output<typeof maskingInput>): Promise<void> {
  const { maskings } = publicTables(tx);
  refuse(whyNotMask(actor, response));
  const parts = partsOf(await exportedResponse(tx, response.id, 'sv'));
  const { name } = await consulteeById(tx, response.consulteeId);
  for (const { field, commentId, from, to, words } of passages) {
    const part = parts.find((one) => one.field === field && one.commentId === commentId);
    if (part === undefined || part.text.slice(from, to) !== words) throw new Refusal('conflict', 'masking-misplaced');
    const row: MaskingRow = { id: newId(person.at), responseId: response.id, field, commentId, from, to, words, ground, law, by: person.id, at: person.at, liftedBy: null, liftedAt: null, liftReason: '' };
    await tx.insert(maskings).values(row);
    // The words themselves stand in the row alone: the journal is kept for ever.
    await record(tx, { chain: `matter:${response.matterId}`, audience: 'team', actorId: person.id, act: 'passage-masked', matterId: response.matterId, subject: 'response', subjectId: response.id, details: { masking: row.id, consultee: name, comment: part.number ?? 0, ground, law, content: contentOf(row) }, at: person.at });
  }
}

/** The words are read by everybody again. Refuses `not-found` and what `whyNotLift` says. */
export async function liftMasking(tx: Writer, { actor, person, response }: ResponseActor, { maskingId, reason }: { maskingId: string; reason: string }): Promise<void> {
  const { maskings } = publicTables(tx);
  const [row] = await tx.select().from(maskings).where(and(eq(maskings.id, maskingId), eq(maskings.responseId, response.id)));
  if (!row) throw new Refusal('not-found', 'not-found');
  refuse(whyNotLift(actor, response, { lifted: row.liftedAt !== null }));
  await tx.update(maskings).set({ liftedBy: person.id, liftedAt: person.at, liftReason: reason }).where(eq(maskings.id, row.id));
  await record(tx, { chain: `matter:${response.matterId}`, audience: 'team', actorId: person.id, act: 'masking-lifted', matterId: response.matterId, subject: 'response', subjectId: response.id, details: { masking: row.id, consultee: (await consulteeById(tx, response.consulteeId)).name, reason }, at: person.at });
}

const contentOf = ({ responseId, field, commentId, from, to, words, ground, law }: MaskingRow): string => sha256(canonicalBytes({ responseId, field, commentId, from, to, words, ground, law }));

/** For the matter's team; what may be done is the lead's. */
export async function viewMaskings(from: Reader, { actor, response }: ResponseActor): Promise<Maskings> {
  const { maskings } = publicTables(from);
  if (actor.roles.length === 0) throw new Refusal('not-found', 'not-found');
  const parts = partsOf(await exportedResponse(from, response.id, 'sv'));
  const rows = await from.select().from(maskings).where(eq(maskings.responseId, response.id)).orderBy(desc(maskings.id));
  const names = await namesOf(from, rows.flatMap(({ by, liftedBy }) => [by, ...(liftedBy === null ? [] : [liftedBy])]));
  return {
    parts, offered: parts.flatMap((part) => offeredIn(part, rows.filter((row) => row.liftedAt === null && row.field === part.field && row.commentId === part.commentId))),
    items: rows.map((row) => ({
      id: row.id, field: row.field as MaskedField, commentId: row.commentId, number: parts.find(({ commentId }) => commentId === row.commentId)?.number ?? null, from: row.from, to: row.to, words: row.words, ground: row.ground as MaskingGround, law: row.law, by: names.get(row.by) ?? '', at: row.at.toISOString(),
      lifted: row.liftedAt === null ? null : { by: names.get(row.liftedBy ?? '') ?? '', at: row.liftedAt.toISOString(), reason: row.liftReason },
    })),
    refusals: { mask: whyNotMask(actor, response) },
  };
}

/** The conditions on sections are one part: words masked there are masked in each. */
function partsOf({ summary, condition, sections, reservation, comments }: ExportedResponse): MaskablePart[] {
  const whole = ([['summary', summary], ['condition', condition], ['sectionConditions', sections.map((one) => one.condition).filter((one) => one !== '').join('\n\n')], ['reservation', reservation]] as const).map(([field, text]) => ({ field, commentId: null, number: null, text }));
  const said = comments.flatMap(({ id, number, text, proposedText, reason }) => ([['text', text], ['proposedText', proposedText], ['reason', reason]] as const).map(([field, value]) => ({ field, commentId: id, number, text: value })));
  return [...whole, ...said].filter(({ text }) => text !== '');
}

/** The response with its masked words behind the ground: for everybody outside the matter. */
export async function maskedResponse(from: Reader, said: ExportedResponse): Promise<ExportedResponse> {
  const { maskings } = publicTables(from);
  const rows = await from.select().from(maskings).where(and(eq(maskings.responseId, said.id), isNull(maskings.liftedAt)));
  if (rows.length === 0) return said;
  const open = opening(rows, said.locale);
  return {
    ...said, summary: open(said.summary, 'summary', null), condition: open(said.condition, 'condition', null), sections: said.sections.map((one) => ({ ...one, condition: open(one.condition, 'sectionConditions', null) })), reservation: open(said.reservation, 'reservation', null),
    comments: said.comments.map((one) => ({ ...one, text: open(one.text, 'text', one.id), proposedText: open(one.proposedText, 'proposedText', one.id), reason: open(one.reason, 'reason', one.id) })),
  };
}

/** The report with the same words left out, whatever response they stand in, and wherever an answer, a theme or a changed wording quotes them. */
export async function maskedReport(from: Reader, roundId: string, report: ConsultationReport): Promise<ConsultationReport> {
  const { maskings } = publicTables(from);
  const { responses, consultees } = consultationTables(from);
  const found = await from.select({ its: maskings, consulteeId: responses.consulteeId }).from(maskings).innerJoin(responses, eq(responses.id, maskings.responseId)).innerJoin(consultees, eq(consultees.id, responses.consulteeId)).where(and(eq(consultees.roundId, roundId), isNull(maskings.liftedAt))).orderBy(asc(maskings.id));
  if (found.length === 0) return report;
  const open = opening(found.map(({ its }) => its), report.locale);
  const say = speak(report.locale);
  const box = (ground: string) => say('public.masked', { ground });
  const quotable = found.map(({ its }) => ({ words: its.words, ground: its.law, commentId: its.commentId }));
  const everywhere = quotable.filter(({ words }) => tellsByItself(words));
  const unquoted = <T extends string | null>(value: T, commentId: string | null): T => (value === null ? value : withoutQuoted(value, commentId === null ? everywhere : [...everywhere, ...quotable.filter((one) => one.commentId === commentId)], box) as T);
  const openIn = ({ id, comment, proposedText, reason }: Reported) => ({ comment: open(comment, 'text', id), proposedText: proposedText && open(proposedText, 'proposedText', id), reason: reason && open(reason, 'reason', id) });
  // A part is passages of its comment, and what is masked there is masked in each of them, also where a cut goes through it.
  const openPart = ({ split = [] }: ConsultationReport, { id, passages }: { id: string; passages: readonly { field: SplitField; from: number; to: number }[] }) => {
    const whole = split.find((one) => one.id === id);
    const said = { text: whole?.comment ?? '', proposedText: whole?.proposedText ?? '', reason: whole?.reason ?? '' };
    const { text, proposedText, reason } = joined(passages, (field, from, to) => openPassage(found.map(({ its }) => its).filter((row) => row.commentId === id && row.field === field), { value: said[field], from, to }, report.locale));
    return { comment: text, proposedText: proposedText || null, reason: reason || null };
  };
  const ofConsultee = (id: string) => opening(found.filter(({ consulteeId }) => consulteeId === id).map(({ its }) => its), report.locale);
  return {
    ...report,
    // A report tells the position of the response that stands; words masked in an earlier one are left out where they stand alike.
    // Whoever counts by a joint statement is told of in its sender's words.
    organisations: report.organisations.map((one) => ({ one, openOf: ofConsultee(one.jointFrom ?? one.id) })).map(({ one, openOf }) => ({ ...one, summary: one.summary && openOf(one.summary, 'summary', null), condition: one.condition && openOf(one.condition, 'condition', null), ...(one.sections ? { sections: one.sections.map((taken) => ({ ...taken, condition: openOf(taken.condition, 'sectionConditions', null) })) } : {}) })),
    comments: report.comments.map((one) => ({ one, its: one.splitFrom?.id ?? one.id })).map(({ one, its: of }) => ({
      ...one, ...(one.splitFrom === undefined ? openIn(one) : openPart(report, one.splitFrom)),
      // The text that was consulted on is everybody's to read: its words go only where they were masked in what was said of them.
      quote: one.quote && withoutQuoted(one.quote, quotable.filter((its) => its.commentId === of), box), rationale: unquoted(one.rationale, of), referredTo: unquoted(one.referredTo, of),
      ...(one.changes ? { changes: one.changes.map(({ before, after }) => ({ before: unquoted(before, of), after: unquoted(after, of) })) } : {}),
    })),
    ...(report.split === undefined ? {} : { split: report.split.map((one) => ({ ...one, ...openIn(one) })) }),
    themes: report.themes.map((one) => ({ ...one, mainPoints: unquoted(one.mainPoints, null), changed: unquoted(one.changed, null), notMet: unquoted(one.notMet, null) })),
  };
}

type Reported = Pick<ConsultationReport['comments'][number], 'id' | 'comment' | 'proposedText' | 'reason'>;

function openPassage(rows: readonly MaskingRow[], { value, from, to }: { value: string; from: number; to: number }, locale: Locale): string {
  const say = speak(locale);
  const spans = rows.flatMap((row): MaskedSpan[] => (row.from < to && row.to > from ? [{ from: Math.max(row.from, from) - from, to: Math.min(row.to, to) - from, ground: row.law }] : []));
  return withoutPassages(value.slice(from, to), spans, (ground) => say('public.masked', { ground }));
}

/** Only where the words still stand: what an export cut or joined otherwise loses the words by their letters instead. */
function opening(rows: readonly MaskingRow[], locale: Locale) {
  const say = speak(locale);
  const box = (ground: string) => say('public.masked', { ground });
  return (value: string, field: MaskedField, commentId: string | null): string => {
    const its = rows.filter((row) => row.field === field && row.commentId === commentId);
    const spans: MaskedSpan[] = its.filter((row) => value.slice(row.from, row.to) === row.words).map(({ from, to, law }) => ({ from, to, ground: law }));
    return its.filter((row) => value.slice(row.from, row.to) !== row.words).reduce((rest, { words, law }) => rest.replaceAll(words, box(law)), withoutPassages(value, spans, box));
  };
}

/** Whether anything was masked or lifted in the round after that moment: what was published then shows other words than it should. */
export async function maskedSince(from: Reader, roundId: string, at: Date): Promise<boolean> {
  const { maskings } = publicTables(from);
  const { responses, consultees } = consultationTables(from);
  const rows = await from.select({ id: maskings.id }).from(maskings).innerJoin(responses, eq(responses.id, maskings.responseId)).innerJoin(consultees, eq(consultees.id, responses.consulteeId))
    .where(and(eq(consultees.roundId, roundId), or(gt(maskings.at, at), gt(maskings.liftedAt, at)))).limit(1);
  return rows.length > 0;
}

/** Every masking against the journal, and the journal against the maskings. */
export async function verifyMaskings(from: Reader): Promise<string[]> {
  const { maskings } = publicTables(from);
  const rows = await from.select().from(maskings).orderBy(asc(maskings.id));
  const entries = await entriesOfActs(from, ['passage-masked', 'masking-lifted']);
  const journalled = new Map(entries.filter(({ act }) => act === 'passage-masked').map(({ details }) => [details?.masking, details?.content]));
  const lifted = new Set(entries.filter(({ act }) => act === 'masking-lifted').map(({ details }) => details?.masking));
  const present = new Set<unknown>(rows.map(({ id }) => id));
  return [
    ...rows.filter((row) => journalled.get(row.id) !== contentOf(row)).map((row) => `masking ${row.id}: it is not the one in the journal`),
    ...rows.filter((row) => (row.liftedAt !== null) !== lifted.has(row.id)).map((row) => `masking ${row.id}: the journal says otherwise of its lifting`),
    ...[...journalled.keys()].filter((id) => id !== undefined && !present.has(id)).map((id) => `masking ${String(id)}: the journal says it was made, but it is not there`),
  ];
}
