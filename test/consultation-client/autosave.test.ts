import { describe, expect, test } from 'vitest';
import { openAutosave, type Saving } from '../../client/consultation/autosave.ts';

interface Draft { summary: string; body: string }

/** A clock that is wound by hand, and a server that answers when told to. */
function desk() {
  const told: Saving[] = [];
  const sent: Partial<Draft>[] = [];
  const timers: (() => void)[] = [];
  let answers: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const autosave = openAutosave<Draft>({
    save: (change) => {
      sent.push(change);
      return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }));
    },
    noAnswer: (error) => error === 'silence',
    onChange: (saving) => told.push(saving),
    now: () => new Date('2027-05-03T12:00:00Z'),
    after: (_milliseconds, act) => {
      timers.push(act);
      return () => void timers.splice(timers.indexOf(act), 1);
    },
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    autosave, told, sent, state: () => told.at(-1)?.state,
    wind: async () => { for (const act of timers.splice(0)) act(); await settle(); },
    answer: async () => { for (const { resolve } of answers.splice(0)) resolve(); await settle(); },
    refuse: async (error: unknown) => { for (const { reject } of answers.splice(0)) reject(error); answers = []; await settle(); },
  };
}

describe('saving while writing', () => {
  test('says saved only when the server has answered', async () => {
    const { autosave, state, sent, wind, answer } = desk();
    autosave.note({ summary: 'Vi till' });
    autosave.note({ summary: 'Vi tillstyrker.' });
    expect(state()).toBe('saving');
    await wind();
    expect(sent).toEqual([{ summary: 'Vi tillstyrker.' }]);
    expect(state()).toBe('saving');
    await answer();
    expect(state()).toBe('saved');
    expect(autosave.waiting).toBe(false);
  });

  test('what is written during a saving goes with the next, never beside it', async () => {
    const { autosave, state, sent, wind, answer } = desk();
    autosave.note({ summary: 'ett' });
    await wind();
    autosave.note({ body: 'två' });
    await wind();
    expect(sent).toHaveLength(1);
    await answer();
    await wind();
    expect(sent).toEqual([{ summary: 'ett' }, { body: 'två' }]);
    await answer();
    expect(state()).toBe('saved');
  });

  test('without an answer it is kept, told, and tried again with what came later', async () => {
    const { autosave, state, sent, wind, answer, refuse } = desk();
    autosave.note({ summary: 'ett' });
    await wind();
    await refuse('silence');
    expect(state()).toBe('offline');
    autosave.note({ body: 'två' });
    await wind();
    expect(sent.at(-1)).toEqual({ summary: 'ett', body: 'två' });
    await answer();
    expect(state()).toBe('saved');
  });

  test('a refusal stops it, with the reason and the text kept', async () => {
    const { autosave, told, wind, refuse } = desk();
    autosave.note({ summary: 'ett' });
    await wind();
    await refuse('response-submitted');
    expect(told.at(-1)).toMatchObject({ state: 'stopped', error: 'response-submitted' });
    expect(autosave.waiting).toBe(true);
  });

  test('a flush resolves when everything is saved and rejects when it is not', async () => {
    const one = desk();
    one.autosave.note({ summary: 'ett' });
    const flushed = one.autosave.flush();
    await one.answer();
    await expect(flushed).resolves.toBeUndefined();
    const other = desk();
    other.autosave.note({ summary: 'ett' });
    const refused = expect(other.autosave.flush()).rejects.toBe('round-closed');
    await other.refuse('round-closed');
    await refused;
  });
});
