/**
 * A frozen text as static HTML (design D4): `data-block` on every textblock; what we generate (clause numbers, note marks)
 * is `data-generated` and counts nothing in offsets; an inline leaf is `data-leaf` and counts one.
 */
import type { AgreementContent, Block, BulletList, Footnote, Footnotes, ImageBlock, Inline, ListItem, OrderedList, Table, TableCell } from '#shared/agreement/content.ts';
import { goneWords } from '#shared/agreement/clause-refs.ts';
import type { ClauseRef } from '#shared/agreement/clause-refs.ts';
import { columnHeadRows, columnShares, mapOfContent, scopeOf } from '#shared/agreement/table-map.ts';
import type { PlacedCell } from '#shared/agreement/table-map.ts';
import { clauseNumbers } from '#shared/agreement/clauses.ts';
import { numbersOf } from '#shared/agreement/list-numbers.ts';

/** Everything that anybody wrote is escaped; links lead to http, https and mail only. */
export function frozenHtml(content: AgreementContent): string {
  const numbers = clauseNumbers(content);
  const notes = noteNumbers(content);
  const blocks = content.content.map((node) => (node.type === 'footnotes' ? footnotesHtml(node, notes) : blockHtml(node, numbers, notes)));
  return blocks.join('\n');
}

/** Notes are numbered by their first reference; one that nothing points to comes last. */
function noteNumbers(content: AgreementContent): Map<string, number> {
  const numbers = new Map<string, number>();
  const see = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, attrs, content: children } = node as { type?: string; attrs?: { note?: string }; content?: unknown[] };
    if (type === 'footnoteRef' && attrs?.note !== undefined && !numbers.has(attrs.note)) numbers.set(attrs.note, numbers.size + 1);
    for (const child of children ?? []) see(child);
  };
  see(content);
  for (const node of content.content) if (node.type === 'footnotes') for (const note of node.content) if (!numbers.has(note.attrs.id)) numbers.set(note.attrs.id, numbers.size + 1);
  return numbers;
}

type Notes = ReadonlyMap<string, number>;

function blockHtml(node: Block, numbers: ReadonlyMap<string, string>, notes: Notes): string {
  switch (node.type) {
    case 'heading': {
      // The page has its own h1; the agreement's first level is h2.
      const tag = `h${node.attrs.level + 1}`;
      return `<${tag} id="${node.attrs.id}" data-block="${node.attrs.id}"><span class="clause-number" data-generated>${numbers.get(node.attrs.id) ?? ''} </span>${inlineHtml(node.content, notes)}</${tag}>`;
    }
    case 'paragraph':
      return `<p data-block="${node.attrs.id}">${inlineHtml(node.content, notes)}</p>`;
    case 'image':
      return imageHtml(node, notes);
    case 'bulletList': case 'orderedList':
      return listHtml(node, 0, notes);
    case 'table':
      return tableHtml(node, notes);
  }
}

/** From our own origin, by what the file is; widths are classes, since the page allows no styles of its own (design D12). Only the caption counts as text. */
function imageHtml({ attrs: { id, hash, width, height, alt, share }, content }: ImageBlock, notes: Notes): string {
  const picture = hash === null ? '' : `<img class="image-share-${share}" src="/api/images/${escaped(hash)}" width="${width}" height="${height}" alt="${escaped(alt ?? '')}" loading="lazy">`;
  const caption = content === undefined || content.length === 0 ? '' : `<figcaption>${inlineHtml(content, notes)}</figcaption>`;
  return `<figure id="${id}" data-block="${id}" class="agreement-image">${picture}${caption}</figure>`;
}

/** As the page counts where nothing says otherwise: digits outermost. */
const listType = { decimal: '1', letters: 'a', roman: 'i' } as const;

/** `around`: the numbered lists that it stands in. */
function listHtml(list: BulletList | OrderedList, around: number, notes: Notes): string {
  if (list.type === 'bulletList') return `<ul>${list.content.map((item) => itemHtml(item, around, notes)).join('')}</ul>`;
  const numbers = numbersOf(list.attrs, around);
  const type = numbers === 'decimal' && around === 0 ? '' : ` type="${listType[numbers]}"`;
  return `<ol${type} start="${list.attrs.start}">${list.content.map((item) => itemHtml(item, around + 1, notes)).join('')}</ol>`;
}

