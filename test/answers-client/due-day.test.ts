import { expect, test } from 'vitest';
import { dueDaySender } from '../../client/answers/due-day.ts';

/** A server with one day in it, and what came to it. */
const scene = (start: string | null = null) => {
  const came: [string | null, string | null][] = [];
  const here = { known: start, server: start };
  const choose = dueDaySender(() => here.known, async (day, seen) => {
    came.push([day, seen]);
    await Promise.resolve();
    const saved = seen === here.server;
    if (saved) here.server = day;
    here.known = here.server;
    return saved;
  });
  return { came, here, choose };
};

test('a day that is chosen in the calendar, and met again when the field is left, is sent once', async () => {
  const { came, here, choose } = scene();
  await Promise.all([choose('2027-09-24'), choose('2027-09-24')]);
  await choose('2027-09-24');
  expect(came).toEqual([['2027-09-24', null]]);
  expect(here.server).toBe('2027-09-24');
});

test('of two choices in a row the last one stands, and is sent with the day before it', async () => {
  const { came, here, choose } = scene('2027-09-20');
  const first = choose('2027-09-24');
  await Promise.resolve();
  await Promise.all([first, choose(null)]);
  expect(came).toEqual([['2027-09-24', '2027-09-20'], [null, '2027-09-24']]);
  expect(here.server).toBeNull();
});

test('a day that a colleague has set meanwhile is not written over: it is told, and leaving the field again sends nothing', async () => {
  const { came, here, choose } = scene('2027-09-20');
  here.server = '2027-10-01';
  expect(await choose('2027-09-24')).toEqual({ instead: '2027-10-01' });
  expect(here.server).toBe('2027-10-01');
  await choose('2027-10-01');
  expect(came).toHaveLength(1);
});
