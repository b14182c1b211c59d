/** What the other consultees have submitted, when the round is closed and says that they may read it of each other. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OthersResponseRow } from '#shared/shared-responses.ts';
import { useCrumb } from '../ui/crumbs.tsx';
import { Day, dayText } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { StanceMark, Tag } from '../ui/marks.tsx';
import { PageTitle } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useConsultation } from './consultation-context.ts';
import { othersQuery } from './others.ts';
import './others.css';

export function OthersScreen(): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { consulteeId, matter, round } = useConsultation();
  const others = useQuery(othersQuery(consulteeId, locale));
  useCrumb(2, t('others.title'), `/remissomgang/${consulteeId}/andras`);
  return (
    <div className="stack-wide">
      <PageTitle title={t('others.title')} over={`${matter.title} · ${round.title}`} lead={t('others.lead')} space="received" />
      <Answered question={others}>
        {({ items }) => (items.length === 0 ? <EmptyState>{t('others.none')}</EmptyState> : (
          <div className="others-table" tabIndex={0} role="group" aria-label={t('others.title')}>
            {/* Cards on a phone; the roles keep it a table to whoever listens. */}
            <table className="ds-table others" role="table">
              <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{t('others.consultee')}</th><th role="columnheader" scope="col">{t('others.stance')}</th><th role="columnheader" scope="col" className="numbers">{t('others.comments')}</th><th role="columnheader" scope="col">{t('others.received')}</th></tr></thead>
              <tbody role="rowgroup">{items.map((one) => <Row key={one.id} one={one} consulteeId={consulteeId} />)}</tbody>
            </table>
          </div>
        ))}
      </Answered>
      <p className="no-print"><Link to="/remissomgang/$consulteeId" params={{ consulteeId }} className="text-link">{t('others.back')}</Link></p>
    </div>
  );
}

function Row({ one, consulteeId }: { one: OthersResponseRow; consulteeId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { id, consultee, supplements, unsolicited, jointly, withdrawnOn, stance, comments, receivedOn, late, preliminary } = one;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {withdrawnOn === null ? <Link to="/remissomgang/$consulteeId/andras/$responseId" params={{ consulteeId, responseId: id }} className="text-link">{supplements === null ? consultee : t('others.supplement', { consultee })}</Link> : consultee}
        {unsolicited && <span className="soft small">{t('others.unsolicited')}</span>}
        {jointly.length > 0 && <span className="soft small">{t('others.jointly', { others: jointly.join(', ') })}</span>}
      </th>
      <td role="cell">{withdrawnOn !== null ? <Tag sign="arrowLeft">{t('others.withdrawn', { day: dayText(locale, withdrawnOn, 'medium') })}</Tag> : stance !== null && <><StanceMark stance={stance} />{preliminary && <span className="soft small"> {t('others.preliminary')}</span>}</>}</td>
      <td role="cell" className="numbers" data-label={t('others.comments')}>{withdrawnOn === null && comments}</td>
      <td role="cell" data-label={t('others.received')}><span><Day value={receivedOn} form="medium" />{late && <span className="soft small"> {t('others.late')}</span>}</span></td>
    </tr>
  );
}
