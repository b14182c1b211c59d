/**
 * HTML from Word and web pages, made into what the agreement can hold before it is read (pasting.ts, where `style` has become `data-style`).
 * Fetched when the page has come to rest.
 */
import { newBlockId } from '#shared/agreement/content.ts';
import { gatherWordLists, markSign } from './word-lists.ts';

/** What the text cannot hold, to be told. */
export type LeftOut = 'pictures' | 'deleted' | 'comments' | 'tables' | 'everything';

const styleOf = (element: Element): string => element.getAttribute('data-style') ?? '';
const bare = (element: Element): string => (element.textContent ?? '').replace(/[\s\u00a0]+/g, '');
const headings = 'h1, h2, h3, h4, h5, h6';

/** `notes`: whether footnotes may become the agreement's own; else they stay words with their number. */
export function cleanForeign(dom: Element | DocumentFragment, { notes }: { notes: boolean }): ReadonlySet<LeftOut> {
  const left = new Set<LeftOut>();
  const leave = (what: LeftOut, selector: string): void => {
    for (const element of dom.querySelectorAll(selector)) {
      if (what === 'pictures' || bare(element) !== '') left.add(what);
      element.remove();
    }
  };
  leave('comments', '.MsoCommentReference, [data-style*="mso-element:comment-list"]');
  leave('deleted', 'del, .msoDel');
  leave('pictures', 'img, picture, svg, object, iframe');
  for (const element of dom.querySelectorAll('[data-style*="mso-list:Ignore" i], [data-style*="display:none" i], hr')) {
    // The list sign that Word writes out as text; its kind is still needed.
    const paragraph = element.closest('p');
    if (paragraph !== null && /mso-list:\s*Ignore/i.test(styleOf(element))) markSign(paragraph, element.textContent);
    element.remove();
  }
  // More than one space, and tabs, as Word writes them.
  for (const element of dom.querySelectorAll('[data-style*="mso-spacerun" i], [data-style*="mso-tab-count" i]')) element.replaceWith(' ');
  if (notes) takeFootnotes(dom);
  takePageBreaks(dom);
  nameHeadings(dom);
  flattenCells(dom);
  dropBlankParagraphs(dom);
  gatherWordLists(dom);
  // Google Docs wraps everything in such a b; Word's mso-bidi-font-weight is another thing.
  for (const element of dom.querySelectorAll('b[data-style]')) if (/(?:^|;)\s*font-weight:\s*(?:normal|400)/i.test(styleOf(element))) element.replaceWith(...element.childNodes);
  for (const element of dom.querySelectorAll('span[data-style]')) emphasise(element);
  return left;
}

function renamed(element: Element, tag: string): Element {
  const made = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) made.setAttribute(name, value);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

/** `[1]` with a link to a note at the end of the page: a footnote of the agreement. One whose note was not copied stays words. */
function takeFootnotes(dom: Element | DocumentFragment): void {
  const section = dom.ownerDocument?.createElement('section');
  if (section === undefined) return;
  section.setAttribute('data-footnotes', '');
  for (const reference of dom.querySelectorAll('a[href]')) {
    const [, name] = /#_((?:ftn|edn)\d+)$/.exec(reference.getAttribute('href') ?? '') ?? [];
    const note = name === undefined ? null : dom.querySelector(`[id="${name}"][data-style*="note" i]`);
    if (note === null || note.contains(reference)) continue;
    const id = newBlockId();
    const words = dom.ownerDocument.createElement('p');
    words.setAttribute('data-footnote', '');
    words.setAttribute('data-named', id);
    for (const back of note.querySelectorAll('a[href*="#_ftnref"], a[href*="#_ednref"]')) back.remove();
    for (const paragraph of note.querySelectorAll('p')) words.append(...(words.childNodes.length > 0 ? [' '] : []), ...paragraph.childNodes);
    section.append(words);
    note.remove();
    const sign = dom.ownerDocument.createElement('sup');
    sign.setAttribute('data-note', id);
    reference.replaceWith(sign);
  }
  // What is left of the list is its line.
  for (const list of dom.querySelectorAll('[data-style*="mso-element:footnote-list" i], [data-style*="mso-element:endnote-list" i]')) if (bare(list) === '') list.remove();
  if (section.childNodes.length > 0) dom.append(section);
}

