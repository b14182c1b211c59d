/** A part of a page that is fetched when it is first opened, so that nobody waits for what few use. */
import { Alert, Button } from '@digdir/designsystemet-react';
import { type ComponentType, type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { Modal } from './dialogs.tsx';
import { Loading } from './loading.tsx';
import { useText } from './text.tsx';

export interface OnDemand<Props> {
  (props: Props): ReactNode;
  /** Fetched before it is asked for; rejects when it cannot be. */
  fetch(): Promise<void>;
}

interface Closable { onClose?: (() => void) | undefined }

/**
 * Shown at once when it is here already. Otherwise the button that asked keeps the focus and is busy until the part has come.
 * `as: 'dialog'`: whoever asked from within the text is taken out of it, since the next letter belongs to what is opened, and what is typed meanwhile
 * is put into its first field; Esc calls it off. That the part could not be fetched is said in a dialog. `'panel'` comes beside what one does, leaves the caret where it is, and says so in its place on the page.
 */
export function onDemand<Props extends object>(as: 'dialog' | 'panel', load: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let here: ComponentType<Props> | null = null;
  const fetch = async (): Promise<void> => { here ??= await load(); };
  function Part(props: Props & Closable): ReactNode {
    const [state, setState] = useState<'waiting' | 'here' | 'failed'>(here === null ? 'waiting' : 'here');
    const place = useRef<HTMLDivElement>(null);
    const typed = useRef('');
    const isCatching = useRef(false);
    const callOff = useEffectEvent(() => props.onClose?.());
    useEffect(() => {
      if (state === 'failed') return;
      // Until the words are put in, so that no key comes before them or between them.
      const press = (event: KeyboardEvent): void => {
        if (!isCatching.current || document.activeElement !== place.current && document.activeElement !== document.body) return;
        if (event.key === 'Escape') callOff();
        else typed.current = afterKey(typed.current, event);
      };
      window.addEventListener('keydown', press, true);
      return () => window.removeEventListener('keydown', press, true);
    }, [state]);
    useEffect(() => {
      if (state !== 'waiting') return;
      let isShown = true;
      const asked = document.activeElement;
      const isWriting = asked instanceof HTMLElement && asked.isContentEditable;
      if (!isWriting) asked?.setAttribute('aria-busy', 'true');
      else if (as === 'dialog') {
        place.current?.focus();
        isCatching.current = true;
      }
      const settle = (next: 'here' | 'failed'): void => {
        asked?.removeAttribute('aria-busy');
        if (isShown) setState(next);
      };
      const ask = (): void => void fetch().then(() => settle('here'), () => settle('failed'));
      // What stands beside the text comes after its words.
      const later = as === 'panel' ? setTimeout(ask) : undefined;
      if (later === undefined) ask();
      return () => {
        clearTimeout(later);
        isShown = false;
        asked?.removeAttribute('aria-busy');
      };
    }, [state]);
    // What puts the focus into its field as it is drawn gets the words before the next key; a dialog that opens after that gets them then.
    useLayoutEffect(() => {
      if (state !== 'here' || !putInField(typed.current)) return;
      isCatching.current = false;
    }, [state]);
    useEffect(() => {
      if (state === 'waiting') return;
      if (state === 'here' && isCatching.current) putInField(typed.current);
      isCatching.current = false;
      typed.current = '';
    }, [state]);
    if (state === 'here' && here !== null) {
      const Here = here;
      return <Here {...props} />;
    }
    if (state === 'waiting') return <div ref={place} tabIndex={-1}><Loading /></div>;
    return <NotFetched as={as} onAgain={() => setState('waiting')} onClose={props.onClose} />;
  }
  return Object.assign(Part, { fetch });
}

/** What has been typed ahead, with this key. */
function afterKey(typed: string, event: KeyboardEvent): string {
  // What AltGr writes comes with Ctrl and Alt on some keyboards.
  const isShortcut = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
  if (isShortcut || event.key !== 'Backspace' && event.key.length !== 1) return typed;
  event.preventDefault();
  return event.key === 'Backspace' ? typed.slice(0, -1) : typed + event.key;
}

/** Where the part has put the focus; into what holds no words, nowhere, and false. */
function putInField(words: string): boolean {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement && /^(text|search|url|tel)$/.test(field.type))) return false;
  if (words === '') return true;
  field.setRangeText(words, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

function NotFetched({ as, onAgain, onClose }: { as: 'dialog' | 'panel'; onAgain: () => void } & Closable): ReactNode {
  const t = useText();
  const words = (
    <>
      <p>{t(navigator.onLine ? 'ui.part.failed' : 'ui.part.offline')}</p>
      <div className="row">
        <Button variant="secondary" onClick={onAgain}>{t('ui.tryAgain')}</Button>
        <Button variant="tertiary" onClick={() => window.location.reload()}>{t('ui.error.reload')}</Button>
      </div>
    </>
  );
  if (as === 'panel') return <Alert data-color="warning" role="alert" className="problem">{words}</Alert>;
  return <Modal open title={t('ui.part.title')} onClose={onClose ?? onAgain}>{words}</Modal>;
}

/** Milliseconds after the page is ready. */
const quiet = 2_000;

/** Fetches what may soon be asked for once the page has come to rest, so that a line that breaks later does no harm. Gives the way to call it off. */
export function fetchWhenQuiet(parts: readonly (() => Promise<unknown>)[]): () => void {
  // What could not be fetched now is asked for when the line is back, or when it is opened.
  const fetchAll = (): void => { if (navigator.onLine) void Promise.allSettled(parts.map((part) => part())); };
  const timer = setTimeout(fetchAll, quiet);
  window.addEventListener('online', fetchAll);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('online', fetchAll);
  };
}
