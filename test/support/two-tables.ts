/** A table in two versions between which people did with it what the editor lets them: merge, split, move, add, delete, head and write. */
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import type { AgreementContent, Paragraph, Table } from '#shared/agreement/content.ts';
import { agreementSchema, canonicalOf } from '#shared/agreement/schema.ts';
import { addColumn, addRow, deleteColumn, deleteRow, mergeWith, moveColumn, moveRow, setWidths, splitCell, toggleHeaderColumn, toggleHeaderRow } from '#shared/agreement/table-editing.ts';
import { below, type Chance, chanceOf, pick, prose } from '../agreement/chance.ts';
import { idsOf } from './two-versions.ts';

const writes = (chance: Chance): Command => (state, dispatch) => {
  dispatch?.(state.tr.insertText(`${prose(chance, 1 + below(chance, 3))} `));
  return true;
};

const acts: readonly ((chance: Chance) => Command)[] = [
  (chance) => mergeWith(pick(chance, ['right', 'below'])), (chance) => mergeWith(pick(chance, ['right', 'below'])), (chance) => mergeWith(pick(chance, ['right', 'below'])),
  () => splitCell, (chance) => moveRow(pick(chance, ['before', 'after'])), (chance) => moveRow(pick(chance, ['before', 'after'])), (chance) => moveColumn(pick(chance, ['before', 'after'])),
  (chance) => addRow(pick(chance, ['before', 'after'])), (chance) => addColumn(pick(chance, ['before', 'after'])), () => deleteRow, () => deleteColumn,
  () => toggleHeaderRow, () => toggleHeaderColumn, () => setWidths([200, 300, 500]), writes, writes,
];

/** The text after that many acts at places of chance; what stays keeps its id, what comes has one of its own. */
function after(content: AgreementContent, chance: Chance, { count, id }: { count: number; id: () => string }): AgreementContent {
  let doc = agreementSchema.nodeFromJSON(content);
  for (let act = 0; act < count; act++) {
    const cells: number[] = [];
    doc.descendants((node, position, parent) => { if (node.isTextblock && parent?.type.name.startsWith('table')) cells.push(position + 1); });
    if (cells.length === 0) break;
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, pick(chance, cells)) });
    pick(chance, acts)(chance)(state, (tr) => { doc = named(tr.doc, id); });
  }
  doc.check();
  return canonicalOf(doc) as AgreementContent;
}

/** New nodes get their ids where the text is stored; here from chance. */
function named(doc: Node, id: () => string): Node {
  const fill = (node: Node): Node => {
    if (node.isText) return node;
    const children = node.children.map(fill);
    return 'id' in node.attrs && node.attrs['id'] === null ? node.type.create({ ...node.attrs, id: id() }, children, node.marks) : node.type.create(node.attrs, children, node.marks);
  };
  return fill(doc);
}

export function tablePair(seed: number): { seed: number; before: AgreementContent; after: AgreementContent } {
  const chance = chanceOf(seed * 31);
  const id = idsOf(chance);
  const paragraph = (): Paragraph => ({ type: 'paragraph', attrs: { id: id() }, content: [{ type: 'text', text: prose(chance, 1 + below(chance, 4)) }] });
  const [rows, columns] = [2 + below(chance, 3), 2 + below(chance, 3)];
  const table: Table = {
    type: 'table', attrs: { id: id() },
    content: Array.from({ length: rows }, (_, row) => ({ type: 'tableRow', attrs: { id: id() }, content: Array.from({ length: columns }, () => ({ type: row === 0 ? 'tableHeader' : 'tableCell', attrs: { id: id() }, content: [paragraph()] })) })),
  };
  const before = after({ type: 'doc', content: [paragraph(), table, paragraph()] }, chance, { count: below(chance, 6), id });
  return { seed, before, after: after(before, chance, { count: 1 + below(chance, 6), id }) };
}
