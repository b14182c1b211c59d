import { expect, test } from 'vitest';
import type { Consultation, Consultee, Round } from '#shared/consultation.ts';
import { apiRoutes } from '../support/api-routes.ts';
import { canary, consultationOf, open, openAt, planned, submitted, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const outsiders = ['lead', 'owner', 'writer', 'chair', 'council', 'admin', 'almforsCoordinator', 'otherLead', 'stranger'] as const satisfies Who[];

test('rule 8, I11: nobody outside the consultee reads a word, a count or a name of what is not submitted', async () => {
  const app = await openAt(submitted);
  const ids: Record<string, string[]> = {
    matters: [app.matterId, app.otherMatterId], documents: [app.documentId, app.frozenDocumentId], packages: [app.packageId], rounds: [app.roundId], consultees: [app.almfors, app.bjorkvattna], consultations: [app.almfors, app.bjorkvattna],
    responses: [app.responseId, app.otherResponseId], comments: [app.commentId, app.otherCommentId], remarks: [], themes: [], mail: [],
  };
  const gets = apiRoutes(app.app).filter((route) => route.method === 'GET' && !/\/(events|sync)$/.test(route.path));
  // The lead may read most in the team, the administrator most in the house.
  for (const who of ['lead', 'admin', 'almforsCoordinator', 'otherLead', null] as const) {
    const visitor = who === null ? app.visitor() : await app.enter(who);
    for (const { path } of gets) {
      const kind = path.split('/')[2] ?? '';
      const filled = (path.includes(':id') ? ids[kind] ?? [] : ['']).map((id) => path.replace(':id', id).replace(':documentId', app.frozenDocumentId).replace(':fileId', app.commentId).replace(':format', 'json'));
      for (const address of filled) {
        const { text } = await visitor.get(address);
        expect(text, `${who} at ${address}`).not.toContain(canary);
        expect(text, `${who} at ${address}`).not.toContain(app.otherCommentId);
        if (who !== 'admin') expect(text, `${who} at ${address}`).not.toContain(app.otherResponseId);
      }
    }
  }
});

test('the register looks the same whether a consultee has written much or nothing', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const seen = async () => [given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)), given(await lead.get<Round>(`/api/rounds/${app.roundId}`)), given(await lead.get(`/api/matters/${app.matterId}/journal`)), given(await lead.get(`/api/rounds/${app.roundId}/overview`)), given(await lead.get(`/api/rounds/${app.roundId}/comments`)), given(await lead.get(`/api/matters/${app.matterId}/next-step`)), given(await lead.get(`/api/documents/${app.documentId}/comment-places`))];
  const before = await seen();
  const almfors = await app.enter('almforsCoordinator');
  for (let n = 0; n < 5; n += 1) given(await almfors.post(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: `Synpunkt ${n}` }), 201);
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'opposes', summary: 'Nej' }));
  expect(await seen()).toEqual(before);
});

test('the draft of another is not there, for the team as for the other consultees', async () => {
  const app = await openAt(open);
  for (const who of outsiders) {
    const visitor = await app.enter(who);
    for (const path of [`/api/responses/${app.otherResponseId}`, `/api/responses/${app.otherResponseId}/receipt`, `/api/responses/${app.otherResponseId}/receipt.json`, `/api/consultations/${app.bjorkvattna}`, `/api/consultations/${app.bjorkvattna}/documents/${app.frozenDocumentId}`, `/api/comments/${app.otherCommentId}/answer`]) {
      const foreign = await visitor.get(path);
      expectRefused(foreign, 404, 'not-found');
      const absent = await visitor.get(path.replace(/[0-9a-f]{8}-[0-9a-f]{4}/, '01900000-0000'));
      expect(foreign.text.replace(/urn:uuid:[^"]+/, '')).toBe(absent.text.replace(/urn:uuid:[^"]+/, ''));
    }
    for (const [method, path, body] of [['PATCH', `/api/responses/${app.otherResponseId}`, { stance: 'opposes' }], ['POST', `/api/responses/${app.otherResponseId}/submission`, undefined], ['POST', `/api/consultations/${app.bjorkvattna}/response`, undefined], ['POST', `/api/consultations/${app.bjorkvattna}/visit`, undefined]] as const) {
      expectRefused(await visitor.send(method, path, body, {}), 404, 'not-found');
    }
  }
});

test('a consultee reads the letter, the frozen text and who else is asked, and none of the working matter', async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  const view: Consultation = await consultationOf(almfors, app.almfors);
  expect(view).toMatchObject({ consultee: 'Almfors kommun, Socialnämnden', matter: { registryNumber: 'RG 2027/00417' }, round: { state: 'open', letter: expect.stringContaining('Ni inbjuds') }, consultees: ['Almfors kommun, Socialnämnden', 'Björkvattna kommun'], response: { id: app.responseId }, refusals: { begin: 'response-begun' } });
  expect(given(await almfors.get<{ html: string }>(`/api/consultations/${app.almfors}/documents/${app.frozenDocumentId}`)).html).toContain('samordnad individuell plan');
  expect((await almfors.raw('GET', `/api/consultations/${app.almfors}/documents/${app.frozenDocumentId}/docx`)).status).toBe(200);
  for (const path of [`/api/matters/${app.matterId}`, `/api/documents/${app.documentId}`, `/api/rounds/${app.roundId}`, `/api/rounds/${app.roundId}/consultees`, `/api/rounds/${app.roundId}/comments`, `/api/packages/${app.packageId}`]) expectRefused(await almfors.get(path), 404, 'not-found');
});

test('a list that is still being made is the lead’s own', async () => {
  const app = await openAt(planned);
  const almfors = await app.enter('almforsCoordinator');
  expect(given(await almfors.get<{ items: unknown[] }>('/api/consultations')).items).toEqual([]);
  expectRefused(await almfors.get(`/api/consultations/${app.almfors}`), 404, 'not-found');
  expectRefused(await almfors.post(`/api/consultations/${app.almfors}/response`), 404, 'not-found');
});

test('what is submitted is read by the team, and still by no other consultee', async () => {
  const app = await openAt(submitted);
  for (const who of ['lead', 'writer', 'reference'] as const) expect(given(await (await app.enter(who)).get(`/api/responses/${app.responseId}`))).toMatchObject({ state: 'submitted', stance: 'supports_with_remarks', refusals: { write: expect.any(String) } });
  for (const who of ['bjorkvattnaCoordinator', 'admin', 'otherLead', 'former'] as const) expectRefused(await (await app.enter(who)).get(`/api/responses/${app.responseId}`), 404, 'not-found');
});
