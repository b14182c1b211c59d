/** What has become of the latest words. Nothing blinks: a saving shorter than a moment is not shown, but nothing unsaved is ever called saved. */
import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ConnectionState } from '../live/connection-state.ts';
import { unsentIn } from '../live/connection-state.ts';
import { timeText } from '../ui/dates.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useSaveKey } from '../ui/keys.ts';
import { type Text, useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

const signs: Record<ConnectionState['kind'], IconName> = { opening: 'clock', saving: 'clock', saved: 'check', offline: 'warning', refused: 'lock' };

interface Props {
  state: ConnectionState;
  writes: boolean;
  /** What is not saved is on this computer's disk. */
  isKept: boolean;
  onReconnect: () => void;
}

export function SaveLine({ state, writes, isKept, onReconnect }: Props): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { announce } = useToasts();
  const heard = useRef(state.kind);
  useSayWhetherSaved(state, writes, isKept);

  // Said aloud only when it matters: not for every key.
  useEffect(() => {
    const before = heard.current;
    heard.current = state.kind;
    if (state.kind === before || state.kind === 'saving' || state.kind === 'opening') return;
    if (state.kind === 'saved' && before !== 'offline') return;
    announce(state.kind === 'saved' ? t('drafting.save.backAgain') : line(t, state, timeOf(locale, state)));
  }, [state, announce, t, locale]);

  // Who only reads has nothing that could be saved or lost.
  if (!writes && (state.kind === 'saved' || state.kind === 'saving')) return null;
  return (
    <span className="row save-row">
      <span className="save-state numbers" data-state={state.kind === 'refused' ? 'stopped' : state.kind === 'opening' ? 'saving' : state.kind}>
        <Icon name={signs[state.kind]} size={16} />
        {line(t, state, timeOf(locale, state))}
      </span>
      {state.kind === 'offline' && state.unsent > 0 && isKept && <span className="small soft">{t('drafting.save.kept')}</span>}
      {state.kind === 'offline' && <Button variant="tertiary" data-size="sm" onClick={onReconnect}>{t('drafting.save.try')}</Button>}
    </span>
  );
}

/** The same beneath the text, where the hand is, and only while the head has scrolled away; read aloud it would be said twice. */
export function SaveSign({ state }: { state: ConnectionState }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const [isAbove, setAbove] = useState(true);
  useEffect(() => {
    const head = document.querySelector('.save-row');
    if (head === null) return;
    const watch = new IntersectionObserver(([seen]) => setAbove(seen?.isIntersecting ?? false), { rootMargin: '-64px 0px 0px' });
    watch.observe(head);
    return () => watch.disconnect();
  }, []);
  return <span className="save-sign" data-state={state.kind} data-above={isAbove || undefined} aria-hidden="true"><Icon name={signs[state.kind]} size={16} /> {line(t, state, timeOf(locale, state))}</span>;
}

function timeOf(locale: 'sv' | 'en', state: ConnectionState): string | null {
  return state.kind === 'saved' && state.at !== null ? timeText(locale, state.at.toISOString()) : null;
}

function line(t: Text, state: ConnectionState, time: string | null): string {
  switch (state.kind) {
    case 'opening': return t('drafting.save.opening');
    case 'saving': return t('drafting.save.saving');
    case 'saved': return time === null ? t('drafting.save.saved') : t('drafting.save.savedAt', { time });
    case 'offline': return t('drafting.save.offline', { n: state.unsent });
    case 'refused': return t('drafting.save.refused');
  }
}

/** Ctrl/Cmd+S answers truthfully; asked while saving, it answers again when everything is on disk. */
function useSayWhetherSaved(state: ConnectionState, writes: boolean, isKept: boolean): void {
  const t = useText();
  const { say } = useToasts();
  const [isWaiting, setWaiting] = useState(false);
  useSaveKey(() => {
    if (!writes) return say(t('drafting.save.reader'), { sign: 'information' });
    if (state.kind === 'saved') return say(t('drafting.save.all'));
    if (state.kind === 'refused') return say(t('drafting.save.isRefused'), { sign: 'warning' });
    if (state.kind === 'offline') return say(t(isKept ? 'drafting.save.notNowKept' : 'drafting.save.notNow', { n: unsentIn(state) }), { sign: 'warning' });
    say(t('drafting.save.soon'), { sign: 'information' });
    setWaiting(true);
  });
  useEffect(() => {
    if (!isWaiting || state.kind !== 'saved') return;
    setWaiting(false);
    say(t('drafting.save.all'));
  }, [isWaiting, state.kind, say, t]);
}

const moment = 400;

/** The state as it is shown: `saving` only when it lasts. */
export function useCalmState(state: ConnectionState): ConnectionState {
  const [shown, setShown] = useState(state);
  useEffect(() => {
    if (state.kind !== 'saving') {
      setShown(state);
      return;
    }
    const timer = setTimeout(() => setShown(state), moment);
    return () => clearTimeout(timer);
  }, [state]);
  // What was saved before the present change is no longer all: it may stand for the moment, never longer.
  return shown.kind === 'saved' && state.kind !== 'saving' ? state : shown;
}
