import type { Publication } from '#shared/publication.ts';
import { open, openAt, type Scene } from './stages.ts';
import { given, type Visitor } from './visitor.ts';

/** The lead publishes the page of the round with everything that the privacy check found. */
export async function publishPage(app: Scene<{ roundId: string; people: Record<string, string> }>, lead: Visitor): Promise<void> {
  const { findings } = given(await lead.get<Publication>(`/api/rounds/${app.roundId}/publication`));
  given(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: findings.map(({ key }) => key) }));
}

/** Open, published and with the form on. */
export async function openWithForm() {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  await publishPage(app, lead);
  given(await lead.put(`/api/rounds/${app.roundId}/public-form`, { on: true }));
  return { app, lead };
}
