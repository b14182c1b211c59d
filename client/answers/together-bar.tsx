/** What can be done with the chosen comments, and the way back from what was done last. */
import { Button } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { TogetherAct } from '#shared/answers-together.ts';
import { usePerson } from '../people/session.ts';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { type Sorting, undoTogether } from './together.ts';
import { TogetherDialog } from './together-dialog.tsx';

interface Props {
  sorting: Sorting;
  count: number;
  /** Comments in the list; null while another list is asked for. */
  total: number | null;
  filtered: boolean;
  onAll: () => void;
  onNone: () => void;
}

interface Done { id: string | null; text: string }

const kinds = ['assign', 'due', 'theme', 'hand-over'] as const satisfies readonly TogetherAct['kind'][];

export function TogetherBar({ sorting, count, total, filtered, onAll, onNone }: Props): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { announce } = useToasts();
  const [kind, setKind] = useState<TogetherAct['kind'] | null>(null);
  const [done, keep] = useKeptDone(sorting.roundId);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  const wanted = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone.
    if (wanted.current) line.current?.focus();
    wanted.current = false;
  }, [done]);

  const tell = (next: Done) => {
    wanted.current = true;
    setError(null);
    keep(next);
    announce(next.text);
    void client.invalidateQueries({ predicate: ({ queryKey }) => ['answer', 'theme', 'journal'].includes(String(queryKey[0])) });
  };
  const undo = async (id: string) => {
    if (busy) return;
    setBusy(true);
    try {
      tell({ id: null, text: t('answers.together.undone', { ...(await undoTogether(sorting.roundId, id)) }) });
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="together-bar no-print" role="group" aria-label={t('answers.together')}>
      <p role="status" className="together-count">{count > 0 ? t('answers.together.count', { count }) : ''}</p>
      {count > 0 && (
        <div className="row together-whole">
          {total !== null && <button type="button" className="text-button" aria-disabled={count === total || undefined} onClick={onAll}>{t('answers.together.all', { count: total, filtered: filtered ? 'yes' : 'no' })}</button>}
          <button type="button" className="text-button" onClick={() => { toList(); onNone(); }}>{t('answers.together.none')}</button>
        </div>
      )}
      {count > 0 && <div className="row together-acts">{kinds.map((one) => <Button key={one} variant="secondary" onClick={() => setKind(one)}>{t(`answers.together.${one}`)} …</Button>)}</div>}
      {done !== null && (
        <p ref={line} tabIndex={-1} className="together-done">
          <span>{done.text}</span>
          {done.id !== null && <button type="button" className="text-button" aria-disabled={busy || undefined} onClick={() => void undo(done.id ?? '')}>{t('answers.together.undo')}</button>}
          <button type="button" className="plain-button" aria-label={t('ui.close')} onClick={() => { setError(null); keep(null); }}><Icon name="cross" size={16} /></button>
        </p>
      )}
      <Problem error={error} />
      {kind !== null && <TogetherDialog kind={kind} sorting={sorting} onClose={() => setKind(null)} onDone={(id, text) => { setKind(null); tell({ id, text }); onNone(); }} />}
    </div>
  );
}

/** The button goes away with the choice. */
const toList = (): void => document.querySelector<HTMLElement>('.row-link[tabindex="0"]')?.focus({ preventScroll: true });

/** Stays while the tab does, also when the page is left: what can be undone can be found again. */
function useKeptDone(roundId: string): [Done | null, (done: Done | null) => void] {
  const name = `sorted-together:${usePerson().id}:${roundId}`;
  const [done, setDone] = useState<Done | null>(() => {
    const kept = window.sessionStorage.getItem(name);
    return kept === null ? null : JSON.parse(kept) as Done;
  });
  return [done, (next) => {
    setDone(next);
    if (next?.id == null) window.sessionStorage.removeItem(name);
    else window.sessionStorage.setItem(name, JSON.stringify(next));
  }];
}
