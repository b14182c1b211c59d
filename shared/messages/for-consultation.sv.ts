/** What the consultees' pages and those about rounds say, in Swedish: loaded with the first of them. */
import { consultationSv } from './consultation.sv.ts';

export const forConsultationSv = consultationSv;
