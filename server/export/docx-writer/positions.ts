/** Where each organisation stands, in words and grouped. */
import { stances } from '#shared/export.ts';
import type { ReportedOrganisation, Stance } from '#shared/export.ts';
import type { Words } from './words.ts';

export type Position = Stance | 'no_stance' | 'withdrawn' | 'not_answered';

export const positions: readonly Position[] = [...stances, 'no_stance', 'withdrawn', 'not_answered'];

/** "Has not answered" is a state in the register and never a stance (`domain.md` 2.3). */
export function positionOf(organisation: ReportedOrganisation): Position {
  switch (organisation.status) {
    case 'submitted': return organisation.stance ?? 'no_stance';
    case 'declined': return 'declines_to_comment';
    case 'withdrawn': return 'withdrawn';
    case 'not_answered': return 'not_answered';
  }
}

export function positionLabel(words: Words, position: Position): string {
  switch (position) {
    case 'no_stance': return words.say('documents.status.noStance');
    case 'withdrawn': return words.say('documents.status.withdrawn');
    case 'not_answered': return words.say('documents.status.not_answered');
    default: return words.say(`documents.stance.${position}`);
  }
}

/** Parties first, then the others, each by name in the alphabet of the paper. */
export function inReadingOrder(words: Words, organisations: ReportedOrganisation[]): ReportedOrganisation[] {
  const alphabet = new Intl.Collator(words.tag, { numeric: true });
  return [...organisations].sort((a, b) => Number(b.party) - Number(a.party) || alphabet.compare(a.name, b.name));
}
