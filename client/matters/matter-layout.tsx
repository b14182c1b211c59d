import { Outlet, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { MatterFrame } from './matter-frame.tsx';

export function MatterLayout(): ReactNode {
  const { matterId } = useParams({ strict: false });
  return <MatterFrame matterId={matterId ?? ''}><Outlet /></MatterFrame>;
}
