import { Button } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { nameInput, passwordInput } from '#shared/people.ts';
import { api, done } from '../api.ts';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { NoticeChoice } from './notice-choice.tsx';
import { usePerson, useSessionActs } from './session.ts';

export function AccountScreen(): ReactNode {
  const t = useText();
  const person = usePerson();
  return (
    <div className="stack-wide narrow">
      <PageTitle title={t('people.account.title')} />
      <Section title={t('people.account.details')}>
        <dl className="facts">
          <dt>{t('people.name')}</dt><dd>{person.name}</dd>
          <dt>{t('people.email')}</dt><dd>{person.email}</dd>
          <dt>{t('people.organisation')}</dt><dd>{person.organisations.map(({ name }) => name).join(', ')}</dd>
          <dt>{t('ui.language')}</dt><dd className="stack-tight"><LanguageChoice /><p className="soft small">{t('people.account.language.help')}</p></dd>
          <dt>{t('people.account.notices')}</dt><dd className="stack-tight"><NoticeChoice /><p className="soft small">{t('people.account.notices.help')}</p></dd>
        </dl>
        {person.isAdministrator && <p className="soft">{t('people.account.administrator')}</p>}
      </Section>
      <NameChange />
      <PasswordChange />
      <SignOutEverywhere />
    </div>
  );
}

function NameChange(): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const { name } = usePerson();
  const form = useForm({
    schema: nameInput,
    start: { name },
    submit: async (json) => {
      await done(api.account.name.$put({ json }));
      // Everything that names the person is asked for anew.
      await client.invalidateQueries();
      say(t('people.account.name.done'));
    },
  });
  return (
    <Section title={t('people.account.name')}>
      <FormBody form={form} submitText={t('people.account.name.act')} labels={{ name: t('people.name') }} besides>
        <TextField form={form} name="name" label={t('people.name')} description={t('people.account.name.help')} autoComplete="name" />
      </FormBody>
    </Section>
  );
}

function PasswordChange(): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const form = useForm({
    schema: passwordInput,
    start: { current: '', next: '' },
    submit: async (json) => {
      await done(api.account.password.$post({ json }));
      form.reset();
      say(t('people.account.password.done'));
    },
  });
  const labels = { current: t('people.account.password.current'), next: t('people.account.password.next') };
  return (
    <Section title={t('people.account.password')}>
      <FormBody form={form} submitText={t('people.account.password.act')} labels={labels}>
        <TextField form={form} name="current" label={labels.current} type="password" autoComplete="current-password" />
        <TextField form={form} name="next" label={labels.next} description={t('people.password.help')} type="password" autoComplete="new-password" />
      </FormBody>
    </Section>
  );
}

function SignOutEverywhere(): ReactNode {
  const t = useText();
  const { signOutEverywhere } = useSessionActs();
  const [asking, setAsking] = useState(false);
  return (
    <Section title={t('people.account.sessions')}>
      <p>{t('people.account.sessions.text')}</p>
      <Button variant="secondary" onClick={() => setAsking(true)}>{t('people.signOutEverywhere')}</Button>
      <ConfirmDialog open={asking} title={t('people.signOutEverywhere')} act={t('people.signOutEverywhere')} onConfirm={() => signOutEverywhere.mutateAsync()} onClose={() => setAsking(false)}>
        <p>{t('people.signOutEverywhere.text')}</p>
      </ConfirmDialog>
    </Section>
  );
}
