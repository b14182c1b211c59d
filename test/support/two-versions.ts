/** Seeded texts with every kind of block, and what a working group makes of them between two versions. */
import type { AgreementContent, Block, Footnotes, Inline, InlineMark, ListItem, Paragraph, Table, TableRow } from '#shared/agreement/content.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { below, type Chance, pick, prose } from '../agreement/chance.ts';

type Textual = Extract<Block, { type: 'paragraph' | 'heading' }>;

/** Ids come from the seed too. */
export function idsOf(chance: Chance): () => string {
  return () => `b${Array.from({ length: 15 }, () => '0123456789abcdefghijklmnopqrstuvwxyz'[below(chance, 36)]).join('')}`;
}

const looks: readonly (readonly InlineMark[])[] = [[], [], [], [], [{ type: 'bold' }], [{ type: 'italic' }], [{ type: 'bold' }, { type: 'underline' }], [{ type: 'link', attrs: { href: 'https://example.org/' } }]];

function text(words: string, marks: readonly InlineMark[] = []): Inline {
  return marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks: [...marks] };
}

export function someWords(chance: Chance, most = 24): Inline[] {
  const found: Inline[] = [];
  for (let left = 1 + below(chance, 3); left > 0; left--) found.push(text(`${prose(chance, 2 + below(chance, most))}${left === 1 ? '.' : ' '}`, pick(chance, looks)), ...(chance() < 0.05 ? [{ type: 'hardBreak' } as const] : []));
  return joined(found);
}

/** As the editor keeps them: neighbours of one look are one. */
function joined(content: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of content) {
    const last = out.at(-1);
    if (inline.type === 'text' && inline.text === '') continue;
    if (last?.type === 'text' && inline.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(inline.marks)) out[out.length - 1] = { ...last, text: last.text + inline.text };
    else out.push(inline);
  }
  return out;
}

const paragraph = (id: string, content: Inline[]): Paragraph => (content.length > 0 ? { type: 'paragraph', attrs: { id }, content } : { type: 'paragraph', attrs: { id } });

export function aBlock(chance: Chance, id: () => string): Block {
  const kind = chance();
  if (kind < 0.2) return { type: 'heading', attrs: { id: id(), level: pick(chance, [1, 2, 2, 3] as const) }, content: [text(prose(chance, 1 + below(chance, 4)))] };
  if (kind < 0.3) return aList(chance, id, 0);
  if (kind < 0.36) return aTable(chance, id);
  if (kind < 0.39) return paragraph(id(), []);
  return paragraph(id(), someWords(chance));
}

function aList(chance: Chance, id: () => string, depth: number): Block {
  const content = Array.from({ length: 1 + below(chance, 3) }, (): ListItem => ({
    type: 'listItem', attrs: { id: id() },
    content: [paragraph(id(), someWords(chance, 10)), ...(depth < 2 && chance() < 0.25 ? [aList(chance, id, depth + 1) as ListItem['content'][number]] : [])],
  }));
  return chance() < 0.5 ? { type: 'bulletList', attrs: { id: id() }, content } : { type: 'orderedList', attrs: { id: id(), start: pick(chance, [1, 1, 3]) }, content };
}

function aRow(chance: Chance, id: () => string, { width, header }: { width: number; header: boolean }): TableRow {
  return { type: 'tableRow', attrs: { id: id() }, content: Array.from({ length: width }, () => ({ type: header ? 'tableHeader' : 'tableCell', attrs: { id: id() }, content: [paragraph(id(), someWords(chance, 4))] })) };
}

function aTable(chance: Chance, id: () => string): Table {
  const width = 1 + below(chance, 3);
  return { type: 'table', attrs: { id: id() }, content: Array.from({ length: 1 + below(chance, 4) }, (_, row) => aRow(chance, id, { width, header: row === 0 })) };
}

/** A lawful text; lists never touch, and the first heading is of level one, as in any file that Word has numbered. */
export function aText(chance: Chance, id: () => string, blocks: number): AgreementContent {
  return lawful({ type: 'doc', content: Array.from({ length: blocks }, () => aBlock(chance, id)) }, id, chance);
}

