/** Who may read which public page, when: the same for everybody, signed in or not, and nothing before it is published (design D8, `domain.md` 5). */
import { expect, test } from 'vitest';
import { publicRoutes } from '../support/api-routes.ts';
import { openApp } from '../support/open-app.ts';
import { publishPage } from '../support/public-form.ts';
import { answering, open, openAt, planned, type Scene, type Who } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const phases = ['planned', 'open', 'closed'] as const;
type Phase = (typeof phases)[number];
const stages = { planned, open, closed: answering } as const;
type Planned = Scene<Awaited<ReturnType<typeof planned>>['facts']> & { responseId?: string };

const typed = new URLSearchParams({ name: '', email: '', text: '', website: '', act: 'send' }).toString();
const nothing = '01900000-0000-7000-8000-000000000000';
/** What is answered once the page is published with its form on; 404 in every phase before. */
interface Row { path: (app: Planned) => string; published: number | Partial<Record<Phase, number>> }
const once = (status: number, ...when: Phase[]): Partial<Record<Phase, number>> => Object.fromEntries(when.map((phase) => [phase, status]));
const rows: Record<string, Row> = {
  'GET /offentligt': { path: () => '/offentligt', published: 200 },
  'GET /offentligt/:roundId': { path: (app) => `/offentligt/${app.roundId}`, published: 200 },
  'GET /offentligt/:roundId/text/:documentId': { path: (app) => `/offentligt/${app.roundId}/text/${app.frozenDocumentId}`, published: once(200, 'open', 'closed') },
  // Nobody asked to have the responses shown: each needs its own privacy check.
  'GET /offentligt/:roundId/svar/:responseId': { path: (app) => `/offentligt/${app.roundId}/svar/${app.responseId ?? nothing}`, published: {} },
  'GET /offentligt/:roundId/handlingar.pdf': { path: (app) => `/offentligt/${app.roundId}/handlingar.pdf`, published: once(200, 'open', 'closed') },
  'GET /offentligt/:roundId/sammanstallning.pdf': { path: (app) => `/offentligt/${app.roundId}/sammanstallning.pdf`, published: {} },
  'GET /offentligt/:roundId/sammanstallning': { path: (app) => `/offentligt/${app.roundId}/sammanstallning`, published: {} },
  'GET /offentligt/:roundId/bilder/:hash': { path: (app) => `/offentligt/${app.roundId}/bilder/${'0'.repeat(64)}`, published: {} },
  'GET /offentligt/:roundId/svara': { path: (app) => `/offentligt/${app.roundId}/svara`, published: once(200, 'open') },
  // What lacks a name is told of first; a whole one is refused outside the open round, which is tested with the form itself.
  'POST /offentligt/:roundId/svara': { path: (app) => `/offentligt/${app.roundId}/svara`, published: 422 },
  'GET /offentligt/:roundId/svara/skickat': { path: (app) => `/offentligt/${app.roundId}/svara/skickat`, published: 200 },
  'GET /offentligt/:roundId/svara/bekraftat': { path: (app) => `/offentligt/${app.roundId}/svara/bekraftat`, published: 200 },
  'GET /offentligt/:roundId/bekrafta/:secret': { path: (app) => `/offentligt/${app.roundId}/bekrafta/gissat`, published: {} },
  'POST /offentligt/:roundId/bekrafta/:secret': { path: (app) => `/offentligt/${app.roundId}/bekrafta/gissat`, published: {} },
};
const visitors = [null, 'lead', 'admin', 'almforsCoordinator', 'stranger'] as const satisfies readonly (Who | null)[];

test('every public page has a row, and every row a page', async () => {
  const { app } = await openApp();
  expect(publicRoutes(app).map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(rows).sort());
});

test.each(phases)('a public page is the same to everybody while the round is %s, and not there before it is published', { timeout: 120_000 }, async (phase) => {
  const app = (await openAt(stages[phase] as typeof planned)) as Planned;
  const lead = await app.enter('lead');
  if (phase !== 'closed') given(await lead.put(`/api/rounds/${app.roundId}/public-form`, { on: true }));
  const asked = async (): Promise<Record<string, number>> => {
    const found: Record<string, number> = {};
    for (const [route, { path }] of Object.entries(rows)) {
      const [method = 'GET'] = route.split(' ');
      const texts = new Set<string>();
      for (const who of visitors) {
        const visitor = who === null ? app.visitor() : await app.enter(who);
        const answer = await visitor.send(method, path(app), method === 'POST' ? typed : undefined, { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
        found[route] = answer.status;
        expect(answer.headers.get('set-cookie'), `${route} sets no cookie`).toBeNull();
        texts.add(`${answer.status} ${answer.text}`);
      }
      expect(texts.size, `${route} is the same to everybody`).toBe(1);
    }
    return found;
  };
  expect(await asked()).toEqual(Object.fromEntries(Object.keys(rows).map((route) => [route, route === 'GET /offentligt' ? 200 : 404])));
  await publishPage(app, lead);
  expect(await asked()).toEqual(Object.fromEntries(Object.entries(rows).map(([route, { published }]) => [route, typeof published === 'number' ? published : published[phase] ?? 404])));
});
