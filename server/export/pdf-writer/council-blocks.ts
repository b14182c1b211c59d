/** The council's part of the printed report, with the same words and figures as in Word (docx-writer/council-pages.ts). */
import type { ConsultationReport } from '#shared/export.ts';
import { fitCouncilPages, themeColumns } from '../docx-writer/council-fit.ts';
import type { FittedTheme } from '../docx-writer/council-fit.ts';
import { amongOthers, factsSentence, figureRows, outcomePairs, outsideThemes, stanceRows } from '../docx-writer/council-pages.ts';
import { finalText } from '../docx-writer/marking.ts';
import type { Words } from '../docx-writer/words.ts';
import { decisionParagraph } from '../write-decision-paragraph.ts';
import { cell, headCell, heading, numberCell, par, paragraphs } from './blocks.ts';
import type { PaperBlock, PaperCell } from './paper.ts';

export interface CouncilBlocks {
  blocks: PaperBlock[];
  /** Whether a theme had to be shortened or left out, so that the account must give them in full. */
  shortened: boolean;
}

export function councilBlocks(words: Words, report: ConsultationReport): CouncilBlocks {
  const paste = decisionParagraph(report);
  const rows = stanceRows(words, report.organisations);
  const outside = outsideThemes(words, report);
  const others = amongOthers(report.organisations);
  const fitted = fitCouncilPages(report.themes, {
    title: report.matter.title, facts: factsSentence(words, report), stanceRows: rows.map(({ parties }) => parties), paste, marked: report.marking !== null,
    notes: (others > 0 ? 1 : 0) + (outside === null ? 0 : 2),
  });
  const left = report.themes.length - fitted.themes.length;
  const blocks: PaperBlock[] = [
    par(`${finalText(words, report) ?? words.say('documents.report.type')} · ${words.day(report.preparedOn)}`, 'kind'),
    { k: 'title', text: report.matter.title },
    par(words.say('documents.report.for', { recipient: report.recipient }), 'subtitle'),
    par(factsSentence(words, report), 'note'),
    figures(words, report),
    heading(1, words.say('documents.report.dispositions')),
    outcomes(words, report),
    heading(1, words.say('documents.report.partyStances')),
    {
      k: 'table', columns: [4.1, 11.1, 1.8], header: 1, small: true,
      rows: [['stances', 'parties', 'others'].map((name) => headCell(words.say(`documents.report.${name as 'stances' | 'parties' | 'others'}`))), ...rows.map((row) => [cell([par(row.label, 'label')]), cell(row.parties), numberCell(row.others)])],
    },
    ...(others === 0 ? [] : [par(words.say('documents.report.unsolicitedAmong', { count: others }), 'note')]),
    heading(1, words.say('documents.report.themes')),
    ...(fitted.themes.length === 0 ? [par(words.say('documents.report.noThemes'), 'note')] : [themeTable(words, fitted.themes)]),
    ...(left > 0 ? [par(words.say('documents.report.moreThemes', { count: left }), 'note')] : fitted.shortened ? [par(words.say('documents.report.clipped'), 'note')] : []),
    ...(outside === null ? [] : [par(outside, 'note')]),
    heading(1, words.say('documents.report.paste')),
    par(words.say('documents.report.pasteHint'), 'note'),
    { k: 'boxed', blocks: paragraphs(paste) },
  ];
  return { blocks, shortened: fitted.shortened };
}

function figures(words: Words, report: ConsultationReport): PaperBlock {
  const shown = figureRows(words, report);
  return { k: 'table', columns: shown.map(() => 1), header: 0, rows: [shown.map(([count, label]) => cell([par(words.number(count), 'figure'), par(label, 'small')]))] };
}

/** Three pairs of word and number a row. */
function outcomes(words: Words, report: ConsultationReport): PaperBlock {
  const pairs = outcomePairs(words, report);
  const rows = [0, 3, 6, 9].filter((from) => from < pairs.length).map((from) => [...pairs.slice(from, from + 3).flatMap(([label, count], at): PaperCell[] => {
    const sum = from + at === pairs.length - 1;
    return [sum ? cell([par(label, 'label')], { ground: 'sum' }) : cell(label), { ...numberCell(words.number(count)), ...(sum ? { ground: 'sum' } : {}) }];
  }), ...Array.from({ length: 2 * Math.max(0, from + 3 - pairs.length) }, () => cell(''))]);
  return { k: 'table', columns: [5.6, 1.1, 4.4, 1.1, 4.8, 1.1], header: 0, small: true, rows };
}

/** Each theme is a row with its name over three cells: what was said, what was changed, what was not met and why. */
export function themeTable(words: Words, themes: FittedTheme[]): PaperBlock {
  const titles = [words.say('documents.report.mainPoints'), words.say('documents.report.changed'), words.say('documents.report.notMet')];
  return {
    k: 'table', columns: [...themeColumns], header: 1, small: true,
    rows: [titles.map(headCell), ...themes.flatMap((theme) => [
      [cell([par(words.say('documents.report.themeName', { name: theme.name, count: theme.comments }), 'label')], { colspan: 3, ground: 'sum' })],
      [theme.mainPoints, theme.changed, theme.notMet].map((text) => cell(paragraphs(text))),
    ])],
  };
}
