/** A joint statement: the sender says whom it speaks for, and the lead counts it for each of them (`domain.md` 2.3). The response never changes by it: each count is an act of its own, linked by hash (invariant I4). */
import { and, asc, eq } from 'drizzle-orm';
import { type JointInput, type JointStatement, whyNotCountJointly, whyNotEndJoint, whyNotNameJoint } from '#shared/joint-statements.ts';
import { Refusal } from '#shared/refusals.ts';
import { canonicalBytes } from '../../drafting/canonical.ts';
import { entriesOfActs, record } from '../../journal/journal.ts';
import { matterById } from '../../matters/matters.ts';
import { refuse } from '../../matters/refuse.ts';
import { namesOf } from '../../people/accounts.ts';
import { allOrganisations } from '../../people/organisations.ts';
import { sha256 } from '../../platform/files/files.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { consulteeById, consulteeName } from '../consultees.ts';
import { postCountedJointly } from '../letters.ts';
import type { ResponseActor } from '../response-actor.ts';
import { hasOwnAnswer } from '../responses.ts';
import { consultationTables } from '../tables.ts';
import { answersOfRound } from '../the-record.ts';
import { type JointCount, jointCountsOf, jointNamesOf } from './counted.ts';
import { tellNoLongerCounted } from './no-longer-counted.ts';
import { jointTables } from './tables.ts';

/** Names the form of the hashed bytes, so that a later release can still read them. */
const jointFormat = 'overens.joint-statement/1';

const naming = ({ who, response }: ResponseActor) => whyNotNameJoint(who, { ...response, follows: response.follows !== null });
const counting = ({ who, response }: ResponseActor, adopter?: Parameters<typeof whyNotCountJointly>[2]) => whyNotCountJointly(who, { state: response.state, withdrawn: response.withdrawn, follows: response.follows !== null }, adopter);

/** Named anew it has another ground. Autosave is no act (design D9). Refuses what `whyNotNameJoint` says, and `not-found` for who was not invited to the round, the sender itself among them. */
export async function nameJointly(tx: Writer, acting: ResponseActor, { consulteeId, ground }: JointInput): Promise<void> {
  const { jointNames } = jointTables(tx);
  const { person, response } = acting;
  refuse(naming(acting));
  await invitedBeside(tx, response, consulteeId);
  const said = { ground, by: person.id, at: person.at };
  await tx.insert(jointNames).values({ responseId: response.id, consulteeId, ...said }).onConflictDoUpdate({ target: [jointNames.responseId, jointNames.consulteeId], set: said });
}

/** Refuses what `whyNotNameJoint` says. */
export async function unnameJointly(tx: Writer, acting: ResponseActor, consulteeId: string): Promise<void> {
  const { jointNames } = jointTables(tx);
  refuse(naming(acting));
  await tx.delete(jointNames).where(and(eq(jointNames.responseId, acting.response.id), eq(jointNames.consulteeId, consulteeId)));
}

