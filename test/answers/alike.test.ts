import { expect, test } from 'vitest';
import { alike, type Said } from '../../server/answers/likeness/alike.ts';
import { contradictions, type Proposal } from '../../server/answers/likeness/contradictions.ts';

const long = 'Tidsfristen för den samordnade individuella planen är för kort. Nämnden sammanträder en gång i månaden och hinner inte fatta beslut.';
let count = 0;
const said = (text: string, given: Partial<Said> = {}): Said => {
  count += 1;
  return { id: `c${count}`, number: count, organisation: 'Almfors kommun', place: 'doc 2.1', text, proposedText: '', ...given };
};
const grouped = (...comments: Said[]): string[][] => {
  const place = new Map(comments.map(({ id }, at) => [id, String(at + 1)]));
  return alike({ comments, apart: [] }).groups.map((group) => group.map((id) => place.get(id) ?? ''));
};

test('a copy with a greeting, another sender, other forms of the words and the sentences in another order says the same', () => {
  expect(grouped(
    said(long),
    said(`Hej!\n\n${long}\n\nMed vänliga hälsningar\nSocialchefen i Björkvattna`, { organisation: 'Björkvattna kommun' }),
    said('Nämnden sammanträder en gång per månad och hinner inte fatta något beslut. Tidsfristen för den samordnade individuella planen är alldeles för kort.'),
    said('Vi saknar en beskrivning av hur tandvården deltar i samverkan kring placerade barn.'),
  )).toEqual([['1', '2', '3']]);
});

test('another number, a denial, the other way or another wording is not the same, however much else is', () => {
  expect(grouped(said('Planen ska upprättas inom tre veckor från det att behovet har uppmärksammats, högst 30 dagar.'), said('Planen ska upprättas inom tre veckor från det att behovet har uppmärksammats, högst 14 dagar.'))).toEqual([]);
  expect(grouped(said('Regionen ska bära kostnaden för resor till mottagningen under hela vårdtiden.'), said('Regionen ska inte bära kostnaden för resor till mottagningen under hela vårdtiden.'))).toEqual([]);
  expect(grouped(said('Vi tillstyrker förslagets avsnitt om samverkan kring placerade barn och unga.'), said('Vi avstyrker förslagets avsnitt om samverkan kring placerade barn och unga.'))).toEqual([]);
  expect(grouped(said(long, { proposedText: 'inom sex veckor' }), said(long, { proposedText: 'inom två månader' }))).toEqual([]);
});

test('few words are the same only to the letter', () => {
  expect(grouped(said('Vi instämmer.'), said('Vi instämmer!'), said('Vi instämmer i sak.'))).toEqual([['1', '2']]);
});

test('what stands in another clause is only worth a look, what is said of the whole belongs to both', () => {
  const [one, other, whole] = [said(long), said(long, { place: 'doc 3.4' }), said(long, { place: null })];
  const found = alike({ comments: [one, other], apart: [] });
  expect(found.groups).toEqual([]);
  expect(found.similar).toEqual([[one.id, [other.id]], [other.id, [one.id]]]);
  expect(alike({ comments: [one, other, whole], apart: [] }).groups).toEqual([[one.id, whole.id]]);
});

test('those that somebody said do not belong together are no longer suggested, and the others still are', () => {
  const [a, b, c] = [said(long), said(long), said(long)];
  const found = alike({ comments: [a, b, c], apart: [[b.id, a.id], [b.id, c.id]] });
  expect(found.groups).toEqual([[a.id, c.id]]);
  expect(found.similar).toEqual([]);
});

test('the same comments give the same groups in whatever order they come', () => {
  const comments = [said(long), said(`God dag! ${long}`), said('Barnets bästa bör nämnas redan i inledningen.'), said('Barnets bästa bör nämnas redan i själva inledningen.'), said(long, { place: null })];
  expect(alike({ comments: comments.toReversed(), apart: [] })).toEqual(alike({ comments, apart: [] }));
});

const words = 'Kommunen svarar för att barnet får en samordnad individuell plan inom tre veckor.';
const proposal = (id: string, quote: string, proposedText: string): Proposal => ({ id, document: 'd', from: words.indexOf(quote), to: words.indexOf(quote) + quote.length, quote, proposedText });
const contradict = (a: [string, string], b: [string, string]): boolean => contradictions([proposal('a', ...a), proposal('b', ...b)]).length > 0;

test('two wordings for the same words contradict each other, and the same wording does not', () => {
  expect(contradict(['inom tre veckor', 'inom sex veckor'], ['tre veckor', 'två månader'])).toBe(true);
  expect(contradict(['inom tre veckor', 'inom sex veckor'], ['tre', 'sex'])).toBe(false);
  expect(contradict([words, words.replace('tre', 'sex')], ['tre', 'sex'])).toBe(false);
});

test('one takes away what the other changes', () => {
  expect(contradict([words, words.replace(' inom tre veckor', '')], ['tre', 'sex'])).toBe(true);
  expect(contradict([words, words.replace(' samordnad', '')], ['en samordnad', 'en gemensam'])).toBe(true);
});

test('two who quote the same sentence and change different words of it do not contradict each other', () => {
  expect(contradict([words, words.replace('tre', 'sex')], [words, words.replace('Kommunen', 'Regionen')])).toBe(false);
  expect(contradict(['Kommunen', 'Regionen'], ['tre veckor', 'sex veckor'])).toBe(false);
});

test('two additions at the same place contradict each other within a sentence, and not as sentences of their own', () => {
  expect(contradict(['inom tre veckor', 'inom högst tre veckor'], ['inom tre veckor', 'inom minst tre veckor'])).toBe(true);
  expect(contradict([words, `${words} Planen följs upp.`], [words, `${words} Barnet deltar.`])).toBe(false);
});

test('a sentence that is written anew contradicts every other change in it', () => {
  expect(contradict([words, 'Alla barn har rätt till en plan.'], ['tre veckor', 'sex veckor'])).toBe(true);
});
