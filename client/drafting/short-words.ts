/** Anchored words on one line, for a card. */
export function short(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').replaceAll('\uFFFC', '').trim();
  return line.length > 140 ? `${line.slice(0, 137).trimEnd()} …` : line;
}
