/** `domain.md` rule 4: each consultee can fetch what happened to its comments as one document. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Outcome } from '#shared/answer-outcome.ts';
import { canary, answering, openAt, type Who } from '../support/stages.ts';
import { lettersOf, pdfPrograms, readPdf } from '../export/pdf-reading.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';

/** Almfors' words are changed as it proposed, its second comment is refused, and Björkvattna's is noted; the round is concluded. */
async function concluded({ conclude = true } = {}) {
  const app = await openAt(answering);
  const [lead, writer] = [await app.enter('lead'), await app.enter('writer')];
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'accepted', version: 0 }));
  given(await writer.post(`/api/comments/${app.commentId}/wording`, { words: 'samordnad gemensam plan', stands: 'samordnad individuell plan' }));
  given(await lead.post(`/api/comments/${app.secondCommentId}/decision`, { disposition: 'not_accepted', rationale, version: 0 }));
  given(await lead.post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'noted', rationale: 'Frågan tas upp i styrgruppen.', version: 0 }));
  if (conclude) given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  const outcome = async (who: Who | 'colleague', consultee = app.almfors) => (await app.enter(who)).get<Outcome>(`/api/consultations/${consultee}/outcome`);
  return { app, lead, outcome };
}

test('a consultee reads each of its comments with its answer, the reason and the words before and after, and nobody else’s', async () => {
  const { outcome } = await concluded();
  const mine = given(await outcome('almforsCoordinator'));
  expect(mine).toMatchObject({ consultee: 'Almfors kommun, Socialnämnden', stance: 'supports_with_remarks', concludedOn: '2027-03-01', undecided: 0, byDisposition: { accepted: 1, not_accepted: 1, noted: 0 } });
  expect(mine.comments).toMatchObject([
    { number: 1, disposition: 'not_accepted', rationale, changes: [] },
    { number: 2, clauseNumber: '2.1', quote: 'samordnad individuell plan', disposition: 'accepted', changes: [{ clauseNumber: '2.1', clauseHeading: 'Kommunens ansvar', before: 'samordnad individuell plan', after: 'samordnad gemensam plan' }] },
  ]);
  expect(JSON.stringify(mine)).not.toContain(canary);
  expect(JSON.stringify(mine)).not.toContain('Frågan tas upp i styrgruppen.');
});

test('a duplicate is told the answer and the changed words of the comment it says the same as', async () => {
  const { app, lead, outcome } = await concluded({ conclude: false });
  given(await lead.patch(`/api/comments/${app.otherCommentId}/triage`, { duplicateOf: app.commentId }));
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  expect(given(await outcome('bjorkvattnaCoordinator', app.bjorkvattna)).comments).toMatchObject([{ disposition: 'accepted', changes: [{ after: 'samordnad gemensam plan' }] }]);
});

test('until the round is concluded the consultee is told to wait, and the team reads what is decided so far', async () => {
  const { app, lead, outcome } = await concluded({ conclude: false });
  expectRefused(await outcome('almforsCoordinator'), 409, 'outcome-not-ready');
  expectRefused(await (await app.enter('almforsCoordinator')).get(`/api/consultations/${app.almfors}/outcome/docx`), 409, 'outcome-not-ready');
  given(await lead.post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'answered', rationale, version: 1 }));
  expect(given(await outcome('reference'))).toMatchObject({ concludedOn: null, undecided: 0 });
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  given(await outcome('almforsCoordinator'));
  given(await lead.post(`/api/rounds/${app.roundId}/reopening`, { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Ett svar var fel.' }));
  expectRefused(await outcome('almforsCoordinator'), 409, 'outcome-not-ready');
});

test('what is only proposed is told to nobody outside, and nothing of it in the paper', async () => {
  const app = await openAt(answering);
  given(await (await app.enter('writer')).post(`/api/comments/${app.commentId}/proposal`, { disposition: 'not_accepted', rationale, version: 0 }));
  const seen = given(await (await app.enter('lead')).get<Outcome>(`/api/consultations/${app.almfors}/outcome`));
  expect(seen).toMatchObject({ undecided: 2 });
  expect(seen.comments[1]).toMatchObject({ disposition: null, rationale: '', changes: [] });
});

test('others are told that there is nothing', async () => {
  const { app, outcome } = await concluded();
  for (const who of ['bjorkvattnaCoordinator', 'otherLead', 'former', 'stranger', 'admin'] as const) {
    expectRefused(await outcome(who), 404, 'not-found');
    for (const format of ['docx', 'pdf']) expectRefused(await (await app.enter(who)).get(`/api/consultations/${app.almfors}/outcome/${format}`), 404, 'not-found');
  }
});

test('the same stands in the Word file, in the language asked for, and is marked while the answers may change', async () => {
  const { app } = await concluded();
  const wordFile = async (who: Who, locale: string) => {
    const response = await (await app.enter(who)).raw('GET', `/api/consultations/${app.almfors}/outcome/docx?locale=${locale}`);
    expect(response.status).toBe(200);
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
    return Object.entries(parts).filter(([name]) => /word\/(?:document|header\d*)\.xml$/.test(name)).map(([, bytes]) => strFromU8(bytes)).join('\n').replaceAll(/<[^>]+>/g, '\n');
  };
  const swedish = await wordFile('almforsCoordinator', 'sv');
  for (const said of ['Vad hände med synpunkterna från Almfors kommun, Socialnämnden?', 'Synpunkt 2. 2.1 Kommunens ansvar', 'Tillgodoses inte', rationale, 'samordnad gemensam plan', 'Lydelsen före 2.1 Kommunens ansvar']) expect(swedish).toContain(said);
  expect(swedish).not.toContain('Arbetsmaterial');
  expect(await wordFile('lead', 'en')).toContain('What happened to the comments of');
});

test('and as PDF/A', async () => {
  const { app } = await concluded();
  const response = await (await app.enter('almforsCoordinator')).raw('GET', `/api/consultations/${app.almfors}/outcome/pdf`);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(strFromU8(bytes.slice(0, 5))).toBe('%PDF-');
  if (!pdfPrograms) return;
  const { text, check, facts } = readPdf(bytes);
  expect([check, facts['Tagged']]).toEqual(['', 'yes']);
  for (const words of ['Tillgodoses inte', rationale, 'samordnad gemensam plan']) expect(lettersOf(text), words).toContain(lettersOf(words));
}, 60_000);
