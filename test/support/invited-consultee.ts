/** Somebody without an account who was invited to coordinate a consultee's answer, and the letters that came there. */
import { outboxOf } from './mail.ts';
import type { sent } from './returned-folder.ts';
import { given } from './visitor.ts';

export const firstWrong = 'ana@ekhammar.granmark.example';
export const firstRight = 'anna@ekhammar.granmark.example';

export type Sent = Awaited<ReturnType<typeof sent>>;

/** A consultee that is added to the open round with a coordinator who has no account. */
export async function invited({ app, sendAll }: Sent, contact: { contactName?: string; contactMail?: string } = { contactName: 'Anna', contactMail: firstWrong }, to: { organisation?: 'ekhammar' | 'region'; officialMail?: string } = {}) {
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations[to.organisation ?? 'ekhammar'], officialMail: to.officialMail ?? 'kommun@ekhammar.granmark.example', ...contact }), 201);
  await sendAll();
  return { id, lead };
}

export const extend = async ({ app, sendAll }: Sent, id: string, until = '2027-06-15') => {
  given(await (await app.enter('lead')).post(`/api/consultees/${id}/extension`, { until, reason: 'Nämnden sammanträder i juni.' }));
  await sendAll();
};

export const wayIn = (body: string) => {
  const [, token = '', code = ''] = /inbjudan#([\w-]{43})[\s\S]*?\b(\d{6})\b/.exec(body) ?? [];
  return { token, code };
};

export const accept = ({ app }: Sent, body: string) => app.visitor().post('/api/invitations/acceptance', { ...wayIn(body), name: 'Anna Ek', password: 'ett långt lösenord' });

export const lettersAt = async ({ app }: Sent, recipient: string) => (await outboxOf(app)).filter((one) => one.recipient === recipient);
