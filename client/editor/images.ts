/** Images on the page: the picture, drawn here, over its caption, which is text like any other. */
import type { Node } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState } from '@tiptap/pm/state';
import type { EditorView, NodeView } from '@tiptap/pm/view';
import { imageShares, type ImageShare } from '#shared/agreement/block-facts.ts';

export interface ImageFacts {
  id: string;
  hash: string | null;
  alt: string | null;
  share: ImageShare;
}

/** What the page says of an image. */
export interface ImageWords {
  /** In place of a description that nobody has given. */
  undescribed: string;
  /** In place of a picture that cannot be shown. */
  missing: string;
  caption: string;
}

export const imageAddress = (hash: string): string => `/api/images/${hash}`;
export const isPicture = (file: File): boolean => file.type === 'image/png' || file.type === 'image/jpeg';

/** The image in whose caption the selection stands. */
export function imageAt({ selection }: EditorState): ImageFacts | null {
  const { parent } = selection.$from;
  return parent.type.name === 'image' ? factsOf(parent) : null;
}

function factsOf(node: Node): ImageFacts {
  const { id, hash, alt, share } = node.attrs;
  return { id: String(id), hash: typeof hash === 'string' ? hash : null, alt: typeof alt === 'string' ? alt : null, share: imageShares.find((one) => one === share) ?? 100 };
}

export const removeImage: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type.name !== 'image') return false;
  const from = $from.before(1);
  const isOnly = state.doc.childCount === 1;
  const paragraph = state.schema.nodes['paragraph'];
  const tr = isOnly && paragraph ? state.tr.setNodeMarkup(from, paragraph, { id: $from.parent.attrs['id'] }) : state.tr.delete(from, $from.after(1));
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)))).scrollIntoView());
  return true;
};

export function imagesPlugin(words: () => ImageWords): Plugin {
  return new Plugin({ props: { nodeViews: { image: (node, view, getPos) => new Figure(node, { view, getPos, words: words() }) } } });
}

class Figure implements NodeView {
  readonly dom = document.createElement('figure');
  readonly contentDOM = document.createElement('figcaption');
  readonly #picture = document.createElement('img');
  readonly #note = document.createElement('p');
  readonly #words: ImageWords;
  #failed = false;
  #node: Node;

  constructor(node: Node, { view, getPos, words }: { view: EditorView; getPos: () => number | undefined; words: ImageWords }) {
    this.#node = node;
    this.#words = words;
    this.dom.className = 'agreement-image';
    this.#picture.contentEditable = 'false';
    this.#picture.draggable = false;
    this.#note.contentEditable = 'false';
    this.#note.className = 'image-note';
    this.#picture.addEventListener('error', () => { this.#failed = true; this.#draw(); });
    this.#picture.addEventListener('mousedown', (event) => {
      const at = getPos();
      if (at === undefined) return;
      event.preventDefault();
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at + 1)));
      view.focus();
    });
    this.dom.append(this.#picture, this.#note, this.contentDOM);
    this.#draw();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    if (node.attrs['hash'] !== this.#node.attrs['hash']) this.#failed = false;
    this.#node = node;
    this.#draw();
    return true;
  }

  ignoreMutation(mutation: { target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  #draw(): void {
    const { id, hash, alt, share } = factsOf(this.#node);
    this.dom.dataset['block'] = id;
    this.contentDOM.dataset['empty'] = this.#node.content.size === 0 ? this.#words.caption : '';
    const shows = hash !== null && !this.#failed;
    this.#picture.hidden = !shows;
    this.#picture.className = `image-share-${share}`;
    this.#picture.alt = alt ?? '';
    this.#picture.width = Number(this.#node.attrs['width']);
    this.#picture.height = Number(this.#node.attrs['height']);
    if (hash !== null && this.#picture.getAttribute('src') !== imageAddress(hash)) this.#picture.src = imageAddress(hash);
    this.#note.textContent = !shows ? [this.#words.missing, alt].filter(Boolean).join(' ') : alt === null ? this.#words.undescribed : '';
    this.#note.hidden = this.#note.textContent === '';
  }
}
