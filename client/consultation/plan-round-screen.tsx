/** A round on a text that was frozen for consultation. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { freezeAddress } from '../drafting/addresses.ts';
import { documentsQuery } from '../drafting/documents.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { usePerson } from '../people/session.ts';
import { useCrumb } from '../ui/crumbs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, packagesQuery, roundsQuery } from './consultation.ts';
import { RoundForm } from './round-form.tsx';
import { plainRoundTitle } from './round-name.ts';
import './consultation.css';

export function PlanRoundScreen(): ReactNode {
  const t = useText();
  const matter = useMatter();
  const person = usePerson();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { say } = useToasts();
  const packages = useQuery(packagesQuery(matter.id));
  const rounds = useQuery(roundsQuery(matter.id));
  const mayFreeze = useQuery(documentsQuery(matter.id)).data?.items.some(({ refusals }) => refusals['freeze'] === null) ?? false;
  useCrumb(2, t('consultation.round.plan'));
  return (
    <div className="stack-wide narrow">
      <PageTitle title={t('consultation.round.plan')} over={matter.title} lead={t('consultation.round.plan.lead')} />
      <div><SpaceLabel space="working" /></div>
      <Answered question={packages}>
        {({ items }) => {
          const fit = items.filter(({ purpose }) => purpose === 'consultation');
          if (fit.length === 0) return <EmptyState act={mayFreeze && <Link to={freezeAddress(matter.id) as string} className="ds-button">{t('drafting.documents.freeze')}</Link>}>{t('consultation.round.noPackage')}</EmptyState>;
          return (
            <Answered question={rounds}>
              {(before) => (
                <RoundForm
                  matter={matter} packages={fit} rounds={before.items} start={{ title: plainRoundTitle(Math.max(0, ...before.items.map(({ number }) => number)) + 1), contactName: person.name, contactMail: person.email }} submitText={t('consultation.round.plan.act')}
                  submit={async (input) => {
                    const { id } = await acts.planRound(matter.id, input);
                    await client.invalidateQueries({ queryKey: ['round'] });
                    say(t('consultation.round.planned'));
                    await navigate({ to: '/omgangar/$roundId', params: { roundId: id } });
                  }}
                />
              )}
            </Answered>
          );
        }}
      </Answered>
    </div>
  );
}
