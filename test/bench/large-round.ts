/** A closed round of a nation's size, written as rows where acts would take an hour: many comments of many organisations on a text of many clauses. */
import type { AgreementContent, Block } from '#shared/agreement/content.ts';
import { commentKinds, dispositions, stances } from '#shared/export.ts';
import { sha256 } from '../../server/platform/files/files.ts';
import { newId } from '../../server/platform/storage/ids.ts';
import type { Store } from '../../server/platform/storage/store.ts';
import { answerTables } from '../../server/answers/tables.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { comments as demoComments } from '../../server/demo/texts/comments.ts';
import { admitUpdate } from '../../server/drafting/admission.ts';
import { fillDocument } from '../../server/drafting/documents.ts';
import { openPlaces } from '../../server/drafting/frozen-place.ts';
import { judgeDocument } from '../../server/drafting/judge.ts';
import { updateLog } from '../../server/drafting/working-document.ts';
import { record } from '../../server/journal/journal.ts';
import { addAccount } from '../../server/people/accounts.ts';
import { addOrganisation } from '../../server/people/organisations.ts';
import { openSessions } from '../../server/people/sessions.ts';
import { openRealtime } from '../../server/realtime/realtime.ts';
import { startServer, visitor } from '../support/child-server.ts';
import { seeded } from '../support/figures.ts';
import type { TestDatabase } from '../support/test-database.ts';

export interface LargeRound {
  roundId: string;
  matterId: string;
  documentId: string;
  /** The name and value of the lead's cookie. */
  cookie: string;
  leadId: string;
  themeIds: string[];
  consulteeIds: string[];
}

export interface RoundSize { seed: number; comments: number; organisations: number; clauses: number; themes?: number }

const at = new Date('2026-03-02T08:00:00Z');

/** Some two in five comments are decided, a fifth proposed; half stand under a theme; one in seven says what another organisation says. */
export async function largeRound(database: TestDatabase, size: RoundSize): Promise<LargeRound> {
  const chance = seeded(size.seed);
  const store = database.open();
  try {
    const { leadId, authorityId, cookie } = await people(store);
    const text = agreement(size.clauses, chance);
    const server = await startServer(database.url === null ? { dataDir: database.dataDir } : { dataDir: database.dataDir, env: { DATABASE_URL: database.url } });
    let made: { matterId: string; documentId: string; packageId: string; roundId: string };
    try {
      const lead = visitor(server.origin, cookie);
      const { id: matterId } = await lead.ask<{ id: string }>('POST', '/matters', { title: 'Överenskommelse om barns och ungas hälsa', registryNumber: 'RG 2026/1', authorityId, bodies: { welfareCouncil: 'Välfärdsrådet', chiefsNetwork: 'Nätverket', office: 'Kansliet' } });
      await lead.ask('POST', `/matters/${matterId}/phase`, { state: 'drafting', on: '2026-03-01' });
      const { id: documentId } = await lead.ask<{ id: string }>('POST', `/matters/${matterId}/documents`, { title: 'Överenskommelsen', kind: 'agreement' });
      await fill(store, { documentId, leadId, text });
      const { findings } = await lead.ask<{ findings: { id: string }[] }>('GET', `/matters/${matterId}/freeze-check`);
      const { id: packageId } = await lead.ask<{ id: string }>('POST', `/matters/${matterId}/packages`, { purpose: 'consultation', reason: 'Remiss', confirmed: findings.map(({ id }) => id) });
      const { id: roundId } = await lead.ask<{ id: string }>('POST', `/matters/${matterId}/rounds`, { packageId, title: 'Remiss om överenskommelsen', deadline: '2030-06-01', letter: 'Ni inbjuds att lämna synpunkter.', contactName: 'Kansliet', contactMail: 'kansliet@granmark.example' });
      await lead.ask('POST', `/rounds/${roundId}/consultees`, { organisationId: authorityId, body: null, category: 'municipal_body', obliged: true, officialMail: 'kansliet@granmark.example', contactName: null, contactMail: null });
      await lead.ask('POST', `/rounds/${roundId}/opening`);
      made = { matterId, documentId, packageId, roundId };
    } finally {
      await server.stop();
    }
    const told = await answers(store, { ...made, ...size, leadId, chance });
    return { ...made, leadId, cookie, ...told };
  } finally {
    await store.close();
  }
}

