/** What the consultees' pages and those about rounds say, in English: loaded with the first of them. */
import { consultationEn } from './consultation.en.ts';
import { consultationWordEn } from './consultation-word.en.ts';
import { consultationAfterEn } from './consultation-after.en.ts';
import { consultationColleaguesEn } from './consultation-colleagues.en.ts';

export const forConsultationEn = { ...consultationEn, ...consultationWordEn, ...consultationColleaguesEn, ...consultationAfterEn } as const;
