/** The county's large matter: its round is closed, its comments are being answered, its draft has moved on. */
import { addAnswerAids, listForMeeting, withAids } from './answer-aids.ts';
import { answerFor, decideAnswer, proposeAnswer, triageComment } from '../answers/answers.ts';
import { addTheme } from '../answers/themes.ts';
import { extend } from '../consultation/extending.ts';
import { closeRound } from '../consultation/opening.ts';
import { visit } from '../consultation/reading.ts';
import { remindConsultees, setReminders } from '../consultation/reminders.ts';
import { frozenBlocksOf } from '../drafting/frozen.ts';
import { asActor } from '../matters/actor.ts';
import type { Writer } from '../platform/storage/store.ts';
import { type AnsweredRound, type DemoAnswerer, giveAnswer } from './answers.ts';
import type { DemoDays } from './days.ts';
import { addRemarks, editDraft, editsSince } from './draft-changes.ts';
import { linkChanges } from './linked-changes.ts';
import type { DemoHouse } from './load-types.ts';
import { addUnsolicited, freezeAll, lead, moveTo, sendRound, startMatter, writeDocument } from './matter.ts';
import { addParts, freezeForSteeringGroup, listReplaced, proposeChanges } from './package.ts';
import { type DemoPaper, keepPapers } from './papers.ts';
import type { DemoPeople } from './people.ts';
import { splitAndAnswer } from './splitting.ts';
import { asRead, letReferenceGroupRead, logInvolvements } from './reading.ts';
import { agreement } from './texts/agreement.ts';
import { comments } from './texts/comments.ts';
import type { DemoComment } from './texts/comment.ts';
import { consultees, unsolicited } from './texts/consultees.ts';
import { coveringLetter, matter as county, parties, timetable } from './texts/county.ts';
import { steeringVersion } from './texts/package/annexes.ts';
import { parse } from './texts/parse.ts';
import { type DemoResponse, responses, supplements } from './texts/responses.ts';
import { themes } from './texts/themes.ts';

const offsetOf = (key: string): number => {
  const entry = timetable.find((one) => one.key === key);
  const days = entry?.actual ?? entry?.planned;
  if (typeof days !== 'number') throw new Error(`demo timetable has no day for ${key}`);
  return days;
};
const plannedOf = (key: string): number => {
  const planned = timetable.find((one) => one.key === key)?.planned;
  return typeof planned === 'number' ? planned : 405;
};

export async function loadFinishedRound(demo: DemoHouse, people: DemoPeople, days: DemoDays): Promise<void> {
  const { house } = demo;
  const deadline = offsetOf('deadline');
  const matterId = await startMatter(demo, people, {
    title: agreement.title, purpose: county.purpose, registryNumber: county.registryNumber, partyKeys: parties.map((party) => party.key), createdAt: days.at(offsetOf('start-decision')),
    timetable: [
      { phase: 'mandate', plannedOn: days.day(plannedOf('start-decision')) }, { phase: 'drafting', plannedOn: days.day(plannedOf('drafting')) }, { phase: 'consultation', plannedOn: days.day(plannedOf('round-opens')) },
      { phase: 'processing', plannedOn: days.day(plannedOf('round-closes')) }, { phase: 'recommendation', plannedOn: days.day(plannedOf('recommendation')) }, { phase: 'decisions', plannedOn: days.day(plannedOf('last-decision')) }, { phase: 'in_force', plannedOn: days.day(plannedOf('in-force')) },
    ],
  });
  await moveTo(demo, people.as(lead, days.at(offsetOf('mandate'))), matterId, { state: 'mandating', on: days.day(offsetOf('mandate')) });
  await moveTo(demo, people.as(lead, days.at(offsetOf('drafting'))), matterId, { state: 'drafting', on: days.day(offsetOf('drafting')) });
  const documentId = await writeDocument(demo, people.as('arbetsgrupp.01@rss.granmark.example', days.at(offsetOf('drafting'))), matterId, { title: agreement.title, content: parse(asRead(agreement.markup), 'agreement') });
  await letReferenceGroupRead(demo, people, days, { matterId, documentId, opened: offsetOf('reference-group') });
  const frozen = await freezeAll(demo, people.as(lead, days.at(offsetOf('consultation-version'))), matterId, { purpose: 'consultation', reason: coveringLetter.set.purpose });
  const opened = days.at(offsetOf('round-opens'));
  const { roundId, consultees: listed } = await sendRound(demo, people, matterId, {
    packageId: frozen.packageId, title: 'Remissomgång 1', letter: letterText(), deadline: days.day(deadline), listed: consultees, openedAt: opened, sections: ['Delat ansvar vid placeringar'], shared: true,
  });
  const round: AnsweredRound = { roundId, matterId, frozenDocumentId: frozen.frozenDocumentId, blocks: await frozenBlocksOf(house.store.read, frozen.frozenDocumentId), consultees: listed };
  for (const sender of unsolicited) listed.set(sender.key, await addUnsolicited(demo, people, { matterId, roundId }, sender, days.at(deadline - 20)));
  const papers = await keepPapers(house, responses, (key) => [...consultees, ...unsolicited].find((one) => one.key === key)?.organisation ?? key);
  const ids = await giveAnswers(demo, { people, days, round, deadline, opened, papers });
  await house.store.write(`matter:${matterId}`, async (tx) => closeRound(tx, await asActor(tx, people.as(lead, days.at(offsetOf('round-closes'))), matterId), roundId));
  await house.store.write(`matter:${matterId}`, (tx) => answerAll(tx, { people, days, round, ids }));
  const frozenAt = days.at(steeringVersion.on);
  const edits = editsSince(days);
  await editDraft(demo, people, documentId, edits.filter(({ at }) => at < frozenAt));
  await addParts(demo, people, days, matterId);
  await listReplaced(demo, people, matterId, days.at(-14));
  await logInvolvements(demo, people, days, matterId);
  await freezeForSteeringGroup(demo, people, days, matterId);
  await addRemarks(demo, people, { documentId, matterId }, days.at(-3));
  await proposeChanges(demo, people, documentId, (index) => days.at(-2, `${9 + index}:25`));
  await editDraft(demo, people, documentId, edits.filter(({ at }) => at >= frozenAt));
  await linkChanges(demo, { documentId, title: agreement.title, round, ids, edits: edits.filter(({ at }) => at < frozenAt), by: people.as(lead, days.at(-1, '16:20')) });
}

