import { draftingTablesSv } from './drafting-tables.sv.ts';
import { draftingWritingSv } from './drafting-writing.sv.ts';

/** The editor's own words, loaded with it and nowhere else (client/editor/editor-text.ts): the consultee's page does not carry them. */
export const draftingEditorSv = {
  ...draftingWritingSv,
  ...draftingTablesSv,
  'drafting.find.open': 'Sök och ersätt',

  'drafting.move.open': 'Flytta avsnitt …',
  'drafting.move.done': 'Avsnittet är flyttat och heter nu {number} {title}.',
  'drafting.move.first': 'Avsnittet kan inte flyttas längre upp.',
  'drafting.move.last': 'Avsnittet kan inte flyttas längre ned.',
  'drafting.move.locked': 'Avsnittet kan inte flyttas: det, något under det eller den nya platsen är låst.',
  'drafting.beginHere': 'Börja skriva här.',
  'refusal.clause-nowhere': 'Avsnittet kan inte stå där. Texten kan ha ändrats; välj en annan plats.',

  'drafting.numbers': 'Numrering',
  'drafting.numbers.decimal': 'Siffror',
  'drafting.numbers.letters': 'Bokstäver',
  'drafting.numbers.roman': 'Romerska siffror',
  'drafting.numbers.restart': 'Börja om från {first}',
  'drafting.numbers.goOn': 'Fortsätt med {next}',
  'drafting.numbers.from': 'Börja från …',
  'drafting.numbers.from.title': 'Börja numreringen från',
  'drafting.numbers.from.label': 'Punktens nummer',
  'drafting.numbers.from.help': 'Skriv en siffra, också för bokstäver: 3 blir c. Punkterna efter räknas vidare.',
  'drafting.numbers.from.act': 'Numrera',

  'drafting.length': 'Textens längd',
  'drafting.length.whole': '{words, plural, one {ett ord} other {# ord}} · {characters, number} tecken ({charactersWithoutSpaces, number} utan mellanslag)',
  'drafting.length.words': '{words, plural, one {ett ord} other {# ord}}',
  'drafting.length.marked': 'Markerat: {words, plural, one {ett ord} other {# ord}} av {all, number} · {characters, number} tecken ({charactersWithoutSpaces, number} utan mellanslag)',
  'drafting.length.markedWords': 'Markerat: {words, plural, one {ett ord} other {# ord}} av {all, number}',
} as const;
