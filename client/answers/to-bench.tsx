/** A figure that opens the list behind it. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BenchSearch } from './filter.ts';

export function ToBench({ roundId, search, children }: { roundId: string; search: BenchSearch; children: ReactNode }): ReactNode {
  return <Link to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={search} className="text-link">{children}</Link>;
}
