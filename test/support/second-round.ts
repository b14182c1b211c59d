/** A second round on the changes only: the first was corrected between the two responses, so that each consultee is shown the changes since another version. */
import type { Round } from '#shared/consultation.ts';
import type { FrozenPackage } from '#shared/drafting.ts';
import { block } from './agreement-text.ts';
import { blockAt, reword, writeIn } from './live-edits.ts';
import { deadline, mailOf, openAt, type OrganisationKey, submitted, type Who } from './stages.ts';
import { given } from './visitor.ts';

type Edits = Parameters<typeof writeIn>[3];

export const newHeading = 'Uppföljning';
export const newWords = 'Parterna följer upp överenskommelsen varje år.';

/** Adds a clause last, and strikes the last clause of the text with its words and table. */
const addAndStrike: Edits = [
  (transform, doc) => {
    const { heading, paragraph } = doc.type.schema.nodes;
    if (heading && paragraph) transform.insert(blockAt(doc, block('regional')).at, [heading.create({ id: block('followup'), level: 2 }, doc.type.schema.text(newHeading)), paragraph.create({ id: block('yearly') }, doc.type.schema.text(newWords))]);
  },
  (transform, doc) => {
    const from = blockAt(doc, block('regional')).at;
    const { at, node } = blockAt(doc, block('table'));
    transform.delete(from, at + node.nodeSize);
  },
];

export async function secondRound({ edits = addAndStrike, open = true, conclude = true, letter = 'Nu gäller det ändringarna.' }: { edits?: Edits; open?: boolean; conclude?: boolean; letter?: string } = {}) {
  const app = await openAt(submitted);
  const [lead, bjorkvattna] = [await app.enter('lead'), await app.enter('bjorkvattnaCoordinator')];
  const freeze = async () => {
    const made = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation', reason: 'Ny version' }), 201);
    await app.runJobs();
    return made;
  };
  // Almfors has answered the first version; what Björkvattna answers is corrected.
  await writeIn(app, app.documentId, app.people.writer, [reword('inom tre veckor', 'inom fyra veckor')]);
  const corrected = await freeze();
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { packageId: corrected.id, deadline, decidedBy: 'Förvaltningschefen', decidedOn: '2027-03-01', reason: 'Fyra veckor.' }), 201);
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'opposes' }));
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'accepted_partly', rationale: 'Fyra veckor i stället för tre.', version: 0 }));
  given(await lead.post(`/api/comments/${app.secondCommentId}/decision`, { disposition: 'noted', rationale: 'Tack för synpunkten.', version: 0 }));
  given(await lead.post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'answered', rationale: 'Avsnittet har utgått.', version: 0 }));
  if (conclude) given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  if (edits.length > 0) await writeIn(app, app.documentId, app.people.writer, edits);
  const newest = edits.length > 0 ? await freeze() : corrected;
  const plan = (more: object = {}) => lead.post<{ id: string }>(`/api/matters/${app.matterId}/rounds`, { packageId: newest.id, title: 'Andra omgången', deadline, letter, contactName: 'Processledaren', contactMail: mailOf('lead'), changesSince: app.roundId, ...more });
  const add = async (roundId: string, organisation: OrganisationKey, body: string | null, who: Who) => given(await lead.post<{ id: string }>(`/api/rounds/${roundId}/consultees`, { organisationId: app.organisations[organisation], body, category: 'municipal_body', obliged: true, officialMail: `namnd@${organisation}.granmark.example`, contactName: 'Samordnaren', contactMail: mailOf(who) }), 201).id;
  if (edits.length === 0) return { app, lead, plan, add, corrected, newest, secondId: '', almfors: '', bjorkvattna: '', ekhammar: '' };
  const secondId = given(await plan(), 201).id;
  const second = { almfors: await add(secondId, 'almfors', 'Socialnämnden', 'almforsCoordinator'), bjorkvattna: await add(secondId, 'bjorkvattna', null, 'bjorkvattnaCoordinator'), ekhammar: await add(secondId, 'ekhammar', null, 'stranger') };
  if (open) given(await lead.post<Round>(`/api/rounds/${secondId}/opening`));
  return { app, lead, plan, add, corrected, newest, secondId, ...second };
}
