/**
 * Pasting from Word, PDF and web pages: the words with their headings, lists, tables and emphasis, and nothing of the looks.
 * Whole blocks that were cut or are dragged here are moved: they stay the same blocks (ADR 17).
 */
import { Extension } from '@tiptap/core';
import { DOMParser } from '@tiptap/pm/model';
import type { Fragment, ParseOptions, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isInCell, isList, itemDepth, moveNodes, wholeRange } from '#shared/agreement/moving-blocks.ts';
import { pasteWhole, wholeBlocks } from '#shared/agreement/pasting-blocks.ts';
import { limits } from '#shared/limits.ts';
import type { LeftOut } from './foreign-html.ts';
import { heldPlacesPlugin, holdPlace } from './held-places.ts';
import { isPicture } from './images.ts';
import { clearCells } from './tables.ts';
import { markLines } from './writing-keys.ts';
import { readCaret } from './read-caret.ts';

type Foreign = typeof import('./foreign-html.ts') & typeof import('./pasting-pdf.ts') & typeof import('./pasting-in-cells.ts');
let foreign: Foreign | null = null;

/** What makes other programs' HTML and text the agreement's own, and fits them into cells. */
export async function fetchForeign(): Promise<void> {
  if (foreign !== null) return;
  const [html, pdf, cells] = await Promise.all([import('./foreign-html.ts'), import('./pasting-pdf.ts'), import('./pasting-in-cells.ts')]);
  foreign = { ...html, ...pdf, ...cells };
}

/** What was cut out last, while it can still be put somewhere as the same blocks. */
const cutKey = new PluginKey<Fragment | null>('cut');

export interface PastingOptions {
  /** More text than an edit may hold (`limits.paste`): offer to import the file instead. */
  onTooLarge: () => void;
  /** What cannot stand in the text was left out. */
  onLeftOut: (what: ReadonlySet<LeftOut>) => void;
  /** Footnotes may be put in now; a paste with them cannot be proposed. */
  takesNotes: () => boolean;
  /** An image file was pasted, or dropped where the caret is now; false when it cannot be taken. */
  onPictures: (file: File) => void;
}

export const Pasting = Extension.create<PastingOptions>({
  name: 'pasting',
  addOptions: () => ({ onTooLarge: () => undefined, onLeftOut: () => undefined, takesNotes: () => true, onPictures: () => undefined }),
  addProseMirrorPlugins() {
    const { onTooLarge, onLeftOut, onPictures, takesNotes } = this.options;
    const parser = new CleanParser(this.editor.schema, DOMParser.fromSchema(this.editor.schema).rules);
    parser.takesNotes = takesNotes;
    // Where something is being let go: it is fitted to that place, wherever the caret is.
    let landing: number | null = null;
    return [heldPlacesPlugin(), new Plugin<Fragment | null>({
      key: cutKey,
      state: {
        init: () => null,
        apply: (transaction, cut, before) => {
          if (transaction.getMeta('uiEvent') === 'cut') return wholeBlocks(before);
          return transaction.getMeta(cutKey) === 'pasted' ? null : cut;
        },
      },
      props: {
        handleDOMEvents: {
          cut: (view) => readCaret(view) || markLines(view.state, view.dispatch.bind(view)),
          paste: () => {
            landing = null;
            return false;
          },
          drop: (view, event) => {
            landing = placeUnder(view, event)?.pos ?? null;
            parser.leftOut = new Set();
            return false;
          },
        },
        handleDrop: (view, event, slice, moved) => {
          landing = null;
          if (moved ? dropWhole(view, event) : dropPicture(view, event, onPictures) || dropCopied(view, event, { size: slice.content.size, onTooLarge, onLeftOut })) return true;
          if (parser.leftOut.size > 0) onLeftOut(parser.leftOut);
          return false;
        },
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
          const [html, words] = [data?.getData('text/html') ?? '', data?.getData('text/plain') ?? ''];
          if (foreign === null && (isForeign({ html, words }) || isOwn(html) && isInCell(view.state.selection.$from))) {
            putCopied(view, { html, words }, onLeftOut);
            return true;
          }
          if (!isOwn(html) && putPdf(view, { html, words })) return true;
          if (parser.leftOut.size > 0) onLeftOut(parser.leftOut);
          // Over cell borders a paste would cut the table's shape: the cells are emptied, and the words go into the first.
          clearCells(view.state, view.dispatch.bind(view));
          return false;
        },
        transformPastedHTML: withoutInlineStyles,
        transformPasted: (slice, view) => {
          const fitted = foreign?.fittedSlice(slice, landing === null ? view.state.selection.$from : view.state.doc.resolve(landing));
          if (!fitted) return slice;
          parser.leftOut = new Set([...parser.leftOut, ...fitted.left]);
          return fitted.slice;
        },
        clipboardParser: parser,
      },
    })];
  },
});

const isOwn = (html: string): boolean => html.includes('data-pm-slice');

