/** A row of tools with one tab stop: arrows move inside it, Home and End go to its ends, Esc goes back to the text (WAI-ARIA toolbar). */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { presses } from './keys.ts';
import type { KeyAct } from './keys.ts';

interface Props {
  label: string;
  onLeave: () => void;
  className?: string;
  children: ReactNode;
}

const tools = 'button:not([disabled]), select:not([disabled])';

export function ToolRow({ label, onLeave, className = '', children }: Props): ReactNode {
  const row = useRef<HTMLDivElement>(null);
  const current = useRef<HTMLElement | null>(null);

  // Tools come and go with what is selected; exactly one of those shown must be reachable.
  useEffect(() => {
    const all = toolsOf(row.current);
    const stop = current.current !== null && all.includes(current.current) ? current.current : all[0];
    for (const tool of all) tool.tabIndex = tool === stop ? 0 : -1;
  });

  const stand = (tool: HTMLElement | undefined): void => {
    if (tool === undefined) return;
    for (const other of toolsOf(row.current)) other.tabIndex = other === tool ? 0 : -1;
    current.current = tool;
    tool.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const all = toolsOf(row.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const key = (act: KeyAct): boolean => presses(event.nativeEvent, act);
    if (key('leaveToolbar')) onLeave();
    else if (key('nextTool')) stand(all[(at + 1) % all.length]);
    else if (key('previousTool')) stand(all[(at - 1 + all.length) % all.length]);
    else if (key('firstTool')) stand(all[0]);
    else if (key('lastTool')) stand(all.at(-1));
    else return;
    event.preventDefault();
  };
  return (
    <div ref={row} role="toolbar" aria-label={label} className={`tool-row ${className}`} onKeyDown={press} onFocus={(event) => { if (event.target instanceof HTMLElement) current.current = event.target; }}>
      {children}
    </div>
  );
}

function toolsOf(row: HTMLElement | null): HTMLElement[] {
  return row === null ? [] : [...row.querySelectorAll<HTMLElement>(tools)];
}

interface ToolProps {
  label: string;
  /** Shown beside the sign's name on hover, and told to screen readers. */
  keys?: string | undefined;
  pressed?: boolean;
  unavailable?: boolean;
  className?: string;
  onUse: () => void;
  /** The word itself instead of a sign. */
  children: ReactNode;
}

export function Tool({ label, keys, pressed, unavailable = false, className = '', onUse, children }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className={`tool ${className}`}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={unavailable || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : keys.replace(/\bCtrl\b/, 'Control').replaceAll('Skift', 'Shift')}
      title={keys === undefined ? label : `${label} (${keys})`}
      // The selection in the text must stay where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={unavailable ? undefined : onUse}
    >
      {children}
    </button>
  );
}
