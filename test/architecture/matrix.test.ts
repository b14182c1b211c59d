/** Holds every route, every websocket message, every role and every phase against the reviewed table in matrix.ts (design D8, invariant I10). */
import { imageForm, onePixel } from '../support/images.ts';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Remark } from '#shared/discussion.ts';
import { newId } from '../../server/platform/storage/ids.ts';
import { nameFile } from '../../server/platform/files/files.ts';
import { readingTables } from '../../server/drafting/readings/tables.ts';
import { sectionTables } from '../../server/consultation/sections/tables.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import type { Problem } from '../../server/platform/http/problems.ts';
import type { Writer } from '../../server/platform/storage/store.ts';
import { block } from '../support/agreement-text.ts';
import { onDraft } from '../support/discussion.ts';
import { apiRoutes } from '../support/api-routes.ts';
import { openApp, type OpenedApp } from '../support/open-app.ts';
import { answering, concluded, open, openAt, planned, type Scene, submitted, type Who } from '../support/stages.ts';
import { type Answer, expectRefused, given, type Visitor } from '../support/visitor.ts';
import { type Asking, type Column, columns, expectedOf, matrix, type Phase, phases, type Things } from './matrix.ts';

type Planned = Scene<Awaited<ReturnType<typeof planned>>['facts']>;
type Begun = Partial<Pick<Awaited<ReturnType<typeof open>>['facts'], 'responseId' | 'commentId' | 'colleagueCode' | 'colleagueCodeId' | 'secondCommentId'>> & Partial<Pick<Awaited<ReturnType<typeof concluded>>['facts'], 'themeId'>>;
const stages = { planned, open, submitted, closed: answering, concluded } as const satisfies Record<Phase, unknown>;

test('every route has a row, and every row a route', async () => {
  const app = await openApp();
  expect(apiRoutes(app.app).map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(matrix).sort());
});

