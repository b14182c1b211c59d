import { Refusal } from '#shared/refusals.ts';

export const sheetFaults = ['not-a-spreadsheet', 'old-xls', 'encrypted', 'too-large', 'broken', 'timeout'] as const;
export type SheetFault = (typeof sheetFaults)[number];

/** Why a spreadsheet is not read at all. The sentence stands in the `sheets` catalogue: `refusal.sheet.refused.<fault>`. */
export function refusedSheet(fault: SheetFault): Refusal {
  return new Refusal(fault === 'too-large' ? 'too-large' : 'invalid', `sheet.refused.${fault}`);
}
