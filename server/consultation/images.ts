/** Images as their readers see them: the team in its drafts, a consultee in what was sent to it and nowhere else. */
import { Refusal } from '#shared/refusals.ts';
import { imageIsFrozenIn, seesImageInDraft } from '../drafting/images.ts';
import type { Person } from '../people/person.ts';
import { storedFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import type { Reader } from '../platform/storage/store.ts';
import { consulteeById, consulteesOf } from './consultees.ts';
import { versionsOfRound } from './round-versions.ts';
import { stateOf } from './rounds.ts';

/** The image with that hash. Refuses `not-found` whoever may read no text that shows it. */
export async function readableImage(house: House, person: Person, hash: string): Promise<{ type: string; bytes: Uint8Array }> {
  const from = house.store.read;
  if (!(await seesImageInDraft(from, person, hash)) && !(await imageIsFrozenIn(from, await packagesSentTo(from, person), hash))) throw new Refusal('not-found', 'not-found');
  const file = await storedFile(from, hash);
  if (!file) throw new Refusal('not-found', 'not-found');
  return { type: file.type, bytes: await house.files.fetch(hash) };
}

async function packagesSentTo(from: Reader, person: Person): Promise<string[]> {
  const rounds = await Promise.all([...(await consulteesOf(from, person.id))].map(async (id) => (await consulteeById(from, id)).round));
  const sent = await Promise.all(rounds.filter((round) => stateOf(round) !== 'planned').map((round) => versionsOfRound(from, round)));
  return sent.flat().map(({ packageId }) => packageId);
}
