import { expect, test } from 'vitest';
import { unsavedHere, wipeBrowser, wipeLocalStorage, wipers } from '../../client/people/sign-out.ts';

/** As a browser keeps it: what is stored are the object's own keys. */
function storage(kept: Record<string, string>): Storage {
  const place: Record<string, unknown> = { ...kept };
  return Object.defineProperty(place, 'removeItem', { value: (key: string) => void delete place[key] }) as unknown as Storage;
}

test('nothing a person wrote or chose stays in the browser; how the page looks does', () => {
  const place = storage({ 'answer-draft:p1:c1': '{}', 'letter-folded-1': '1', 'answers-shortcuts': 'off', appearance: 'dark', 'something-later': 'x' });
  wipeLocalStorage(place);
  expect(Object.keys(place)).toEqual(['appearance']);
});

test('half-written answers are counted before they go', () => {
  expect(unsavedHere(storage({ 'answer-draft:p1:c1': '{}', 'comment-waiting:p1:/remissomgang/r1:c2': '{}', appearance: 'dark' }))).toBe(2);
  expect(unsavedHere(storage({ appearance: 'dark' }))).toBe(0);
});

test('every wiper has its turn, also after one that failed', async () => {
  const done: string[] = [];
  const ours = wipers.splice(0);
  wipers.push(() => { throw new Error('no room'); }, async () => Promise.reject(new Error('locked')), () => void done.push('last'));
  await wipeBrowser();
  wipers.splice(0, wipers.length, ...ours);
  expect(done).toEqual(['last']);
});
