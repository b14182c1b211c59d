/** One theme, saved while it is written. When somebody else has written in the same field, both wordings are shown and the writer chooses. */
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import type { Theme } from '#shared/answers.ts';
import { useAutosave } from '../consultation/use-autosave.ts';
import { usePerson } from '../people/session.ts';
import { ActButton } from '../ui/act-button.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem, problemOf } from '../ui/problem.tsx';
import { SaveState } from '../ui/save-state.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, themesQuery } from './answers.ts';
import { collisions, keptDraft, type ThemeField, type ThemeWords, unsaved } from './theme-draft.ts';

interface Props {
  theme: Theme;
  roundId: string;
  mayWrite: boolean;
}

export function ThemeCard({ theme, roundId, mayWrite }: Props): ReactNode {
  const t = useText();
  const [removing, setRemoving] = useState(false);
  const { say } = useToasts();
  const client = useQueryClient();
  const { words, clash, saving, autosave, write, choose } = useThemeWriting(theme, roundId);
  const nameMissing = words.name.trim() === '';

  const beside = (field: ThemeField) => clash !== null && clash.fields.includes(field) && <BothWordings theirs={clash.theirs[field]} mine={words[field]} onChoose={(whose) => choose(field, whose)} />;
  const field = (name: Exclude<ThemeField, 'name'>) => (
    <div className="stack-tight">
      <Textfield multiline rows={4} label={t(`answers.theme.${name}`)} value={words[name]} readOnly={!mayWrite} onChange={(event) => write(name, event.target.value)} />
      {beside(name)}
    </div>
  );

  return (
    <section className="card stack theme" aria-label={theme.name}>
      <Textfield multiline rows={1} label={t('answers.theme.name')} className="theme-name" value={words.name} maxLength={200} readOnly={!mayWrite} error={nameMissing ? t('answers.theme.nameMissing') : undefined} onChange={(event) => write('name', event.target.value.replace(/\s*\n\s*/g, ' '))} />
      {beside('name')}
      {field('mainPoints')}
      <div className="theme-two">{field('changed')}{field('notMet')}</div>
      <PersonalNumberWarning texts={[words.mainPoints, words.changed, words.notMet]} />
      {saving.state === 'stopped' && clash === null && <Problem error={saving.error} onRetry={() => void autosave.flush().catch(() => {})} />}
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

interface Clash { theirs: Theme; fields: ThemeField[] }

function useThemeWriting(theme: Theme, roundId: string) {
  const client = useQueryClient();
  const { id: personId } = usePerson();
  const kept = useMemo(() => keptDraft(window.localStorage, `theme-draft:${personId}:${theme.id}`), [personId, theme.id]);
  const [waiting] = useState(() => kept.read());
  /** What was written here and is not yet confirmed; the rest follows what others write. */
  const [own, setOwn] = useState<Partial<ThemeWords>>(waiting?.own ?? {});
  const [began, setBegan] = useState<Theme>(waiting?.began ?? theme);
  const [clash, setClash] = useState<Clash | null>(() => clashOf(waiting?.own ?? {}, waiting?.began ?? theme, theme));
  const writing = Object.keys(own).length > 0;

  const show = (stored: Theme) => client.setQueryData(themesQuery(roundId).queryKey, (old) => old && { ...old, items: old.items.map((one) => (one.id === stored.id ? stored : one)) });

  const { saving, autosave } = useAutosave<ThemeWords>({
    save: async (change) => {
      let from = began;
      for (;;) {
        try {
          const stored = await acts.changeTheme(theme.id, { ...change, version: from.version });
          show(stored);
          setOwn((old) => unsaved(old, change));
          setBegan(stored);
          setClash(null);
          kept.write(null);
          return;
        } catch (caught) {
          if (problemOf(caught).code !== 'theme-changed') throw caught;
          const theirs = (await client.fetchQuery({ ...themesQuery(roundId), staleTime: 0 })).items.find((one) => one.id === theme.id);
          if (theirs === undefined) throw caught;
          const found = clashOf(change, from, theirs);
          // The other wrote in other fields: both stay.
          if (found === null) { from = theirs; continue; }
          setClash(found);
          kept.write({ began: from, own: change });
          throw caught;
        }
      }
    },
  });

  const write = (field: ThemeField, value: string) => {
    if (!writing) setBegan(theme);
    setOwn((old) => ({ ...old, [field]: value }));
    // A name that is empty for a moment is not sent.
    if (field !== 'name' || value.trim() !== '') autosave.note({ [field]: value });
  };

  const choose = (field: ThemeField, whose: 'theirs' | 'mine') => {
    if (clash === null) return;
    const left = clash.fields.filter((one) => one !== field);
    if (whose === 'theirs') setOwn(({ [field]: _mine, ...rest }) => rest);
    setClash(left.length === 0 ? null : { ...clash, fields: left });
    const words = whose === 'theirs' ? clash.theirs[field] : own[field] ?? clash.theirs[field];
    // Only when every field is settled is anything saved, on top of what the other wrote.
    if (left.length === 0) setBegan(clash.theirs);
    else setBegan({ ...began, [field]: clash.theirs[field] });
    autosave.note({ [field]: words });
  };

  return { words: { ...theme, ...own }, clash, saving, autosave, write, choose };
}

function clashOf(own: Partial<ThemeWords>, began: Theme, theirs: Theme): Clash | null {
  const fields = collisions({ began, own }, theirs);
  return fields.length === 0 ? null : { theirs, fields };
}

function BothWordings({ theirs, mine, onChoose }: { theirs: string; mine: string; onChoose: (whose: 'theirs' | 'mine') => void }): ReactNode {
  const t = useText();
  return (
    <div className="newer" role="alert">
      <p className="row"><Icon name="warning" size={18} /> <strong>{t('answers.theme.clash')}</strong></p>
      <p>{t('answers.theme.clash.text')}</p>
      <div className="newer-two">
        <div className="stack-tight">
          <h3>{t('answers.theme.clash.theirs')}</h3>
          <p className={theirs === '' ? 'soft' : 'written'}>{theirs || t('answers.theme.clash.empty')}</p>
          <div><Button variant="secondary" onClick={() => onChoose('theirs')}>{t('answers.theme.clash.takeTheirs')}</Button></div>
        </div>
        <div className="stack-tight">
          <h3>{t('answers.theme.clash.mine')}</h3>
          <p className={mine === '' ? 'soft' : 'written'}>{mine || t('answers.theme.clash.empty')}</p>
          <div><Button variant="secondary" onClick={() => onChoose('mine')}>{t('answers.theme.clash.keepMine')}</Button></div>
        </div>
      </div>
    </div>
  );
}