type Edit = (chance: Chance, blocks: Block[], id: () => string) => void;

/** What people do to a text; each leaves the ids of what stays. */
const edits: readonly Edit[] = [
  (chance, blocks) => rewrite(chance, words(blocks)), (chance, blocks) => rewrite(chance, words(blocks)), (chance, blocks) => rewrite(chance, words(blocks)),
  (chance, blocks) => void blocks.splice(below(chance, blocks.length), 1),
  (chance, blocks, id) => void blocks.splice(below(chance, blocks.length + 1), 0, aBlock(chance, id)),
  (chance, blocks) => void blocks.splice(below(chance, blocks.length), 0, ...blocks.splice(below(chance, blocks.length), 1 + below(chance, 3))),
  (chance, blocks, id) => split(chance, blocks, id),
  (_chance, blocks) => join(blocks),
  (chance, blocks) => {
    const one = pick(chance, words(blocks));
    if (one.content?.[0]?.type === 'text') one.content[0] = text(one.content[0].text, pick(chance, looks));
  },
  (chance, blocks) => retype(chance, blocks),
  (chance, blocks, id) => changeTable(chance, blocks, id),
];

/** The text after that many acts, with other objects and the same ids where things stayed. */
export function changedText(chance: Chance, content: AgreementContent, { acts, id }: { acts: number; id: () => string }): AgreementContent {
  const copy = structuredClone(content);
  const blocks = copy.content.filter((block) => block.type !== 'footnotes');
  for (let act = 0; act < acts; act++) {
    if (blocks.length === 0) blocks.push(aBlock(chance, id));
    pick(chance, edits)(chance, blocks, id);
  }
  const notes = copy.content.filter((block) => block.type === 'footnotes');
  for (const note of notes) for (const one of note.content) if (chance() < 0.3) one.content = [text(prose(chance, 4))];
  return lawful({ type: 'doc', content: [...blocks, ...notes] }, id, chance);
}

/** Every paragraph and heading, those of lists and cells too. */
function words(blocks: readonly Block[]): Textual[] {
  const found: Textual[] = [];
  const walk = (node: { type: string; content?: unknown }): void => {
    if (node.type === 'paragraph' || node.type === 'heading') found.push(node as Textual);
    else if (Array.isArray(node.content)) for (const child of node.content as { type: string }[]) walk(child);
  };
  for (const block of blocks) walk(block);
  return found.length > 0 ? found : [{ type: 'paragraph', attrs: { id: 'b000000000000000' } }];
}

function rewrite(chance: Chance, from: readonly Textual[]): void {
  const one = pick(chance, from);
  const at = below(chance, one.content?.length ?? 0);
  const inline = one.content?.[at];
  if (inline?.type !== 'text') {
    if (one.type === 'paragraph' && one.content === undefined) one.content = someWords(chance, 6);
    return;
  }
  const said = inline.text.split(' ');
  said.splice(below(chance, said.length), chance() < 0.4 ? 0 : 1 + below(chance, 3), ...(chance() < 0.7 ? [prose(chance, 1 + below(chance, 3))] : []));
  if (one.content) one.content[at] = { ...inline, text: said.join(' ').trim() || 'ny' };
}

function split(chance: Chance, blocks: Block[], id: () => string): void {
  const at = blocks.findIndex((block) => block.type === 'paragraph' && block.content?.length === 1 && chance() < 0.6);
  const one = blocks[at];
  const inline = one?.type === 'paragraph' ? one.content?.[0] : undefined;
  if (one?.type !== 'paragraph' || inline?.type !== 'text') return;
  const cut = inline.text.indexOf(' ', inline.text.length / 2);
  if (cut < 1) return;
  blocks.splice(at, 1, { ...one, content: [{ ...inline, text: inline.text.slice(0, cut) }] }, paragraph(id(), [{ ...inline, text: inline.text.slice(cut + 1) }]));
}

