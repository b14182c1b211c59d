/** What the consultees' pages and those about rounds say, in English: loaded with the first of them. */
import { consultationEn } from './consultation.en.ts';

export const forConsultationEn = consultationEn;
