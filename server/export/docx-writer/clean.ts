/** Text hygiene: what XML 1.0 cannot hold never reaches a paper, and one bad character never stops an export. */

// Control characters but tab and line breaks, lone surrogates, and the two non-characters that XML 1.0 section 2.2 leaves out.
const unwritable = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** The text without control characters (tab, LF and CR stay), lone surrogates, U+FFFE and U+FFFF. */
export function cleanText(text: string): string {
  return text.replace(unwritable, '');
}

/** A copy of a plain value in which every string, at any depth, went through `cleanText`. Keys are left as they are. */
export function cleaned<Value>(value: Value): Value {
  return cleanedUnknown(value) as Value;
}

function cleanedUnknown(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanedUnknown);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, cleanedUnknown(held)]));
}

/** A quote as people read it: inline leaves (U+FFFC in plain text, design D6) become a space. */
export function readableQuote(quote: string): string {
  return quote.replaceAll('\ufffc', ' ');
}
