/** The frame of a round's pages, apart from the round's own page: those who come for the comments need not wait for its forms. */
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { MatterFrame } from '../matters/matter-frame.tsx';
import { Answered } from '../ui/loading.tsx';
import { roundQuery } from './consultation.ts';
import { RoundContext } from './round-context.ts';
import './consultation.css';

/** Every page of a round stands in its matter. */
export function RoundLayout(): ReactNode {
  const { roundId = '' } = useParams({ strict: false });
  const round = useQuery(roundQuery(roundId));
  return <Answered question={round}>{(found) => <RoundContext value={found}><MatterFrame matterId={found.matterId}><Outlet /></MatterFrame></RoundContext>}</Answered>;
}
