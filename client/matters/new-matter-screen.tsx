import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { matterInput, whyNotCreateMatter } from '#shared/matters.ts';
import { answer, api } from '../api.ts';
import { usePerson } from '../people/session.ts';
import { organisationsQuery } from '../people/organisations.ts';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { PageTitle } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

export function NewMatterScreen(): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const navigate = useNavigate();
  const client = useQueryClient();
  const person = usePerson();
  const organisations = useQuery(organisationsQuery);
  const form = useForm({
    schema: matterInput,
    start: {
      title: '', registryNumber: '', purpose: '', authorityId: person.organisations[0]?.id ?? '',
      'bodies/welfareCouncil': t('matters.body.welfareCouncil.start'), 'bodies/chiefsNetwork': t('matters.body.chiefsNetwork.start'), 'bodies/office': t('matters.body.office.start'),
    },
    toInput: ({ title, registryNumber, purpose, authorityId, ...bodies }) => ({
      title, registryNumber, purpose, authorityId,
      bodies: { welfareCouncil: bodies['bodies/welfareCouncil'], chiefsNetwork: bodies['bodies/chiefsNetwork'], office: bodies['bodies/office'] },
    }),
    submit: async (json) => {
      const { id } = await answer(api.matters.$post({ json }));
      await client.invalidateQueries({ queryKey: ['matter'] });
      say(t('matters.create.done'));
      await navigate({ to: '/arenden/$matterId', params: { matterId: id } });
    },
  });
  const labels = {
    title: t('matters.create.name'), registryNumber: t('matters.registryNumber'), purpose: t('matters.purpose'), authorityId: t('matters.authority'),
    'bodies/welfareCouncil': t('matters.body.welfareCouncil'), 'bodies/chiefsNetwork': t('matters.body.chiefsNetwork'), 'bodies/office': t('matters.body.office'),
  };
  const options = [{ value: '', text: t('people.organisation.choose') }, ...(organisations.data?.items ?? []).filter(({ id }) => whyNotCreateMatter({ isAdministrator: person.isAdministrator, organisationIds: person.organisations.map((own) => own.id) }, id) === null).map(({ id, name }) => ({ value: id, text: name }))];
  return (
    <div className="stack-wide narrow">
      <PageTitle title={t('matters.create.title')} lead={t('matters.create.lead')} />
      <FormBody form={form} submitText={t('matters.create.act')} labels={labels}>
        <TextField form={form} name="title" label={labels.title} description={t('matters.create.name.help')} autoComplete="off" />
        <SelectField form={form} name="authorityId" label={labels.authorityId} options={options} />
        {organisations.data?.items.length === 0 && <p>{t('matters.create.noOrganisations')}</p>}
        <TextField form={form} name="registryNumber" label={labels.registryNumber} description={t('matters.create.registryNumber.help')} autoComplete="off" />
        <TextField form={form} name="purpose" label={labels.purpose} description={t('matters.create.purpose.help')} rows={5} optional />
        <div className="form-part">
          <h2>{t('matters.bodies')}</h2>
          <p className="soft">{t('matters.bodies.lead')}</p>
        </div>
        <TextField form={form} name="bodies/welfareCouncil" label={labels['bodies/welfareCouncil']} autoComplete="off" />
        <TextField form={form} name="bodies/chiefsNetwork" label={labels['bodies/chiefsNetwork']} autoComplete="off" />
        <TextField form={form} name="bodies/office" label={labels['bodies/office']} autoComplete="off" />
      </FormBody>
    </div>
  );
}
