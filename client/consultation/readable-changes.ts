/** A proposed wording against the words it would replace, as changes that can be read. */
import { diffWordsWithSpace } from 'diff';

export interface TextChange { kind: 'same' | 'removed' | 'added'; text: string }

/**
 * What was taken away and what was put there, in reading order. Spaces and signs that two changes have between them belong to the change:
 * a sentence that was written anew is struck as one and stands as one, not word by word in turns.
 */
export function readableChanges(from: string, to: string): TextChange[] {
  const changes: TextChange[] = [];
  let [removed, added, between] = ['', '', ''];
  const close = (): void => {
    if (removed !== '') changes.push({ kind: 'removed', text: removed });
    if (added !== '') changes.push({ kind: 'added', text: added });
    if (between !== '') changes.push({ kind: 'same', text: between });
    [removed, added, between] = ['', '', ''];
  };
  for (const part of diffWordsWithSpace(from, to)) {
    const isChange = part.added || part.removed;
    if (!isChange && /[\p{L}\p{N}]/u.test(part.value)) {
      close();
      changes.push({ kind: 'same', text: part.value });
    } else if (!isChange) {
      between += part.value;
      if (removed + added === '') close();
    } else {
      removed += between + (part.removed ? part.value : '');
      added += between + (part.added ? part.value : '');
      between = '';
    }
  }
  close();
  return changes;
}
