/** `dokument`: the frozen text that is shown; the first when it is not said. `visa`: what stands below the number; positions when it is not said. */
export interface HeatSearch { dokument?: string; visa?: 'bedomning' }

export const heatSearch = (search: Record<string, unknown>): HeatSearch => ({ ...(typeof search.dokument === 'string' ? { dokument: search.dokument } : {}), ...(search.visa === 'bedomning' ? { visa: 'bedomning' } : {}) });
