/** The end of a round: concluded when every comment is answered, or by a named decision; opened again by another. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { type Conclusion, conclusionInput, type Overview, reopeningInput } from '#shared/answers.ts';
import { ActButton } from '../ui/act-button.tsx';
import { dayText, momentText, today } from '../ui/dates.tsx';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { PreNoticePart } from './pre-notice-part.tsx';
import { UnmetPart } from './unmet-part.tsx';
import { acts, overviewQuery } from './answers.ts';

interface Props {
  overview: Overview;
  roundId: string;
}

/** An act answered with the overview as it now is; everything else about the round is asked for again. */
function useConcluded(roundId: string): (overview: Overview) => void {
  const client = useQueryClient();
  return (overview) => {
    client.setQueryData(overviewQuery(roundId).queryKey, overview);
    void client.invalidateQueries({ predicate: ({ queryKey }) => ['answer', 'theme', 'matter', 'next-step', 'journal'].includes(String(queryKey[0])) && queryKey[1] !== 'overview' });
  };
}

/** Under the gate: what can be done when all is done, and what can be done all the same. */
export function ConcludeActs({ overview, roundId }: Props): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const concluded = useConcluded(roundId);
  const [asked, setAsked] = useState<'whole' | 'override' | null>(null);
  const key = useRef(crypto.randomUUID());
  const { conclude = null, override = null } = overview.refusals;
  // Who may not conclude at all sees how far it has come, and no buttons that lead nowhere.
  if (conclude === 'lead-only') return null;
  const undecided = (overview.byState.new ?? 0) + (overview.byState.proposed ?? 0);
  const withoutChange = overview.withoutChange > 0 && <p className="warned"><Icon name="warning" size={18} /><span>{t('answers.withoutChange', { count: overview.withoutChange })}</span></p>;
  return (
    <div className="row conclude-acts no-print">
      <ActButton refusal={conclude} onAct={() => setAsked('whole')}>{t('answers.conclude')}</ActButton>
      {conclude === 'comments-undecided' && <ActButton variant="tertiary" refusal={override} onAct={() => setAsked('override')}>{t('answers.override')}</ActButton>}
      <ConfirmDialog
        open={asked === 'whole'} title={t('answers.conclude.title')} act={t('answers.conclude')} onClose={() => setAsked(null)}
        onConfirm={async () => { concluded(await acts.conclude(roundId, { override: null }, key.current)); say(t('answers.concluded')); }}
      >
        {withoutChange}
        <p>{t('answers.conclude.text')}</p>
        <p>{t('answers.conclude.undo')}</p>
      </ConfirmDialog>
      <Modal open={asked === 'override'} title={t('answers.override.title')} onClose={() => setAsked(null)}>
        <p>{t('answers.override.text', { count: undecided })}</p>
        {withoutChange}
        <p>{t('answers.conclude.text')}</p>
        <DecisionForm
          act={t('answers.conclude')} schema="conclusion"
          onDecided={async (decision) => { concluded(await acts.conclude(roundId, { override: decision }, key.current)); say(t('answers.concluded')); setAsked(null); }}
        />
      </Modal>
    </div>
  );
}

