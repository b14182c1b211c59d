/** Themes: what many said, what was changed for it, and what was not and why. Written by the lead, saved while it is written. */
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Theme } from '#shared/answers.ts';
import { PersonalNumberWarning } from '../consultation/personal-numbers.tsx';
import { useAutosave } from '../consultation/use-autosave.ts';
import { ActButton } from '../ui/act-button.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useSaveKey } from '../ui/keys.ts';
import { Answered } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page.tsx';
import { Problem, useRefusalText } from '../ui/problem.tsx';
import { SaveState } from '../ui/save-state.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, overviewQuery, themesQuery } from './answers.ts';
import { RoundTabs } from './round-tabs.tsx';

type Words = Pick<Theme, 'name' | 'mainPoints' | 'changed' | 'notMet'>;

export function ThemesScreen(): ReactNode {
  const t = useText();
  const { roundId = '' } = useParams({ strict: false });
  const themes = useQuery(themesQuery(roundId));
  const mayWrite = useQuery(overviewQuery(roundId)).data?.refusals.triage === null;
  const { say } = useToasts();
  // Everything here saves itself; the habit is answered and not punished.
  useSaveKey(() => say(t('ui.save.all')));
  return (
    <div className="stack answers-page">
      <PageTitle title={t('answers.themes')} />
      <RoundTabs />
      <p className="lead">{t('answers.theme.lead')}</p>
      <Answered question={themes}>
        {({ items }) => (
          <div className="stack-wide">
            {items.length === 0 && <EmptyState>{t('answers.theme.empty')}</EmptyState>}
            {items.length > 0 && !mayWrite && <p className="soft">{t('answers.theme.readOnly')}</p>}
            {items.map((theme) => <ThemeCard key={theme.id} theme={theme} roundId={roundId} mayWrite={mayWrite} />)}
            {mayWrite && <AddTheme roundId={roundId} />}
          </div>
        )}
      </Answered>
    </div>
  );
}

function ThemeCard({ theme, roundId, mayWrite }: { theme: Theme; roundId: string; mayWrite: boolean }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const [removing, setRemoving] = useState(false);
  /** What was written here and is not yet confirmed; the rest follows what others write. */
  const [own, setOwn] = useState<Partial<Words>>({});
  const { say } = useToasts();
  const words = { ...theme, ...own };
  const nameMissing = words.name.trim() === '';

  const { saving, autosave } = useAutosave<Words>({
    save: async (change) => {
      await acts.changeTheme(theme.id, change);
      client.setQueryData(themesQuery(roundId).queryKey, (old) => old && { ...old, items: old.items.map((one) => (one.id === theme.id ? { ...one, ...change } : one)) });
      setOwn((old) => Object.fromEntries(Object.entries(old).filter(([name, value]) => change[name as keyof Words] !== value)));
    },
  });
  const write = (name: keyof Words, value: string) => {
    setOwn((old) => ({ ...old, [name]: value }));
    // A name that is empty for a moment is not sent.
    if (name !== 'name' || value.trim() !== '') autosave.note({ [name]: value });
  };
  const field = (name: 'mainPoints' | 'changed' | 'notMet') => (
    <Textfield multiline rows={4} label={t(`answers.theme.${name}`)} value={words[name]} readOnly={!mayWrite} onChange={(event) => write(name, event.target.value)} />
  );

  return (
    <section className="card stack theme" aria-label={theme.name}>
      <Textfield label={t('answers.theme.name')} className="theme-name" value={words.name} maxLength={200} readOnly={!mayWrite} error={nameMissing ? t('answers.theme.nameMissing') : undefined} onChange={(event) => write('name', event.target.value)} />
      {field('mainPoints')}
      <div className="theme-two">{field('changed')}{field('notMet')}</div>
      <PersonalNumberWarning texts={[words.mainPoints, words.changed, words.notMet]} />
      {saving.state === 'stopped' && <Problem error={saving.error} onRetry={() => void autosave.flush().catch(() => {})} />}
      <div className="row-apart theme-foot">
        {theme.comments > 0 ? <Link to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={{ theme: theme.id }} className="text-link">{t('answers.theme.comments', { count: theme.comments })}</Link> : <span className="soft">{t('answers.theme.comments', { count: 0 })}</span>}
        {mayWrite && (
          <div className="row">
            {saving.state !== 'stopped' && (saving.at !== null || saving.state !== 'saved') && <SaveState state={saving.state} at={saving.at} waiting={1} />}
            <ActButton variant="tertiary" danger showWhy={false} refusal={theme.comments === 0 ? null : 'theme-in-use'} refusalValues={{ count: theme.comments }} onAct={() => setRemoving(true)}>{t('answers.theme.remove')}</ActButton>
          </div>
        )}
      </div>
      <ConfirmDialog
        open={removing} title={t('answers.theme.removeTitle', { name: theme.name })} act={t('answers.theme.remove')} danger onClose={() => setRemoving(false)}
        onConfirm={async () => {
          await autosave.flush();
          await acts.removeTheme(theme.id);
          say(t('answers.theme.removed', { name: theme.name }));
          await client.invalidateQueries({ queryKey: ['theme'] });
        }}
      >
        <p>{t('answers.theme.removeText')}</p>
      </ConfirmDialog>
    </section>
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
