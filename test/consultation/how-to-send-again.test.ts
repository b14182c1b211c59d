import { expect, test } from 'vitest';
import { howToSendAgain, type WayIn, whyNotCorrectAddress, whyNotSendAgain } from '#shared/consultee-register.ts';
import { contactInvitationLetter, unmetLetter } from '../../server/consultation/letters.ts';
import { withoutWayIn } from '../../server/consultation/way-in-words.ts';
import { mailWords } from '../support/mail.ts';

type Case = [name: string, facts: { state?: 'open' | 'closed'; corrected?: boolean; waiting?: boolean; ways: WayIn[] }, done: ReturnType<typeof howToSendAgain>];

test.each<Case>([
  ['a full mailbox', { ways: ['none'] }, 'as-they-were'],
  ['an invitation that still opens', { waiting: true, ways: ['open', 'none'] }, 'as-they-were'],
  ['an invitation that opens nothing', { ways: ['spent', 'none'] }, 'ask-anew'],
  ['an official mailbox at another address', { corrected: true, ways: ['none', 'none'] }, 'correct-mailbox'],
  ['whoever has not come, at another address', { corrected: true, waiting: true, ways: ['none'] }, 'ask-anew'],
  ['a way in is not for another address', { corrected: true, ways: ['open'] }, 'ask-anew'],
  ['a closed round invites nobody', { state: 'closed', waiting: true, ways: ['open'] }, 'as-they-were'],
  ['nor at another address', { state: 'closed', corrected: true, waiting: true, ways: ['none'] }, 'correct-mailbox'],
])('%s', (_name, { state = 'open', corrected = false, waiting = false, ways }, done) => {
  expect(howToSendAgain({ round: { state }, corrected, waiting, ways })).toBe(done);
});

test('a closed round sends no way in to another address, and none that opens nothing', () => {
  const lead = { roles: ['process_lead'] as const, isAdministrator: false };
  const whyNot = (state: 'open' | 'closed', way: WayIn) => [whyNotSendAgain, whyNotCorrectAddress].map((rule) => rule(lead, { state }, { state: 'returned', way }));
  expect([whyNot('closed', 'none'), whyNot('closed', 'open'), whyNot('closed', 'spent'), whyNot('open', 'spent')]).toEqual([[null, null], [null, 'letter-leads-in'], ['letter-leads-in', 'letter-leads-in'], [null, null]]);
});

test.each(['sv', 'en'] as const)('a letter in %s tells of its invitation by words that can be taken out, before and after it was used', async (language) => {
  const words = await mailWords('consultation-mail', language);
  const token = 'a'.repeat(43);
  for (const key of ['mail.invitation.code', 'mail.unmet.way.code']) {
    for (const [link, code] of [[`https://remiss.example/inbjudan#${token}`, '123456'], ['https://remiss.example/inbjudan', '••••••']] as const) {
      const paragraph = (words[key] ?? '').replace('{link}', link).replace('{code}', code);
      expect(withoutWayIn(language, `Hej!\n\n${paragraph}\n\n100 000 kronor.`, 'invited')).toBe(`Hej!\n\n${words['mail.way.invited']}\n\n100 000 kronor.`);
    }
  }
  expect(withoutWayIn(language, 'Länk: https://remiss.example/inbjudan', 'invited')).toBe(null);
});

test.each(['sv', 'en'] as const)('a mailbox that nobody signs in from is told in %s what it can do, and nothing of the page', async (language) => {
  const words = await mailWords('consultation-mail', language);
  const facts = { name: 'Anna', address: 'kommun@ekhammar.granmark.example', consultee: 'Ekhammars kommun', consultees: 1, texts: 1, registryNumber: 'RG 2027/00417', matter: 'Överenskommelse', authority: 'Region Granmark', deadline: '2027-06-01', contact: 'Karin' };
  for (const way of [{ link: `https://remiss.example/inbjudan#${'a'.repeat(43)}`, code: '123456' }, { link: 'https://remiss.example/remissomgang/1', code: null }]) {
    const body = withoutWayIn(language, contactInvitationLetter(language, { ...facts, ...way }).body, 'mailbox') ?? '';
    expect(body).toContain(words['mail.way.mailbox']);
    expect(body).not.toMatch(/https:|markera ord|select words/);
    expect(withoutWayIn(language, unmetLetter(language, { ...facts, lastDay: facts.deadline, way, comments: 2 }).body, 'mailbox')).toContain(words['mail.unmet.way.mailbox']);
  }
});
