import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type AnswerRow, lacksDecision, placeOf } from '#shared/answers.ts';
import { dayText, today } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { AnswerState } from './answer-state.tsx';
import { ChooseRow } from './choose-row.tsx';
import type { Choosing } from './chosen.ts';
import type { BenchSearch } from './filter.ts';
import { useLocalDraft } from './use-local-draft.ts';

interface Props {
  row: AnswerRow;
  index: number;
  roundId: string;
  search: BenchSearch;
  /** The round holds more than one document: a clause number alone does not say which. */
  several: boolean;
  choosing: Choosing | null;
  /** One row of the list stands in the order of Tab. */
  tabIndex: 0 | -1;
  /** Who else is answering it just now. */
  answering: readonly string[];
  onOpen: (commentId: string) => void;
  measure: (element: HTMLElement | null) => void;
}

export function CommentRow({ row, index, roundId, search, several, choosing, tabIndex, answering, onOpen, measure }: Props): ReactNode {
  const t = useText();
  const draft = useLocalDraft(row.id);
  const open = search.comment === row.id;
  const { locale } = useLocale();
  // What is decided waits for nobody.
  const due = lacksDecision(row) ? row.dueOn : null;
  return (
    <tr ref={measure} role="row" data-index={index} aria-rowindex={index + 2} data-open={open || undefined} className="comment-row">
      <td role="cell" className="number-cell">{row.number}{choosing && <ChooseRow row={row} index={index} choosing={choosing} tabIndex={tabIndex} />}</td>
      <td role="cell" className="organisation-cell"><span className="two-lines">{row.organisation}</span></td>
      <td role="cell" className="clause-cell numbers">{row.clauseNumber ?? t(placeOf(row) === 'before' ? 'answers.row.before' : 'answers.row.whole')}</td>
      <td role="cell" className="words-cell">
        <Link
          to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={{ ...search, comment: row.id }} replace={search.comment !== undefined} resetScroll={false} preload={false}
          data-comment={row.id} tabIndex={tabIndex} aria-current={open || undefined} className="row-link" onClick={() => onOpen(row.id)}
        >
          {choosing?.has(row.id) && <span className="ds-sr-only">{t('answers.together.chosen')} </span>}
          <span className="two-lines">{row.text.slice(0, shown) || t('answers.row.proposesWording', { text: row.proposedText.slice(0, shown) })}</span>
        </Link>
        {(answering.length > 0 || row.duplicateOf !== null || due !== null || row.splitFrom !== null || draft !== null || row.late || row.withoutChange || row.conflict || (several && row.documentTitle !== null)) && (
          <span className="row-notes">
            {several && row.documentTitle !== null && <span className="row-document"><Icon name="document" size={14} /> {row.documentTitle}</span>}
            {row.withoutChange && <span className="row-draft"><Icon name="warning" size={14} /> {t('answers.row.withoutChange')}</span>}
            {row.conflict && <span className="row-draft"><Icon name="warning" size={14} /> {t('answers.row.conflict')}</span>}
            {answering[0] !== undefined && <span><Icon name="edit" size={14} /> {t('answers.row.presence', { first: answering.join(', ') })}</span>}
            {draft !== null && <span className="row-draft"><Icon name="edit" size={14} /> {t('answers.row.draft')}</span>}
            {row.splitFrom !== null && <span>{t('answers.row.part', { number: row.splitFrom.number })}</span>}
            {row.duplicateOf !== null && <span><Icon name="link" size={14} /> {t('answers.row.duplicate', { number: row.duplicateOf })}</span>}
            {due !== null && (due < today() ? <span className="row-draft"><Icon name="warning" size={14} /> {t('answers.row.overdue', { day: dayText(locale, due, 'medium') })}</span> : <span><Icon name="calendar" size={14} /> {t('answers.row.due', { day: dayText(locale, due, 'medium') })}</span>)}
            {row.late && <span><Icon name="clock" size={14} /> {t('answers.row.late')}</span>}
          </span>
        )}
      </td>
      <td role="cell" className="state-cell"><AnswerState row={row} /></td>
    </tr>
  );
}

/** Characters: two lines hold no more, however wide the list is. */
const shown = 400;
