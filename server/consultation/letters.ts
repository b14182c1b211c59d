/** The letters of this room, in the words of the catalogue. */
import type { clausesTouched } from '#shared/round-corrections.ts';
import type { Receipt } from '#shared/consultation.ts';
import { consultationMailEn } from '#shared/messages/consultation-mail.en.ts';
import { consultationMailSv } from '#shared/messages/consultation-mail.sv.ts';
import { documentsEn } from '#shared/messages/documents.en.ts';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import { inBoth, languageTags, type Locale } from '#shared/messages/format.ts';
import { noonOf } from '../matters/matters.ts';
import { docxType } from '../platform/files/file-type.ts';
import { type Attachment, type LetterText, postLetter } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';

const speak = inBoth({ sv: consultationMailSv, en: consultationMailEn });

/**
 * An official or registry mailbox is no person and has chosen nothing: what comes there is entered in a Swedish authority's case,
 * whose language is Swedish (språklagen 2009:600, 10 §). Whoever reads the copy sent to a person of their own reads their own language.
 */
export const ofTheCase: Locale = 'sv';

export interface InvitationFacts {
  /** How many texts are enclosed. */
  texts: number;
  address: string;
  name: string;
  /** All of them, when the reader is the contact of several. */
  consultee: string;
  consultees: number;
  link: string;
  code: string | null;
  registryNumber: string;
  matter: string;
  authority: string;
  deadline: string;
  contact: string;
}

/** To the consultee's official mailbox: what is asked, and who got the way in. */
export function officialInvitationLetter(language: Locale, facts: Omit<InvitationFacts, 'link' | 'code'>): LetterText {
  const say = speak(language);
  const values = { ...facts, deadline: noonOf(facts.deadline) };
  return { language, subject: say('mail.invitation.subject', values), body: say('mail.invitation.official', values) };
}

/** To whoever coordinates the answer: what is asked, and the way in, with a code for one who has no account. */
export function contactInvitationLetter(language: Locale, facts: InvitationFacts): LetterText {
  const say = speak(language);
  const values = { ...facts, deadline: noonOf(facts.deadline) };
  const way = facts.code === null ? say('mail.invitation.sign-in', values) : say('mail.invitation.code', values);
  return { language, subject: say('mail.invitation.subject', values), body: say('mail.invitation.contact', { ...values, way, steps: say('mail.invitation.steps', values) }) };
}

/** What a letter to a consultee says that was invited before. `way`: how its reader gets in; null for a mailbox that nobody signs in from. */
export interface ConsulteeFacts {
  name: string; consultee: string; registryNumber: string; matter: string; authority: string; lastDay: string; contact: string;
  way: { link: string; code: string | null } | null;
}

/** To whoever coordinates an answer that has not come. `left`: days until the last day; fewer than none when it has passed. */
export function consulteeReminderLetter(language: Locale, { left, ...facts }: ConsulteeFacts & { left: number }): LetterText {
  const say = speak(language);
  const values = { ...facts, way: wayIn(language, facts.way), lastDay: noonOf(facts.lastDay), left };
  return left < 0 ? { language, subject: say('mail.reminder.after.subject', values), body: say('mail.reminder.after', values) } : { language, subject: say('mail.reminder.before.subject', values), body: say('mail.reminder.before', values) };
}

/** The lead's own words to several consultees at once, in the language they were written in. */
export function mailingLetter(language: Locale, facts: ConsulteeFacts & { subject: string; text: string }): LetterText {
  const say = speak(language);
  return { language, subject: say('mail.mailing.subject', { registryNumber: facts.registryNumber, subject: facts.subject }), body: say('mail.mailing.body', { text: facts.text.trim(), matter: facts.matter, registryNumber: facts.registryNumber, contact: facts.contact, authority: facts.authority, consultee: facts.consultee }) };
}

/** That the consultee may answer later than the others. */
export function extensionLetter(language: Locale, facts: ConsulteeFacts): LetterText {
  const say = speak(language);
  const values = { ...facts, way: wayIn(language, facts.way), lastDay: noonOf(facts.lastDay) };
  return { language, subject: say('mail.extension.subject', values), body: say('mail.extension.body', values) };
}

