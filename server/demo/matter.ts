/** What every demo matter needs: the case, its people, a document with text, a frozen version, a round with its list. */
import type { DocumentKind } from '#shared/document-tree.ts';
import type { Purpose } from '#shared/drafting.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import type { ConsulteeInput } from '#shared/consultation.ts';
import type { MatterState, Phase, Role } from '#shared/matters.ts';
import { addConsultee } from '../consultation/consultees.ts';
import { keepLetter } from '../consultation/letter-file.ts';
import { openRound } from '../consultation/opening.ts';
import { shareResponses } from '../consultation/others/sharing.ts';
import { planRound, roundById } from '../consultation/rounds.ts';
import { chooseSections } from '../consultation/sections/stances.ts';
import { addDocument } from '../drafting/document-tree.ts';
import { fillDocument } from '../drafting/documents.ts';
import { freeze, prepareFreeze } from '../drafting/freezing.ts';
import { frozenBlocksOf, viewPackage } from '../drafting/frozen.ts';
import { asActor } from '../matters/actor.ts';
import { createMatter, enterState } from '../matters/matters.ts';
import { addParticipant } from '../matters/participants.ts';
import type { Person } from '../people/person.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { DemoHouse } from './load-types.ts';
import type { DemoPeople } from './people.ts';
import { accounts, type DemoRole } from './texts/accounts.ts';
import type { DemoConsultee, UnsolicitedSender } from './texts/consultees.ts';
import { matter as county, parties } from './texts/county.ts';

export const lead = 'processledare@rss.granmark.example';

const roleOf: Partial<Record<DemoRole, Role>> = {
  'mandate-owner': 'mandate_owner', 'steering-group-chair': 'steering_chair', 'working-group': 'working_group', 'reference-group': 'reference_group', 'welfare-council-secretary': 'welfare_council', archivist: 'archivist',
};

export interface DemoMatter {
  title: string;
  purpose: string;
  registryNumber: string;
  partyKeys: string[];
  timetable: { phase: Phase; plannedOn: string }[];
  createdAt: Date;
}

export async function startMatter({ house }: DemoHouse, people: DemoPeople, given: DemoMatter): Promise<string> {
  const by = people.as(lead, given.createdAt);
  return house.store.write('house', async (tx) => {
    const matterId = await createMatter(tx, by, {
      title: given.title, purpose: given.purpose, registryNumber: given.registryNumber, authorityId: people.byKey.get('rss') ?? '', timetable: given.timetable,
      bodies: { welfareCouncil: county.welfareCouncil, chiefsNetwork: county.chiefsNetwork, office: county.supportOffice },
      parties: given.partyKeys.flatMap((key) => parties.filter((party) => party.key === key)).map((party) => ({ organisationId: people.byKey.get(party.key) ?? '', decidingBody: party.decidingBody, registryNumber: party.registryNumber })),
    });
    const actor = await asActor(tx, by, matterId);
    for (const account of accounts) {
      const role = roleOf[account.role];
      if (role) await addParticipant(tx, actor, { email: account.email, name: account.displayName, organisationId: people.byKey.get(account.organisation) ?? '', role, language: 'sv' });
    }
    return matterId;
  });
}

export async function moveTo({ house }: DemoHouse, by: Person, matterId: string, step: { state: MatterState; on: string; reason?: string }): Promise<void> {
  await house.store.write(`matter:${matterId}`, (tx) => enterState(tx, { id: by.id, matterId, at: by.at }, { state: step.state, on: step.on, reason: step.reason ?? '' }));
}

export async function writeDocument({ house, realtimeAt }: DemoHouse, by: Person, matterId: string, text: { title: string; content: AgreementContent; kind?: DocumentKind; partyIds?: string[] }): Promise<string> {
  const { title, content, kind = 'agreement', partyIds = [] } = text;
  const documentId = await house.store.write(`matter:${matterId}`, async (tx) => addDocument(tx, await asActor(tx, by, matterId), { title, kind, partyIds }));
  await fillDocument(realtimeAt(by.at), documentId, content, by.id);
  return documentId;
}

