/** What can be proposed of the rows and columns of a table; every row of a new table says that it comes with it. */
export const lineChanges = ['newTable', 'newRow', 'rowGone', 'newColumn', 'columnGone'] as const;
export type LineChange = (typeof lineChanges)[number];
export type Lines = 'rows' | 'columns';

/** Total: null for what says none. */
export const readLine = (change: unknown): LineChange | null => lineChanges.find((one) => one === change) ?? null;

export const linesOfChange = (change: LineChange): Lines => (change === 'newColumn' || change === 'columnGone' ? 'columns' : 'rows');

/** Whether something comes by it. */
export const bringsLine = (change: unknown): boolean => change === 'newTable' || change === 'newRow' || change === 'newColumn';

const changesOf = { rows: { come: ['newTable', 'newRow'], go: ['rowGone'] }, columns: { come: ['newColumn'], go: ['columnGone'] } } as const;

/** The changes by which a row, or a column, comes or goes. */
export const changesThat = (way: 'come' | 'go', lines: Lines): readonly LineChange[] => changesOf[lines][way];