/** That a closed round takes responses again. */
export function secondOpeningLetter(language: Locale, { reason, answered, ...facts }: ConsulteeFacts & { reason: string; answered: boolean }): LetterText {
  const say = speak(language);
  const values = { ...facts, reason: reason.trim(), answered: String(answered), way: wayIn(language, facts.way), lastDay: noonOf(facts.lastDay) };
  return { language, subject: say('mail.second-opening.subject', values), body: say('mail.second-opening.body', values) };
}

/** That what a consultee asked for was not done, or only in part, and where the reasons stand. Whoever has an account goes straight to the page. */
export function unmetLetter(language: Locale, { comments, ...facts }: ConsulteeFacts & { comments: number }): LetterText {
  const say = speak(language);
  const way = facts.way === null ? say('mail.unmet.way.mailbox') : facts.way.code === null ? say('mail.unmet.way', { link: `${facts.way.link}/utfall` }) : say('mail.unmet.way.code', { link: facts.way.link, code: facts.way.code });
  const values = { name: facts.name, consultee: facts.consultee, registryNumber: facts.registryNumber, matter: facts.matter, authority: facts.authority, contact: facts.contact, comments, way };
  return { language, subject: say('mail.unmet.subject', values), body: say('mail.unmet.body', values) };
}

/** What happened to a consultee's comments, in confidence until the day on which the report becomes public. */
export function preNoticeLetter(language: Locale, { publicOn, ...facts }: ConsulteeFacts & { publicOn: string }): LetterText {
  const say = speak(language);
  const way = facts.way === null ? say('mail.unmet.way.mailbox') : facts.way.code === null ? say('mail.unmet.way', { link: `${facts.way.link}/utfall` }) : say('mail.unmet.way.code', { link: facts.way.link, code: facts.way.code });
  const values = { name: facts.name, consultee: facts.consultee, registryNumber: facts.registryNumber, matter: facts.matter, authority: facts.authority, contact: facts.contact, publicOn: noonOf(publicOn), way };
  return { language, subject: say('mail.preNotice.subject', values), body: say('mail.preNotice.body', values) };
}

interface CorrectionFacts { reason: string; version: number; versionBefore: number; touched: ReturnType<typeof clausesTouched>; isExtended: boolean }

/** That the text was corrected while the round is open. */
export function correctionLetter(language: Locale, { reason, answered, touched, isExtended, ...facts }: ConsulteeFacts & CorrectionFacts & { answered: boolean }): LetterText {
  const say = speak(language);
  const values = { name: facts.name, consultee: facts.consultee, registryNumber: facts.registryNumber, matter: facts.matter, authority: facts.authority, contact: facts.contact, version: facts.version, versionBefore: facts.versionBefore, reason: reason.trim(), changes: changesIn(language, touched), extended: String(isExtended), answered: String(answered), way: wayIn(language, facts.way), lastDay: noonOf(facts.lastDay) };
  return { language, subject: say('mail.correction.subject', values), body: say('mail.correction.body', values) };
}

/** The same to those who work with the matter. */
export function teamCorrectionLetter(language: Locale, { reason, touched, isExtended, deadline, ...facts }: CorrectionFacts & { name: string; matter: string; registryNumber: string; deadline: string; link: string }): LetterText {
  const say = speak(language);
  const values = { ...facts, reason: reason.trim(), changes: changesIn(language, touched), extended: String(isExtended), lastDay: noonOf(deadline) };
  return { language, subject: say('mail.correction.team.subject', values), body: say('mail.correction.team.body', values) };
}

/** Each text that changed with the clauses that were touched; a long list ends in words. */
function changesIn(language: Locale, touched: CorrectionFacts['touched']): string {
  const say = speak(language);
  return touched.map(({ title, clauses }) => [title, ...clauses.slice(0, mostNamed).map((clause) => `– ${clause}`), ...(clauses.length > mostNamed ? [say('mail.correction.more', { n: clauses.length - mostNamed })] : [])].join('\n')).join('\n\n');
}
/** Clauses named in a letter for one text. */
const mostNamed = 20;

function wayIn(language: Locale, way: ConsulteeFacts['way']): string {
  const say = speak(language);
  return way === null ? say('mail.way.mailbox') : way.code === null ? say('mail.invitation.sign-in', { link: way.link }) : say('mail.invitation.code', { link: way.link, code: way.code });
}

