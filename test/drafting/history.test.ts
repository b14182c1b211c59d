/** The log read as a history: when, by whom, what stood there, and whose words they are. */
import { describe, expect, test } from 'vitest';
import { splitBlock } from '@tiptap/pm/commands';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { Comparison } from '#shared/agreement/compare-value.ts';
import type { Authorship, Stop, Version } from '#shared/drafting-history.ts';
import { after, Colleague, replace } from '../support/colleague.ts';
import { block, sentences } from '../support/agreement-text.ts';
import { draft, openAt } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const open = async () => {
  const app = await openAt(draft);
  const writer = await app.enter('writer');
  const at = `/api/documents/${app.documentId}`;
  const as = (who: 'writer' | 'otherWriter') => new Colleague(app.realtime, { documentId: app.documentId, personId: app.people[who] });
  const authors = async (point = 'now') => given(await writer.get<Authorship>(`${at}/authors?point=${point}`));
  const stops = async () => given(await writer.get<{ items: Stop[] }>(`${at}/history`)).items;
  return { app, writer, at, mine: as('writer'), theirs: as('otherWriter'), authors, stops };
};

/** The stretches of a block as `name: words`. */
function told({ people, blocks }: Authorship, id: string): string[] {
  const found = blocks.find((one) => one.block === id);
  return found?.stretches.map(({ at, length, person }) => `${people[person]?.name}: ${found.text.slice(at, at + length)}`) ?? [];
}

const act = (command: (state: EditorState, dispatch: (tr: Transaction) => void) => boolean, words: string) => (state: EditorState): Transaction => {
  let made: Transaction | null = null;
  const placed = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(Colleague.find(state, words).from))));
  command(placed, (tr) => { made = tr; });
  if (made === null) throw new Error('the command did nothing');
  return made;
};

