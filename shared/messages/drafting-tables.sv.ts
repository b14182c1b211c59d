/** Acts on tables in the editor. */
export const draftingTablesSv = {
  'drafting.table.row': 'Rad',
  'drafting.table.column': 'Kolumn',
  'drafting.table.cells': 'Celler',
  'drafting.table.rowUp': 'Flytta raden uppåt',
  'drafting.table.rowDown': 'Flytta raden nedåt',
  'drafting.table.columnLeft': 'Flytta kolumnen åt vänster',
  'drafting.table.columnRight': 'Flytta kolumnen åt höger',
  'drafting.table.headerColumn': 'Rubrikkolumn',
  'drafting.table.merge': 'Slå ihop markerade celler',
  'drafting.table.mergeRight': 'Slå ihop med cellen till höger',
  'drafting.table.mergeDown': 'Slå ihop med cellen nedanför',
  'drafting.table.split': 'Dela cellen',
  'drafting.table.widths': 'Kolumnbredder',
  'drafting.table.merged': 'Cellerna är sammanslagna. Alla ord finns kvar.',
  'drafting.table.apart': 'Cellen är delad.',
} as const;
