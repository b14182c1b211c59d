/**
 * Pasting from Word, PDF and web pages: the words with their headings, lists, tables and emphasis, and nothing of the looks.
 * Whole blocks that were cut or are dragged here are moved: they stay the same blocks (ADR 17).
 */
import { Extension } from '@tiptap/core';
import { DOMParser, Fragment, Slice } from '@tiptap/pm/model';
import type { Node, ParseOptions, Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { moveNodes, wholeRange } from '#shared/agreement/moving-blocks.ts';
import { pasteWhole, sliceForPaste, wholeBlocks } from '#shared/agreement/pasting-blocks.ts';
import { blocksFromPdf } from '#shared/agreement/pdf-text.ts';
import type { PdfBlock } from '#shared/agreement/pdf-text.ts';
import { limits } from '#shared/limits.ts';
import { isPicture } from './images.ts';
import { clearCells } from './tables.ts';
import { markLines } from './writing-keys.ts';
import { readCaret } from './read-caret.ts';

/** What was cut out last, while it can still be put somewhere as the same blocks. */
const cutKey = new PluginKey<Fragment | null>('cut');

export interface PastingOptions {
  /** More text than an edit may hold (`limits.paste`): offer to import the file instead. */
  onTooLarge: () => void;
  /** Pictures cannot stand in the text and were left out. */
  onPicturesLeftOut: () => void;
  /** An image file was pasted, or dropped where the caret is now; false when it cannot be taken. */
  onPictures: (file: File) => void;
}

export const Pasting = Extension.create<PastingOptions>({
  name: 'pasting',
  addOptions: () => ({ onTooLarge: () => undefined, onPicturesLeftOut: () => undefined, onPictures: () => undefined }),
  addProseMirrorPlugins() {
    const { onTooLarge, onPicturesLeftOut, onPictures } = this.options;
    return [new Plugin<Fragment | null>({
      key: cutKey,
      state: {
        init: () => null,
        apply: (transaction, cut, before) => {
          if (transaction.getMeta('uiEvent') === 'cut') return wholeBlocks(before);
          return transaction.getMeta(cutKey) === 'pasted' ? null : cut;
        },
      },
      props: {
        handleDOMEvents: { cut: (view) => readCaret(view) || markLines(view.state, view.dispatch.bind(view)) },
        handleDrop: (view, event, _slice, moved) => (moved ? dropWhole(view, event) : dropPicture(view, event, onPictures)),
        handlePaste: (view, event, slice) => {
          const data = event.clipboardData;
          const picture = pictureIn(data);
          if (picture !== null && view.editable) {
            onPictures(picture);
            return true;
          }
          const size = Math.max(data?.getData('text/plain').length ?? 0, slice.content.size);
          if (size > limits.paste) {
            onTooLarge();
            return true;
          }
          const cut = cutKey.getState(view.state) ?? null;
          if (cut !== null && sameWords(cut, data?.getData('text/plain') ?? '') && pasteWhole(cut)(view.state, (made) => view.dispatch(made.setMeta(cutKey, 'pasted').setMeta('uiEvent', 'paste')))) return true;
          if (/<img\b/i.test(data?.getData('text/html') ?? '')) onPicturesLeftOut();
          const blocks = hasBlocks(data?.getData('text/html') ?? '') ? null : blocksFromPdf(data?.getData('text/plain') ?? '');
          if (blocks !== null) {
            clearCells(view.state, view.dispatch.bind(view));
            const { state } = view;
            const pasted = sliceForPaste(sliceFromPdf(state.schema, blocks), state.selection.$from);
            view.dispatch(state.tr.replaceSelection(pasted).scrollIntoView().setMeta('uiEvent', 'paste').setMeta('paste', true));
            return true;
          }
          // Over cell borders a paste would cut the table's shape: the cells are emptied, and the words go into the first.
          clearCells(view.state, view.dispatch.bind(view));
          return false;
        },
        transformPastedHTML: withoutInlineStyles,
        clipboardParser: new CleanParser(this.editor.schema, DOMParser.fromSchema(this.editor.schema).rules),
      },
    })];
  },
});

/** Viewers of PDF put out bare text, or lines and spans; what has paragraphs of its own is left to say so itself. */
function hasBlocks(html: string): boolean {
  return /<(?:p|li|h[1-6]|td|th|blockquote|pre)\b/i.test(html);
}

/** The blocks as the agreement's own; its first and last paragraph join what they are pasted into. */
export function sliceFromPdf(schema: Schema, blocks: readonly PdfBlock[]): Slice {
  const make = (type: string, attributes: Record<string, unknown> | null, content: Node[]): Node => schema.nodes[type]?.create(attributes, content) ?? schema.topNodeType.create();
  const words = (text: string): Node[] => (text === '' ? [] : [schema.text(text)]);
  const nodes: Node[] = [];
  let list: { kind: string; start: number; items: Node[] } | null = null;
  const close = (): void => {
    if (list !== null) nodes.push(list.kind === 'bullet' ? make('bulletList', null, list.items) : make('orderedList', { start: list.start, numbers: list.kind === 'letters' ? 'letters' : null }, list.items));
    list = null;
  };
  for (const block of blocks) {
    if (block.kind !== 'item') {
      close();
      nodes.push(block.kind === 'heading' ? make('heading', { level: block.level }, words(block.text)) : make('paragraph', null, words(block.text)));
      continue;
    }
    if (list !== null && (list.kind !== block.list || block.list !== 'bullet' && block.value !== list.start + list.items.length)) close();
    list ??= { kind: block.list, start: block.value, items: [] };
    list.items.push(make('listItem', null, [make('paragraph', null, words(block.text))]));
  }
  close();
  const open = (node: Node | undefined): number => (node?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(Fragment.fromArray(nodes), open(nodes[0]), open(nodes.at(-1)));
}

/** The clipboard still holds what was cut here; white space is the writers' own. */
function sameWords(cut: Fragment, text: string): boolean {
  const bare = (words: string): string => words.replace(/\s+/g, '');
  const words = bare(cut.textBetween(0, cut.size));
  return words !== '' && words === bare(text);
}

/** Before or after the block over which whole blocks are let go, whichever edge is nearer. */
function dropWhole(view: EditorView, event: DragEvent): boolean {
  const range = wholeRange(view.state);
  const under = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (range === null || under === null) return false;
  const $under = view.state.doc.resolve(under.inside >= 0 ? under.inside : under.pos);
  const $at = $under.depth > 0 ? $under : view.state.doc.resolve(Math.min(under.pos + 1, view.state.doc.content.size));
  const depth = view.state.doc.resolve(range.from).depth;
  if ($at.depth < depth + 1) return false;
  const box = view.nodeDOM($at.before(depth + 1));
  const isUpper = box instanceof Element && event.clientY < (box.getBoundingClientRect().top + box.getBoundingClientRect().bottom) / 2;
  const target = isUpper ? $at.before(depth + 1) : $at.after(depth + 1);
  // Dropped on itself nothing happens; the browser must not do it either.
  if (target >= range.from && target <= range.to) return true;
  return moveNodes(range.from, range.to, target)(view.state, (made) => view.dispatch(made.setMeta('uiEvent', 'drop')));
}

/** A picture by itself: Word puts one beside the words it copies, and then the words are meant. */
function pictureIn(data: DataTransfer | null): File | null {
  const picture = [...data?.files ?? []].find(isPicture) ?? null;
  if (picture === null) return null;
  const words = (data?.getData('text/html') ?? '').replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>|<[^>]*>|\s|&nbsp;/gi, '');
  return words === '' ? picture : null;
}

function dropPicture(view: EditorView, event: DragEvent, take: (file: File) => void): boolean {
  const picture = [...event.dataTransfer?.files ?? []].find(isPicture);
  if (picture === undefined || !view.editable) return false;
  const under = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (under !== null) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(under.pos))));
  take(picture);
  return true;
}

