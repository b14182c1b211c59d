import { expect, test } from 'vitest';
import type { AnswerRow } from '#shared/answers.ts';
import { swedishStem } from '#shared/swedish-stem.ts';
import { soughtWords, textOf } from '../../server/answers/search-words.ts';
import { answering, openAt } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const row = (text: string): AnswerRow => ({
  id: text, number: 7, consulteeId: '', organisation: 'Almfors kommun', party: true, stance: null, late: false, scope: 'words', documentTitle: null, clauseNumber: '2.1', clauseHeading: 'Ansvar', ordinal: 1, quote: '', kind: 'substance', text, proposedText: '', reason: '',
  state: 'new', disposition: null, rationale: '', referredTo: '', reasons: [], review: null, themeId: null, theme: null, assigneeId: null, assignee: null, dueOn: null, duplicateOf: null, decidedBy: null, decidedOn: null, withoutChange: false, conflict: false, replaces: null, replacedBy: null, splitFrom: null,
});
const finds = (asked: string, text: string): boolean => soughtWords(asked)(textOf(row(text)), 7);

test('a word finds its other forms', () => {
  for (const [asked, text] of [['kommunerna', 'En kommun svarar.'], ['barnet', 'Alla barn.'], ['kostnad', 'Stora kostnader.'], ['kostnaderna', 'En kostnad.'], ['avtalet', 'Flera avtal.'], ['möjligheten', 'Möjligheter finns.'], ['skolan', 'Vilka skolor?'], ['insatser', 'Varje insats.'], ['ansvaret', 'Den ansvariga nämnden.']] as const) expect(finds(asked, text), `${asked} in ${text}`).toBe(true);
});

test('a word finds the compounds it stands in, and a short one only where words begin', () => {
  expect(finds('sjukvården', 'Hemsjukvårdens gräns.')).toBe(true);
  expect(finds('klassning', 'Säkerhetsklassningen.')).toBe(true);
  expect(finds('hälso- och sjukvård', 'Hälso- och sjukvården')).toBe(true);
  expect(finds('ungas', 'För unga.')).toBe(true);
  expect(finds('unga', 'Lungan.')).toBe(true);
  expect(finds('ung', 'En tung väg.')).toBe(true);
  expect(finds('en', 'Alla parter.')).toBe(false);
});

test('å, ä and ö are letters of their own', () => {
  expect(finds('har', 'Håret.')).toBe(false);
  expect(finds('vård', 'Varden.')).toBe(false);
});

test('every word must be found, words in quotation marks as they are written, and a number by itself', () => {
  expect(finds('kommun pengar', 'En kommun.')).toBe(false);
  expect(finds('"samordnad individuell plan"', 'En samordnad, individuell plan.')).toBe(true);
  expect(finds('"individuell samordnad plan"', 'En samordnad individuell plan.')).toBe(false);
  expect(finds('7', 'Inget.')).toBe(true);
  expect(finds('8', 'Inget.')).toBe(false);
});

test('stems follow the published algorithm, and take the ending of barnet too', () => {
  const stems = { jaktkarlarne: 'jaktkarl', klokaste: 'klok', friskt: 'frisk', kloster: 'klost', jaktlöst: 'jaktlös', undersökning: 'undersökning', barnen: 'barn', barnets: 'barn', kostnader: 'kostnad', verksamheternas: 'verksam' };
  expect(Object.fromEntries(Object.keys(stems).map((word) => [word, swedishStem(word)]))).toEqual(stems);
});

test('the bench is searched by the same words on either database', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const found = async (q: string) => given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?sort=number&q=${encodeURIComponent(q)}`)).items.map(({ number }) => number);
  expect(await found('nämnderna')).toEqual([1, 2]);
  expect(await found('veckornas tid')).toEqual([2]);
  expect(await found('texten')).toEqual([1]);
  expect(await found('betalar björkvattna')).toEqual([3]);
  expect(await found('"tre veckor"')).toEqual([2]);
  expect(await found('förskola')).toEqual([]);
});
