/** The saved views of the bench: open one, save what is shown now, rename, share, remove. */
import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { BenchView } from '#shared/bench-views.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { Problem, useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { type BenchFilter, type BenchSearch, benchSearch, filterOf } from './filter.ts';
import { useFilterWords } from './filter-words.ts';
import { viewActs, viewsQuery } from './views.ts';

interface Props {
  roundId: string;
  search: BenchSearch;
  mayShare: boolean;
  onChange: (search: BenchSearch) => void;
}

export function ViewsButton(props: Props): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(false);
  const views = useQuery(viewsQuery(props.roundId)).data?.items ?? [];
  const on = views.find(({ id }) => id === props.search.view);
  return (
    <>
      <Button variant="tertiary" className="filter-more views-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="views-name">{on === undefined ? t('answers.views') : t(sameSelection(on, props.search) ? 'answers.views.on' : 'answers.views.onChanged', { name: on.name })}</span>
      </Button>
      <Modal open={open} title={t('answers.views.title')} onClose={() => setOpen(false)}>
        <Views {...props} views={views} on={on} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

const asText = (filter: BenchFilter): string => JSON.stringify(Object.entries({ sort: 'clause', ...filter }).sort(([a], [b]) => a.localeCompare(b)));
const sameSelection = (view: BenchView, search: BenchSearch): boolean => asText(filterOf(benchSearch(view.filter))) === asText(filterOf(search));

interface ViewsProps extends Props {
  views: readonly BenchView[];
  on: BenchView | undefined;
  onClose: () => void;
}

function Views({ roundId, search, mayShare, onChange, views, on, onClose }: ViewsProps): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { announce } = useToasts();
  const [error, setError] = useState<unknown>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const filter = filterOf(search);

  /** True when it was done. */
  const act = async (work: () => Promise<unknown>, told: string): Promise<boolean> => {
    setError(null);
    try {
      await work();
      announce(told);
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'view' || queryKey[0] === 'journal' });
      return true;
    } catch (caught) {
      setError(caught);
      return false;
    }
  };
  const show = (view: BenchView) => {
    onChange({ ...benchSearch(view.filter), view: view.id, ...(search.comment === undefined ? {} : { comment: search.comment }) });
    announce(t('answers.views.shown', { name: view.name }));
    onClose();
  };
  const save = (name: string, shared: boolean) => act(async () => {
    const { id } = await viewActs.save(roundId, { name, shared, filter });
    onChange({ ...search, view: id });
  }, t('answers.views.saved', { name }));

  return (
    <>
      <Problem error={error} />
      {views.length === 0 ? <p>{t('answers.views.none')}</p> : (
        <ul className="plain-list views" aria-label={t('answers.views')}>
          {views.map((view) => (
            <li key={view.id} className="view stack-tight">
              {renaming === view.id
                ? <Rename view={view} onCancel={() => setRenaming(null)} onName={async (name) => { if (await act(() => viewActs.change(view.id, { name }), t('answers.views.renamed', { name }))) setRenaming(null); }} />
                : <Shown view={view} roundId={roundId} current={view === on && sameSelection(view, search)} onShow={() => show(view)} />}
              <div className="row">
                {view === on && !sameSelection(view, search) && view.refusals.change === null && <Button variant="secondary" onClick={() => void act(() => viewActs.change(view.id, { filter }), t('answers.views.changed', { name: view.name }))}>{t('answers.views.update')}</Button>}
                {view.mine && renaming !== view.id && <Button variant="tertiary" onClick={() => setRenaming(view.id)}>{t('answers.views.rename')}<span className="ds-sr-only"> {view.name}</span></Button>}
                {view.mine && (view.shared || mayShare) && <Button variant="tertiary" onClick={() => void act(() => viewActs.change(view.id, { shared: !view.shared }), t(view.shared ? 'answers.views.unshared' : 'answers.views.wasShared', { name: view.name }))}>{t(view.shared ? 'answers.views.unshare' : 'answers.views.share')}<span className="ds-sr-only"> {view.name}</span></Button>}
                {view.refusals.change === null && <ActButton variant="tertiary" danger showWhy={false} refusal={null} onAct={() => void act(() => viewActs.remove(view.id), t('answers.views.removed', { name: view.name }))}>{t('answers.views.remove')}<span className="ds-sr-only"> {view.name}</span></ActButton>}
              </div>
            </li>
          ))}
        </ul>
      )}
      <SaveView roundId={roundId} search={search} mayShare={mayShare} onSave={save} />
    </>
  );
}

function Shown({ view, roundId, current, onShow }: { view: BenchView; roundId: string; current: boolean; onShow: () => void }): ReactNode {
  const t = useText();
  const words = useFilterWords(roundId)(benchSearch(view.filter)).map((part) => part.words);
  const { sort = 'clause' } = benchSearch(view.filter);
  return (
    <div>
      <button type="button" className="text-button view-name" aria-current={current || undefined} onClick={onShow}>{view.name}</button>
      <p className="small soft">
        {[words.length === 0 ? t('answers.views.everything') : words.join('; '), t('answers.views.order', { order: t(`answers.sort.${sort}`) })].join('. ')}
        {view.shared && <> · <Icon name="person" size={14} /> {view.mine ? t('answers.views.sharedByMe') : t('answers.views.sharedBy', { name: view.by })}</>}
      </p>
    </div>
  );
}

function Rename({ view, onName, onCancel }: { view: BenchView; onName: (name: string) => Promise<void>; onCancel: () => void }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const [name, setName] = useState(view.name);
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(name.trim() === '');
    if (name.trim() !== '') void onName(name.trim());
  };
  return (
    <form className="stack-tight" noValidate onSubmit={submit}>
      <Textfield label={t('answers.views.name')} value={name} maxLength={200} autoFocus error={empty ? sentence('text-required') : undefined} onChange={(event) => setName(event.target.value)} />
      <div className="row"><Button type="submit">{t('answers.views.rename')}</Button><Button type="button" variant="secondary" onClick={onCancel}>{t('ui.cancel')}</Button></div>
    </form>
  );
}

function SaveView({ roundId, search, mayShare, onSave }: Pick<Props, 'roundId' | 'search' | 'mayShare'> & { onSave: (name: string, shared: boolean) => Promise<boolean> }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const words = useFilterWords(roundId)(search).map((part) => part.words);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [empty, setEmpty] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setEmpty(name.trim() === '');
    if (name.trim() !== '' && (await onSave(name.trim(), shared))) setName('');
  };
  return (
    <form className="stack save-view" noValidate onSubmit={(event) => void submit(event)}>
      <h3>{t('answers.views.save')}</h3>
      <p>{[words.length === 0 ? t('answers.views.everything') : words.join('; '), t('answers.views.order', { order: t(`answers.sort.${search.sort ?? 'clause'}`) })].join('. ')}</p>
      <Textfield label={t('answers.views.name')} value={name} maxLength={200} error={empty ? sentence('text-required') : undefined} onChange={(event) => { setName(event.target.value); setEmpty(false); }} />
      {mayShare && <Checkbox label={t('answers.views.shareNew')} checked={shared} onChange={(event) => setShared(event.target.checked)} />}
      <div><Button type="submit">{t('answers.views.save.act')}</Button></div>
    </form>
  );
}