/** Before the HTML is read at all: the page's rules allow no inline styles, and reading them would be reported as a breach. */
export function withoutInlineStyles(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!\[(?:if|endif)[^>]*>/gi, '')
    .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/(<[a-z][^\s>]*(?:[^>"']|"[^"]*"|'[^']*')*?)\sstyle\s*=/gi, '$1 data-style=')
    .replace(/<(?:\/)?(?:meta|link|base|o:p|v:[a-z]+|w:[a-z]+)\b[^>]*>/gi, '');
}

class CleanParser extends DOMParser {
  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    if (dom instanceof Element || dom instanceof DocumentFragment) clean(dom);
    return super.parseSlice(dom, options);
  }
}

const style = (element: Element): string => element.getAttribute('data-style') ?? '';

function clean(dom: Element | DocumentFragment): void {
  const own = dom.querySelector('[data-pm-slice]') !== null;
  if (own) return;
  for (const element of dom.querySelectorAll('[data-style*="mso-list:Ignore" i], [data-style*="display:none" i]')) {
    // The list sign that Word writes out as text; its kind is still needed.
    const paragraph = element.closest('p');
    if (paragraph !== null && /mso-list:\s*Ignore/i.test(style(element))) paragraph.setAttribute('data-sign', element.textContent.trim());
    element.remove();
  }
  gatherWordLists(dom);
  // Google Docs wraps everything in such a b; Word's mso-bidi-font-weight is another thing.
  for (const element of dom.querySelectorAll('b[data-style]')) if (/(?:^|;)\s*font-weight:\s*(?:normal|400)/i.test(style(element))) element.replaceWith(...element.childNodes);
  for (const element of dom.querySelectorAll('span[data-style]')) emphasise(element);
  for (const element of dom.querySelectorAll('img, picture, svg, object, iframe')) element.remove();
}

function emphasise(span: Element): void {
  const looks = style(span);
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

/** Word writes lists as paragraphs with `mso-list:l0 level2 lfo1`. */
function gatherWordLists(dom: Element | DocumentFragment): void {
  const open: { level: number; word: string; list: Element; item: Element | null }[] = [];
  let last: Element | null = null;
  for (const paragraph of dom.querySelectorAll('p[data-style*="mso-list" i]')) {
    const level = Number(/mso-list:[^;]*\blevel(\d)/i.exec(style(paragraph))?.[1] ?? 0);
    if (level === 0) continue;
    const first = open[0];
    if (first === undefined || last === null || nextElement(first.list) !== paragraph) open.length = 0;
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const word = /mso-list:\s*(\S+)/i.exec(style(paragraph))?.[1] ?? '';
    // Word's next list may stand right under this one.
    const isNext = open.at(-1)?.level === level && open.at(-1)?.word !== word;
    const before = isNext ? open.pop()?.list : undefined;
    let here = open.at(-1);
    const sign = paragraph.getAttribute('data-sign') ?? '';
    if (here === undefined || here.level < level) {
      const list = paragraph.ownerDocument.createElement(/^\(?[\da-zA-Z]{1,4}[.)]/.test(sign) ? 'ol' : 'ul');
      const start = Number(/^\(?(\d+)/.exec(sign)?.[1] ?? 1);
      if (list.tagName === 'OL' && start > 1) list.setAttribute('start', String(start));
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

function nextElement(element: Element): Element | null {
  let next: ChildNode | null = element.nextSibling;
  while (next !== null && next.nodeType === 3 && (next.textContent ?? '').trim() === '') next = next.nextSibling;
  return next instanceof Element ? next : null;
}
