/** A button that obeys the server's refusals: it stays reachable by keyboard, and says why it cannot be pressed. */
import { Button, type ButtonProps } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { useRefusalText } from './problem.tsx';

interface Props {
  /** The code from `refusals`, null when the act is open. */
  refusal?: string | null;
  refusalValues?: Record<string, string | number>;
  onAct: () => void;
  pending?: boolean;
  variant?: ButtonProps['variant'];
  danger?: boolean;
  /** The reason in words beside the button; otherwise only for screen readers and on hover. */
  showWhy?: boolean;
  children: ReactNode;
}

export function ActButton({ refusal = null, refusalValues, onAct, pending = false, variant = 'primary', danger = false, showWhy = true, children }: Props): ReactNode {
  const why = useId();
  const sentence = useRefusalText();
  const reason = refusal === null ? null : sentence(refusal, refusalValues);
  return (
    <span className="act">
      <Button
        variant={variant}
        loading={pending}
        aria-disabled={reason === null ? undefined : true}
        aria-describedby={reason === null ? undefined : why}
        title={reason !== null && !showWhy ? reason : undefined}
        onClick={reason === null && !pending ? onAct : undefined}
        {...(danger ? { 'data-color': 'danger' as const } : {})}
      >
        {children}
      </Button>
      {reason !== null && <span id={why} className={showWhy ? 'act-why' : 'ds-sr-only'}>{reason}</span>}
    </span>
  );
}
