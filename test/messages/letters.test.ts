/** Every letter that the house writes, in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Receipt } from '#shared/consultation.ts';
import { locales, type Locale } from '#shared/messages/format.ts';
import { type ConsulteeFacts, confirmationLetter, consulteeReminderLetter, contactInvitationLetter, correctionLetter, countedJointlyLetter, extensionLetter, formReceiptLetter, type InvitationFacts, leftOutLetter, mailingLetter, noLongerCountedLetter, officialInvitationLetter, preNoticeLetter, receiptLetter, registryLetter, responseConfirmedLetter, returnedLettersLetter, secondOpeningLetter, teamCorrectionLetter, unmetLetter, waitingFormLetter, withdrawalLetter } from '../../server/consultation/letters.ts';
import { type Kind, remarksLetter } from '../../server/drafting/discussion/remark-letter.ts';
import { withoutWayIn } from '../../server/consultation/way-in-words.ts';
import { closedLetter, openedLetter, reminderLetter } from '../../server/drafting/readings/reading-letters.ts';
import { roleLetter } from '../../server/matters/role-letter.ts';
import { invitationLetter, passwordLetter } from '../../server/people/letters.ts';
import type { LetterText } from '../../server/platform/mail/outbox.ts';
import { longestRun, mailRooms, mailWords, swedishIn } from '../support/mail.ts';

const server = join(import.meta.dirname, '../../server');
const at = 'https://overens.example/x';

const invitation: InvitationFacts = {
  texts: 1, address: 'a@x.example', name: 'NAMN', consultee: 'INSTANS', consultees: 1, link: at, code: '123456', registryNumber: 'RG 2027/1', matter: 'RUBRIK', authority: 'MYNDIGHET', deadline: '2027-09-24', contact: 'KONTAKT',
};
const invited: ConsulteeFacts = { name: 'NAMN', consultee: 'INSTANS', registryNumber: 'RG 2027/1', matter: 'RUBRIK', authority: 'MYNDIGHET', lastDay: '2027-09-24', contact: 'KONTAKT', way: { link: at, code: '123456' } };
const receipt: Receipt = {
  responseId: 'r', consultee: 'INSTANS', matter: 'RUBRIK', registryNumber: 'RG 2027/1', authority: 'MYNDIGHET', round: 'OMGÅNG', submittedAt: '2027-09-24T10:00:00Z', submittedBy: 'NAMN', receivedOn: '2027-09-24', authoredOn: null, late: true, afterConclusion: false, channel: 'online',
  stance: 'supports', condition: '', sections: [{ section: 's', document: 'DOKUMENT', number: '2', heading: 'PUNKT', stance: 'opposes', condition: '' }], jointly: [], comments: 12_345, files: 1, hash: 'f'.repeat(64), packageNumber: 1, packageHash: 'e'.repeat(64), preliminary: false, confirmation: null, replaces: null, replacedBy: null, follows: null,
};
const supplement: Receipt = { ...receipt, stance: null, follows: { responseId: 'o', hash: 'd'.repeat(64) } };
const withdrawal = { consultee: 'INSTANS', matter: 'RUBRIK', registryNumber: 'RG 2027/1', round: 'OMGÅNG', receivedOn: '2027-09-24', by: 'NAMN', reason: 'UTFALL' };
const form = { matter: 'RUBRIK', round: 'OMGÅNG', registryNumber: 'RG 2027/1', authority: 'MYNDIGHET', contact: 'KONTAKT' };
const reading = { name: 'NAMN', matter: 'RUBRIK', registryNumber: 'RG 2027/1', link: at };
const thread = (...kinds: Kind[]) => ({ title: 'DOKUMENT', clause: '2.1 PUNKT', link: at, happened: kinds.flatMap((kind) => [{ kind, who: 'FÖRSTA' }, { kind, who: 'ANDRA' }]) });
const remarks = { name: 'NAMN', matter: 'RUBRIK', registryNumber: 'RG 2027/1' };

const corrected = { reason: 'HÄLSNING', version: 2, versionBefore: 1, isExtended: false, touched: [{ title: 'DOKUMENT', clauses: Array.from({ length: 25 }, (_, n) => `${n + 1} PUNKT`) }] };

/** Each builder with facts that make it say what it can say; a builder that is not named here is found by the test below. */
const letters: Record<string, (language: Locale) => LetterText> = {
  invitationLetter: (language) => invitationLetter(language, { name: 'NAMN', invitedBy: 'INBJUDARE', organisation: 'ORGANISATION', link: at, code: '123456', until: new Date('2027-09-24T10:00:00Z') }),
  passwordLetter: (language) => passwordLetter(language, { name: 'NAMN', askedBy: null, link: at, code: '123456', until: new Date('2027-09-24T10:00:00Z') }),
  'passwordLetter, sent by an administrator': (language) => passwordLetter(language, { name: 'NAMN', askedBy: 'INBJUDARE', link: at, code: '123456', until: new Date('2027-09-24T10:00:00Z') }),
  roleLetter: (language) => roleLetter(language, { name: 'NAMN', by: 'INBJUDARE', matter: 'RUBRIK', registryNumber: 'RG 2027/1', role: 'reference_group', link: at }),
  officialInvitationLetter: (language) => officialInvitationLetter(language, invitation),
  contactInvitationLetter: (language) => contactInvitationLetter(language, invitation),
  'contactInvitationLetter, with an account': (language) => contactInvitationLetter(language, { ...invitation, code: null }),
  'contactInvitationLetter, of several': (language) => contactInvitationLetter(language, { ...invitation, consultees: 3 }),
  consulteeReminderLetter: (language) => consulteeReminderLetter(language, { ...invited, left: 7 }),
  'consulteeReminderLetter, the last day has passed': (language) => consulteeReminderLetter(language, { ...invited, way: { link: at, code: null }, left: -8 }),
  'consulteeReminderLetter, to a mailbox': (language) => consulteeReminderLetter(language, { ...invited, way: null, left: 1 }),
  mailingLetter: (language) => mailingLetter(language, { ...invited, subject: 'UTFALL', text: 'HÄLSNING' }),
  unmetLetter: (language) => unmetLetter(language, { ...invited, comments: 12_345 }),
  'unmetLetter, with an account': (language) => unmetLetter(language, { ...invited, way: { link: at, code: null }, comments: 1 }),
  'unmetLetter, to a mailbox': (language) => unmetLetter(language, { ...invited, way: null, comments: 2 }),
  preNoticeLetter: (language) => preNoticeLetter(language, { ...invited, publicOn: '2027-09-24' }),
  'preNoticeLetter, with an account': (language) => preNoticeLetter(language, { ...invited, way: { link: at, code: null }, publicOn: '2027-09-24' }),
  'preNoticeLetter, to a mailbox': (language) => preNoticeLetter(language, { ...invited, way: null, publicOn: '2027-09-24' }),
  extensionLetter: (language) => extensionLetter(language, invited),
  'extensionLetter, sent on to another address': (language) => {
    const letter = extensionLetter(language, { ...invited, way: { link: 'https://overens.example/inbjudan', code: '123456' } });
    return { ...letter, body: withoutWayIn(language, letter.body, 'invited') ?? '' };
  },
  secondOpeningLetter: (language) => secondOpeningLetter(language, { ...invited, reason: 'HÄLSNING', answered: false }),
  'secondOpeningLetter, to one who has responded': (language) => secondOpeningLetter(language, { ...invited, reason: 'HÄLSNING', answered: true }),
  correctionLetter: (language) => correctionLetter(language, { ...invited, ...corrected, answered: false }),
  'correctionLetter, to one who has responded, more time': (language) => correctionLetter(language, { ...invited, ...corrected, isExtended: true, answered: true }),
  teamCorrectionLetter: (language) => teamCorrectionLetter(language, { ...remarks, ...corrected, deadline: '2027-09-24', link: at }),
  receiptLetter: (language) => receiptLetter(language, receipt, at),
  registryLetter: (language) => registryLetter(language, receipt),
  'receiptLetter, for a supplement': (language) => receiptLetter(language, supplement, at),
  'registryLetter, for a supplement': (language) => registryLetter(language, supplement),
  withdrawalLetter: (language) => withdrawalLetter(language, { ...withdrawal, supplement: false }),
  countedJointlyLetter: (language) => countedJointlyLetter(language, { ...form, consultee: 'INSTANS', sender: 'ORGANISATION', ground: 'UTFALL' }),
  noLongerCountedLetter: (language) => noLongerCountedLetter(language, { ...form, consultee: 'INSTANS', sender: 'ORGANISATION', why: 'ended', countsBy: 'nothing' }),
  'noLongerCountedLetter, taken back, by an answer of its own': (language) => noLongerCountedLetter(language, { ...form, consultee: 'INSTANS', sender: 'ORGANISATION', why: 'withdrawn', countsBy: 'own' }),
  'noLongerCountedLetter, replaced, by another statement': (language) => noLongerCountedLetter(language, { ...form, consultee: 'INSTANS', sender: 'ORGANISATION', why: 'replaced', countsBy: 'joint' }),
  responseConfirmedLetter: (language) => responseConfirmedLetter(language, { consultee: withdrawal.consultee, matter: withdrawal.matter, registryNumber: withdrawal.registryNumber, round: withdrawal.round, body: 'Socialnämnden', decidedOn: '2027-09-20', paragraph: '§ 14', receivedOn: '2027-09-24', by: withdrawal.by, responseHash: 'a'.repeat(64), hash: 'b'.repeat(64) }),
  'receiptLetter, of a replacement': (language) => receiptLetter(language, { ...receipt, replaces: { id: 'a', receivedOn: '2027-09-24', hash: 'c'.repeat(64) } }, at),
  'withdrawalLetter, of a supplement': (language) => withdrawalLetter(language, { ...withdrawal, supplement: true }),
  formReceiptLetter: (language) => formReceiptLetter(language, receipt),
  confirmationLetter: (language) => confirmationLetter(language, { ...form, link: at, days: 7 }),
  returnedLettersLetter: (language) => returnedLettersLetter(language, { name: 'NAMN', matter: 'RUBRIK', registryNumber: 'RG 2027/1', round: 'OMGÅNG', consultees: ['INSTANS'], link: at }),
  'returnedLettersLetter, many': (language) => returnedLettersLetter(language, { name: 'NAMN', matter: 'RUBRIK', registryNumber: 'RG 2027/1', round: 'OMGÅNG', consultees: Array.from({ length: 25 }, () => 'INSTANS'), link: at }),
  waitingFormLetter: (language) => waitingFormLetter(language, { name: 'NAMN', matter: 'RUBRIK', registryNumber: 'RG 2027/1', round: 'OMGÅNG', fresh: 1, waiting: 1, link: at }),
  'waitingFormLetter, several': (language) => waitingFormLetter(language, { name: 'NAMN', matter: 'RUBRIK', registryNumber: 'RG 2027/1', round: 'OMGÅNG', fresh: 2, waiting: 3, link: at }),
  leftOutLetter: (language) => leftOutLetter(language, { ...form, reason: 'UTFALL' }),
  openedLetter: (language) => openedLetter(language, { ...reading, number: 2, lastDay: '2027-09-24', message: 'HÄLSNING', questions: 3 }),
  'openedLetter, one question': (language) => openedLetter(language, { ...reading, number: 2, lastDay: '2027-09-24', message: '', questions: 1 }),
  reminderLetter: (language) => reminderLetter(language, { ...reading, lastDay: '2027-09-24' }),
  closedLetter: (language) => closedLetter(language, { ...reading, outcome: 'UTFALL' }),
  remarksLetter: (language) => remarksLetter(language, { ...remarks, threads: [thread('mention', 'raised', 'reply', 'resolved', 'reopened')] }),
  'remarksLetter, nobody mentioned': (language) => remarksLetter(language, { ...remarks, threads: [thread('reply'), thread('resolved')] }),
};
const quoted = ['NAMN', 'INSTANS', 'RUBRIK', 'MYNDIGHET', 'KONTAKT', 'OMGÅNG', 'INBJUDARE', 'DOKUMENT', 'PUNKT', 'FÖRSTA', 'ANDRA', 'HÄLSNING', 'UTFALL', 'Överens'];

