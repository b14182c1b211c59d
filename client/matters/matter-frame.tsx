/** Every page of a matter stands in this: where the matter is, and what is next. */
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { createContext, type ReactNode, useContext } from 'react';
import type { Matter } from '#shared/matters.ts';
import { useCrumb } from '../ui/crumbs.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page.tsx';
import { PhaseLine, type PhaseStep } from '../ui/phase-line.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useText } from '../ui/text.tsx';
import { matterQuery } from './matter.ts';
import { useNextStep } from './next-step.tsx';

const MatterContext = createContext<Matter | null>(null);

/** The matter one is in; only inside a MatterFrame. */
export function useMatter(): Matter {
  const matter = useContext(MatterContext);
  if (matter === null) throw new Error('useMatter outside MatterFrame');
  return matter;
}

/** For pages with an address of their own (`/omgangar/…`, `/dokument/…`) as well as for those below `/arenden/…`. */
export function MatterFrame({ matterId, children }: { matterId: string; children: ReactNode }): ReactNode {
  const matter = useQuery(matterQuery(matterId));
  return (
    <Answered question={matter}>
      {(found) => (
        <MatterContext value={found}>
          <div className="matter">
            <MatterHead matter={found} />
            {children}
          </div>
        </MatterContext>
      )}
    </Answered>
  );
}

function MatterHead({ matter }: { matter: Matter }): ReactNode {
  const t = useText();
  const address = `/arenden/${matter.id}`;
  const atHome = useRouterState({ select: ({ location }) => location.pathname.replace(/\/$/, '') === address });
  const next = useNextStep(matter);
  useCrumb(0, t('matters.title'), '/');
  // On its own page the title is the heading.
  useCrumb(1, atHome ? null : matter.title, address);
  const steps: PhaseStep[] = matter.phases.map(({ phase, plannedOn, actualOn }) => ({ key: phase, name: t(`matters.phase.${phase}`), planned: plannedOn, actual: actualOn }));
  const present = matter.phases.find(({ current }) => current)?.phase ?? 'mandate';
  const halted = matter.state === 'paused' || matter.state === 'cancelled' ? t(`matters.halted.${matter.state}`) : null;
  return (
    <>
      {atHome && (
        <PageTitle
          title={matter.title}
          over={<span className="title-and-space"><span>{t('matters.registryNumber')} <span className="numbers">{matter.registryNumber}</span> · {matter.authority.name}</span><SpaceLabel space="working" /></span>}
          acts={matter.refusals.state === null && <Link to="/arenden/$matterId/lage" params={{ matterId: matter.id }} className="ds-button" data-variant="tertiary">{t('matters.state.change')}</Link>}
        />
      )}
      <PhaseLine steps={steps} present={present} halted={halted} next={next} compact={!atHome} />
    </>
  );
}
