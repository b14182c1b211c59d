/** Behind the link in the letter. The token stands in the fragment, so that it reaches no log and no referrer (ASVS 14.2.1). */
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { newPasswordInput } from '#shared/people.ts';
import { answer, api } from '../api.ts';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageShell, PageTitle } from '../ui/page.tsx';
import { problemOf, useRefusalText } from '../ui/problem.tsx';
import { rememberedLocale, useLocale, useText } from '../ui/text.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { useSessionActs } from './session.ts';

export function NewPasswordScreen(): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const { setLocale } = useLocale();
  /** The page goes on in the language of its letter, where nobody has chosen another. */
  const open = async (link: string) => {
    const account = await answer(api['password-links'].preview.$post({ json: { token: link } }));
    if (rememberedLocale() === null && account.language !== 'sv') await setLocale(account.language);
    return account;
  };
  const token = useLocation({ select: ({ hash }) => hash });
  const preview = useQuery({ queryKey: ['password-link-preview', token], queryFn: () => open(token), enabled: token !== '', staleTime: Number.POSITIVE_INFINITY });
  const gone = aboutLink(preview.error);
  return (
    <PageShell menu={<LanguageChoice />}>
      <div className="door stack-wide">
        {token === '' || gone !== undefined
          ? <PageTitle title={t('people.newPassword.title')} lead={gone === undefined ? t('people.newPassword.noToken') : sentence(gone)} />
          : <Answered question={preview}>{({ email }) => <Choosing key={token} token={token} email={email} />}</Answered>}
        {(token === '' || preview.isError) && <div><Link to="/glomt-losenord" className="ds-button" data-variant="secondary">{t('people.newPassword.askAgain')}</Link></div>}
      </div>
    </PageShell>
  );
}

/** Asked again the link would say the same. One that was cut on its way is refused for its form, the others for what they are. */
function aboutLink(error: unknown): string | undefined {
  const { code, errors = [] } = problemOf(error);
  return [code, ...errors.map(({ detail }) => detail)].find((one) => one.startsWith('password-link-'));
}

function Choosing({ token, email }: { token: string; email: string }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const { begin } = useSessionActs();
  const form = useForm({
    schema: newPasswordInput,
    start: { code: '', password: '' },
    toInput: (values) => ({ ...values, token }),
    submit: async (json) => {
      await begin(await answer(api['password-links'].choice.$post({ json })));
      await navigate({ to: '/' });
    },
  });
  const labels = { code: t('people.invitation.code'), password: t('people.account.password.next') };
  return (
    <>
      <PageTitle title={t('people.newPassword.title')} lead={t('people.newPassword.lead', { email })} />
      <FormBody form={form} submitText={t('people.newPassword.act')} labels={labels}>
        <TextField form={form} name="code" label={labels.code} description={t('people.invitation.code.help')} inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        {/* For password managers: which account the password belongs to. */}
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField form={form} name="password" label={labels.password} description={t('people.password.help')} type="password" autoComplete="new-password" />
      </FormBody>
    </>
  );
}