describe.each(Object.entries(letters))('%s', (_name, write) => {
  test('is written in both languages, with nothing missing', () => {
    const [swedish, english] = [write('sv'), write('en')];
    expect(english.body).not.toBe(swedish.body);
    expect(english.subject).not.toBe(swedish.subject);
    for (const { subject, body } of [swedish, english]) expect(`${subject}\n${body}`).not.toMatch(/undefined|null|NaN|Invalid Date|[{}]|mail\./);
  });

  test('says nothing of the other language', async () => {
    expect(await swedishIn(write('en'), quoted)).toEqual([]);
    expect((await swedishIn(write('sv'), quoted)).length).toBeGreaterThan(5);
  });
});

test('days and numbers are told as in the language', () => {
  expect(receiptLetter('sv', receipt, at).body).toMatch(/Inkom: fredag 24 september 2027 \(efter svarstiden\)\nAntal synpunkter: 12\u00a0345\n/);
  expect(receiptLetter('en', receipt, at).body).toMatch(/Received: Friday,? 24 September 2027 \(after the deadline\)\nComments: 12,345\n/);
  expect(remarksLetter('sv', { ...remarks, threads: [thread('reply')] }).body).toContain('2 nya svar av FÖRSTA och ANDRA.');
  expect(remarksLetter('en', { ...remarks, threads: [thread('reply')] }).body).toContain('2 new replies by FÖRSTA and ANDRA.');
});

