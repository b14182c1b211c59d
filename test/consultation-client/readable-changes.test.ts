import { expect, test } from 'vitest';
import { readableChanges } from '../../client/consultation/readable-changes.ts';

const shown = (from: string, to: string): string => readableChanges(from, to).map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind]).join('');

test('one word for another is shown in its place', () => {
  expect(shown('inom tre veckor från begäran', 'inom sex veckor från begäran')).toBe('inom [-tre-][+sex+] veckor från begäran');
});

test('words that come or go take no words beside them along', () => {
  expect(shown('parterna möts', 'parterna möts varje år')).toBe('parterna möts[+ varje år+]');
  expect(shown('parterna möts varje år', 'parterna möts')).toBe('parterna möts[- varje år-]');
});

test('a sentence that is written anew is struck as one and stands as one', () => {
  expect(shown('Kommunen ska bjuda in, på samma villkor.', 'Fristående huvudmän har rätt, på samma villkor.')).toBe('[-Kommunen ska bjuda in-][+Fristående huvudmän har rätt+], på samma villkor.');
});

test('accepting every change gives the one text to the letter, rejecting them the other', () => {
  const texts = ['', 'inom tre veckor', 'Inom  sex veckor.', 'a, b; c.', 'a b', 'c d e', 'på samma villkor – utan avgift', 'utan avgift, på lika villkor'];
  for (const from of texts) for (const to of texts) {
    const changes = readableChanges(from, to);
    expect(changes.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join(''), `${from} → ${to}`).toBe(from);
    expect(changes.filter(({ kind }) => kind !== 'removed').map(({ text }) => text).join(''), `${from} → ${to}`).toBe(to);
  }
});
