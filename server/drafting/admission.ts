/** The first look at an update (design D7): from its decoded parts alone, before anything is applied or relayed. */
import * as Y from 'yjs';
import { agreementMarks, agreementNodes } from '#shared/agreement/schema.ts';
import { flatRoots } from '#shared/agreement/flat-format.ts';
import type { Admission } from '../realtime/ports.ts';

const roots = (() => {
  const ydoc = new Y.Doc();
  flatRoots(ydoc);
  return new Set(ydoc.share.keys());
})();
const marks = new Set(Object.keys(agreementMarks));
const types = new Set(Object.keys(agreementNodes));

/** Refuses what no editor of ours writes: other roots, marks and block types, subdocuments, binary content. */
export const admitUpdate: Admission = ({ structs }) => {
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { content } = struct;
    const parent: unknown = struct.parent;
    if (typeof parent === 'string' && !roots.has(parent)) return 'unknown-root';
    if (content instanceof Y.ContentFormat && !marks.has(content.key)) return 'unknown-mark';
    if (content instanceof Y.ContentDoc || content instanceof Y.ContentBinary) return 'unknown-content';
    if (struct.parentSub === 'type' && content instanceof Y.ContentAny && content.arr.some((value: unknown) => typeof value === 'string' && !types.has(value))) return 'unknown-type';
  }
  return null;
};
