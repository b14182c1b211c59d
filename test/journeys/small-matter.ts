/** A small matter beside the demo's three, for the screens that none of them stands at: made once in a house, through the product itself. */
import { createHash } from 'node:crypto';
import { offsetHeader } from '#shared/uploads.ts';
import { ask, type Person } from '../support/browser.ts';
import { today } from '../support/today.ts';

export interface SmallMatter {
  id: string;
  /** With a version to go back to. */
  documentId: string;
  /** Nothing is written in it yet. */
  emptyDocumentId: string;
  readingId: string;
  /** Two consultees are listed, nothing is sent. */
  plannedRoundId: string;
  /** Concluded, after its text was corrected. */
  concludedRoundId: string;
  /** Of the concluded round: has responded, and reads what came of it as `respondent`. */
  respondedId: string;
  /** Open, on the changes since the concluded one. */
  changesRoundId: string;
  /** Of that round: reads, as `respondent`, what has changed since it responded. */
  changesReaderId: string;
}

/** Responds in no other round that a screen is opened for. */
export const respondent = 'samordnare@ragnas.example';

interface Package { id: string }
export const smallMatterTitle = 'Överenskommelse om gemensam jourverksamhet';
const title = smallMatterTitle;
const bodies = { welfareCouncil: 'Välfärdsrådet i Granmark', chiefsNetwork: 'Länschefsnätverket', office: 'RSS Granmark' };

