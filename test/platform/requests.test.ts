import { expect, test } from 'vitest';
import { limits } from '#shared/limits.ts';
import { sv } from '#shared/messages/sv.ts';
import type { Problem } from '../../server/platform/http/problems.ts';
import { docxType } from '../../server/platform/files/file-type.ts';
import { entryCount } from '../support/journal-entries.ts';
import { openApp } from '../support/open-app.ts';
import { bodies, county, draft, frozen, open, openAt, submitted } from '../support/stages.ts';
import { expectRefused, given, origin } from '../support/visitor.ts';

const json = { 'content-type': 'application/json' };

test('an unsafe request without our exact origin is turned away', async () => {
  const app = await openAt(county);
  const lead = await app.enter('lead');
  const before = await entryCount(app.store);
  for (const foreign of ['https://evil.example', 'http://localhost:3001', 'http://localhost:3000.evil.example', 'null', '']) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expectRefused(await lead.send(method, '/api/matters', {}, { headers: { origin: foreign } }), 403, 'foreign-origin');
  }
  const bare = await app.app.request('/api/matters', { method: 'POST', headers: { ...json, cookie: lead.cookie ?? '' }, body: '{}' });
  expect([bare.status, ((await bare.json()) as Problem).code]).toEqual([403, 'foreign-origin']);
  expect(await entryCount(app.store)).toBe(before);
  const input = { title: 'Ny', registryNumber: '1', authorityId: app.organisations.rss, bodies };
  for (const own of [origin, 'http://127.0.0.1:3000']) given(await lead.post('/api/matters', input, { headers: { origin: own } }), 201);
});

test('a safe request needs no origin', async () => {
  const app = await openAt(county);
  const lead = await app.enter('lead');
  given(await lead.get('/api/matters', { headers: { origin: 'https://evil.example' } }));
});

