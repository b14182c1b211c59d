/**
 * An error in a word or a sentence, for logs and kept failures. A driver's message repeats what was being written (drizzle puts the
 * parameters into it), so only our own plain errors speak; of others the name and the code are told.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = codeOf(error);
  const own = error.constructor === Error && error.cause === undefined && code === null && !('query' in error);
  return own ? error.message.slice(0, 500) : [error.name, code].filter((one) => one !== null).join(' ');
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? error.code : undefined;
  return codeOf(error.cause) ?? (typeof code === 'string' || typeof code === 'number' ? String(code) : null);
}