function letterText(): string {
  const { paragraphs, questions } = coveringLetter;
  return [...paragraphs.slice(0, -2), questions.map((question, at) => `${at + 1}. ${question}`).join('\n'), ...paragraphs.slice(-2)].join('\n\n');
}

interface Answering { people: DemoPeople; days: DemoDays; round: AnsweredRound; deadline: number; opened: Date; papers: Map<string, DemoPaper[]> }

/** In days from the last day: those that are set to go out then, while the lead lets them. */
const reminded = [1, 8];

/** What comes after a reminder had not come when it was sent. */
async function giveAnswers(demo: DemoHouse, answering: Answering): Promise<Map<string, string>> {
  const { house } = demo;
  const { people, days, deadline, round: { matterId, roundId } } = answering;
  const ids = new Map<string, string>();
  const letReminders = async (on: boolean, at: Date): Promise<void> => house.store.write(`matter:${matterId}`, async (tx) => setReminders(tx, await asActor(tx, people.as(lead, at), matterId), roundId, { on }));
  const giveThose = async (between: Between): Promise<void> => house.store.write(`matter:${matterId}`, (tx) => giveThoseWhoCame(tx, demo, { ...answering, between, ids }));
  await letReminders(false, answering.opened);
  await house.store.write(`matter:${matterId}`, (tx) => giveMoreTime(tx, demo, answering));
  await giveThose({ after: null, until: days.at(deadline, '09:00') });
  await letReminders(true, days.at(deadline, '09:00'));
  let after = days.at(deadline, '09:00');
  for (const day of reminded) {
    const until = days.at(deadline + day, '08:00');
    await giveThose({ after, until });
    await remindConsultees({ store: house.store, origins: house.origins, clock: () => until }, { roundId });
    after = until;
  }
  await letReminders(false, days.at(deadline + Math.max(...reminded)));
  await giveThose({ after, until: null });
  return ids;
}

/** Before anybody is reminded: who has been given more time is reminded by its own last day. */
async function giveMoreTime(tx: Writer, { house }: DemoHouse, { people, days, round, deadline }: Answering): Promise<void> {
  for (const { consultee, extension } of responses) {
    const consulteeId = round.consultees.get(consultee);
    if (!extension || consulteeId === undefined) continue;
    await extend(tx, await asActor(tx, people.as(lead, days.at(deadline - 12)), round.matterId), consulteeId, { until: days.day(deadline + extension.daysFromDeadline), reason: extension.reason, origin: house.origins[0] ?? '' });
  }
}

/** After the one moment and up to the other; null is as far as there are any. */
interface Between { after: Date | null; until: Date | null }

