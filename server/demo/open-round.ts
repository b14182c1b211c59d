/** Two smaller matters to play in: one whose round is open today, one that is still being written. */
import { frozenBlocksOf } from '../drafting/frozen.ts';
import { type AnsweredRound, giveAnswer } from './answers.ts';
import type { DemoDays } from './days.ts';
import { answererOf } from './finished-round.ts';
import type { DemoHouse } from './load-types.ts';
import { freezeAll, lead, moveTo, sendRound, startMatter, writeDocument } from './matter.ts';
import type { DemoPeople } from './people.ts';
import { openForm, publishPage } from './publishing.ts';
import { consultees } from './texts/consultees.ts';
import { parties } from './texts/county.ts';
import { parse } from './texts/parse.ts';
import { youthClinicConsultees, youthClinicMatter, youthClinicRound, youthClinicText } from './texts/youth-clinic.ts';
import { youthClinicDraft, youthClinicResponses } from './texts/youth-clinic/answers.ts';
import { localAgreementMatter } from './texts/youth-clinic/local-agreement.ts';

export async function loadOpenRound(demo: DemoHouse, people: DemoPeople, days: DemoDays): Promise<void> {
  const { house } = demo;
  const { opens, deadline } = youthClinicRound;
  const matterId = await startMatter(demo, people, {
    title: youthClinicMatter.title, purpose: youthClinicMatter.purpose, registryNumber: youthClinicMatter.registryNumber, partyKeys: parties.map((party) => party.key), createdAt: days.at(-190),
    timetable: [{ phase: 'mandate', plannedOn: days.day(-190) }, { phase: 'drafting', plannedOn: days.day(-160) }, { phase: 'consultation', plannedOn: days.day(opens) }, { phase: 'processing', plannedOn: days.day(deadline + 3) }, { phase: 'recommendation', plannedOn: days.day(deadline + 50) }],
  });
  await moveTo(demo, people.as(lead, days.at(-160)), matterId, { state: 'drafting', on: days.day(-160) });
  await writeDocument(demo, people.as('arbetsgrupp.10@rss.granmark.example', days.at(-150)), matterId, { title: youthClinicText.title, content: parse(youthClinicText.markup, 'youth-clinic') });
  const frozen = await freezeAll(demo, people.as(lead, days.at(opens - 1)), matterId, { purpose: 'consultation', reason: '' });
  const { roundId, consultees: listed } = await sendRound(demo, people, matterId, {
    packageId: frozen.packageId, title: youthClinicMatter.roundTitle, letter: youthClinicMatter.letter.paragraphs.join('\n\n'), deadline: days.day(deadline), openedAt: days.at(opens),
    listed: youthClinicConsultees.flatMap(({ organisationKey }) => consultees.filter((one) => one.key === organisationKey)),
  });
  const round: AnsweredRound = { roundId, matterId, frozenDocumentId: frozen.frozenDocumentId, blocks: await frozenBlocksOf(house.store.read, frozen.frozenDocumentId), consultees: listed };
  await house.store.write(`matter:${matterId}`, async (tx) => {
    const origin = house.origins[0] ?? '';
    for (const { comments, ...response } of youthClinicResponses) {
      const on = deadline + (response.received?.daysFromDeadline ?? 0);
      await giveAnswer(tx, round, {
        response, comments, by: { account: answererOf(response.consultee, people, days.at(on, response.received?.time)), lead: people.as(lead, days.at(on)) }, receivedOn: days.day(on),
        decidedOn: response.decision ? days.day(deadline + response.decision.daysFromDeadline) : null, origin,
      });
    }
    await giveAnswer(tx, round, { response: { consultee: youthClinicDraft.consultee, status: 'drafting' }, comments: youthClinicDraft.comments, by: { account: answererOf(youthClinicDraft.consultee, people, days.at(-2)), lead: people.as(lead, days.at(-2)) }, receivedOn: days.day(0), decidedOn: null, origin });
  });
  await publishPage(demo, people.as(lead, days.at(opens + 1)), { matterId, roundId });
  await openForm(demo, people.as(lead, days.at(opens + 1)), { matterId, roundId });
}

export async function loadLocalAgreement(demo: DemoHouse, people: DemoPeople, days: DemoDays): Promise<void> {
  const matterId = await startMatter(demo, people, {
    title: localAgreementMatter.title, purpose: localAgreementMatter.purpose, registryNumber: localAgreementMatter.registryNumber, partyKeys: ['region', 'mossbacka'], createdAt: days.at(-40),
    timetable: [{ phase: 'mandate', plannedOn: days.day(-40) }, { phase: 'drafting', plannedOn: days.day(-30) }, { phase: 'consultation', plannedOn: days.day(20) }],
  });
  await moveTo(demo, people.as(lead, days.at(-28)), matterId, { state: 'drafting', on: days.day(-28) });
  await writeDocument(demo, people.as('arbetsgrupp.03@rss.granmark.example', days.at(-10)), matterId, { title: localAgreementMatter.text.title, content: parse(localAgreementMatter.text.markup, 'local-agreement') });
}
