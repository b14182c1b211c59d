/** A response is submitted once, hashed, and never changes after that (`domain.md` 4.3, invariant I4). */
import { asc, eq, inArray, max } from 'drizzle-orm';
import { type Comment, isLate, type Receipt, whyNotSubmit } from '#shared/consultation.ts';
import type { ExportedResponse, Stance, TakenStance } from '#shared/export.ts';
import { unansweredOf } from '#shared/round-questions.ts';
import { missingInSections } from '#shared/section-stances.ts';
import { Refusal } from '#shared/refusals.ts';
import { canonicalBytes } from '../drafting/canonical.ts';
import { viewPackage } from '../drafting/frozen.ts';
import { chainHead, entriesOfActs, record } from '../journal/journal.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf, openAccount } from '../people/accounts.ts';
import { organisationById } from '../people/organisations.ts';
import { sha256 } from '../platform/files/files.ts';
import { orderJob } from '../platform/jobs/jobs.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { stillSupplements, verifyWithdrawals } from './after-submission.ts';
import { confirmationsAmong } from './confirmations-of.ts';
import { commentViews } from './comments.ts';
import { consulteeById } from './consultees.ts';
import { jointNamesOf } from './joint/counted.ts';
import { countNamed, verifyJointCounts } from './joint/joint-statement.ts';
import { tellFallen } from './joint/no-longer-counted.ts';
import { postFormReceipt, postReceipt, postToRegistry } from './letters.ts';
import { answersGiven, questionAnswersOf, questionsOf } from './questions-of.ts';
import type { ResponseActor } from './response-actor.ts';
import { becomeTheRecord, confirmationView, filesOf } from './responses.ts';
import { takeThePlace, verifyConfirmations } from './preliminary.ts';
import { withdrawalsAmong } from './the-record.ts';
import { versionAnswered } from './round-versions.ts';
import { type Concluded, roundById, stateOf } from './rounds.ts';
import { sectionsOf, sectionStancesOf, stancesTakenIn } from './sections/sections-of.ts';
import { consultationTables } from './tables.ts';
import { senderOf } from './unsolicited/standing.ts';

/** The job that prints the response and lets its letters go (response-papers.ts). */
export const printResponseJob = 'print-response';

/** Names the form of the hashed bytes, so that a later release can still read them. */
const contentFormat = 'overens.response/1';

/** What was answered in a preliminary response is proposed to the comments of the one that took its place. */
export type CarryAnswers = (tx: Writer, to: { matterId: string; responseId: string; at: Date }) => Promise<void>;

type ResponseRow = ReturnType<typeof consultationTables>['responses']['$inferSelect'];

/** What the hashed bytes say. The receipt is read from here alone: a matter that is renamed later changes no receipt. */
interface SubmittedContent extends ReturnType<typeof hashedPosition> {
  format: typeof contentFormat;
  consultee: string;
  matter: { title: string; registryNumber: string; authority: string };
  /** `seal`: SHA-256 of what the round was opened with. */
  round: { id: string; number: number; title: string; seal?: string };
  package: { number: number; hash: string };
  submittedBy: string;
  comments: ReturnType<typeof hashedComment>[];
  /** Named only where a question of the round was answered. */
  answers?: Awaited<ReturnType<typeof answersGiven>>;
  /** Named only where a stance on a section was taken. */
  sections?: TakenStance[];
  files: ReturnType<typeof hashedFile>[];
  /** Named only where it is a joint statement: whom else it speaks for. */
  jointly?: Awaited<ReturnType<typeof jointNamesIn>>;
  /** Only in a supplement: the response it belongs to, and that one's hash. */
  supplements?: { response: string; hash: string };
  /** Only in one that replaces a preliminary response. */
  replaces?: { response: string; hash: string };
}

/**
 * Refuses what `whyNotSubmit` says; a second submission is `response-submitted`. What comes when the round is concluded is received like everything else (`domain.md`
 * rule 6), and marked: no figure of the conclusion changes by it. `carryAnswers`: what those who answer, further along the line of rooms, do when it takes another's place.
 */
