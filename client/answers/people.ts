import type { Matter } from '#shared/matters.ts';

/** Who can be given a comment to answer: everyone who takes part and has an account, once each, by name. */
export function people(matter: Matter): { id: string; name: string }[] {
  const byId = new Map(matter.participants.flatMap(({ personId, name }) => (personId === null ? [] : [[personId, name] as const])));
  return [...byId].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
}