/** To the consultee: its answer has come, unchangeable from now on. */
export function receiptLetter(language: Locale, receipt: Receipt, link: string): LetterText {
  const say = speak(language);
  const values = { ...printable(receipt), sections: sectionsIn(language, receipt), link };
  return { language, subject: say('mail.receipt.subject', values), body: say('mail.receipt.body', values) };
}

/** Lines of the stance on the whole and on each section, where the round asked for those; else nothing. */
function sectionsIn(language: Locale, { stance, sections }: Receipt): string {
  if (stance === null || sections.length === 0) return '';
  const words = language === 'sv' ? documentsSv : documentsEn;
  const several = new Set(sections.map(({ document }) => document)).size > 1;
  return [`${words['documents.column.stance']}: ${words[`documents.stance.${stance}`]}`, ...sections.map((one) => `– ${[several ? `${one.document}:` : '', one.number, one.heading].filter(Boolean).join(' ')}: ${words[`documents.stance.${one.stance}`]}`), ''].join('\n');
}

const printable = ({ follows, stance: _stance, sections: _sections, jointly: _jointly, preliminary: _preliminary, confirmation: _confirmation, replaces, replacedBy: _replacedBy, ...receipt }: Receipt) => ({ ...receipt, kind: follows !== null ? 'supplement' : replaces !== null ? 'replacement' : 'response', received: noonOf(receipt.receivedOn) });

/** To the authority's registrar: an answer to enter in the register. */
export function registryLetter(language: Locale, receipt: Receipt): LetterText {
  const say = speak(language);
  const values = printable(receipt);
  return { language, subject: say('mail.registry.subject', values), body: say('mail.registry.body', values) };
}

/** `letterHash` is null while the consultee's own copy is to be written: then the letter waits for it. */
interface Enclosed { letterHash: string | null; texts: readonly Attachment[] }
const enclosing = (language: Locale, { letterHash, texts }: Enclosed): Attachment[] => [...(letterHash === null ? [] : [{ name: speak(language)('mail.letter-file'), type: docxType, fileHash: letterHash }]), ...texts];

/** With the covering letter and the texts. Gives the letter's id. */
export async function postOfficialInvitation(tx: Writer, facts: Omit<InvitationFacts, 'link' | 'code'>, to: Enclosed & { officialMail: string }, now: Date): Promise<string> {
  return postLetter(tx, { recipient: to.officialMail, ...officialInvitationLetter(ofTheCase, facts), attachments: enclosing(ofTheCase, to) }, now, { waits: to.letterHash === null });
}

/** The same for the contact, with the way in; `language` is what the contact reads. */
export async function postContactInvitation(tx: Writer, facts: InvitationFacts, to: Enclosed & { language: Locale }, now: Date): Promise<string> {
  return postLetter(tx, { recipient: facts.address, ...contactInvitationLetter(to.language, facts), attachments: enclosing(to.language, to) }, now, { waits: to.letterHash === null });
}

/** "A, B och C". */
export const listed = (language: Locale, names: readonly string[]): string => new Intl.ListFormat(languageTags[language], { type: 'conjunction' }).format(names);

/** To the official mailbox, and to whoever submitted in their own language; one letter when they are the same address. */
export async function postReceipt(tx: Writer, receipt: Receipt, to: { officialMail: string; sender: { email: string; language: Locale } | null; link: string }, now: Date): Promise<WaitingLetter[]> {
  const waiting: WaitingLetter[] = [{ id: await postLetter(tx, { recipient: to.officialMail, ...receiptLetter(ofTheCase, receipt, to.link) }, now, { waits: true }), language: ofTheCase, registry: false }];
  if (to.sender && to.sender.email !== to.officialMail) waiting.push({ id: await postLetter(tx, { recipient: to.sender.email, ...receiptLetter(to.sender.language, receipt, to.link) }, now, { waits: true }), language: to.sender.language, registry: false });
  return waiting;
}

/** To whoever wrote on the public page, in the language of the page: what was sent is received into the round. */
export function formReceiptLetter(language: Locale, receipt: Receipt): LetterText {
  const say = speak(language);
  const values = printable(receipt);
  return { language, subject: say('mail.form-receipt.subject', values), body: say('mail.form-receipt.body', values) };
}

/** What the letters of the public form say of the round. */
export interface FormFacts { matter: string; round: string; registryNumber: string; authority: string; contact: string }

