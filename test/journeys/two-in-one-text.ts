/** Two of the working group in the same draft: how most stories about writing together begin. */
import type { Locator } from 'playwright-core';
import type { Person } from '../support/browser.ts';
import { firstDocument, openDraft } from './draft.ts';
import { demoMatters, lead, otherWriter, writer } from './screens.ts';
import type { Stage } from './stage.ts';

export interface TwoInOneText {
  asLead: Person;
  matterId: string;
  documentId: string;
  one: Person;
  other: Person;
  /** The text as the first has it open, and as the second. */
  mine: Locator;
  theirs: Locator;
}

/** `which`: of the demo's matters; its first document. */
export async function twoInOneText(house: Stage, which: 'local' | 'agreement' = 'local'): Promise<TwoInOneText> {
  const asLead = await house.person({ as: lead });
  const { [which]: { id: matterId } } = await demoMatters(asLead);
  const [one, other] = [await house.person({ as: writer }), await house.person({ as: otherWriter })];
  const documentId = await firstDocument(one, matterId);
  const [mine, theirs] = await Promise.all([openDraft(one, documentId), openDraft(other, documentId)]);
  return { asLead, matterId, documentId, one, other, mine, theirs };
}
