/** Houses at known points of the main job, each built once per test file through the rooms' own acts and then copied. */
import { eq } from 'drizzle-orm';
import type { ColleagueCodeMade } from '#shared/colleagues.ts';
import type { Consultation, Receipt } from '#shared/consultation.ts';
import type { FrozenPackage } from '#shared/drafting.ts';
import type { Role } from '#shared/matters.ts';
import type { OrganisationKind, SessionView } from '#shared/people.ts';
import { addAccount } from '../../server/people/accounts.ts';
import { addOrganisation } from '../../server/people/organisations.ts';
import { fillDocument } from '../../server/drafting/documents.ts';
import { matterTables } from '../../server/matters/tables.ts';
import { agreementText, block, sentences } from './agreement-text.ts';
import { openApp, type OpenedApp, type OpenOptions } from './open-app.ts';
import type { TestDatabase } from './test-database.ts';
import { given, type Visitor } from './visitor.ts';

const organisations = {
  rss: ['RSS Granmark', 'other'], region: ['Region Granmark', 'region'], almfors: ['Almfors kommun', 'municipality'], bjorkvattna: ['Björkvattna kommun', 'municipality'],
  ekhammar: ['Ekhammar kommun', 'municipality'], association: ['Unga Röster', 'association'],
} as const satisfies Record<string, [string, OrganisationKind]>;
export type OrganisationKey = keyof typeof organisations;

const people = {
  admin: 'rss', lead: 'rss', owner: 'rss', writer: 'almfors', otherWriter: 'region', chair: 'region', steering: 'bjorkvattna', reference: 'association', council: 'region', secretary: 'almfors', registrar: 'rss', archivist: 'rss',
  former: 'ekhammar', otherLead: 'ekhammar', stranger: 'ekhammar', almforsCoordinator: 'almfors', bjorkvattnaCoordinator: 'bjorkvattna',
} as const satisfies Record<string, OrganisationKey>;
export type Who = keyof typeof people;

export const roleOf: Partial<Record<Who, Role>> = {
  lead: 'process_lead', owner: 'mandate_owner', writer: 'working_group', otherWriter: 'working_group', chair: 'steering_chair', steering: 'steering_group', reference: 'reference_group',
  council: 'welfare_council', secretary: 'committee_secretary', registrar: 'registrar', archivist: 'archivist',
};

export const mailOf = (who: Who): string => `${who.toLowerCase()}@${people[who]}.granmark.example`;
export const nameOf = (who: Who): string => `Konto ${who}`;

interface Built<F> { database: TestDatabase; facts: F }
export type Stage<F> = () => Promise<Built<F>>;

export type Scene<F> = OpenedApp & F & {
  /** Signed in as one of the county's accounts; from the open round on also as Almfors' colleague without one. */
  enter(who: Who | 'colleague'): Promise<Visitor>;
};

/** A copy of the house at that stage. */
export async function openAt<F extends { people: Record<Who, string> }>(stage: Stage<F>, options: Omit<OpenOptions, 'from'> = {}): Promise<Scene<F>> {
  const { database, facts } = await stage();
  const app = await openApp({ ...options, from: database });
  return { ...app, ...facts, enter: (who) => app.as((facts.people as Record<Who | 'colleague', string>)[who]) };
}

function stage<F extends object, G extends object>(before: Stage<F> | null, build: (app: OpenedApp, facts: F) => Promise<G>): Stage<F & G> {
  let built: Promise<Built<F & G>> | null = null;
  const make = async (): Promise<Built<F & G>> => {
    const earlier = before === null ? null : await before();
    const app = await openApp(earlier ? { from: earlier.database } : {});
    const facts = { ...(earlier?.facts as F), ...(await build(app, earlier?.facts as F)) };
    await app.runJobs();
    await app.close();
    return { database: app.database, facts };
  };
  return () => (built ??= make());
}

/** Organisations and accounts; nobody has a password. */
export const county = stage(null, async (app) => {
  const at = app.clock();
  return app.store.write('house', async (tx) => {
    const personIds: Partial<Record<Who, string>> = {};
    const organisationIds: Partial<Record<OrganisationKey, string>> = {};
    personIds.admin = await addAccount(tx, { name: nameOf('admin'), email: mailOf('admin'), passwordHash: null, isAdministrator: true, organisationIds: [] }, at);
    for (const [key, [name, kind]] of Object.entries(organisations) as [OrganisationKey, [string, OrganisationKind]][]) {
      organisationIds[key] = await addOrganisation(tx, { id: personIds.admin, at }, { name, kind, officialMail: `kontakt@${key}.granmark.example`, registryMail: key === 'rss' ? 'registrator@rss.granmark.example' : null });
    }
    for (const [who, organisation] of Object.entries(people) as [Who, OrganisationKey][]) {
      personIds[who] = await addAccount(tx, { name: nameOf(who), email: mailOf(who), passwordHash: null, isAdministrator: who === 'admin', organisationIds: [organisationIds[organisation] ?? ''] }, at);
    }
    return { people: personIds as Record<Who, string>, organisations: organisationIds as Record<OrganisationKey, string> };
  });
});

