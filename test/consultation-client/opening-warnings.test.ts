import { expect, test } from 'vitest';
import { hasItsNumber, plainRoundTitle, roundName } from '../../client/consultation/round-name.ts';
import { type Opening, openingWarnings } from '../../client/consultation/opening-warnings.ts';

const consultee = (organisation: string, more: Partial<Opening['list'][number]> = {}) => ({ name: organisation, organisation, officialMail: `kommun@${organisation}.example`, contactMail: `samordnare@${organisation}.example`, unsolicited: false, ...more });
const sound: Opening = {
  round: { deadline: '2027-06-01', letter: 'Ni inbjuds. Svara senast tisdag 1 juni 2027.', packageNumber: 2 }, list: [consultee('Almfors kommun'), consultee('Tallmyra kommun')],
  parties: [{ name: 'Almfors kommun' }, { name: 'Tallmyra kommun' }], newestVersion: 2, today: '2027-02-15',
};

test('a round with nothing unusual about it opens without a word', () => {
  expect(openingWarnings(sound)).toEqual([]);
});

test('a party that is not on the list is named, whichever of its bodies is asked', () => {
  expect(openingWarnings({ ...sound, list: [consultee('Almfors kommun', { name: 'Almfors kommun, Socialnämnden' })] })).toEqual([{ code: 'party-missing', names: ['Tallmyra kommun'] }]);
});

test('a party that only answered unasked is still not asked', () => {
  expect(openingWarnings({ ...sound, list: [consultee('Almfors kommun'), consultee('Tallmyra kommun', { unsolicited: true })] })).toEqual([{ code: 'party-missing', names: ['Tallmyra kommun'] }]);
});

test('who has no contact, and who shares an address, is named', () => {
  const list = [consultee('Almfors kommun', { contactMail: null }), consultee('Tallmyra kommun', { contactMail: 'samma@x.example' }), consultee('Region Granmark', { contactMail: 'samma@x.example' })];
  expect(openingWarnings({ ...sound, list })).toEqual([{ code: 'same-address', names: ['Tallmyra kommun', 'Region Granmark'] }, { code: 'without-contact', names: ['Almfors kommun'] }]);
});

test('a newer version, an early day, and a letter that names another day are told', () => {
  const codes = openingWarnings({ ...sound, round: { ...sound.round, deadline: '2027-04-01' }, newestVersion: 3 });
  expect(codes).toEqual([{ code: 'newer-version', number: 3 }, { code: 'letter-day' }, { code: 'deadline', what: 'short' }]);
});

test.each(['Svara senast …. Vi ses 2027-06-01', 'Kontakt: [namn], 2027-06-01', 'Ring XXX före 2027-06-01'])('a gap in the letter is told: %s', (letter) => {
  expect(openingWarnings({ ...sound, round: { ...sound.round, letter } })).toEqual([{ code: 'letter-gap' }]);
});

test('an ellipsis inside a word is no gap', () => {
  expect(openingWarnings({ ...sound, round: { ...sound.round, letter: 'Tillstyrker under förutsättning att… Senast 2027-06-01' } })).toEqual([]);
});

test('a new round is called by its number, and a title of one’s own gets the number before it', () => {
  expect(plainRoundTitle(3)).toBe('Remissomgång 3');
  expect(roundName({ number: 3, title: plainRoundTitle(3) })).toBe('Remissomgång 3');
  expect(roundName({ number: 2, title: 'Remiss om överenskommelsen' })).toBe('2. Remiss om överenskommelsen');
  expect(hasItsNumber({ number: 1, title: 'Remissomgång 11' })).toBe(false);
});
