/** Dialogs: native, so that Esc closes and focus returns to where it was. */
import { Button, Dialog } from '@digdir/designsystemet-react';
import { type MouseEvent, type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { focusNewPage } from './page.tsx';
import { Problem } from './problem.tsx';
import { useText } from './text.tsx';

interface ModalProps {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** In the middle on a wide screen, from below on a phone. */
export function Modal({ open, title, onClose, children }: ModalProps): ReactNode {
  const t = useText();
  const heading = useId();
  const content = useRef<HTMLDivElement>(null);
  useFocusBack(open);
  useFirstField(open, content);
  return (
    <Dialog open={open} onClose={onClose} onClick={closeByHand(onClose)} closeButton={t('ui.close')} aria-labelledby={heading} className="modal">
      {open && (
        <div ref={content} className="stack">
          <h2 id={heading} tabIndex={-1}>{title}</h2>
          {children}
        </div>
      )}
    </Dialog>
  );
}

/** The browser returns focus when a dialog is closed, not when it is taken away; and what opened it may be gone by then. */
function useFocusBack(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return;
    const opener = document.activeElement;
    return () => void setTimeout(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else focusNewPage();
    });
  }, [open]);
}

/** Of browsers that do not know a button's command yet; what teaches them comes with the first form. */
const closeByHand = (onClose: () => void) => ({ target }: MouseEvent): void => {
  if (!('command' in HTMLButtonElement.prototype) && target instanceof Element && target.closest('[command=close]') !== null) onClose();
};

/** The browser closes only a modal dialog with Esc. Whatever has its own use for the key (a field, an open dialog) has taken it before it comes here. */
function useEscape(on: boolean, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => void (close.current = onClose));
  useEffect(() => {
    if (!on) return;
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('dialog:modal') === null) close.current();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [on]);
}

const fields = 'input:not([type=hidden], [hidden], [aria-hidden=true], [readonly]), select, textarea';

/**
 * A native dialog begins on its first button, which here is the one that closes it. We begin in the first field, or on the heading where there
 * is nothing to fill in; a form that comes a moment later takes the focus when it comes, if nobody has moved on meanwhile.
 */
function useFirstField(open: boolean, content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = content.current;
    if (!open || place === null || place.querySelector('[autofocus]') !== null) return;
    const heading = place.querySelector<HTMLElement>('h2');
    const begin = (): boolean => {
      const field = place.querySelector<HTMLElement>(fields);
      (field ?? heading)?.focus({ preventScroll: true });
      return field !== null;
    };
    if (begin()) return;
    const watch = new MutationObserver(() => {
      if (document.activeElement !== heading || begin()) watch.disconnect();
    });
    watch.observe(place, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [open, content]);
}

interface ConfirmProps {
  open: boolean;
  title: string;
  /** What cannot be undone, in a sentence. */
  children: ReactNode;
  /** The act in words, never "OK". */
  act: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Only for what cannot be undone. Stays open with the reason when the act is refused. */
export function ConfirmDialog({ open, title, children, act, danger = false, onConfirm, onClose }: ConfirmProps): ReactNode {
  const t = useText();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  // A second press comes before the button has been drawn anew.
  const underWay = useRef(false);

  const close = () => {
    setError(null);
    onClose();
  };
  const confirm = async () => {
    if (underWay.current) return;
    underWay.current = true;
    setPending(true);
    setError(null);
    try {
      await onConfirm();
      close();
    } catch (caught) {
      setError(caught);
    } finally {
      underWay.current = false;
      setPending(false);
    }
  };

  return (
    <Modal open={open} title={title} onClose={close}>
      <div className="stack-tight">{children}</div>
      <Problem error={error} />
      <div className="row dialog-acts">
        <Button loading={pending} aria-disabled={pending || undefined} onClick={() => void confirm()} {...(danger ? { 'data-color': 'danger' as const } : {})}>{act}</Button>
        <Button variant="secondary" onClick={close}>{t('ui.cancel')}</Button>
      </div>
    </Modal>
  );
}

/** A panel from below on a phone, from the right on a wide screen. Not modal when `beside`: the text can still be read and marked. */
export function Sheet({ open, title, onClose, beside = false, children }: ModalProps & { beside?: boolean }): ReactNode {
  const t = useText();
  const heading = useId();
  const content = useRef<HTMLDivElement>(null);
  useFocusBack(open);
  useFirstField(open && !beside, content);
  useEscape(open && beside, onClose);
  return (
    <Dialog open={open} modal={!beside} onClose={onClose} onClick={closeByHand(onClose)} closeButton={t('ui.close')} aria-labelledby={heading} className="sheet" placement="bottom">
      {open && (
        <div ref={content} className="stack">
          <h2 id={heading} tabIndex={-1}>{title}</h2>
          {children}
        </div>
      )}
    </Dialog>
  );
}
