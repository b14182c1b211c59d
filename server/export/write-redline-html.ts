/** What differs between two versions as one page of its own: no script and nothing that is fetched; what came and went is told to the ear too. */
import { type Compared, type ComparedCell, type ComparedLine, type ComparedTable, isCell } from '#shared/agreement/compare-value.ts';
import { type Html, html, type HtmlPart, ours } from '../platform/http/html.ts';
import { cleaned } from './docx-writer/clean.ts';
import { type Words, wordsIn } from './docx-writer/words.ts';
import { reportStyles } from './html-writer/look.ts';
import type { ExportedRedline } from './write-redline-docx.ts';

/** A file in UTF-8, from the same value as Word and PDF/A. What moved stands at both ends, named as moved. */
export async function writeRedlineHtml(given: ExportedRedline): Promise<Uint8Array> {
  const redline = cleaned(given);
  const words = wordsIn(redline.locale);
  const { title, label, letterhead, comparison } = redline;
  const page = html`<!doctype html>
<html lang="${redline.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}: ${label}</title>
<style>${ours(reportStyles + redlineStyles)}</style>
</head>
<body>
<main>
<header><p class="small">${[words.day(redline.date), [letterhead.authority, letterhead.unit].filter(Boolean).join(', ')].join(' · ')}</p><h1>${title}</h1><p>${label}</p>
<p class="small"><ins>${words.say('documents.redline.inserted')}</ins> · <del>${words.say('documents.redline.deleted')}</del></p></header>
${bodyOf(words, comparison.body)}
${comparison.footnotes.length > 0 && html`<h2>${words.say('documents.redline.footnotes')}</h2>${comparison.footnotes.map((line) => html`<p>${lineOf(words, line)}</p>\n`)}`}
</main>
</body>
</html>
`;
  return new TextEncoder().encode(page.text);
}

/** Never colour alone: words are underlined or struck out, and begin and end with a word that only a screen reader says. */
const redlineStyles = `
ins { color: #14532d; background: #e6f4ea; text-decoration: underline; } del { color: #8c1d18; background: #fdeceb; text-decoration: line-through; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.moved { font-size: 0.9375rem; color: #4f5b68; }
`;

function bodyOf(words: Words, body: readonly Compared[]): Html {
  const levels = new Levels();
  const shown: Html[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const one = body[at];
    if (one === undefined) break;
    if (one.kind === 'table') {
      shown.push(tableOf(words, one));
      continue;
    }
    const items: ComparedLine[] = [];
    // The lines of a list that follow each other are one.
    for (let next = body[at]; next?.kind === 'line' && isItem(next); next = body[at + items.length]) items.push(next);
    shown.push(items.length > 0 ? html`<ul>${items.map((item) => html`<li>${lineOf(words, item)}</li>`)}</ul>\n` : blockOf(words, one, levels));
    at += Math.max(0, items.length - 1);
  }
  return html`${shown}`;
}

const faceOf = ({ before, after }: ComparedLine) => after ?? before;
const isItem = (line: ComparedLine): boolean => (faceOf(line)?.list ?? null) !== null && faceOf(line)?.type !== 'heading';

function blockOf(words: Words, line: ComparedLine, levels: Levels): Html {
  const face = faceOf(line);
  if (face?.type !== 'heading') return html`<p>${lineOf(words, line)}</p>\n`;
  const gone = line.fate === 'deleted' || line.fate === 'moved-away';
  const inside = html`${!gone && face.clause !== null && `${face.clause} `}${lineOf(words, line)}`;
  switch (levels.of(face.level)) {
    case 2: return html`<h2>${inside}</h2>\n`;
    case 3: return html`<h3>${inside}</h3>\n`;
    case 4: return html`<h4>${inside}</h4>\n`;
    default: return html`<h5>${inside}</h5>\n`;
  }
}

/** Below the title of the page; a draft may skip a level, which no page should. */
class Levels {
  #last = 1;
  of(level: number): number {
    this.#last = Math.max(2, Math.min(level + 1, this.#last + 1, 5));
    return this.#last;
  }
}

function lineOf(words: Words, line: ComparedLine): Html {
  const { parts, fate } = line;
  const whole = fate === 'inserted' ? 'ins' : fate === 'deleted' || fate === 'moved-away' ? 'del' : null;
  const moved = fate === 'moved-here' || fate === 'moved-away' ? html`<span class="moved">[${words.say(fate === 'moved-here' ? 'documents.redline.movedHere' : 'documents.redline.movedAway')}]</span> ` : null;
  const alt = faceOf(line)?.image?.alt ?? null;
  const shown: HtmlPart[] = [];
  for (let at = 0; at < parts.length;) {
    const op = whole ?? opOf(parts[at]);
    const run = parts.slice(at, at + 1);
    while (at + run.length < parts.length && (whole ?? opOf(parts[at + run.length])) === op) run.push(...parts.slice(at + run.length, at + run.length + 1));
    shown.push(told(words, op, html`${run.map((part) => inlineOf(words, part.inline))}`));
    at += run.length;
  }
  return html`${moved}${alt !== null && told(words, whole, html`[${alt}]`)}${shown}`;
}

const opOf = (part: ComparedLine['parts'][number] | undefined): 'ins' | 'del' | null => (part?.op === 'ins' || part?.op === 'del' ? part.op : null);

function told(words: Words, op: 'ins' | 'del' | null, inside: Html): Html {
  if (op === null || inside.text === '') return inside;
  const heard = (key: 'insertedBegins' | 'insertedEnds' | 'deletedBegins' | 'deletedEnds') => html`<span class="heard"> ${words.say(`documents.redline.${key}`)} </span>`;
  return op === 'ins' ? html`<ins>${heard('insertedBegins')}${inside}${heard('insertedEnds')}</ins>` : html`<del>${heard('deletedBegins')}${inside}${heard('deletedEnds')}</del>`;
}

function inlineOf(words: Words, inline: ComparedLine['parts'][number]['inline']): Html {
  switch (inline.type) {
    case 'text': {
      const text = html`${inline.text}`;
      const bold = inline.marks?.some(({ type }) => type === 'bold' || type === 'definition') ? html`<strong>${text}</strong>` : text;
      return inline.marks?.some(({ type }) => type === 'italic') ? html`<em>${bold}</em>` : bold;
    }
    case 'hardBreak': return html`<br>`;
    case 'clauseRef': return html`${inline.attrs.shown ?? ''}`;
    case 'footnoteRef': return html`${words.say('documents.redline.note')}`;
  }
}

/** Rows and columns are those of the comparison; what a merged cell covers has no cell of its own. */
function tableOf(words: Words, table: ComparedTable): Html {
  return html`<div class="table-scroll"><table>${table.rows.map(({ cells }) => html`<tr>${cells.map((cell) => (cell === 'covered' ? null : isCell(cell) ? cellOf(words, cell) : html`<td></td>`))}</tr>`)}</table></div>\n`;
}

function cellOf(words: Words, cell: ComparedCell): Html {
  const lines = cell.lines.map((line) => html`<p>${lineOf(words, line)}</p>`);
  const { colspan, rowspan } = cell.span;
  return (cell.headerAfter ?? cell.headerBefore) === true ? html`<th colspan="${colspan}" rowspan="${rowspan}">${lines}</th>` : html`<td colspan="${colspan}" rowspan="${rowspan}">${lines}</td>`;
}