/** The house the person is in, with the one thing that a browser adds. */
/** A paper that came by mail or letter, attached in one part. */
export async function attachFile(person: Person, origin: string, responseId: string): Promise<void> {
  const bytes = Buffer.from('%PDF-1.4 svar', 'latin1');
  const { id } = await sendAs(person, origin)<{ id: string }>(`/responses/${responseId}/uploads`, { kind: 'statement', name: 'Svar.pdf', size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') });
  const sent = await person.context.request.patch(`${origin}/api/responses/${responseId}/uploads/${id}`, { headers: { origin, [offsetHeader]: '0', 'content-type': 'application/offset+octet-stream' }, data: bytes });
  if (!sent.ok()) throw new Error(`the file was refused: ${await sent.text()}`);
}

export function sendAs(person: Person, origin: string) {
  return async <T>(path: string, data?: unknown, file?: { name: string; mimeType: string; buffer: Buffer }): Promise<T> => {
    const answer = await person.context.request.post(`${origin}/api${path}`, { headers: { origin }, ...(file ? { multipart: { file } } : { data: data ?? {} }) });
    if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}

/** `from`: a document whose text it borrows. The lead must be the one who asks. */
export async function smallMatter(asLead: Person, origin: string, from: string): Promise<SmallMatter> {
  const { items: matters } = await ask<{ items: { id: string; title: string }[] }>(asLead, '/matters');
  const known = matters.find((matter) => matter.title === title);
  const id = known?.id ?? await make(asLead, origin, from);
  const items = async <T>(path: string) => (await ask<{ items: T[] }>(asLead, `/matters/${id}/${path}`)).items;
  const documents = await items<{ id: string; title: string }>('documents');
  const rounds = await items<{ id: string; state: string }>('rounds');
  const [reading] = await items<{ id: string }>('readings');
  const { items: register } = await ask<{ items: { id: string; response: { id: string } | null }[] }>(asLead, `/rounds/${rounds.find(({ state }) => state === 'closed')?.id}/consultees`);
  const changesRoundId = rounds.find(({ state }) => state === 'open')?.id;
  const { items: asked } = await ask<{ items: { id: string }[] }>(asLead, `/rounds/${changesRoundId}/consultees`);
  const found = (one: { id: string } | undefined, what: string): string => {
    if (one === undefined) throw new Error(`the small matter has no ${what}`);
    return one.id;
  };
  return {
    id, documentId: found(documents.find((one) => one.title === title), 'text'), emptyDocumentId: found(documents.find((one) => one.title !== title), 'empty text'), readingId: found(reading, 'reading'),
    plannedRoundId: found(rounds.find(({ state }) => state === 'planned'), 'planned round'), concludedRoundId: found(rounds.find(({ state }) => state === 'closed'), 'closed round'),
    changesRoundId: changesRoundId ?? '', changesReaderId: found(asked[0], 'consultee of the second round'),
    respondedId: found(register.find(({ response }) => response !== null), 'response'),
  };
}

async function make(asLead: Person, origin: string, from: string): Promise<string> {
  const send = sendAs(asLead, origin);
  const { items: organisations } = await ask<{ items: { id: string; name: string }[] }>(asLead, '/organisations');
  const called = (name: string) => organisations.find((one) => one.name === name)?.id ?? '';
  const { id } = await send<{ id: string }>('/matters', { title, registryNumber: 'RG 2027/00031', authorityId: called('RSS Granmark'), bodies, parties: [{ organisationId: called('Region Granmark') }, { organisationId: called('Almfors kommun') }] });
  await send(`/matters/${id}/phase`, { state: 'drafting', on: today() });
  await send(`/matters/${id}/participants`, { email: 'referensgrupp.brukare@ungarost.example', name: 'Referensgruppen', organisationId: called('Region Granmark'), role: 'reference_group' });
  const { id: documentId } = await send<{ id: string }>(`/matters/${id}/documents`, { title, kind: 'agreement' });
  const text = await asLead.context.request.get(`${origin}/api/documents/${from}/export`);
  await send(`/documents/${documentId}/import`, undefined, { name: 'text.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: await text.body() });
  await send(`/documents/${documentId}/versions`, { title: 'Efter mötet' });
  const freeze = async (purpose: 'review' | 'consultation') => {
    const { findings } = await ask<{ findings: { id: string }[] }>(asLead, `/matters/${id}/freeze-check`);
    return (await send<Package>(`/matters/${id}/packages`, { purpose, reason: 'Inför mötet', confirmed: findings.map((one) => one.id) })).id;
  };
  await send(`/matters/${id}/readings`, { packageId: await freeze('review'), message: 'Läs gärna.', lastDay: '2099-12-10', questions: ['Är orden begripliga?'] });
  const packageId = await freeze('consultation');
  const plan = async (name: string) => {
    const { id: roundId } = await send<{ id: string }>(`/matters/${id}/rounds`, { packageId, title: name, deadline: '2099-11-30', letter: 'Ni inbjuds att lämna synpunkter.', contactName: 'Processledaren', contactMail: 'processledare@rss.granmark.example' });
    for (const [organisation, category] of [['Almfors kommun', 'municipal_body'], ['Region Granmark', 'regional_body']] as const) await send(`/rounds/${roundId}/consultees`, { organisationId: called(organisation), category, officialMail: 'kontakt@namnd.example' });
    return roundId;
  };
  const roundId = await plan('Första omgången');
  const { id: consulteeId } = await send<{ id: string }>(`/rounds/${roundId}/consultees`, { organisationId: called('Rågnäs kommun'), category: 'municipal_body', officialMail: 'kontakt@ragnas.example', contactMail: respondent });
  await send(`/rounds/${roundId}/opening`);
  // A name that was wrong is put right while the round is open.
  const rename = (name: string) => asLead.context.request.patch(`${origin}/api/documents/${documentId}`, { headers: { origin }, data: { title: name } });
  await rename(`${title} i länet`);
  const corrected = await freeze('consultation');
  await send(`/rounds/${roundId}/corrections`, { packageId: corrected, deadline: '2099-12-07', decidedBy: 'Kanslichefen', decidedOn: today(), reason: 'Namnet på överenskommelsen var fel.' });
  await rename(title);
  const { id: responseId } = await send<{ id: string }>(`/rounds/${roundId}/registered-responses`, { consulteeId, channel: 'mail', receivedOn: today() });
  await asLead.context.request.patch(`${origin}/api/responses/${responseId}`, { headers: { origin }, data: { stance: 'no_objection' } });
  await send(`/responses/${responseId}/comments`, { anchor: await someWords(asLead, corrected), text: 'Det här behöver sägas tydligare.', proposedText: 'Region och kommuner tillsammans' });
  await attachFile(asLead, origin, responseId);
  await send(`/responses/${responseId}/submission`);
  await send(`/rounds/${roundId}/closing`);
  const { items: [comment] } = await ask<{ items: { id: string; quote: string }[] }>(asLead, `/rounds/${roundId}/comments`);
  await send(`/comments/${comment?.id}/decision`, { disposition: 'accepted_partly', rationale: 'Texten säger nu vilka som gör det tillsammans.', version: 0 });
  await send(`/comments/${comment?.id}/wording`, { words: 'Region och kommuner tillsammans', stands: comment?.quote });
  await send(`/rounds/${roundId}/conclusion`, {});
  await plan('Andra omgången');
  const { id: changesId } = await send<{ id: string }>(`/matters/${id}/rounds`, { packageId: await freeze('consultation'), title: 'Omgången om ändringarna', deadline: '2099-12-20', letter: 'Till {{remissinstans}}\n\nSvara senast {{sista svarsdag}}.', contactName: 'Processledaren', contactMail: 'processledare@rss.granmark.example', changesSince: roundId });
  await send(`/rounds/${changesId}/consultees`, { organisationId: called('Rågnäs kommun'), category: 'municipal_body', officialMail: 'kontakt@ragnas.example', contactMail: respondent });
  await send(`/rounds/${changesId}/opening`);
  // A newer version lies ready, should the text of the open round need to be corrected.
  await freeze('consultation');
  await send(`/matters/${id}/documents`, { title: 'Bilaga som ska skrivas', kind: 'annex', parentId: documentId });
  return id;
}

/** Words of a paragraph in a frozen text, as a comment points at them. */
export async function someWords(asLead: Person, packageId: string) {
  const { documents: [document] } = await ask<{ documents: { id: string }[] }>(asLead, `/packages/${packageId}`);
  const { blocks } = await ask<{ blocks: { block: string; kind: string; text: string; clauseNumber: string | null }[] }>(asLead, `/packages/${packageId}/documents/${document?.id}`);
  const paragraph = blocks.find(({ kind, text, clauseNumber }) => kind === 'paragraph' && clauseNumber !== null && text.length > 60);
  const to = paragraph?.text.indexOf(' ', 20) ?? 0;
  return { scope: 'words', documentId: document?.id, from: { block: paragraph?.block, offset: 0 }, to: { block: paragraph?.block, offset: to }, quote: paragraph?.text.slice(0, to) };
}