/** Confirms whatever the check asks about, as the lead of the demo did. */
export async function freezeAll({ house, realtime }: DemoHouse, by: Person, matterId: string, input: { purpose: Purpose; reason: string }) {
  const prepared = await prepareFreeze(house.store.read, realtime, matterId);
  const { packageId, epochs } = await house.store.write(`matter:${matterId}`, async (tx) => freeze(tx, await asActor(tx, by, matterId), { ...input, confirmed: prepared.findings.map((finding) => finding.id) }, prepared));
  for (const { documentId, writeEpoch } of epochs) realtime.setEpoch(documentId, writeEpoch);
  const { documents } = await viewPackage(house.store.read, packageId);
  return { packageId, frozenDocumentId: documents[0]?.id ?? '' };
}

const categoryOf: Record<DemoConsultee['category'], ConsulteeInput['category']> = { municipality: 'municipal_body', region: 'regional_body', 'state-agency': 'state_agency', 'user-organisation': 'user_organisation', association: 'association' };

export interface DemoRound {
  packageId: string;
  title: string;
  letter: string;
  deadline: string;
  listed: DemoConsultee[];
  /** Headings of the clauses that a stance is asked for, beside those of the highest level; left out when it is asked for the whole only. */
  sections?: readonly string[];
  /** The consultees read each other's responses when it is closed. */
  shared?: true;
  openedAt: Date;
}

/** In the agreement itself: its clauses of the highest level, and those with these headings. */
async function sectionsNamed(from: Reader, packageId: string, headings: readonly string[]): Promise<{ documentId: string; block: string }[]> {
  const [agreement] = (await viewPackage(from, packageId)).documents;
  const numbered = agreement === undefined ? [] : (await frozenBlocksOf(from, agreement.id)).filter(({ kind, clauseNumber }) => kind === 'heading' && clauseNumber !== null);
  const missing = headings.filter((heading) => !numbered.some(({ text }) => text === heading));
  if (agreement === undefined || missing.length > 0) throw new Error(`demo sections: ${missing.join(', ')} not in the text`);
  return numbered.flatMap(({ block, clauseNumber, text }) => (clauseNumber?.includes('.') === true && !headings.includes(text) ? [] : [{ documentId: agreement.id, block }]));
}

/** Plans the round, puts everyone on its list and opens it. Gives the round and the consultees' ids by demo key. */
export async function sendRound({ house }: DemoHouse, people: DemoPeople, matterId: string, given: DemoRound) {
  const by = people.as(lead, given.openedAt);
  const origin = house.origins[0] ?? '';
  const consultees = new Map<string, string>();
  const roundId = await house.store.write(`matter:${matterId}`, async (tx) => {
    const actor = await asActor(tx, by, matterId);
    const id = await planRound(tx, actor, { packageId: given.packageId, title: given.title, deadline: given.deadline, letter: given.letter, contactName: 'Processledare, RSS Granmark', contactMail: lead, changesSince: null });
    if (given.sections) await chooseSections(tx, actor, id, { sections: await sectionsNamed(tx, given.packageId, given.sections), required: false });
    if (given.shared) await shareResponses(tx, actor, id, { shared: true, decision: null });
    for (const one of given.listed) {
      consultees.set(one.key, await addConsultee(tx, actor, id, {
        organisationId: people.byKey.get(one.key) ?? people.organisations.get(one.organisation) ?? '', organisation: null, body: one.body, category: categoryOf[one.category], obliged: one.obliged,
        officialMail: one.mailbox, contactName: one.contact.role, contactMail: one.contact.email, unsolicited: false,
      }, origin));
    }
    return id;
  });
  const letter = await keepLetter(house, await roundById(house.store.read, roundId), given.listed.map((one) => (one.body === null ? one.organisation : `${one.organisation}, ${one.body}`)), given.openedAt);
  await house.store.write(`matter:${matterId}`, async (tx) => openRound(tx, await asActor(tx, by, matterId), { roundId, letter, origin }));
  return { roundId, consultees };
}

export async function addUnsolicited({ house }: DemoHouse, people: DemoPeople, round: { matterId: string; roundId: string }, sender: UnsolicitedSender, at: Date): Promise<string> {
  return house.store.write(`matter:${round.matterId}`, async (tx) => addConsultee(tx, await asActor(tx, people.as(lead, at), round.matterId), round.roundId, {
    organisationId: people.byKey.get(sender.key) ?? '', organisation: null, body: null, category: categoryOf[sender.category], obliged: false, officialMail: sender.mailbox, contactName: null, contactMail: null, unsolicited: true,
  }, house.origins[0] ?? ''));
}
