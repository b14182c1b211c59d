/** Words of the text on one line, for a card, a button or a label: at most `most` characters, cut ones with a sign for it. */
export function short(words: string, most = 140): string {
  const line = words.replace(/\s+/g, ' ').replaceAll('\uFFFC', '').trim();
  return line.length > most ? `${line.slice(0, most - 3).replace(/[\uD800-\uDBFF]$/, '').trimEnd()} …` : line;
}
