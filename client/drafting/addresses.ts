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
export const historyAddress = (documentId: string): string => `/dokument/${documentId}/historik`;
export const authorsAddress = (documentId: string): string => `/dokument/${documentId}/skribenter`;
export const comparisonAddress = (documentId: string, points?: { from: string; to: string }): string =>
  `/dokument/${documentId}/jamforelse${points === undefined ? '' : `?fran=${points.from}&till=${points.to}`}`;
