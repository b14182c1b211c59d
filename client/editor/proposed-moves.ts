/** What is proposed to stand elsewhere, shown at both places: where it stands, and by its first words where it would stand. */
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { movedBlocks, readMove } from '#shared/agreement/proposed-moves.ts';
import { proposing } from '#shared/agreement/suggestions.ts';
import { short } from '../ui/short-words.ts';

const movesKey = new PluginKey<DecorationSet>('proposed-moves');

export function proposedMovesPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: movesKey,
    state: {
      init: (_config, { doc }) => shown(doc),
      apply: (transaction, old) => (transaction.docChanged ? shown(transaction.doc, old) : old),
    },
    props: { decorations: (state) => movesKey.getState(state) },
  });
}

function shown(doc: Node, old = DecorationSet.empty): DecorationSet {
  const drawn: Decoration[] = [];
  doc.descendants((node, at) => {
    const move = node.type.name === proposing.move ? readMove(node.attrs) : null;
    const found = move && movedBlocks(doc, move);
    if (!found) return;
    const { suggestion } = node.attrs;
    drawn.push(Decoration.node(at, at + 1, { 'data-words': short(found.blocks[0]?.textContent ?? '', 60) }));
    let open = found.from;
    found.blocks.forEach((block, nth) => {
      drawn.push(Decoration.node(open, open + block.nodeSize, { class: nth === 0 ? 'proposed-away proposed-away-first' : 'proposed-away', 'data-suggestion': String(suggestion) }));
      open += block.nodeSize;
    });
  });
  return drawn.length === 0 && old === DecorationSet.empty ? old : DecorationSet.create(doc, drawn);
}
