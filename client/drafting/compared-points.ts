/** The two points in the address of a comparison. */
const pattern = /^(?:now|(?:version|frozen)\.[0-9a-f-]{36}|log\.\d{1,12})$/;

export interface ComparedPoints { fran?: string; till?: string }

/** Addresses that are no points are as if they were not there. */
export function comparedPoints(search: Record<string, unknown>): ComparedPoints {
  const point = (value: unknown): string | undefined => (typeof value === 'string' && pattern.test(value) ? value : undefined);
  const [fran, till] = [point(search.fran), point(search.till)];
  return { ...(fran === undefined ? {} : { fran }), ...(till === undefined ? {} : { till }) };
}