/**
 * The one letter by which a response on the public page is confirmed. It says nothing of what was written, nor by whom: whose address it is, nobody knows yet,
 * and nobody shall be able to send words of their own to strangers through it.
 */
export function confirmationLetter(language: Locale, facts: FormFacts & { link: string; days: number }): LetterText {
  const say = speak(language);
  return { language, subject: say('mail.form-confirmation.subject', { ...facts }), body: say('mail.form-confirmation.body', { ...facts }) };
}

/** That a confirmed response was left out of the round, and why. */
export function leftOutLetter(language: Locale, facts: FormFacts & { reason: string }): LetterText {
  const say = speak(language);
  return { language, subject: say('mail.form-left-out.subject', { ...facts }), body: say('mail.form-left-out.body', { ...facts }) };
}

/** To whoever leads: responses from the public form wait. It says how many and nothing of what they say, which nobody has looked at yet. */
export function waitingFormLetter(language: Locale, facts: { name: string; matter: string; registryNumber: string; round: string; fresh: number; waiting: number; link: string }): LetterText {
  const say = speak(language);
  return { language, subject: say('mail.form-waiting.subject', { ...facts }), body: say('mail.form-waiting.body', { ...facts }) };
}

/** Consultees that are named in a letter one by one; the register has them all. */
const mostConsulteesNamed = 20;

/** To whoever leads: letters to these consultees came back. It says to whom, and the register says why and at which address. */
export function returnedLettersLetter(language: Locale, { consultees, ...facts }: { name: string; matter: string; registryNumber: string; round: string; consultees: readonly string[]; link: string }): LetterText {
  const say = speak(language);
  const named = [...consultees].sort(new Intl.Collator(languageTags[language]).compare).slice(0, mostConsulteesNamed).map((one) => `– ${one}`);
  const values = { ...facts, n: consultees.length, list: [...named, ...(consultees.length > named.length ? [say('mail.returned.more', { n: consultees.length - named.length })] : [])].join('\n') };
  return { language, subject: say('mail.returned.subject', values), body: say('mail.returned.body', values) };
}

/** Who is written to, and in which language: that of the page for a stranger, their own for whoever leads. */
interface Stranger { email: string; language: Locale }

export async function postFormReceipt(tx: Writer, receipt: Receipt, to: Stranger, now: Date): Promise<WaitingLetter> {
  return { id: await postLetter(tx, { recipient: to.email, ...formReceiptLetter(to.language, receipt) }, now, { waits: true }), language: to.language, registry: false };
}

export function postWaitingForm(tx: Writer, facts: Parameters<typeof waitingFormLetter>[1], to: Stranger, now: Date): Promise<string> {
  return postLetter(tx, { recipient: to.email, ...waitingFormLetter(to.language, facts) }, now);
}

export function postReturnedLetters(tx: Writer, facts: Parameters<typeof returnedLettersLetter>[1], to: Stranger, now: Date): Promise<string> {
  return postLetter(tx, { recipient: to.email, ...returnedLettersLetter(to.language, facts) }, now);
}

export function postConfirmation(tx: Writer, facts: Parameters<typeof confirmationLetter>[1], to: Stranger, now: Date): Promise<string> {
  return postLetter(tx, { recipient: to.email, ...confirmationLetter(to.language, facts) }, now);
}

export function postLeftOut(tx: Writer, facts: Parameters<typeof leftOutLetter>[1], to: Stranger, now: Date): Promise<string> {
  return postLetter(tx, { recipient: to.email, ...leftOutLetter(to.language, facts) }, now);
}

export async function postToRegistry(tx: Writer, receipt: Receipt, recipient: string, attachments: Attachment[], now: Date): Promise<WaitingLetter> {
  return { id: await postLetter(tx, { recipient, ...registryLetter(ofTheCase, receipt), attachments }, now, { waits: true }), language: ofTheCase, registry: true };
}

/** What a letter says of a response, or a supplement, that was taken back; `receivedOn` as `2027-09-24`. */
export interface WithdrawalFacts { consultee: string; matter: string; registryNumber: string; round: string; receivedOn: string; by: string; reason: string; supplement: boolean }

