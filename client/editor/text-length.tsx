/** Words and characters of the text and of what is marked in it; counted when the hand rests. */
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { lengthBetween, lengthOf } from '#shared/agreement/word-count.ts';
import { useEditorText } from './editor-text.ts';
import { useEditorValue } from './editor-value.ts';

/** Milliseconds without a change. */
const rest = 500;

/** `children`: what else is to be seen beneath the text. */
export function TextLengthLine({ editor, children }: { editor: Editor; children: ReactNode }): ReactNode {
  const t = useEditorText();
  const { whole, marked } = useEditorValue(editor, ({ state: { doc, selection } }) => ({ whole: lengthOf(doc), marked: selection.empty ? null : lengthBetween(doc, selection.from, selection.to) }), rest);
  return (
    <div className="text-foot numbers no-print">
      <span role="group" aria-label={t('drafting.length')}>
        <span className="length-long">{marked === null ? t('drafting.length.whole', { ...whole }) : t('drafting.length.marked', { ...marked, all: whole.words })}</span>
        {/* On a phone beside the save state, on one line. */}
        <span className="length-short">{marked === null ? t('drafting.length.words', { ...whole }) : t('drafting.length.markedWords', { ...marked, all: whole.words })}</span>
      </span>
      {children}
    </div>
  );
}
