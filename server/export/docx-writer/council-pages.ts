/** The first two pages of the report, for the council: figures, the parties, the themes, and the text to paste. */
import { Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import { dispositions } from '#shared/export.ts';
import type { ConsultationReport, ReportedOrganisation } from '#shared/export.ts';
import { decisionParagraph } from '../write-decision-paragraph.ts';
import { fitCouncilPages, themeColumns } from './council-fit.ts';
import type { FittedTheme } from './council-fit.ts';
import { portrait, textWidth } from './look.ts';
import { conclusionSentence } from './conclusion-sentence.ts';
import { finalText } from './marking.ts';
import { shortened } from './page.ts';
import { inReadingOrder, positionLabel, positionOf, positions } from './positions.ts';
import { headCell, headedTable, lines, numberCell, plainTable, sumGround, textCell } from './tables.ts';
import type { Row } from './tables.ts';
import type { Words } from './words.ts';

export interface CouncilPages {
  children: FileChild[];
  /** Whether a theme had to be shortened or left out, so that the account must give them in full. */
  shortened: boolean;
}

const full = textWidth(portrait);

/** At most two A4 pages: longer themes and lists are shortened here, with a word on where they stand in full. */
export function councilPages(words: Words, report: ConsultationReport): CouncilPages {
  const paste = decisionParagraph(report);
  const rows = stanceRows(words, report.organisations);
  const outside = outsideThemes(words, report);
  const fitted = fitCouncilPages(report.themes, {
    title: report.matter.title,
    facts: factsSentence(words, report),
    stanceRows: rows.map(({ parties }) => parties),
    paste,
    marked: report.marking !== null,
    notes: (amongOthers(report.organisations) > 0 ? 1 : 0) + (outside === null ? 0 : 2),
  });
  return {
    shortened: fitted.shortened,
    children: [
      ...opening(words, report),
      figures(words, report),
      heading(words.say('documents.report.dispositions')),
      outcomeTable(words, report),
      heading(words.say('documents.report.partyStances')),
      stanceTable(words, rows),
      ...unsolicitedAmong(words, report.organisations),
      heading(words.say('documents.report.themes')),
      ...themes(words, fitted.themes, fitted.roomy),
      ...afterThemes(words, report.themes.length - fitted.themes.length, fitted.shortened),
      ...(outside === null ? [] : [note(outside)]),
      heading(words.say('documents.report.paste')),
      new Paragraph({ style: 'OverensNote', keepNext: true, children: [new TextRun(words.say('documents.report.pasteHint'))] }),
      new Paragraph({ style: 'OverensPaste', children: [new TextRun(paste)] }),
    ],
  };
}

function opening(words: Words, report: ConsultationReport): FileChild[] {
  return [
    new Paragraph({ style: 'OverensKind', children: [new TextRun(`${finalText(words, report) ?? words.say('documents.report.type')} · ${words.day(report.preparedOn)}`)] }),
    new Paragraph({ style: 'OverensTitle', children: [new TextRun(report.matter.title)] }),
    new Paragraph({ style: 'OverensSubtitle', children: [new TextRun(words.say('documents.report.for', { recipient: report.recipient }))] }),
    new Paragraph({ style: 'OverensNote', children: [new TextRun(factsSentence(words, report))] }),
  ];
}

export function factsSentence(words: Words, report: ConsultationReport): string {
  return [roundSentence(words, report), conclusionSentence(words, report, longestReason)].filter((sentence) => sentence !== null).join(' ');
}

/** Its number, and its title when that says more. */
export function roundWords(words: Words, { round: { number, title } }: Pick<ConsultationReport, 'round'>): string {
  return title === words.say('documents.fact.roundName', { number }) ? String(number) : words.say('documents.fact.roundValue', { number, title });
}

function roundSentence(words: Words, report: ConsultationReport): string {
  const { round } = report;
  return words.say('documents.report.facts', {
    round: roundWords(words, report),
    opened: words.day(round.openedOn),
    deadline: words.day(round.deadline),
    closed: round.closedOn === null ? 'open' : words.day(round.closedOn),
    version: round.packageNumber,
  });
}

/** What the council sees first. */
export function figureRows(words: Words, { counts }: ConsultationReport): [count: number, label: string][] {
  return [
    [counts.invited, words.say('documents.count.invited')],
    [counts.answered, words.say('documents.count.answered')],
    [counts.declined, words.say('documents.count.declined')],
    [counts.late, words.say('documents.count.late')],
    [counts.notAnswered, words.say('documents.count.notAnswered')],
    [counts.unsolicited, words.say('documents.count.unsolicited')],
    ...(counts.withdrawn === 0 ? [] : [[counts.withdrawn, words.say('documents.status.withdrawn')] satisfies [number, string]]),
    [counts.comments, words.say('documents.count.comments')],
  ];
}

function figures(words: Words, report: ConsultationReport): FileChild {
  const shown = figureRows(words, report);
  return plainTable(shared(shown.map(() => 1), full), [{
    whole: true,
    cells: shown.map(([count, label]) => ({ paragraphs: [...lines(words.number(count), 'OverensFigure'), ...lines(label, 'OverensTableSmall')] })),
  }]);
}

/** Seven dispositions, what lacks a decision, what was withdrawn if anything was, and the sum: to be set three a row. */
export function outcomePairs(words: Words, { counts }: ConsultationReport): [label: string, count: number][] {
  return [
    ...dispositions.map((disposition): [string, number] => [words.say(`documents.total.${disposition}`), counts.byDisposition[disposition]]),
    [words.say('documents.total.undecided'), counts.undecided],
    ...(counts.withdrawnComments === 0 ? [] : [[words.say('documents.total.withdrawn'), counts.withdrawnComments] satisfies [string, number]]),
    ...(counts.replacedComments === 0 ? [] : [[words.say('documents.total.replaced'), counts.replacedComments] satisfies [string, number]]),
    [words.say('documents.sum'), counts.comments],
  ];
}

function outcomeTable(words: Words, report: ConsultationReport): FileChild {
  const pairs = outcomePairs(words, report);
  const rows = [0, 3, 6, 9].filter((from) => from < pairs.length).map((from): Row => ({
    whole: true,
    cells: [...pairs.slice(from, from + 3).flatMap(([label, count], at) => {
      const sum = from + at === pairs.length - 1;
      return [sum ? headCell(label) : textCell(label), numberCell(words.number(count), sum)];
    }), ...Array.from({ length: 2 * Math.max(0, from + 3 - pairs.length) }, () => textCell(''))],
  }));
  return plainTable(shared([5.6, 1.1, 4.4, 1.1, 4.8, 1.1], full), rows);
}

export interface StanceRow {
  label: string;
  parties: string;
  others: string;
}

// What the council's pages hold of names and of conditions (characters); the account has them all.
const namesInAll = 90;
const conditionsInAll = 1000;
const longestCondition = 140;
const shortestCondition = 40;
// Of the reason for ending a round with comments left; the account has it in full.
const longestReason = 240;

/** One row for each position that somebody took: the parties by name, the others as a number. */
export function stanceRows(words: Words, organisations: ReportedOrganisation[]): StanceRow[] {
  const parties = inReadingOrder(words, organisations.filter(({ party }) => party));
  const share = Math.min(1, namesInAll / parties.length);
  const condition = Math.min(longestCondition, conditionsInAll / parties.filter((party) => party.condition).length);
  return positions.flatMap((position) => {
    const here = organisations.filter((organisation) => positionOf(organisation) === position);
    if (here.length === 0) return [];
    const named = parties.filter((party) => positionOf(party) === position);
    const shown = named.slice(0, Math.ceil(named.length * share));
    const names = namesOf(words, shown, condition);
    if (shown.length < named.length) names.push(words.say('documents.report.moreParties', { count: named.length - shown.length }));
    const list = names.join('; ');
    const count = new Set(named.map(({ organisation }) => organisation)).size;
    return [{
      label: positionLabel(words, position),
      parties: count === 0 ? words.number(0) : count === named.length ? words.say('documents.report.partyCount', { parties: count, list }) : words.say('documents.report.bodyCount', { bodies: named.length, parties: count, list }),
      others: words.number(here.length - named.length),
    }];
  });
}

/** The bodies of one party together; whoever has more to say than its name stands by itself. */
function namesOf(words: Words, parties: ReportedOrganisation[], condition: number): string[] {
  const groups = new Map<string, ReportedOrganisation[]>();
  for (const party of parties) {
    const key = party.preliminary || party.condition || party.body === null ? party.id : party.organisation;
    groups.set(key, [...(groups.get(key) ?? []), party]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (first === undefined || group.length === 1) return first === undefined ? '' : nameWithState(words, first, condition);
    return words.say('documents.report.bodies', { party: first.organisation, bodies: group.map(({ body }) => body).join(', ') });
  });
}

function nameWithState(words: Words, party: ReportedOrganisation, length: number): string {
  const name = party.preliminary ? words.say('documents.report.preliminary', { name: party.name }) : party.name;
  if (!party.condition || length < shortestCondition) return name;
  return words.say('documents.report.onCondition', { name, condition: shortened(party.condition.replace(/\s+/gu, ' '), length) });
}

function stanceTable(words: Words, rows: StanceRow[]): FileChild {
  const [label, parties, others] = shared([4.1, 11.1, 1.8], full);
  return headedTable([
    { title: words.say('documents.report.stances'), width: label ?? 0 },
    { title: words.say('documents.report.parties'), width: parties ?? 0 },
    { title: words.say('documents.report.others'), width: others ?? 0, right: true },
  ], rows.map((row) => ({ cells: [textCell(row.label, 'OverensTableHead'), textCell(row.parties), numberCell(row.others)] })));
}

export const amongOthers = (organisations: ReportedOrganisation[]): number => organisations.filter(({ invited, party }) => !invited && !party).length;

function unsolicitedAmong(words: Words, organisations: ReportedOrganisation[]): FileChild[] {
  const count = amongOthers(organisations);
  return count === 0 ? [] : [note(words.say('documents.report.unsolicitedAmong', { count }))];
}

function themes(words: Words, fitted: FittedTheme[], roomy: boolean): FileChild[] {
  if (fitted.length === 0) return [new Paragraph({ style: 'OverensNote', children: [new TextRun(words.say('documents.report.noThemes'))] })];
  return [themeTable(words, fitted, { width: full, whole: roomy })];
}

/** Each theme is a grey row with its name over three cells: what was said, what was changed, what was not met and why. */
export function themeTable(words: Words, fitted: FittedTheme[], { width, whole }: { width: number; whole: boolean }): FileChild {
  const titles = [words.say('documents.report.mainPoints'), words.say('documents.report.changed'), words.say('documents.report.notMet')];
  const columns = shared([...themeColumns], width).map((size, at) => ({ title: titles[at] ?? '', width: size }));
  return headedTable(columns, fitted.flatMap((theme): Row[] => [
    { keepNext: true, whole: true, cells: [headCell(words.say('documents.report.themeName', { name: theme.name, count: theme.comments }), { span: 3, ground: sumGround })] },
    { whole, cells: [theme.mainPoints, theme.changed, theme.notMet].map((text) => textCell(text, 'OverensTheme')) },
  ]));
}

function afterThemes(words: Words, left: number, anyShortened: boolean): FileChild[] {
  if (left > 0) return [note(words.say('documents.report.moreThemes', { count: left }))];
  return anyShortened ? [note(words.say('documents.report.clipped'))] : [];
}

/** What the themes leave out is told, so that nobody takes them for the whole; a selection does not know all comments. */
export function outsideThemes(words: Words, { themes, comments, marking }: ConsultationReport): string | null {
  if (themes.length === 0 || marking?.kind === 'selection') return null;
  const outside = comments.filter(({ theme }) => theme === null);
  const unmet = outside.filter(({ status, disposition }) => status === 'decided' && (disposition === 'not_accepted' || disposition === 'accepted_partly'));
  return outside.length === 0 ? null : words.say('documents.report.outsideThemes', { count: outside.length, unmet: unmet.length });
}

function note(text: string): Paragraph {
  return new Paragraph({ style: 'OverensNote', spacing: { before: 60 }, children: [new TextRun(text)] });
}

function heading(text: string): Paragraph {
  return new Paragraph({ heading: 'Heading2', children: [new TextRun(text)] });
}

/** Whole twips in the given proportions that add up to `width` exactly. */
export function shared(parts: number[], width: number): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  const sizes = parts.map((part) => Math.floor((part / sum) * width));
  const rest = width - sizes.reduce((total, size) => total + size, 0);
  return sizes.map((size, at) => (at === sizes.length - 1 ? size + rest : size));
}
