import { expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';

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
  for (const PORT of ['-1', '65536', '3000.5', '']) expect(faults({ PORT }).length, PORT).toBe(PORT === '' ? 0 : 1);
  for (const PUBLIC_URL of ['https://a.example/app', 'ftp://a.example', 'a.example', 'https://a.example/?x=1']) expect(faults({ PUBLIC_URL })[0], PUBLIC_URL).toMatch(/^PUBLIC_URL/);
});

test('limits of the document sockets are whole numbers under known names', () => {
  expect(readConfig({ REALTIME_LIMITS: 'messagesPerSecond=120,evictMs=1000' }, []).realtimeLimits).toEqual({ messagesPerSecond: 120, evictMs: 1000 });
  expect(readConfig({}, []).realtimeLimits).toEqual({});
  for (const REALTIME_LIMITS of ['messagesPerSecond', 'messagesPerSecond=-1', 'lettersPerSecond=5', 'messagesPerSecond=1.5', 'messagesPerSecond=0']) expect(faults({ REALTIME_LIMITS })[0], REALTIME_LIMITS).toMatch(/^REALTIME_LIMITS/);
});
