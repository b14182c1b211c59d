/** What the consultees' pages and those about rounds say, in Swedish: loaded with the first of them. */
import { answersOutcomeSv } from './answers-outcome.sv.ts';
import { changesOnlySv } from './changes-only.sv.ts';
import { consultationSv } from './consultation.sv.ts';
import { consultationWordSv } from './consultation-word.sv.ts';
import { consultationLetterSv } from './consultation-letter.sv.ts';
import { consultationAfterSv } from './consultation-after.sv.ts';
import { consultationColleaguesSv } from './consultation-colleagues.sv.ts';

export const forConsultationSv = { ...consultationSv, ...consultationWordSv, ...consultationLetterSv, ...consultationColleaguesSv, ...answersOutcomeSv, ...consultationAfterSv, ...changesOnlySv } as const;
