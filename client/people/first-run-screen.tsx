import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { firstRunInput, organisationKinds } from '#shared/people.ts';
import { answer, api } from '../api.ts';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { PageShell, PageTitle } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { useSessionActs } from './session.ts';

export function FirstRunScreen(): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const { locale } = useLocale();
  const { begin } = useSessionActs();
  const form = useForm({
    schema: firstRunInput,
    start: { 'organisation/name': '', 'organisation/kind': 'region', name: '', email: '', password: '' },
    toInput: ({ 'organisation/name': organisationName, 'organisation/kind': kind, ...rest }) => ({ ...rest, language: locale, organisation: { name: organisationName, kind } }),
    submit: async (json) => {
      await begin(await answer(api['first-run'].$post({ json })));
      await navigate({ to: '/' });
    },
  });
  const labels = { 'organisation/name': t('people.organisation.name'), name: t('people.name'), email: t('people.email'), password: t('people.password') };
  return (
    <PageShell menu={<LanguageChoice />}>
      <div className="door stack-wide">
        <PageTitle title={t('people.firstRun.title')} lead={t('people.firstRun.lead')} />
        <FormBody form={form} submitText={t('people.firstRun.act')} labels={labels}>
          <h2>{t('people.firstRun.organisation')}</h2>
          <TextField form={form} name="organisation/name" label={labels['organisation/name']} autoComplete="organization" />
          <SelectField form={form} name="organisation/kind" label={t('people.organisation.kind')} options={organisationKinds.map((kind) => ({ value: kind, text: t(`people.kind.${kind}`) }))} />
          <h2>{t('people.firstRun.account')}</h2>
          <TextField form={form} name="name" label={labels.name} description={t('people.name.help')} autoComplete="name" />
          <TextField form={form} name="email" label={labels.email} type="email" autoComplete="username" />
          <TextField form={form} name="password" label={labels.password} description={t('people.password.help')} type="password" autoComplete="new-password" />
        </FormBody>
      </div>
    </PageShell>
  );
}
