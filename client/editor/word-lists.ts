/** Word writes lists as paragraphs with `mso-list:l0 level2 lfo1`, and the sign as words before them. */

const styleOf = (element: Element): string => element.getAttribute('data-style') ?? '';

/** Remembers the sign that is taken out of the words. */
export function markSign(paragraph: Element, sign: string | null): void {
  paragraph.setAttribute('data-sign', (sign ?? '').replaceAll('\u00a0', ' ').trim());
}

interface OpenList { level: number; word: string; list: Element; item: Element | null }

/** Paragraphs in a row become one list, with the lists under their items. */
export function gatherWordLists(dom: Element | DocumentFragment): void {
  const open: OpenList[] = [];
  let last: Element | null = null;
  for (const paragraph of dom.querySelectorAll('p[data-style*="mso-list" i]')) {
    const level = Number(/mso-list:[^;]*\blevel(\d)/i.exec(styleOf(paragraph))?.[1] ?? 0);
    if (level === 0) continue;
    const first = open[0];
    if (first === undefined || last === null || nextElement(first.list) !== paragraph) open.length = 0;
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const word = /mso-list:\s*(\S+)/i.exec(styleOf(paragraph))?.[1] ?? '';
    // Word's next list may stand right under this one.
    const isNext = open.at(-1)?.level === level && open.at(-1)?.word !== word;
    const before = isNext ? open.pop()?.list : undefined;
    let here = open.at(-1);
    if (here === undefined || here.level < level) {
      const list = listFor(paragraph);
      if (before !== undefined) before.after(list);
      else if (here?.item) here.item.append(list);
      else paragraph.before(list);
      here = { level, word, list, item: null };
      open.push(here);
    }
    const item: Element = paragraph.ownerDocument.createElement('li');
    here.list.append(item);
    here.item = item;
    item.append(paragraph);
    last = item;
  }
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi', 'xvii', 'xviii', 'xix', 'xx'];

/** Counts as its first sign says: `3.`, `1.2`, `b)` or `iv.`; an `i` counts in Roman numerals, since nobody begins with the ninth letter. Word's hollow bullet is a bare `o`. */
function listFor(paragraph: Element): Element {
  const [, numbers, letters] = /^\(?(?:(?:\d+\.)*(\d+)[.):]*|([a-z]{1,5})[.)]+)$/i.exec(paragraph.getAttribute('data-sign') ?? '') ?? [];
  const list = paragraph.ownerDocument.createElement(numbers === undefined && letters === undefined ? 'ul' : 'ol');
  const roman = romans.indexOf(letters?.toLowerCase() ?? '') + 1;
  const isRoman = letters !== undefined && roman > 0 && (letters.length > 1 || roman === 1);
  if (letters !== undefined) list.setAttribute('type', isRoman ? 'i' : 'a');
  const start = numbers !== undefined ? Number(numbers) : isRoman ? roman : letters?.length === 1 ? letters.toLowerCase().charCodeAt(0) - 96 : 1;
  if (start !== 1) list.setAttribute('start', String(start));
  return list;
}

function nextElement(element: Element): Element | null {
  let next: ChildNode | null = element.nextSibling;
  while (next !== null && next.nodeType === 3 && (next.textContent ?? '').trim() === '') next = next.nextSibling;
  return next instanceof Element ? next : null;
}