/** The things that the stages do not have: a remark, a locked clause, a theme, an attached file, an invitation. */
async function furnish(app: Planned & Begun): Promise<Things> {
  const [admin, lead, reference, writer] = [await app.enter('admin'), await app.enter('lead'), await app.enter('reference'), await app.enter('writer')];
  const { id: remarkId } = given(await reference.post<{ id: string }>(`/api/documents/${app.documentId}/remarks`, { ...onDraft('duty', 'samordnad individuell plan'), text: 'x' }));
  given(await reference.post(`/api/remarks/${remarkId}/resolution`, { version: 1 }));
  const replyId = given(await reference.get<{ items: Remark[] }>(`/api/documents/${app.documentId}/remarks`)).items[0]?.replies[0]?.id ?? '';
  const { id: involvementId } = given(await writer.post<{ id: string }>(`/api/matters/${app.matterId}/involvement`, { kind: 'meeting', title: 'Möte', on: '2027-03-01' }), 201);
  const [readingId, readingCommentId, readingQuestionId] = [newId(app.clock()), newId(app.clock()), newId(app.clock())];
  await app.store.write('house', async (tx) => {
    const { readings, readingQuestions } = readingTables(tx);
    await tx.insert(readings).values({ id: readingId, matterId: app.matterId, packageId: app.packageId, message: '', lastDay: '2027-12-01', outcome: '', openedBy: app.people.lead, openedAt: app.clock() });
    await tx.insert(readingQuestions).values({ id: readingQuestionId, readingId, ordinal: 0, text: 'x' });
    await tx.insert(readingTables(tx).readingComments).values({ id: readingCommentId, readingId, matterId: app.matterId, number: 1, scope: 'package', quote: '', before: '', after: '', ids: [], ordinal: -1, text: 'x', by: app.people.reference, at: app.clock(), version: 1 });
  });
  const { id: lockId } = given(await lead.post<{ id: string }>(`/api/documents/${app.documentId}/locks`, { block: block('intro'), purpose: 'consultation', reason: 'x' }));
  const { hash: imageHash } = given(await writer.post<{ hash: string }>(`/api/documents/${app.documentId}/images`, imageForm(onePixel)), 201);
  const { id: supersessionId } = given(await writer.post<{ id: string }>(`/api/matters/${app.matterId}/supersessions`, { title: 'Riktlinje', effect: 'lapses_on_entry' }), 201);
  const themeId = app.themeId ?? given(await writer.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Tema' })).id;
  const { id: invitationId } = given(await admin.post<{ id: string }>('/api/invitations', { email: 'inbjuden@x.example', name: 'X', organisationId: app.organisations.rss }));
  const { items: [mail] } = given(await admin.get<{ items: { id: string }[] }>('/api/mail'));
  const fileId = newId(app.clock());
  const [coordinator] = await app.store.read.select({ id: consultationTables(app.store).members.id }).from(consultationTables(app.store).members).where(eq(consultationTables(app.store).members.consulteeId, app.almfors));
  if (app.responseId !== undefined) {
    const file = await app.house.files.keep(Buffer.from('%PDF'), 'application/pdf');
    const row = { id: fileId, responseId: app.responseId, kind: 'statement', name: 'a.pdf', fileHash: file.hash, size: 4, type: file.type, addedBy: app.people.almforsCoordinator, addedAt: app.clock() };
    await app.store.write('house', async (tx) => {
      await nameFile(tx, file, app.clock());
      await tx.insert(consultationTables(tx).responseFiles).values(row);
    });
  }
  const questionId = newId(app.clock());
  const sectionId = newId(app.clock());
  const paperId = newId(app.clock());
  const paper = await app.house.files.keep(Buffer.from('Uppdraget'), 'text/plain');
  await app.store.write('house', async (tx) => {
    await nameFile(tx, paper, app.clock());
    await tx.insert(consultationTables(tx).roundQuestions).values({ id: questionId, roundId: app.roundId, kind: 'yes_no', text: 'Kan ni genomföra det?', options: [], required: false, by: app.people.lead, at: app.clock() });
    await tx.insert(sectionTables(tx).sections).values({ id: sectionId, roundId: app.roundId, frozenDocumentId: app.frozenDocumentId, documentTitle: 'Överenskommelsen', block: block('duty'), clauseNumber: '2', clauseHeading: 'Ansvar', ordinal: 1, required: false });
    await tx.insert(consultationTables(tx).roundPapers).values({ id: paperId, roundId: app.roundId, title: 'Uppdraget', wanted: false, name: 'Uppdrag.txt', fileHash: paper.hash, size: paper.size, type: paper.type, addedBy: app.people.lead, addedAt: app.clock() });
  });
  return {
    paperId, questionId, sectionId, matterId: app.matterId, documentId: app.documentId, packageId: app.packageId, frozenDocumentId: app.frozenDocumentId, roundId: app.roundId, almfors: app.almfors, participantId: app.participants.writer, remarkId, replyId, readingId, readingCommentId, readingQuestionId, involvementId, lockId, imageHash, supersessionId, themeId, invitationId, mailId: mail?.id ?? '',
    coordinatorId: coordinator?.id ?? nowhere, strangerId: app.people.stranger, rssId: app.organisations.rss, ekhammarId: app.organisations.ekhammar, responseId: app.responseId ?? null, commentId: app.commentId ?? null, fileId: app.responseId === undefined ? null : fileId,
    secondCommentId: app.secondCommentId ?? null, colleagueCode: app.colleagueCode ?? null, colleagueCodeId: app.colleagueCodeId ?? null, colleagueId: (app.people as Partial<Record<string, string>>).colleague ?? null,
  };
}

class Undone extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super('the act was allowed, and undone');
    this.result = result;
  }
}

