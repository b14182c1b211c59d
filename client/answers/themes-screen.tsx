/** Themes: what many said, what was changed for it, and what was not and why. Written by the lead, saved while it is written. */
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { useSaveKey } from '../ui/keys.ts';
import { Answered } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page.tsx';
import { Problem, useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, overviewQuery, themesQuery } from './answers.ts';
import { RoundTabs } from './round-tabs.tsx';
import { ThemeCard } from './theme-card.tsx';

export function ThemesScreen(): ReactNode {
  const t = useText();
  const { roundId = '' } = useParams({ strict: false });
  const themes = useQuery(themesQuery(roundId));
  const refusal = useQuery(overviewQuery(roundId)).data?.refusals.triage;
  const mayWrite = refusal === null;
  const reads = refusal !== undefined && refusal !== null;
  const { say } = useToasts();
  // Everything here saves itself; the habit is answered and not punished.
  useSaveKey(() => say(t('ui.save.all')));
  return (
    <div className="stack answers-page">
      <PageTitle title={t('answers.themes')} space="working" />
      <RoundTabs />
      <p className="lead">{t(reads ? 'answers.theme.lead.reader' : 'answers.theme.lead')}</p>
      <Answered question={themes}>
        {({ items }) => (
          <div className="stack-wide">
            {items.length === 0 && <EmptyState>{t(refusal === 'round-concluded' ? 'answers.theme.none' : reads ? 'answers.theme.empty.reader' : 'answers.theme.empty')}</EmptyState>}
            {items.length > 0 && !mayWrite && <p className="soft">{t(refusal === 'round-concluded' ? 'answers.theme.concluded' : 'answers.theme.readOnly')}</p>}
            {items.map((theme) => <ThemeCard key={theme.id} theme={theme} roundId={roundId} mayWrite={mayWrite} />)}
            {mayWrite && <AddTheme roundId={roundId} />}
          </div>
        )}
      </Answered>
    </div>
  );
}

function AddTheme({ roundId }: { roundId: string }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [empty, setEmpty] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setEmpty(name.trim() === '');
    if (name.trim() === '' || pending) return;
    setPending(true);
    setError(null);
    try {
      await acts.addTheme(roundId, { name: name.trim() });
      setName('');
      await client.invalidateQueries({ queryKey: ['theme'] });
    } catch (caught) {
      setError(caught);
    } finally {
      setPending(false);
    }
  };
  return (
    <form className="add-theme stack-tight no-print" noValidate onSubmit={(event) => void submit(event)}>
      <Problem error={error} />
      <div className="add-theme-row">
        <Textfield label={t('answers.sorting.newTheme')} value={name} maxLength={200} error={empty ? sentence('text-required') : undefined} onChange={(event) => { setName(event.target.value); setEmpty(false); }} />
        <Button type="submit" loading={pending}>{t('answers.theme.add')}</Button>
      </div>
    </form>
  );
}