export const bodies = { welfareCouncil: 'Välfärdsrådet i Granmark', chiefsNetwork: 'Länschefsnätverket', office: 'RSS Granmark' };

/** A matter with one account in every role, one that has left, and somebody else's matter beside it. */
export const matter = stage(county, async (app, facts) => {
  const lead = await app.as(facts.people.lead);
  const otherLead = await app.as(facts.people.otherLead);
  const { id: matterId } = given(await lead.post<{ id: string }>('/api/matters', {
    title: 'Överenskommelse om barns och ungas hälsa', registryNumber: 'RG 2027/00417', authorityId: facts.organisations.rss, bodies,
    parties: [{ organisationId: facts.organisations.region, decidingBody: 'Regionfullmäktige' }, { organisationId: facts.organisations.almfors, decidingBody: 'Kommunfullmäktige', registryNumber: 'ALM/27:77' }, { organisationId: facts.organisations.ekhammar }],
  }), 201);
  const { id: otherMatterId } = given(await otherLead.post<{ id: string }>('/api/matters', { title: 'Överenskommelse om äldres hälsa', registryNumber: 'KS 2027.118', authorityId: facts.organisations.ekhammar, bodies }), 201);
  const participants: Partial<Record<Who, string>> = {};
  for (const [who, role] of [...Object.entries(roleOf), ['former', 'working_group']] as [Who, Role][]) {
    if (who === 'lead') continue;
    participants[who] = given(await lead.post<{ id: string }>(`/api/matters/${matterId}/participants`, { email: mailOf(who), name: nameOf(who), organisationId: facts.organisations[people[who]], role }), 201).id;
  }
  given(await lead.delete(`/api/matters/${matterId}/participants/${participants.former}`));
  const t = matterTables(app.store);
  const [first] = await app.store.read.select().from(t.participants).where(eq(t.participants.personId, facts.people.lead));
  participants.lead = first?.id ?? '';
  given(await lead.post(`/api/matters/${matterId}/phase`, { state: 'drafting', on: '2027-03-01' }));
  return { matterId, otherMatterId, participants: participants as Record<Who, string> };
});

/** An agreement that is being written, and a document of the other matter. */
export const draft = stage(matter, async (app, facts) => {
  const lead = await app.as(facts.people.lead);
  const otherLead = await app.as(facts.people.otherLead);
  const { id: documentId } = given(await lead.post<{ id: string }>(`/api/matters/${facts.matterId}/documents`, { title: 'Överenskommelsen', kind: 'agreement' }), 201);
  const { id: otherDocumentId } = given(await otherLead.post<{ id: string }>(`/api/matters/${facts.otherMatterId}/documents`, { title: 'Äldres hälsa', kind: 'agreement' }), 201);
  await fillDocument(app.realtime, documentId, agreementText, facts.people.writer);
  return { documentId, otherDocumentId };
});

/** Frozen for consultation and rendered. */
export const frozen = stage(draft, async (app, facts) => {
  const lead = await app.as(facts.people.lead);
  const made = given(await lead.post<FrozenPackage>(`/api/matters/${facts.matterId}/packages`, { purpose: 'consultation', reason: 'Remiss' }), 201);
  return { packageId: made.id, packageHash: made.hash, frozenDocumentId: made.documents[0]?.id ?? '' };
});

export const deadline = '2027-06-01';

/** A round with two consultees on its list, not yet opened. */
export const planned = stage(frozen, async (app, facts) => {
  const lead = await app.as(facts.people.lead);
  const { id: roundId } = given(await lead.post<{ id: string }>(`/api/matters/${facts.matterId}/rounds`, {
    packageId: facts.packageId, title: 'Remiss om överenskommelsen', deadline, letter: 'Ni inbjuds att lämna synpunkter.\n\nSvara senast den sista dagen.', contactName: 'Processledaren', contactMail: mailOf('lead'),
  }), 201);
  const add = async (organisation: OrganisationKey, body: string | null, who: Who) => given(await lead.post<{ id: string }>(`/api/rounds/${roundId}/consultees`, {
    organisationId: facts.organisations[organisation], body, category: 'municipal_body', obliged: true, officialMail: `namnd@${organisation}.granmark.example`, contactName: 'Samordnaren', contactMail: mailOf(who),
  }), 201).id;
  return { roundId, almfors: await add('almfors', 'Socialnämnden', 'almforsCoordinator'), bjorkvattna: await add('bjorkvattna', null, 'bjorkvattnaCoordinator') };
});

