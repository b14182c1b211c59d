import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { addressAllowance, networkAddress } from '../../server/platform/http/network-address.ts';
import { movableClock } from '../support/clock.ts';

async function seen({ peer, forwarded, trusted = [] }: { peer?: string; forwarded?: string; trusted?: string[] }): Promise<string | null> {
  const app = new Hono().get('/', (c) => c.json({ address: networkAddress(c, trusted) }));
  const answer = await app.request('/', forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } }, peer === undefined ? {} : { incoming: { socket: { remoteAddress: peer } } });
  return ((await answer.json()) as { address: string | null }).address;
}

test('a request comes from whoever holds the other end of the line, whatever it says itself', async () => {
  expect(await seen({ peer: '192.0.2.7', forwarded: '203.0.113.9' })).toBe('192.0.2.7');
  expect(await seen({ peer: '::ffff:192.0.2.7' })).toBe('192.0.2.7');
  expect(await seen({ peer: '2001:db8::7' })).toBe('2001:db8::7');
});

test('behind proxies of ours it is the last address that is none of theirs: what stands before it anybody could have written', async () => {
  const trusted = ['127.0.0.1', '10.0.0.5'];
  expect(await seen({ peer: '127.0.0.1', forwarded: '198.51.100.1, 203.0.113.9, 10.0.0.5', trusted })).toBe('203.0.113.9');
  expect(await seen({ peer: '::ffff:10.0.0.5', forwarded: '203.0.113.9', trusted })).toBe('203.0.113.9');
  expect(await seen({ peer: '127.0.0.1', forwarded: 'unknown', trusted })).toBeNull();
  expect(await seen({ peer: '127.0.0.1', trusted })).toBeNull();
});

test('a proxy on this machine that nobody told of is no address to count by', async () => {
  expect(await seen({ peer: '127.0.0.1', forwarded: '203.0.113.9' })).toBeNull();
  expect(await seen({ peer: '::1' })).toBeNull();
  expect(await seen({ peer: '::ffff:127.0.0.1' })).toBeNull();
  expect(await seen({})).toBeNull();
});

test('what is counted is forgotten with its window, and who cannot be told apart is not counted', () => {
  const clock = movableClock('2027-03-01T08:00:00Z');
  const allowance = addressAllowance(2, 60, clock);
  for (let n = 0; n < 5; n += 1) allowance.take(null);
  allowance.take('192.0.2.7');
  allowance.take('192.0.2.7');
  expect(() => allowance.take('192.0.2.7')).toThrow(expect.objectContaining({ code: 'too-many-requests', details: { values: { seconds: 60 } } }));
  allowance.take('192.0.2.8');
  expect(allowance.size).toBe(2);
  clock.move({ seconds: 61 });
  allowance.take('192.0.2.9');
  expect(allowance.size).toBe(1);
});