/** Before the first paragraph or heading after the break; in the midst of one it is a space. */
function takePageBreaks(dom: Element | DocumentFragment): void {
  for (const paragraph of dom.querySelectorAll('p[data-style*="page-break-before:always" i]')) paragraph.setAttribute('data-page-break', '');
  for (const turn of dom.querySelectorAll('br[data-style*="page-break-before:always" i]')) {
    const blocks = [...dom.querySelectorAll(`p, ${headings}`)];
    const within = turn.closest(`p, ${headings}`);
    const follows = (block: Element): boolean => (turn.compareDocumentPosition(block) & 4) !== 0 && bare(block) !== '';
    const before = within === null ? '' : within.textContent.slice(0, within.textContent.length - textAfter(turn, within).length).trim();
    if (within !== null && before !== '' && textAfter(turn, within).trim() !== '') turn.replaceWith(' ');
    else {
      (within !== null && before === '' && bare(within) !== '' ? within : blocks.find(follows))?.setAttribute('data-page-break', '');
      turn.remove();
    }
  }
}

function textAfter(element: Element, within: Element): string {
  let text = '';
  for (let at: globalThis.Node = element; at !== within; at = at.parentNode ?? within) for (let next = at.nextSibling; next !== null; next = next.nextSibling) text += next.textContent;
  return text;
}

/** By the style's name in Swedish or English, or by its place in the outline. */
function nameHeadings(dom: Element | DocumentFragment): void {
  for (const paragraph of dom.querySelectorAll('p')) {
    const [, byClass, byName, byOutline] = /^(?:(?:Mso)?(?:Rubrik|Heading)(\d)|.*mso-style-name:\s*"?(?:heading|rubrik) (\d)|.*mso-outline-level:\s*(\d))/i.exec(`${/(?:^|\s)((?:Mso)?(?:Rubrik|Heading)\d)/i.exec(paragraph.className)?.[1] ?? ''}${styleOf(paragraph)}`) ?? [];
    const level = Number(byClass ?? byName ?? byOutline ?? 0);
    if (level > 0) renamed(paragraph, `h${Math.min(level, 4)}`);
  }
}

/** Cells hold paragraphs only: items keep their sign as words. The row that Word adds to keep its columns is no row. */
function flattenCells(dom: Element | DocumentFragment): void {
  for (const row of dom.querySelectorAll('tr[height="0"]')) if (bare(row) === '') row.remove();
  for (const cell of dom.querySelectorAll('thead td')) renamed(cell, 'th');
  for (const inner of [...dom.querySelectorAll('td table, th table')].reverse()) inner.replaceWith(...[...inner.querySelectorAll('td, th')].map((cell) => renamed(cell, 'p')));
  for (const heading of dom.querySelectorAll(`:is(td, th) :is(${headings})`)) renamed(heading, 'p');
  for (const item of dom.querySelectorAll('td p[data-sign], th p[data-sign]')) {
    const sign = item.getAttribute('data-sign') ?? '';
    item.prepend(`${/[\da-z]/i.test(sign) && sign !== 'o' ? sign : '–'} `);
    item.removeAttribute('data-style');
  }
  for (const list of [...dom.querySelectorAll('td ul, th ul, td ol, th ol')].reverse()) {
    let n = Number(list.getAttribute('start') ?? 1);
    const paragraphs = [...list.children].flatMap((item) => {
      const own = [...item.childNodes].filter((node) => !(node instanceof Element && /^(?:P|DIV)$/.test(node.tagName)));
      const first = list.ownerDocument.createElement('p');
      first.append(list.tagName === 'OL' ? `${n++}. ` : '– ', ...own);
      const rest = [...item.children].filter((child) => child.tagName !== 'BR');
      if (own.every((node) => node.textContent?.trim() === '')) first.append(...(rest.shift()?.childNodes ?? []));
      return [first, ...rest];
    });
    list.replaceWith(...paragraphs);
  }
}

/** Word's way to put air between paragraphs. */
function dropBlankParagraphs(dom: Element | DocumentFragment): void {
  for (const paragraph of dom.querySelectorAll('p')) {
    const isAir = bare(paragraph) === '' && paragraph.querySelector('sup') === null;
    if (isAir && paragraph.closest('td, th, li') === null && dom.querySelectorAll('p').length > 1) paragraph.remove();
  }
}

function emphasise(span: Element): void {
  const looks = styleOf(span);
  const tags = [
    /font-weight:\s*(?:bold|[6-9]00)/i.test(looks) ? 'strong' : null,
    /font-style:\s*italic/i.test(looks) ? 'em' : null,
    /text-decoration[^;]*:\s*[^;]*underline/i.test(looks) && span.closest('a') === null ? 'u' : null,
  ].filter((tag) => tag !== null);
  for (const tag of tags) {
    const wrapper = span.ownerDocument.createElement(tag);
    wrapper.append(...span.childNodes);
    span.append(wrapper);
  }
}