export function Concluded({ overview, conclusion, roundId }: Props & { conclusion: Conclusion }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { say } = useToasts();
  const concluded = useConcluded(roundId);
  const [reopening, setReopening] = useState(false);
  const key = useRef(crypto.randomUUID());
  const { override } = conclusion;
  return (
    <div className="card stack concluded">
      <p className="row"><Icon name="check" size={20} /> <strong>{t('answers.conclusion')}</strong></p>
      <p>{t('answers.conclusion.by', { by: conclusion.by, at: momentText(locale, conclusion.at, 'medium') })} {override === null && t('answers.conclusion.whole', { comments: conclusion.comments })}</p>
      {override !== null && (
        <div className="warned">
          <Icon name="warning" size={18} />
          <div className="stack-tight">
            <p>{t('answers.conclusion.override', { count: conclusion.undecided, by: override.decidedBy, on: dayText(locale, override.decidedOn, 'medium') })}</p>
            <p className="written">{override.reason}</p>
          </div>
        </div>
      )}
      <CameAfter cameAfter={overview.cameAfter} roundId={roundId} />
      <div className="row no-print">
        <Link to="/omgangar/$roundId/sammanstallning" params={{ roundId }} className="ds-button" data-variant={overview.finalReports.some(({ standing }) => standing) ? 'secondary' : 'primary'}>{t('answers.final')}</Link>
        {overview.refusals.reopen !== 'lead-only' && <ActButton variant="tertiary" refusal={overview.refusals.reopen ?? null} onAct={() => setReopening(true)}>{t('answers.reopen')}</ActButton>}
      </div>
      <PreNoticePart roundId={roundId} />
      <UnmetPart roundId={roundId} />
      <Modal open={reopening} title={t('answers.reopen.title')} onClose={() => setReopening(false)}>
        <p>{t('answers.reopen.text')}</p>
        <DecisionForm act={t('answers.reopen')} schema="reopening" onDecided={async (decision) => { concluded(await acts.reopen(roundId, decision, key.current)); say(t('answers.reopen.done')); setReopening(false); }} />
      </Modal>
    </div>
  );
}

/** Received like every other, and in no figure of the conclusion. */
function CameAfter({ cameAfter, roundId }: { cameAfter: Overview['cameAfter']; roundId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  if (cameAfter.length === 0) return null;
  return (
    <div className="warned">
      <Icon name="clock" size={18} />
      <div className="stack-tight">
        <p>{t('answers.conclusion.after', { count: cameAfter.length, comments: cameAfter.reduce((sum, { comments }) => sum + comments, 0) })}</p>
        <ul>
          {cameAfter.map(({ responseId, consultee, receivedOn, supplement, comments }) => (
            <li key={responseId}><Link to="/omgangar/$roundId/svar/$responseId" params={{ roundId, responseId }} className="text-link">{consultee}</Link>, {dayText(locale, receivedOn, 'medium')}{supplement && `, ${t('answers.conclusion.after.supplement')}`}, {t('answers.conclusion.after.comments', { count: comments })}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export function Reopened({ reopened }: { reopened: NonNullable<Overview['reopened']> }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  return <p className="warned"><Icon name="warning" size={18} /><span>{t('answers.reopened', { at: dayText(locale, reopened.at, 'medium'), by: reopened.decidedBy, on: dayText(locale, reopened.decidedOn, 'medium'), reason: reopened.reason })}</span></p>;
}

interface FormProps {
  act: string;
  schema: 'conclusion' | 'reopening';
  onDecided: (decision: { decidedBy: string; decidedOn: string; reason: string }) => Promise<unknown>;
}

/** Who decided, when and why. Faults of the server's point into `override` when a round is concluded. */
function DecisionForm({ act, schema, onDecided }: FormProps): ReactNode {
  const t = useText();
  const at = (name: string) => (schema === 'conclusion' ? `override/${name}` : name);
  const names = { decidedBy: at('decidedBy'), decidedOn: at('decidedOn'), reason: at('reason') };
  const form = useForm({
    schema: schema === 'conclusion' ? conclusionInput : reopeningInput.transform((decision) => ({ override: decision })),
    start: { [names.decidedBy]: '', [names.decidedOn]: today(), [names.reason]: '' },
    toInput: (values) => {
      const decision = { decidedBy: values[names.decidedBy], decidedOn: values[names.decidedOn], reason: values[names.reason] };
      return schema === 'conclusion' ? { override: decision } : decision;
    },
    submit: async ({ override }) => { if (override !== null) await onDecided(override); },
  });
  const labels = { [names.decidedBy]: t('answers.decision.by'), [names.decidedOn]: t('answers.decision.on'), [names.reason]: t('answers.decision.reason') };
  return (
    <FormBody form={form} submitText={act} labels={labels}>
      <TextField form={form} name={names.decidedBy} label={t('answers.decision.by')} description={t('answers.decision.by.help')} autoComplete="off" />
      <DayField form={form} name={names.decidedOn} label={t('answers.decision.on')} />
      <TextField form={form} name={names.reason} label={t('answers.decision.reason')} rows={4} />
    </FormBody>
  );
}
