/** What one comment of the demo says: where it stands, who wrote it, and how the working group has answered. */

import type { ThemeKey } from './themes.ts';

export type CommentKind = 'general' | 'substance' | 'editorial' | 'legal' | 'question';

export type Disposition =
  | 'accepted' | 'accepted_partly' | 'not_accepted' | 'noted' | 'answered' | 'referred_elsewhere' | 'out_of_scope';

export interface DemoAnswer {
  state: 'proposed' | 'decided';
  disposition: Disposition;
  theme: ThemeKey;
  /** Required when the disposition is `referred_elsewhere`. */
  referredTo?: string;
  /** Required for every disposition except `accepted`. */
  rationale?: string;
}

export interface DemoComment {
  /** `c` and three digits, in the order of the files. */
  id: string;
  /** Key of a consultee or of an unsolicited sender. */
  consultee: string;
  scope: 'words' | 'block' | 'document';
  kind: CommentKind;
  /** `words`: plain text found once in the agreement. `block`: the first words of the block. `document`: empty. */
  quote: string;
  comment: string;
  proposedText?: string;
  reason?: string;
  /** Comments that say the same thing carry the same group; the first in order is the one the others point to, and all have its answer. */
  group?: string;
  answer?: DemoAnswer;
  /** Of one that is answered in parts: the sentences of each as they stand in the comment, whether the proposed wording belongs to it, and its answer. */
  split?: { sentences: readonly string[]; wording?: boolean; answer: DemoAnswer }[];
}
