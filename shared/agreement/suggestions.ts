/**
 * Proposed changes in the working text (ADR 14). Proposed words and struck words are marks; what is proposed of paragraphs is a sign in the
 * line: nothing of the structure changes before somebody accepts, so what is frozen, compared and exported is the text without them.
 */
import type { Node } from '@tiptap/pm/model';
import { isDividedKind } from './block-kinds.ts';
import type { DividedKind } from './block-kinds.ts';
import { isFormat, proposedFormatOf, proposedFormats } from './proposed-formats.ts';
import type { FormatValue } from './proposed-formats.ts';
import { readPicture } from './proposed-pictures.ts';
import { readLine } from './line-changes.ts';
import type { LineChange } from './line-changes.ts';
import { readMove } from './proposed-moves.ts';
import type { ProposedMove } from './proposed-moves.ts';
import { readLayout } from './proposed-layouts.ts';
import type { Layout } from './proposed-layouts.ts';

/** Marks and leaves that a suggestion is made of, by what each proposes. */
export const proposing = { words: 'proposedWords', strike: 'proposedStrike', break: 'proposedBreak', join: 'proposedJoin', kind: 'proposedKind', layout: 'proposedLayout', line: 'proposedLine', move: 'proposedMove', ...proposedFormats } as const;
export type Proposal = keyof typeof proposing;

/** Of the proposals those that are marks of words. */
export const isMarked = (proposal: Proposal): boolean => proposal === 'words' || proposal === 'strike' || isFormat(proposal);

const marked: ReadonlySet<string> = new Set((Object.keys(proposing) as Proposal[]).filter(isMarked).map((proposal) => proposing[proposal]));

/** Of the marks that propose something. */
export const isProposingMark = (type: string): boolean => marked.has(type);

const signs: ReadonlySet<unknown> = new Set([proposing.break, proposing.join, proposing.kind, proposing.layout, proposing.line, proposing.move]);

/** Of the leaves that stand in the line and propose something of its paragraph. */
export const isSign = (type: unknown): type is string => signs.has(type);

/** `s<Yjs client>.<milliseconds>.<chance>`, each in base 36: whoever made it is in its name, and `isGenuine` tells whether that is true. */
export function newSuggestionId(client: number, at: number): string {
  return `s${client.toString(36)}.${at.toString(36)}.${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '0'}`;
}

const form = /^s([0-9a-z]{1,7})\.([0-9a-z]{1,9})\.[0-9a-z]{1,7}$/;

/** Null for what no editor of ours gave. `at` in milliseconds, as the author's clock said. */
export function readSuggestionId(id: unknown): { client: number; at: number } | null {
  const found = typeof id === 'string' ? form.exec(id) : null;
  return found === null ? null : { client: Number.parseInt(found[1] ?? '', 36), at: Number.parseInt(found[2] ?? '', 36) };
}

/** The suggestion that proposes this inline node, or proposes to strike it. */
export function suggestionOn(node: Node, proposal: Proposal): string | null {
  const carrier = isMarked(proposal) ? node.marks.find((mark) => mark.type.name === proposing[proposal]) : node.type.name === proposing[proposal] ? node : undefined;
  const id: unknown = carrier?.attrs['suggestion'];
  return typeof id === 'string' ? id : null;
}

/** Proposed words and signs: not part of the text before they are accepted. */
export function isProposed(node: Node): boolean {
  return suggestionOn(node, 'words') !== null || isSign(node.type.name);
}

export interface SuggestionPart {
  proposal: Proposal;
  /** Positions in the document with the suggestions. */
  from: number;
  to: number;
  text: string;
  /** Of a break what the new half is, of a changed kind what the paragraph becomes. */
  kind: DividedKind | null;
  /** The paragraph goes, not only its end. */
  whole: boolean;
  /** It stands in the caption, which goes only with its picture. */
  inPicture: boolean;
  /** The item that it stands in goes. */
  inItem: boolean;
  /** Of a look what the words are to have; null for the loss of it, and for all that is no look. */
  look: FormatValue;
  /** Of how a line is laid out what is to change, else null. */
  layout: Layout | null;
  /** Of a row or column of a table, what becomes of it; else null. */
  line: LineChange | null;
  /** Which blocks are to stand here; else null. */
  move: ProposedMove | null;
  /** What a new picture shows, empty where nobody has said it; null where it is none. */
  picture: string | null;
  /** A reference to a footnote: the note comes or goes with it. */
  note: boolean;
}

type Facts = Pick<SuggestionPart, 'kind' | 'whole' | 'look' | 'layout' | 'note' | 'picture' | 'line' | 'move'>;
const noFacts: Facts = { kind: null, whole: false, look: null, layout: null, note: false, picture: null, line: null, move: null };

export interface Suggestion {
  id: string;
  /** The Yjs client that its name claims, and when, in milliseconds; null when the name is not one of ours. */
  claims: { client: number; at: number } | null;
  /** The block that its first part stands in. */
  block: string;
  parts: SuggestionPart[];
}

/** Every suggestion in the order of its first part. */
export function suggestionsIn(doc: Node): Suggestion[] {
  const found = new Map<string, Suggestion>();
  doc.descendants((node, position, parent) => {
    if (!node.isInline) return true;
    for (const proposal of Object.keys(proposing) as Proposal[]) {
      const id = suggestionOn(node, proposal);
      if (id === null) continue;
      const suggestion = found.get(id) ?? { id, claims: readSuggestionId(id), block: String(parent?.attrs['id'] ?? ''), parts: [] };
      found.set(id, suggestion);
      const last = suggestion.parts.findLast((part) => part.proposal === proposal);
      const text = node.isText ? node.text ?? '' : '';
      const facts = factsOf(node, proposal);
      // Bold and plain words side by side are one part.
      if (last?.to === position && (isFormat(proposal) ? last.look === facts.look : last.text !== '' && node.isText)) { last.to = position + node.nodeSize; last.text += text; }
      else suggestion.parts.push({ proposal, from: position, to: position + node.nodeSize, text, inPicture: parent?.type.name === 'image', inItem: facts.whole && takesItem(doc.resolve(position).node(-1), id), ...facts });
    }
    return false;
  });
  return [...found.values()];
}

/** Every line of the item goes by this suggestion. */
function takesItem(item: Node, id: string): boolean {
  if (item.type.name !== 'listItem') return false;
  let isAll = true;
  item.descendants((line) => {
    if (line.isTextblock) isAll &&= line.children.some((node) => node.attrs['whole'] === true && suggestionOn(node, 'join') === id);
    return isAll && !line.isTextblock;
  });
  return isAll;
}

function factsOf(node: Node, proposal: Proposal): Facts {
  // Of a struck sign only the strike is told.
  if (isFormat(proposal)) return { ...noFacts, look: proposedFormatOf(node.marks, proposal)?.to ?? null };
  if (proposal === 'words' || proposal === 'strike') return { ...noFacts, note: node.type.name === 'footnoteRef' };
  if (proposal === 'line') return { ...noFacts, line: readLine(node.attrs['change']) };
  if (proposal === 'move') return { ...noFacts, move: readMove(node.attrs) };
  const { kind, whole, picture } = node.attrs;
  return { ...noFacts, kind: isDividedKind(kind) ? kind : null, whole: whole === true, layout: proposal === 'layout' ? readLayout(node.attrs) : null, picture: proposal === 'break' && kind === 'image' ? readPicture(picture)?.alt ?? '' : null };
}
