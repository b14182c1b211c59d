/** Mounts the rooms. */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { generateSpecs } from 'hono-openapi';
import { limits } from '#shared/limits.ts';
import type { DemoAccountView } from '#shared/people.ts';
import { carryAnswers } from './answers/carrying.ts';
import { isConcluded } from './answers/conclusion.ts';
import { changeRoutes } from './answers/change-routes.ts';
import { makeExport } from './answers/exports/making.ts';
import { writeExportJob } from './answers/exports/exports.ts';
import { makeFinalReport } from './answers/final-making.ts';
import { writeFinalReportJob } from './answers/final-orders.ts';
import { readDrafts } from './answers/places.ts';
import { openReadings } from './answers/readings.ts';
import { publicEnd } from './answers/public-report.ts';
import { outcomeRoutes } from './answers/outcome-routes.ts';
import { answerRoutes } from './answers/routes.ts';
import { openConsulted } from './answers/consulted-texts.ts';
import { hearsConsultation } from './consultation/hearing.ts';
import { writeLetterCopy } from './consultation/letter-copies.ts';
import { letterCopyJob } from './consultation/letter-file.ts';
import { remindConsultees, remindJob } from './consultation/reminders.ts';
import { tellReturned, tellReturnedJob } from './consultation/returned-letters.ts';
import { publicPages } from './consultation/public/pages.ts';
import { publicationRoutes } from './consultation/public/publication-routes.ts';
import { formPages } from './consultation/unsolicited/form-pages.ts';
import { tellWaiting, tellWaitingJob } from './consultation/unsolicited/telling.ts';
import { moderationRoutes } from './consultation/unsolicited/moderation-routes.ts';
import { consultationRoutes } from './consultation/routes.ts';
import { takeUpConsultees } from './consultation/consultees.ts';
import { noticeJob, sendRemarkNotices } from './drafting/discussion/remark-notices.ts';
import type { DraftPlaces } from './drafting/draft-places.ts';
import { reminderJob, remindReaders } from './drafting/readings/reading-letters.ts';
import { printResponse } from './consultation/response-papers.ts';
import { printResponseJob } from './consultation/submission.ts';
import { printFrozenDocument, renderFrozenDocument, writeAnswerFile } from './drafting/render.ts';
import { draftingRoutes } from './drafting/routes.ts';
import { teamMattersOf } from './matters/actor.ts';
import { keepsItsLead } from './matters/last-lead.ts';
import { takeUpRoles } from './matters/participants.ts';
import type { Hears } from './matters/events.ts';
import { involvementRoutes } from './matters/involvement/routes.ts';
import { matterRoutes } from './matters/routes.ts';
import { openAccount } from './people/accounts.ts';
import { visiting } from './people/actor.ts';
import { passwordLinkJob, sendAskedLink } from './people/new-passwords.ts';
import { peopleRoutes } from './people/routes.ts';
import type { Sessions } from './people/sessions.ts';
import type { House } from './platform/house.ts';
import { problem, toProblem } from './platform/http/problems.ts';
import { bodyUpTo, headers, notStored, requestIds, sameOrigin } from './platform/http/security.ts';
import type { JobHandlers } from './platform/jobs/jobs.ts';
import type { Realtime } from './realtime/ports.ts';

export interface Doors {
  sessions: Sessions;
  realtime: Realtime;
  places: DraftPlaces;
  servesSockets: () => boolean;
  nudgeJobs: () => void;
  nudgeMail: () => void;
  /** Files of a comment summary have lanes of their own: nobody's letter waits for one. */
  nudgeExports: () => void;
  stopping: AbortSignal;
  demoAccounts: DemoAccountView[];
  /** The address of the public pages' built style sheet; null where nothing was built. */
  publicStyles?: () => Promise<string | null>;
  /** Network addresses of the reverse proxies in front; none when they are not told of. */
  trustedProxies?: readonly string[];
}

/** `stopping`: long work ends when the server does, and is taken up by the next. */
export function jobHandlers(house: House, { places, stopping }: Pick<Doors, 'places' | 'stopping'>): JobHandlers {
  const drafts = readDrafts(places);
  return { 'render-frozen-document': (input) => renderFrozenDocument(house, input), [printResponseJob]: (input) => printResponse(house, input), 'print-frozen-document': (input) => printFrozenDocument(house, input), 'write-answer-file': (input) => writeAnswerFile(house, input), [noticeJob]: (input) => sendRemarkNotices(house, input), [reminderJob]: (input) => remindReaders(house, input), [tellWaitingJob]: (input) => tellWaiting(house, input), [letterCopyJob]: (input) => writeLetterCopy(house, input), [remindJob]: (input) => remindConsultees(house, input), [tellReturnedJob]: (input) => tellReturned(house, input), [passwordLinkJob]: (input) => sendAskedLink(house, input), [writeExportJob]: (input, job) => makeExport(house, { drafts, stopping }, input, job), [writeFinalReportJob]: (input, job) => makeFinalReport(house, { drafts, stopping }, input, job) };
}

