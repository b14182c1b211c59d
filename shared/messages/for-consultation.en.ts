/** What the consultees' pages and those about rounds say, in English: loaded with the first of them. */
import { answersOutcomeEn } from './answers-outcome.en.ts';
import { changesOnlyEn } from './changes-only.en.ts';
import { consultationEn } from './consultation.en.ts';
import { consultationWordEn } from './consultation-word.en.ts';
import { consultationLetterEn } from './consultation-letter.en.ts';
import { consultationAfterEn } from './consultation-after.en.ts';
import { consultationColleaguesEn } from './consultation-colleagues.en.ts';

export const forConsultationEn = { ...consultationEn, ...consultationWordEn, ...consultationLetterEn, ...consultationColleaguesEn, ...answersOutcomeEn, ...consultationAfterEn, ...changesOnlyEn } as const;
