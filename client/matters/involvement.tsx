/** The matter's involvement log: who has taken part, when, how many, and what came of it. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Involvement, InvolvedGroup } from '#shared/involvement.ts';
import { genderMessage, smallCount } from '#shared/involvement.ts';
import { answer, api, done } from '../api.ts';
import { daysText, dayText, momentText } from '../ui/dates.tsx';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { InvolvementForm } from './involvement-form.tsx';
import './involvement.css';

const involvementQuery = (matterId: string) => ({
  queryKey: ['involvement', matterId],
  queryFn: () => answer(api.matters[':id'].involvement.$get({ param: { id: matterId } })),
});

type Doing = { act: 'add' } | { act: 'change' | 'remove' | 'history'; entry: Involvement } | null;

export function InvolvementLog({ matterId }: { matterId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { say } = useToasts();
  const client = useQueryClient();
  const log = useQuery(involvementQuery(matterId));
  const [doing, setDoing] = useState<Doing>(null);
  const mayLog = log.data?.refusals['log'] === null;
  const close = (): void => setDoing(null);
  const remove = async ({ id, version }: Involvement): Promise<void> => {
    await done(api.involvement[':id'].removal.$post({ param: { id }, json: { version } }));
    await client.invalidateQueries({ queryKey: ['involvement'] });
    say(t('involvement.removed'));
  };
  const add = <Button variant="secondary" onClick={() => setDoing({ act: 'add' })}>{t('involvement.add')}</Button>;
  const file = (format: 'csv' | 'json'): string => `/api/matters/${matterId}/involvement/export?format=${format}&locale=${locale}`;
  return (
    <Section title={t('involvement.title')} acts={mayLog && (log.data?.items.length ?? 0) > 0 && add}>
      <Answered question={log}>
        {({ items, totals }) => (items.length === 0 ? <EmptyState act={mayLog && add}>{t('involvement.empty')}</EmptyState> : (
          <div className="stack">
            <p className="soft">{t('involvement.lead')}</p>
            <ol className="plain-list involvement">{items.map((entry) => <Entry key={entry.id} entry={entry} onDo={(act) => setDoing({ act, entry })} />)}</ol>
            <div className="involvement-totals">
              <p><strong>{t('involvement.totals', { events: totals.events, people: totals.people })}</strong> <span className="small soft">{t('involvement.totalsHelp')}</span></p>
              <ul className="plain-list involvement-groups">{totals.byCategory.map(({ category, count }) => <li key={category}>{t(`involvement.category.${category}`)} <span className="numbers">{count}</span></li>)}</ul>
            </div>
            <p className="row no-print">
              <a href={file('csv')} download className="text-link"><Icon name="download" size={16} /> {t('involvement.csv')}</a>
              <a href={file('json')} download className="text-link"><Icon name="download" size={16} /> {t('involvement.json')}</a>
            </p>
          </div>
        ))}
      </Answered>
      <Modal open={doing?.act === 'add'} title={t('involvement.addTitle')} onClose={close}><InvolvementForm matterId={matterId} entry={null} onDone={close} /></Modal>
      <Modal open={doing?.act === 'change'} title={t('involvement.changeTitle')} onClose={close}>{doing?.act === 'change' && <InvolvementForm matterId={matterId} entry={doing.entry} onDone={close} />}</Modal>
      <Modal open={doing?.act === 'history'} title={t('involvement.historyTitle')} onClose={close}>{doing?.act === 'history' && <History involvementId={doing.entry.id} />}</Modal>
      <ConfirmDialog open={doing?.act === 'remove'} title={t('involvement.removeTitle')} act={t('involvement.remove')} danger onConfirm={async () => { if (doing?.act === 'remove') await remove(doing.entry); }} onClose={close}><p>{t('involvement.removeText')}</p></ConfirmDialog>
    </Section>
  );
}

function Entry({ entry, onDo }: { entry: Involvement; onDo: (act: 'change' | 'remove' | 'history') => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  return (
    <li className="involvement-entry">
      <p className="small soft">{entry.until === null ? dayText(locale, entry.on, 'medium') : daysText(locale, entry.on, entry.until)} · {t(`involvement.kind.${entry.kind}`)}</p>
      <h3>{entry.title}</h3>
      {entry.what !== '' && <p className="involvement-text">{entry.what}</p>}
      <p>{t('involvement.people', { n: entry.people })}{entry.groups.length > 0 && ':'}</p>
      {entry.groups.length > 0 && <ul className="plain-list involvement-groups">{entry.groups.map((group, n) => <li key={n}><Group group={group} /></li>)}</ul>}
      <p className={entry.outcome === '' ? 'soft' : 'involvement-text'}>{entry.outcome === '' ? t('involvement.outcomeNone') : t('involvement.outcomeIs', { text: entry.outcome })}</p>
      <p className="involvement-acts no-print">
        {entry.refusals['change'] === null && <button type="button" className="text-button small" onClick={() => onDo('change')}>{t('involvement.change')}</button>}
        {entry.refusals['remove'] === null && <button type="button" className="text-button small" onClick={() => onDo('remove')}>{t('involvement.remove')}</button>}
        {entry.version > 1 && <button type="button" className="text-button small" onClick={() => onDo('history')}>{t('involvement.history')}</button>}
      </p>
    </li>
  );
}

function Group({ group }: { group: InvolvedGroup }): ReactNode {
  const t = useText();
  const more = [group.gender === null ? '' : t(genderMessage(group.category, group.gender)).toLocaleLowerCase(), useAges(group)].filter(Boolean).join(', ');
  return (
    <>
      {t(`involvement.category.${group.category}`)}{more !== '' && ` (${more})`} <span className="numbers">{group.count}</span>
      {group.count > 0 && group.count < smallCount && <> <span className="ds-sr-only">({t('involvement.small', { n: smallCount })})</span><span aria-hidden="true" title={t('involvement.small', { n: smallCount })}>*</span></>}
    </>
  );
}

function useAges({ ageFrom, ageTo }: InvolvedGroup): string {
  const t = useText();
  if (ageFrom !== null && ageTo !== null) return t('involvement.ages', { from: ageFrom, to: ageTo });
  if (ageFrom !== null) return t('involvement.agesFrom', { from: ageFrom });
  return ageTo === null ? '' : t('involvement.agesTo', { to: ageTo });
}

function History({ involvementId }: { involvementId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const history = useQuery({ queryKey: ['involvement', 'history', involvementId], queryFn: () => answer(api.involvement[':id'].history.$get({ param: { id: involvementId } })) });
  return (
    <Answered question={history}>
      {({ items }) => (
        <ol className="plain-list stack">
          {items.map((one) => (
            <li key={one.version}>
              <p className="small soft">{t('involvement.historyOf', { version: one.version, when: momentText(locale, one.at, 'medium'), by: one.by })}</p>
              <p><strong>{one.title}</strong>, {dayText(locale, one.on, 'medium')}</p>
              {one.what !== '' && <p className="involvement-text">{one.what}</p>}
              <ul className="plain-list involvement-groups">{one.groups.map((group, n) => <li key={n}><Group group={group} /></li>)}</ul>
              {one.outcome !== '' && <p className="involvement-text">{t('involvement.outcomeIs', { text: one.outcome })}</p>}
            </li>
          ))}
        </ol>
      )}
    </Answered>
  );
}