/** From now on it counts for that consultee too, until this one answers itself; whoever reads its official mailbox is told. Refuses what `whyNotCountJointly` says, and `not-found` as {@link nameJointly} does. */
export async function countJointly(tx: Writer, acting: ResponseActor, { consulteeId, ground }: JointInput): Promise<void> {
  const { jointCounts } = jointTables(tx);
  const { person, response } = acting;
  await tx.hold(`matter:${response.matterId}`);
  const counted = (await jointCountsOf(tx, [response.id])).some((one) => one.consulteeId === consulteeId);
  refuse(counting(acting));
  const { name, consultee, round } = await invitedBeside(tx, response, consulteeId);
  refuse(counting(acting, { counted, ownAnswer: await hasOwnAnswer(tx, consulteeId) }));
  const sender = await consulteeById(tx, response.consulteeId);
  const content = canonicalBytes({ format: jointFormat, response: { id: response.id, hash: await hashOf(tx, response.id) }, sender: sender.name, consultee: { id: consulteeId, name }, ground, countedBy: person.name, at: person.at.toISOString() });
  const its = { id: newId(person.at), responseId: response.id, consulteeId, ground, content, hash: sha256(content), by: person.id, at: person.at };
  await tx.insert(jointCounts).values(its);
  await record(tx, { chain: `matter:${response.matterId}`, audience: 'team', actorId: person.id, act: 'counted-jointly', matterId: response.matterId, subject: 'joint-statement', subjectId: its.id, details: { consultee: name, sender: sender.name, hash: its.hash }, at: person.at });
  const matter = await matterById(tx, response.matterId);
  await postCountedJointly(tx, { consultee: name, sender: sender.name, ground, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', authority: matter?.authority ?? '', round: round.title, contact: `${round.contactName}, ${round.contactMail}` }, consultee.officialMail, person.at);
}

/** What was counted by mistake; whoever it was counted for is told. Refuses what `whyNotEndJoint` says. */
export async function endJointly(tx: Writer, { who, person, response }: ResponseActor, { consulteeId, reason }: { consulteeId: string; reason: string }): Promise<void> {
  const { jointEndings } = jointTables(tx);
  await tx.hold(`matter:${response.matterId}`);
  const standing = (await jointCountsOf(tx, [response.id])).find((one) => one.consulteeId === consulteeId);
  refuse(whyNotEndJoint(who, standing !== undefined));
  if (standing === undefined) return;
  await tx.insert(jointEndings).values({ jointId: standing.id, reason, by: person.id, at: person.at });
  const { name } = await consulteeById(tx, consulteeId);
  await record(tx, { chain: `matter:${response.matterId}`, audience: 'team', actorId: person.id, act: 'joint-ended', matterId: response.matterId, subject: 'joint-statement', subjectId: standing.id, details: { consultee: name, sender: (await consulteeById(tx, response.consulteeId)).name, reason }, at: person.at });
  await tellNoLongerCounted(tx, { consulteeId, senderId: response.consulteeId, why: 'ended', at: person.at });
}

/** What the lead itself registers, it has looked at: those it named are counted with the submission, but for who has answered itself. */
export async function countNamed(tx: Writer, acting: ResponseActor): Promise<void> {
  const submitted: ResponseActor = { ...acting, response: { ...acting.response, state: 'submitted' } };
  for (const { consultee, ground } of await jointNamesOf(tx, acting.response.id)) {
    if (!(await hasOwnAnswer(tx, consultee))) await countJointly(tx, submitted, { consulteeId: consultee, ground });
  }
}

/** With a response that takes another's place go those whom the other one named; it is the lead's to count it for them. */
export async function copyNamed(tx: Writer, { from, to }: { from: string; to: string }): Promise<void> {
  const { jointNames } = jointTables(tx);
  for (const row of await tx.select().from(jointNames).where(eq(jointNames.responseId, from))) await tx.insert(jointNames).values({ ...row, responseId: to });
}

async function invitedBeside(from: Reader, { roundId, consulteeId: sender }: ResponseActor['response'], consulteeId: string) {
  const found = await consulteeById(from, consulteeId);
  if (found.round.id !== roundId || found.consultee.unsolicited || consulteeId === sender) throw new Refusal('not-found', 'not-found');
  return found;
}

async function hashOf(from: Reader, responseId: string): Promise<string> {
  const { responses } = consultationTables(from);
  const [row] = await from.select({ hash: responses.hash }).from(responses).where(eq(responses.id, responseId));
  return row?.hash ?? '';
}

/** Whom a response speaks for, for those who may read it; by name. */
export async function jointStatementOf(from: Reader, acting: ResponseActor): Promise<JointStatement> {
  const { who, response, actor } = acting;
  // Who else has answered is the team's to know: the sender's own people read this too.
  const answered = response.state === 'submitted' && actor.roles.length > 0 ? await answeredThemselves(from, response.roundId) : new Set<string>();
  const declared = new Map((await jointNamesOf(from, response.id)).map(({ consultee, ground }) => [consultee, ground]));
  const counted = new Map((await jointCountsOf(from, [response.id])).map((one) => [one.consulteeId, one]));
  const names = await namesOf(from, [...counted.values()].map(({ by }) => by));
  const inOrder = new Intl.Collator('sv').compare;
  const listed = (await invitedIn(from, response.roundId)).filter(({ id }) => id !== response.consulteeId).sort((a, b) => inOrder(a.name, b.name));
  const named = listed.filter(({ id }) => declared.has(id) || counted.has(id));
  const mayName = naming(acting);
  return {
    named: named.map(({ id, name }) => {
      const standing = counted.get(id);
      const ownAnswer = answered.has(id);
      return {
        consulteeId: id, consultee: name, ground: declared.get(id) ?? standing?.ground ?? '', declared: declared.has(id), ownAnswer,
        counted: standing === undefined ? null : { at: standing.at.toISOString(), by: names.get(standing.by) ?? '', ground: standing.ground, hash: standing.hash },
        refusals: { remove: mayName, count: counting(acting, { counted: standing !== undefined, ownAnswer }), end: whyNotEndJoint(who, standing !== undefined) },
      };
    }),
    others: mayName === null || counting(acting) === null ? listed.filter(({ id }) => !declared.has(id) && !counted.has(id) && !answered.has(id)) : [],
    refusals: { name: mayName, count: counting(acting) },
  };
}

/** The consultees of a round with a response of their own that stands. */
async function answeredThemselves(from: Reader, roundId: string): Promise<Set<string>> {
  return new Set((await answersOfRound(from, roundId)).flatMap(({ consultee, response, withdrawn, joint }) => (response === null || withdrawn || joint !== null ? [] : [consultee.id])));
}

async function invitedIn(from: Reader, roundId: string): Promise<{ id: string; name: string }[]> {
  const { consultees } = consultationTables(from);
  const organisations = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  const rows = await from.select({ id: consultees.id, organisationId: consultees.organisationId, body: consultees.body }).from(consultees).where(and(eq(consultees.roundId, roundId), eq(consultees.unsolicited, false))).orderBy(asc(consultees.id));
  return rows.map(({ id, organisationId, body }) => ({ id, name: consulteeName(organisations.get(organisationId) ?? '', body) }));
}

/** Every joint count against its hash, its row and the journal, and the journal against the counts. */
export async function verifyJointCounts(from: Reader): Promise<string[]> {
  const { jointCounts, jointEndings } = jointTables(from);
  const { responses } = consultationTables(from);
  const rows = await from.select({ its: jointCounts, responseHash: responses.hash }).from(jointCounts).innerJoin(responses, eq(responses.id, jointCounts.responseId)).orderBy(asc(jointCounts.id));
  const journalled = new Map((await entriesOfActs(from, ['counted-jointly'])).map((entry) => [entry.subjectId, entry]));
  const ended = new Map((await from.select().from(jointEndings)).map((row) => [row.jointId, row]));
  const toldEnded = new Map((await entriesOfActs(from, ['joint-ended'])).map((entry) => [entry.subjectId, entry]));
  const present = new Set(rows.map(({ its }) => its.id));
  return [
    ...rows.flatMap(({ its, responseHash }) => faultIn(its, responseHash, journalled.get(its.id))),
    ...[...journalled.keys()].filter((id) => !present.has(id)).map((id) => `joint statement ${id}: the journal says it was counted, but it is not there`),
    ...rows.filter(({ its }) => ended.has(its.id) !== toldEnded.has(its.id)).map(({ its }) => `joint statement ${its.id}: whether it counts is not what the journal says`),
    ...[...ended.values()].filter((row) => { const told = toldEnded.get(row.jointId); return told !== undefined && !(sameHand(row, told) && (told.details?.reason ?? row.reason) === row.reason); }).map(({ jointId }) => `joint statement ${jointId}: its ending is not the one in the journal`),
  ];
}

type Entry = Awaited<ReturnType<typeof entriesOfActs>>[number];
const sameHand = (row: { by: string; at: Date }, entry: Entry): boolean => row.by === entry.actorId && row.at.getTime() === entry.at.getTime();

/** The name of who counted it stands in the content; who that is, in the journal. */
function faultIn(its: JointCount, responseHash: string | null, journalled: Entry | undefined): string[] {
  const name = `joint statement ${its.id}`;
  if (sha256(its.content) !== its.hash) return [`${name}: its content does not give its hash`];
  if (journalled === undefined || (journalled.details?.hash ?? its.hash) !== its.hash) return [`${name}: its hash is not the one in the journal`];
  const said = JSON.parse(new TextDecoder().decode(its.content)) as { response: { id: string; hash: string }; consultee: { id: string }; ground: string; at: string };
  return sameHand(its, journalled) && said.at === its.at.toISOString() && said.response.id === its.responseId && said.response.hash === responseHash && said.consultee.id === its.consulteeId && said.ground === its.ground ? [] : [`${name}: it is not what was counted`];
}
