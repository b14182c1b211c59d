/** The second look at a live document (design D7): what no editor of ours wrote is set right by the server itself. */
import * as Y from 'yjs';
import { judgeStructure, repairStructure } from '#shared/agreement/flat-judge.ts';
import type { Judge } from '../realtime/ports.ts';

/** `repair` is an update for the document as it was given; null when nothing is to be mended. */
export const judgeDocument: Judge = (_documentId, doc) => {
  // Words typed where another deleted the clause are honest work: they are shown as such, not judged.
  const faults = judgeStructure(doc).filter((finding) => finding.kind !== 'words-without-clause').map((finding) => ({ code: finding.kind }));
  if (faults.length === 0) return { faults, repair: null };
  const copy = new Y.Doc({ gc: false });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  const repaired = repairStructure(copy, 'repair');
  return { faults, repair: repaired.length === 0 ? null : Y.encodeStateAsUpdate(copy, before) };
};
