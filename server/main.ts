/** Starts and stops: every port is chosen here, once. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import pg from 'pg';
import { pino } from 'pino';
import { WebSocketServer } from 'ws';
import { limits } from '#shared/limits.ts';
import { apiApp, jobHandlers } from './app.ts';
import { type Config, readCommand, readConfig } from './config.ts';
import { backup, restore, verify } from './commands.ts';
import { demoAccounts } from './demo/accounts.ts';
import { loadDemo } from './demo/load.ts';
import { admitUpdate } from './drafting/admission.ts';
import { followDiscussions } from './drafting/discussion/following.ts';
import { draftPlaces } from './drafting/draft-places.ts';
import { judgeDocument } from './drafting/judge.ts';
import { tryOnLockedClauses } from './drafting/lock-trial.ts';
import { updateLog } from './drafting/working-document.ts';
import { sweepExports, writeExportJob } from './answers/exports/exports.ts';
import { sweepFinalReports, writeFinalReportJob } from './answers/final-orders.ts';
import { readReturnedMail } from './consultation/returned-letters.ts';
import { sweepInvitationLetters } from './people/invitations.ts';
import { sweepSetAside } from './platform/mail/returned.ts';
import { sweepUnsolicited } from './consultation/unsolicited/unsolicited.ts';
import { sweepUploads } from './consultation/uploads.ts';
import { nightlyCheck } from './nightly.ts';
import { sweepPasswordLinks } from './people/new-passwords.ts';
import { openSessions } from './people/sessions.ts';
import { sweepSignInFailures } from './people/sign-in.ts';
import { lockDataDir } from './platform/data-dir.ts';
import { openFiles } from './platform/files/files.ts';
import type { House } from './platform/house.ts';
import { forgetOldAnswers } from './platform/http/idempotency.ts';
import { builtStyles } from './platform/http/built-styles.ts';
import { clientFiles } from './platform/http/client-files.ts';
import { freeJobs, runNextJob } from './platform/jobs/jobs.ts';
import { folderMailer, smtpMailer } from './platform/mail/mailers.ts';
import { sendWaitingLetters } from './platform/mail/outbox.ts';
import { rhythm } from './platform/rhythm.ts';
import { expectRedis, redisSignal } from './platform/signal/redis.ts';
import { memorySignal } from './platform/signal/signal.ts';
import { migratePostgres, migrateSqlite } from './platform/storage/migrate.ts';
import { expectOwnDatabase } from './platform/storage/own-schema.ts';
import { openPostgres } from './platform/storage/postgres.ts';
import { openSqlite } from './platform/storage/sqlite.ts';
import type { StoreOptions } from './platform/storage/store.ts';
import { codeIn, whyNotPostgres, whyNotSqlite } from './platform/storage/why-not-open.ts';
import { openRealtime } from './realtime/realtime.ts';

const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
const report: House['report'] = (event, facts) => log.info(facts, event);
const clock = () => new Date();
/** Jobs that take minutes: they have lanes of their own, so that no letter waits for them. */
const longWritings = [writeExportJob, writeFinalReportJob];

/** Opens the database: migrated, only checked to be of this version, or as it is. Throws one clear sentence. */
export async function openStore(config: Config, { schema = 'migrated', ...options }: StoreOptions & { schema?: 'migrated' | 'checked' | 'any' } = {}) {
  const migrations = join(config.root, 'migrations');
  const file = join(config.dataDir, 'overens.sqlite');
  try {
    if (config.databaseUrl === null) {
      if (schema === 'migrated') migrateSqlite(file, migrations);
      if (schema === 'checked') await expectOwnDatabase({ databaseUrl: null, file }, migrations);
      return openSqlite(file, options);
    }
    if (schema === 'migrated') await migratePostgres(config.databaseUrl, migrations);
    if (schema === 'checked') await expectOwnDatabase({ databaseUrl: config.databaseUrl, file: '' }, migrations);
    return openPostgres(config.databaseUrl, options);
  } catch (error) {
    const code = codeIn(error);
    const sentence = config.databaseUrl === null ? whyNotSqlite(code, file) : whyNotPostgres(code);
    throw sentence === null ? error : new Error(sentence, { cause: error });
  }
}

