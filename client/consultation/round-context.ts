import { createContext, useContext } from 'react';
import type { Round } from '#shared/consultation.ts';

export const RoundContext = createContext<Round | null>(null);

/** The round one is in; only below RoundLayout. */
export function useRound(): Round {
  const round = useContext(RoundContext);
  if (round === null) throw new Error('useRound outside RoundLayout');
  return round;
}
