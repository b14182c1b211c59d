/** What has come through the public form, as the lead sees it. */
import type { Stance } from '#shared/export.ts';
import { looksLikePersonalNumber } from '#shared/personal-numbers.ts';
import { type Moderation, type Unsolicited, whyNotSettleUnsolicited, whyNotTurnForm } from '#shared/unsolicited.ts';
import { leads } from '#shared/matters.ts';
import type { Actor } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { namesOf } from '../../people/accounts.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { publicPath } from '../public/publication.ts';
import { roundById, stateOf } from '../rounds.ts';
import { standingForm } from './standing.ts';
import { confirmedOf, type SentRow, whyNotSend } from './unsolicited.ts';

/** For whoever leads the matter: nobody else reads what is not received. Refuses `lead-only`. */
export async function viewModeration(from: Reader, actor: Actor, roundId: string): Promise<Moderation> {
  refuse(leads(actor) ? null : 'lead-only');
  const round = await roundById(from, roundId);
  const form = await standingForm(from, roundId);
  const rows = await confirmedOf(from, roundId);
  const names = await namesOf(from, [...(form ? [form.by] : []), ...rows.flatMap(({ settledBy }) => settledBy ?? [])]);
  return {
    form: { on: form !== null, shown: (await whyNotSend(from, round)) === null, path: `${publicPath(roundId)}/svara`, by: form ? names.get(form.by) ?? '' : '', at: form?.at.toISOString() ?? null, refusals: { turn: whyNotTurnForm(actor, { state: stateOf(round) }) } },
    items: rows.map((row) => viewOf(row, actor, names)),
  };
}

function viewOf(row: SentRow, actor: Actor, names: ReadonlyMap<string, string>): Unsolicited {
  const settled = row.settledAt === null ? null : { at: row.settledAt.toISOString(), by: names.get(row.settledBy ?? '') ?? '' };
  const refusal = whyNotSettleUnsolicited(actor, { settled: settled !== null });
  return {
    id: row.id, name: row.name, email: row.email, organisation: row.organisation, stance: row.stance as Stance, condition: row.condition, text: row.text,
    comments: row.comments.map(({ document, clauseNumber, clauseHeading, text }) => ({ document, clauseNumber, clauseHeading, text })), sentAt: row.sentAt.toISOString(), confirmedAt: (row.confirmedAt ?? row.sentAt).toISOString(),
    personalNumber: [row.text, row.condition, ...row.comments.map(({ text }) => text)].some(looksLikePersonalNumber),
    proposed: row.organisation === '' ? { name: row.name, category: 'private_person' } : { name: row.organisation, category: 'association' },
    received: settled && row.responseId !== null ? { ...settled, responseId: row.responseId } : null, leftOut: settled && row.responseId === null ? { ...settled, reason: row.reason ?? '' } : null,
    refusals: { receive: refusal, leaveOut: refusal },
  };
}