async function start(config: Config, fresh: boolean): Promise<void> {
  if (fresh) forgetDemo(config);
  const unlock = lockDataDir(config.dataDir);
  process.on('exit', unlock);
  if (config.redisUrl !== null) await expectRedis(config.redisUrl);
  const signal = config.redisUrl === null ? memorySignal() : redisSignal(config.redisUrl, report);
  let isLoading = false;
  const store = await openStore(config, {
    // The demo is loaded in few and large writes, before anybody waits for one.
    slow: (milliseconds, chain) => !isLoading && (milliseconds > 200 ? log.error : log.warn).call(log, { milliseconds: Math.round(milliseconds), chain: chain.split(':')[0] }, 'slow write'),
    announce: (change) => signal.publish(change),
    onIdleError: (error) => report('database connection lost', { name: error.name }),
  });
  const files = openFiles(join(config.dataDir, 'files'));
  makeFolder(files.folder);
  // One process has the folder: what an earlier one held is nobody's.
  if (config.databaseUrl === null) await freeJobs(store);

  const listening = await listen(config);
  const origins = config.origins(listening.port);
  const house: House = { store, files, signal, clock, report, origins, demo: config.demo, checkAnswers: false };
  const following = followDiscussions(store, updateLog(store));
  const owner = config.databaseUrl === null ? null : await documentOwner(config.databaseUrl, () => realtime.giveUp());
  const servesDocuments = () => owner === null || owner.holds();
  const realtime = openRealtime({ log: following.log, serves: servesDocuments, clock, report: (event, facts) => report(event, facts), admit: admitUpdate, trial: tryOnLockedClauses, judge: judgeDocument, limits: config.realtimeLimits });
  const sessions = openSessions(store, { secure: origins[0]?.startsWith('https:') ?? false });
  const mailer = config.smtpUrl === null ? folderMailer(join(config.dataDir, 'mail'), config.mailFrom) : smtpMailer(config.smtpUrl, config.mailFrom);
  const failed = (work: string) => (error: unknown) => report(`${work} failed`, { name: error instanceof Error ? error.name : 'unknown' });
  const places = draftPlaces(realtime);
  // What waits is left to the process that comes after this one.
  const stopping = new AbortController();
  const post = rhythm(15_000, async () => { while (!stopping.signal.aborted && (await sendWaitingLetters(store, mailer, files.fetch, clock)) > 0); }, failed('mail'));
  const returns = config.returnedMailDir === null ? [] : [rhythm(60_000, readReturnedMail(house, config.returnedMailDir), failed('returned mail'))];
  const handlers = jobHandlers(house, { places, stopping: stopping.signal });
  const jobs = rhythm(5_000, async () => { while (!stopping.signal.aborted && await runNextJob(store, handlers, clock, { except: longWritings })); }, failed('jobs'));
  const exports = Array.from({ length: limits.exportsAtOnce }, () => rhythm(5_000, async () => { while (!stopping.signal.aborted && await runNextJob(store, handlers, clock, { only: longWritings })); }, failed('exports')));
  const sweeping = rhythm(3_600_000, async () => { await sessions.sweep(); await files.sweep(store.read, clock()); await forgetOldAnswers(store, clock()); await sweepSignInFailures(store, clock()); await sweepInvitationLetters(store, clock()); await sweepPasswordLinks(store, clock()); await sweepUnsolicited(store, clock()); await sweepSetAside(store, clock()); await sweepUploads(house); await sweepExports(house); await sweepFinalReports(house); }, failed('sweep'));
  const nights = rhythm(900_000, nightlyCheck(house, config.dataDir), failed('nightly check'));
  const threads = rhythm(3_000, () => following.follow(places), failed('following the margin discussion'));

  if (config.demo) {
    isLoading = true;
    process.stdout.write('Loading the demo county, if it is not there already …\n');
    const seconds = await loadDemo({ house, log: following.log, handlers });
    isLoading = false;
    if (seconds !== null) process.stdout.write(`The demo county was loaded in ${seconds.toFixed(1)} s\n`);
  }
  const app = apiApp(house, {
    sessions, realtime, places, servesSockets: servesDocuments, nudgeJobs: jobs.nudge, nudgeMail: post.nudge, nudgeExports: () => { for (const lane of exports) lane.nudge(); }, stopping: stopping.signal, demoAccounts: config.demo ? demoAccounts : [],
    trustedProxies: config.trustedProxies, publicStyles: builtStyles(join(config.root, 'dist', 'client'), 'consultation/public-page.css'),
  });
  app.route('/', clientFiles(join(config.root, 'dist', 'client'), config));
  listening.answer(app.fetch);
  for (const work of [post, ...returns, jobs, ...exports, sweeping, nights, threads]) work.nudge();
  process.stdout.write(`Överens is running on ${origins[0]}\n`);

  let ending = false;
  const stop = async () => {
    if (ending) return;
    ending = true;
    // A disk that hangs must not keep the process for ever; what was not committed was never acknowledged.
    setTimeout(() => process.exit(1), 20_000).unref();
    stopping.abort();
    const closed = listening.close();
    await realtime.stop();
    for (const work of [post, ...returns, jobs, ...exports, sweeping, nights, threads]) await work.stop();
    await closed;
    await owner?.release();
    await signal.close();
    await store.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new Error(`The folder ${folder} cannot be created: give this user the right to write there, or choose another with DATA_DIR.`);
  }
}