function itemHtml(item: ListItem, around: number, notes: Notes): string {
  return `<li>${item.content.map((child) => (child.type === 'paragraph' ? blockHtml(child, new Map(), notes) : listHtml(child, around, notes))).join('')}</li>`;
}

function tableHtml(table: Table, notes: Notes): string {
  const map = mapOfContent(table);
  const cellOf = ({ row, index }: PlacedCell): TableCell | undefined => table.content[row]?.content[index];
  const headed = columnHeadRows(map, (cell) => cellOf(cell)?.type === 'tableHeader');
  const cellHtml = (placed: PlacedCell): string => {
    const cell = cellOf(placed);
    if (!cell) return '';
    const inside = cell.content.map((paragraph) => blockHtml(paragraph, new Map(), notes)).join('');
    const spans = `${placed.colspan > 1 ? ` colspan="${placed.colspan}"` : ''}${placed.rowspan > 1 ? ` rowspan="${placed.rowspan}"` : ''}`;
    return cell.type === 'tableHeader' ? `<th scope="${scopeOf(placed, headed)}"${spans}>${inside}</th>` : `<td${spans}>${inside}</td>`;
  };
  const rows = table.content.map((_, row) => `<tr>${map.cells.filter((cell) => cell.row === row).map(cellHtml).join('')}</tr>`);
  const shares = columnShares(table.attrs.widths, map.width);
  // An attribute, since the page's rules allow no inline style.
  const columns = shares === null ? '' : `<colgroup>${shares.map((share) => `<col width="${share / 10}%">`).join('')}</colgroup>`;
  const head = rows.slice(0, headed);
  return `<div class="table-scroll" tabindex="0" role="group"><table>${columns}${head.length > 0 ? `<thead>${head.join('')}</thead>` : ''}<tbody>${rows.slice(headed).join('')}</tbody></table></div>`;
}

function footnotesHtml(footnotes: Footnotes, notes: Notes): string {
  const ordered: Footnote[] = [...footnotes.content].sort((a, b) => (notes.get(a.attrs.id) ?? 0) - (notes.get(b.attrs.id) ?? 0));
  return `<section class="footnotes">${ordered.map((note) => {
    const number = notes.get(note.attrs.id) ?? '';
    return `<p id="${note.attrs.id}" data-block="${note.attrs.id}"><a class="note-number" data-generated href="#ref-${note.attrs.id}">${number}. </a>${inlineHtml(note.content, notes)}</p>`;
  }).join('')}</section>`;
}

function inlineHtml(content: Inline[] | undefined, notes: Notes): string {
  return (content ?? []).map((node) => marked(node, notes)).join('');
}

function marked(node: Inline, notes: Notes): string {
  let html = node.type === 'text' ? escaped(node.text)
    : node.type === 'hardBreak' ? '<br data-leaf>'
      : node.type === 'clauseRef' ? referenceHtml(node)
        : `<sup data-leaf><a id="ref-${escaped(node.attrs.note)}" href="#${escaped(node.attrs.note)}">${notes.get(node.attrs.note) ?? '?'}</a></sup>`;
  for (const mark of node.marks ?? []) {
    html = mark.type === 'definition' ? `<dfn>${html}</dfn>` : mark.type === 'highlight' ? `<span class="highlighted">${html}</span>` : mark.type === 'bold' ? `<strong>${html}</strong>` : mark.type === 'italic' ? `<em>${html}</em>` : mark.type === 'underline' ? `<u>${html}</u>`
      : /^(https?:|mailto:)/i.test(mark.attrs.href) ? `<a href="${escaped(mark.attrs.href)}" rel="noreferrer noopener">${html}</a>` : html;
  }
  return html;
}

/** A number as frozen, to be marked and quoted like any word; where the clause is gone there is nowhere to go. */
function referenceHtml({ attrs: { clause, shown = goneWords } }: ClauseRef): string {
  return shown === goneWords ? `<span class="clause-gone">${escaped(shown)}</span>` : `<a class="clause-ref" href="#${escaped(clause)}">${escaped(shown)}</a>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
