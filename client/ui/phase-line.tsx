/** Where the matter stands, in five seconds: seven phases, and the one thing that is next. */
import { type CSSProperties, type ReactNode, useId, useState } from 'react';
import { Day } from './dates.tsx';
import { Icon } from './icons.tsx';
import { useText } from './text.tsx';

export interface PhaseStep {
  key: string;
  name: string;
  /** `2027-09-24`: the day the phase was planned to begin, and the day it did. */
  planned: string | null;
  actual: string | null;
  /** A dated step inside the phase, such as the chiefs' approval. */
  within?: { text: string; day: string | null }[];
}

export interface NextStep {
  /** "12 synpunkter saknar svar" */
  sentence: string;
  /** Who is to do it. */
  who: string | null;
  /** A link or a button that does it or leads there. */
  act?: ReactNode;
}

interface Props {
  steps: readonly PhaseStep[];
  present: string;
  /** Set aside or called off: the line stands still, and says so. */
  halted?: string | null;
  next: NextStep | null;
  /** One row without the next step, above an editor. */
  compact?: boolean;
}

export function PhaseLine({ steps, present, halted = null, next, compact = false }: Props): ReactNode {
  const t = useText();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const at = Math.max(0, steps.findIndex((step) => step.key === present));
  const here = steps[at];
  return (
    <section className={compact ? 'phase-line phase-line-compact' : 'phase-line'} aria-label={t('ui.phase.label')} data-open={open} style={{ '--at': at, '--of': steps.length } as CSSProperties}>
      <p className="phase-short" aria-hidden="true">
        {t('ui.phase.position', { at: at + 1, of: steps.length })} <strong>{here?.name}</strong>
      </p>
      <ol id={listId}>
        {steps.map((step, i) => <Step key={step.key} step={step} state={i < at ? 'done' : i === at ? 'present' : 'coming'} />)}
      </ol>
      <button type="button" className="phase-toggle no-print" aria-expanded={open} aria-controls={listId} onClick={() => setOpen(!open)}>
        {open ? t('ui.phase.hide') : t('ui.phase.showAll')}
      </button>
      {halted !== null && <p className="phase-halted"><Icon name="warning" /> {halted}</p>}
      {!compact && next !== null && <TheNextStep next={next} />}
    </section>
  );
}

/** Also on the page where the step before it was taken. */
export function TheNextStep({ next }: { next: NextStep }): ReactNode {
  const t = useText();
  return (
    <div className="phase-next">
      <div>
        <h2 className="phase-next-label">{t('ui.phase.next')}</h2>
        <p className="phase-next-sentence">{next.sentence}</p>
        {next.who !== null && <p className="soft">{t('ui.phase.who', { who: next.who })}</p>}
      </div>
      {next.act && <div className="phase-next-act">{next.act}</div>}
    </div>
  );
}

type State = 'done' | 'present' | 'coming';

function Step({ step, state }: { step: PhaseStep; state: State }): ReactNode {
  const t = useText();
  return (
    <li data-state={state} aria-current={state === 'present' ? 'step' : undefined}>
      <span className="phase-bar" aria-hidden="true" />
      <span className="phase-name">
        {state === 'done' && <Icon name="check" size={15} />}
        {step.name}
        <span className="ds-sr-only"> – {t(`ui.phase.${state}`)}</span>
      </span>
      <span className="phase-day"><StepDays step={step} /></span>
      {step.within?.map(({ text, day }) => day !== null && <span className="phase-day" key={text}>{text} <Day value={day} form="short" /></span>)}
    </li>
  );
}

function StepDays({ step: { planned, actual } }: { step: PhaseStep }): ReactNode {
  const t = useText();
  if (actual === null) return planned === null ? null : <>{t('ui.phase.planned')} <Day value={planned} form="short" /></>;
  return (
    <>
      <Day value={actual} form="short" />
      {planned !== null && planned.slice(0, 10) !== actual.slice(0, 10) && <span className="phase-slip">{t('ui.phase.planned')} <Day value={planned} form="short" /></span>}
    </>
  );
}

/** The line in small, for lists; the words stand beside it. */
export function PhaseDots({ at, of }: { at: number; of: number }): ReactNode {
  return (
    <span className="phase-dots" aria-hidden="true">
      {Array.from({ length: of }, (_, i) => <span key={i} data-state={i < at ? 'done' : i === at ? 'present' : 'coming'} />)}
    </span>
  );
}