describe('the time line', () => {
  test('tells each moment of writing with its people and how much they wrote and struck', async () => {
    const { app, mine, theirs, stops } = await open();
    app.clock.move({ seconds: 600 });
    await mine.write(after('hela länet', ' och staden'));
    await mine.write(replace('tre veckor', 'sex veckor'));
    app.clock.move({ seconds: 600 });
    await theirs.write(replace(' och staden', ''));
    const [, second, third, ...more] = await stops();
    expect(more).toEqual([]);
    expect(second?.authors).toEqual([{ personId: app.people.writer, name: 'Konto writer', inserted: ' och staden'.length + 'sex veckor'.length, deleted: 'tre veckor'.length }]);
    expect(third?.authors).toEqual([{ personId: app.people.otherWriter, name: 'Konto otherWriter', inserted: 0, deleted: ' och staden'.length }]);
    expect(third && Date.parse(third.from) - Date.parse(second?.to ?? '')).toBe(600_000);
  });

  test('shows the text as it stood after any row, and what changed from one to the next', async () => {
    const { writer, at, mine, theirs } = await open();
    const first = await mine.write(after('hela länet', ' och staden'));
    const second = await theirs.write(replace(' och staden', ' och byarna'));
    const third = await mine.write(replace(sentences.duty, 'Borttaget och skrivet på nytt.'));
    const said = async (from: number, to: number) => given(await writer.get<{ comparison: Comparison }>(`${at}/comparison?from=log.${from}&to=log.${to}`)).comparison.changes.map(({ clause, excerpt }) => [clause, excerpt]);
    expect(await said(first - 1, first)).toEqual([['1', 'och staden']]);
    expect(await said(first, second)).toEqual([['1', 'byarna']]);
    expect(await said(second, third)).toEqual([['2.1', 'Borttaget och skrivet på nytt']]);
    expect(await said(first - 1, second)).toEqual([['1', 'och byarna']]);
  });

  test('goes on from what it has read when more is written', async () => {
    const { app, mine, stops } = await open();
    const before = (await stops()).length;
    app.clock.move({ seconds: 600 });
    await mine.write(after('hela länet', ' och staden'));
    expect((await stops()).length).toBe(before + 1);
  });

  test('a text that nobody has written in has no moments', async () => {
    const { app } = await open();
    const lead = await app.enter('lead');
    const { id } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/documents`, { title: 'Bilaga', kind: 'annex' }), 201);
    expect(given(await lead.get<{ items: Stop[] }>(`/api/documents/${id}/history`)).items).toEqual([]);
    expect(given(await lead.get<Authorship>(`/api/documents/${id}/authors`)).people).toEqual([]);
  });
});

describe('who wrote which words', () => {
  test('each keeps their own within one sentence, with the time', async () => {
    const { app, theirs, authors } = await open();
    app.clock.move({ hours: 1 });
    await theirs.write(after('hela länet', ' och i alla kommuner'));
    const told1 = await authors();
    expect(told(told1, block('purpose'))).toEqual(['Konto writer: Parterna samverkar för barns och ungas hälsa i hela länet', 'Konto otherWriter:  och i alla kommuner', 'Konto writer: .']);
    const stretch = told1.blocks.find((one) => one.block === block('purpose'))?.stretches[1];
    expect(stretch?.when).toBe(app.clock().toISOString());
    expect(told1.people.map(({ name }) => name)).toEqual(['Konto writer', 'Konto otherWriter']);
  });

  test('a paragraph that another splits and joins again is still its author\'s', async () => {
    const { theirs, authors } = await open();
    await theirs.write(act(splitBlock, 'för barns'));
    const { people, blocks } = await authors();
    const halves = blocks.filter(({ text }) => text.includes('samverkar') || text.startsWith('för barns'));
    expect(halves).toHaveLength(2);
    expect(halves.flatMap(({ stretches }) => stretches.map(({ person }) => people[person]?.name))).toEqual(['Konto writer', 'Konto writer']);
    await theirs.write((state) => state.tr.join(Colleague.find(state, 'för barns').from - 1));
    expect(told(await authors(), block('purpose'))).toEqual(['Konto writer: Parterna samverkar för barns och ungas hälsa i hela länet.']);
  });

  test('what one strikes and brings back by undo belongs to who wrote it', async () => {
    const { theirs, authors } = await open();
    await theirs.write(replace('barns och ungas', ''));
    expect(told(await authors(), block('purpose')).join('')).not.toContain('barns');
    await theirs.undo();
    expect(told(await authors(), block('purpose'))).toEqual(['Konto writer: Parterna samverkar för barns och ungas hälsa i hela länet.']);
  });

  test('what a restore writes again belongs to who wrote it, not to the server or to who restored', async () => {
    const { app, at, writer, theirs, authors } = await open();
    await theirs.write(after('hela länet', ' och i alla kommuner'));
    const version = given(await writer.post<Version>(`${at}/versions`, { title: 'Före' }), 201);
    const before = await authors();
    await theirs.write(replace(sentences.duty, ''));
    await theirs.write(replace('Parterna samverkar för ', ''));
    given(await (await app.enter('lead')).post(`${at}/restoration`, { point: `version.${version.id}` }), 201);
    const now = await authors();
    expect([...now.people].sort((a, b) => a.name.localeCompare(b.name))).toEqual([...before.people].sort((a, b) => a.name.localeCompare(b.name)));
    expect(told(now, block('purpose'))).toEqual(told(before, block('purpose')));
    expect(told(now, block('duty'))).toEqual([`Konto writer: ${sentences.duty}`]);
  });

  test('can be asked of any point in the past', async () => {
    const { at, writer, theirs, authors } = await open();
    const version = given(await writer.post<Version>(`${at}/versions`, { title: 'Före' }), 201);
    await theirs.write(replace('Parterna', 'Regionen och kommunerna'));
    expect((await authors(`version.${version.id}`)).people.map(({ name }) => name)).toEqual(['Konto writer']);
    expect((await authors()).people).toHaveLength(2);
  });
});
