/** Every group of near-identical comments of the round, each a way to the comment from which it is answered. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Modal } from '../ui/dialogs.tsx';
import { Answered } from '../ui/loading.tsx';
import { useText } from '../ui/text.tsx';
import { type BenchSearch, filterOf } from './filter.ts';
import { roundLikenessQuery } from './likeness.ts';

export function LikenessList({ roundId, search, onClose }: { roundId: string; search: BenchSearch; onClose: () => void }): ReactNode {
  const t = useText();
  const question = useQuery(roundLikenessQuery(roundId));
  return (
    <Modal open title={t('answers.likeness.found')} onClose={onClose}>
      <Answered question={question}>
        {({ groups }) => (groups.length === 0 ? <p>{t('answers.likeness.found.none')}</p> : (
          <>
            <p className="soft">{t('answers.likeness.found.lead')}</p>
            <ul className="plain-list alike-comments">
              {groups.map(({ firstId, number, comments, unanswered, undecided, organisations, clauseNumber, text }) => (
                <li key={firstId} className="stack-tight alike-comment">
                  <p><strong>{t('answers.likeness.found.group', { comments, unanswered, undecided })}</strong>{clauseNumber !== null && <span className="soft"> · {t('answers.likeness.found.clause', { clause: clauseNumber })}</span>}</p>
                  <p className="two-lines written">{text}</p>
                  <p className="soft small two-lines">{t('answers.likeness.found.from', { organisations: organisations.join('; ') })}</p>
                  <p><Link to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={{ ...filterOf(search), comment: firstId }} resetScroll={false} onClick={onClose} className="text-link">{t('answers.likeness.found.open', { number })}</Link></p>
                </li>
              ))}
            </ul>
          </>
        ))}
      </Answered>
      <div><Button variant="secondary" onClick={onClose}>{t('ui.close')}</Button></div>
    </Modal>
  );
}
