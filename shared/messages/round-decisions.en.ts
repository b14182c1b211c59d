/** What the round's own pages say of decisions taken about it, in English. */
import type { roundDecisionsSv } from './round-decisions.sv.ts';

export const roundDecisionsEn = {
  'rounds.openAgain': 'Open for responses again',
  'rounds.openAgain.title': 'Open the round for responses again?',
  'rounds.openAgain.what': 'Everybody who was invited gets a letter with the reason and the new day. Those who have responded need not do anything, and what others had begun is still there. The matter goes back to consultation. The decision is noted in the history.',
  'rounds.openAgain.deadline': 'New deadline',
  'rounds.openAgain.decidedBy': 'Who decided?',
  'rounds.openAgain.decidedBy.how': 'A name or a position. The consultees can see it.',
  'rounds.openAgain.decidedOn': 'When?',
  'rounds.openAgain.reason': 'Why is the round opened again?',
  'rounds.openAgain.reason.how': 'Stands in the letter. Write nothing about individuals.',
  'rounds.openAgain.act': 'Open and write to everybody invited',
  'rounds.openAgain.done': 'The round is open for responses again.',
  'rounds.openedAgain': 'Opened again',
  'rounds.openedAgain.is': '{at, date, long}, as decided by {by} on {on, date, long}. Was closed {closed, date, long}; the deadline was {before, date, long}.',
} as const satisfies { readonly [Key in keyof typeof roundDecisionsSv]: string };
