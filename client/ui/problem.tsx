/** A refusal as one clear sentence: what, why, and what to do. */
import { Alert, Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useSpokenText, useText } from './text.tsx';

/** RFC 9457 as our server writes it; `code` is the message key. */
export interface ProblemDetails {
  status: number;
  code: string;
  errors?: { pointer: string; detail: string }[];
  values?: Record<string, string | number>;
  instance?: string;
}

/** Thrown by every call to the server that was not answered with what was asked for. `status` 0: no answer came at all. */
export class ProblemError extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.code);
    this.name = 'ProblemError';
    this.details = details;
  }
}

export const noAnswer: ProblemDetails = { status: 0, code: 'no-connection' };

/** Nothing of ours answered: no network, or a gateway that finds no server behind it. */
export function isNoContact(error: unknown): boolean {
  const { status, code } = problemOf(error);
  return status === 0 || (code === 'unavailable' && status >= 502 && status <= 504);
}

export function problemOf(error: unknown): ProblemDetails {
  return error instanceof ProblemError ? error.details : { status: 500, code: 'unexpected' };
}

/** The sentence for a refusal code, as it stands in `refusal.<code>`; for buttons that may not be pressed and for fields. */
export function useRefusalText(): (code: string, values?: Record<string, string | number>) => string {
  const spoken = useSpokenText();
  const t = useText();
  return (code, values) => spoken(`refusal.${code}`, values) ?? t('ui.problem.unknown', { code });
}

/** A real address, so that the next person begins with nothing in memory; afterwards it leads back here. */
export const signInAgain = (): string => `/logga-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`;

interface Props {
  /** What was caught: nothing is shown for null or undefined. */
  error: unknown;
  onRetry?: () => void;
}

export function Problem({ error, onRetry }: Props): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  if (error === null || error === undefined) return null;
  const problem = problemOf(error);
  const inputOnly = problem.code === 'invalid-input' && (problem.errors?.length ?? 0) > 0;
  return (
    <Alert data-color="danger" role="alert" className="problem">
      <p>{sentence(problem.code, problem.values)} {problem.code === 'not-signed-in' && <a href={signInAgain()}>{t('people.signIn.act')}</a>}</p>
      {inputOnly && (
        <ul>
          {problem.errors?.map(({ pointer, detail }) => <li key={pointer + detail}>{sentence(detail, problem.values)}</li>)}
        </ul>
      )}
      {problem.status >= 500 && problem.instance !== undefined && <p className="small">{t('ui.problem.reference', { id: problem.instance.replace('urn:uuid:', '') })}</p>}
      {onRetry && <Button variant="secondary" data-color="danger" onClick={onRetry}>{t('ui.tryAgain')}</Button>}
    </Alert>
  );
}
