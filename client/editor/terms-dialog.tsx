/** The terms that the agreement defines: where, how often they are used, and what is wrong with them. */
import { Button } from '@digdir/designsystemet-react';
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { definedTerms } from '#shared/agreement/definitions.ts';
import { Modal } from '../ui/dialogs.tsx';
import { useEditorText } from './editor-text.ts';
import { useEditorValue } from './editor-value.ts';

export function TermsDialog({ editor, onGo, onClose }: { editor: Editor; onGo: (block: string) => void; onClose: () => void }): ReactNode {
  const t = useEditorText();
  const terms = useEditorValue(editor, ({ state }) => definedTerms(state.doc), 300);
  return (
    <Modal open title={t('drafting.definition.list')} onClose={onClose}>
      {terms.length === 0 ? <p>{t('drafting.definition.none')}</p> : (
        <ul className="plain-list terms">
          {terms.map(({ term, places, uses }) => (
            <li key={term}>
              <p><dfn>{term}</dfn> <span className="soft small">{t('drafting.definition.uses', { n: uses })}</span></p>
              {uses === 0 && <p className="image-note">{t('drafting.definition.unused')}</p>}
              {places.length > 1 && <p className="image-note">{t('drafting.definition.twice', { n: places.length })}</p>}
              <div className="row">
                {places.map((block, at) => (
                  <Button key={`${block} ${at}`} variant="tertiary" data-size="sm" aria-label={t('drafting.definition.goTo', { term, n: at + 1, of: places.length })} onClick={() => onGo(block)}>
                    {places.length === 1 ? t('drafting.definition.go') : t('drafting.definition.goNth', { n: at + 1 })}
                  </Button>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
