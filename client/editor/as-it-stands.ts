/** What the mode that proposes takes as it is: the verdict over a suggestion, and what already is a proposal. */
import type { Transaction } from '@tiptap/pm/state';

const verdict = 'suggestion-verdict';

/** So that it is not made into a proposal once more. */
export function asItStands(transaction: Transaction): Transaction {
  return transaction.setMeta(verdict, true);
}

export const isAsItStands = (transaction: Transaction): boolean => transaction.getMeta(verdict) === true;