/** In the order of arrival, so that the comments get their numbers as they would have. */
async function giveThoseWhoCame(tx: Writer, { house }: DemoHouse, { people, days, round, deadline, opened, papers, between: { after, until }, ids }: Answering & { between: Between; ids: Map<string, string> }): Promise<void> {
  const arrival = (one: DemoResponse) => (one.received ? days.at(deadline + one.received.daysFromDeadline, one.received.time) : days.at(deadline));
  const came = [...responses, ...supplements].filter((one) => (after === null || arrival(one) > after) && (until === null || arrival(one) <= until));
  for (const response of came.sort((a, b) => arrival(a).getTime() - arrival(b).getTime())) {
    const consulteeId = round.consultees.get(response.consultee);
    if (consulteeId === undefined) throw new Error(`demo answer of ${response.consultee}: not on the list`);
    if (response.status !== 'submitted' && response.status !== 'drafting') continue;
    const at = arrival(response);
    const account = answererOf(response.consultee, people, at);
    const given = await giveAnswer(tx, round, {
      response, comments: response.supplements ? [] : comments.filter((comment: DemoComment) => comment.consultee === response.consultee), by: { account, lead: people.as(lead, at) }, papers: response.supplements ? [] : papers.get(response.consultee) ?? [],
      receivedOn: days.day(deadline + (response.received?.daysFromDeadline ?? 0)), decidedOn: response.decision ? days.day(deadline + response.decision.daysFromDeadline) : null, origin: house.origins[0] ?? '',
    });
    for (const [demoId, id] of given) ids.set(demoId, id);
    if (account !== null && response.channel === 'online') await visit(tx, { ...account.person, at: new Date(opened.getTime() + 86_400_000) }, consulteeId);
  }
}

/** The account that answers for a consultee: its contact, else the party's coordinator or registrar; null when none of them has one. */
export function answererOf(key: string, people: DemoPeople, at: Date): DemoAnswerer['account'] {
  const consultee = consultees.find((one) => one.key === key);
  const party = parties.find((one) => one.key === consultee?.party);
  const candidates = [consultee?.contact.email, party ? `samordnare@${party.mailDomain}` : null, party ? `region.registrator@${party.mailDomain}` : null];
  const email = candidates.find((one) => one !== null && one !== undefined && people.personIds.has(one)) ?? null;
  return email === null ? null : { person: people.as(email, at), email };
}

async function answerAll(tx: Writer, { people, days, round, ids }: Omit<Answering, 'deadline' | 'opened' | 'papers'> & { ids: Map<string, string> }): Promise<void> {
  const leading = people.as(lead, days.at(-20));
  const themeIds = new Map<string, string>();
  for (const { key, ...theme } of themes) themeIds.set(key, await addTheme(tx, await asActor(tx, leading, round.matterId), round.roundId, theme));
  const first = new Map<string, string>();
  const aids = await addAnswerAids(tx, await asActor(tx, people.as(lead, days.at(-19)), round.matterId));
  const proposed: string[] = [];
  for (const [at, comment] of comments.entries()) {
    const commentId = ids.get(comment.id);
    if (commentId === undefined || !comment.answer) continue;
    const proposer = people.as(`arbetsgrupp.${String((at % 10) + 1).padStart(2, '0')}@rss.granmark.example`, days.at(-18 + (at % 12), '13:00'));
    const original = comment.group === undefined ? undefined : first.get(comment.group);
    const themeId = themeIds.get(comment.answer.theme) ?? null;
    await triageComment(tx, await answerFor(tx, proposer, commentId), { themeId, ...(original === undefined ? {} : { duplicateOf: original }) });
    if (comment.group !== undefined && original === undefined) first.set(comment.group, commentId);
    if (original !== undefined) continue;
    if (comment.split !== undefined) {
      proposed.push(...await splitAndAnswer(tx, { comment: { ...comment, split: comment.split }, commentId, proposer, decider: people.as(lead, days.at(-5, '15:00')) }));
      continue;
    }
    const answer = withAids(aids, { disposition: comment.answer.disposition, rationale: comment.answer.rationale ?? '', referredTo: comment.answer.referredTo ?? '' });
    if (comment.answer.state !== 'decided') proposed.push(commentId);
    await proposeAnswer(tx, await answerFor(tx, proposer, commentId), { ...answer, version: 0 });
    if (comment.answer.state === 'decided') {
      const decider = people.as(at % 4 === 0 ? 'styrgrupp.ordf@rss.granmark.example' : lead, days.at(-6 + (at % 4), '15:00'));
      await decideAnswer(tx, await answerFor(tx, decider, commentId), { ...answer, version: 1 });
    }
  }
  await listForMeeting(tx, await asActor(tx, people.as(lead, days.at(-2, '16:00')), round.matterId), { roundId: round.roundId, heldOn: days.day(9), proposed });
}
