/** What people do who propose among those who write: every act as a proposal too, and verdicts. */
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { asSuggestion } from '#shared/agreement/suggesting.ts';
import { resolveSuggestions } from '#shared/agreement/suggestion-verdicts.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { below, pick } from './chance.ts';
import type { Chance } from './chance.ts';
import { acts } from './commands.ts';
import type { Act } from './commands.ts';

/** The own acts of one writer, whose name his proposals carry. */
export function actsWithProposals(client: number): readonly Act[] {
  const author = { client, at: 1_800_000_000_000 };
  // What is cut out as a proposal stays.
  const proposed = acts.filter(({ name }) => !/cut/.test(name)).map((act): Act => ({
    ...act, name: `propose: ${act.name}`, structural: false, moves: false, carries: true,
    on: (state, chance, clipboard) => {
      const edit = act.on(state, chance, clipboard);
      return edit?.docChanged ? asSuggestion(state, edit, author) : null;
    },
  }));
  return [...acts, ...proposed, markedEnd, verdict('accept', 8), verdict('reject', 8)];
}

/** Where Yjs once took the closing mark for a needless one (text-that-came-first.test.ts). */
const markedEnd: Act = {
  name: 'delete the end of marked words', structural: false, weight: 12,
  on: (state, chance) => {
    const ends: { from: number; to: number }[] = [];
    state.doc.descendants((node, at) => { if (node.isText && node.marks.length > 0) ends.push({ from: at + node.nodeSize - 1 - below(chance, node.nodeSize), to: at + node.nodeSize }); });
    if (ends.length === 0) return null;
    const { from, to } = pick(chance, ends);
    return state.tr.delete(from, to);
  },
};

/** Over a few suggestions, whoever made them. Those that move blocks have an edit of their own, and are left. */
function verdict(name: 'accept' | 'reject', weight: number): Act {
  return { name, structural: false, weight, carries: true, cells: true, on: (state, chance) => overSome(state, chance, name) };
}

function overSome(state: EditorState, chance: Chance, verdict: 'accept' | 'reject'): Transaction | null {
  const all = suggestionsIn(state.doc).filter(({ parts }) => parts.every(({ move }) => move === null));
  if (all.length === 0) return null;
  const one = pick(chance, all);
  const ids = new Set(all.filter(({ id }) => id === one.id || chance() < 0.2).map(({ id }) => id));
  return resolveSuggestions(state.tr, ids, verdict, 'in place');
}
