import { deadline, mailOf, type planned, type Scene } from './stages.ts';
import { given, type Visitor } from './visitor.ts';

/** A second round of the same matter, planned, with one consultee on its list: for ids that are real and belong elsewhere. */
export async function anotherRound(app: Pick<Scene<Awaited<ReturnType<typeof planned>>['facts']>, 'matterId' | 'packageId' | 'organisations'>, lead: Visitor): Promise<{ roundId: string; consulteeId: string }> {
  const { id: roundId } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/rounds`, {
    packageId: app.packageId, title: 'En remiss till', deadline, letter: 'Ni inbjuds att lämna synpunkter.', contactName: 'Processledaren', contactMail: mailOf('lead'),
  }), 201);
  const { id: consulteeId } = given(await lead.post<{ id: string }>(`/api/rounds/${roundId}/consultees`, {
    organisationId: app.organisations.bjorkvattna, body: null, category: 'municipal_body', obliged: true, officialMail: 'kommun@bjorkvattna.granmark.example', contactName: null, contactMail: null,
  }), 201);
  return { roundId, consulteeId };
}
