/** The form that follows the text in the file a consultee answers in: questions in one table, comments in another. */
import { Bookmark, Paragraph, TextRun, XmlComponent } from 'docx';
import type { FileChild, ParagraphChild } from 'docx';
import { decisionLevels } from '#shared/consultation.ts';
import { stances } from '#shared/export.ts';
import { commentRows, questionPrefix, sectionCondition, sectionStance } from '../returned-reader/questions.ts';
import { headedTable, lines, plainTable, textCell } from './tables.ts';
import type { Row } from './tables.ts';
import type { DocumentMessage, Words } from './words.ts';

/** Rows that wait for comments; Word adds more with Tab in the last cell. */
const emptyRows = 10;
const width = 9_600;

/** A clause that a stance is asked for; `block`: of its heading. */
export interface FormSection { block: string; number: string; heading: string }

/** Each answer's cell, and the head of the comments, carries a hidden bookmark: other programs keep those and drop the tags of form fields (documents.md 2). */
export function answerForm(words: Words, sections: readonly FormSection[] = []): FileChild[] {
  const say = (key: DocumentMessage) => words.say(key);
  const question = (label: DocumentMessage, name: string, answer: ParagraphChild = new TextRun('')): Row => ({
    cells: [{ paragraphs: lines(say(label), 'OverensTableHead') }, { paragraphs: [new Paragraph({ style: 'OverensTable', children: [new Bookmark({ id: `${questionPrefix}${name}`, children: [answer] })] })] }],
  });
  const columns = ([['documents.form.clause', 1_500], ['documents.form.comment', 3_300], ['documents.form.proposal', 2_700], ['documents.form.reason', 2_100]] as const).map(([title, wide]) => ({ title: say(title), width: wide }));
  return [
    new Paragraph({ style: 'OverensTitle', pageBreakBefore: true, children: [new TextRun(say('documents.form.title'))] }),
    ...(['documents.form.how', 'documents.form.margin'] as const).map((text) => new Paragraph({ style: 'OverensNote', children: [new TextRun(say(text))] })),
    plainTable([2_700, width - 2_700], [
      question('documents.form.sender', 'sender'),
      question('documents.form.stance', 'stance', dropDown(say('documents.form.stance'), say('documents.form.choose'), stances.map((one) => say(`documents.stance.${one}`)))),
      question('documents.form.condition', 'condition'),
      question('documents.form.summary', 'summary'),
      question('documents.form.decidingBody', 'decidingBody'),
      question('documents.form.level', 'decisionLevel', dropDown(say('documents.form.level'), say('documents.form.choose'), decisionLevels.map((one) => say(`documents.level.${one}`)))),
      question('documents.form.decidedOn', 'decidedOn'),
      question('documents.form.paragraph', 'paragraph'),
      question('documents.form.registryNumber', 'registryNumber'),
    ]),
    ...sectionForm(words, sections),
    new Paragraph({ style: 'OverensSubtitle', spacing: { before: 320 }, keepNext: true, children: [new Bookmark({ id: `${questionPrefix}${commentRows}`, children: [new TextRun(say('documents.form.comments'))] })] }),
    new Paragraph({ style: 'OverensNote', keepNext: true, children: [new TextRun(say('documents.form.rows'))] }),
    headedTable(columns, Array.from({ length: emptyRows }, () => ({ cells: columns.map(() => textCell('')) }))),
  ];
}

/** A stance on each section, and on what condition; nothing where the round asks for none. */
function sectionForm(words: Words, sections: readonly FormSection[]): FileChild[] {
  if (sections.length === 0) return [];
  const answer = (name: string, child: ParagraphChild = new TextRun('')) => ({ paragraphs: [new Paragraph({ style: 'OverensTable', children: [new Bookmark({ id: `${questionPrefix}${name}`, children: [child] })] })] });
  const choices = stances.map((one) => words.say(`documents.stance.${one}`));
  return [
    new Paragraph({ style: 'OverensSubtitle', spacing: { before: 320 }, keepNext: true, children: [new TextRun(words.say('documents.account.sections'))] }),
    new Paragraph({ style: 'OverensNote', keepNext: true, children: [new TextRun(words.say('documents.form.sections'))] }),
    headedTable(([['documents.column.section', 3_400], ['documents.column.stance', 3_000], ['documents.form.sectionCondition', 3_200]] as const).map(([title, wide]) => ({ title: words.say(title), width: wide })), sections.map(({ block, number, heading }): Row => ({
      whole: true,
      cells: [textCell(`${number} ${heading}`), answer(sectionStance(block), dropDown(`${number} ${heading}`, words.say('documents.form.choose'), choices)), answer(sectionCondition(block))],
    }))),
  ];
}

/** A list to choose from (ECMA-376 part 1, 17.5.2); the library has none. */
function dropDown(title: string, shown: string, choices: readonly string[]): ParagraphChild {
  const item = (words: string) => new Part('w:listItem', { 'w:displayText': words, 'w:value': words });
  return new Part('w:sdt', null, [
    new Part('w:sdtPr', null, [new Part('w:alias', { 'w:val': title }), new Part('w:dropDownList', null, choices.map(item))]),
    new Part('w:sdtContent', null, [new TextRun(shown)]),
  ]) as XmlComponent as ParagraphChild;
}

class Part extends XmlComponent {
  constructor(name: string, attributes: Readonly<Record<string, string>> | null, children: readonly XmlComponent[] = []) {
    super(name);
    if (attributes !== null) this.root.push({ _attr: attributes });
    this.root.push(...children);
  }
}
