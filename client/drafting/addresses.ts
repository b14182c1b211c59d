/** Where the drafting screens stand. A link to a clause or remark can be pasted into a mail. */
export const draftAddress = (documentId: string, place?: { block?: string | null; remark?: string }): string => {
  const at = `/dokument/${documentId}`;
  if (place?.remark !== undefined) return `${at}?kommentar=${place.remark}`;
  return typeof place?.block === 'string' ? `${at}#${place.block}` : at;
};
export const freezeAddress = (matterId: string): string => `/arenden/${matterId}/ny-version`;
export const versionsAddress = (matterId: string): string => `/arenden/${matterId}/versioner`;
export const frozenAddress = (matterId: string, packageId: string, frozenDocumentId: string): string => `/arenden/${matterId}/versioner/${packageId}/${frozenDocumentId}`;
export const documentsAddress = (matterId: string): string => `/arenden/${matterId}/dokument`;
