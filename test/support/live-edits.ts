/** Edits of a working document as its writers make them, without a socket: through the flat text, into the server's log. */
import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import { openUndo } from '#shared/agreement/flat-undo.ts';
import type { OpenedApp } from './open-app.ts';

type Edit = (transform: Transform, doc: Node) => void;

/** Each edit is one act of writing; `undone` takes the last back again, as the writer's own undo does. */
export async function writeIn(app: OpenedApp, documentId: string, personId: string, edits: Edit[], { undone = false } = {}): Promise<void> {
  const { state } = await app.realtime.flushed(documentId);
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state, 'server');
  const before = Y.encodeStateVector(ydoc);
  const flat = openFlatText(ydoc);
  const undo = openUndo(ydoc, { origins: ['hand'], captureTimeout: 0 });
  for (const edit of edits) {
    const transform = new Transform(flat.doc);
    edit(transform, flat.doc);
    flat.applyLocal(transform.doc, transform.mapping.maps, 'hand');
  }
  if (undone) undo.undo();
  flat.close();
  undo.destroy();
  await app.realtime.apply(documentId, Y.encodeStateAsUpdate(ydoc, before), { personId });
}

/** The position where a block's own words begin, and the block. */
export function blockAt(doc: Node, id: string): { at: number; node: Node } {
  let found: { at: number; node: Node } | null = null;
  doc.descendants((node, position) => {
    if (node.attrs['id'] === id) found ??= { at: position, node };
    return found === null;
  });
  if (!found) throw new Error(`no block ${id}`);
  return found;
}

/** Where words stand; the first time they do. */
export function wordsAt(doc: Node, words: string): { from: number; to: number } {
  let from = -1;
  doc.descendants((node, position) => {
    const at = node.isTextblock && from === -1 ? node.textBetween(0, node.content.size, '', '\uFFFC').indexOf(words) : -1;
    if (at !== -1) from = position + 1 + at;
    return from === -1;
  });
  if (from === -1) throw new Error(`"${words}" stands nowhere`);
  return { from, to: from + words.length };
}

/** Writes other words over these. */
export function reword(words: string, anew: string): Edit {
  return (transform, doc) => {
    const { from, to } = wordsAt(doc, words);
    transform.replaceWith(from, to, doc.type.schema.text(anew));
  };
}

/** Cuts a block out; the paste puts the same words in as a new block, as the clipboard does. */
export function cutAndPaste(id: string, before: string): Edit[] {
  let cut: Node | null = null;
  return [
    (transform, doc) => {
      const { at, node } = blockAt(doc, id);
      cut = node.type.create({ ...node.attrs, id: null }, node.content);
      transform.delete(at, at + node.nodeSize);
    },
    (transform, doc) => { if (cut) transform.insert(blockAt(doc, before).at, cut); },
  ];
}
