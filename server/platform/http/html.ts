/** The house's own writer of pages: whatever is put into `html` is escaped, unless it is HTML that was written here. */

/** A class, since no parsed input can pass for one. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlPart = Html | string | number | null | false | readonly HtmlPart[];

/** A template of our own words with values in it; lists are joined, null and false are nothing. Attributes must stand in double quotes. */
export function html(words: TemplateStringsArray, ...values: HtmlPart[]): Html {
  return new Html(words.map((word, n) => `${word}${n < values.length ? written(values[n] ?? null) : ''}`).join(''));
}

/** HTML that one of our own renderers made and whose hash was checked; never anything that came in. */
export function ours(text: string): Html {
  return new Html(text);
}

/** Paragraphs are divided by blank lines; a single line break stays one. */
export const paragraphs = (text: string): Html => html`${text.split(/\n{2,}/).filter((one) => one.trim() !== '').map((one) => html`<p>${one.split('\n').map((row, n) => html`${n > 0 && html`<br>`}${row}`)}</p>`)}`;

function written(value: HtmlPart): string {
  if (value === null || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return value.map(written).join('');
}
