/** The comments of a Word file with their threads: replies are told by the last paragraph of each (documents.md 3, rule 4). */
import { child, elements, textOf } from '../docx-reader/xml.ts';
import type { XmlElement } from '../docx-reader/xml.ts';

export interface FileComment {
  /** In the file. */
  id: string;
  author: string;
  /** Day, `YYYY-MM-DD`; null where the program wrote none. */
  day: string | null;
  text: string;
  isResolved: boolean;
  /** Id of the comment that it answers. */
  answers: string | null;
}

/** Takes the roots of the parts `comments` and `commentsExtended`. */
export function readComments(root: XmlElement | null, extended: XmlElement | null): FileComment[] {
  const threads = new Map<string, { parent: string | undefined; done: boolean }>();
  if (extended !== null) for (const { name, attributes } of elements(extended)) {
    if (name === 'w15:commentEx') threads.set(attributes['w15:paraId'] ?? '', { parent: attributes['w15:paraIdParent'], done: ['1', 'true'].includes(attributes['w15:done'] ?? '') });
  }
  const byParagraph = new Map<string, string>();
  const found: (FileComment & { last: string | undefined })[] = [];
  if (root !== null) for (const element of elements(root)) {
    if (element.name !== 'w:comment') continue;
    const id = element.attributes['w:id'] ?? '';
    const paragraphs = [...elements(element)].filter(({ name }) => name === 'w:p');
    for (const { attributes } of paragraphs) byParagraph.set(attributes['w14:paraId'] ?? '', id);
    found.push({
      id, author: (element.attributes['w:author'] ?? '').trim(), day: dayOf(element.attributes['w:date']), text: paragraphs.map(wordsOf).join('\n').trim(),
      isResolved: false, answers: null, last: paragraphs.at(-1)?.attributes['w14:paraId'],
    });
  }
  return found.map(({ last, ...comment }) => {
    const thread = threads.get(last ?? '');
    return { ...comment, isResolved: thread?.done ?? false, answers: thread?.parent === undefined ? null : byParagraph.get(thread.parent) ?? null };
  });
}

/** Programs without a clock write year 0, and Word local time marked as universal: the day is as much as can be trusted. */
function dayOf(given: string | undefined): string | null {
  return given !== undefined && /^(?:19|20)\d\d-\d\d-\d\dT/.test(given) ? given.slice(0, 10) : null;
}

function wordsOf(paragraph: XmlElement): string {
  let words = '';
  for (const element of elements(paragraph)) {
    if (element.name === 'w:r') for (const piece of elements(element)) words += piece.name === 'w:t' ? textOf(piece) : piece.name === 'w:tab' ? '\t' : piece.name === 'w:br' || piece.name === 'w:cr' ? '\n' : '';
    else if (element.name !== 'w:pPr' && element.name !== 'w:del' && element.name !== 'w:moveFrom') words += wordsOf(child(element, 'w:sdtContent') ?? element);
  }
  return words;
}
