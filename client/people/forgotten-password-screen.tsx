import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { passwordLinkOrder } from '#shared/people.ts';
import { answer, api } from '../api.ts';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { focusNewPage, PageShell, PageTitle } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { LanguageChoice } from './language-choice.tsx';

/** The answer never tells whether there is an account. */
export function ForgottenPasswordScreen(): ReactNode {
  const [asked, setAsked] = useState<string | null>(null);
  const turn = (email: string | null) => {
    setAsked(email);
    requestAnimationFrame(focusNewPage);
  };
  return (
    <PageShell menu={<LanguageChoice />}>
      <div className="door stack-wide">{asked === null ? <Asking onAsked={turn} /> : <Asked email={asked} onAgain={() => turn(null)} />}</div>
    </PageShell>
  );
}

function Asking({ onAsked }: { onAsked: (email: string) => void }): ReactNode {
  const t = useText();
  const form = useForm({
    schema: passwordLinkOrder,
    start: { email: '' },
    submit: async (json) => {
      await answer(api['password-links'].$post({ json }));
      onAsked(json.email);
    },
  });
  return (
    <>
      <PageTitle title={t('people.forgotten.title')} lead={t('people.forgotten.lead')} />
      <FormBody form={form} submitText={t('people.forgotten.act')} labels={{ email: t('people.email') }}>
        <TextField form={form} name="email" label={t('people.email')} type="email" autoComplete="username" />
      </FormBody>
      <p><Link to="/logga-in" className="text-link">{t('people.invitation.toSignIn')}</Link></p>
    </>
  );
}

function Asked({ email, onAgain }: { email: string; onAgain: () => void }): ReactNode {
  const t = useText();
  return (
    <>
      <PageTitle title={t('people.forgotten.done.title')} lead={t('people.forgotten.done', { email })} />
      <div className="row">
        <Link to="/logga-in" className="ds-button" data-variant="secondary">{t('people.invitation.toSignIn')}</Link>
        <Button variant="tertiary" onClick={onAgain}>{t('people.forgotten.again')}</Button>
      </div>
    </>
  );
}