/** Every act is judged and carried out to its end, and then undone: all are asked of the same house. */
function undoEveryAct(app: OpenedApp): { allowed: boolean } {
  const seen = { allowed: false };
  const write = app.store.write.bind(app.store);
  app.store.write = async <R>(chain: string, work: (tx: Writer) => Promise<R>): Promise<R> => {
    try {
      return await write(chain, async (tx): Promise<R> => {
        throw new Undone(await work(tx));
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
      seen.allowed = true;
      return error.result as R;
    }
  };
  return seen;
}

async function ask(visitor: Visitor, method: string, { path, body }: Asking): Promise<Answer<Problem>> {
  const cookie = visitor.cookie;
  if (!path.startsWith('/api/events')) {
    const answer = await visitor.send<Problem>(method, path, body, {});
    visitor.cookie = cookie;
    return answer;
  }
  const stream = await visitor.raw(method, path);
  const text = stream.status === 200 ? '' : await stream.text();
  await stream.body?.cancel().catch(() => {});
  return { status: stream.status, headers: stream.headers, text, body: (text === '' ? null : JSON.parse(text)) as Problem };
}

/** Before the round opens no colleague can have come in. */
const everyone = (phase: Phase) => (Object.entries(columns) as [Column, readonly (Who | 'colleague' | null)[]][]).filter(([column]) => column !== 'colleague' || phase !== 'planned').flatMap(([column, people]) => (phase === 'submitted' ? people : people.slice(0, 1)).map((who) => ({ column, who })));
const nowhere = '01900000-0000-7000-8000-000000000000';
const withoutNumber = (text: string) => text.replace(/urn:uuid:[^"]+/, '');

test.each(phases)('I10: every role at every route while the round is %s', { timeout: 300_000 }, async (phase) => {
  const app = (await openAt(stages[phase] as typeof planned)) as Planned & Begun;
  const things = await furnish(app);
  const visitors = new Map<string, Visitor>();
  for (const { who } of everyone(phase)) visitors.set(String(who), who === null ? app.visitor() : await app.enter(who));
  const seen = undoEveryAct(app);
  const wrong: string[] = [];
  let asked = 0;
  for (const [route, { row, to, house }] of Object.entries(matrix)) {
    if (house && phase !== 'submitted') continue;
    const [method = 'GET'] = route.split(' ');
    for (const { column, who } of everyone(phase)) {
      const asking = to(things, String(who));
      if (asking === null) continue;
      const visitor = visitors.get(String(who)) ?? app.visitor();
      seen.allowed = false;
      const answer = await ask(visitor, method, asking);
      asked += 1;
      // What an undone act made is not there to be shown afterwards.
      const outcome = answer.status < 400 || (seen.allowed && answer.status === 404) ? 'ok' : answer.body.code;
      const expected = expectedOf(row, column, phase);
      if (outcome !== expected) wrong.push(`${phase}: ${route} as ${who ?? 'nobody'}: ${outcome} instead of ${expected}`);
      if (outcome !== 'ok') expectRefused(answer, answer.status, outcome);
      if (outcome === 'not-found' && /[0-9a-f-]{36}/.test(asking.path)) {
        const absent = await ask(visitor, method, { ...asking, path: asking.path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, nowhere) });
        if (absent.status !== answer.status || withoutNumber(absent.text) !== withoutNumber(answer.text)) wrong.push(`${phase}: ${route} as ${who ?? 'nobody'}: what is foreign can be told from what is not there`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(app.reports.filter((one) => one.event === 'request failed')).toEqual([]);
  expect(asked).toBeGreaterThan(phase === 'submitted' ? 1_200 : 500);
});

test('two ids in one request: each is judged, whichever is foreign', async () => {
  const app = await openAt(submitted);
  const [lead, otherLead, almfors] = [await app.enter('lead'), await app.enter('otherLead'), await app.enter('almforsCoordinator')];
  const { fillDocument } = await import('../../server/drafting/documents.ts');
  const { agreementText } = await import('../support/agreement-text.ts');
  await fillDocument(app.realtime, app.otherDocumentId, agreementText, app.people.otherLead);
  const foreign = given(await otherLead.post<{ id: string; documents: { id: string }[] }>(`/api/matters/${app.otherMatterId}/packages`, { purpose: 'consultation' }));
  const foreignDocument = foreign.documents[0]?.id ?? '';
  const { id: foreignRound } = given(await otherLead.post<{ id: string }>(`/api/matters/${app.otherMatterId}/rounds`, { packageId: foreign.id, title: 'X', deadline: '2027-06-01', letter: 'X', contactName: 'X', contactMail: 'x@x.example' }));
  const { id: foreignConsultee } = given(await otherLead.post<{ id: string }>(`/api/rounds/${foreignRound}/consultees`, { organisationId: app.organisations.region, officialMail: 'x@x.example' }));
  const { id: foreignTheme } = given(await otherLead.post<{ id: string }>(`/api/rounds/${foreignRound}/themes`, { name: 'X' }));
  const foreignParticipant = given(await otherLead.get<{ participants: { id: string }[] }>(`/api/matters/${app.otherMatterId}`)).participants[0]?.id ?? '';
  const round = { title: 'X', deadline: '2027-06-01', contactName: 'X', contactMail: 'x@x.example' };
  const registered = { channel: 'mail', receivedOn: '2027-03-01' };
  const pairs: [string, Visitor, string, string, unknown?][] = [
    ['own matter, foreign participant', lead, 'DELETE', `/api/matters/${app.matterId}/participants/${foreignParticipant}`], ['foreign matter, own participant', lead, 'DELETE', `/api/matters/${app.otherMatterId}/participants/${app.participants.writer}`],
    ['own package, foreign document', lead, 'GET', `/api/packages/${app.packageId}/documents/${foreignDocument}`], ['foreign package, own document', lead, 'GET', `/api/packages/${foreign.id}/documents/${app.frozenDocumentId}`],
    ['own package, foreign document as a file', lead, 'GET', `/api/packages/${app.packageId}/documents/${foreignDocument}/docx`],
    ['own consultation, foreign document', almfors, 'GET', `/api/consultations/${app.almfors}/documents/${foreignDocument}`], ['foreign consultation, own document', almfors, 'GET', `/api/consultations/${foreignConsultee}/documents/${app.frozenDocumentId}`],
    ['own matter, foreign package', lead, 'POST', `/api/matters/${app.matterId}/rounds`, { ...round, packageId: foreign.id }], ['foreign matter, own package', lead, 'POST', `/api/matters/${app.otherMatterId}/rounds`, { ...round, packageId: app.packageId }],
    ['own round, foreign consultee', lead, 'POST', `/api/rounds/${app.roundId}/registered-responses`, { ...registered, consulteeId: foreignConsultee }], ['foreign round, own consultee', lead, 'POST', `/api/rounds/${foreignRound}/registered-responses`, { ...registered, consulteeId: app.bjorkvattna }],
    ['own comment, a draft as duplicate', lead, 'PATCH', `/api/comments/${app.commentId}/triage`, { duplicateOf: app.otherCommentId }], ['own response, another’s file', almfors, 'GET', `/api/responses/${app.responseId}/files/${foreignDocument}`],
  ];
  for (const [what, visitor, method, path, body] of pairs) expect([what, (await visitor.send<Problem>(method, path, body, {})).body]).toMatchObject([what, { status: 404, code: 'not-found' }]);
  expectRefused(await lead.patch(`/api/comments/${app.commentId}/triage`, { themeId: foreignTheme }), 422, 'theme-unknown');
  expectRefused(await lead.patch(`/api/comments/${app.commentId}/triage`, { assigneeId: app.people.otherLead }), 422, 'assignee-unknown');
  expectRefused(await almfors.post(`/api/responses/${app.otherResponseId}/comments`, { anchor: { scope: 'document', documentId: foreignDocument }, text: 'x' }), 404, 'not-found');
  // An id in the body never decides what the path has decided already.
  const answer = await lead.patch<{ id: string }>(`/api/matters/${app.matterId}`, { id: app.otherMatterId, matterId: app.otherMatterId, title: 'Samma ärende' });
  expect(given(answer).id).toBe(app.matterId);
  expect(given(await otherLead.get<{ title: string }>(`/api/matters/${app.otherMatterId}`)).title).not.toBe('Samma ärende');
});
