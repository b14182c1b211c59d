/** What the demo's lead has put on public pages: every finding of the privacy check confirmed, as a person would who had read them. */
import { publicConsultees } from '../consultation/public/public-round.ts';
import { publishRound } from '../consultation/public/publication.ts';
import { findingsInRound } from '../consultation/public/privacy-check.ts';
import { consultationPaper } from '../consultation/letter-file.ts';
import { roundById } from '../consultation/rounds.ts';
import { turnForm } from '../consultation/unsolicited/unsolicited.ts';
import { asActor } from '../matters/actor.ts';
import type { Person } from '../people/person.ts';
import { pdfType } from '../platform/files/file-type.ts';
import type { DemoHouse } from './load-types.ts';

interface OfRound { matterId: string; roundId: string }

/** Letter, list and texts of an opened round. */
export async function publishPage({ house }: Pick<DemoHouse, 'house'>, by: Person, { matterId, roundId }: OfRound): Promise<void> {
  const round = await roundById(house.store.read, roundId);
  const paper = await consultationPaper(house, round, { consultees: await publicConsultees(house.store.read, roundId, 'sv'), at: by.at });
  const papers = { file: await house.files.keep(paper, pdfType), packageId: round.packageId };
  await house.store.write(`matter:${matterId}`, async (tx) => publishRound(tx, await asActor(tx, by, matterId), { roundId, confirmed: (await findingsInRound(tx, round)).map(({ key }) => key), papers }));
}

/** Who was not asked may answer on the page. */
export async function openForm({ house }: Pick<DemoHouse, 'house'>, by: Person, { matterId, roundId }: OfRound): Promise<void> {
  await house.store.write(`matter:${matterId}`, async (tx) => turnForm(tx, await asActor(tx, by, matterId), { roundId, on: true }));
}
