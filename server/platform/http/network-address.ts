/** From where in the network a stranger asks, only to count by: never stored, never logged, forgotten with the window it is counted in. */
import { createHmac, randomBytes } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Context } from 'hono';
import { Refusal } from '#shared/refusals.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/**
 * The address that a request came from. Behind a proxy of ours (`TRUSTED_PROXIES`) it is the last one in `X-Forwarded-For` that is no proxy of
 * ours: what stands before it anybody could have written. Null where it cannot be known: on this machine stands perhaps a proxy that nobody told of.
 */
export function networkAddress(c: Context, trusted: readonly string[]): string | null {
  const peer = plain((c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? '');
  if (trusted.includes(peer)) return (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => plain(one.trim())).findLast((one) => isIP(one) !== 0 && !trusted.includes(one)) ?? null;
  const version = isIP(peer);
  return version === 0 || loopback.check(peer, version === 6 ? 'ipv6' : 'ipv4') ? null : peer;
}

/** An IPv4 address that came over IPv6 is the same. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Counts by network address, all of a subscriber's IPv6 addresses (/64, RFC 6177) as one; null is not counted. Refuses with `too-many-requests`. */
export function addressAllowance(most: number, windowSeconds: number, clock: () => Date): { take(address: string | null): void; readonly size: number } {
  const taken = new Map<string, number[]>();
  // What stands in memory is no address, and nobody outside this process can make it of one.
  const secret = randomBytes(32);
  const forget = (since: number): void => { for (const [who, times] of taken) if ((times.at(-1) ?? 0) <= since) taken.delete(who); };
  return {
    take(address) {
      if (address === null) return;
      const now = clock().getTime();
      const since = now - windowSeconds * 1000;
      forget(since);
      const who = createHmac('sha256', secret).update(subscriber(address)).digest('base64url');
      const recent = (taken.get(who) ?? []).filter((at) => at > since);
      if (recent.length >= most) throw new Refusal('too-many', 'too-many-requests', { values: { seconds: Math.ceil(((recent[0] ?? now) - since) / 1000) } });
      taken.set(who, [...recent, now]);
      setTimeout(() => forget(clock().getTime() - windowSeconds * 1000), windowSeconds * 1000 + 1000).unref();
    },
    get size() { return taken.size; },
  };
}

/** The first four groups of an IPv6 address, written out. */
function subscriber(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const [before, after] = [head === '' ? [] : head.split(':'), tail === undefined || tail === '' ? [] : tail.split(':')];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after].slice(0, 4).map((group) => group.padStart(4, '0')).join(':');
}
