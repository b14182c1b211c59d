import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type DemoAccountView, type DemoGroup, demoGroups, signInInput } from '#shared/people.ts';
import { answer, api } from '../api.ts';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { PageShell, PageTitle } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { useSession, useSessionActs } from './session.ts';

export function SignInScreen(): ReactNode {
  const t = useText();
  const { demo, demoAccounts } = useSession();
  const enter = useEntering();
  const form = useForm({
    schema: signInInput,
    start: { email: '', password: '' },
    submit: async (json) => enter(await answer(api.session.$post({ json }))),
  });
  return (
    <PageShell menu={<LanguageChoice />}>
      <div className={demo ? 'door door-wide' : 'door'}>
        <div className="stack-wide">
          <PageTitle title={t('people.signIn.title')} lead={t('people.signIn.lead')} />
          <FormBody form={form} submitText={t('people.signIn.act')} labels={{ email: t('people.email'), password: t('people.password') }}>
            <TextField form={form} name="email" label={t('people.email')} type="email" autoComplete="username" />
            <TextField form={form} name="password" label={t('people.password')} type="password" autoComplete="current-password" />
          </FormBody>
          <p><Link to="/glomt-losenord" className="text-link">{t('people.signIn.forgotten')}</Link></p>
          <p className="soft">{t('people.signIn.help')}</p>
        </div>
        {demo && demoAccounts && <DemoAccounts accounts={demoAccounts} onEnter={enter} />}
      </div>
    </PageShell>
  );
}

/** After signing in one comes to where one was going. */
function useEntering() {
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false });
  const { begin } = useSessionActs();
  return async (session: Parameters<typeof begin>[0]) => {
    await begin(session);
    await navigate({ href: next ?? '/' });
  };
}

interface DemoProps {
  accounts: readonly DemoAccountView[];
  onEnter: ReturnType<typeof useEntering>;
}

function DemoAccounts({ accounts, onEnter }: DemoProps): ReactNode {
  const t = useText();
  const [error, setError] = useState<unknown>(null);
  const signIn = async (email: string) => {
    setError(null);
    try {
      await onEnter(await answer(api.session.demo.$post({ json: { email } })));
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <section className="card demo" aria-labelledby="demo-heading">
      <h2 id="demo-heading">{t('people.signIn.demo.title')}</h2>
      <p className="soft">{t('people.signIn.demo.lead')}</p>
      <Problem error={error} />
      {demoGroups.map((group) => <DemoGroupList key={group} group={group} accounts={accounts.filter((account) => account.group === group)} onEnter={(email) => void signIn(email)} />)}
    </section>
  );
}

interface GroupProps {
  group: DemoGroup;
  accounts: readonly DemoAccountView[];
  onEnter: (email: string) => void;
}

/** A role's first account is enough for most; the rest of a long list is folded away. */
function DemoGroupList({ group, accounts, onEnter }: GroupProps): ReactNode {
  const t = useText();
  const shown = accounts.length > 3 ? 1 : accounts.length;
  const list = (some: readonly DemoAccountView[]) => (
    <ul className="plain-list demo-list">
      {some.map(({ email, name }) => (
        <li key={email}>
          <button type="button" className="demo-account" onClick={() => onEnter(email)}>
            <span>{name}</span>
            <span className="small soft">{email}</span>
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <div>
      <h3>{t(`people.signIn.demo.group.${group}`)}</h3>
      {list(accounts.slice(0, shown))}
      {accounts.length > shown && (
        <details className="demo-more">
          <summary>{t('people.signIn.demo.more', { count: accounts.length - shown })}</summary>
          {list(accounts.slice(shown))}
        </details>
      )}
    </div>
  );
}