/** The API; pages and files are added by `main.ts`, since tests need none. */
export function apiApp(house: House, doors: Doors) {
  // One reading of a round for all who ask about it.
  const texts = openConsulted(house.store.read);
  const readings = openReadings(house.store.read, texts);
  const hears: Hears = async (person, change) => {
    if (!(await doors.sessions.isOpen(person.sessionId))) return false;
    // Asked anew: who was made an administrator, or is one no longer, hears of it and is judged by it at once.
    if (change.audience === 'house') return (change.subject === 'person' && change.id === person.id) || (await openAccount(house.store.read, { id: person.id }))?.isAdministrator === true;
    if (change.audience === 'team' || change.audience === 'public' || change.audience.startsWith('consultees:')) {
      if (change.matterId !== null && (await teamMattersOf(house.store.read, person.id)).has(change.matterId)) return true;
    }
    return hearsConsultation(house.store.read, person, change);
  };
  const ended = (which: { sessionId?: string; personId?: string }) => {
    doors.realtime.close(which, 'signed-out');
    house.signal.publish({ matterId: null, audience: 'processes', subject: 'session', id: which.sessionId ?? which.personId ?? '' });
  };
  const roleEnded = (personId: string) => void doors.realtime.close({ personId }, 'access-changed');

  const api = new Hono()
    .basePath('/api')
    .use(notStored)
    .use(sameOrigin(house.origins))
    .use(visiting(house, doors.sessions))
    .use(async (c, next) => {
      const uploads = /\/(import|papers|updates|images|word-answer|memo-template|report-template|answer-sheet)$/.test(c.req.path);
      return bodyUpTo(uploads ? limits.upload + 2 ** 20 : limits.jsonBody)(c, next);
    })
    .route('/', peopleRoutes(house, { sessions: doors.sessions, ended, welcome: [takeUpRoles, takeUpConsultees], farewell: [keepsItsLead], demoAccounts: doors.demoAccounts, nudgeJobs: doors.nudgeJobs }))
    .route('/', matterRoutes(house, { hears, roleEnded, stopping: doors.stopping }))
    .route('/', involvementRoutes(house))
    .route('/', draftingRoutes(house, { realtime: doors.realtime, places: doors.places, servesSockets: doors.servesSockets, nudgeJobs: doors.nudgeJobs, sessionIsOpen: doors.sessions.isOpen }))
    .route('/', consultationRoutes(house, { nudgeMail: doors.nudgeMail, sessions: doors.sessions, isConcluded, carryAnswers }))
    .route('/', publicationRoutes(house, publicEnd))
    .route('/', moderationRoutes(house, { nudgeMail: doors.nudgeMail, isConcluded }))
    .route('/', answerRoutes(house, { places: doors.places, texts, readings, nudgeMail: doors.nudgeMail, nudgeExports: doors.nudgeExports }))
    .route('/', changeRoutes(house, { realtime: doors.realtime, places: doors.places, texts, readings }))
    .route('/', outcomeRoutes(house));

  const app = new Hono<{ Variables: { requestId: string } }>()
    .use(requestIds)
    .use(headers(house))
    .use(compress());
  const whole = app
    .get('/healthz', (c) => c.json({ alive: true }, 200))
    .get('/readyz', async (c) => {
      try {
        await house.store.probe();
        return c.json({ ready: true }, 200);
      } catch {
        return problem(c, 503, 'not-ready');
      }
    })
    .route('/', publicPages(house, { end: publicEnd, styles: doors.publicStyles ?? (async () => null) }))
    .route('/', formPages(house, { end: publicEnd, styles: doors.publicStyles ?? (async () => null), nudgeMail: doors.nudgeMail, trustedProxies: doors.trustedProxies ?? [] }))
    .route('/', api);
  whole.get('/api/openapi.json', async (c) => c.json(await generateSpecs(api, {
    documentation: { openapi: '3.1.0', info: { title: 'Överens', version: '0.1.0', description: 'Everything the screens do. Unsafe methods need the exact Origin; errors are RFC 9457 problem details with a stable code.' } },
  }), 200));
  whole.all('/api/*', (c) => problem(c, 404, 'not-found'));
  whole.onError(toProblem(house));
  whole.notFound((c) => problem(c, 404, 'not-found'));
  return whole;
}

export type App = ReturnType<typeof apiApp>;
