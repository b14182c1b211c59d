/** The discussion beside the text; on a narrow screen the same cards as a list in a sheet. */
import { Button, Switch } from '@digdir/designsystemet-react';
import { TextSelection } from '@tiptap/pm/state';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import type { Remark } from '#shared/drafting.ts';
import { answer, api } from '../api.ts';
import type { DraftEditor } from '../editor/draft-editor.ts';
import { useEditorValue } from '../editor/editor-value.ts';
import { placesIn } from '../editor/marked-places.ts';
import { showPosition } from '../editor/outline.tsx';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { draftAddress } from './addresses.ts';
import { RemarkCard, SayForm, short } from './remark-card.tsx';
import { type NewPlace, useCardsBesideWords, useWordsNow, wordsBetween } from './remark-places.ts';

interface Props {
  draft: DraftEditor;
  documentId: string;
  remarks: readonly Remark[];
  mayRemark: boolean;
  /** The words about to be remarked on. */
  place: NewPlace | null;
  onPlace: (place: NewPlace | null) => void;
  /** Takes the present selection as the place. */
  onSelected: () => void;
  active: string | null;
  onActivate: (key: string | null) => void;
  showResolved: boolean;
  onShowResolved: (on: boolean) => void;
  /** Beside the text; otherwise a list. */
  beside: boolean;
  /** Leaves the sheet to show the words. */
  onLeave?: () => void;
}

export function RemarksMargin({ draft, documentId, remarks, mayRemark, place, onPlace, onSelected, active, onActivate, showResolved, onShowResolved, beside, onLeave }: Props): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const margin = useRef<HTMLDivElement>(null);
  const words = useWordsNow(draft, remarks);
  const hasSelection = useEditorValue(draft.editor, ({ state }) => !state.selection.empty && state.doc.textBetween(state.selection.from, state.selection.to).trim() !== '', 200);
  useCardsBesideWords(draft, margin, active, beside);

  const open = remarks.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = remarks.length - open.length;
  const shown = (showResolved ? remarks : open).toSorted((a, b) => (words[a.id]?.from ?? 0) - (words[b.id]?.from ?? 0));
  const show = (key: string): void => {
    const at = placesIn(draft.editor.state).get(key);
    onActivate(key);
    onLeave?.();
    if (at !== undefined) requestAnimationFrame(() => showPosition(draft.editor, at.from));
  };
  const copyLink = (id: string): void => {
    const address = new URL(draftAddress(documentId, { remark: id }), window.location.href);
    void navigator.clipboard.writeText(address.href).then(() => say(t('drafting.remarks.linkCopied')));
  };

  return (
    <div className={beside ? 'margin-beside' : 'margin-list stack'}>
      {(resolved > 0) && <Switch className="margin-switch" label={t('drafting.remarks.showResolved', { n: resolved })} checked={showResolved} data-size="sm" onChange={(event) => onShowResolved(event.target.checked)} />}
      {shown.length === 0 && place === null && <p className="soft small margin-empty">{t('drafting.remarks.empty')}</p>}
      <div ref={margin} className={beside ? 'margin-cards' : 'stack'}>
        {place !== null && (
          <div className="remark" data-card="remark:new" data-active="true">
            <p className="remark-quote">{short(place.quote)}</p>
            <NewRemark documentId={documentId} place={place} onDone={(id) => { onPlace(null); onActivate(id === null ? null : `remark:${id}`); leaveSelection(draft); }} />
          </div>
        )}
        {beside && mayRemark && place === null && hasSelection && (
          <div data-card="selection" className="margin-selection">
            <Button variant="secondary" data-size="sm" onMouseDown={(event) => event.preventDefault()} onClick={onSelected}><Icon name="speech" size={16} /> {t('drafting.remarks.new')}</Button>
          </div>
        )}
        {shown.map((remark) => {
          const key = `remark:${remark.id}`;
          const at = (): string => {
            const now = placesIn(draft.editor.state).get(key);
            return now === undefined ? '' : wordsBetween(draft, now.from, now.to);
          };
          return (
            <RemarkCard
              key={remark.id} remark={remark} now={words[remark.id] ?? { state: 'gone', from: null }} wordsNow={at} isActive={active === key} beside={beside}
              onActivate={() => onActivate(key)} onShow={() => show(key)} onCopyLink={() => copyLink(remark.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The act is done with these words: the caret goes back to where they begin. */
function leaveSelection({ editor }: DraftEditor): void {
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.selection.$from)));
  editor.view.dom.focus({ preventScroll: true });
}

function NewRemark({ documentId, place, onDone }: { documentId: string; place: NewPlace; onDone: (id: string | null) => void }): ReactNode {
  const t = useText();
  const { announce } = useToasts();
  const client = useQueryClient();
  const leaving = useMutation({
    mutationFn: (text: string) => answer(api.documents[':id'].remarks.$post({ param: { id: documentId }, json: { ...place, text } })),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['remark'] });
      announce(t('drafting.remarks.said'));
      onDone(id);
    },
  });
  return <SayForm label={t('drafting.remarks.text')} act={t('drafting.remarks.act')} pending={leaving.isPending} error={leaving.error} onSay={(text) => leaving.mutate(text)} onCancel={() => onDone(null)} />;
}
