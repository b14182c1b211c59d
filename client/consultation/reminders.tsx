/** Whether who has not answered is reminded, and when next; turned on and off by whoever leads. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Round } from '#shared/consultation.ts';
import { nextReminder, reminderDays } from '#shared/consultee-register.ts';
import { Day, today } from '../ui/dates.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, registerQuery } from './consultation.ts';

export function Reminders({ round }: { round: Round }): ReactNode {
  const t = useText();
  const { tag } = useLocale();
  const client = useQueryClient();
  const { say } = useToasts();
  const register = useQuery(registerQuery(round.id));
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const list = (days: string[]) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(days);
  const inDays = (n: number) => t('register.reminders.days', { n });
  const next = round.reminds && round.state === 'open' ? nextReminder(register.data?.items ?? [], round.deadline, today()) : null;
  const turn = async () => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await acts.setReminders(round.id, !round.reminds);
      await Promise.all(['round', 'journal'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
      say(t(round.reminds ? 'register.reminders.turnedOff' : 'register.reminders.turnedOn'));
    } catch (caught) {
      setError(caught);
    }
    setPending(false);
  };
  return (
    <span className="reminders">
      <span>{round.reminds ? t('register.reminders.on', { before: list(reminderDays.filter((days) => days > 0).map(inDays)), after: list(reminderDays.filter((days) => days < 0).map((days) => inDays(-days))) }) : t('register.reminders.off')} {next !== null && <span className="soft">{t('register.reminders.next')} <Day value={next} form="medium" />.</span>}</span>
      {round.refusals.setReminders === null && <button type="button" className="text-button no-print" aria-disabled={pending || undefined} onClick={() => void turn()}>{t(round.reminds ? 'register.reminders.turnOff' : 'register.reminders.turnOn')}</button>}
      <Problem error={error} />
    </span>
  );
}
