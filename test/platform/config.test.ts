import { expect, test } from 'vitest';
import { readCommand, readConfig } from '../../server/config.ts';

const faults = (env: Record<string, string>, args: string[] = []) => {
  try {
    readConfig(env, args);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
};

test('nothing set is a house of its own on this machine', () => {
  const config = readConfig({}, []);
  expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, redisUrl: null, smtpUrl: null, demo: false });
  expect(config.origins(3000)).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000']);
  expect(readConfig({}, ['--demo']).dataDir).not.toBe(config.dataDir);
});

test('PUBLIC_URL is the one origin', () => {
  expect(readConfig({ PUBLIC_URL: 'https://overens.granmark.example/', HOST: '0.0.0.0' }, []).origins(3000)).toEqual(['https://overens.granmark.example']);
});

test('each wrong setting gets its own sentence, all at once, and no secret is repeated', () => {
  const told = faults({ PORT: 'åtta', HOST: '0.0.0.0', DATABASE_URL: 'mysql://u:hemligt@db', REDIS_URL: 'http://x:hemligt@y', SMTP_URL: 'post', MAIL_FROM: 'ingen' });
  expect(told.map((line) => line.split(' ')[0])).toEqual(['PORT', 'HOST', 'DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'MAIL_FROM']);
  expect(told.join('\n')).not.toContain('hemligt');
  for (const line of told) expect(line).toMatch(/\.$/);
});

test('a port out of range and an address with a path are refused', () => {
  for (const PORT of ['-1', '65536', '3000.5', '', ' ']) expect(faults({ PORT }).length, PORT).toBe(1);
  for (const PUBLIC_URL of ['https://a.example/app', 'ftp://a.example', 'a.example', 'https://a.example/?x=1']) expect(faults({ PUBLIC_URL })[0], PUBLIC_URL).toMatch(/^PUBLIC_URL/);
});

test('an address without a machine in it, and a setting that is there and empty, are refused', () => {
  for (const SMTP_URL of ['smtp://', 'smtps:///', 'smtp://user@:x']) expect(faults({ SMTP_URL })[0], SMTP_URL).toMatch(/^SMTP_URL/);
  for (const REDIS_URL of ['redis://', 'rediss:///0']) expect(faults({ REDIS_URL })[0], REDIS_URL).toMatch(/^REDIS_URL/);
  expect(faults({ DATABASE_URL: 'postgres://user@host:port/db' })[0]).toMatch(/^DATABASE_URL/);
  expect(faults({ DATA_DIR: '' })[0]).toMatch(/^DATA_DIR/);
  expect(faults({ SMTP_URL: 'smtp://localhost', REDIS_URL: 'redis://:p@cache:6379/1', DATABASE_URL: 'postgres:///overens?host=/var/run/postgresql' })).toEqual([]);
});

test('the folder for returned mail is one that is there', () => {
  expect([readConfig({}, []).returnedMailDir, readConfig({ RETURNED_MAIL_DIR: import.meta.dirname }, []).returnedMailDir]).toEqual([null, import.meta.dirname]);
  for (const RETURNED_MAIL_DIR of ['', '/nowhere/returned', import.meta.filename]) expect(faults({ RETURNED_MAIL_DIR }), RETURNED_MAIL_DIR).toEqual([expect.stringMatching(/^RETURNED_MAIL_DIR is ".*": give a folder/)]);
});

test('a word that no command knows is told, and starts nothing', () => {
  expect([[], ['--demo'], ['--demo', '--fresh'], ['verify', '--demo', '--heads', 'heads.json'], ['backup', 'folder'], ['restore', '--demo', 'folder']].map((args) => readCommand(args))).toEqual(['start', 'start', 'start', 'verify', 'backup', 'restore']);
  for (const args of [['--dmeo'], ['veryfy'], ['-h'], ['verify', '--fresh'], ['verify', 'folder'], ['verify', '--heads'], ['backup', 'one', 'two'], ['--demo', 'verify']]) expect(() => readCommand(args), args.join(' ')).toThrow(/^(Överens knows no (command|option) |--heads needs |\w+ is one word too many)/);
});

test('limits of the document sockets are whole numbers under known names', () => {
  expect(readConfig({ REALTIME_LIMITS: 'messagesPerSecond=120,evictMs=1000' }, []).realtimeLimits).toEqual({ messagesPerSecond: 120, evictMs: 1000 });
  expect(readConfig({}, []).realtimeLimits).toEqual({});
  for (const REALTIME_LIMITS of ['messagesPerSecond', 'messagesPerSecond=-1', 'lettersPerSecond=5', 'messagesPerSecond=1.5', 'messagesPerSecond=0']) expect(faults({ REALTIME_LIMITS })[0], REALTIME_LIMITS).toMatch(/^REALTIME_LIMITS/);
});

test('what browsers keep for when there is no network is on, off, or a fault', () => {
  expect(readConfig({}, []).offlinePages).toBe(true);
  expect(readConfig({ OFFLINE_PAGES: 'off' }, []).offlinePages).toBe(false);
  expect(() => readConfig({ OFFLINE_PAGES: 'nej' }, [])).toThrow('OFFLINE_PAGES is "nej"');
  expect(readConfig({ TRUSTED_PROXIES: '127.0.0.1, 2001:db8::1' }, []).trustedProxies).toEqual(['127.0.0.1', '2001:db8::1']);
  expect(() => readConfig({ TRUSTED_PROXIES: 'proxy.example' }, [])).toThrow('TRUSTED_PROXIES is "proxy.example"');
});
