/**
 * Keeps the council's part within two pages. Word alone knows where lines break, so this reckons with wide letters and
 * shortens the themes that would run over; nothing is lost, since the account then gives them in full.
 */
import type { ReportedTheme } from '#shared/export.ts';
import { shortened } from './page.ts';

export type FittedTheme = Pick<ReportedTheme, 'name' | 'mainPoints' | 'changed' | 'notMet' | 'comments'>;

export interface CouncilMatter {
  title: string;
  facts: string;
  /** The parties as named in each row of the table of positions. */
  stanceRows: string[];
  paste: string;
  /** Whether the marking of rule 16 takes a line on each page. */
  marked: boolean;
  /** Lines that stand under the tables. */
  notes: number;
}

export interface FittedThemes {
  themes: FittedTheme[];
  shortened: boolean;
  /** Whether there is room to move a theme to the next page rather than break it. */
  roomy: boolean;
}

// Points. Two A4 portrait pages between head and foot (look.ts), less a part for what Word breaks otherwise than we reckon.
const twoPages = 2 * 720 * 1.08;
const markingHeight = 2 * 30;
const lineHeight = 10.9;
const themeLineHeight = 10.2;
const themeHead = 19;
const noteHeight = 20;
const cellPadding = 8;
const tallestTheme = 110;
// Headings, figures, dispositions, the heads of the tables and the frame of the text to paste.
const fixed = 270;
// Characters that surely fit a line, reckoned at half an em each: Calibri, Arial and Source Sans all keep to it.
const titleLine = 50;
const factsLine = 95;
// Less than the width would hold: names are not broken.
const stanceLine = 59;
const pasteLine = 88;

/** The parts of the table's width that its three columns take: why something was not met is to stand whole. */
export const themeColumns = [3, 3, 4] as const;
const themeLines = { mainPoints: 33, changed: 33, notMet: 45 } as const;
// Lines: what words that did not fit leave empty at the ends of a shortened text's lines.
const unevenness = 0.4;
type ThemeText = keyof typeof themeLines;
const themeTexts: ThemeText[] = ['mainPoints', 'changed', 'notMet'];

/** Lines that the texts of each theme may take. */
interface Most {
  said: number;
  /** Of what was not met, and why. */
  why: number;
}

/** The themes as they fit: what was said and changed is cut first, the reasons last; the least commented are left out only when even short ones are too many. */
export function fitCouncilPages(themes: ReportedTheme[], matter: CouncilMatter): FittedThemes {
  const room = twoPages - heightOfTheRest(matter);
  const broken = mostLines(themes, (most) => heightOf(themes, most) <= room);
  // A theme kept whole leaves at most its own height empty at the foot of the first page.
  const whole = mostLines(themes, (most) => heightOf(themes, most) + Math.min(tallestTheme, tallestOf(themes, most)) <= room);
  const most = whole !== null && broken !== null && whole.why === broken.why && whole.said >= broken.said - 1 ? whole : broken;
  if (most !== null) {
    const fitted = themes.map((theme) => clipped(theme, most));
    return { themes: fitted, shortened: fitted.some((theme, at) => differs(theme, themes[at])), roomy: most === whole };
  }
  const kept = mostCommented(themes, Math.max(1, Math.floor((room - noteHeight) / (themeHead + cellPadding + 3 * themeLineHeight))));
  return { themes: kept.map((theme) => clipped(theme, shortest)), shortened: true, roomy: false };
}

function heightOfTheRest({ title, facts, stanceRows, paste, marked, notes }: CouncilMatter): number {
  const stances = stanceRows.reduce((sum, parties) => sum + linesOf(parties, stanceLine) * lineHeight + cellPadding, 0);
  const opening = linesOf(title, titleLine) * 22 + linesOf(facts, factsLine) * 11.5;
  return fixed + stances + opening + linesOf(paste, pasteLine) * 13.5 + (marked ? markingHeight : 0) + notes * noteHeight;
}

const fewest = 3;
const shortest: Most = { said: fewest, why: fewest };

/** The longest that the texts may be and still fit; null when not even three lines do. The reasons stand whole as long as the others can give room. */
function mostLines(themes: ReportedTheme[], fits: (most: Most) => boolean): Most | null {
  const longest = (texts: readonly ThemeText[]) => Math.max(fewest, ...themes.flatMap((theme) => texts.map((text) => linesOf(theme[text], themeLines[text]))));
  const why = longest(['notMet']);
  for (let said = longest(['mainPoints', 'changed']); said >= fewest; said -= 1) if (fits({ said, why })) return { said, why };
  for (let less = why - 1; less >= fewest; less -= 1) if (fits({ said: fewest, why: less })) return { said: fewest, why: less };
  return null;
}

/** A row is as tall as its reasons: up there the other texts cost nothing. */
function linesFor(theme: ReportedTheme, text: ThemeText, { said, why }: Most): number {
  const reasons = Math.min(why, linesOf(theme.notMet, themeLines.notMet));
  return text === 'notMet' ? reasons : Math.min(linesOf(theme[text], themeLines[text]), Math.max(said, reasons));
}

function heightOf(themes: ReportedTheme[], most: Most): number {
  return themes.reduce((sum, theme) => sum + themeHeight(theme, most), 0);
}

function tallestOf(themes: ReportedTheme[], most: Most): number {
  return Math.max(0, ...themes.map((theme) => themeHeight(theme, most)));
}

function themeHeight(theme: ReportedTheme, most: Most): number {
  const tallest = Math.max(...themeTexts.map((text) => linesFor(theme, text, most)));
  return themeHead + (linesOf(theme.name, 90) - 1) * lineHeight + cellPadding + tallest * themeLineHeight;
}

function linesOf(text: string, width: number): number {
  return text.split(/\n+/u).reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / width)), 0);
}

function clipped(theme: ReportedTheme, most: Most): FittedTheme {
  return { name: theme.name, comments: theme.comments, mainPoints: clip(theme, 'mainPoints', most), changed: clip(theme, 'changed', most), notMet: clip(theme, 'notMet', most) };
}

function clip(theme: ReportedTheme, text: ThemeText, allowed: Most): string {
  const most = linesFor(theme, text, allowed);
  if (linesOf(theme[text], themeLines[text]) <= most) return theme[text];
  // Paragraphs run together where the room is short: a half-empty line costs as much as a full one.
  return bySentence(theme[text].replace(/\s+/gu, ' ').trim(), (most - unevenness) * themeLines[text]);
}

/** Whole sentences where they fill half the room, else as many words as fit. */
function bySentence(text: string, length: number): string {
  const whole = text.slice(0, Math.floor(length) - 2).match(/^.*[.!?](?=\s)/u)?.[0] ?? '';
  return whole.length > length / 2 ? `${whole} …` : shortened(text, length);
}

function differs(fitted: FittedTheme, theme: ReportedTheme | undefined): boolean {
  return theme === undefined || themeTexts.some((text) => fitted[text] !== theme[text]);
}

function mostCommented(themes: ReportedTheme[], count: number): ReportedTheme[] {
  const kept = new Set([...themes].sort((a, b) => b.comments - a.comments).slice(0, count));
  return themes.filter((theme) => kept.has(theme));
}
