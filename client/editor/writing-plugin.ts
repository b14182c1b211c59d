/** Keeps the shown editor and the flat text together: sends what is typed, takes in what others write, and waits while an input method composes. */
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { readCaret } from './read-caret.ts';
import type { TextBinding } from './text-binding.ts';

/** ProseMirror reads the last composed characters from the page up to 20 ms after the input method has ended. */
const afterComposition = 50;

export class Meeting {
  #binding: TextBinding | null = null;
  #view: EditorView | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  join(binding: TextBinding): void {
    this.#binding = binding;
  }

  /** The text has moved on. */
  settle = (before: Parameters<TextBinding['settle']>[1] = {}): void => {
    const view = this.#view;
    if (view === null || view.isDestroyed || this.#binding === null) return;
    if (before.before === undefined) readCaret(view);
    const transaction = this.#binding.settle(view.state, { ...before, composing: view.composing });
    if (transaction !== null) view.dispatch(transaction);
  };

  plugin(): Plugin {
    return new Plugin({
      props: {
        handleDOMEvents: {
          keydown: readCaret,
          copy: readCaret,
          cut: readCaret,
          paste: readCaret,
          compositionend: () => {
            if (this.#timer !== null) clearTimeout(this.#timer);
            this.#timer = setTimeout(() => this.settle(), afterComposition);
            return false;
          },
        },
      },
      view: (view) => {
        this.#view = view;
        return {
          update: (_view, before) => this.settle({ before }),
          destroy: () => {
            if (this.#timer !== null) clearTimeout(this.#timer);
            this.#view = null;
          },
        };
      },
    });
  }
}
