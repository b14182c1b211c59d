/** The ways of answering in the demo matter: reasons and texts at hand, and a list for the steering group's next meeting. */
import type { Disposition } from '#shared/export.ts';
import { makeMeetingList } from '../answers/meetings/meetings.ts';
import { addReason } from '../answers/reasons.ts';
import { addText } from '../answers/texts.ts';
import type { Actor } from '../matters/actor.ts';
import type { Writer } from '../platform/storage/store.ts';
import { handedOn, meetingBody, reusableTexts, shortReasons } from './texts/answer-aids.ts';

/** Ids: what an answer of each disposition has. */
export interface AnswerAids { reasonsOf: ReadonlyMap<Disposition, string>; handedOn: string }

export async function addAnswerAids(tx: Writer, lead: Actor): Promise<AnswerAids> {
  const reasonsOf = new Map<Disposition, string>();
  for (const { words, of } of shortReasons) {
    const id = await addReason(tx, lead, words);
    if (of !== null) reasonsOf.set(of, id);
  }
  for (const text of reusableTexts) await addText(tx, lead, { ...text, own: false });
  return { reasonsOf, handedOn: await addText(tx, lead, { ...handedOn, own: false }) };
}

/** The answer as the group writes it with what is at hand. */
export function withAids({ reasonsOf, handedOn: textId }: AnswerAids, answer: { disposition: Disposition; rationale: string; referredTo: string }) {
  const reason = reasonsOf.get(answer.disposition);
  const handsOn = answer.disposition === 'referred_elsewhere';
  return { ...answer, rationale: handsOn ? [answer.rationale, handedOn.words].filter(Boolean).join('\n\n') : answer.rationale, reasons: reason === undefined ? [] : [reason], texts: handsOn ? [textId] : [] };
}

/** Proposals gathered for the meeting; it has not been held. */
const mostListed = 8;

export async function listForMeeting(tx: Writer, lead: Actor, { roundId, heldOn, proposed }: { roundId: string; heldOn: string; proposed: readonly string[] }): Promise<void> {
  if (proposed.length > 0) await makeMeetingList(tx, lead, roundId, { body: meetingBody, heldOn, items: proposed.slice(0, mostListed).map((commentId) => ({ commentId, version: 1 })) });
}
