/** The only reader of process.env: every setting is checked at start, and each wrong one gets a sentence of its own (README, settings). */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realtimeLimits, type RealtimeLimits } from '#shared/realtime.ts';

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  redisUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  /** Where the mail server puts what is returned; null: nobody reads it. */
  returnedMailDir: string | null;
  /** Network addresses of reverse proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** What differs from the usual limits of the document sockets. */
  realtimeLimits: Partial<RealtimeLimits>;
  origins: (port: number) => string[];
  demo: boolean;
  /** Browsers may keep a draft's page for when there is no network. */
  offlinePages: boolean;
  root: string;
}

/** The folder that holds package.json, found by walking up: the same from sources and from `dist`. */
export const packageRoot = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json was not found above the server');
    folder = above;
  }
  return folder;
})();

/** Reads and checks all settings; throws one Error whose message has a line per fault. */
export function readConfig(env: Record<string, string | undefined>, args: readonly string[]): Config {
  const faults: string[] = [];
  const demo = args.includes('--demo');
  const port = Number(env.PORT ?? 3000);
  if (env.PORT?.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535) faults.push(`PORT is "${env.PORT}": give a whole number from 0 to 65535, or leave PORT out.`);
  if (env.DATA_DIR?.trim() === '') faults.push('DATA_DIR is empty: give a folder, or leave it out.');
  const host = env.HOST ?? '127.0.0.1';
  const publicUrl = env.PUBLIC_URL === undefined ? null : origin(env.PUBLIC_URL);
  if (env.PUBLIC_URL !== undefined && publicUrl === null) faults.push(`PUBLIC_URL is "${env.PUBLIC_URL}": give the address people use, such as https://overens.example.se, without a path.`);
  if (publicUrl === null && host !== '127.0.0.1') faults.push(`HOST is "${host}" but PUBLIC_URL is not set: say under which address people reach the service, or leave HOST out.`);
  const checks: [string, RegExp, string][] = [
    ['DATABASE_URL', /^postgres(ql)?:\/\//, 'postgres://user:password@host:5432/database'], ['REDIS_URL', /^rediss?:\/\/(?!\/|$)/, 'redis://host:6379'], ['SMTP_URL', /^smtps?:\/\/(?!\/|$)/, 'smtps://user:password@host:465'],
  ];
  for (const [name, form, example] of checks) {
    const value = env[name];
    // The value may hold a password: it is not repeated.
    if (value !== undefined && !(form.test(value) && URL.canParse(value))) faults.push(`${name} has the wrong form: write it as ${example}.`);
  }
  const mailFrom = env.MAIL_FROM ?? 'overens@localhost';
  if (!/^[^\r\n]*[^\s@]+@[^\s@]+[^\r\n]*$/.test(mailFrom)) faults.push('MAIL_FROM is not an e-mail address.');
  const returnedMailDir = env.RETURNED_MAIL_DIR ?? null;
  if (returnedMailDir !== null && !mayKeepIn(returnedMailDir)) faults.push(`RETURNED_MAIL_DIR is "${returnedMailDir}": give a folder that is there and that this user may read and write, a Maildir or one of .eml files, or leave it out.`);
  const offlinePages = env.OFFLINE_PAGES ?? 'on';
  if (offlinePages !== 'on' && offlinePages !== 'off') faults.push(`OFFLINE_PAGES is "${offlinePages}": write on or off, or leave it out.`);
  const trustedProxies = (env.TRUSTED_PROXIES ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
  if (!trustedProxies.every((one) => isIP(one) !== 0)) faults.push(`TRUSTED_PROXIES is "${env.TRUSTED_PROXIES}": write the proxies’ own addresses with commas between, such as 127.0.0.1,10.0.0.5.`);
  const sockets = limitsIn(env.REALTIME_LIMITS ?? '');
  if (sockets === null) faults.push(`REALTIME_LIMITS has the wrong form: write whole numbers as messagesPerSecond=60,bytesPerSecond=262144. The names are ${Object.keys(realtimeLimits).join(', ')}.`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return {
    port, host, demo, mailFrom, returnedMailDir, trustedProxies, offlinePages: offlinePages === 'on', root: packageRoot, realtimeLimits: sockets ?? {},
    dataDir: env.DATA_DIR ?? join(packageRoot, demo ? 'data-demo' : 'data'),
    databaseUrl: env.DATABASE_URL ?? null, redisUrl: env.REDIS_URL ?? null, smtpUrl: env.SMTP_URL ?? null,
    origins: (actual) => (publicUrl === null ? [`http://localhost:${actual}`, `http://127.0.0.1:${actual}`] : [publicUrl]),
  };
}

export type Command = 'start' | 'verify' | 'backup' | 'restore';

/** Which command the words after the program's name ask for; throws one sentence for a word that none of them knows. */
export function readCommand(args: readonly string[]): Command {
  const command = commands.find((one) => one === args[0]) ?? 'start';
  const known = options[command];
  const said = args.slice(command === 'start' ? 0 : 1);
  let places = command === 'backup' || command === 'restore' ? 1 : 0;
  for (let word = said.shift(); word !== undefined; word = said.shift()) {
    if (word === '--heads' && known.includes(word)) {
      if (said.shift() === undefined) throw new Error('--heads needs the name of a file: npm run verify -- --heads FILE');
    } else if (!known.includes(word)) {
      if (word.startsWith('-')) throw new Error(`Överens knows no option ${word}${command === 'start' ? '' : ` for ${command}`}: ${known.join(' and ')} can be used.`);
      if (places-- === 0) throw new Error(command === 'start' ? `Överens knows no command ${word}: the commands are ${commands.join(', ')}; without one the service starts.` : `${word} is one word too many for ${command}.`);
    }
  }
  return command;
}

const commands = ['verify', 'backup', 'restore'] as const;
const options: Record<Command, string[]> = { start: ['--demo', '--fresh'], verify: ['--demo', '--heads'], backup: ['--demo'], restore: ['--demo'] };

function mayKeepIn(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

/** Null when a name is unknown or a number is not one. */
function limitsIn(text: string): Partial<RealtimeLimits> | null {
  const pairs = text.split(',').filter((pair) => pair !== '').map((pair) => pair.split('='));
  const isLawful = pairs.every(([name, value]) => name !== undefined && name in realtimeLimits && /^[1-9]\d{0,11}$/.test(value ?? ''));
  return isLawful ? Object.fromEntries(pairs.map(([name, value]) => [name, Number(value)])) : null;
}

function origin(text: string): string | null {
  try {
    const url = new URL(text);
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.pathname === '/' && url.search === '' ? url.origin : null;
  } catch {
    return null;
  }
}
