/** A closed round is opened for responses again, by a decision that somebody named has taken. */
import { useQueryClient } from '@tanstack/react-query';
import { Fragment, type ReactNode, useRef, useState } from 'react';
import type { Round } from '#shared/consultation.ts';
import { secondOpeningInput } from '#shared/round-decisions.ts';
import { ActButton } from '../ui/act-button.tsx';
import { today } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, TextField, useForm } from '../ui/form.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts } from './consultation.ts';

export function OpenAgain({ round }: { round: Round }): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const { openAgain = null } = round.refusals;
  if (openAgain === 'lead-only') return null;
  return (
    <>
      <ActButton variant="secondary" refusal={openAgain} onAct={() => setAsking(true)}>{t('rounds.openAgain')}</ActButton>
      <Modal open={asking} title={t('rounds.openAgain.title')} onClose={() => setAsking(false)}><Decision round={round} onClose={() => setAsking(false)} /></Modal>
    </>
  );
}

function Decision({ round, onClose }: { round: Round; onClose: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const key = useRef(crypto.randomUUID());
  const form = useForm({
    schema: secondOpeningInput,
    start: { deadline: '', decidedBy: '', decidedOn: today(), reason: '' },
    submit: async (json) => {
      await acts.openAgain(round.id, json, key.current);
      await Promise.all(['round', 'consultee', 'matter', 'journal', 'next-step'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
      say(t('rounds.openAgain.done'));
      onClose();
    },
  });
  const labels = { deadline: t('rounds.openAgain.deadline'), decidedBy: t('rounds.openAgain.decidedBy'), decidedOn: t('rounds.openAgain.decidedOn'), reason: t('rounds.openAgain.reason') };
  return (
    <>
      <p>{t('rounds.openAgain.what')}</p>
      <FormBody form={form} submitText={t('rounds.openAgain.act')} labels={labels}>
        <DayField form={form} name="deadline" label={labels.deadline} wholeDay />
        <TextField form={form} name="decidedBy" label={labels.decidedBy} description={t('rounds.openAgain.decidedBy.how')} autoComplete="off" />
        <DayField form={form} name="decidedOn" label={labels.decidedOn} />
        <TextField form={form} name="reason" label={labels.reason} description={t('rounds.openAgain.reason.how')} rows={4} />
      </FormBody>
    </>
  );
}

/** Each time, with what was decided. */
export function OpenedAgain({ round: { secondOpenings } }: { round: Round }): ReactNode {
  const t = useText();
  return secondOpenings.map(({ at, closedAt, decidedBy, decidedOn, deadlineBefore, reason }) => (
    <Fragment key={at}>
      <dt>{t('rounds.openedAgain')}</dt>
      <dd>{t('rounds.openedAgain.is', { at: new Date(at), by: decidedBy, on: noon(decidedOn), closed: new Date(closedAt), before: noon(deadlineBefore) })} <span className="written">{reason}</span></dd>
    </Fragment>
  ));
}

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);
