/** Holds locked clauses against edits (design D7): each update is tried on a copy, and refused when a locked clause would read otherwise. */
import * as Y from 'yjs';
import { touchesClause } from '#shared/agreement/clause-blocks.ts';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import type { TrialOf } from '../realtime/ports.ts';

/** `headings`: the ids of the headings of the locked clauses. */
export const tryOnLockedClauses: TrialOf = (state, headings) => {
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state);
  const text = openFlatText(ydoc);
  return {
    attempt(update) {
      const before = text.doc;
      Y.applyUpdate(ydoc, update);
      return headings.some((heading) => touchesClause(before, text.doc, heading)) ? 'clause-locked' : null;
    },
    follow: (update) => Y.applyUpdate(ydoc, update),
    end() {
      text.close();
      ydoc.destroy();
    },
  };
};
