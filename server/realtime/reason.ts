/** An error's own words, for the operator's log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
