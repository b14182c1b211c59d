/** Choosing, among everything that differs from the consultation version, the change that answers a comment. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ChangedPlace, LinkedChange, RoundChanges } from '#shared/answer-changes.ts';
import type { Answer } from '#shared/answers.ts';
import { useRound } from '../consultation/round-context.ts';
import { Modal } from '../ui/dialogs.tsx';
import { Answered } from '../ui/loading.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { ChangedWords, usePlaceOfChange } from './changed-words.tsx';
import { roundChangesQuery } from './changes.ts';

interface Props {
  answer: Answer;
  linked: readonly LinkedChange[];
  onPick: (place: { documentId: string; blocks: string[] }) => Promise<void>;
  onClose: () => void;
  error: unknown;
}

interface Choice { documentId: string; title: string; place: ChangedPlace }

export function PickChange({ answer, linked, onPick, onClose, error }: Props): ReactNode {
  const t = useText();
  const round = useRound();
  const placeOf = usePlaceOfChange();
  const question = useQuery(roundChangesQuery(round.id));
  return (
    <Modal open title={t('answers.change.pick.title', { number: answer.row.number })} onClose={onClose}>
      <Problem error={error} />
      <Answered question={question}>
        {({ documents }) => (documents.every(({ places }) => places.length === 0) ? <p>{t('answers.change.pick.none')}</p> : (
          <>
            <p className="soft">{t('answers.change.pick.lead')}</p>
            <ul className="plain-list pick-changes">
              {nearest(documents, answer).map(({ documentId, title, place }) => {
                const isLinked = linked.some((link) => link.documentId === documentId && link.kind === 'picked' && link.block !== null && place.blocks.includes(link.block));
                const where = documents.length > 1 ? `${title}: ${placeOf(place)}` : placeOf(place);
                return (
                  <li key={documentId + place.blocks.join()} className="stack-tight">
                    <ChangedWords place={place} where={where} />
                    {isLinked ? <p className="soft small">{t('answers.change.pick.linked')}</p> : <div><Button variant="secondary" data-size="sm" aria-label={t('answers.change.pick.this', { place: where })} onClick={() => void onPick({ documentId, blocks: place.blocks })}>{t('answers.change.pick.link')}</Button></div>}
                  </li>
                );
              })}
            </ul>
          </>
        ))}
      </Answered>
    </Modal>
  );
}

/** Those of the comment's own clause first, the others in the order of the text. */
function nearest(documents: RoundChanges['documents'], { row }: Answer): Choice[] {
  const all = documents.flatMap(({ documentId, title, places }) => places.map((place): Choice => ({ documentId, title, place })));
  const isNear = ({ title, place }: Choice): boolean => row.clauseNumber !== null && place.clauseNumber === row.clauseNumber && (row.documentTitle === null || row.documentTitle === title);
  return [...all.filter(isNear), ...all.filter((one) => !isNear(one))];
}