/** What must be read before it is put in; text without long or divided lines is no page of a PDF. */
const isForeign = ({ html, words }: Copied): boolean => (html === '' ? /.{30}[\r\n\f]|[-\u00AD\u2010]\s*[\r\n\f]/.test(words) : !isOwn(html));

/**
 * Where the caret stands now, once what reads it is here. Without it the words are put in all the same: nothing is swallowed because a file could not
 * be fetched. Whoever goes on writing meanwhile stays where he writes.
 */
function putCopied(view: EditorView, { html, words }: Copied, onLeftOut: PastingOptions['onLeftOut']): void {
  const placeOf = holdPlace(view);
  const put = (act: () => void) => (): void => {
    if (view.isDestroyed) return;
    readCaret(view);
    const place = placeOf();
    if (!view.editable) return onLeftOut(new Set(['everything']));
    const caretOf = view.state.selection.eq(place) ? null : holdPlace(view);
    view.dispatch(view.state.tr.setSelection(place));
    act();
    if (caretOf !== null) view.dispatch(view.state.tr.setSelection(caretOf()).scrollIntoView());
  };
  const asCopied = (): void => void (html === '' ? view.pasteText(words) : view.pasteHTML(html));
  void fetchForeign().then(put(() => { if (isOwn(html) || !putPdf(view, { html, words })) asCopied(); }), put(() => (words === '' ? view.pasteHTML(bareWords(html)) : view.pasteText(words))));
}

/** Its words alone, a paragraph for each block. */
function bareWords(html: string): string {
  const lines = withoutInlineStyles(html).replace(/\s+/g, ' ').split(/<br\b[^>]*>|<\/?(?:p|div|li|h[1-6]|td|th)\b[^>]*>/i).map((line) => line.replace(/<(?:[^>"']|"[^"]*"|'[^']*')*>/g, '').trim());
  return lines.map((line) => (line === '' ? '' : `<p>${line}</p>`)).join('');
}

interface Copied { html: string; words: string }

/** False when it is no page of a PDF, or what reads it is not here. */
function putPdf(view: EditorView, { html, words }: Copied): boolean {
  const pasting = foreign === null || hasBlocks(html) ? null : foreign.pastingFromPdf(words);
  if (pasting === null) return false;
  clearCells(view.state, view.dispatch.bind(view));
  view.dispatch(pasting(view.state));
  return true;
}

interface Dropped extends Pick<PastingOptions, 'onTooLarge' | 'onLeftOut'> { size: number }

/** What is not moved is put in where it is let go, as it would be pasted there. */
function dropCopied(view: EditorView, event: DragEvent, { size, onTooLarge, onLeftOut }: Dropped): boolean {
  const [html, words] = [event.dataTransfer?.getData('text/html') ?? '', event.dataTransfer?.getData('text/plain') ?? ''];
  const under = placeUnder(view, event);
  if (words + html === '' || under === null || !view.editable) return false;
  if (Math.max(words.length, size) > limits.paste) onTooLarge();
  else {
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(under.pos))));
    if (isForeign({ html, words }) || isOwn(html)) putCopied(view, { html, words }, onLeftOut);
    else view.pasteText(words);
    view.focus();
  }
  return true;
}

const placeUnder = (view: EditorView, event: MouseEvent): ReturnType<EditorView['posAtCoords']> => view.posAtCoords({ left: event.clientX, top: event.clientY });

/** Viewers of PDF put out bare text, or lines and spans; what has paragraphs of its own is left to say so itself. */
function hasBlocks(html: string): boolean {
  return /<(?:p|li|h[1-6]|td|th|blockquote|pre)\b/i.test(html);
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
  const under = placeUnder(view, event);
  if (range === null || under === null) return false;
  const $under = view.state.doc.resolve(under.inside >= 0 ? under.inside : under.pos);
  const $at = $under.depth > 0 ? $under : view.state.doc.resolve(Math.min(under.pos + 1, view.state.doc.content.size));
  const $from = view.state.doc.resolve(range.from);
  // Items are let go over items of whatever list, or out of all lists.
  const own = $at.depth > $from.depth && (!isList($from.parent) || $at.node($from.depth + 1).type.name === 'listItem') ? $from.depth + 1 : null;
  const depth = own ?? (isList($from.parent) ? itemDepth($at) ?? 1 : null);
  if (depth === null || $at.depth < depth) return false;
  const box = view.nodeDOM($at.before(depth));
  const isUpper = box instanceof Element && event.clientY < (box.getBoundingClientRect().top + box.getBoundingClientRect().bottom) / 2;
  const target = isUpper ? $at.before(depth) : $at.after(depth);
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
  const under = placeUnder(view, event);
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
  /** Of what was read last. */
  leftOut: ReadonlySet<LeftOut> = new Set();
  takesNotes: () => boolean = () => true;

  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    const isOwn = !(dom instanceof Element || dom instanceof DocumentFragment) || dom.querySelector('[data-pm-slice]') !== null;
    this.leftOut = isOwn ? new Set() : foreign?.cleanForeign(dom, { notes: this.takesNotes() }) ?? new Set();
    return super.parseSlice(dom, options);
  }
}
