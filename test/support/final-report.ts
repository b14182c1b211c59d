import { given, type Visitor } from './visitor.ts';

interface Told { roundId: string; runJobs(): Promise<void> }

/** Has the final report of the concluded round made, and waits for it; the answer to the order. */
export async function orderFinalReport<Body = object>(app: Told, lead: Visitor, body: object = {}) {
  const ordered = await lead.post<Body>(`/api/rounds/${app.roundId}/final-reports`, { personalDataConfirmed: true, ...body });
  await app.runJobs();
  return ordered;
}

export async function makeFinalReport(app: Told, lead: Visitor, body: object = {}): Promise<void> {
  given(await orderFinalReport(app, lead, body), 201);
}
