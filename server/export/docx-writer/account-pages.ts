/** The whole account, in landscape: the round's facts and figures, where each organisation stands, and every comment with what became of it. */
import { Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import { commentKinds, dispositions, stances } from '#shared/export.ts';
import type { ConsultationReport, ReportedComment, ReportedOrganisation, SplitComment } from '#shared/export.ts';
import { chartPages } from './chart-pages.ts';
import { readableQuote } from './clean.ts';
import { commentGroups, groupingTitle, wholeBefore, withoutClause } from './comment-groups.ts';
import { conclusionFact } from './conclusion-sentence.ts';
import { roundWords, shared, themeTable } from './council-pages.ts';
import { landscape, textWidth } from './look.ts';
import { inReadingOrder, positionLabel, positionOf } from './positions.ts';
import { sectionTable, takenLines } from './section-words.ts';
import { headCell, headedTable, lines, numberCell, plainTable, sumGround, textCell } from './tables.ts';
import type { Cell, Row } from './tables.ts';
import type { Words } from './words.ts';

const full = textWidth(landscape);
// Characters. A long row may break over pages; a shorter one is kept whole, so that a comment and its answer stand side by side.
export const wholeRow = 900;

/** `withThemes` gives the themes in full, when the council's pages had to shorten them. */
export function accountPages(words: Words, report: ConsultationReport, withThemes: boolean): FileChild[] {
  return [
    heading('Heading1', words.say('documents.account.title')),
    heading('Heading2', words.say('documents.account.round')),
    facts(words, report),
    heading('Heading2', words.say('documents.account.counts')),
    countTable(words, report),
    ...selectionNote(words, report),
    heading('Heading2', words.say('documents.account.positions')),
    positionTable(words, report.organisations),
    ...sectionPages(words, report),
    ...chartPages(words, report),
    ...(withThemes ? [heading('Heading2', words.say('documents.account.themes')), themeTable(words, report.themes, { width: full, whole: false })] : []),
    heading('Heading1', groupingTitle(words, report)),
    ...commentTables(words, report),
  ];
}

function heading(level: 'Heading1' | 'Heading2', text: string): Paragraph {
  return new Paragraph({ heading: level, children: [new TextRun(text)] });
}

/** What the round was, by name: what nobody knows is null. */
export function factRows(words: Words, report: ConsultationReport): [name: string, value: string | null][] {
  const { letterhead, matter, round, recipient, preparedOn } = report;
  return [
    [words.say('documents.fact.authority'), [letterhead.authority, letterhead.unit].filter(Boolean).join(', ')],
    [words.say('documents.column.registryNumber'), letterhead.registryNumber],
    [words.say('documents.fact.matter'), matter.title],
    [words.say('documents.fact.matterNumber'), matter.registryNumber === letterhead.registryNumber ? null : matter.registryNumber],
    [words.say('documents.fact.round'), roundWords(words, report)],
    [words.say('documents.fact.opened'), words.day(round.openedOn)],
    [words.say('documents.fact.deadline'), words.day(round.deadline)],
    [words.say('documents.fact.closed'), round.closedOn === null ? words.say('documents.fact.notClosed') : words.day(round.closedOn)],
    ...(round.corrections ?? []).map((one): [string, string] => [words.say('documents.fact.corrected'), correctionWords(words, one)]),
    [words.say('documents.fact.concluded'), conclusionFact(words, report)],
    [words.say('documents.fact.cameAfter'), report.cameAfter === undefined ? null : words.say('documents.fact.cameAfterIs', { n: report.cameAfter })],
    [words.say('documents.fact.version'), String(round.packageNumber)],
    [words.say('documents.fact.hash'), round.packageHash],
    [words.say('documents.fact.recipient'), recipient],
    [words.say('documents.fact.prepared'), words.day(preparedOn)],
    [words.say('documents.fact.contact'), letterhead.contact],
  ];
}

/** When the text was corrected while the round was open, why, and what became of the last day. */
function correctionWords(words: Words, { on, version, versionBefore, decidedBy, reason, deadlineBefore, deadline }: NonNullable<ConsultationReport['round']['corrections']>[number]): string {
  return words.say('documents.fact.correctedIs', { on: words.day(on), version, before: versionBefore, by: decidedBy, reason: reason.trim(), moved: String(deadline !== deadlineBefore), day: words.day(deadline), dayBefore: words.day(deadlineBefore) });
}

function facts(words: Words, report: ConsultationReport): FileChild {
  const rows = factRows(words, report).flatMap(([name, value]): Row[] => (value ? [{ whole: true, cells: [headCell(name), textCell(value)] }] : []));
  return plainTable(shared([4, 16], Math.round(full * 0.85)), rows);
}

/** A list of counts that add up; `strong` where its sum stands. */
export interface CountList { title: string; entries: [label: string, count: number, strong: boolean][] }

/** Responses, positions, dispositions, kinds. */
export function countLists(words: Words, { counts }: Pick<ConsultationReport, 'counts'>): CountList[] {
  const lists: CountList['entries'][] = [
    [
      [words.say('documents.count.invited'), counts.invited, true],
      [words.say('documents.count.answered'), counts.answered, false],
      [`– ${words.say('documents.count.declined')}`, counts.declined, false],
      [`– ${words.say('documents.count.late')}`, counts.late, false],
      ...whenAny(`– ${words.say('documents.count.jointly')}`, counts.jointly ?? 0),
      [words.say('documents.count.notAnswered'), counts.notAnswered, false],
      [words.say('documents.count.unsolicitedBeside'), counts.unsolicited, false],
      ...whenAny(words.say('documents.count.leftOut'), counts.leftOut),
      ...whenAny(words.say('documents.count.withdrawn'), counts.withdrawn),
      ...whenAny(words.say('documents.count.supplements'), counts.supplements),
      ...whenAny(words.say('documents.count.extensions'), counts.extensions),
    ],
    [
      ...stances.map((stance): [string, number, boolean] => [words.say(`documents.stance.${stance}`), counts.byStance[stance], false]),
      ...whenAny(words.say('documents.status.withdrawn'), counts.withdrawn),
      [words.say('documents.sum'), stances.reduce((sum, stance) => sum + counts.byStance[stance], counts.withdrawn), true],
    ],
    [
      ...dispositions.map((disposition): [string, number, boolean] => [words.say(`documents.total.${disposition}`), counts.byDisposition[disposition], false]),
      [words.say('documents.total.undecided'), counts.undecided, false],
      ...whenAny(words.say('documents.total.withdrawn'), counts.withdrawnComments),
      ...whenAny(words.say('documents.total.replaced'), counts.replacedComments),
      [words.say('documents.sum'), counts.comments, true],
      ...whenAny(`– ${words.say('documents.count.parts', { count: counts.split?.comments ?? 0 })}`, counts.split?.parts ?? 0),
    ],
    [
      ...commentKinds.map((kind): [string, number, boolean] => [words.say(`documents.kind.${kind}`), counts.byKind[kind], false]),
      [words.say('documents.sum'), counts.comments, true],
    ],
  ];
  const titles = [words.say('documents.count.heading'), words.say('documents.column.stance'), words.say('documents.column.disposition'), words.say('documents.column.kind')];
  return lists.map((entries, at) => ({ title: titles[at] ?? '', entries }));
}

/** What most rounds have none of stands there only when there is some. */
const whenAny = (label: string, count: number): CountList['entries'] => (count === 0 ? [] : [[label, count, false]]);

/** The lists side by side. */
function countTable(words: Words, report: ConsultationReport): FileChild {
  const lists = countLists(words, report);
  const widths = shared([4.6, 1.4, 4.6, 1.4, 4.8, 1.4, 3.4, 1.4], full);
  const columns = widths.map((width, at) => at % 2 === 0
    ? { title: lists[at / 2]?.title ?? '', width }
    : { title: words.say('documents.number'), width, right: true });
  const height = Math.max(...lists.map(({ entries }) => entries.length));
  return headedTable(columns, Array.from({ length: height }, (_, at): Row => ({
    whole: true,
    cells: lists.flatMap(({ entries }) => {
      const entry = entries[at];
      if (!entry) return [textCell(null), textCell(null)];
      const [label, count, strong] = entry;
      return [strong ? headCell(label) : textCell(label), numberCell(words.number(count), strong)];
    }),
  })));
}

function selectionNote(words: Words, report: ConsultationReport): FileChild[] {
  if (report.marking?.kind !== 'selection') return [];
  const text = words.say('documents.account.selectionNote', { listed: report.listed, all: report.counts.comments });
  return [new Paragraph({ style: 'OverensNote', spacing: { before: 80 }, children: [new TextRun(text)] })];
}

function positionTable(words: Words, organisations: ReportedOrganisation[]): FileChild {
  if (organisations.length === 0) return note(words.say('documents.account.noOrganisations'));
  const titles = ['organisation', 'party', 'stance', 'conditionAndSummary', 'received', 'decision', 'registryNumber', 'comments'] as const;
  const widths = shared([4.6, 1.4, 4.5, 6.2, 2.6, 3.6, 2.5, 2.2], full);
  const columns = titles.map((title, at) => ({ title: words.say(`documents.column.${title}`), width: widths[at] ?? 0, right: title === 'comments' }));
  const sum = organisations.reduce((total, { comments }) => total + comments, 0);
  return headedTable(columns, [
    ...inReadingOrder(words, organisations).map((organisation) => positionRow(words, organisation)),
    { whole: true, cells: [headCell(words.say('documents.sum'), { span: 7, ground: sumGround }), { ...numberCell(words.number(sum), true), ground: sumGround }] },
  ]);
}

/** Positions per section, where the round asked for them. */
function sectionPages(words: Words, report: ConsultationReport): FileChild[] {
  if (report.sections === undefined) return [];
  const { titles, rows } = sectionTable(words, report);
  const widths = shared([8, ...titles.slice(1).map(() => 2.2)], full);
  return [
    heading('Heading2', words.say('documents.account.sections')),
    headedTable(titles.map((title, at) => ({ title, width: widths[at] ?? 0, right: at > 0 })), rows.map(({ name, counts }): Row => ({ whole: true, cells: [headCell(name), ...counts.map((count, at) => numberCell(words.number(count), at === counts.length - 1))] }))),
  ];
}

/** What is said of an organisation beside its position. */
export function organisationWords(words: Words, organisation: ReportedOrganisation): { states: string; decision: string } {
  const states = [
    organisation.invited ? null : words.say('documents.organisation.unsolicited'),
    organisation.extendedTo ? words.say('documents.organisation.extended', { day: words.day(organisation.extendedTo) }) : null,
    organisation.jointWith === undefined ? null : words.say('documents.organisation.jointWith', { sender: organisation.jointWith }),
    organisation.late ? words.say('documents.organisation.late') : null,
    organisation.supplements > 0 ? words.say('documents.organisation.supplements', { n: organisation.supplements }) : null,
    organisation.preliminary ? words.say('documents.organisation.preliminary') : null,
  ].filter((state) => state !== null).join(', ');
  const decision = [organisation.decidedBy, organisation.decidedOn === null ? null : words.day(organisation.decidedOn), organisation.paragraph?.replace(/§ (?=\d)/gu, '§\u00a0')].filter(Boolean).join(', ');
  return { states, decision };
}

function positionRow(words: Words, organisation: ReportedOrganisation): Row {
  const { states, decision } = organisationWords(words, organisation);
  return {
    whole: (organisation.condition ?? '').length + (organisation.summary ?? '').length + takenLines(words, organisation.sections ?? []).join('').length < wholeRow,
    cells: [
      { paragraphs: [...lines(organisation.name), ...small(words.say(`documents.category.${organisation.category}`))] },
      textCell(words.say(organisation.party ? 'documents.yes' : 'documents.no')),
      { paragraphs: [...lines(positionLabel(words, positionOf(organisation)), 'OverensTableHead'), ...small(states), ...takenLines(words, organisation.sections ?? []).flatMap((line) => small(line))] },
      { paragraphs: filled([organisation.condition ? words.say('documents.organisation.condition', { condition: organisation.condition }) : null, organisation.summary]) },
      textCell(organisation.receivedOn === null ? null : words.day(organisation.receivedOn)),
      textCell(decision),
      textCell(organisation.registryNumber),
      numberCell(words.number(organisation.comments)),
    ],
  };
}

function commentTables(words: Words, report: ConsultationReport): FileChild[] {
  const groups = commentGroups(words, report);
  if (groups.length === 0) return [note(words.say('documents.account.noComments'))];
  return groups.flatMap((group) => [heading('Heading2', group.title), commentTable(words, group.comments, report)]);
}

function commentTable(words: Words, comments: ReportedComment[], report: ConsultationReport): FileChild {
  const titles = ['number', 'organisation', 'clause', 'quote', 'comment', 'proposedText', 'disposition', 'rationale'] as const;
  const widths = shared([1.1, 3, 1.8, 4.2, 5.6, 3.8, 3, 4.4], full);
  const columns = titles.map((title, at) => ({ title: words.say(`documents.column.${title}`), width: widths[at] ?? 0 }));
  return headedTable(columns, comments.flatMap((comment, at) => {
    const whole = wholeBefore(comments, at, report);
    return [...(whole === null ? [] : [commentRow(words, { ...asWhole(comment, whole), outcome: [words.say('documents.comment.split', { parts: whole.parts.join(', ') })] }, report.groupBy)]), commentRow(words, comment, report.groupBy)];
  }));
}

/** The comment of a part as it was submitted, in the part's place: nothing is answered in it. */
export const asWhole = (part: ReportedComment, { number, comment, proposedText, reason }: SplitComment): ReportedComment => ({ ...part, number, comment, proposedText, reason, theme: null, disposition: null, rationale: null, changes: [] });

/** `outcome`: what stands in place of it. */
function commentRow(words: Words, comment: ReportedComment & { outcome?: string[] }, groupBy: ConsultationReport['groupBy']): Row {
  return {
    whole: Math.max(comment.comment.length, (comment.quote ?? '').length, (comment.proposedText ?? '').length, (comment.rationale ?? '').length + changeLines(words, comment).join('').length) < wholeRow,
    cells: [
      headCell(String(comment.number)),
      { paragraphs: [...lines(comment.organisation), ...small(words.say(`documents.kind.${comment.kind}`))] },
      // By clause the heading over the table names the document; in the narrow column a long title would stand on every row.
      { paragraphs: [...lines(clauseWords(words, comment)), ...small(groupBy === 'clause' ? null : comment.document ?? null)] },
      comment.quote === null ? textCell(words.say(`documents.scope.${comment.scope}`), 'OverensTableSmall') : textCell(readableQuote(comment.quote), 'OverensTableQuote'),
      { paragraphs: [...lines(comment.comment), ...(comment.reason ? lines(words.say('documents.comment.reason', { reason: comment.reason })) : []), ...(comment.theme ? small(words.say('documents.comment.theme', { theme: comment.theme })) : [])] },
      textCell(comment.proposedText === null ? null : readableQuote(comment.proposedText), 'OverensTableQuote'),
      comment.outcome === undefined ? outcomeCell(words, comment) : { paragraphs: filled(comment.outcome) },
      { paragraphs: filled([comment.rationale, ...changeLines(words, comment)]) },
    ],
  };
}

/** The words that changed because of it, by which a reader can follow it into the text. */
export function changeLines(words: Words, { changes = [] }: ReportedComment): string[] {
  return changes.flatMap(({ before, after }) => [words.say('documents.comment.before', { words: before || words.say('documents.outcome.nothing') }), words.say('documents.comment.after', { words: after || words.say('documents.outcome.nothing') })]);
}

export function clauseWords(words: Words, comment: ReportedComment): string {
  return comment.clauseNumber ?? comment.clauseHeading ?? withoutClause(words, comment.scope);
}

function outcomeCell(words: Words, comment: ReportedComment): Cell {
  return { paragraphs: [...lines(outcomeWords(words, comment), 'OverensTableHead'), ...small(decidedWords(words, comment))] };
}

/** A disposition counts only when decided; a proposed one is told as a proposal. */
export function outcomeWords(words: Words, { status, disposition, referredTo }: ReportedComment): string {
  if (status === 'withdrawn' || status === 'replaced') return words.say(`documents.comment.${status}`);
  if (disposition === null) return words.say('documents.comment.undecided');
  const word = words.say(`documents.disposition.${disposition}`);
  const told = disposition === 'referred_elsewhere' && referredTo ? words.say('documents.comment.referred', { disposition: word, target: referredTo }) : word;
  return status === 'decided' ? told : words.say('documents.comment.proposed', { disposition: told });
}

export function decidedWords(words: Words, { status, decidedBy: by, decidedOn }: ReportedComment): string | null {
  if (status !== 'decided' || (by === null && decidedOn === null)) return null;
  if (decidedOn === null) return words.say('documents.comment.decidedBy', { by: by ?? '' });
  const on = words.day(decidedOn);
  return by === null ? words.say('documents.comment.decidedOn', { on }) : words.say('documents.comment.decided', { on, by });
}

function small(text: string | null): Paragraph[] {
  return text ? lines(text, 'OverensTableSmall') : [];
}

function filled(texts: (string | null)[]): Paragraph[] {
  const paragraphs = texts.flatMap((text) => (text ? lines(text) : []));
  return paragraphs.length > 0 ? paragraphs : lines(null);
}

function note(text: string): Paragraph {
  return new Paragraph({ style: 'OverensNote', children: [new TextRun(text)] });
}
