/** Who is answering what, in the memory of each process: told between processes by the signal, and forgotten when nothing is heard. No row is kept of it. */
import { answeringLasts } from '#shared/answer-presence.ts';
import type { Signal } from '../platform/signal/signal.ts';

const subject = 'answering-at';

interface Sign { commentId: string; personId: string; window: string; until: number }

export interface Answerers {
  /** They have it open, or still do. */
  begin(sign: Omit<Sign, 'until'> & { matterId: string }): void;
  leave(sign: Omit<Sign, 'until'> & { matterId: string }): void;
  /** Ids of those who are answering, by comment, among these comments. */
  among(commentIds: ReadonlySet<string>): Map<string, Set<string>>;
}

/** Comments kept at once: far more than people. */
const mostKept = 5_000;

export function openAnswerers(signal: Signal, clock: () => Date): Answerers {
  const signs = new Map<string, Sign>();
  const keyOf = ({ commentId, personId, window }: Omit<Sign, 'until'>) => `${commentId} ${personId} ${window}`;
  const sweep = () => {
    const now = clock().getTime();
    for (const [key, { until }] of signs) if (until <= now) signs.delete(key);
  };
  const take = (sign: Sign) => {
    signs.delete(keyOf(sign));
    if (sign.until > clock().getTime()) signs.set(keyOf(sign), sign);
    if (signs.size > mostKept) sweep();
  };
  signal.subscribe((change) => {
    if (change.audience !== 'processes' || change.subject !== subject) return;
    const [commentId = '', personId = '', until = '', ...window] = change.id.split(' ');
    take({ commentId, personId, until: Number(until), window: window.join(' ') });
  });
  const tell = ({ matterId, ...sign }: Sign & { matterId: string }) => {
    sweep();
    const before = signs.get(keyOf(sign));
    // In this process at once, in the others through the signal.
    take(sign);
    signal.publish({ matterId: null, audience: 'processes', subject, id: `${sign.commentId} ${sign.personId} ${sign.until} ${sign.window}` });
    // Another sign of life is no news to a screen.
    if ((before === undefined) === (sign.until > 0)) signal.publish({ matterId, audience: 'team', subject: 'answering', id: sign.commentId });
  };
  return {
    begin: (sign) => tell({ ...sign, until: clock().getTime() + answeringLasts }),
    leave: (sign) => tell({ ...sign, until: 0 }),
    among: (commentIds) => {
      sweep();
      const found = new Map<string, Set<string>>();
      for (const { commentId, personId } of signs.values()) if (commentIds.has(commentId)) found.set(commentId, (found.get(commentId) ?? new Set()).add(personId));
      return found;
    },
  };
}
