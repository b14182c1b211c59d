/** The headings as a way through the text. Read half a second after the last key: only top-level blocks are looked at. */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { useEditorValue } from './editor-value.ts';

export interface OutlineHeading {
  id: string;
  level: number;
  number: string;
  text: string;
}

/** As `clauseNumbers` in shared/agreement/clauses.ts counts, straight from the editor's document. */
export function headingsOf(doc: Node): OutlineHeading[] {
  const counts: number[] = [];
  const headings: OutlineHeading[] = [];
  doc.forEach((node) => {
    if (node.type.name !== 'heading') return;
    const level = Number(node.attrs['level']);
    while (counts.length < level) counts.push(0);
    counts.length = level;
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    headings.push({ id: String(node.attrs['id']), level, number: counts.join('.'), text: node.textContent.trim() });
  });
  return headings;
}

/** The number of the clause that a position stands in; null before the first heading and in the notes. */
export function clauseNumberAt(doc: Node, position: number): string | null {
  const index = doc.resolve(position).index(0);
  if (doc.maybeChild(index)?.type.name === 'footnotes') return null;
  let headings = 0;
  for (let at = 0; at <= index; at++) if (doc.maybeChild(at)?.type.name === 'heading') headings++;
  return headings === 0 ? null : headingsOf(doc)[headings - 1]?.number ?? null;
}

/** The heading under which the selection stands. */
function currentHeading({ state }: Editor): string | null {
  let found: string | null = null;
  const top = state.selection.$head.index(0);
  for (let at = top; at >= 0 && found === null; at--) {
    const node = state.doc.maybeChild(at);
    if (node?.type.name === 'heading') found = String(node.attrs['id']);
  }
  return found;
}

const noLocks: ReadonlySet<string> = new Set();

/** `locked`: the headings of locked clauses. */
export function OutlineNav({ editor, onGo, locked = noLocks }: { editor: Editor; onGo?: () => void; locked?: ReadonlySet<string> }): ReactNode {
  const t = useText();
  const headings = useEditorValue(editor, ({ state }) => headingsOf(state.doc), 400);
  const current = useEditorValue(editor, currentHeading, 200);
  return (
    <nav aria-label={t('drafting.outline')} className="outline">
      {headings.length === 0 && <p className="soft small">{t('drafting.outline.empty')}</p>}
      <ol className="plain-list">
        {headings.map(({ id, level, number, text }) => (
          <li key={id} data-level={level}>
            <a href={`#${id}`} className="outline-link" aria-current={id === current ? 'location' : undefined} onClick={(event) => { event.preventDefault(); onGo?.(); goToBlock(editor, id); }}>
              <span className="numbers outline-number">{number}</span> <span>{text === '' ? t('drafting.outline.untitled') : text}</span>
              {locked.has(id) && <span className="outline-lock"><Icon name="lock" size={16} /><span className="ds-sr-only">{t('drafting.lock.inOutline')}</span></span>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Puts the caret at the block's start and shows it; false when there is no such block. */
export function goToBlock(editor: Editor, id: string): boolean {
  let at: number | null = null;
  editor.state.doc.descendants((node, position) => {
    if (at === null && node.attrs['id'] === id) at = position;
    return at === null && !node.isTextblock;
  });
  if (at === null) return false;
  const { state, view } = editor;
  const place = TextSelection.near(state.doc.resolve(Math.min(at + 1, state.doc.content.size)));
  view.dispatch(state.tr.setSelection(place));
  showPosition(editor, place.head);
  return true;
}

/** Under the sticky bars, and with the focus in the text. */
export function showPosition({ view }: Editor, position: number): void {
  const { node } = view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'auto' });
  view.focus();
}
