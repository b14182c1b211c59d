/** Single keys can be turned off (WCAG 2.1.4); the choice stays in this browser. */
import { Switch } from '@digdir/designsystemet-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Modal } from '../ui/dialogs.tsx';
import { useText } from '../ui/text.tsx';

const name = 'answers-shortcuts';
const watchers = new Set<() => void>();

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

function setShortcuts(on: boolean): void {
  window.localStorage.setItem(name, on ? 'on' : 'off');
  for (const watcher of watchers) watcher();
}

export function useShortcuts(): boolean {
  return useSyncExternalStore(subscribe, () => window.localStorage.getItem(name) !== 'off');
}

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useText();
  const on = useShortcuts();
  const keys: [string, string][] = [
    ['j', t('answers.keys.next')], ['k', t('answers.keys.previous')], ['/', t('answers.keys.search')], ['Enter', t('answers.keys.enter')], ['↑ ↓', t('answers.keys.move')], [t('answers.keys.space'), t('answers.keys.choose')], [t('answers.keys.shiftArrow'), t('answers.keys.chooseMore')],
    ['1–7', t('answers.keys.disposition')], ['m', t('answers.keys.rationale')], ['t', t('answers.keys.text')], ['?', t('answers.keys.help')],
  ];
  return (
    <Modal open={open} title={t('answers.keys.title')} onClose={onClose}>
      <p>{t('answers.keys.lead')}</p>
      <table className="small-table shortcut-table">
        <tbody>{keys.map(([key, does]) => <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{does}</td></tr>)}</tbody>
      </table>
      <p className="soft">{t('answers.keys.save')}</p>
      <Switch label={t('answers.keys.on')} checked={on} onChange={(event) => setShortcuts(event.target.checked)} />
    </Modal>
  );
}
