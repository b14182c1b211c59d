/** Behind the link in the letter. The token stands in the fragment, so that it reaches no log and no referrer (ASVS 14.2.1). */
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { acceptanceInput } from '#shared/people.ts';
import { answer, api } from '../api.ts';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageShell, PageTitle } from '../ui/page.tsx';
import { problemOf, useRefusalText } from '../ui/problem.tsx';
import { rememberedLocale, useLocale, useText } from '../ui/text.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { useSessionActs } from './session.ts';

export function InvitationScreen(): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const { setLocale } = useLocale();
  /** The page goes on in the language of its letter, where nobody has chosen another. */
  const open = async (link: string) => {
    const invited = await answer(api.invitations.preview.$post({ json: { token: link } }));
    if (rememberedLocale() === null && invited.language !== 'sv') await setLocale(invited.language);
    return invited;
  };
  // Whoever comes with half a link and then pastes the whole one stays on the page.
  const token = useLocation({ select: ({ hash }) => hash });
  const preview = useQuery({ queryKey: ['invitation-preview', token], queryFn: () => open(token), enabled: token !== '', staleTime: Number.POSITIVE_INFINITY });
  return (
    <PageShell menu={<LanguageChoice />}>
      <div className="door stack-wide">
        {token === '' || isUnknown(preview.error)
          ? (
            <>
              <PageTitle title={t('people.invitation.title')} lead={token === '' ? t('people.invitation.noToken') : sentence('invitation-unknown')} />
              <div><Link to="/logga-in" className="ds-button" data-variant="secondary">{t('people.invitation.toSignIn')}</Link></div>
            </>
          )
          : leadsToSignIn(preview.error)
            ? (
              <>
                <PageTitle title={t('people.invitation.title')} lead={sentence(problemOf(preview.error).code)} />
                <div><Link to="/logga-in" className="ds-button" data-variant="primary">{t('people.invitation.toSignIn')}</Link></div>
              </>
            )
            : <Answered question={preview}>{(invited) => <Acceptance key={token} token={token} invited={invited} />}</Answered>}
      </div>
    </PageShell>
  );
}

/** Asked again the link would say the same; the account or a new letter is the way in. */
const leadsToSignIn = (error: unknown): boolean => ['invitation-used', 'invitation-revoked', 'invitation-expired'].includes(problemOf(error).code);

/** A link that was cut on its way is refused for its form, one that was never sent for what it is. */
const isUnknown = (error: unknown): boolean => {
  const { code, errors = [] } = problemOf(error);
  return code === 'invitation-unknown' || errors.some(({ detail }) => detail === 'invitation-unknown');
};

interface Props {
  token: string;
  invited: { email: string; name: string; organisation: string; hasAccount: boolean };
}

function Acceptance({ token, invited: { email, name, organisation, hasAccount } }: Props): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const { locale } = useLocale();
  const { begin } = useSessionActs();
  const form = useForm({
    schema: acceptanceInput,
    start: { code: '', name, password: '' },
    toInput: (values) => ({ ...values, token, language: locale }),
    submit: async (json) => {
      const { leadsTo, ...session } = await answer(api.invitations.acceptance.$post({ json }));
      await begin(session);
      await navigate({ href: leadsTo === null ? '/' : leadsTo.kind === 'matter' ? `/arenden/${leadsTo.id}` : `/remissomgang/${leadsTo.id}` });
    },
  });
  const labels = { code: t('people.invitation.code'), name: t('people.name'), password: t(hasAccount ? 'people.invitation.passwordOwn' : 'people.invitation.passwordNew') };
  return (
    <>
      <PageTitle title={t('people.invitation.title')} lead={hasAccount ? t('people.invitation.leadAccount', { organisation, email }) : t('people.invitation.lead', { organisation })} />
      <FormBody form={form} submitText={t('people.invitation.act')} labels={labels}>
        <TextField form={form} name="code" label={labels.code} description={t('people.invitation.code.help')} inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        {!hasAccount && <TextField form={form} name="name" label={labels.name} description={t('people.name.help')} autoComplete="name" />}
        {/* For password managers: which account the password belongs to. */}
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField form={form} name="password" label={labels.password} description={hasAccount ? undefined : t('people.password.help')} type="password" autoComplete={hasAccount ? 'current-password' : 'new-password'} />
      </FormBody>
    </>
  );
}
