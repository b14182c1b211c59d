/** The thread in which histories are read breaks without harm to anybody else. */
import { expect, test } from 'vitest';
import { Refusal } from '#shared/refusals.ts';
import { HistoryThread } from '../../server/drafting/history/history-thread.ts';
import { packed } from '../../server/drafting/history/packed-rows.ts';

const paragraph = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b000000000000001' }, content: [{ type: 'text', text }] }] }) as Parameters<HistoryThread['ask']>[1] & { type: 'doc'; content: never[] };
const words = (count: number, seed: number): string => Array.from({ length: count }, (_, at) => `ord${(at * seed) % 9_973}`).join(' ');
const refusedBy = (asked: Promise<unknown>): Promise<unknown> => asked.then(() => null, (error: unknown) => (error instanceof Refusal ? `${error.kind} ${error.code}` : error));

test('what takes too long is refused in one sentence, with all that waits behind it', async () => {
  const thread = new HistoryThread({ time: 1, memory: 256 });
  const long = { from: paragraph(words(30_000, 7)), to: paragraph(words(30_000, 11)) };
  expect(await Promise.all([refusedBy(thread.ask('compare', long)), refusedBy(thread.ask('moments', { of: 'a', most: 10 }))])).toEqual(['unavailable history-unreadable', 'unavailable history-unreadable']);
  expect(thread.generation).toBe(1);
});

test('a row that is no update is an error of its own and leaves the thread as it was', async () => {
  const thread = new HistoryThread();
  const rows = packed([{ seq: 1, bytes: new Uint8Array([255, 255, 255]), personId: null, at: new Date(0) }]);
  await expect(thread.ask('take', { of: 'a', rows, snapshot: null })).rejects.toThrow('history take');
  expect(await thread.ask('moments', { of: 'b', most: 10 })).toEqual([]);
  expect(thread.generation).toBe(0);
});

test('what outgrows the memory is refused, and the next who asks the same thread is answered', async () => {
  const thread = new HistoryThread({ time: 60_000, memory: 96 });
  const [block] = paragraph('ord').content;
  const huge = { type: 'doc' as const, content: Array.from({ length: 100_000 }, () => structuredClone(block)) as never[] };
  expect(await refusedBy(thread.ask('compare', { from: huge, to: huge }))).toBe('unavailable history-unreadable');
  expect(await thread.ask('moments', { of: 'a', most: 10 })).toEqual([]);
  expect(thread.generation).toBe(1);
});
