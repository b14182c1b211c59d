/** What a page would tell about private persons, as far as a machine sees it: each finding is confirmed by whoever publishes (`domain.md` 5 and 6). */
import { findingKinds, type PrivacyFinding, type Sighting, sightings } from '#shared/publication.ts';
import type { ExportedResponse } from '#shared/export.ts';
import { Refusal } from '#shared/refusals.ts';
import { frozenBlocksOf, viewPackage } from '../../drafting/frozen.ts';
import { canonicalBytes } from '../../drafting/canonical.ts';
import { sha256 } from '../../platform/files/files.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { type roundById, stateOf } from '../rounds.ts';

/** The round's own words, letter and texts; the contact's address is there to be written to. */
export async function findingsInRound(from: Reader, round: Awaited<ReturnType<typeof roundById>>): Promise<PrivacyFinding[]> {
  const contact = [round.contactMail];
  const found = sightings({ part: 'title', where: '' }, round.title, contact);
  if (stateOf(round) === 'planned') return keyed(found);
  found.push(...sightings({ part: 'letter', where: '' }, round.letter, contact));
  for (const { id, title } of (await viewPackage(from, round.packageId)).documents) {
    for (const { text, clauseNumber } of await frozenBlocksOf(from, id)) found.push(...sightings({ part: 'text', where: clauseNumber === null ? title : `${title}, ${clauseNumber}` }, text, contact));
  }
  return keyed(found);
}

/** Of a submitted response; of a private person also that it is one. */
export function findingsInResponse(response: ExportedResponse, privatePerson: boolean): PrivacyFinding[] {
  const at = (part: Sighting['part'], value: string, where = '') => sightings({ part, where }, value);
  return keyed([
    ...(privatePerson ? [{ kind: 'private-person' as const, part: 'sender' as const, where: '', quote: response.consultee }] : []),
    ...at('summary', response.summary), ...at('condition', response.condition), ...response.sections.flatMap((one) => at('condition', one.condition, one.number)), ...at('decision', `${response.decision.body} ${response.decision.paragraph}`),
    ...response.comments.flatMap((one) => at('comment', [one.text, one.proposedText, one.reason].join('\n'), one.number === null ? '' : String(one.number))),
  ]);
}

/** The key says all that was seen: words that come later have another. */
function keyed(found: Sighting[]): PrivacyFinding[] {
  const all = new Map(found.map((one) => [sha256(canonicalBytes(one)).slice(0, 24), one]));
  return [...all].map(([key, one]) => ({ key, ...one })).sort((a, b) => findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind));
}

/** Refuses `findings-unconfirmed` unless each was confirmed. */
export function refuseUnconfirmed(findings: readonly PrivacyFinding[], confirmed: readonly string[]): void {
  const seen = new Set(confirmed);
  if (findings.some(({ key }) => !seen.has(key))) throw new Refusal('conflict', 'findings-unconfirmed');
}
