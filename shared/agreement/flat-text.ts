/** The agreement's text over Yjs: what editor, server, import, freeze and export call (design D2b, ADR 7). */
import type { Node, Schema } from '@tiptap/pm/model';
import { StepMap } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';
import type * as Y from 'yjs';
import { Refusal } from '../refusals.ts';
import type { AgreementContent } from './content.ts';
import { FlatMirror } from './flat-mirror.ts';
import { blockRuns } from './flat-runs.ts';
import type { BlockRuns } from './flat-runs.ts';
import { writeEdit } from './flat-write.ts';
import { withoutUnsaidNumbers } from './list-numbers.ts';
import { LiveText } from './live-text.ts';
import type { LocalOptions, RemoteListener } from './live-text.ts';
import { agreementSchema, canonicalOf } from './schema.ts';
import { runsWithoutSuggestions } from './suggestion-runs.ts';
import { withoutSuggestions } from './without-suggestions.ts';

export interface FlatText {
  /** The canonical document now: schema-valid, every block and container with a unique id. */
  readonly doc: Node;
  /**
   * Writes one local edit into Yjs from its step maps; a structural edit creates and deletes no text.
   * A block that goes and comes again elsewhere in the same edit, or comes again after a `cut`, is moved: its characters stay the same.
   * `after` must be `doc` with steps of these maps applied, else a RangeError; so is a call inside another Yjs transaction. Returns the steps from `after` to the new `doc` (fresh ids mostly; often none).
   */
  applyLocal(after: Node, maps: readonly StepMap[], origin: unknown, options?: LocalOptions): Step[];
  /** The steps lead exactly from the previous `doc` to the new one. Returns the unsubscriber. */
  onRemote(listener: RemoteListener): () => void;
  /** A place that survives other people's edits. `side`: -1 clings to the character before, 1 (default) to the one after. Encode with Yjs. */
  toIndex(position: number, side?: -1 | 1): Y.RelativePosition;
  /** Where the place stands now in `doc`; null when it is in nothing that is shown. */
  toPosition(index: Y.RelativePosition): number | null;
  /** Ids of blocks shown because someone typed in a clause that another deleted. */
  orphans(): string[];
  close(): void;
}

export interface FlatTextOptions {
  /** The editor's schema, when it is another instance than `agreementSchema`. Same names, same content. */
  schema?: Schema;
}

/** Opens the text of a Y.Doc and follows it until `close`. */
export function openFlatText(ydoc: Y.Doc, options: FlatTextOptions = {}): FlatText {
  return new LiveText(ydoc, options.schema ?? agreementSchema);
}

/** Total: whatever is stored gives a schema-valid document with every word in it. Never throws. */
export function toDoc(ydoc: Y.Doc, schema: Schema = agreementSchema): Node {
  return new FlatMirror(ydoc, schema).doc;
}

/** Whether anything stands in the text that one would miss: words, proposed ones too, or a footnote, picture or reference among them. */
export function hasWords(node: Node): boolean {
  if (node.isText) return node.text?.trim() !== '';
  return node.isInline && node.isLeaf && node.type.name !== 'hardBreak' || node.children.some(hasWords);
}

/** The canonical JSON of the text as it stands, without what is only proposed in it. */
export function toContent(ydoc: Y.Doc): AgreementContent {
  return contentOf(toDoc(ydoc));
}

/** The canonical JSON of a document of `agreementSchema` without its suggestions. */
export function contentOf(doc: Node): AgreementContent {
  return withoutUnsaidNumbers(canonicalOf(withoutSuggestions(doc)) as AgreementContent);
}

/**
 * A whole text into a document without words: imports, templates, restores (design D5). Keeps every id that is lawful and unique and gives the others fresh ones.
 * What stands there without a word, once a text was taken away, goes: an empty clause, an empty list.
 * Refuses `conflict` a document that has words already, `invalid` what the schema does not allow.
 */
export function writeContent(ydoc: Y.Doc, content: AgreementContent, origin: unknown): void {
  const mirror = new FlatMirror(ydoc, agreementSchema);
  if (hasWords(mirror.doc)) throw new Refusal('conflict', 'document-not-empty');
  const after = lawful(content);
  const maps = [new StepMap([0, mirror.doc.content.size, after.content.size])];
  const window = { first: 0, beforeEnd: mirror.doc.childCount, afterEnd: after.childCount };
  ydoc.transact(() => writeEdit(mirror, { after, maps, window, exact: true }), origin);
}

/** Per textblock, in reading order, the Yjs ids of its characters in plain-text order, without those only proposed: for anchors and authorship. */
export function runsOf(ydoc: Y.Doc): BlockRuns[] {
  const mirror = new FlatMirror(ydoc, agreementSchema);
  return runsWithoutSuggestions(mirror.doc, blockRuns(mirror));
}

function lawful(content: AgreementContent): Node {
  try {
    const doc = agreementSchema.nodeFromJSON(content);
    doc.check();
    return doc;
  } catch {
    throw new Refusal('invalid', 'content-not-lawful');
  }
}
