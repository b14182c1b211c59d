/** The one thing that is next in a matter (`look.md`, the phase line). */
import type { NextStep } from '#shared/answers.ts';
import { roundsOf } from '../consultation/rounds.ts';
import { documentsOf } from '../drafting/documents.ts';
import { packagesOf } from '../drafting/frozen.ts';
import type { Actor } from '../matters/actor.ts';
import { currentState } from '../matters/matters.ts';
import type { Reader } from '../platform/storage/store.ts';
import { answerRows } from './bench.ts';

export async function nextStep(from: Reader, actor: Actor): Promise<NextStep> {
  const { state } = await currentState(from, actor.matterId);
  const here = `/arenden/${actor.matterId}`;
  const step = (code: string, path: string | null, role: string | null, values: NextStep['values'] = {}): NextStep => ({ code, values, path, role });
  if (state === 'initiated' || state === 'mandating') return step('approve-mandate', here, 'process_lead');
  if (state === 'drafting') {
    const documents = await documentsOf(from, actor);
    if (documents.length === 0) return step('add-document', `${here}/dokument`, 'working_group');
    const planned = (await roundsOf(from, actor)).find((round) => round.state === 'planned');
    if (planned) return step('open-round', `/omgangar/${planned.id}`, 'process_lead', { round: planned.title });
    const frozen = (await packagesOf(from, actor.matterId)).find((one) => one.purpose === 'consultation');
    return frozen ? step('plan-round', `${here}/omgangar`, 'process_lead', { number: frozen.number }) : step('write-draft', `/dokument/${documents[0]?.id ?? ''}`, 'working_group');
  }
  const round = (await roundsOf(from, actor)).at(-1);
  if (state === 'consulting' && round) return step('await-responses', `/omgangar/${round.id}`, 'process_lead', { answered: round.counts.answered, invited: round.counts.invited, deadline: round.deadline });
  if (state === 'processing' && round) {
    const rows = await answerRows(from, round, null);
    const unanswered = rows.filter((row) => row.state === 'new').length;
    const undecided = rows.filter((row) => row.state === 'proposed').length;
    if (unanswered > 0) return step('answer-comments', `/omgangar/${round.id}/synpunkter`, 'working_group', { count: unanswered });
    if (undecided > 0) return step('decide-answers', `/omgangar/${round.id}/synpunkter`, 'steering_chair', { count: undecided });
    return step('export-report', `/omgangar/${round.id}/sammanstallning`, 'process_lead');
  }
  return step(`state-${state}`, here, null);
}
