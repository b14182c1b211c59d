/** Every page of a matter: where it stands, and what is next. */
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute, useParams } from '@tanstack/react-router';
import { createContext, type ReactNode, useContext } from 'react';
import type { Matter } from '#shared/matters.ts';
import { useCrumb } from '../ui/crumbs.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page.tsx';
import { type NextStep, PhaseLine, type PhaseStep } from '../ui/phase-line.tsx';
import { useText } from '../ui/text.tsx';
import { matterQuery } from './matter.ts';

const MatterContext = createContext<Matter | null>(null);

/** The matter one is in; only below MatterLayout. */
export function useMatter(): Matter {
  const matter = useContext(MatterContext);
  if (matter === null) throw new Error('useMatter outside MatterLayout');
  return matter;
}

/** A room's own word on what is next, as a hook; null when it has nothing to say. The first that speaks is shown. */
export type NextStepHook = (matter: Matter) => NextStep | null;

export function MatterLayout({ nextSteps }: { nextSteps: readonly NextStepHook[] }): ReactNode {
  const { matterId } = useParams({ strict: false });
  const matter = useQuery(matterQuery(matterId ?? ''));
  return (
    <Answered question={matter}>
      {(found) => (
        <MatterContext value={found}>
          <div className="matter">
            <MatterHead matter={found} nextSteps={nextSteps} />
            <Outlet />
          </div>
        </MatterContext>
      )}
    </Answered>
  );
}

function MatterHead({ matter, nextSteps }: { matter: Matter; nextSteps: readonly NextStepHook[] }): ReactNode {
  const t = useText();
  const matchRoute = useMatchRoute();
  const usual = useUsualNextStep(matter);
  const spoken = nextSteps.map((hook) => hook(matter)).find((step) => step !== null);
  const steps: PhaseStep[] = matter.phases.map(({ phase, plannedOn, actualOn }) => ({ key: phase, name: t(`matters.phase.${phase}`), planned: plannedOn, actual: actualOn }));
  const present = matter.phases.find(({ current }) => current)?.phase ?? 'mandate';
  const atHome = matchRoute({ to: '/arenden/$matterId', params: { matterId: matter.id } }) !== false;
  useCrumb(0, t('matters.title'), '/');
  // On its own page the title is the heading.
  useCrumb(1, atHome ? null : matter.title, `/arenden/${matter.id}`);
  const halted = matter.state === 'paused' || matter.state === 'cancelled' ? t(`matters.halted.${matter.state}`) : null;
  return (
    <>
      {atHome && <PageTitle title={matter.title} over={<>{t('matters.registryNumber')} <span className="numbers">{matter.registryNumber}</span> · {matter.authority.name}</>} />}
      <PhaseLine steps={steps} present={present} halted={halted} next={spoken ?? usual} compact={!atHome} />
    </>
  );
}

function useUsualNextStep(matter: Matter): NextStep {
  const t = useText();
  const body = matter.state === 'finalising' ? matter.bodies.chiefsNetwork : matter.bodies.welfareCouncil;
  const leads = matter.participants.filter(({ role }) => role === 'process_lead').map(({ name }) => name);
  return {
    sentence: t(`matters.next.${matter.state}`, { body }),
    who: leads.length === 0 ? null : leads.join(', '),
    act: matter.refusals.state === null ? <Link to="/arenden/$matterId/lage" params={{ matterId: matter.id }} className="ds-button" data-variant="secondary">{t('matters.state.change')}</Link> : undefined,
  };
}
