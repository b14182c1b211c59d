/** Waiting, told in words after a moment; nothing flickers when the answer is quick. */
import { type ReactNode, useEffect, useState } from 'react';
import { NotFoundPage } from './missing-pages.tsx';
import { Problem, problemOf } from './problem.tsx';
import { useText } from './text.tsx';

export function Loading({ what }: { what?: string | undefined }): ReactNode {
  const t = useText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return <p className="loading" role="status">{shown ? what ?? t('ui.loading') : ''}</p>;
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  refetch?: () => unknown;
}

/** What was asked for, or the wait (`what` says for what, where it may be long), or the refusal. An old answer stays while a new one cannot be fetched. */
export function Answered<T>({ question, what, children }: { question: Asked<T>; what?: string | undefined; children: (data: T) => ReactNode }): ReactNode {
  if (question.data !== undefined) return children(question.data);
  // To ask again would give the same answer; the way home is what helps.
  if (question.error && problemOf(question.error).code === 'not-found') return <NotFoundPage />;
  if (question.error) return <Problem error={question.error} onRetry={() => void question.refetch?.()} />;
  return <Loading what={what} />;
}