/** `--demo --fresh`: the demo is loaded anew. Real data is never thrown away by a start. */
function forgetDemo(config: Config): void {
  if (!config.demo) throw new Error('--fresh goes with --demo only: it throws the demo data away and loads it anew.');
  if (config.databaseUrl !== null) throw new Error('--fresh works on the demo folder only: empty the PostgreSQL database yourself.');
  const unlock = lockDataDir(config.dataDir);
  const demoMade = readdirSync(config.dataDir).filter((name) => name.startsWith('overens.sqlite') || name === 'files' || name === 'mail');
  for (const name of demoMade) rmSync(join(config.dataDir, name), { recursive: true, force: true });
  unlock();
}

/** Takes the port first, so that a busy one is told before anything is loaded; answers begin with `answer`. */
async function listen(config: Config) {
  type Fetch = Parameters<typeof serve>[0]['fetch'];
  let fetch: Fetch = () => new Response('Starting', { status: 503, headers: { 'retry-after': '2' } });
  // A little above our own limit, so that a frame that is too large is refused by us, with a reason.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.frame + 64 * 1024, perMessageDeflate: false });
  const server = serve({ fetch: (request, env) => fetch(request, env), port: config.port, hostname: config.host, websocket: { server: sockets } });
  // Longer than proxies keep an unused line: were we the first to end it, it could be just when a request is sent on it.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 75_000;
  const port = await new Promise<number>((resolve, reject) => {
    server.on('error', (error) => reject(whyNotListen(config, codeIn(error)) ?? error));
    server.on('listening', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : config.port);
    });
  });
  return {
    port,
    answer: (next: Fetch) => void (fetch = next),
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve());
      if (!('closeIdleConnections' in server)) return;
      server.closeIdleConnections();
      // Lines that are in use end after their answer.
      server.keepAliveTimeout = 1;
    }),
  };
}

function whyNotListen({ port, host }: Config, code: string): Error | null {
  if (code === 'EADDRINUSE') return new Error(`Port ${port} is already in use: stop the other program or choose another port with PORT.`);
  if (code === 'EACCES') return new Error(`Port ${port} may not be used by this user: choose one above 1023 with PORT.`);
  const noSuchAddress = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EINVAL', 'EAFNOSUPPORT'].includes(code);
  return noSuchAddress ? new Error(`HOST is "${host}", which is no address of this machine: give one that is, 0.0.0.0 for all of them, or leave HOST out.`) : null;
}

/** On PostgreSQL exactly one process serves document sockets: the one that holds this lock. */
async function documentOwner(url: string, lost: () => void) {
  let client: pg.Client | null = null;
  let held = false;
  const connect = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({ connectionString: url });
    // The lock goes with the connection: whatever is open here may be written by another process from now on.
    fresh.on('error', () => {
      if (client !== fresh) return;
      client = null;
      held = false;
      lost();
    });
    await fresh.connect();
    return fresh;
  };
  const take = async () => {
    client ??= await connect();
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock(hashtextextended('overens document sockets', 0)) as held");
    held = rows[0]?.held ?? false;
  };
  await take();
  const again = setInterval(() => void (held || take().catch(() => {})), 5_000);
  again.unref();
  return { holds: () => held, release: async () => { clearInterval(again); await client?.end(); } };
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const command = readCommand(args);
  const config = readConfig(process.env, args);
  // A copy or an examination changes nothing, least of all what a failed migration left.
  const openAsItIs = (as: Config) => openStore(as, { schema: 'any' });
  const openToRead = (as: Config) => openStore(as, { schema: 'checked' });
  if (command === 'verify') return verify(config, openToRead, args);
  if (command === 'backup') return backup(config, openAsItIs, args, process.env);
  if (command === 'restore') return restore(config, openToRead, args, process.env);
  return start(config, args.includes('--fresh'));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
