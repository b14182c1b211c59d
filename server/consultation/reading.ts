/** What a consultee sees of a round: the letter, the frozen package, its own answer and nothing of the others' (design D4). */
import { asc, eq, inArray } from 'drizzle-orm';
import { type Consultation, type ConsultationRow, whyNotWriteResponse } from '#shared/consultation.ts';
import { filledLetter, hasVariables } from '#shared/letter-variables.ts';
import { Refusal } from '#shared/refusals.ts';
import { whyNotReadOthers } from '#shared/shared-responses.ts';
import { viewPackage } from '../drafting/frozen.ts';
import { record } from '../journal/journal.ts';
import { matterById } from '../matters/matters.ts';
import type { Person } from '../people/person.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { changesOffered } from './changes-only.ts';
import { consulteeById, consulteesOf } from './consultees.ts';
import { correctionsOf } from './corrections-of.ts';
import { factsFor } from './letter-copies.ts';
import { listedNames } from './listed-names.ts';
import { sharingOf } from './others/sharing-of.ts';
import { papersOf } from './papers-of.ts';
import { questionsOf } from './questions-of.ts';
import { answerOfColleague, answerStateOf, countsJointly, hasOwnAnswer, memberOf, ownAnswer, responseFor, viewResponse } from './responses.ts';
import { versionsOfRound } from './round-versions.ts';
import { stateOf } from './rounds.ts';
import { sectionsOf } from './sections/sections-of.ts';
import { secondOpeningsOf } from './second-openings.ts';
import { consultationTables } from './tables.ts';

/** `origin`: where the house is, for the link in a letter that has one. */
export async function viewConsultation(from: Reader, person: Person, consulteeId: string, origin: string): Promise<Consultation> {
  const { round, consultee, name, extendedTo } = await memberOf(from, person, consulteeId);
  const matter = await matterById(from, round.matterId);
  if (!matter) throw new Refusal('not-found', 'not-found');
  const frozen = await viewPackage(from, round.packageId);
  const answer = person.kind === 'guest' ? await answerOfColleague(from, person.id, consulteeId) : await ownAnswer(from, consulteeId);
  const state = stateOf(round);
  const { shared } = await sharingOf(from, round.id);
  const guest = person.kind === 'guest';
  return {
    consulteeId, consultee: name, matter: { title: matter.title, registryNumber: matter.registryNumber, authority: matter.authority, office: matter.bodies.office },
    round: { id: round.id, number: round.number, title: round.title, state, deadline: round.deadline, extendedTo, letter: hasVariables(round.letter) ? filledLetter(round.letter, (await factsFor(from, consulteeId, origin)).facts) : round.letter, contactName: round.contactName, contactMail: round.contactMail, openedAt: round.openedAt?.toISOString() ?? null, closedAt: round.closedAt?.toISOString() ?? null, secondOpenings: await secondOpeningsOf(from, round.id), corrections: await correctionsOf(from, round.id), shared },
    package: { id: frozen.id, number: frozen.number, hash: frozen.hash, documents: frozen.documents.map(({ id, title, kind, hash }) => ({ id, title, kind, hash })) },
    changes: await changesOffered(from, round, consultee),
    earlier: await earlierVersions(from, round),
    papers: await papersOf(from, round.id), questions: guest ? [] : await questionsOf(from, round.id), sections: await sectionsOf(from, round.id),
    // The list of all invited is sent along (`domain.md` 5), to those who were invited: a colleague's code opens the text and nothing else.
    consultees: guest ? [] : await listedNames(from, round.id),
    response: answer ? await viewResponse(from, await responseFor(from, person, answer.id)) : null,
    jointly: guest || (await hasOwnAnswer(from, consulteeId)) ? null : await jointlyBy(from, consultee),
    refusals: { begin: answer && !answer.withdrawn ? 'response-begun' : whyNotWriteResponse({ member: true, lead: false, guest }, { roundState: state, state: 'draft', channel: 'online' }), readOthers: whyNotReadOthers({ guest }, { state, shared }) },
  };
}

/** Whose joint statement counts as its response. */
async function jointlyBy(from: Reader, consultee: { id: string; roundId: string }): Promise<Consultation['jointly']> {
  const counts = await countsJointly(from, consultee);
  return counts && { sender: (await consulteeById(from, counts.consulteeId)).name };
}

async function earlierVersions(from: Reader, round: { id: string; packageId: string }): Promise<Consultation['earlier']> {
  const versions = await versionsOfRound(from, round);
  return Promise.all(versions.flatMap(({ packageId, until }) => (until === null ? [] : [viewPackage(from, packageId).then(({ id, number, hash, documents }) => ({
    id, number, hash, until: until.toISOString(), documents: documents.map((one) => ({ id: one.id, title: one.title, kind: one.kind, hash: one.hash })),
  }))])));
}

/** The papers as they were sent: a colleague's code opens the text and nothing else. Refuses `not-found`. */
export async function papersFor(from: Reader, person: Person, consulteeId: string) {
  if (person.kind === 'guest') throw new Refusal('not-found', 'not-found');
  const { round } = await memberOf(from, person, consulteeId);
  return { round, consultees: await listedNames(from, round.id) };
}

/** The first visit is dated, so that the register can tell a letter that was opened; who opened it is the consultee's own affair. */
export async function visit(tx: Writer, person: Person, consulteeId: string): Promise<void> {
  const { consultees } = consultationTables(tx);
  const { consultee, round, name } = await memberOf(tx, person, consulteeId);
  if (consultee.openedAt) return;
  await tx.update(consultees).set({ openedAt: person.at }).where(eq(consultees.id, consulteeId));
  await record(tx, { chain: `matter:${round.matterId}`, audience: 'team', actorId: null, act: 'invitation-opened', matterId: round.matterId, subject: 'consultee', subjectId: consulteeId, details: { consultee: name }, at: person.at });
}

/** The rounds a person answers in, the nearest deadline first. */
export async function consultationsOf(from: Reader, person: Person): Promise<ConsultationRow[]> {
  const { consultees, rounds } = consultationTables(from);
  const ids = [...(await consulteesOf(from, person.id))];
  if (ids.length === 0) return [];
  const rows = await from.select({ id: consultees.id, deadline: rounds.deadline }).from(consultees).innerJoin(rounds, eq(rounds.id, consultees.roundId)).where(inArray(consultees.id, ids)).orderBy(asc(rounds.deadline));
  const seen = await Promise.all(rows.map(async (row): Promise<ConsultationRow | null> => {
    const { round, name, extendedTo } = await consulteeById(from, row.id);
    if (stateOf(round) === 'planned') return null;
    const matter = await matterById(from, round.matterId);
    return { consulteeId: row.id, consultee: name, matter: matter?.title ?? '', round: round.title, deadline: extendedTo ?? round.deadline, state: stateOf(round), response: await answerStateOf(from, row.id), jointly: !(await hasOwnAnswer(from, row.id)) && (await countsJointly(from, { id: row.id, roundId: round.id })) !== null };
  }));
  return seen.filter((row) => row !== null);
}
