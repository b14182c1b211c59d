/** The list of what did not come with an imported Word file, kept in this browser until it is closed: nobody has mended everything at one reading. */
import type { ImportAnswer } from '#shared/drafting.ts';

const keyOf = (documentId: string): string => `import-report:${documentId}`;

export function keepImportReport(documentId: string, report: ImportAnswer): void {
  try {
    sessionStorage.setItem(keyOf(documentId), JSON.stringify(report));
  } catch {
    // A browser that keeps nothing has shown the list once.
  }
}

/** Null when nothing was imported here, or everything came with it. */
export function keptImportReport(documentId: string): ImportAnswer | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(documentId)) ?? 'null') as ImportAnswer | null;
    return kept !== null && kept.notUnderstood.length > 0 ? kept : null;
  } catch {
    return null;
  }
}
