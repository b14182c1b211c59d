import { expect, test } from 'vitest';
import type { Answer, AnswerRow } from '#shared/answers.ts';
import { draftOf, sameAnswer, standingAnswer } from '../../client/answers/answer-values.ts';
import { writtenAnew } from '../../client/answers/written-anew.ts';

const row = { id: 'c1', disposition: 'noted', rationale: 'Noteras.', referredTo: '' } as AnswerRow;
const answer: Pick<Answer, 'row' | 'version' | 'chosenReasons' | 'usedTexts'> = { row, version: 3, chosenReasons: [], usedTexts: [] };

test('a change begins from what stands, and remembers which version that was', () => {
  expect(draftOf(answer, null, { disposition: 'accepted' })).toEqual({ disposition: 'accepted', rationale: 'Noteras.', referredTo: '', reasons: [], texts: [], version: 3 });
});

test('a change that leads back to what stands is no change', () => {
  const draft = draftOf(answer, null, { rationale: 'Noteras' });
  expect(draftOf(answer, draft, { rationale: 'Noteras.' })).toBeNull();
});

test('a change from an older version stays a change, even when it says the same: somebody has to see the newer one', () => {
  const old = { ...standingAnswer(answer), version: 2 };
  expect(draftOf(answer, old, {})).toEqual(old);
  expect(sameAnswer(old, standingAnswer(answer))).toBe(true);
});

test('the newer version is not taken over unseen while one goes on writing', () => {
  const begun = draftOf(answer, null, { rationale: 'Nytt' });
  expect(draftOf({ row: { ...row, rationale: 'Andras' }, version: 4, chosenReasons: [], usedTexts: [] }, begun, { rationale: 'Nytt svar' })?.version).toBe(3);
});

test('a rationale written anew is not shown as a heap of differences', () => {
  expect(writtenAnew('Frågan hör till riktlinjen.', 'Texten i avsnitt 3 ändras enligt förslaget.')).toBe(true);
  expect(writtenAnew('Texten i avsnitt 3 ändras.', 'Texten i avsnitt 3.2 ändras enligt förslaget.')).toBe(false);
  expect(writtenAnew('', 'Texten ändras.')).toBe(true);
  expect(writtenAnew('Texten ändras.', '')).toBe(false);
});
