/** The file that consultees answer in where the round asks for a stance per section: the form names the sections, which the frozen text alone does not know. */
import type { House } from '../../platform/house.ts';
import { frozenWithImages } from '../../drafting/render.ts';
import { writeAgreementDocx } from '../../export/write-agreement-docx.ts';
import { sectionsOf } from '../sections/sections-of.ts';

/** Texts kept at once: everybody in a round fetches the same few. */
const mostKept = 8;

/** Gives null where the round asks for no stance in this document: then the file that was written at the freeze is the one. */
export function answerFiles(house: House): (roundId: string, documentId: string) => Promise<Uint8Array | null> {
  const kept = new Map<string, Promise<Uint8Array>>();
  return async (roundId, documentId) => {
    const sections = (await sectionsOf(house.store.read, roundId)).filter((one) => one.documentId === documentId);
    if (sections.length === 0) return null;
    // The sections are sealed with the round, so that a file once written stays the right one.
    const key = `${roundId} ${documentId}`;
    const made = kept.get(key) ?? frozenWithImages(house, documentId).then(({ document, images }) => writeAgreementDocx(document, images, { hasForm: true, sections }));
    kept.delete(key);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
    return made;
  };
}
