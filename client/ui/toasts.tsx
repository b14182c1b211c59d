/** Short word that something was done; also read aloud. It never carries the only copy of something that matters. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { Icon, type IconName } from './icons.tsx';
import { useText } from './text.tsx';

interface Toast {
  id: number;
  text: string;
  undo?: () => void;
  sign?: IconName;
}

interface Toasts {
  /** Shown for eight seconds, thirty when it can be undone, and read by screen readers. */
  say(text: string, options?: { undo?: () => void; sign?: IconName }): void;
  /** Only read aloud. */
  announce(text: string): void;
}

const ToastContext = createContext<Toasts | null>(null);
const shownFor = 8_000;
/** Whoever wants to undo needs time to find the button (WCAG 2.2.1). */
const undoableFor = 30_000;

export function ToastProvider({ children }: { children: ReactNode }): ReactNode {
  const t = useText();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [spoken, setSpoken] = useState('');
  const latest = useRef(0);

  const leave = useCallback((id: number) => setToasts((old) => old.filter((toast) => toast.id !== id)), []);
  const announce = useCallback((text: string) => {
    // The same sentence twice must be heard twice.
    setSpoken((old) => (old === text ? `${text}\u00a0` : text));
  }, []);
  const say = useCallback((text: string, options: { undo?: () => void; sign?: IconName } = {}) => {
    const id = ++latest.current;
    setToasts((old) => [...old.slice(-2), { id, text, ...options }]);
    announce(text);
    setTimeout(() => leave(id), options.undo ? undoableFor : shownFor);
  }, [announce, leave]);

  const value = useMemo(() => ({ say, announce }), [say, announce]);
  return (
    <ToastContext value={value}>
      {children}
      <div className="ds-sr-only" aria-live="polite" role="status">{spoken}</div>
      <div className="toasts">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast" data-sign={toast.sign}>
            <Icon name={toast.sign ?? 'check'} /> <span>{toast.text}</span>
            {toast.undo && <button type="button" onClick={() => { toast.undo?.(); leave(toast.id); }}>{t('ui.undo')}</button>}
            <button type="button" className="toast-close" aria-label={t('ui.close')} onClick={() => leave(toast.id)}><Icon name="cross" size={16} /></button>
          </div>
        ))}
      </div>
    </ToastContext>
  );
}

export function useToasts(): Toasts {
  const toasts = useContext(ToastContext);
  if (toasts === null) throw new Error('useToasts outside ToastProvider');
  return toasts;
}
