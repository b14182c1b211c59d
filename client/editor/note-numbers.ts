/** Footnotes are numbered by their first reference, and renumbered only when a reference or a note came, went or moved. */
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const notesKey = new PluginKey<DecorationSet>('note-numbers');

/** Note id to number; notes that nothing points to come last, as in the frozen text. */
export function noteNumbers(doc: Node): Map<string, number> {
  const numbers = new Map<string, number>();
  const number = (id: unknown): void => {
    if (typeof id === 'string' && !numbers.has(id)) numbers.set(id, numbers.size + 1);
  };
  doc.descendants((node) => { if (node.type.name === 'footnoteRef') number(node.attrs['note']); });
  const last = doc.lastChild;
  if (last?.type.name === 'footnotes') last.forEach((note) => number(note.attrs['id']));
  return numbers;
}

export function noteNumbersPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: notesKey,
    state: {
      init: (_config, { doc }) => numbered(doc),
      apply: (transaction, old) => {
        if (!transaction.docChanged) return old;
        return touchesNotes(transaction) ? numbered(transaction.doc) : old.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => notesKey.getState(state) },
  });
}

function numbered(doc: Node): DecorationSet {
  const numbers = noteNumbers(doc);
  const drawn: Decoration[] = [];
  doc.descendants((node, position) => {
    const id: unknown = node.type.name === 'footnoteRef' ? node.attrs['note'] : node.type.name === 'footnote' ? node.attrs['id'] : null;
    if (typeof id !== 'string') return;
    drawn.push(Decoration.node(position, position + node.nodeSize, { 'data-number': String(numbers.get(id) ?? '?') }));
  });
  return DecorationSet.create(doc, drawn);
}

function touchesNotes(transaction: Transaction): boolean {
  return transaction.steps.some((step, at) => {
    const before = transaction.docs[at];
    const after = transaction.docs[at + 1] ?? transaction.doc;
    let touches = false;
    step.getMap().forEach((from, to, newFrom, newTo) => {
      touches ||= before !== undefined && holdsNote(before, from, to) || holdsNote(after, newFrom, newTo);
    });
    // Fresh ids of notes change no sizes.
    const { pos } = step as { pos?: unknown };
    return touches || typeof pos === 'number' && (after.nodeAt(pos)?.type.name.startsWith('footnote') ?? false);
  });
}

function holdsNote(doc: Node, from: number, to: number): boolean {
  let found = false;
  doc.nodesBetween(from, Math.max(from, to), (node, position) => {
    if (node.type.name === 'footnoteRef') found = true;
    // Typing inside a note leaves its number alone.
    if (node.type.name === 'footnote' && (position >= from || position + node.nodeSize <= to)) found = true;
    return !found;
  });
  return found;
}
