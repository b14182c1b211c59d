import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { PersonRow } from '#shared/people.ts';
import { answer, api } from '../../api.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Answered } from '../../ui/loading.tsx';
import { MailAddress } from '../../ui/mail-address.tsx';
import { Tag } from '../../ui/marks.tsx';
import { Section } from '../../ui/page.tsx';
import { usePeopleSearch } from '../../ui/people-search.tsx';
import { useText } from '../../ui/text.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { sessionQuery, usePerson } from '../session.ts';
import { type AccountAct, AccountActs } from './account-acts.tsx';

interface Asked {
  act: AccountAct;
  row: PersonRow;
}

const said = { close: 'people.people.closedDone', reopen: 'people.people.reopened', make: 'people.people.made', take: 'people.people.taken', link: 'people.people.linkSent' } as const satisfies Record<AccountAct, string>;

const sent = {
  close: (id) => answer(api.people[':id'].closing.$post({ param: { id } })),
  reopen: (id) => answer(api.people[':id'].reopening.$post({ param: { id } })),
  make: (id) => answer(api.people[':id'].administration.$put({ param: { id } })),
  take: (id) => answer(api.people[':id'].administration.$delete({ param: { id } })),
  link: (id) => answer(api.people[':id']['password-link'].$post({ param: { id } })),
} satisfies Record<AccountAct, (id: string) => Promise<unknown>>;

export function PeopleScreen(): ReactNode {
  const t = useText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const people = useQuery({ queryKey: ['person'], queryFn: () => answer(api.people.$get()) });
  const columns: Column<PersonRow>[] = [
    { key: 'name', head: t('people.name'), cell: (row) => row.name, names: true },
    { key: 'email', head: t('people.email'), cell: (row) => <MailAddress value={row.email} /> },
    { key: 'organisation', head: t('people.organisation'), cell: (row) => row.organisations.join(', ') },
    { key: 'status', head: t('people.people.status'), cell: (row) => <AccountTags row={row} /> },
    { key: 'act', head: <span className="ds-sr-only">{t('people.people.acts')}</span>, cell: (row) => <AccountActs row={row} onChoose={(act) => setAsked({ act, row })} /> },
  ];
  const { found, field } = usePeopleSearch(people.data?.items ?? [], ({ name, email, organisations }) => [name, email, ...organisations].join(' '));
  return (
    <Section title={t('people.people')} count={people.data?.items.length}>
      <Answered question={people}>
        {({ items }) => items.length === 0 ? <EmptyState>{t('people.people.empty')}</EmptyState> : <>{field}{found.length > 0 && <DataTable caption={t('people.people')} columns={columns} rows={found} rowKey={(row) => row.id} />}</>}
      </Answered>
      {asked && <ActDialog asked={asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function ActDialog({ asked: { act, row }, onClose }: { asked: Asked; onClose: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const oneself = usePerson().id === row.id;
  const { name } = row;
  const confirm = async () => {
    await sent[act](row.id);
    say(t(said[act], { name }));
    if (oneself && act === 'take') {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      return navigate({ to: '/' });
    }
    await client.invalidateQueries({ queryKey: ['person'] });
  };
  return (
    <ConfirmDialog open danger={act === 'close'} title={t(`people.people.${act}.title`, { name })} act={t(`people.people.${act}`)} onConfirm={confirm} onClose={onClose}>
      <p>{t(oneself && act === 'take' ? 'people.people.take.own' : `people.people.${act}.text`)}</p>
    </ConfirmDialog>
  );
}

function AccountTags({ row }: { row: PersonRow }): ReactNode {
  const t = useText();
  return (
    <span className="row">
      {row.closed ? <Tag sign="lock">{t('people.people.closed')}</Tag> : <Tag tone="green" sign="check">{t('people.people.open')}</Tag>}
      {row.isAdministrator && <Tag tone="spruce" sign="person">{t('people.people.administrator')}</Tag>}
    </span>
  );
}
