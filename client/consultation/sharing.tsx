/** Whether consultees read each other's responses when the round is closed; said by whoever leads, after the opening by a decision. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Round } from '#shared/consultation.ts';
import { sharingDecision } from '#shared/shared-responses.ts';
import { dayText, today } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, TextField, useForm } from '../ui/form.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts } from './consultation.ts';

export function Sharing({ round }: { round: Round }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const kept = useKept();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { shared, decision } = round.sharing;
  const turn = async () => {
    if (round.state !== 'planned') return setAsking(true);
    if (pending) return;
    setPending(true);
    setError(null);
    await acts.shareResponses(round.id, { shared: !shared }).then(() => kept(!shared), setError);
    setPending(false);
  };
  return (
    <span className="reminders">
      <span>{t(shared ? 'rounds.sharing.on' : 'rounds.sharing.off')}{decision !== null && <> {t('rounds.sharing.decided', { by: decision.decidedBy, day: dayText(locale, decision.decidedOn) })} <span className="written">{decision.reason}</span></>}</span>
      {round.refusals.share === null && <button type="button" className="text-button no-print" aria-disabled={pending || undefined} onClick={() => void turn()}>{t(shared ? 'rounds.sharing.turnOff' : 'rounds.sharing.turnOn')}</button>}
      <Problem error={error} />
      <Modal open={asking} title={t(shared ? 'rounds.sharing.turnOff.title' : 'rounds.sharing.turnOn.title')} onClose={() => setAsking(false)}>{asking && <Decision round={round} onDone={() => setAsking(false)} />}</Modal>
    </span>
  );
}

function useKept(): (shared: boolean) => Promise<void> {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  return async (shared) => {
    await Promise.all(['round', 'journal'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
    say(t(shared ? 'rounds.sharing.turnedOn' : 'rounds.sharing.turnedOff'));
  };
}

function Decision({ round, onDone }: { round: Round; onDone: () => void }): ReactNode {
  const t = useText();
  const kept = useKept();
  // What was asked when the dialogue opened, whatever somebody else has said since.
  const [shared] = useState(!round.sharing.shared);
  const form = useForm({
    schema: sharingDecision,
    start: { decidedBy: '', decidedOn: today(), reason: '' },
    submit: async (decision) => {
      await acts.shareResponses(round.id, { shared, decision });
      await kept(shared);
      onDone();
    },
  });
  const labels = { decidedBy: t('rounds.openAgain.decidedBy'), decidedOn: t('rounds.openAgain.decidedOn'), reason: t('rounds.sharing.reason') };
  return (
    <>
      <p>{t(shared ? 'rounds.sharing.turnOn.what' : 'rounds.sharing.turnOff.what')}</p>
      <FormBody form={form} submitText={t(shared ? 'rounds.sharing.turnOn' : 'rounds.sharing.turnOff')} labels={labels}>
        <TextField form={form} name="decidedBy" label={labels.decidedBy} autoComplete="off" />
        <DayField form={form} name="decidedOn" label={labels.decidedOn} />
        <TextField form={form} name="reason" label={labels.reason} rows={3} />
      </FormBody>
    </>
  );
}
