/** A whole house in process: private database, real realtime, memory signal, outbox rows, a movable clock. No ports, nothing of ours replaced. */
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { DemoAccountView } from '#shared/people.ts';
import { apiApp, type App, jobHandlers } from '../../server/app.ts';
import { admitUpdate } from '../../server/drafting/admission.ts';
import { followDiscussions } from '../../server/drafting/discussion/following.ts';
import { draftPlaces } from '../../server/drafting/draft-places.ts';
import { judgeDocument } from '../../server/drafting/judge.ts';
import { tryOnLockedClauses } from '../../server/drafting/lock-trial.ts';
import { updateLog } from '../../server/drafting/working-document.ts';
import { openSessions, type Sessions } from '../../server/people/sessions.ts';
import { openFiles } from '../../server/platform/files/files.ts';
import type { House } from '../../server/platform/house.ts';
import { type JobHandlers, runNextJob } from '../../server/platform/jobs/jobs.ts';
import { type Change, memorySignal } from '../../server/platform/signal/signal.ts';
import type { Store } from '../../server/platform/storage/store.ts';
import type { Realtime } from '../../server/realtime/ports.ts';
import { openRealtime } from '../../server/realtime/realtime.ts';
import { type MovableClock, movableClock } from './clock.ts';
import { dropAll, freshDatabase, type TestDatabase } from './test-database.ts';
import { origin, Visitor } from './visitor.ts';

export interface OpenedApp {
  app: App;
  house: House;
  store: Store;
  realtime: Realtime;
  sessions: Sessions;
  clock: MovableClock;
  database: TestDatabase;
  /** What was announced, in order. */
  changes: Change[];
  /** What was written to the operator's log. */
  reports: { event: string; facts: Record<string, unknown> }[];
  /** A visitor who is not signed in. */
  visitor(): Visitor;
  /** A second process on the same store, one that does not hold the document sockets; its visitors by person. */
  otherProcess(): { as(personId: string): Promise<Visitor> };
  /** A visitor with a session of this person. */
  as(personId: string): Promise<Visitor>;
  runJobs(): Promise<void>;
  handlers: JobHandlers;
  /** What the server does every few seconds: finds the words of margin threads again after edits. */
  followThreads(): Promise<number>;
  close(): Promise<void>;
}

export interface OpenOptions {
  database?: 'sqlite' | 'postgres';
  now?: string;
  /** A prepared house to begin from; its database is copied. */
  from?: TestDatabase;
  demo?: boolean;
  demoAccounts?: DemoAccountView[];
  /** False as in a process that does not hold the document sockets. */
  servesSockets?: boolean;
}

export const aMorning = '2027-03-01T08:00:00.000Z';
const opened = new Set<OpenedApp>();

export async function openApp(options: OpenOptions = {}): Promise<OpenedApp> {
  const database = options.from ? await options.from.copy() : await freshDatabase(options.database);
  const signal = memorySignal();
  const changes: Change[] = [];
  const reports: OpenedApp['reports'] = [];
  signal.subscribe((change) => changes.push(change));
  const store = database.open({ announce: (change) => signal.publish(change) });
  const clock = movableClock(options.now ?? aMorning);
  const report = (event: string, facts: Record<string, unknown>) => void reports.push({ event, facts });
  const house: House = { store, files: openFiles(join(database.dataDir, 'files')), signal, clock, report, origins: [origin, 'http://127.0.0.1:3000'], demo: options.demo ?? false, checkAnswers: true };
  const following = followDiscussions(store, updateLog(store));
  const realtime = openRealtime({ serves: () => options.servesSockets ?? true, log: following.log, clock, report, admit: admitUpdate, trial: tryOnLockedClauses, judge: judgeDocument });
  const sessions = openSessions(store, { secure: false });
  const places = draftPlaces(realtime);
  const stopping = new AbortController();
  const app = apiApp(house, {
    sessions, realtime, places, servesSockets: () => options.servesSockets ?? true, nudgeJobs: () => {}, nudgeMail: () => {}, nudgeExports: () => {}, stopping: stopping.signal, demoAccounts: options.demoAccounts ?? [],
  });
  const handlers = jobHandlers(house, { places, stopping: stopping.signal });
  const ask = (path: string, init: RequestInit) => app.request(path, init);
  const one: OpenedApp = {
    app, house, store, realtime, sessions, clock, database, changes, reports, handlers,
    visitor: () => new Visitor(ask),
    otherProcess: () => {
      const idle = openRealtime({ serves: () => false, log: following.log, clock, report, admit: admitUpdate, judge: judgeDocument });
      const other = apiApp(house, { sessions, realtime: idle, places: draftPlaces(idle), servesSockets: () => false, nudgeJobs: () => {}, nudgeMail: () => {}, nudgeExports: () => {}, stopping: stopping.signal, demoAccounts: [] });
      return { as: async (personId) => new Visitor((path, init) => other.request(path, init), (await sessions.start(personId)).split(';')[0] ?? null) };
    },
    as: async (personId) => new Visitor(ask, (await sessions.start(personId)).split(';')[0] ?? null),
    runJobs: async () => { while (await runNextJob(store, handlers, clock)); },
    followThreads: () => following.follow(places),
    async close() {
      if (!opened.delete(one)) return;
      stopping.abort();
      await realtime.stop();
      await signal.close();
      await store.close();
    },
  };
  opened.add(one);
  return one;
}

afterAll(async () => {
  for (const one of opened) await one.close();
  await dropAll();
});
