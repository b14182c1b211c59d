/** Behind a colleague's own link back. Pressed and not followed at once: what opens links in letters by itself comes in as nobody. */
import { Button } from '@digdir/designsystemet-react';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { codeTyped } from '#shared/colleagues.ts';
import { answer, api } from '../api.ts';
import { LanguageChoice } from '../people/language-choice.tsx';
import { useSessionActs } from '../people/session.ts';
import { PageShell, PageTitle } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';

export function ColleagueReturnScreen(): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const { begin } = useSessionActs();
  const code = codeTyped(useLocation({ select: (location) => location.hash }));
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const goOn = async () => {
    if (code === null) return;
    setPending(true);
    try {
      const { consulteeId } = await answer(api['colleague-returns'].$post({ json: { code } }));
      await begin(await answer(api.session.$get()));
      await navigate({ to: '/remissomgang/$consulteeId', params: { consulteeId } });
    } catch (caught) {
      setError(caught);
      setPending(false);
    }
  };
  return (
    <PageShell menu={<LanguageChoice />}>
      <div className="door stack-wide">
        <PageTitle title={t('return.title')} lead={t(code === null ? 'return.half' : 'return.lead')} />
        <Problem error={error} />
        {code !== null && <div><Button loading={pending} onClick={() => void goOn()}>{t('return.act')}</Button></div>}
        <p><Link to="/kollega" className="text-link">{t('return.toCode')}</Link></p>
      </div>
    </PageShell>
  );
}
