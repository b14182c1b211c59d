/** What the extensions of our nodes have in common. */
import type { NodeSpec } from '@tiptap/pm/model';
import { agreementNodes } from '#shared/agreement/schema.ts';

export type NodeName = keyof typeof agreementNodes;

/** Never read from HTML: what is pasted gets a fresh one from the text's core, the only giver (design D5). */
export const idAttribute = {
  default: null,
  keepOnSplit: false,
  parseHTML: () => null,
  renderHTML: (attributes: Record<string, unknown>) => (typeof attributes['id'] === 'string' ? { 'data-block': attributes['id'] } : {}),
};

/** The parts of a node that the shared schema decides. */
export function shared(name: NodeName) {
  const spec: NodeSpec = agreementNodes[name];
  return {
    name,
    ...(spec.content === undefined ? {} : { content: spec.content }),
    ...(spec.group === undefined ? {} : { group: spec.group }),
    ...(spec.inline === undefined ? {} : { inline: spec.inline }),
    ...(spec.atom === undefined ? {} : { atom: spec.atom }),
    ...(spec.selectable === undefined ? {} : { selectable: spec.selectable }),
    ...(spec.defining === undefined ? {} : { defining: spec.defining }),
    ...(spec.isolating === undefined ? {} : { isolating: spec.isolating }),
  };
}