async function people(store: Store): Promise<{ leadId: string; authorityId: string; cookie: string }> {
  const { leadId, authorityId } = await store.write('house', async (tx) => {
    const adminId = await addAccount(tx, { name: 'Förvaltaren', email: 'forvaltaren@granmark.example', passwordHash: null, isAdministrator: true, organisationIds: [] }, at);
    const authorityId = await addOrganisation(tx, { id: adminId, at }, { name: 'Kansliet i Granmark', kind: 'other', officialMail: 'kansliet@granmark.example', registryMail: null });
    return { authorityId, leadId: await addAccount(tx, { name: 'Processledaren', email: 'processledaren@granmark.example', passwordHash: null, isAdministrator: false, organisationIds: [authorityId] }, at) };
  });
  return { leadId, authorityId, cookie: (await openSessions(store, { secure: false }).start(leadId)).split(';')[0] ?? '' };
}

async function fill(store: Store, { documentId, leadId, text }: { documentId: string; leadId: string; text: AgreementContent }): Promise<void> {
  const realtime = openRealtime({ log: updateLog(store), clock: () => new Date(), report: () => {}, admit: admitUpdate, judge: judgeDocument });
  try {
    await fillDocument(realtime, documentId, text, leadId);
  } finally {
    await realtime.stop();
  }
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+/u).filter((one) => one.length > 20);
const heap = demoComments.flatMap(({ comment }) => sentencesOf(comment)).filter((one) => !/\d|[§"”…]|avsnitt/u.test(one));

const blockId = (n: number): string => `b${n.toString(36).padStart(15, '0')}`;

/** Ten clauses to a chapter, each with two paragraphs. */
function agreement(clauses: number, chance: () => number): AgreementContent {
  const content: Block[] = [];
  for (let clause = 0; clause < clauses; clause += 1) {
    content.push({ type: 'heading', attrs: { id: blockId(clause * 3), level: clause % 10 === 0 ? 1 : 2 }, content: [{ type: 'text', text: `Åtagande ${clause + 1}` }] });
    for (const n of [1, 2]) content.push({ type: 'paragraph', attrs: { id: blockId(clause * 3 + n) }, content: [{ type: 'text', text: said(chance, 2) }] });
  }
  return { type: 'doc', content };
}

function said(chance: () => number, sentences: number): string {
  return Array.from({ length: sentences }, () => heap[Math.floor(chance() * heap.length)] ?? '').join(' ');
}

interface Answering extends RoundSize { matterId: string; documentId: string; packageId: string; roundId: string; leadId: string; chance: () => number }

async function answers(store: Store, { chance, roundId, matterId, packageId, leadId, ...size }: Answering): Promise<{ themeIds: string[]; consulteeIds: string[] }> {
  const c = consultationTables(store);
  const a = answerTables(store);
  const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  const place = openPlaces(store.read, packageId);
  const documentId = await frozenDocument(store, packageId);
  const themeIds = Array.from({ length: size.themes ?? 24 }, () => newId(at));
  return store.write(`matter:${matterId}`, async (tx) => {
    await tx.insert(a.themes).values(themeIds.map((id, n) => ({ id, roundId, name: `Tema ${n + 1}`, mainPoints: '', changed: '', notMet: '', ordinal: n + 1, version: 1 })));
    const senders: { consulteeId: string; responseId: string }[] = [];
    for (let n = 0; n < size.organisations; n += 1) {
      const organisationId = await addOrganisation(tx, { id: leadId, at }, { name: `Organisation ${n + 1} i länet`, kind: 'municipality', officialMail: null, registryMail: null });
      const sender = { consulteeId: newId(at), responseId: newId(at) };
      await tx.insert(c.consultees).values({ id: sender.consulteeId, roundId, organisationId, body: null, category: 'municipal_body', obliged: false, unsolicited: false, officialMail: '', contactName: null, contactMail: null, meetingOn: null, invitedAt: at, openedAt: at, addedAt: at });
      await tx.insert(c.responses).values({ id: sender.responseId, consulteeId: sender.consulteeId, channel: 'online', state: 'submitted', stance: one(stances), condition: '', summary: '', decidingBody: '', decisionLevel: null, decidedOn: null, paragraph: '', registryNumber: '', preliminary: false, reservation: null, receivedOn: '2026-05-20', submittedAt: at, submittedBy: leadId, late: chance() < 0.1, content: null, hash: null, version: 1, edits: {}, createdAt: at });
      senders.push(sender);
    }
    let written: (typeof c.comments.$inferInsert)[] = [];
    let steps: (typeof a.steps.$inferInsert)[] = [];
    let sorted: (typeof a.triage.$inferInsert)[] = [];
    const flush = async () => {
      await tx.insert(c.comments).values(written);
      if (steps.length > 0) await tx.insert(a.steps).values(steps);
      if (sorted.length > 0) await tx.insert(a.triage).values(sorted);
      [written, steps, sorted] = [[], [], []];
    };
    const earlier: string[] = [];
    for (let n = 0; n < size.comments; n += 1) {
      const id = newId(at);
      const block = Math.floor(chance() * size.clauses) * 3 + 1 + Math.floor(chance() * 2);
      const where = await place({ scope: 'block', documentId, from: { block: blockId(block), offset: 0 }, to: null, quote: '' });
      const text = chance() < 0.15 && earlier.length > 0 ? one(earlier) : `${said(chance, 1 + Math.floor(chance() * 4))} (${n + 1})`;
      earlier.push(text);
      written.push({ id, responseId: one(senders).responseId, roundId, packageId, number: n + 1, ...where, kind: one(commentKinds), text, proposedText: chance() < 0.3 ? said(chance, 1) : '', reason: chance() < 0.5 ? said(chance, 1) : '', by: leadId, version: 1, changedBy: leadId, createdAt: at, updatedAt: at, removedAt: null, standing: 'stands' });
      const state = chance() < 0.4 ? 'decided' : chance() < 0.3 ? 'proposed' : null;
      if (state !== null) steps.push({ id: newId(at), commentId: id, version: 1, state, disposition: one(dispositions), rationale: said(chance, 2), referredTo: 'Uppföljningen', reasons: [], texts: [], remark: '', carriedFrom: null, by: leadId, at });
      if (chance() < 0.5) sorted.push({ commentId: id, themeId: one(themeIds), assigneeId: chance() < 0.4 ? leadId : null, duplicateOf: null });
      if (written.length === 200) await flush();
    }
    if (written.length > 0) await flush();
    await tx.update(c.rounds).set({ closedAt: new Date() });
    await record(tx, { chain: `matter:${matterId}`, audience: 'team', actorId: leadId, act: 'round-closed', matterId, subject: 'round', subjectId: roundId, at });
    return { themeIds, consulteeIds: senders.map(({ consulteeId }) => consulteeId) };
  });
}

async function frozenDocument(store: Store, packageId: string): Promise<string> {
  const { draftingTables } = await import('../../server/drafting/tables.ts');
  const { eq } = await import('drizzle-orm');
  const { frozenDocuments } = draftingTables(store);
  const [row] = await store.read.select({ id: frozenDocuments.id }).from(frozenDocuments).where(eq(frozenDocuments.packageId, packageId));
  return row?.id ?? sha256('');
}
