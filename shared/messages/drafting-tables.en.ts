import type { draftingTablesSv } from './drafting-tables.sv.ts';

/** Acts on tables in the editor. */
export const draftingTablesEn = {
  'drafting.table.row': 'Row',
  'drafting.table.column': 'Column',
  'drafting.table.cells': 'Cells',
  'drafting.table.rowUp': 'Move the row up',
  'drafting.table.rowDown': 'Move the row down',
  'drafting.table.columnLeft': 'Move the column left',
  'drafting.table.columnRight': 'Move the column right',
  'drafting.table.headerColumn': 'Header column',
  'drafting.table.merge': 'Merge the selected cells',
  'drafting.table.mergeRight': 'Merge with the cell to the right',
  'drafting.table.mergeDown': 'Merge with the cell below',
  'drafting.table.split': 'Split the cell',
  'drafting.table.widths': 'Column widths',
  'drafting.table.merged': 'The cells are merged. All words are kept.',
  'drafting.table.apart': 'The cell is split.',
} as const satisfies { readonly [Key in keyof typeof draftingTablesSv]: string };
