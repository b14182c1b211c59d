/**
 * Variables of the covering letter (missiv): `{{remissinstans}}` stands in the letter that is frozen with the round, and each consultee reads its own name
 * there. They are named in the trade's own words, since the letter is a record of a Swedish authority; case and space do not matter.
 */
import { letterVariableNamesSv } from './messages/letter-variable-names.sv.ts';

export const letterVariables = ['consultee', 'contact', 'deadline', 'matter', 'registryNumber', 'round', 'link', 'sender', 'questions'] as const;
export type LetterVariable = (typeof letterVariables)[number];
export type LetterFacts = Readonly<Record<LetterVariable, string>>;

export const asVariable = (variable: LetterVariable): string => `{{${letterVariableNamesSv[variable]}}}`;

/** A stretch of the letter as it is written, or one of its variables. */
export type LetterPiece = { text: string } | { variable: LetterVariable };

// Braces that are not closed are a variable that was misspelt, up to the end of the line.
const pattern = /\{\{([^{}\n]*)(?:\}\}|\}|(?=[{\n]|$))/gu;

export function piecesOf(letter: string): (LetterPiece | { unknown: string })[] {
  const pieces: (LetterPiece | { unknown: string })[] = [];
  let at = 0;
  for (const found of letter.matchAll(pattern)) {
    if (found.index > at) pieces.push({ text: letter.slice(at, found.index) });
    const name = (found[1] ?? '').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('sv');
    const variable = found[0].endsWith('}}') ? letterVariables.find((one) => letterVariableNamesSv[one] === name) : undefined;
    pieces.push(variable === undefined ? { unknown: found[0].trim().slice(0, longestTold) } : { variable });
    at = found.index + found[0].length;
  }
  if (at < letter.length) pieces.push({ text: letter.slice(at) });
  return pieces;
}
const longestTold = 60;

export const hasVariables = (letter: string): boolean => piecesOf(letter).some((piece) => !('text' in piece));

/** As they are written, each once. */
export const unknownVariables = (letter: string): string[] => [...new Set(piecesOf(letter).flatMap((piece) => ('unknown' in piece ? [piece.unknown] : [])))];

export const usesVariable = (letter: string, variable: LetterVariable): boolean => piecesOf(letter).some((piece) => 'variable' in piece && piece.variable === variable);

/** The letter filled in. What is no variable stays as it is written: a letter that was sent before there were any says what it said. */
export const filledLetter = (letter: string, facts: LetterFacts): string => piecesOf(letter).map((piece) => ('text' in piece ? piece.text : 'unknown' in piece ? piece.unknown : facts[piece.variable])).join('');
