/** The live text: a ProseMirror document over the flat Yjs text, both ways (design D2b, ADR 7). */
import type { Node, Schema } from '@tiptap/pm/model';
import type { Step, StepMap } from '@tiptap/pm/transform';
import type * as Y from 'yjs';

/** Told of every transaction that this instance's `applyLocal` did not make, undo and redo included. */
export type RemoteListener = (steps: Step[], doc: Node) => void;

export interface FlatText {
  /** The canonical document now: schema-valid, every block and container with a unique id. */
  readonly doc: Node;
  /**
   * Writes one local edit into Yjs from its step maps; a structural edit creates and deletes no text.
   * `after` must be `doc` with steps of these maps applied. Returns the steps from `after` to the new `doc` (fresh ids mostly; often none).
   */
  applyLocal(after: Node, maps: readonly StepMap[], origin: unknown): Step[];
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

export type OpenFlatText = (ydoc: Y.Doc, options?: FlatTextOptions) => FlatText;
