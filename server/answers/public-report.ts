/** The end of a round as the public page tells it, and the final report as the public may read it. */
import type { ConsultationReport } from '#shared/export.ts';
import { documentsEn } from '#shared/messages/documents.en.ts';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import { publicPagesEn } from '#shared/messages/public-pages.en.ts';
import { publicPagesSv } from '#shared/messages/public-pages.sv.ts';
import { masked } from '#shared/publication.ts';
import type { PublicEnd } from '../consultation/public/publication-routes.ts';
import { maskedReport } from '../consultation/public/masking.ts';
import { writeReportFile } from '../export/process/write.ts';
import { isConcluded } from './conclusion.ts';
import { finalReportFile, finalReportsOf, reportedAsOf } from './final-report.ts';
import { confidentialUntil, givesNotice } from './pre-notice.ts';

export const publicEnd: PublicEnd = {
  isConcluded,
  finalReport: async (from, roundId) => (await finalReportsOf(from, roundId)).find(({ standing }) => standing)?.number ?? null,
  confidentialUntil,
  givesNotice,
  reportedAsOf,
  async writeForPublic(house, of) {
    // From the kept bytes: what was reported then, not what the round says now.
    const kept = JSON.parse(new TextDecoder().decode(await finalReportFile(house, { ...of, format: 'json' }))) as ConsultationReport;
    const report = withoutPrivatePersons(await maskedReport(house.store.read, of.roundId, kept));
    return { pdf: (await writeReportFile({ report, format: 'pdf' })).bytes, page: (await writeReportFile({ report, format: 'article' })).bytes };
  },
};

/** Private persons by no name, and no personal number or mail address in what consultees wrote. */
export function withoutPrivatePersons(report: ConsultationReport): ConsultationReport {
  const words = report.locale === 'sv' ? publicPagesSv : publicPagesEn;
  const person = (report.locale === 'sv' ? documentsSv : documentsEn)['documents.category.private_person'];
  const open = <T extends string | null>(value: T): T => (value === null ? value : masked(value, words['public.hidden']) as T);
  const nameless = new Set(report.organisations.filter(({ category }) => category === 'private_person').map(({ id }) => id));
  return {
    ...report,
    organisations: report.organisations.map((one) => ({ ...one, ...(nameless.has(one.id) ? { name: person, organisation: person, body: null } : {}), ...(one.jointFrom !== undefined && nameless.has(one.jointFrom) ? { jointWith: person } : {}), condition: open(one.condition), summary: open(one.summary), ...(one.sections ? { sections: one.sections.map((taken) => ({ ...taken, condition: open(taken.condition) })) } : {}) })),
    comments: report.comments.map((one) => ({ ...one, ...(nameless.has(one.organisationId) ? { organisation: person } : {}), comment: open(one.comment), proposedText: open(one.proposedText), reason: open(one.reason), rationale: open(one.rationale) })),
    ...(report.split === undefined ? {} : { split: report.split.map((one) => ({ ...one, comment: open(one.comment), proposedText: open(one.proposedText), reason: open(one.reason) })) }),
  };
}
