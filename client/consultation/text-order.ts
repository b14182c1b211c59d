/** Comments in the order of the text: the package as a whole first, then each document, its whole-text comments first. */
import type { Comment } from '#shared/consultation.ts';

export function inTextOrder(comments: readonly Comment[], documents: readonly { id: string }[], blocks: (documentId: string) => ReadonlyMap<string, number>): Comment[] {
  const key = ({ anchor, ordinal }: Comment): [number, number, number, number] => {
    const document = anchor.documentId === null ? -1 : documents.findIndex((one) => one.id === anchor.documentId);
    const place = anchor.from === null ? -1 : blocks(anchor.documentId ?? '').get(anchor.from.block) ?? ordinal;
    return [document, place, anchor.scope === 'block' ? -1 : anchor.from?.offset ?? 0, anchor.to?.offset ?? 0];
  };
  const keyed = comments.map((comment) => ({ comment, key: key(comment) }));
  keyed.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2] || a.key[3] - b.key[3] || a.comment.id.localeCompare(b.comment.id));
  return keyed.map(({ comment }) => comment);
}
