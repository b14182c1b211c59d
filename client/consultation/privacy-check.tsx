/** What the privacy check found, each to be confirmed before anything is published. */
import { Checkbox } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import type { PrivacyFinding } from '#shared/publication.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { Working } from '../ui/working.tsx';

interface Props {
  open: boolean;
  title: string;
  act: string;
  findings: readonly PrivacyFinding[];
  /** A response may have what was found in it hidden. */
  mayMask?: boolean;
  /** What is being made while one waits. */
  working: string;
  onPublish: (confirmed: string[], masked: boolean) => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
}

export function PublishDialog({ open, title, onClose, ...rest }: Props): ReactNode {
  return <Modal open={open} title={title} onClose={onClose}><PrivacyCheck {...rest} onClose={onClose} /></Modal>;
}

function PrivacyCheck({ act, findings, mayMask = false, working, onPublish, onClose, children }: Omit<Props, 'open' | 'title'>): ReactNode {
  const t = useText();
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [hides, setHides] = useState(true);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const missing = findings.some(({ key }) => !confirmed.includes(key));
  const maskable = mayMask && findings.some(({ kind }) => kind !== 'private-person');
  const publish = async () => {
    setPending(true);
    setError(null);
    try {
      await onPublish([...confirmed], hides);
      onClose();
    } catch (caught) {
      setError(caught);
    }
    setPending(false);
  };
  return (
    <>
      {children}
      <h3>{t('publication.check')}</h3>
      <p>{findings.length === 0 ? t('publication.check.none') : t('publication.check.found', { n: findings.length })}</p>
      {findings.length > 0 && (
        <ul className="plain-list stack-tight">
          {findings.map(({ key, kind, part, where, quote }) => (
            <li key={key}>
              <Checkbox
                label={`${t(`publication.kind.${kind}`)}: ${quote}`} description={t(`publication.part.${part}`, { where })} value={key} checked={confirmed.includes(key)}
                onChange={(event) => { const on = event.target.checked; setConfirmed((old) => (on ? [...old, key] : old.filter((one) => one !== key))); }}
              />
            </li>
          ))}
        </ul>
      )}
      {maskable && <Checkbox label={t('publication.responses.mask')} value="mask" checked={hides} onChange={(event) => setHides(event.target.checked)} />}
      <Problem error={error} />
      <Publishing on={pending} what={working} />
      <div className="row dialog-acts"><ActButton refusal={missing ? 'findings-unconfirmed' : null} pending={pending} onAct={() => void publish()}>{act}</ActButton></div>
    </>
  );
}

/** That it goes on, and for how long. */
export function Publishing({ on, what }: { on: boolean; what: string }): ReactNode {
  const t = useText();
  return <Working on={on} what={what} still={t('publication.working.still')} elapsed={(n) => t('publication.working.elapsed', { n })} />;
}
