import type { draftingWritingSv } from './drafting-writing.sv.ts';

export const draftingWritingEn = {
  'drafting.keys.reference': 'New reference to a clause',
  'drafting.reference': 'Reference to a clause',
  'drafting.reference.insert': 'Insert a reference',
  'drafting.reference.change': 'Change clause',
  'drafting.reference.help': 'The number follows the clause when it is moved and when other clauses are added.',
  'drafting.reference.search': 'Search clauses',
  'drafting.reference.searchHelp': 'Write a number or a word from the heading.',
  'drafting.reference.clause': 'Clause',
  'drafting.reference.form': 'Written as',
  'drafting.reference.none': 'No clause matches the search.',
  'drafting.reference.noHeadings': 'The text has no headings to refer to yet.',
  'drafting.reference.untitled': 'Clause without a heading text',
  'drafting.reference.act': 'Insert',
  'drafting.reference.changeAct': 'Change',
  'drafting.reference.go': 'Go to the clause',
  'drafting.reference.remove': 'Remove the reference',
  'drafting.reference.name': '{number}, reference to {heading}',
  'drafting.reference.goneName': 'Reference to a clause that has been removed',
} as const satisfies Record<keyof typeof draftingWritingSv, string>;
