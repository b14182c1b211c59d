/** What a document needs from the room it stands in. */
import type { RealtimeLimits } from '#shared/realtime.ts';
import type { GroupCommit } from './group-commit.ts';
import type { LogHealth } from './log-health.ts';
import type { RealtimeOptions } from './ports.ts';
import type { RelayPace } from './relay-pace.ts';

export interface Surroundings extends Omit<RealtimeOptions, 'limits'> {
  limits: RealtimeLimits;
  commit: GroupCommit;
  pace: RelayPace;
  health: LogHealth;
}
