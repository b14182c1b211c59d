import type { draftingEditorSv } from './drafting-editor.sv.ts';
import { draftingTablesEn } from './drafting-tables.en.ts';
import { draftingWritingEn } from './drafting-writing.en.ts';

export const draftingEditorEn: Record<keyof typeof draftingEditorSv, string> = {
  ...draftingWritingEn,
  ...draftingTablesEn,
  'drafting.find.open': 'Find and replace',

  'drafting.move.open': 'Move a clause …',
  'drafting.move.done': 'The clause has been moved and is now {number} {title}.',
  'drafting.move.first': 'The clause cannot be moved further up.',
  'drafting.move.last': 'The clause cannot be moved further down.',
  'drafting.move.locked': 'The clause cannot be moved: it, something under it or its new place is locked.',
  'drafting.beginHere': 'Begin writing here.',
  'refusal.clause-nowhere': 'The clause cannot go there. The text may have changed; choose another place.',

  'drafting.numbers': 'Numbering',
  'drafting.numbers.decimal': 'Numerals',
  'drafting.numbers.letters': 'Letters',
  'drafting.numbers.roman': 'Roman numerals',
  'drafting.numbers.restart': 'Restart from {first}',
  'drafting.numbers.goOn': 'Go on with {next}',
  'drafting.numbers.from': 'Start from …',
  'drafting.numbers.from.title': 'Start the numbering from',
  'drafting.numbers.from.label': 'The item’s number',
  'drafting.numbers.from.help': 'Write a numeral, for letters too: 3 becomes c. The items after it count on.',
  'drafting.numbers.from.act': 'Number',

  'drafting.length': 'Length of the text',
  'drafting.length.whole': '{words, plural, one {one word} other {# words}} · {characters, number} characters ({charactersWithoutSpaces, number} without spaces)',
  'drafting.length.words': '{words, plural, one {one word} other {# words}}',
  'drafting.length.marked': 'Selected: {words, plural, one {one word} other {# words}} of {all, number} · {characters, number} characters ({charactersWithoutSpaces, number} without spaces)',
  'drafting.length.markedWords': 'Selected: {words, plural, one {one word} other {# words}} of {all, number}',
};
