/** What can be proposed of the rows and columns of a table. */
export const lineChanges = ['newRow', 'rowGone', 'newColumn', 'columnGone'] as const;
export type LineChange = (typeof lineChanges)[number];
export type Lines = 'rows' | 'columns';

/** Total: null for what says none. */
export const readLine = (change: unknown): LineChange | null => lineChanges.find((one) => one === change) ?? null;

export const linesOfChange = (change: LineChange): Lines => (change === 'newRow' || change === 'rowGone' ? 'rows' : 'columns');
