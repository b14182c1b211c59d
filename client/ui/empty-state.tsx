/** An empty list says what will stand there and how it gets there. */
import type { ReactNode } from 'react';

interface Props {
  /** "Här kommer dokumenten att stå." */
  children: ReactNode;
  act?: ReactNode;
}

export function EmptyState({ children, act }: Props): ReactNode {
  return (
    <div className="empty">
      <p>{children}</p>
      {act}
    </div>
  );
}
