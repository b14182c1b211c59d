/** The headings as a way through the text. Read half a second after the last key: only top-level blocks are looked at. */
import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '../ui/icons.tsx';
import { fetchWhenQuiet, onDemand } from '../ui/on-demand.tsx';
import { loadTextsOf } from '../ui/text.tsx';
import { useClauseDrag } from './clause-drag.ts';
import { useClauseMoving } from './clause-moving.ts';
import { useEditorText } from './editor-text.ts';
import { useEditorValue } from './editor-value.ts';
import { headingsOf } from './headings.ts';
import { presses } from './keys.ts';
import { goToBlock } from './going-to.ts';

const MoveClauseDialog = onDemand('dialog', async () => (await Promise.all([import('./move-clause.tsx'), loadTextsOf('dialogs')]))[0].MoveClauseDialog);

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

interface OutlineProps {
  editor: Editor;
  onGo?: () => void;
  /** The headings of locked clauses. */
  locked?: ReadonlySet<string>;
  /** Clauses may be moved here. */
  mayMove?: boolean;
}

export function OutlineNav({ editor, onGo, locked = noLocks, mayMove = false }: OutlineProps): ReactNode {
  const t = useEditorText();
  const list = useRef<HTMLOListElement>(null);
  const settled = useEditorValue(editor, ({ state }) => headingsOf(state.doc), 400);
  const current = useEditorValue(editor, currentHeading, 200);
  const moving = useClauseMoving(editor, locked);
  // A clause just moved is shown in its new place at once.
  const headings = moving.doc === editor.state.doc ? headingsOf(moving.doc) : settled;
  const drag = useClauseDrag({ editor, list, isOn: mayMove, onDrop: moving.move });
  const [isAsking, setAsking] = useState(false);
  useEffect(() => (mayMove ? fetchWhenQuiet([MoveClauseDialog.fetch]) : undefined), [mayMove]);
  const press = (event: KeyboardEvent, id: string): void => {
    const isUp = presses(event.nativeEvent, 'clauseUp');
    if (!mayMove || !isUp && !presses(event.nativeEvent, 'clauseDown')) return;
    event.preventDefault();
    if (moving.step(id, isUp ? 'up' : 'down')) refocus.current = id;
  };
  // The row that has the focus may have been put elsewhere in the page, and lost it.
  const refocus = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (refocus.current !== null) list.current?.querySelector<HTMLElement>(`[href="#${refocus.current}"]`)?.focus();
    refocus.current = null;
  });
  return (
    <nav aria-label={t('drafting.outline')} className="outline">
      {headings.length === 0 && <p className="soft small">{t('drafting.outline.empty')}</p>}
      {mayMove && headings.length > 1 && <button type="button" className="text-link outline-move" onClick={() => setAsking(true)}>{t('drafting.move.open')}</button>}
      <ol ref={list} className="plain-list" data-dragging={drag.dragged !== null} {...drag.onList}>
        {headings.map(({ id, level, number, text }) => (
          <li key={id} data-level={level} data-heading={id} data-dragged={drag.dragged?.has(id)} data-drop={drag.before === id ? 'before' : undefined}>
            <a
              href={`#${id}`} className="outline-link" draggable={false} aria-current={id === current ? 'location' : undefined} aria-keyshortcuts={mayMove ? 'Alt+Shift+ArrowUp Alt+Shift+ArrowDown' : undefined}
              onKeyDown={(event) => press(event, id)}
              onClick={(event) => { event.preventDefault(); if (drag.isOver()) return; onGo?.(); goToBlock(editor, id); }}
            >
              <span className="numbers outline-number">{number}</span> <span>{text === '' ? t('drafting.outline.untitled') : text}</span>
              {locked.has(id) && <span className="outline-lock"><Icon name="lock" size={16} /><span className="ds-sr-only">{t('drafting.lock.inOutline')}</span></span>}
            </a>
          </li>
        ))}
        {drag.before === null && drag.dragged !== null && <li data-drop="before" aria-hidden="true" className="outline-end" />}
      </ol>
      {isAsking && <MoveClauseDialog open headings={headings} start={current} editor={editor} moving={moving} onClose={() => setAsking(false)} />}
    </nav>
  );
}
