import type { Inline, InlineMark } from '#shared/agreement/content.ts';

export interface Marks { definition: boolean; highlight: boolean; bold: boolean; italic: boolean; underline: boolean; href: string | null }

export const unmarked: Marks = { definition: false, highlight: false, bold: false, italic: false, underline: false, href: null };

function markList({ definition, highlight, bold, italic, underline, href }: Marks): InlineMark[] {
  const marks: InlineMark[] = [];
  // In the order of the schema, which ProseMirror's check demands.
  if (definition) marks.push({ type: 'definition' });
  if (highlight) marks.push({ type: 'highlight' });
  if (bold) marks.push({ type: 'bold' });
  if (italic) marks.push({ type: 'italic' });
  if (underline) marks.push({ type: 'underline' });
  if (href !== null) marks.push({ type: 'link', attrs: { href } });
  return marks;
}

/** Adds text; runs with the same marks become one, as the editor would have it. */
export function addText(content: Inline[], text: string, marks: Marks): void {
  if (text === '') return;
  const list = markList(marks);
  const last = content.at(-1);
  if (last?.type === 'text' && sameMarks(last.marks ?? [], list)) last.text += text;
  else content.push(list.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: list });
}

/** Adds one inline; text that looks like the text before it becomes one with it. */
export function addInline(content: Inline[], inline: Inline): void {
  const last = content.at(-1);
  if (inline.type === 'text' && last?.type === 'text' && sameMarks(last.marks ?? [], inline.marks ?? [])) content[content.length - 1] = { ...last, text: last.text + inline.text };
  else content.push(inline);
}

function sameMarks(some: readonly InlineMark[], others: readonly InlineMark[]): boolean {
  return some.length === others.length && some.every((mark, index) => {
    const other = others[index];
    return other !== undefined && mark.type === other.type && (mark.type !== 'link' || other.type !== 'link' || mark.attrs.href === other.attrs.href);
  });
}

/** White space alone is no text; a note's mark is. */
export function isBlank(content: readonly Inline[]): boolean {
  return content.every(node => node.type === 'hardBreak' || (node.type === 'text' && node.text.trim() === ''));
}

/** Takes characters from the front, through runs. */
export function dropStart(content: readonly Inline[], length: number): Inline[] {
  const rest: Inline[] = [];
  let left = length;
  for (const node of content) {
    if (left <= 0) { rest.push(node); continue; }
    const size = node.type === 'text' ? node.text.length : 1;
    if (node.type === 'text' && size > left) rest.push({ ...node, text: node.text.slice(left) });
    left -= size;
  }
  return rest;
}

/** A heading that is bold or underlined from end to end only looks so; emphasis within it is kept. */
export function withoutOverallLook(content: Inline[]): Inline[] {
  const words = content.filter(node => node.type === 'text' && node.text.trim() !== '');
  const overall = (['bold', 'underline'] as const).filter(type => words.every(node => node.marks?.some(mark => mark.type === type)));
  if (overall.length === 0 || words.length === 0) return content;
  const plain: Inline[] = [];
  for (const node of content) {
    if (node.type !== 'text') { plain.push(node); continue; }
    const marks = new Set(node.marks?.map(mark => mark.type));
    const link = node.marks?.find(mark => mark.type === 'link');
    addText(plain, node.text, {
      definition: marks.has('definition'),
      highlight: marks.has('highlight'),
      bold: marks.has('bold') && !overall.includes('bold'),
      italic: marks.has('italic'),
      underline: marks.has('underline') && !overall.includes('underline'),
      href: link?.attrs.href ?? null,
    });
  }
  return plain;
}