/** Open; both consultees have begun, Almfors with two comments and a colleague who came by a code. */
export const open = stage(planned, async (app, facts) => {
  const lead = await app.as(facts.people.lead);
  given(await lead.post(`/api/rounds/${facts.roundId}/opening`));
  const almfors = await app.as(facts.people.almforsCoordinator);
  const bjorkvattna = await app.as(facts.people.bjorkvattnaCoordinator);
  const { id: responseId } = given(await almfors.post<{ id: string }>(`/api/consultations/${facts.almfors}/response`), 201);
  const { id: otherResponseId } = given(await bjorkvattna.post<{ id: string }>(`/api/consultations/${facts.bjorkvattna}/response`), 201);
  const comment = async (who: Visitor, to: string, input: object) => given(await who.post<{ id: string }>(`/api/responses/${to}/comments`, input), 201).id;
  const commentId = await comment(almfors, responseId, { anchor: onWords(facts.frozenDocumentId, 'duty', 'samordnad individuell plan'), kind: 'substance', text: 'Tre veckor är för kort tid.', proposedText: 'inom sex veckor', reason: 'Nämnden sammanträder en gång i månaden.' });
  const secondCommentId = await comment(almfors, responseId, { anchor: { scope: 'package' }, kind: 'general', text: 'Texten är tydlig.' });
  const otherCommentId = await comment(bjorkvattna, otherResponseId, { anchor: onWords(facts.frozenDocumentId, 'region', 'kvällar och helger'), kind: 'question', text: `Vem betalar? ${canary}` });
  const made = given(await almfors.post<ColleagueCodeMade>(`/api/responses/${responseId}/colleague-codes`, { label: 'Enheten' }), 201);
  const colleague = app.visitor();
  given(await colleague.post('/api/colleague-entries', { code: made.code, name: 'Kollega vid enheten', unit: 'Barn och unga' }), 201);
  const { person } = given(await colleague.get<SessionView>('/api/session'));
  return { responseId, otherResponseId, commentId, secondCommentId, otherCommentId, colleagueCode: made.code, colleagueCodeId: made.id, people: { ...facts.people, colleague: person?.id ?? '' } };
});

/** Stands in Björkvattna's draft and must be read by nobody else. */
export const canary = 'kanariefågelhemlighet';

/** Almfors has submitted; Björkvattna is still writing. */
export const submitted = stage(open, async (app, facts) => {
  const almfors = await app.as(facts.people.almforsCoordinator);
  given(await almfors.patch(`/api/responses/${facts.responseId}`, { stance: 'supports_with_remarks', summary: 'Nämnden tillstyrker med synpunkter.' }));
  const receipt = given(await almfors.post<Receipt>(`/api/responses/${facts.responseId}/submission`), 201);
  return { receipt };
});

/** Both have submitted and the round is closed. */
export const answering = stage(submitted, async (app, facts) => {
  const bjorkvattna = await app.as(facts.people.bjorkvattnaCoordinator);
  given(await bjorkvattna.patch(`/api/responses/${facts.otherResponseId}`, { stance: 'opposes' }));
  given(await bjorkvattna.post<Receipt>(`/api/responses/${facts.otherResponseId}/submission`), 201);
  const lead = await app.as(facts.people.lead);
  given(await lead.post(`/api/rounds/${facts.roundId}/closing`));
  return {};
});

/** Every comment is decided, one theme made, and the round concluded. */
export const concluded = stage(answering, async (app, facts) => {
  const lead = await app.as(facts.people.lead);
  for (const id of [facts.commentId, facts.secondCommentId, facts.otherCommentId]) given(await lead.post(`/api/comments/${id}/decision`, { disposition: 'noted', rationale: 'Fristen följer av lagen.', version: 0 }));
  const { id: themeId } = given(await lead.post<{ id: string }>(`/api/rounds/${facts.roundId}/themes`, { name: 'Tidsfrister' }));
  given(await lead.post(`/api/rounds/${facts.roundId}/conclusion`, {}));
  return { themeId };
});

/** Words that stand once in that block. */
export function onWords(documentId: string, name: keyof typeof sentences, quote: string) {
  const from = sentences[name].indexOf(quote);
  if (from === -1) throw new Error(`"${quote}" does not stand in ${name}`);
  return { scope: 'words' as const, documentId, from: { block: block(name), offset: from }, to: { block: block(name), offset: from + quote.length }, quote };
}

export async function consultationOf(visitor: Visitor, consulteeId: string): Promise<Consultation> {
  return given(await visitor.get<Consultation>(`/api/consultations/${consulteeId}`));
}
