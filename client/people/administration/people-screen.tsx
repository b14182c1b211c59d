import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
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
import { useText } from '../../ui/text.tsx';
import { useToasts } from '../../ui/toasts.tsx';

export function PeopleScreen(): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const [closing, setClosing] = useState<PersonRow | null>(null);
  const [reopening, setReopening] = useState<PersonRow | null>(null);
  const people = useQuery({ queryKey: ['person'], queryFn: () => answer(api.people.$get()) });
  const columns: Column<PersonRow>[] = [
    { key: 'name', head: t('people.name'), cell: (row) => row.name, names: true },
    { key: 'email', head: t('people.email'), cell: (row) => <MailAddress value={row.email} /> },
    { key: 'organisation', head: t('people.organisation'), cell: (row) => row.organisations.join(', ') },
    { key: 'status', head: t('people.people.status'), cell: (row) => <AccountTags row={row} /> },
    { key: 'act', head: <span className="ds-sr-only">{t('people.people.close')}</span>, cell: (row) => row.closed ? <Button variant="tertiary" onClick={() => setReopening(row)}>{t('people.people.reopen')}<span className="ds-sr-only">: {row.name}</span></Button> : <Button variant="tertiary" data-color="danger" onClick={() => setClosing(row)}>{t('people.people.close')}<span className="ds-sr-only">: {row.name}</span></Button> },
  ];
  const close = async ({ id, name }: PersonRow) => {
    await answer(api.people[':id'].closing.$post({ param: { id } }));
    await client.invalidateQueries({ queryKey: ['person'] });
    say(t('people.people.closedDone', { name }));
  };
  const reopen = async ({ id, name }: PersonRow) => {
    await answer(api.people[':id'].reopening.$post({ param: { id } }));
    await client.invalidateQueries({ queryKey: ['person'] });
    say(t('people.people.reopened', { name }));
  };
  return (
    <Section title={t('people.people')} count={people.data?.items.length}>
      <Answered question={people}>
        {({ items }) => items.length === 0 ? <EmptyState>{t('people.people.empty')}</EmptyState> : <DataTable caption={t('people.people')} columns={columns} rows={items} rowKey={(row) => row.id} />}
      </Answered>
      {closing && (
        <ConfirmDialog open danger title={t('people.people.close.title', { name: closing.name })} act={t('people.people.close')} onConfirm={() => close(closing)} onClose={() => setClosing(null)}>
          <p>{t('people.people.close.text')}</p>
        </ConfirmDialog>
      )}
      {reopening && (
        <ConfirmDialog open title={t('people.people.reopen.title', { name: reopening.name })} act={t('people.people.reopen')} onConfirm={() => reopen(reopening)} onClose={() => setReopening(null)}>
          <p>{t('people.people.reopen.text')}</p>
        </ConfirmDialog>
      )}
    </Section>
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