function join(blocks: Block[]): void {
  const at = blocks.findIndex((block, place) => block.type === 'paragraph' && blocks[place + 1]?.type === 'paragraph');
  const [one, next] = [blocks[at], blocks[at + 1]];
  if (one?.type === 'paragraph' && next?.type === 'paragraph') blocks.splice(at, 2, paragraph(one.attrs.id, joined([...one.content ?? [], ...next.content ?? []])));
}

function retype(chance: Chance, blocks: Block[]): void {
  const at = below(chance, blocks.length);
  const one = blocks[at];
  if (one?.type === 'paragraph' && one.content) blocks[at] = { type: 'heading', attrs: { id: one.attrs.id, level: 2 }, content: one.content };
  else if (one?.type === 'heading') blocks[at] = chance() < 0.5 ? { type: 'paragraph', attrs: { id: one.attrs.id }, ...(one.content ? { content: one.content } : {}) } : { ...one, attrs: { ...one.attrs, level: 3 } };
  else if (one?.type === 'bulletList') blocks[at] = { type: 'orderedList', attrs: { id: one.attrs.id, start: 1 }, content: one.content };
}

function changeTable(chance: Chance, blocks: Block[], id: () => string): void {
  const tables = blocks.filter((block) => block.type === 'table');
  if (tables.length === 0) return;
  const table = pick(chance, tables);
  const act = below(chance, 4);
  const width = table.content[0]?.content.length ?? 1;
  if (act === 0) table.content.splice(1 + below(chance, table.content.length), 0, aRow(chance, id, { width, header: false }));
  else if (act === 1 && table.content.length > 1) table.content.splice(below(chance, table.content.length), 1);
  else if (act === 2) {
    const at = below(chance, width + 1);
    for (const row of table.content) row.content.splice(at, 0, { type: row.content[0]?.type ?? 'tableCell', attrs: { id: id() }, content: [paragraph(id(), someWords(chance, 3))] });
  } else if (width > 1) {
    const at = below(chance, width);
    for (const row of table.content) row.content.splice(at, 1);
  }
}

/** No touching lists, no skipped levels, at least one block, notes for some paragraphs; checked against the schema. */
function lawful(content: AgreementContent, id: () => string, chance: Chance): AgreementContent {
  const blocks: Block[] = [];
  let level = 0;
  for (const block of content.content) {
    if (block.type === 'footnotes') continue;
    const before = blocks.at(-1)?.type ?? '';
    if (block.type.endsWith('List') && before.endsWith('List')) continue;
    if (block.type === 'heading') {
      level = Math.min(block.attrs.level, level + 1);
      blocks.push({ ...block, attrs: { ...block.attrs, level: level === 1 ? 1 : level === 2 ? 2 : 3 } });
    } else blocks.push(block);
  }
  if (blocks.length === 0) blocks.push(paragraph(id(), [text('Tomt.')]));
  const given = content.content.find((block): block is Footnotes => block.type === 'footnotes');
  const known = new Map(given?.content.map((note) => [note.attrs.id, note]) ?? []);
  const notes: Footnotes['content'] = [];
  const seen = new Set<string>();
  for (const block of words(blocks)) {
    if (block.type === 'paragraph' && block.content && chance() < 0.03) {
      const note = id();
      known.set(note, { type: 'footnote', attrs: { id: note }, content: [text(prose(chance, 5))] });
      block.content.push({ type: 'footnoteRef', attrs: { note } });
    }
    block.content = block.content?.filter((inline) => inline.type !== 'footnoteRef' || (known.has(inline.attrs.note) && !seen.has(inline.attrs.note) && seen.add(inline.attrs.note)));
    if (block.content) block.content = joined(block.content);
    if (block.content === undefined || block.content.length === 0) delete block.content;
  }
  for (const note of seen) notes.push(...[known.get(note)].filter((one) => one !== undefined));
  const whole: AgreementContent = { type: 'doc', content: [...blocks, ...(notes.length > 0 ? [{ type: 'footnotes' as const, attrs: { id: given?.attrs.id ?? id() }, content: notes }] : [])] };
  agreementSchema.nodeFromJSON(whole).check();
  return whole;
}
