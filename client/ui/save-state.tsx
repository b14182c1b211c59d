/** What has become of the latest words: said in the same place on every page that saves by itself. */
import type { ReactNode } from 'react';
import { timeText } from './dates.tsx';
import { Icon, type IconName } from './icons.tsx';
import { problemOf } from './problem.tsx';
import { useLocale, useText } from './text.tsx';

/** `stopped`: the server refuses; `offline`: kept here until the connection is back. */
export type SaveStateName = 'saved' | 'saving' | 'offline' | 'stopped';

const signs: Record<SaveStateName, IconName> = { saved: 'check', saving: 'clock', offline: 'warning', stopped: 'lock' };

interface Props {
  state: SaveStateName;
  /** ISO time of the latest confirmed saving. */
  at?: string | null;
  /** How many changes wait here. */
  waiting?: number;
  /** Of `stopped`: what the server said. */
  error?: unknown;
}

export function SaveState({ state, at = null, waiting = 0, error = null }: Props): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const said = state === 'stopped' && problemOf(error).code === 'not-signed-in' ? 'signedOut' : state;
  return (
    <span className="save-state" data-state={state} role="status">
      <Icon name={signs[state]} size={16} />
      {state === 'saved' && at !== null ? t('ui.save.savedAt', { time: timeText(locale, at) }) : t(`ui.save.${said}`, { n: waiting })}
    </span>
  );
}

