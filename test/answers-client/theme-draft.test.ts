import { expect, test } from 'vitest';
import type { Theme } from '#shared/answers.ts';
import { collisions, keptDraft, unsaved } from '../../client/answers/theme-draft.ts';

const theme: Theme = { id: 't', version: 3, name: 'Tider', mainPoints: 'Längre frister.', changed: '', notMet: '', comments: 4 };

test('two who write in the same field collide, and only there', () => {
  const draft = { began: theme, own: { mainPoints: 'Sex veckor.', changed: 'Fristen.' } };
  expect(collisions(draft, { ...theme, mainPoints: 'Fyra veckor.' })).toEqual(['mainPoints']);
  expect(collisions(draft, { ...theme, mainPoints: 'Fyra veckor.', changed: 'Annat.' })).toEqual(['mainPoints', 'changed']);
});

test('another field, the same words, or nothing new from the other is no collision', () => {
  const draft = { began: theme, own: { mainPoints: 'Sex veckor.' } };
  for (const theirs of [{ ...theme, notMet: 'Lagen.' }, { ...theme, mainPoints: 'Sex veckor.' }, theme]) expect(collisions(draft, theirs)).toEqual([]);
});

test('what is written while the rest is on its way stays to be saved', () => {
  expect(unsaved({ mainPoints: 'Sex veckor till.', changed: 'Fristen.' }, { mainPoints: 'Sex veckor', changed: 'Fristen.' })).toEqual({ mainPoints: 'Sex veckor till.' });
});

test('words that wait for a choice are kept in the browser, and what is not such words is not taken for it', () => {
  const place = new Map<string, string>();
  const storage = { getItem: (key: string) => place.get(key) ?? null, setItem: (key: string, value: string) => void place.set(key, value), removeItem: (key: string) => void place.delete(key) };
  const kept = keptDraft(storage, 'k');
  const draft = { began: theme, own: { mainPoints: 'Sex veckor.' } };
  expect(kept.read()).toBeNull();
  kept.write(draft);
  expect(kept.read()).toEqual(draft);
  for (const stray of ['', '{', 'null', '[]', '{"began":{},"own":{}}', '{"began":null,"own":{"name":1}}']) {
    place.set('k', stray);
    expect(kept.read(), stray).toBeNull();
  }
  kept.write(null);
  expect(place.size).toBe(0);
  const full = keptDraft({ ...storage, setItem: () => { throw new Error('full'); } }, 'k');
  expect(() => full.write(draft)).not.toThrow();
});
