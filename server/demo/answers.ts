/** The answers of a demo round: each consultee's response with its comments, placed on the exact words. */
import type { CommentInput } from '#shared/consultation.ts';
import { isConcluded } from '../answers/conclusion.ts';
import { beginSupplement } from '../consultation/after-submission.ts';
import { leaveComment } from '../consultation/comments.ts';
import { addMember } from '../consultation/consultees.ts';
import { visit } from '../consultation/reading.ts';
import { addFile, beginResponse, changeResponse, registerResponse, responseFor } from '../consultation/responses.ts';
import { answersOfRound } from '../consultation/the-record.ts';
import { sectionsOf } from '../consultation/sections/sections-of.ts';
import { takeStance } from '../consultation/sections/stances.ts';
import { submitResponse } from '../consultation/submission.ts';
import type { FrozenBlock } from '#shared/drafting.ts';
import { asActor } from '../matters/actor.ts';
import type { Person } from '../people/person.ts';
import type { Writer } from '../platform/storage/store.ts';
import type { DemoPaper } from './papers.ts';
import type { DemoComment } from './texts/comment.ts';
import type { DemoResponse } from './texts/responses.ts';

export interface AnsweredRound {
  roundId: string;
  matterId: string;
  frozenDocumentId: string;
  blocks: FrozenBlock[];
  /** Consultee id by demo key. */
  consultees: Map<string, string>;
}

/** The words of a quote in the frozen text; throws when the demo text and its comments have come apart. */
export function anchorFor(round: Pick<AnsweredRound, 'frozenDocumentId' | 'blocks'>, comment: Pick<DemoComment, 'scope' | 'quote' | 'id'>): CommentInput['anchor'] {
  const nowhere = { documentId: round.frozenDocumentId, from: null, to: null, quote: '' };
  if (comment.scope === 'document') return { ...nowhere, scope: 'document' };
  const block = round.blocks.find((one) => (comment.scope === 'block' ? one.text.startsWith(comment.quote) : one.text.includes(comment.quote)));
  if (!block) throw new Error(`demo comment ${comment.id}: its words are not in the text`);
  if (comment.scope === 'block') return { ...nowhere, scope: 'block', from: { block: block.block, offset: 0 } };
  const offset = block.text.indexOf(comment.quote);
  return { ...nowhere, scope: 'words', from: { block: block.block, offset }, to: { block: block.block, offset: offset + comment.quote.length }, quote: comment.quote };
}

export interface DemoAnswerer {
  /** Null: the consultee has no account, and its answer came by mail or letter. */
  account: { person: Person; email: string } | null;
  /** Who registers an answer that did not come online. */
  lead: Person;
}

/** Leaves the comments and, when `response.status` is `submitted`, sends the answer. Gives the comments' ids by demo id. */
export async function giveAnswer(tx: Writer, round: AnsweredRound, input: { response: DemoResponse; comments: DemoComment[]; by: DemoAnswerer; papers?: readonly DemoPaper[]; receivedOn: string; decidedOn: string | null; origin: string }): Promise<Map<string, string>> {
  const { response, by } = input;
  const consulteeId = round.consultees.get(response.consultee);
  if (consulteeId === undefined) throw new Error(`demo answer of ${response.consultee}: not on the list`);
  const { channel = 'online' } = response;
  if (channel === 'online' && by.account === null) throw new Error(`demo answer of ${response.consultee}: nobody there has an account`);
  const person = channel === 'online' && by.account !== null ? by.account.person : by.lead;
  if (by.account !== null && channel === 'online') await addMember(tx, consulteeId, { personId: person.id, email: by.account.email, role: 'coordinator' }, person.at);
  if (channel === 'online' && !response.supplements) await visit(tx, person, consulteeId);
  const responseId = response.supplements ? await beginSupplement(tx, await responseFor(tx, person, await answerOf(tx, round.roundId, consulteeId)), null)
    : channel === 'online' ? await beginResponse(tx, person, consulteeId)
    : await registerResponse(tx, await asActor(tx, by.lead, round.matterId), { roundId: round.roundId, consulteeId, channel, receivedOn: input.receivedOn });
  const acting = await responseFor(tx, person, responseId);
  const ids = new Map<string, string>();
  for (const comment of input.comments) {
    ids.set(comment.id, await leaveComment(tx, acting, { anchor: anchorFor(round, comment), kind: comment.kind, text: comment.comment, proposedText: comment.proposedText ?? '', reason: comment.reason ?? '' }));
  }
  for (const paper of input.papers ?? []) await addFile(tx, acting, paper);
  if (response.status !== 'submitted') return ids;
  await changeResponse(tx, acting, {
    stance: response.stance ?? null, condition: response.condition ?? '', summary: response.summary ?? '', registryNumber: response.registryNumber ?? '',
    decidingBody: response.decision?.body ?? '', decisionLevel: response.decision?.level ?? null, decidedOn: input.decidedOn, paragraph: response.decision?.paragraph ?? '',
  });
  const asked = await sectionsOf(tx, round.roundId);
  for (const { heading, stance, condition = '' } of response.sections ?? []) {
    const section = asked.find((one) => one.heading === heading);
    if (!section) throw new Error(`demo answer of ${response.consultee}: no stance is asked for on ${heading}`);
    await takeStance(tx, acting, section.id, { stance, condition, version: 0 });
  }
  await submitResponse(tx, acting, { origin: input.origin, isConcluded });
  return ids;
}

async function answerOf(tx: Writer, roundId: string, consulteeId: string): Promise<string> {
  const found = (await answersOfRound(tx, roundId)).find(({ consultee }) => consultee.id === consulteeId)?.response;
  if (!found) throw new Error('a demo supplement has no answer to supplement');
  return found.id;
}
