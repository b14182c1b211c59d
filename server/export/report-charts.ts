/** The charts of the report as values: bars that stand beside their figures in a table, and lines from day to day with theirs below. The same in every format. */
import { below, type Frame, type Point, stepLine } from '#shared/charts.ts';
import { type ConsultationReport, dispositions, type ReportedDay, type ReportedPlace, stances } from '#shared/export.ts';
import { positionOf } from './docx-writer/positions.ts';
import type { Words } from './docx-writer/words.ts';

/** A row for each bar; `bar`: its parts, dark first, each of the longest bar in the table (0–1). The figures say all that the bar shows. */
export interface BarTable {
  title: string;
  /** What the dark and the light part are, when there are two. */
  key: string | null;
  label: string;
  columns: string[];
  rows: { label: string; figures: number[]; bar: number[] }[];
  sums: number[];
}

/** Clauses that a page can show one by one; with more of them each chapter is a bar. */
const mostBars = 40;

export function barTables(words: Words, report: ConsultationReport): BarTable[] {
  const { counts, figures } = report;
  const own = [
    ...dispositions.map((one): [string, number] => [words.say(`documents.total.${one}`), counts.byDisposition[one]]),
    [words.say('documents.total.undecided'), counts.undecided] as [string, number],
    ...(['withdrawn', 'replaced'] as const).map((one): [string, number] => [words.say(`documents.total.${one}`), counts[`${one}Comments`]]).filter(([, n]) => n > 0),
  ];
  const places = figures === undefined ? [] : inChapters(figures.places);
  return [
    barTable({
      title: words.say('documents.charts.positions'), key: words.say('documents.charts.positionsKey'), label: words.say('documents.column.stance'), columns: [words.say('documents.report.parties'), words.say('documents.report.others')],
      rows: stances.map((stance) => { const these = report.organisations.filter((one) => positionOf(one) === stance); const parties = these.filter(({ party }) => party).length; return { label: words.say(`documents.stance.${stance}`), figures: [parties, these.length - parties], parts: [parties, these.length - parties] }; }),
    }),
    barTable({ title: words.say('documents.charts.dispositions'), key: null, label: words.say('documents.column.disposition'), columns: [words.say('documents.column.comments')], rows: own.map(([label, n]) => ({ label, figures: [n], parts: [n] })) }),
    ...(places.length === 0 ? [] : [barTable({
      title: words.say('documents.charts.clauses'), key: words.say('documents.charts.clausesKey'), label: words.say('documents.column.clause'), columns: [words.say('documents.column.comments'), words.say('documents.charts.decided')],
      rows: places.map((place) => ({ label: placeWords(words, place, new Set(places.flatMap(({ document }) => document ?? [])).size > 1), figures: [place.comments, place.decided], parts: [place.decided, place.comments - place.decided] })),
    })]),
  ];
}

function barTable({ rows, ...table }: Omit<BarTable, 'rows' | 'sums'> & { rows: { label: string; figures: number[]; parts: number[] }[] }): BarTable {
  const longest = Math.max(1, ...rows.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  return {
    ...table, rows: rows.map(({ label, figures, parts }) => ({ label, figures, bar: parts.map((part) => part / longest) })),
    sums: table.columns.map((_, at) => rows.reduce((sum, { figures }) => sum + (figures[at] ?? 0), 0)),
  };
}

function inChapters(places: readonly ReportedPlace[]): readonly ReportedPlace[] {
  if (places.length <= mostBars) return places;
  const chapters = new Map<string, ReportedPlace>();
  for (const { document, clause, heading, comments, decided } of places) {
    const chapter = clause?.split('.')[0] ?? null;
    const key = JSON.stringify([document, chapter]);
    const before = chapters.get(key);
    chapters.set(key, { document, clause: chapter, heading: chapter === clause ? heading : before?.heading ?? '', comments: comments + (before?.comments ?? 0), decided: decided + (before?.decided ?? 0) });
  }
  return [...chapters.values()];
}

function placeWords(words: Words, { document, clause, heading }: ReportedPlace, several: boolean): string {
  if (document === null) return words.say('documents.charts.together');
  const place = clause === null ? words.say('documents.charts.outside') : `${clause} ${heading}`.trim();
  return several ? `${document}: ${place}` : place;
}

export type Line = 'thin' | 'dashed' | 'thick';
/** Drawn without words: `alt` says what it shows, `key` which line is which, and the table below has every figure. */
export interface LineChart {
  name: 'responses' | 'comments';
  alt: string;
  key: string;
  frame: Frame;
  ground: readonly Point[];
  lines: { look: Line; points: readonly Point[] }[];
}

const frame: Frame = { width: 900, height: 200 };

/** None where nothing has come in. */
export function lineCharts(words: Words, { figures }: ConsultationReport): LineChart[] {
  const progress = figures?.progress ?? [];
  const [first, last] = [progress[0], progress.at(-1)];
  if (first === undefined || last === undefined) return [];
  const told = { from: words.day(first.day), until: words.day(last.day), responses: last.responses, comments: last.comments, answered: last.answered, decided: last.decided };
  const chart = (name: LineChart['name'], lines: readonly [Exclude<keyof ReportedDay, 'day'>, Line][]): LineChart => {
    const drawn = lines.map(([count, look]) => ({ look, points: stepLine(progress.map((on) => ({ day: on.day, count: on[count] })), last[name], frame) }));
    return { name, alt: words.say(`documents.charts.${name}Alt`, told), key: words.say(`documents.charts.${name}Key`, told), frame, ground: below(drawn[0]?.points ?? [], frame), lines: drawn };
  };
  return [chart('responses', [['responses', 'thin']]), ...(last.comments === 0 ? [] : [chart('comments', [['comments', 'thin'], ['answered', 'dashed'], ['decided', 'thick']])])];
}

/** The figures of the lines: a heading for each column, and a row for each day. */
export function progressTable(words: Words, { figures }: ConsultationReport): { head: string[]; rows: [day: string, ...figures: number[]][] } {
  const head = [words.say('documents.charts.day'), ...(['responses', 'comments', 'answered', 'decided'] as const).map((count) => words.say(`documents.charts.${count}`))];
  return { head, rows: (figures?.progress ?? []).map(({ day, responses, comments, answered, decided }) => [words.day(day), responses, comments, answered, decided]) };
}
