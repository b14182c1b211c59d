import { describe, expect, test } from 'vitest';
import { both, compared, type Fields, saved, sending, type UnsavedFields, written } from '../../client/consultation/shared-fields.ts';

const empty: Fields = { stance: null, condition: '', summary: '', decidingBody: '', decisionLevel: null, decidedOn: null, paragraph: '', registryNumber: '', preliminary: false, receivedOn: null, authoredOn: null, version: 0, edits: {} };
const after = (version: number, fields: Partial<Fields>, by = 'Kollegan'): Fields => ({ ...empty, ...fields, version, edits: Object.fromEntries(Object.keys(fields).map((field) => [field, { version, by }])) });
const writing = (change: Parameters<typeof written>[1], version: number): UnsavedFields => written({}, change, version);

describe('two write in one response', () => {
  test('what is sent says upon what it was written: the oldest of it', () => {
    const unsaved = written(writing({ summary: 'Ett' }, 3), { paragraph: '§ 1' }, 5);
    expect(sending(unsaved, { summary: 'Ett', paragraph: '§ 1' }).change).toEqual({ summary: 'Ett', paragraph: '§ 1', version: 3 });
    expect(sending(unsaved, { paragraph: '§ 1' }).change).toEqual({ paragraph: '§ 1', version: 5 });
  });

  test('writing on does not move what it was written upon', () => {
    expect(written(writing({ summary: 'Ett' }, 3), { summary: 'Ett två' }, 7)).toEqual({ summary: { value: 'Ett två', base: 3 } });
  });

  test('what is saved is no longer waiting; what was written on meanwhile is written upon it', () => {
    expect(saved(writing({ summary: 'Ett' }, 0), { summary: 'Ett' }, after(1, { summary: 'Ett' }))).toEqual({});
    expect(saved(writing({ summary: 'Ett två' }, 0), { summary: 'Ett' }, after(1, { summary: 'Ett' }))).toEqual({ summary: { value: 'Ett två', base: 1 } });
  });

  test('somebody who comes in between the saving and its answer is still found out', () => {
    const left = saved(writing({ summary: 'Ett två' }, 0), { summary: 'Ett' }, after(2, { summary: 'Kollegans' }));
    expect(compared(left, after(2, { summary: 'Kollegans' })).conflicts).toMatchObject([{ field: 'summary', mine: 'Ett två', theirs: 'Kollegans' }]);
  });

  test('the same field is a conflict with both wordings; another field is none', () => {
    const { conflicts, unsaved } = compared(writing({ summary: 'Mitt', paragraph: '§ 2' }, 1), { ...after(2, { summary: 'Kollegans' }) });
    expect(conflicts).toEqual([{ field: 'summary', mine: 'Mitt', theirs: 'Kollegans', by: 'Kollegan', version: 2 }]);
    expect(unsaved).toEqual({ paragraph: { value: '§ 2', base: 2 } });
  });

  test('the same words are no conflict, nor are one’s own whose answer was lost', () => {
    expect(compared(writing({ summary: 'Lika' }, 1), after(2, { summary: 'Lika' })).conflicts).toEqual([]);
    const { unsaved } = sending(writing({ summary: 'Skickat' }, 1), { summary: 'Skickat' });
    expect(compared(written(unsaved, { summary: 'Skickat och mer' }, 1), after(2, { summary: 'Skickat' })).conflicts).toEqual([]);
  });

  test('both can be kept, theirs first', () => {
    expect(both({ theirs: 'Kollegans', mine: 'Mitt' })).toBe('Kollegans\n\nMitt');
    expect(both({ theirs: ' ', mine: 'Mitt' })).toBe('Mitt');
  });
});
