import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { signInInput } from '#shared/people.ts';
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
    begin(session);
    await navigate({ href: next ?? '/' });
  };
}

interface DemoProps {
  accounts: { email: string; name: string; group: string }[];
  onEnter: ReturnType<typeof useEntering>;
}

function DemoAccounts({ accounts, onEnter }: DemoProps): ReactNode {
  const t = useText();
  const [error, setError] = useState<unknown>(null);
  const groups = [...new Set(accounts.map(({ group }) => group))];
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
      {groups.map((group) => (
        <div key={group}>
          <h3>{group}</h3>
          <ul className="plain-list demo-list">
            {accounts.filter((account) => account.group === group).map(({ email, name }) => (
              <li key={email}>
                <button type="button" className="demo-account" onClick={() => void signIn(email)}>
                  <span>{name}</span>
                  <span className="small soft">{email}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
