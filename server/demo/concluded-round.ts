/** A round from last year, for whoever wants to see the end of one: concluded, with its final report, its responses and its report on the public page. */
import { answerFor, decideAnswer } from '../answers/answers.ts';
import { concludeRound } from '../answers/conclusion.ts';
import { freezeFinalReport, readFinalReport, writeFinalFiles } from '../answers/final-report.ts';
import { readDrafts } from '../answers/places.ts';
import { publicEnd } from '../answers/public-report.ts';
import { closeRound } from '../consultation/opening.ts';
import { keptForPublic } from '../consultation/public/publication-routes.ts';
import { findingsInResponse } from '../consultation/public/privacy-check.ts';
import { publishReport, publishResponses } from '../consultation/public/publication.ts';
import { exportedResponse } from '../consultation/submission.ts';
import { sentInRound } from '../consultation/the-record.ts';
import { draftPlaces } from '../drafting/draft-places.ts';
import { frozenBlocksOf } from '../drafting/frozen.ts';
import { asActor } from '../matters/actor.ts';
import { type AnsweredRound, giveAnswer } from './answers.ts';
import type { DemoDays } from './days.ts';
import { answererOf } from './finished-round.ts';
import type { DemoHouse } from './load-types.ts';
import { freezeAll, lead, moveTo, sendRound, startMatter, writeDocument } from './matter.ts';
import type { DemoPeople } from './people.ts';
import { publishPage } from './publishing.ts';
import { consultees } from './texts/consultees.ts';
import { parties } from './texts/county.ts';
import { interpreterConsultees, interpreterDays, interpreterMarkup, interpreterMatter, interpreterResponses } from './texts/interpreters.ts';
import { parse } from './texts/parse.ts';

export async function loadConcludedRound(demo: DemoHouse, people: DemoPeople, days: DemoDays): Promise<void> {
  const { house } = demo;
  const { begun, drafted, opened, deadline, closed, answered, concluded, published } = interpreterDays;
  const leading = (on: number) => people.as(lead, days.at(on));
  const { title, purpose, registryNumber, roundTitle, letter } = interpreterMatter;
  const matterId = await startMatter(demo, people, {
    title, purpose, registryNumber, partyKeys: parties.map(({ key }) => key), createdAt: days.at(begun),
    timetable: [{ phase: 'mandate', plannedOn: days.day(begun) }, { phase: 'drafting', plannedOn: days.day(drafted) }, { phase: 'consultation', plannedOn: days.day(opened) }, { phase: 'processing', plannedOn: days.day(closed) }, { phase: 'recommendation', plannedOn: days.day(published + 30) }],
  });
  const inMatter = `matter:${matterId}`;
  await moveTo(demo, leading(drafted), matterId, { state: 'drafting', on: days.day(drafted) });
  await writeDocument(demo, people.as('arbetsgrupp.01@rss.granmark.example', days.at(drafted)), matterId, { title, content: parse(interpreterMarkup, 'interpreters') });
  const frozen = await freezeAll(demo, leading(opened - 1), matterId, { purpose: 'consultation', reason: '' });
  const { roundId, consultees: listed } = await sendRound(demo, people, matterId, {
    packageId: frozen.packageId, title: roundTitle, letter: letter.join('\n\n'), deadline: days.day(deadline), openedAt: days.at(opened), listed: interpreterConsultees.flatMap((key) => consultees.filter((one) => one.key === key)),
  });
  const round: AnsweredRound = { roundId, matterId, frozenDocumentId: frozen.frozenDocumentId, blocks: await frozenBlocksOf(house.store.read, frozen.frozenDocumentId), consultees: listed };
  await publishPage(demo, leading(opened + 1), { matterId, roundId });

  await house.store.write(inMatter, async (tx) => {
    const given: { commentId: string; answer: NonNullable<(typeof interpreterResponses)[number]['comments'][number]['answer']> }[] = [];
    for (const { comments, ...response } of interpreterResponses) {
      const on = deadline + (response.received?.daysFromDeadline ?? 0);
      const ids = await giveAnswer(tx, round, {
        response, comments, by: { account: answererOf(response.consultee, people, days.at(on, response.received?.time)), lead: leading(on) }, receivedOn: days.day(on),
        decidedOn: response.decision ? days.day(deadline + response.decision.daysFromDeadline) : null, origin: house.origins[0] ?? '',
      });
      for (const { id, answer } of comments) if (answer) given.push({ commentId: ids.get(id) ?? '', answer });
    }
    await closeRound(tx, await asActor(tx, leading(closed), matterId), roundId);
    for (const { commentId, answer: { disposition, rationale = '', referredTo = '' } } of given) await decideAnswer(tx, await answerFor(tx, leading(answered), commentId), { disposition, rationale, referredTo, version: 0 });
    await concludeRound(tx, await asActor(tx, leading(concluded), matterId), roundId, { override: null, contradictions: [] });
  });
  await reportAndPublish(demo, { matterId, roundId, at: leading(published) });
}

async function reportAndPublish({ house, realtime }: DemoHouse, { matterId, roundId, at }: { matterId: string; roundId: string; at: ReturnType<DemoPeople['as']> }): Promise<void> {
  const inMatter = `matter:${matterId}`;
  const read = await readFinalReport(house.store.read, { roundId, groupBy: 'clause', locale: 'sv', at: at.at, drafts: readDrafts(draftPlaces(realtime)) });
  const files = await writeFinalFiles(house, { matterId, report: read.report });
  await house.store.write(inMatter, async (tx) => freezeFinalReport(tx, { roundId, matterId, by: at.id, at: at.at }, { ...read, files }));
  const { number } = read;
  const kept = await keptForPublic(house, await publicEnd.writeForPublic(house, { roundId, number }));
  await house.store.write(inMatter, async (tx) => {
    const actor = await asActor(tx, at, matterId);
    const responses = await Promise.all((await sentInRound(tx, roundId)).map(async ({ response: { id } }) => ({ id, masked: true, confirmed: findingsInResponse(await exportedResponse(tx, id, 'sv'), false).map(({ key }) => key) })));
    await publishResponses(tx, actor, { roundId, responses });
    await publishReport(tx, actor, { roundId, number, ...kept, end: publicEnd });
  });
}
