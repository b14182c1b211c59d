/** Files made of a round's comment summary: ordered, written beside the server, and kept to be fetched again. */
import { z } from 'zod';
import { commentFilter, exportFormats } from './answers.ts';
import { type PersonalData, reportGroupings } from './export.ts';
import { limits } from './limits.ts';
import { leads, type MatterActor, refusals } from './matters.ts';

/** `interrupted`: the server was ended in the middle of it, again and again. */
const exportFailures = ['too-long', 'unwritable', 'interrupted'] as const;
export type ExportFailure = (typeof exportFailures)[number];
/** What is cancelled or taken away is listed no more; the journal keeps it. */
const exportStates = ['waiting', 'writing', 'done', 'failed'] as const;
export type ExportState = (typeof exportStates)[number];

export const exportInput = commentFilter.extend({
  format: z.enum(exportFormats), groupBy: z.enum(reportGroupings).default('clause'), locale: z.enum(['sv', 'en']).default('sv'),
  anonymised: z.boolean().default(false),
  /** Whoever orders has been told what personal data it holds. */
  personalDataConfirmed: z.boolean().default(false),
});
export type ExportInput = z.output<typeof exportInput>;

const amount = z.number().int();
export const personalDataSchema = z.object({ privatePersons: amount, colleagues: amount, contacts: amount, personalNumbers: amount, mailAddresses: amount });
export const personalKinds = ['privatePersons', 'colleagues', 'contacts', 'personalNumbers', 'mailAddresses'] as const satisfies (keyof PersonalData)[];
export const holdsPersonalData = (found: PersonalData): boolean => personalKinds.some((kind) => found[kind] > 0);

export const reportExportSchema = z.object({
  id: z.string(), format: z.enum(exportFormats), groupBy: z.enum(reportGroupings), locale: z.enum(['sv', 'en']),
  at: z.string(), by: z.string(), mine: z.boolean(), state: z.enum(exportStates),
  /** Per cent. */
  progress: z.number(),
  filtered: z.boolean(), anonymised: z.boolean(),
  /** What it was made of; null until it is made. `selection`: in words, empty for the whole round. */
  made: z.object({ at: z.string(), of: z.string(), packageNumber: z.number(), selection: z.string(), listed: z.number(), comments: z.number(), undecided: z.number(), name: z.string(), size: z.number(), hash: z.string(), replaced: personalDataSchema.nullable(), keptUntil: z.string() }).nullable(),
  failure: z.enum(exportFailures).nullable(),
  refusals,
});
export type ReportExport = z.infer<typeof reportExportSchema>;

/** Writing takes a processor each: refuses `exports-mine-waiting` and `exports-waiting` when as many wait or are being written as may. */
export function whyNotOrderExport(waiting: { mine: number; all: number }): 'exports-mine-waiting' | 'exports-waiting' | null {
  if (waiting.mine >= limits.exportsWaitingEach) return 'exports-mine-waiting';
  return waiting.all >= limits.exportsWaiting ? 'exports-waiting' : null;
}

/** Whoever ordered it, and those who lead. Refuses `exporter-or-lead-only`, `export-over`. */
export function whyNotCancelExport(actor: MatterActor, its: { mine: boolean; state: ExportState }): string | null {
  if (!its.mine && !leads(actor)) return 'exporter-or-lead-only';
  return its.state === 'waiting' || its.state === 'writing' ? null : 'export-over';
}

/** Whoever ordered it, and those who lead. Refuses `exporter-or-lead-only`, `export-under-way`. */
export function whyNotRemoveExport(actor: MatterActor, its: { mine: boolean; state: ExportState }): string | null {
  if (!its.mine && !leads(actor)) return 'exporter-or-lead-only';
  return its.state === 'done' || its.state === 'failed' ? null : 'export-under-way';
}

/** `moved-on`: the round was opened again, or the matter went on changing while it was written. */
const finalReportFailures = [...exportFailures, 'moved-on'] as const;
export type FinalReportFailure = (typeof finalReportFailures)[number];

/** The newest order of a final report that is not cancelled; null when none was ordered of what is concluded now. */
export const finalReportOrderSchema = z.object({
  order: z.object({ id: z.string(), at: z.string(), by: z.string(), state: z.enum(exportStates), progress: z.number(), failure: z.enum(finalReportFailures).nullable(), refusals }).nullable(),
});
export type FinalReportOrder = z.infer<typeof finalReportOrderSchema>;