export async function submitResponse(tx: Writer, acting: ResponseActor, { origin, isConcluded, carryAnswers }: { origin: string; isConcluded: Concluded; carryAnswers?: CarryAnswers }): Promise<Receipt> {
  const { responses, comments } = consultationTables(tx);
  const { person, who, response } = acting;
  // The matter's chain is held before the rules are asked: a round that closes meanwhile is closed for this answer too.
  await tx.hold(`consultee:${response.consulteeId}`);
  await tx.hold(`matter:${response.matterId}`);
  const [row] = await tx.select().from(responses).where(eq(responses.id, response.id));
  if (!row) throw new Refusal('not-found', 'not-found');
  const draft = await commentViews(tx, { responseId: row.id }, 'outside');
  const round = await roundById(tx, response.roundId);
  const files = await filesOf(tx, row.id);
  refuse(whyNotSubmit(who, { ...response, summary: row.summary, roundState: stateOf(round), state: row.state === 'draft' ? 'draft' : 'submitted', preliminary: row.preliminary, stance: row.stance, condition: row.condition, comments: draft, files, unanswered: unansweredOf(await questionsOf(tx, round.id), await questionAnswersOf(tx, row.id)), sectionsLack: missingInSections(await sectionsOf(tx, round.id), await sectionStancesOf(tx, row.id), { everyone: row.channel === 'online' }) }));

  const supplements = row.followsId === null ? null : await stillSupplements(tx, row.followsId);
  if (supplements === null) await becomeTheRecord(tx, person, row);
  const replaces = row.replacesId === null ? null : await takeThePlace(tx, acting, { ...row, replacesId: row.replacesId });
  const writtenFrom = replaces === null ? new Map<string, string>() : await writtenFromIn(tx, row.id);
  // Numbers are given in the order of arrival and, within an answer, of the text; the matter's chain keeps two answers from sharing one.
  const [highest] = await tx.select({ n: max(comments.number) }).from(comments).where(eq(comments.roundId, round.id));
  let number = highest?.n ?? 0;
  for (const comment of draft) await tx.update(comments).set({ number: (number += 1) }).where(eq(comments.id, comment.id));

  const { name, extendedTo, consultee } = await consulteeById(tx, response.consulteeId);
  const receivedOn = row.receivedOn ?? dayOf(person.at);
  const late = isLate(receivedOn, round.deadline, extendedTo);
  const afterConclusion = (await isConcluded(tx, round.id)) ? true : null;
  const matter = await matterById(tx, round.matterId);
  const authority = await organisationById(tx, matter?.authorityId ?? '');
  const numbered = await commentViews(tx, { responseId: row.id }, 'outside');
  const stranger = row.channel === 'form' ? await senderOf(tx, row.id) : null;
  const frozen = await viewPackage(tx, stranger?.packageId ?? await versionAnswered(tx, round, { channel: row.channel, receivedOn }));
  const said: SubmittedContent = {
    format: contentFormat, consultee: name, matter: { title: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', authority: authority?.name ?? '' },
    round: { id: round.id, number: round.number, title: round.title, ...(round.sealHash === null ? {} : { seal: round.sealHash }) }, package: { number: frozen.number, hash: frozen.hash },
    ...hashedPosition({ ...row, receivedOn, late, afterConclusion, submittedAt: person.at }), submittedBy: person.name, comments: numbered.map((one) => hashedComment(one, frozen.number, writtenFrom)), files: files.map(hashedFile), ...(supplements === null ? {} : { supplements }), ...(replaces === null ? {} : { replaces }),
  };
  const answers = await answersGiven(tx, { responseId: row.id, roundId: round.id });
  const sections = await stancesTakenIn(tx, row.id);
  const jointly = await jointNamesIn(tx, row.id);
  const content = canonicalBytes({ ...said, ...(answers.length === 0 ? {} : { answers }), ...(sections.length === 0 ? {} : { sections }), ...(jointly.length === 0 ? {} : { jointly }) });
  const hash = sha256(content);
  await tx.update(responses).set({ state: 'submitted', submittedAt: person.at, submittedBy: person.id, receivedOn, late, afterConclusion, content, hash }).where(eq(responses.id, row.id));
  await record(tx, { chain: `response:${row.id}`, audience: `response:${row.id}`, actorId: person.id, act: 'response-submitted', matterId: null, subject: 'response', subjectId: row.id, details: { hash }, at: person.at });
  const head = await chainHead(tx, `response:${row.id}`);
  await record(tx, { chain: `matter:${round.matterId}`, audience: 'team', actorId: person.id, act: supplements !== null ? 'supplement-received' : replaces !== null ? 'replacement-received' : 'response-received', matterId: round.matterId, subject: 'response', subjectId: row.id, details: { consultee: name, hash, head, late, comments: draft.length, channel: row.channel, ...(afterConclusion ? { afterConclusion } : {}) }, at: person.at });

  if (replaces !== null && afterConclusion === null) await carryAnswers?.(tx, { matterId: round.matterId, responseId: row.id, at: person.at });
  if (row.channel === 'mail' || row.channel === 'letter') await countNamed(tx, acting);
  if (replaces !== null) await tellFallen(tx, acting, { responseId: replaces.response, why: 'replaced' });
  const receipt = await receiptOf(tx, row.id);
  const sender = await openAccount(tx, { id: person.id });
  const waiting = stranger !== null ? [await postFormReceipt(tx, receipt, stranger, person.at)] : row.channel === 'online' ? await postReceipt(tx, receipt, { officialMail: consultee.officialMail, sender, link: `${origin}/kvittens/${row.id}` }, person.at) : [];
  const registry = authority?.registryMail ?? authority?.officialMail;
  if (registry) waiting.push(await postToRegistry(tx, receipt, registry, files.map((file) => ({ name: file.name, type: file.type, fileHash: file.fileHash })), person.at));
  if (waiting.length > 0) await orderJob(tx, printResponseJob, { responseId: row.id, letters: waiting }, person.at);
  return receipt;
}

/** Whom it also speaks for, as they are named when it is submitted. */
async function jointNamesIn(from: Reader, responseId: string): Promise<{ consultee: string; name: string; ground: string }[]> {
  return Promise.all((await jointNamesOf(from, responseId)).map(async ({ consultee, ground }) => ({ consultee, name: (await consulteeById(from, consultee)).name, ground })));
}

/** What of a response's own row is evidence: the same when it is hashed and when it is checked. */
function hashedPosition(row: ResponseRow) {
  const { channel, stance, condition, summary, preliminary, registryNumber, receivedOn, late } = row;
  // Named only where there is one: what has none gives the same bytes as ever.
  const reservation = row.reservation === null ? {} : { reservation: row.reservation };
  return {
    response: row.id, channel, stance, condition, summary, preliminary, decision: { body: row.decidingBody, level: row.decisionLevel, on: row.decidedOn, paragraph: row.paragraph, ...reservation },
    registryNumber, receivedOn, late, ...(row.authoredOn === null ? {} : { authoredOn: row.authoredOn }), ...(row.afterConclusion ? { afterConclusion: true } : {}), submittedAt: row.submittedAt?.toISOString() ?? '',
  };
}

/** What of a comment is evidence. Its version is named only where it is another than the response's: what has one version gives the same bytes as ever. */
const hashedComment = ({ id, number, anchor, clauseNumber, kind, text, proposedText, reason, packageNumber }: Comment, answered: number, writtenFrom: ReadonlyMap<string, string>) => ({ id, number, anchor, clauseNumber, kind, text, proposedText, reason, ...(packageNumber === answered ? {} : { version: packageNumber }), ...(writtenFrom.has(id) ? { replaces: writtenFrom.get(id) } : {}) });

/** Of a replacement: which comment of the preliminary response each of its comments was written from. */
async function writtenFromIn(from: Reader, responseId: string): Promise<Map<string, string>> {
  const { comments } = consultationTables(from);
  const rows = await from.select({ id: comments.id, replacesId: comments.replacesId }).from(comments).where(eq(comments.responseId, responseId));
  return new Map(rows.flatMap(({ id, replacesId }) => (replacesId === null ? [] : [[id, replacesId] as const])));
}

const hashedFile = ({ kind, name, size, fileHash }: Awaited<ReturnType<typeof filesOf>>[number]) => ({ kind, name, size, sha256: fileHash });

const sameValue = (a: unknown, b: unknown): boolean => Buffer.compare(canonicalBytes(a), canonicalBytes(b)) === 0;

/** The content when the bytes give the hash and are this response's own; else null. */
function soundContent(row: ResponseRow): SubmittedContent | null {
  if (!row.content || sha256(row.content) !== row.hash) return null;
  const said = JSON.parse(new TextDecoder().decode(row.content)) as SubmittedContent;
  return said.response === row.id ? said : null;
}

/** The receipt, read from the hashed bytes; refuses `response-damaged` when they no longer give the hash. */
export async function receiptOf(from: Reader, responseId: string): Promise<Receipt> {
  const { responses } = consultationTables(from);
  const [row] = await from.select().from(responses).where(eq(responses.id, responseId));
  if (!row?.content || row.hash === null) throw new Refusal('not-found', 'not-submitted');
  const said = soundContent(row);
  if (said === null) throw new Refusal('unavailable', 'response-damaged');
  return {
    responseId: said.response, consultee: said.consultee, matter: said.matter.title, registryNumber: said.matter.registryNumber, authority: said.matter.authority, round: said.round.title, submittedAt: said.submittedAt, submittedBy: said.submittedBy,
    receivedOn: said.receivedOn ?? '', authoredOn: said.authoredOn ?? null, late: said.late, afterConclusion: said.afterConclusion ?? false, channel: said.channel as Receipt['channel'], stance: said.stance as Stance | null, condition: said.condition, sections: said.sections ?? [], jointly: (said.jointly ?? []).map(({ name }) => name), comments: said.comments.length, files: said.files.length, hash: row.hash, packageNumber: said.package.number, packageHash: said.package.hash,
    follows: said.supplements ? { responseId: said.supplements.response, hash: said.supplements.hash } : null, preliminary: said.preliminary, ...(await afterwards(from, row)),
  };
}

/** What was said of a preliminary response since: it changes nothing of the response itself. */
async function afterwards(from: Reader, row: ResponseRow): Promise<Pick<Receipt, 'confirmation' | 'replaces' | 'replacedBy'>> {
  const { responses } = consultationTables(from);
  const confirmed = (await confirmationsAmong(from, [row.id])).get(row.id);
  const fell = (await withdrawalsAmong(from, [row.id])).get(row.id);
  const ids = [row.replacesId, fell?.replacedBy].filter((id) => typeof id === 'string');
  const linked = ids.length === 0 ? [] : await from.select({ id: responses.id, receivedOn: responses.receivedOn, hash: responses.hash }).from(responses).where(inArray(responses.id, ids));
  const one = (id: string | null | undefined) => { const its = linked.find((other) => other.id === id); return its ? { id: its.id, receivedOn: its.receivedOn ?? '', hash: its.hash ?? '' } : null; };
  return { confirmation: confirmed ? confirmationView(confirmed, await namesOf(from, [confirmed.by])) : null, replaces: one(row.replacesId), replacedBy: one(fell?.replacedBy) };
}

/** The response as its hashed bytes tell it, for a paper in that language. Refuses as the receipt does. */
export async function exportedResponse(from: Reader, responseId: string, locale: ExportedResponse['locale']): Promise<ExportedResponse> {
  const { hash, confirmation, replaces, replacedBy } = await receiptOf(from, responseId);
  const said = JSON.parse(new TextDecoder().decode(await submittedBytes(from, responseId))) as SubmittedContent;
  return {
    locale, id: said.response, consultee: said.consultee, matter: said.matter, round: said.round, package: said.package, stance: said.stance as Stance | null, condition: said.condition, summary: said.summary, preliminary: said.preliminary,
    decision: { body: said.decision.body, on: said.decision.on, paragraph: said.decision.paragraph }, reservation: said.decision.reservation ?? '', registryNumber: said.registryNumber, receivedOn: said.receivedOn ?? '', ...(said.authoredOn === undefined ? {} : { authoredOn: said.authoredOn }), late: said.late ?? false, submittedAt: said.submittedAt, submittedBy: said.submittedBy,
    comments: said.comments.map(({ id, number, anchor, clauseNumber, kind, text, proposedText, reason }) => ({ id, number, scope: anchor.scope, clauseNumber, kind, quote: anchor.quote, text, proposedText, reason })),
    answers: (said.answers ?? []).map(({ kind, text, value }) => ({ kind, question: text, value })), sections: said.sections ?? [], ...(said.jointly ? { jointly: said.jointly.map(({ name }) => name) } : {}), files: said.files.map(({ name, sha256: sum }) => ({ name, sha256: sum })), hash, supplements: said.supplements ?? null, confirmation: confirmation && { body: confirmation.body, on: confirmation.decidedOn, paragraph: confirmation.paragraph, reservation: confirmation.reservation, receivedOn: confirmation.receivedOn, hash: confirmation.hash }, replaces: replaces?.hash ?? null, replacedBy: replacedBy && { receivedOn: replacedBy.receivedOn, hash: replacedBy.hash },
  };
}

/** The exact bytes whose SHA-256 stands on the receipt. */
export async function submittedBytes(from: Reader, responseId: string): Promise<Uint8Array> {
  const { responses } = consultationTables(from);
  await receiptOf(from, responseId);
  const [row] = await from.select({ content: responses.content }).from(responses).where(eq(responses.id, responseId));
  if (!row?.content) throw new Refusal('not-found', 'not-submitted');
  return row.content;
}

/** Every submitted response against its hash and the journal's, and its position, comments and files against what was hashed. */
export async function verifyResponses(from: Reader): Promise<{ responses: number; faults: string[] }> {
  const { responses } = consultationTables(from);
  const rows = await from.select().from(responses).where(eq(responses.state, 'submitted')).orderBy(asc(responses.id));
  const journalled = new Map((await entriesOfActs(from, ['response-submitted'])).map((entry) => [entry.subjectId, entry.details?.hash]));
  const faults: string[] = [];
  for (const row of rows) {
    const said = soundContent(row);
    if (said === null) faults.push(`response ${row.id}: its content does not give its hash`);
    else {
      // Details that were erased say nothing of the hash; that it was submitted still stands.
      if (!journalled.has(row.id) || (journalled.get(row.id) ?? row.hash) !== row.hash) faults.push(`response ${row.id}: its hash is not the one in the journal`);
      const writtenFrom = said.replaces ? await writtenFromIn(from, row.id) : new Map<string, string>();
      if ((row.replacesId ?? null) !== (said.replaces?.response ?? null)) faults.push(`response ${row.id}: it does not replace the one it was submitted to replace`);
      if ((row.followsId ?? null) !== (said.supplements?.response ?? null)) faults.push(`response ${row.id}: it does not supplement the one it was submitted to supplement`);
      const its = hashedPosition(row);
      const marked = { ...(said.afterConclusion ? { afterConclusion: true } : {}), ...(said.authoredOn === undefined ? {} : { authoredOn: said.authoredOn }) };
      if (!sameValue(its, { ...Object.fromEntries(Object.keys(its).map((key) => [key, said[key as keyof typeof its]])), ...marked })) faults.push(`response ${row.id}: its position is not the one that was submitted`);
      if (!sameValue((await commentViews(from, { responseId: row.id }, 'outside')).map((one) => hashedComment(one, said.package.number, writtenFrom)), said.comments)) faults.push(`response ${row.id}: its comments are not those that were submitted`);
      if (!sameValue(await answersGiven(from, { responseId: row.id, roundId: said.round.id }), said.answers ?? [])) faults.push(`response ${row.id}: its answers to the questions are not those that were submitted`);
      if (!sameValue(await stancesTakenIn(from, row.id), said.sections ?? [])) faults.push(`response ${row.id}: its stances on the sections are not those that were submitted`);
      if (!sameValue(await jointNamesOf(from, row.id), (said.jointly ?? []).map(({ consultee, ground }) => ({ consultee, ground })))) faults.push(`response ${row.id}: whom it speaks for is not what was submitted`);
      if (!sameValue((await filesOf(from, row.id)).map(hashedFile), said.files)) faults.push(`response ${row.id}: its files are not those that were submitted`);
    }
  }
  const present = new Set(rows.map((row) => row.id));
  for (const id of journalled.keys()) if (!present.has(id)) faults.push(`response ${id}: the journal says it was submitted, but it is not there`);
  return { responses: rows.length, faults: [...faults, ...(await verifyWithdrawals(from)), ...(await verifyConfirmations(from)), ...(await verifyJointCounts(from))] };
}
