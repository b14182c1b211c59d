import { expect, test } from 'vitest';
import { openLocalDrafts } from '../../client/answers/local-drafts.ts';

/** The browser's storage, as small as the drafts need it. */
function place(most = Infinity) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > most) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

const draft = { disposition: 'noted' as const, rationale: 'Noteras.', referredTo: '', reasons: [], texts: [], version: 2 };

test('what was begun is there after the page has been closed and opened', () => {
  const browser = place();
  openLocalDrafts(browser, 'me').write('c1', draft);
  expect(openLocalDrafts(browser, 'me').read('c1')).toEqual(draft);
});

test('nobody else at the same computer sees it', () => {
  const browser = place();
  openLocalDrafts(browser, 'me').write('c1', draft);
  expect(openLocalDrafts(browser, 'you').read('c1')).toBeNull();
});

test('nothing is left behind when it has been saved', () => {
  const browser = place();
  const drafts = openLocalDrafts(browser, 'me');
  drafts.write('c1', draft);
  drafts.write('c1', null);
  expect(drafts.read('c1')).toBeNull();
  expect(browser.kept.size).toBe(0);
});

test('a browser that cannot keep it says so, and the page still has it', () => {
  const drafts = openLocalDrafts(place(10), 'me');
  drafts.write('c1', draft);
  expect(drafts.kept).toBe(false);
  expect(drafts.read('c1')).toEqual(draft);
});

test('another window of the same browser is heard, other keys are not', () => {
  const drafts = openLocalDrafts(place(), 'me');
  let told = 0;
  const leave = drafts.subscribe(() => { told += 1; });
  drafts.heard('answer-draft:me:c1', JSON.stringify(draft));
  expect(drafts.read('c1')).toEqual(draft);
  drafts.heard('language', 'sv');
  drafts.heard('answer-draft:me:c1', null);
  expect(drafts.read('c1')).toBeNull();
  expect(told).toBe(2);
  leave();
});

test('what is not a draft is none', () => {
  const browser = place();
  browser.kept.set('answer-draft:me:c1', '{"rationale": 4}');
  browser.kept.set('answer-draft:me:c2', 'not json');
  const drafts = openLocalDrafts(browser, 'me');
  expect([drafts.read('c1'), drafts.read('c2')]).toEqual([null, null]);
});
