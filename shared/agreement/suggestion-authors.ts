/** Whether a suggestion was made by the one whose name it carries. */
import * as Y from 'yjs';
import { isProposingMark, isSign, readSuggestionId } from './suggestions.ts';

/**
 * The suggestions of this Yjs client that it wrote itself. A client cannot write as another (design D7), and with the whole history kept its
 * own mark stays even where later edits have copied it: what is not here claims a name that is not its own.
 */
export function madeBy(ydoc: Y.Doc, client: number): Set<string> {
  const made = new Set<string>();
  for (const struct of ydoc.store.clients.get(client) ?? []) {
    if (!(struct instanceof Y.Item)) continue;
    const id = nameIn(struct.content);
    if (readSuggestionId(id)?.client === client) made.add(String(id));
  }
  return made;
}

function nameIn(content: unknown): unknown {
  if (content instanceof Y.ContentFormat) return isProposingMark(content.key) ? ownName(content.value) : null;
  if (!(content instanceof Y.ContentEmbed)) return null;
  const embed: unknown = content.embed;
  return embed !== null && typeof embed === 'object' && 'type' in embed && isSign(embed.type) && 'suggestion' in embed ? embed.suggestion : null;
}

/** Of words and strikes the name itself is stored, of a look the name and what it is to be. */
function ownName(stored: unknown): unknown {
  return stored !== null && typeof stored === 'object' && 'suggestion' in stored ? stored.suggestion : stored;
}

/** Whoever proposes may take back what is their own, from whatever window they proposed it: the same act as rejecting it. The verdict on others' is for whoever writes. */
export const isOwnSuggestion = (author: { personId: string }, person: { id: string }): boolean => author.personId === person.id;
