import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { formatMessage, translator } from '#shared/messages/format.ts';
import { en } from '#shared/messages/en.ts';
import { forAllSv } from '#shared/messages/for-all.sv.ts';
import { answersDeskSv } from '#shared/messages/answers-desk.sv.ts';
import { forAnsweringSv } from '#shared/messages/for-answering.sv.ts';
import { forConsultationSv } from '#shared/messages/for-consultation.sv.ts';
import { forDraftsSv } from '#shared/messages/for-drafts.sv.ts';
import { forTeamSv } from '#shared/messages/for-team.sv.ts';
import { peopleAdministrationSv } from '#shared/messages/people-administration.sv.ts';
import { sv } from '#shared/messages/sv.ts';

const folder = join(import.meta.dirname, '../../shared/messages');
const client = join(import.meta.dirname, '../../client');
const rooms = readdirSync(folder).flatMap((file) => /^(?!for-)(.+)\.sv\.ts$/.exec(file)?.[1] ?? []);

async function catalogue(room: string, locale: 'sv' | 'en'): Promise<Record<string, string>> {
  const exported: Record<string, unknown> = await import(join(folder, `${room}.${locale}.ts`));
  return Object.assign({}, ...Object.values(exported)) as Record<string, string>;
}

/** Name and kind of every argument: a number in one language must be a number in the other. */
function argumentsOf(elements: MessageFormatElement[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    if (element.type === TYPE.tag) {
      argumentsOf(element.children, found);
      continue;
    }
    found.add(element.type === TYPE.plural || element.type === TYPE.number ? `${element.value}: number` : element.type === TYPE.date || element.type === TYPE.time ? `${element.value}: time` : element.value);
    if (element.type === TYPE.plural || element.type === TYPE.select) for (const option of Object.values(element.options)) argumentsOf(option.value, found);
  }
  return found;
}

const parsed = (text: string) => argumentsOf(parse(text, { ignoreTag: true }));

describe.each(rooms)('the words of %s', (room) => {
  test('stand in both languages', async () => {
    expect(Object.keys(await catalogue(room, 'en')).sort()).toEqual(Object.keys(await catalogue(room, 'sv')).sort());
  });

  test('are never empty, and can be read as ICU messages', async () => {
    for (const locale of ['sv', 'en'] as const) {
      for (const [key, text] of Object.entries(await catalogue(room, locale))) {
        expect(text.trim(), key).not.toBe('');
        expect(() => parsed(text), key).not.toThrow();
      }
    }
  });

  test('take the same values in both languages', async () => {
    const english = await catalogue(room, 'en');
    for (const [key, text] of Object.entries(await catalogue(room, 'sv'))) expect([...parsed(english[key] ?? '')].sort(), key).toEqual([...parsed(text)].sort());
  });
});

test('a room that has joined the interface has joined in both languages', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(sv).sort());
});

test('no two rooms of the interface say different things by the same key', async () => {
  const joined = ['for-all.sv.ts', 'for-answering.sv.ts', 'for-consultation.sv.ts', 'for-drafts.sv.ts', 'for-team.sv.ts'].flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/from '\.\/(.+)\.sv\.ts'/g)].map(([, room]) => room ?? ''));
  expect(joined).toContain('ui');
  const said = new Map<string, string>();
  for (const room of joined) {
    for (const [key, text] of Object.entries(await catalogue(room, 'sv'))) {
      expect(said.get(key) ?? text, key).toBe(text);
      said.set(key, text);
    }
  }
});

test('numbers, plurals and days are told as in the language', () => {
  const text = '{n, plural, =0 {Inga synpunkter} one {1 synpunkt} other {# synpunkter}} till {d, date, long}';
  const d = new Date('2027-09-24T21:59:00Z');
  expect(formatMessage('sv', text, { n: 12345, d })).toBe('12\u00a0345 synpunkter till fredag 24 september 2027');
  expect(formatMessage('sv', text, { n: 0, d })).toContain('Inga synpunkter');
  // The last minute of the day in Stockholm is already the next day in Helsinki, and still the same day here.
  expect(formatMessage('sv', '{d, date, medium}', { d: new Date('2027-09-24T22:30:00Z') })).toBe('25 september 2027');
});

test('a forgotten value is told, never shown as a gap', () => {
  expect(() => formatMessage('sv', 'Svara senast {day}')).toThrow();
});

test('a sign that looks like markup is only a sign', () => {
  expect(formatMessage('sv', 'Skriv <b>{name}</b>', { name: 'x < y' })).toBe('Skriv <b>x < y</b>');
});

test('a translator speaks one language', () => {
  expect(translator<typeof sv>('en', en)('ui.cancel')).toBe('Cancel');
});

/** Keys that a page can say when these parts have been loaded with it (client/screens.tsx). */
const parts: Record<string, Record<string, string>> = { administration: peopleAdministrationSv, answering: forAnsweringSv, consultation: forConsultationSv, desk: answersDeskSv, drafts: forDraftsSv, team: forTeamSv };
const wrappers: Record<string, string[]> = { lazy: [], ofAdministration: ['administration'], ofConsultee: ['consultation'], ofAnswer: ['consultation', 'answering'], ofTeam: ['consultation', 'answering', 'drafts', 'team'] };

/** The files of a screen, with what it fetches later, unless that brings words of its own. */
function filesOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const line of readFileSync(join(client, file), 'utf8').split('\n')) {
    if (line.startsWith('import type ') || line.includes('loadTextsOf(')) continue;
    for (const [, path = '', later = ''] of line.matchAll(/(?:from|^import) '(\.[^']+\.tsx?)'|import\('(\.[^']+\.tsx?)'\)/g)) filesOf(join(dirname(file), path === '' ? later : path), found);
  }
  return found;
}

/** What a file names of a catalogue: whole keys, and every key that begins as one put together does. */
function saidIn(file: string, keys: readonly string[]): string[] {
  const text = readFileSync(join(client, file), 'utf8');
  const whole = new Set([...text.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, key = '']) => key));
  const begun = [...text.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(([, start = '']) => start).filter((start) => start !== 'refusal.');
  return keys.filter((key) => whole.has(key) || begun.some((start) => key.startsWith(start)));
}

const screens = readFileSync(join(client, 'screens.tsx'), 'utf8').split('\n').flatMap((line) => {
  const [, wrapper = '', named = ''] = /component: (lazy|ofAdministration|ofTeam|ofConsultee|ofAnswer|saying)\((?:\[([^\]]*)\])?/.exec(line) ?? [];
  const files = [...line.matchAll(/import\('\.\/([^']+)'\)/g)].map(([, file = '']) => file);
  const loaded = wrapper === 'saying' ? [...named.matchAll(/'(\w+)'/g)].map(([, part = '']) => part) : wrappers[wrapper];
  return wrapper === '' || loaded === undefined ? [] : files.map((file) => ({ file, loaded }));
});

test('there are screens of each kind to look at', () => {
  expect(screens.length).toBeGreaterThan(30);
  expect(screens.find(({ file }) => file === 'drafting/draft-screen.tsx')?.loaded).toEqual(['drafts']);
});

test.each(screens)('$file says only what is loaded with it', ({ file, loaded }) => {
  const here: Record<string, string> = Object.assign({}, forAllSv, ...loaded.map((part) => parts[part]));
  const elsewhere = Object.keys(sv).filter((key) => !(key in here));
  expect([...filesOf(file)].flatMap((one) => saidIn(one, elsewhere).map((key) => `${one}: ${key}`))).toEqual([]);
});
