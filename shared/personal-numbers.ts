const pattern = /(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[-+ ]?\d{4}(?!\d)/;

/** Patterns of Swedish personal identity numbers, co-ordination numbers among them (`domain.md` rule 18): a warning, never a refusal. */
export function looksLikePersonalNumber(value: string): boolean {
  return pattern.test(value);
}

/** Every such pattern in a text, in order. */
export function personalNumbersIn(value: string): string[] {
  return [...value.matchAll(new RegExp(pattern, 'g'))].map(([found]) => found);
}
