/** The pieces that the report as a page is made of. */
import { type Html, html, type HtmlPart, paragraphs } from '../../platform/http/html.ts';

export interface Column { title: string; figure?: boolean }
/** `head`: names its row. `sum`: closes the table. */
export interface RowOfPage { cells: readonly HtmlPart[]; sum?: boolean }

/** The first cell of a row is its heading. It scrolls in itself on a narrow screen, by keyboard too. */
export function table({ name, columns, rows }: { name: string; columns: readonly Column[]; rows: readonly RowOfPage[] }): Html {
  const look = (at: number) => columns[at]?.figure === true && html` class="figure"`;
  return html`<div class="table-scroll" tabindex="0" role="group" aria-label="${name}"><table><caption>${name}</caption><thead><tr>${columns.map(({ title }, at) => html`<th scope="col"${look(at)}>${title}</th>`)}</tr></thead>
<tbody>${rows.map(({ cells, sum }) => html`<tr${sum === true && html` class="sum"`}>${cells.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td${look(at)}>${cell}</td>`))}</tr>
`)}</tbody></table></div>`;
}

/** What has nothing to say is left out. */
export function facts(pairs: readonly (readonly [name: string, value: HtmlPart])[]): Html {
  return html`<dl>${pairs.map(([name, value]) => value !== null && value !== false && value !== '' && html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** Somebody's own words, in the language they were written in. */
export const words = (text: string | null): HtmlPart => (text === null || text.trim() === '' ? null : html`<div lang="sv">${paragraphs(text)}</div>`);

export const quoted = (text: string | null): HtmlPart => (text === null || text.trim() === '' ? null : html`<blockquote lang="sv">${paragraphs(text)}</blockquote>`);

export const small = (text: string | null): HtmlPart => (text === null || text === '' ? null : html`<p class="small">${text}</p>`);

export const section = (id: string, title: string, body: HtmlPart): Html => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${body}</section>
`;
