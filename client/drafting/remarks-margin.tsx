/** The discussion: cards beside their words, or all of it as a list (in a sheet where there is no margin). */
import { Button } from '@digdir/designsystemet-react';
import { TextSelection } from '@tiptap/pm/state';
import { type ReactNode, useRef } from 'react';
import { isUnplaced, type Remark } from '#shared/discussion.ts';
import type { DraftEditor } from '../editor/draft-editor.ts';
import { useEditorValue } from '../editor/editor-value.ts';
import { placesIn } from '../editor/marked-places.ts';
import { headingsOf } from '../editor/headings.ts';
import { showPosition } from '../editor/going-to.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { draftAddress } from './addresses.ts';
import type { Discussion } from './discussion.ts';
import { NewRemark } from './new-remark.tsx';
import { RemarkCard } from './remark-card.tsx';
import { RemarkFilterBar } from './remark-filter.tsx';
import { notLookedFor, useCardsBesideWords } from './remark-places.ts';

interface Props {
  draft: DraftEditor;
  documentId: string;
  discussion: Discussion;
  mayRemark: boolean;
  /** Takes the present selection as the place. */
  onSelected: () => void;
  /** There is room beside the text; otherwise it all stands in a sheet. */
  beside: boolean;
  /** Leaves the sheet to show the words. */
  onLeave?: () => void;
}

export function RemarksMargin({ draft, documentId, discussion, mayRemark, onSelected, beside, onLeave }: Props): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const margin = useRef<HTMLDivElement>(null);
  const { remarks, isKnown, shown, now, place, active, asList, filter } = discussion;
  const cards = beside && !asList;
  const hasSelection = useEditorValue(draft.editor, ({ state }) => !state.selection.empty && state.doc.textBetween(state.selection.from, state.selection.to).trim() !== '', 200);
  const headings = useEditorValue(draft.editor, ({ state }) => JSON.stringify(headingsOf(state.doc)), 800);
  useCardsBesideWords(draft, margin, active, cards);

  const nowOf = (remark: Remark) => now[remark.id] ?? notLookedFor;
  const placed = shown.filter((remark) => nowOf(remark).from !== null).toSorted((a, b) => (nowOf(a).from ?? 0) - (nowOf(b).from ?? 0));
  const unplaced = shown.filter((remark) => nowOf(remark).from === null);
  const counts = {
    open: remarks.filter(({ resolvedAt }) => resolvedAt === null).length, resolved: remarks.filter(({ resolvedAt }) => resolvedAt !== null).length,
    unplaced: remarks.filter((remark) => isUnplaced(nowOf(remark).state)).length, shown: shown.length,
  };
  const show = (key: string): void => {
    const at = placesIn(draft.editor.state).get(key);
    discussion.activate(key);
    onLeave?.();
    if (at === undefined) return;
    const { state, view } = draft.editor;
    view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at.from))));
    requestAnimationFrame(() => showPosition(draft.editor, at.from));
  };
  const copyLink = (id: string): void => {
    const address = new URL(draftAddress(documentId, { remark: id }), window.location.href);
    void navigator.clipboard.writeText(address.href).then(() => say(t('drafting.remarks.linkCopied')));
  };
  const card = (remark: Remark): ReactNode => {
    const key = `remark:${remark.id}`;
    return (
      <RemarkCard
        key={remark.id} remark={remark} now={nowOf(remark)} isActive={active === key} beside={cards}
        onActivate={() => discussion.activate(key)} onShow={() => show(key)} onCopyLink={() => copyLink(remark.id)}
      />
    );
  };

  return (
    <div className={cards ? 'margin-beside' : beside ? 'margin-list margin-panel' : 'margin-list'}>
      {remarks.length > 0 && (
        <div className="margin-head">
          <RemarkFilterBar filter={filter} onChange={discussion.setFilter} counts={counts} headings={JSON.parse(headings)} />
          {beside && (
            <p className="margin-head-row no-print">
              <button type="button" className="text-button small" aria-pressed={asList} onClick={() => discussion.setAsList(!asList)}>{t(asList ? 'drafting.remarks.beside' : 'drafting.remarks.asList')}</button>
              {cards && unplaced.length > 0 && <button type="button" className="text-button small" onClick={() => discussion.setAsList(true)}><Icon name="warning" size={14} /> {t('drafting.remarks.unplaced')} ({unplaced.length})</button>}
            </p>
          )}
        </div>
      )}
      {shown.length === 0 && place === null && <p className="soft small margin-empty">{t(!isKnown ? 'drafting.remarks.unknown' : remarks.length > 0 ? 'drafting.remarks.noneSo' : mayRemark ? 'drafting.remarks.empty' : 'drafting.remarks.emptyReader')}</p>}
      <div ref={margin} className={cards ? 'margin-cards' : 'stack'}>
        {place !== null && <NewRemark draft={draft} documentId={documentId} discussion={discussion} />}
        {cards && mayRemark && place === null && hasSelection && (
          <div data-card="selection" className="margin-selection">
            <Button variant="secondary" data-size="sm" onMouseDown={(event) => event.preventDefault()} onClick={onSelected}><Icon name="speech" size={16} /> {t('drafting.remarks.new')}</Button>
          </div>
        )}
        {placed.map(card)}
        {!cards && unplaced.length > 0 && (
          <section aria-label={t('drafting.remarks.unplaced')} className="stack margin-unplaced">
            <h3>{t('drafting.remarks.unplaced')}</h3>
            <p className="small soft">{t('drafting.remarks.unplacedHelp')}</p>
            {unplaced.map(card)}
          </section>
        )}
      </div>
    </div>
  );
}