/** That it was taken back, and why. */
export function withdrawalLetter(language: Locale, { supplement, receivedOn, ...facts }: WithdrawalFacts): LetterText {
  const say = speak(language);
  const values = { ...facts, kind: supplement ? 'supplement' : 'response', received: noonOf(receivedOn) };
  return { language, subject: say('mail.withdrawal.subject', values), body: say('mail.withdrawal.body', values) };
}

/** To the consultee's official mailbox, to the one who withdrew it in their own language, and to the authority's registry. */
export async function postWithdrawal(tx: Writer, facts: WithdrawalFacts, to: { officialMail: string; sender: { email: string; language: Locale } | null; registry: string | null }, now: Date): Promise<void> {
  for (const [recipient, language] of concerned(to)) await postLetter(tx, { recipient, ...withdrawalLetter(language, facts) }, now);
}

/** Each address once, with the language that is read there. */
function concerned(to: Parameters<typeof postWithdrawal>[2]): Map<string, Locale> {
  const readers = new Map<string, Locale>([[to.officialMail, ofTheCase]]);
  if (to.sender && !readers.has(to.sender.email)) readers.set(to.sender.email, to.sender.language);
  if (to.registry !== null && !readers.has(to.registry)) readers.set(to.registry, ofTheCase);
  return readers;
}

/** What a letter says of the confirmation of a preliminary response; days as `2027-09-24`. */
export interface ResponseConfirmedFacts { consultee: string; matter: string; registryNumber: string; round: string; body: string; decidedOn: string; paragraph: string; receivedOn: string; by: string; responseHash: string; hash: string }

/** That the deciding body stands behind what was sent. */
export function responseConfirmedLetter(language: Locale, { decidedOn, receivedOn, ...facts }: ResponseConfirmedFacts): LetterText {
  const say = speak(language);
  const values = { ...facts, decided: noonOf(decidedOn), received: noonOf(receivedOn) };
  return { language, subject: say('mail.response-confirmed.subject', values), body: say('mail.response-confirmed.body', values) };
}

/** To the same as {@link postWithdrawal}. */
export async function postResponseConfirmed(tx: Writer, facts: ResponseConfirmedFacts, to: { officialMail: string; sender: { email: string; language: Locale } | null; registry: string | null }, now: Date): Promise<void> {
  for (const [recipient, language] of concerned(to)) await postLetter(tx, { recipient, ...responseConfirmedLetter(language, facts) }, now);
}

/** What a letter says of a joint statement that was counted for a consultee which has not answered itself. */
export interface CountedJointlyFacts { consultee: string; sender: string; ground: string; matter: string; registryNumber: string; authority: string; round: string; contact: string }

/** That a joint statement counts as its response too, on what ground, and what to do if that is wrong. */
export function countedJointlyLetter(language: Locale, facts: CountedJointlyFacts): LetterText {
  const say = speak(language);
  return { language, subject: say('mail.counted-jointly.subject', { ...facts }), body: say('mail.counted-jointly.body', { ...facts }) };
}

/** To the official mailbox of the consultee that it is counted for. */
export async function postCountedJointly(tx: Writer, facts: CountedJointlyFacts, officialMail: string, now: Date): Promise<void> {
  await postLetter(tx, { recipient: officialMail, ...countedJointlyLetter(ofTheCase, facts) }, now);
}

/** What a letter says of a joint statement that was counted for a consultee and is so no longer. `countsBy`: what the consultee counts by from now on. */
export interface NoLongerCountedFacts extends Omit<CountedJointlyFacts, 'ground'> { why: 'ended' | 'withdrawn' | 'replaced'; countsBy: 'own' | 'joint' | 'nothing' }

/** That it no longer counts as its response, why, and what counts instead. */
export function noLongerCountedLetter(language: Locale, facts: NoLongerCountedFacts): LetterText {
  const say = speak(language);
  return { language, subject: say('mail.no-longer-counted.subject', { ...facts }), body: say('mail.no-longer-counted.body', { ...facts }) };
}

/** To the official mailbox of the consultee that it was counted for. */
export async function postNoLongerCounted(tx: Writer, facts: NoLongerCountedFacts, officialMail: string, now: Date): Promise<void> {
  await postLetter(tx, { recipient: officialMail, ...noLongerCountedLetter(ofTheCase, facts) }, now);
}

/** A letter that waits for the response to be printed; `registry`: with the slip. */
export interface WaitingLetter { id: string; language: Locale; registry: boolean }
