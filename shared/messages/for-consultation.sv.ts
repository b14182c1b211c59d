/** What the consultees' pages and those about rounds say, in Swedish: loaded with the first of them. */
import { answersOutcomeSv } from './answers-outcome.sv.ts';
import { consultationSv } from './consultation.sv.ts';
import { consultationWordSv } from './consultation-word.sv.ts';
import { consultationAfterSv } from './consultation-after.sv.ts';
import { consultationColleaguesSv } from './consultation-colleagues.sv.ts';

export const forConsultationSv = { ...consultationSv, ...consultationWordSv, ...consultationColleaguesSv, ...answersOutcomeSv, ...consultationAfterSv } as const;
