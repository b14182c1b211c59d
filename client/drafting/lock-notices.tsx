/** What is locked in the text, by whom and why; told when it changes, and released by the lead. */
import { Button } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Lock, WorkingDocument } from '#shared/drafting.ts';
import { api, done } from '../api.ts';
import { usePerson } from '../people/session.ts';
import { Moment } from '../ui/dates.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

interface Props {
  document: WorkingDocument;
  /** Shows a clause in the text. */
  onGo: (heading: string) => void;
}

export function LockNotices({ document, onGo }: Props): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const [releasing, setReleasing] = useState<Lock | null>(null);
  useToldOfLocks(document.locks);
  const { locks } = document;
  if (locks.length === 0) return null;
  const ofClauses = locks.filter(({ block }) => block !== null).length;
  const heading = ofClauses === locks.length ? t('drafting.lock.clauses', { n: ofClauses }) : t('drafting.lock.isDocument');
  const release = async (lock: Lock): Promise<void> => {
    await done(api.locks[':id'].$delete({ param: { id: lock.id } }));
    await client.invalidateQueries({ queryKey: ['document'] });
    say(t('drafting.lock.released'));
  };
  return (
    <section className="lock-notice no-print" aria-label={heading}>
      <h2><Icon name="lock" size={16} /> {heading}</h2>
      <ul className="plain-list">{locks.map((lock) => <LockRow key={lock.id} lock={lock} onGo={onGo} onRelease={() => setReleasing(lock)} />)}</ul>
      <ConfirmDialog
        open={releasing !== null} title={t('drafting.lock.release.title')} act={t('drafting.lock.release')}
        onConfirm={async () => { if (releasing !== null) await release(releasing); }} onClose={() => setReleasing(null)}
      >
        <p>{t('drafting.lock.release.text')}</p>
      </ConfirmDialog>
    </section>
  );
}

function LockRow({ lock, onGo, onRelease }: { lock: Lock; onGo: (heading: string) => void; onRelease: () => void }): ReactNode {
  const t = useText();
  const { block, purpose, reason, lockedBy, lockedAt, refusals } = lock;
  const title = lock.title === '' || lock.title === null ? t('drafting.lock.untitled') : lock.title;
  return (
    <li className="lock-row">
      <div>
        <p>
          {block !== null && <><a href={`#${block}`} className="text-link" onClick={(event) => { event.preventDefault(); onGo(block); }}>{title}</a> · </>}
          {t('drafting.lock.for', { purpose })}
        </p>
        {reason !== '' && <p className="lock-reason">{reason}</p>}
        <p className="small soft">{t('drafting.lock.byName', { name: lockedBy })} · <Moment value={lockedAt} form="medium" /></p>
      </div>
      {refusals['unlock'] === null && (
        <Button variant="secondary" data-size="sm" aria-label={block === null ? undefined : t('drafting.lock.releaseClause', { title })} onClick={onRelease}>{t('drafting.lock.release')}</Button>
      )}
    </li>
  );
}

/** Said once when others lock or unlock while the text is open. */
function useToldOfLocks(locks: readonly Lock[]): void {
  const t = useText();
  const { say } = useToasts();
  const { name } = usePerson();
  const known = useRef(locks);
  useEffect(() => {
    const before = known.current;
    known.current = locks;
    for (const { id, block, lockedBy } of locks) {
      if (lockedBy !== name && !before.some((lock) => lock.id === id)) say(t('drafting.lock.told', { name: lockedBy, part: block === null ? 'document' : 'clause' }), { sign: 'lock' });
    }
    if (before.some((lock) => lock.refusals['unlock'] !== null && !locks.some(({ id }) => id === lock.id))) say(t('drafting.lock.toldOpen'));
  }, [locks, name, say, t]);
}