test('malformed JSON, an empty body and another form of body are clear problems', async () => {
  const app = await openAt(county);
  const lead = await app.enter('lead');
  for (const body of ['{', 'inte json', '{"title":', '\u0000']) expectRefused(await lead.send('POST', '/api/matters', body, { headers: json }), 400, 'malformed-request');
  expectRefused(await lead.send('POST', '/api/matters', '', { headers: json }), 400, 'malformed-request');
  for (const body of ['[]', '"text"', '17', 'null']) expectRefused(await lead.send('POST', '/api/matters', body, { headers: json }), 422, 'invalid-input');
  const form = await lead.send('POST', '/api/matters', 'title=x', { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  expect([400, 415, 422]).toContain(form.status);
  expectRefused(form, form.status, (form.body as Problem).code);
  expect(app.reports).toEqual([]);
});

test('ten megabytes of text are refused before they are read, on every route that takes JSON', async () => {
  const app = await openAt(open);
  const huge = JSON.stringify({ text: 'x'.repeat(10_000_000) });
  const lead = await app.enter('lead');
  const almfors = await app.enter('almforsCoordinator');
  const tries: [typeof lead, string, string][] = [
    [lead, 'POST', '/api/matters'], [lead, 'PATCH', `/api/matters/${app.matterId}`], [lead, 'POST', `/api/documents/${app.documentId}/remarks`], [lead, 'POST', `/api/rounds/${app.roundId}/registered-responses`],
    [almfors, 'POST', `/api/responses/${app.responseId}/comments`], [almfors, 'PATCH', `/api/comments/${app.commentId}`], [app.visitor(), 'POST', '/api/session'],
  ];
  for (const [visitor, method, path] of tries) {
    const declared = await visitor.send(method, path, huge, { headers: { ...json, 'content-length': String(huge.length) } });
    expect(expectRefused(declared, 413, 'body-too-large').values).toEqual({ megabytes: Math.floor(limits.jsonBody / 1_000_000) });
    expectRefused(await visitor.send(method, path, huge, { headers: json }), 413, 'body-too-large');
  }
  given(await almfors.get(`/api/responses/${app.responseId}`));
});

test('text just beyond its own limit is named by its field, and a comment of fifty thousand characters is taken', async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  given(await almfors.patch(`/api/comments/${app.commentId}`, { version: 0, text: 'å'.repeat(limits.comment) }));
  expect(expectRefused(await almfors.patch(`/api/comments/${app.commentId}`, { version: 0, text: 'å'.repeat(limits.comment + 1) }), 422, 'invalid-input').errors).toEqual([{ pointer: '/text', detail: 'text-too-long' }]);
});

test('an upload beyond the limit is refused with the limit in the answer', async () => {
  const app = await openAt(frozen);
  const lead = await app.enter('lead');
  const { id: roundId } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/rounds`, { packageId: app.packageId, title: 'Omgång', deadline: '2027-06-01', letter: 'x', contactName: 'x', contactMail: 'x@x.example' }), 201);
  const path = `/api/rounds/${roundId}/papers?title=Uppdraget&wanted=false`;
  expect(expectRefused(await lead.upload(path, { name: 'a.pdf', bytes: new Uint8Array(limits.upload + 1) }), 413, 'file-too-large').values).toEqual({ megabytes: 25 });
  expectRefused(await lead.upload(path, { name: 'a.pdf', bytes: new Uint8Array(limits.upload + 2 ** 21) }), 413, 'body-too-large');
});

test('an id that is no id names the field; an unknown one is not there', async () => {
  const app = await openAt(draft);
  const lead = await app.enter('lead');
  for (const id of ['1', 'x'.repeat(500), '..%2f..%2fetc', "' or 1=1 --", '0190a000-0000-7000-8000-00000000000Z']) {
    const answer = await lead.get(`/api/matters/${id}`);
    expect([404, 422]).toContain(answer.status);
    expect(answer.text).not.toContain('or 1=1');
  }
  expectRefused(await lead.get('/api/matters/inget-id'), 404, 'not-found');
  expectRefused(await lead.get('/api/matters/01900000-0000-7000-8000-000000000000'), 404, 'not-found');
});

test('an address that is not there is a problem too', async () => {
  const app = await openApp();
  for (const path of ['/api/no-such-thing', '/api', '/api/../api/nothing', '/API/matters', '/nothing']) expectRefused(await app.visitor().get(path), 404, 'not-found');
  expectRefused(await app.visitor().post('/api/no-such-thing', {}), 404, 'not-found');
});

test('every fault of every field has words of its own in the catalogues', async () => {
  const app = await openAt(submitted);
  const [lead, almfors] = [await app.enter('lead'), await app.enter('almforsCoordinator')];
  const wrong = { title: 7, registryNumber: null, authorityId: [], bodies: 'x', parties: {}, timetable: [{ phase: 'x', plannedOn: 3 }], state: 1, on: 'x', email: 1, name: {}, organisationId: 'x', role: 'emperor', kind: 'x', text: 1, from: 3, to: '!', quote: [], purpose: 'x', confirmed: 'x', deadline: '2027-02-31', letter: 1, contactName: '', contactMail: 'x', category: 'x', officialMail: '', anchor: { scope: 'x', from: { block: 'x', offset: -1 } }, disposition: 'x', version: -1, stance: 'x', decidedOn: 'x', until: 'x', reason: '', channel: 'fax', receivedOn: 'x', consulteeId: 'x', themeId: 'x', packageId: 'x', token: 'x', code: 'x', password: 'x' };
  const paths: [typeof lead, string, string][] = [
    [lead, 'POST', '/api/matters'], [lead, 'POST', `/api/matters/${app.matterId}/phase`], [lead, 'POST', `/api/matters/${app.matterId}/participants`], [lead, 'PUT', `/api/matters/${app.matterId}/timetable`], [lead, 'POST', `/api/matters/${app.matterId}/documents`],
    [lead, 'POST', `/api/documents/${app.documentId}/remarks`], [lead, 'POST', `/api/matters/${app.matterId}/packages`], [lead, 'POST', `/api/matters/${app.matterId}/rounds`], [lead, 'PATCH', `/api/rounds/${app.roundId}`], [lead, 'POST', `/api/rounds/${app.roundId}/consultees`],
    [lead, 'POST', `/api/consultees/${app.almfors}/extension`], [lead, 'POST', `/api/rounds/${app.roundId}/registered-responses`], [almfors, 'PATCH', `/api/responses/${app.responseId}`], [almfors, 'POST', `/api/responses/${app.responseId}/comments`],
    [lead, 'POST', `/api/comments/${app.commentId}/proposal`], [lead, 'PATCH', `/api/comments/${app.commentId}/triage`], [lead, 'POST', `/api/rounds/${app.roundId}/themes`], [app.visitor(), 'POST', '/api/invitations/acceptance'], [app.visitor(), 'POST', '/api/first-run'], [app.visitor(), 'POST', '/api/session'],
  ];
  const speechless: string[] = [];
  for (const [visitor, method, path] of paths) {
    for (const body of [wrong, {}]) {
      const answer = await visitor.send<Problem>(method, path, body, {});
      if (answer.status < 400) continue;
      expectRefused(answer, answer.status, answer.body.code);
      for (const { pointer, detail } of answer.body.errors ?? []) if (!(`refusal.${detail}` in sv)) speechless.push(`${path.replace(/[0-9a-f-]{36}/g, ':id')} ${pointer}: ${detail}`);
      expect(answer.text).not.toContain('emperor');
    }
  }
  expect(speechless).toEqual([]);
});

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; manifest-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard overens-frozen overens-offline";
const always = { 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' };

test('every kind of answer carries the security headers, errors and files included', async () => {
  const app = await openAt(frozen);
  const lead = await app.enter('lead');
  const answers = {
    session: await app.visitor().get('/api/session'), list: await lead.get('/api/matters'), refused: await app.visitor().get('/api/matters'), foreign: await lead.send('POST', '/api/matters', {}, { headers: { origin: 'https://evil.example' } }),
    unknown: await lead.get('/api/nothing'), malformed: await lead.send('POST', '/api/matters', '{', { headers: json }), tooLarge: await lead.send('POST', '/api/matters', 'x'.repeat(3_000_000), { headers: json }),
    openapi: await app.visitor().get('/api/openapi.json'), alive: await app.visitor().get('/healthz'), ready: await app.visitor().get('/readyz'),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const shown = Object.fromEntries(Object.keys(always).map((key) => [key, answer.headers.get(key)]));
    expect(shown, name).toEqual(always);
    expect(answer.headers.get('content-security-policy'), name).toBe(policy);
    expect(answer.headers.get('x-powered-by'), name).toBeNull();
    expect(answer.headers.get('access-control-allow-origin'), name).toBeNull();
    if (!['alive', 'ready'].includes(name)) expect(answer.headers.get('cache-control'), name).toBe('no-store');
  }
});

test('a file is a download that no browser renders in our origin', async () => {
  const app = await openAt(frozen);
  const lead = await app.enter('lead');
  for (const path of [`/api/documents/${app.documentId}/export`, `/api/packages/${app.packageId}/documents/${app.frozenDocumentId}/docx`]) {
    const answer = await lead.raw('GET', path);
    expect(Object.fromEntries(Object.keys(always).map((key) => [key, answer.headers.get(key)]))).toEqual(always);
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(answer.headers.get('content-type')).toBe(docxType);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.-]+$/);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(Buffer.from(await answer.arrayBuffer()).subarray(0, 2).toString()).toBe('PK');
  }
});

test('alive and ready are told without signing in, and say no more', async () => {
  const app = await openApp();
  expect(given(await app.visitor().get('/healthz'))).toEqual({ alive: true });
  expect(given(await app.visitor().get('/readyz'))).toEqual({ ready: true });
  await app.store.close();
  const answer = await app.visitor().get('/readyz');
  expectRefused(answer, 503, 'not-ready');
  app.store.close = async () => {};
});

test('what nobody foresaw is a bare 500 with a number, and the log holds no words of ours or theirs', async () => {
  const app = await openAt(county);
  const lead = await app.enter('lead');
  const sly = 'väldigt hemlig titel';
  app.store.write = () => Promise.reject(new Error(`driver says: insert into matters values ('${sly}')`));
  const answer = await lead.post('/api/matters', { title: sly, registryNumber: '1', authorityId: app.organisations.rss, bodies });
  const problem = expectRefused(answer, 500, 'unexpected');
  expect(Object.keys(problem).sort()).toEqual(['code', 'instance', 'status', 'title', 'type']);
  expect(app.reports).toHaveLength(1);
  expect(JSON.stringify(app.reports)).not.toContain(sly);
  expect(problem.instance).toContain(String(app.reports[0]?.facts.requestId));
});
