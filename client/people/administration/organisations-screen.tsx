import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Organisation, organisationInput, organisationKinds } from '#shared/people.ts';
import { answer, api } from '../../api.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Modal } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FormBody, SelectField, TextField, useForm } from '../../ui/form.tsx';
import { Answered } from '../../ui/loading.tsx';
import { MailAddress } from '../../ui/mail-address.tsx';
import { Section } from '../../ui/page.tsx';
import { useText } from '../../ui/text.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { organisationsQuery } from '../organisations.ts';

export function OrganisationsScreen(): ReactNode {
  const t = useText();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Organisation | null>(null);
  const organisations = useQuery(organisationsQuery);
  const columns: Column<Organisation>[] = [
    { key: 'name', head: t('people.organisation'), cell: (row) => row.name, names: true },
    { key: 'kind', head: t('people.organisation.kind'), cell: (row) => t(`people.kind.${row.kind}`) },
    { key: 'official', head: t('people.organisation.officialMail'), cell: (row) => (row.officialMail === null ? '–' : <MailAddress value={row.officialMail} />) },
    { key: 'registry', head: t('people.organisation.registryMail'), cell: (row) => (row.registryMail === null ? '–' : <MailAddress value={row.registryMail} />) },
    { key: 'act', head: <span className="ds-sr-only">{t('people.organisations.change')}</span>, cell: (row) => <Button variant="tertiary" aria-label={t('people.organisations.changeNamed', { name: row.name })} onClick={() => setChanging(row)}>{t('people.organisations.change')}</Button> },
  ];
  return (
    <Section title={t('people.organisations')} count={organisations.data?.items.length} acts={<Button onClick={() => setAdding(true)}>{t('people.organisations.add')}</Button>}>
      <Answered question={organisations}>
        {({ items }) => items.length === 0 ? <EmptyState>{t('people.organisations.empty')}</EmptyState> : <DataTable caption={t('people.organisations')} columns={columns} rows={items} rowKey={(row) => row.id} />}
      </Answered>
      <Modal open={adding} title={t('people.organisations.add')} onClose={() => setAdding(false)}>
        <OrganisationForm organisation={null} onDone={() => setAdding(false)} />
      </Modal>
      <Modal open={changing !== null} title={t('people.organisations.changeNamed', { name: changing?.name ?? '' })} onClose={() => setChanging(null)}>
        <p className="soft">{t('people.organisations.change.text')}</p>
        <OrganisationForm organisation={changing} onDone={() => setChanging(null)} />
      </Modal>
    </Section>
  );
}

/** The same fields and rules for one that is added and one that is changed. */
function OrganisationForm({ organisation, onDone }: { organisation: Organisation | null; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const form = useForm({
    schema: organisationInput,
    start: { name: organisation?.name ?? '', kind: organisation?.kind ?? 'municipality', registrationNumber: organisation?.registrationNumber ?? '', officialMail: organisation?.officialMail ?? '', registryMail: organisation?.registryMail ?? '' },
    toInput: ({ registrationNumber, officialMail, registryMail, ...rest }) => ({ ...rest, registrationNumber: registrationNumber.trim() || null, officialMail: officialMail || null, registryMail: registryMail || null }),
    submit: async (json) => {
      if (organisation === null) await answer(api.organisations.$post({ json }));
      else await answer(api.organisations[':id'].$put({ param: { id: organisation.id }, json }));
      await client.invalidateQueries({ queryKey: organisationsQuery.queryKey });
      say(t(organisation === null ? 'people.organisations.added' : 'people.organisations.changed', { name: json.name }));
      onDone();
    },
  });
  const labels = { name: t('people.organisation.name'), kind: t('people.organisation.kind'), registrationNumber: t('people.organisation.registrationNumber'), officialMail: t('people.organisation.officialMail'), registryMail: t('people.organisation.registryMail') };
  return (
    <FormBody form={form} submitText={t(organisation === null ? 'people.organisations.add' : 'people.organisations.change.act')} labels={labels}>
      <TextField form={form} name="name" label={labels.name} autoComplete="off" />
      <SelectField form={form} name="kind" label={labels.kind} options={organisationKinds.map((kind) => ({ value: kind, text: t(`people.kind.${kind}`) }))} />
      <TextField form={form} name="registrationNumber" label={labels.registrationNumber} description={t('people.organisation.registrationNumber.help')} autoComplete="off" optional />
      <TextField form={form} name="officialMail" label={labels.officialMail} description={t('people.organisation.officialMail.help')} type="email" autoComplete="off" optional />
      <TextField form={form} name="registryMail" label={labels.registryMail} description={t('people.organisation.registryMail.help')} type="email" autoComplete="off" optional />
    </FormBody>
  );
}
