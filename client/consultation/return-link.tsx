/** A colleague's own link back to the comments, to be kept as a bookmark or sent to oneself. */
import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useState } from 'react';
import { answer, api, done } from '../api.ts';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

const param = (id: string) => ({ param: { id } });

export function ReturnLink({ responseId }: { responseId: string }): ReactNode {
  const t = useText();
  const id = useId();
  const { say } = useToasts();
  const [link, setLink] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const make = () => void answer(api.responses[':id']['return-link'].$post(param(responseId))).then((made) => { setError(null); setLink(made.link); }, setError);
  const takeBack = () => void done(api.responses[':id']['return-link'].$delete(param(responseId))).then(() => { setError(null); setLink(null); say(t('return.takenBack')); }, setError);
  const copy = () => link !== null && void navigator.clipboard.writeText(link).then(() => say(t('return.copied')), setError);
  return (
    <section className="standing no-print" data-tone="neutral" aria-labelledby={id}>
      <Icon name="mail" />
      <div className="stack-tight">
        <p id={id}><strong>{t('return.heading')}</strong> {t(link === null ? 'return.how' : 'return.made')}</p>
        {link === null ? <div><Button variant="secondary" data-size="sm" onClick={make}>{t('return.make')}</Button></div> : (
          <>
            <p><code className="hash">{link}</code></p>
            <p className="row"><Button variant="secondary" data-size="sm" onClick={copy}>{t('return.copy')}</Button> <a className="text-link" href={`mailto:?subject=${encodeURIComponent(t('return.subject'))}&body=${encodeURIComponent(link)}`}>{t('return.mail')}</a> <button type="button" className="text-button" onClick={takeBack}>{t('return.takeBack')}</button></p>
          </>
        )}
        <Problem error={error} />
      </div>
    </section>
  );
}
