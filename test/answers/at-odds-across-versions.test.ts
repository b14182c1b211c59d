import { expect, test } from 'vitest';
import type { AnswerRow } from '#shared/answers.ts';
import type { FrozenPackage } from '#shared/drafting.ts';
import { block, sentences } from '../support/agreement-text.ts';
import { blockAt, writeIn } from '../support/live-edits.ts';
import { onWords, open, openAt } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

test('two wordings for the same words are at odds also when the text was corrected between them', async () => {
  const app = await openAt(open);
  const [lead, almfors, bjorkvattna] = [await app.enter('lead'), await app.enter('almforsCoordinator'), await app.enter('bjorkvattnaCoordinator')];
  await writeIn(app, app.documentId, app.people.writer, [(transform, doc) => { const from = blockAt(doc, block('region')).at + 1 + sentences.region.indexOf(' – även'); transform.delete(from, from + ' – även på kvällar och helger'.length); }]);
  const newer = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation', reason: 'Rättad' }), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { packageId: newer.id, deadline: '2027-06-01', decidedBy: 'Förvaltningschefen', decidedOn: '2027-03-01', reason: 'Fel i texten.' }), 201);
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/comments`, { anchor: onWords(newer.documents[0]?.id ?? '', 'duty', 'samordnad individuell plan'), kind: 'substance', text: 'Fel ord.', proposedText: 'gemensam plan' }), 201);
  for (const [who, id] of [[almfors, app.responseId], [bjorkvattna, app.otherResponseId]] as const) {
    given(await who.patch(`/api/responses/${id}`, { stance: 'opposes' }));
    given(await who.post(`/api/responses/${id}/submission`), 201);
  }
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const { items } = given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?conflict=open`));
  expect(items.map(({ proposedText }) => proposedText).sort()).toEqual(['gemensam plan', 'inom sex veckor']);
});
