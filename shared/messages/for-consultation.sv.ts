/** What the consultees' pages and those about rounds say, in Swedish: loaded with the first of them. */
import { consultationSv } from './consultation.sv.ts';
import { consultationWordSv } from './consultation-word.sv.ts';
import { consultationAfterSv } from './consultation-after.sv.ts';
import { consultationColleaguesSv } from './consultation-colleagues.sv.ts';

export const forConsultationSv = { ...consultationSv, ...consultationWordSv, ...consultationColleaguesSv, ...consultationAfterSv } as const;
