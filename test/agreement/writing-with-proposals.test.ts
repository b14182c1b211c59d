import { expect, test } from 'vitest';
import { seedsOf } from './chance.ts';
import { runSession } from './session.ts';

test('no word is lost, doubled or made to look otherwise when several write, propose, accept and reject at once', () => {
  let edits = 0;
  for (const seed of seedsOf(300)) edits += runSession({ seed, edits: 32, withEditors: seed % 2 === 0, proposing: true }).edits;
  expect(edits).toBeGreaterThan(seedsOf(300).length * 15);
}, 600_000);
