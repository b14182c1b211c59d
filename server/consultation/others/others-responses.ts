/** What one consultee reads of the others' responses: as the public would, with nothing published needed and everything of a person's left out. */
import type { Locale } from '#shared/messages/format.ts';
import { type OthersResponse, type OthersResponseRow, whyNotReadOthers } from '#shared/shared-responses.ts';
import { Refusal } from '#shared/refusals.ts';
import { refuse } from '../../matters/refuse.ts';
import type { Person } from '../../people/person.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { maskedResponse } from '../public/masking.ts';
import { consulteeNames, forThePublic, namesSpokenFor } from '../public/public-round.ts';
import { commentCounts, memberOf } from '../responses.ts';
import { stateOf } from '../rounds.ts';
import { exportedResponse } from '../submission.ts';
import { sentInRound, withdrawalsAmong } from '../the-record.ts';
import { sharingOf } from './sharing-of.ts';

/** Refuses `not-found` for whoever does not answer in the round and for a colleague's code, and what `whyNotReadOthers` says. */
async function roundOfReader(from: Reader, person: Person, consulteeId: string): Promise<string> {
  const { round } = await memberOf(from, person, consulteeId);
  if (person.kind === 'guest') throw new Refusal('not-found', 'not-found');
  refuse(whyNotReadOthers({ guest: false }, { state: stateOf(round), shared: (await sharingOf(from, round.id)).shared }));
  return round.id;
}

/** Submitted and received ones alone; what a later response took the place of is not among them. Refuses as {@link roundOfReader}. */
export async function othersResponses(from: Reader, person: Person, consulteeId: string, locale: Locale): Promise<OthersResponseRow[]> {
  const rows = await othersIn(from, await roundOfReader(from, person, consulteeId), consulteeId, locale);
  const comments = await commentCounts(from, rows.map(({ head }) => head.id));
  return rows.map(({ head }) => ({ ...head, comments: head.withdrawnOn === null ? comments.get(head.id) ?? 0 : 0 }));
}

/** Refuses as {@link roundOfReader}, and `not-found` for what is not in that list. */
export async function othersResponse(from: Reader, person: Person, { consulteeId, responseId }: { consulteeId: string; responseId: string }, locale: Locale): Promise<OthersResponse> {
  const found = (await othersIn(from, await roundOfReader(from, person, consulteeId), consulteeId, locale)).find(({ head }) => head.id === responseId);
  if (found === undefined) throw new Refusal('not-found', 'not-found');
  const { head, consultee } = found;
  if (head.withdrawnOn !== null) return { ...head, condition: '', summary: '', sections: [], decision: { body: '', on: null, paragraph: '' }, files: 0, comments: [] };
  // Nobody has gone through it for publication: personal numbers and mail addresses are always left out.
  const said = forThePublic(await maskedResponse(from, await exportedResponse(from, responseId, locale)), { consultee, masks: true, locale, reported: false, jointly: head.jointly });
  return {
    ...head, preliminary: said.preliminary, condition: said.condition, summary: said.summary, sections: said.sections, decision: said.decision, files: said.files,
    comments: said.comments.map(({ number, clauseNumber, quote, text, proposedText, reason }) => ({ number, clauseNumber, quote, text, proposedText, reason })),
  };
}

async function othersIn(from: Reader, roundId: string, consulteeId: string, locale: Locale) {
  const sent = (await sentInRound(from, roundId)).filter(({ consultee }) => consultee.id !== consulteeId);
  const withdrawals = await withdrawalsAmong(from, sent.map(({ response }) => response.id));
  const names = await consulteeNames(from, roundId, locale);
  const spokenFor = await namesSpokenFor(from, roundId, locale);
  const order = new Intl.Collator('sv');
  const rows = sent.map(({ consultee, response, withdrawn, confirmed }) => {
    const head: Omit<OthersResponseRow, 'comments'> = {
      id: response.id, consultee: names.get(consultee.id) ?? '', unsolicited: consultee.unsolicited, stance: withdrawn || response.followsId !== null ? null : response.stance as OthersResponseRow['stance'], preliminary: response.preliminary && !confirmed,
      receivedOn: response.receivedOn ?? '', late: response.late, supplements: response.followsId, jointly: response.followsId === null && !withdrawn ? spokenFor.get(consultee.id) ?? [] : [],
      withdrawnOn: withdrawals.get(response.id)?.receivedOn ?? null,
    };
    return { head, consultee };
  });
  // A supplement stands after what it belongs to, whoever else has the same name.
  return rows.sort((a, b) => order.compare(a.head.consultee, b.head.consultee) || (a.consultee.id < b.consultee.id ? -1 : a.consultee.id > b.consultee.id ? 1 : 0) || Number(a.head.supplements !== null) - Number(b.head.supplements !== null));
}
