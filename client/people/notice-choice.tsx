/** How often one is written to about what is said in drafts; kept at once. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type NoticePace, noticePaces } from '#shared/people.ts';
import { answer, api, done } from '../api.ts';
import { Answered } from '../ui/loading.tsx';
import { useText } from '../ui/text.tsx';

const noticesQuery = queryOptions({ queryKey: ['person', 'notices'], queryFn: () => answer(api.account.notices.$get()) });

export function NoticeChoice(): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const notices = useQuery(noticesQuery);
  const [isUnkept, setUnkept] = useState(false);
  const choose = async (pace: NoticePace) => {
    setUnkept(false);
    try {
      await done(api.account.notices.$put({ json: { pace } }));
      client.setQueryData(noticesQuery.queryKey, { pace });
    } catch {
      setUnkept(true);
    }
  };
  return (
    <Answered question={notices}>
      {({ pace }) => (
        <div>
          <div role="group" aria-label={t('people.account.notices')} className="choice">
            {noticePaces.map((one) => <button key={one} type="button" aria-pressed={one === pace} onClick={() => void choose(one)}>{t(`people.account.notices.${one}`)}</button>)}
          </div>
          <div role="status">{isUnkept && <p className="small">{t('people.account.notices.unkept')}</p>}</div>
        </div>
      )}
    </Answered>
  );
}
