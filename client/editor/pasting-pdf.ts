/** What was copied from a PDF, as blocks of the agreement. Fetched when the page has come to rest. */
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Node, Schema } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { sliceForPaste } from '#shared/agreement/pasting-blocks.ts';
import { blocksFromPdf } from '#shared/agreement/pdf-text.ts';
import type { PdfBlock } from '#shared/agreement/pdf-text.ts';
import { fittedSlice } from './pasting-in-cells.ts';

/** How the words are put in where one stands; null for words that are no page of a PDF. */
export function pastingFromPdf(words: string): ((state: EditorState) => Transaction) | null {
  const blocks = blocksFromPdf(words);
  if (blocks === null) return null;
  return (state) => {
    const { $from } = state.selection;
    return state.tr.replaceSelection(sliceForPaste(fittedSlice(sliceFromPdf(state.schema, blocks), $from).slice, $from)).scrollIntoView().setMeta('uiEvent', 'paste').setMeta('paste', true);
  };
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
