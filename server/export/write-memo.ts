/** The memo to the committee as a Word file: the organisation's own template filled, or one of ours. Both are filled from the same value. */
import { Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import type { ExportedMemo } from '#shared/export.ts';
import { type MemoPlaceholder, memoPlaceholders } from '#shared/memo-words.ts';
import { documentsMemoEn } from '#shared/messages/documents-memo.en.ts';
import { documentsMemoSv } from '#shared/messages/documents-memo.sv.ts';
import { inBoth } from '#shared/messages/format.ts';
import { cleaned, readableQuote } from './docx-writer/clean.ts';
import { letterPage } from './docx-writer/look.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { takenLines } from './docx-writer/section-words.ts';
import { wordsIn } from './docx-writer/words.ts';
import { type FilledParagraph, type Filling, fillTemplateInWorker } from './fill-template.ts';

const speak = inBoth({ sv: documentsMemoSv, en: documentsMemoEn });

/** `template`: the organisation's own Word file, which was inspected when it was kept; null for ours. Throws as `fillTemplateInWorker` does. */
export async function writeMemo(given: ExportedMemo, template: Uint8Array | null): Promise<Uint8Array> {
  const memo = cleaned(given);
  return fillTemplateInWorker(template ?? await memoTemplate(memo.locale), valuesOf(memo));
}

/** Ours, with every placeholder in it: what an organisation without a template of its own gets filled, and what it can make its own from. */
export async function memoTemplate(locale: ExportedMemo['locale']): Promise<Uint8Array> {
  const words = wordsIn(locale);
  const say = speak(locale);
  const slot = (key: MemoPlaceholder): string => `{{${memoPlaceholders.find((one) => one.key === key)?.[locale] ?? key}}}`;
  const letterhead = { authority: slot('organisation'), unit: null, registryNumber: slot('registryNumber'), contact: null };
  const heading = (text: string): FileChild => new Paragraph({ heading: 'Heading1', children: [new TextRun(text)] });
  const line = (text: string): FileChild => new Paragraph({ style: 'OverensLetter', children: [new TextRun(text)] });
  const fact = (name: string, value: string): FileChild => new Paragraph({ style: 'OverensLetter', spacing: { after: 40 }, children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(value)] });
  const children = [
    new Paragraph({ style: 'OverensKind', children: [new TextRun(say('documents.memo.type'))] }),
    new Paragraph({ style: 'OverensTitle', children: [new TextRun(say('documents.memo.title', { matter: slot('matter') }))] }),
    fact(say('documents.memo.fact.body'), slot('body')), fact(say('documents.memo.fact.meeting'), slot('meetingDay')), fact(say('documents.memo.fact.date'), slot('date')), fact(say('documents.memo.fact.officer'), slot('caseOfficer')), fact(say('documents.memo.fact.case'), slot('registryNumber')),
    heading(say('documents.memo.proposal')), line(slot('proposal')),
    heading(say('documents.memo.summary')), line(slot('summary')),
    heading(say('documents.memo.matter')), line(`${slot('authority')} (${slot('authorityNumber')}) ${say('documents.memo.matterText')} ${slot('round')}. ${words.say('documents.letter.answerBy', { deadline: slot('lastDay') })}`),
    heading(say('documents.memo.statement')), line(slot('statement')),
  ];
  return packPaper({ words, title: say('documents.memo.type'), creator: say('documents.memo.type'), headings: 'plain', sections: [section({ words, letterhead, label: null, marking: null, name: say('documents.memo.titleOf') }, letterPage, children)] });
}

/** Under both its names: a template is written in one language, and may be fetched by somebody who reads the other. */
function valuesOf(memo: ExportedMemo): Record<string, Filling> {
  const values = fillings(memo);
  return Object.fromEntries(memoPlaceholders.flatMap(({ key, sv, en }) => [[sv, values[key]], [en, values[key]]] as [string, Filling][]));
}

function fillings(memo: ExportedMemo): Record<MemoPlaceholder, Filling> {
  const words = wordsIn(memo.locale);
  const say = speak(memo.locale);
  return {
    organisation: memo.organisation, body: memo.body, meetingDay: memo.meetingOn === null ? '' : words.day(memo.meetingOn), date: words.day(memo.preparedOn), caseOfficer: memo.caseOfficer, registryNumber: memo.registryNumber,
    matter: memo.matter.title, round: memo.round, authority: memo.matter.authority, authorityNumber: memo.matter.registryNumber, lastDay: words.weekday(memo.lastDay),
    stance: memo.stance === null ? say('documents.memo.noStance') : words.say(`documents.stance.${memo.stance}`), condition: memo.condition,
    proposal: [{ text: memo.body === '' ? say('documents.memo.propose.noBody') : say('documents.memo.propose', { body: memo.body }) }, { text: say('documents.memo.clause.adopt', { matter: memo.matter.title }) }, { text: say('documents.memo.clause.send', { authority: memo.matter.authority }) }],
    summary: memo.summary.trim() === '' ? [{ text: say('documents.memo.noSummary'), italic: true }] : paragraphsIn(memo.summary),
    statement: statement(memo),
  };
}

/** Position, condition, summary, answers and comments: what is sent when the committee has decided. */
function statement(memo: ExportedMemo): FilledParagraph[] {
  const words = wordsIn(memo.locale);
  const say = speak(memo.locale);
  const title = (text: string): FilledParagraph => ({ text, bold: true });
  const said = ({ kind, value }: ExportedMemo['answers'][number]): string => (kind === 'yes_no' ? words.say(value === 'yes' ? 'documents.yes' : 'documents.no') : kind === 'scale' ? words.say('documents.response.scale', { step: value }) : value);
  return [
    title(memo.stance === null ? say('documents.memo.noStance') : say('documents.memo.stance', { stance: words.say(`documents.stance.${memo.stance}`) })),
    ...(memo.condition === '' ? [] : paragraphsIn(say('documents.memo.condition', { condition: memo.condition }))),
    ...takenLines(words, memo.sections).map((text) => ({ text })),
    ...paragraphsIn(memo.summary),
    ...(memo.answers.length === 0 ? [] : [title(say('documents.memo.answers')), ...memo.answers.flatMap((one) => [{ text: one.question, italic: true }, ...paragraphsIn(said(one))])]),
    title(say('documents.memo.comments')),
    ...(memo.comments.length === 0 ? [{ text: say('documents.memo.noComments') }] : memo.comments.flatMap((one) => comment(say, one))),
  ];
}

function comment(say: ReturnType<typeof speak>, { document, clauseNumber, clauseHeading, quote, text, proposedText, reason }: ExportedMemo['comments'][number]): FilledParagraph[] {
  const place = [document, clauseNumber === null ? say('documents.memo.whole') : [say('documents.memo.clause', { clause: clauseNumber }), clauseHeading].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [
    { text: place, bold: true },
    ...(quote === '' ? [] : [{ text: say('documents.memo.quote', { quote: readableQuote(quote) }), italic: true }]),
    ...paragraphsIn(text),
    ...(proposedText === '' ? [] : [{ text: say('documents.memo.proposed', { proposed: readableQuote(proposedText) }) }]),
    ...(reason === '' ? [] : paragraphsIn(say('documents.memo.reason', { reason }))),
  ];
}

/** Divided by blank lines; a single line break stays one. */
const paragraphsIn = (text: string): FilledParagraph[] => text.split(/(?:\r\n|\r|\n)[\t ]*(?:\r\n|\r|\n)+/u).filter((part) => part.trim() !== '').map((part) => ({ text: part.trim() }));
