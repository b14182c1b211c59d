/** Behind a colleague's link. The code stands in the fragment, so that it reaches no log and no referrer (ASVS 14.2.1); without one it is typed. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { codeInGroups, codeTyped, codeTypedInput, entryInput, type entryPreview } from '#shared/colleagues.ts';
import { answer, api } from '../api.ts';
import { LanguageChoice } from '../people/language-choice.tsx';
import { sessionQuery, useSessionActs } from '../people/session.ts';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageShell, PageTitle } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { acts } from './consultation.ts';

export function ColleagueEntryScreen(): ReactNode {
  const t = useText();
  const hash = useLocation({ select: (location) => location.hash });
  const [typed, setTyped] = useState('');
  const code = codeTyped(hash) ?? typed;
  // Wrong guesses are counted: a code is asked about once.
  const preview = useQuery({ queryKey: ['colleague-entry', code], queryFn: () => acts.previewEntry(code), enabled: code !== '', staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false });
  return (
    <PageShell menu={<LanguageChoice />}>
      <div className="door stack-wide">
        {preview.data ? <Entry code={code} opens={preview.data} /> : (
          <>
            <PageTitle title={t('consultation.entry.title')} lead={code !== '' && preview.isPending ? undefined : t('consultation.entry.ask')} />
            <Problem error={preview.error} />
            {code !== '' && preview.isPending ? <Loading /> : <CodeField typed={codeInGroups(typed)} onTyped={setTyped} />}
          </>
        )}
      </div>
    </PageShell>
  );
}

function CodeField({ typed, onTyped }: { typed: string; onTyped: (code: string) => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    schema: codeTypedInput,
    start: { code: typed },
    submit: async ({ code }) => {
      client.removeQueries({ queryKey: ['colleague-entry', code] });
      // A link that led nowhere does not stand in the way of what is typed.
      await navigate({ to: '/kollega', hash: '', replace: true });
      onTyped(code);
    },
  });
  return (
    <FormBody form={form} submitText={t('consultation.entry.next')} labels={{ code: t('consultation.entry.code') }}>
      <TextField form={form} name="code" label={t('consultation.entry.code')} description={t('consultation.entry.code.how')} autoComplete="off" spellCheck={false} />
    </FormBody>
  );
}

function Entry({ code, opens }: { code: string; opens: z.infer<typeof entryPreview> }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const { begin } = useSessionActs();
  const here = useQuery(sessionQuery).data?.person ?? null;
  const form = useForm({
    schema: entryInput,
    start: { name: '', unit: '' },
    toInput: (values) => ({ ...values, code, language: locale }),
    submit: async (json) => {
      const { consulteeId } = await acts.enter(json);
      await begin(await answer(api.session.$get()));
      await navigate({ to: '/remissomgang/$consulteeId', params: { consulteeId } });
    },
  });
  const labels = { name: t('consultation.entry.name'), unit: t('consultation.entry.unit') };
  const { consultee, matter } = opens;
  return (
    <>
      <PageTitle title={t('consultation.entry.title')} lead={t('consultation.entry.lead', { consultee, matter })} />
      {here?.kind === 'guest' && <div className="standing"><Icon name="person" /><div className="stack-tight"><p>{t('consultation.entry.here', { name: here.name })}</p><p><Button asChild variant="secondary" data-size="sm"><Link to="/">{t('consultation.entry.here.act')}</Link></Button></p></div></div>}
      {here?.kind === 'account' && <p className="standing" data-tone="ochre"><Icon name="warning" /> <span>{t('consultation.entry.signedIn', { name: here.name })}</span></p>}
      <FormBody form={form} submitText={t('consultation.entry.act')} labels={labels}>
        <TextField form={form} name="name" label={labels.name} description={t('consultation.entry.name.how')} autoComplete="name" />
        <TextField form={form} name="unit" label={labels.unit} optional autoComplete="off" />
        <p className="soft">{t('consultation.entry.seen', { consultee })}</p>
      </FormBody>
    </>
  );
}