const sources = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).map((path) => ({ path, text: readFileSync(join(server, path), 'utf8') }));

test('every builder of letters stands above, and letters are posted only by those who say whose language it is', () => {
  const builders = sources.flatMap(({ text }) => [...text.matchAll(/export function (\w+)\([^\n]*\): LetterText \{/g)].map(([, name = '']) => name));
  expect([...new Set(Object.keys(letters).map((name) => name.split(',')[0]))].sort()).toEqual(builders.sort());
  const posting = sources.filter(({ path, text }) => !path.startsWith('platform/') && /\bpostLetter\(/.test(text));
  expect(posting.map(({ path }) => path).sort()).toEqual(['consultation/consultee-letters.ts', 'consultation/letters.ts', 'drafting/discussion/remark-notices.ts', 'drafting/readings/reading-letters.ts', 'matters/role-letter.ts', 'people/letters.ts']);
  for (const { path, text } of posting) for (const [, sent = ''] of text.matchAll(/\bpostLetter\(tx, (\{[^\n]*)/g)) expect(sent, path).toMatch(/\.\.\.(\w+Letter\(|write\(language)/);
});

test.each(locales.flatMap((language) => mailRooms.map((room) => [room, language] as const)))('every letter of %s in %s is written by a builder', async (room, language) => {
  const said = Object.values(letters).map((write) => write(language)).map(({ subject, body }) => `${subject}\n${body}`).join('\n');
  for (const [key, text] of Object.entries(await mailWords(room, language))) {
    // A name of an attachment is no letter.
    if (key !== 'mail.letter-file') expect(said, key).toContain(longestRun(text));
  }
});
